"""Claims and their appearances."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from claimdb.models._base import SPAN, cascade, metadata

claims = Table(
    "claims",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("id", String(16), unique=True, nullable=False),
    Column("run_pk", Integer, ForeignKey("runs.pk"), index=True, nullable=False),
    Column("text", Text, nullable=False),
    Column("appearances", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("said_from", String(16), nullable=False),
    Column("said_to", String(16), nullable=False),
    Index("ix_claims_size", "appearances"),
)
"""One speaker's proposition that is printed more than once, in the wording of its fullest appearance.

``articles`` and ``origins`` count those behind its appearances. What is printed once is its own claim and stands in no
row.
"""


appearances = Table(
    "appearances",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("claim_pk", Integer, cascade("claims.pk"), nullable=False),
    Column("attribution_pk", Integer, cascade("attributions.pk"), index=True, nullable=False),
    Column("number", Integer, nullable=False),
    Column("spans", JSON, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("score", Double, nullable=False),
    Column("reason", Text, nullable=False),
    Column("judgement_pk", Integer, ForeignKey("judgements.pk")),
    UniqueConstraint("claim_pk", "number"),
    CheckConstraint(SPAN, name="span"),
    CheckConstraint("score BETWEEN 0 AND 1", name="score"),
)
"""Where a claim is printed: the parts of an attribution's content that say it, and why they are taken for the same."""
