"""What people decided."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Integer,
    String,
    Table,
    Text,
)

from claimdb.models._base import among, metadata

judgements = Table(
    "judgements",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("id", String(16), unique=True, nullable=False),
    Column("subject", String(12), nullable=False),
    Column("article_key", Text, index=True),
    Column("selector", JSON, nullable=False),
    Column("decision", String(20), nullable=False),
    Column("value", JSON, nullable=False),
    Column("reason", Text),
    Column("who", Text, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("undone_at", String(32)),
    Column("undone_by", Text),
    CheckConstraint("(undone_at IS NULL) = (undone_by IS NULL)", name="undone"),
    among("subject", ("attribution", "article", "speaker", "claim", "dispute", "origin", "outlet")),
)
"""A person's decision. Rows are added and marked as undone, never changed otherwise, never removed.

The subject is told by selector, not by row: article key, and for a statement the W3C selectors of its content.
"""
