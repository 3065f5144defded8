"""Disputes: what cannot all be true."""

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

from claimdb.models._base import among, cascade, metadata
from claimdb.models._passages import VOICES

STRENGTHS = ("clear", "possible")

findings = Table(
    "findings",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("run_pk", Integer, ForeignKey("runs.pk"), index=True, nullable=False),
    Column("left_pk", Integer, cascade("passages.pk"), index=True, nullable=False),
    Column("right_pk", Integer, cascade("passages.pk"), index=True),
    Column("kind", String(20), nullable=False),
    Column("score", Double, nullable=False),
    Column("reason", Text, nullable=False),
    Column("matter", Text, nullable=False),
    Column("left_words", Text, nullable=False),
    Column("right_words", Text, nullable=False),
    Column("left_stance", Text, nullable=False),
    Column("right_stance", Text, nullable=False),
    CheckConstraint("score BETWEEN 0 AND 1", name="score"),
)
"""What one detector says of two passages, or of one that its outlet marks as unconfirmed (right side null, "")."""


disputes = Table(
    "disputes",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("id", String(16), unique=True, nullable=False),
    Column("run_pk", Integer, ForeignKey("runs.pk"), index=True, nullable=False),
    Column("matter", Text, nullable=False),
    Column("kinds", JSON, nullable=False),
    Column("strength", String(8), nullable=False),
    Column("score", Double, nullable=False),
    Column("reason", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("latest", Integer, nullable=False),
    Column("judgement_pk", Integer, ForeignKey("judgements.pk")),
    Index("ix_disputes_score", "score"),
    CheckConstraint("score BETWEEN 0 AND 1", name="score"),
    among("strength", STRENGTHS),
)
"""One matter on which positions cannot all hold, put neutrally.

``size``: how many positions it was made of; fewer stand there once an article went or was extracted again, until it is
made again. ``latest``: day of its newest position (ordinal).
"""


positions = Table(
    "positions",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("dispute_pk", Integer, cascade("disputes.pk"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("passage_pk", Integer, cascade("passages.pk"), index=True, nullable=False),
    Column("side", Integer, nullable=False),
    Column("stance", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("holder_kind", String(8), nullable=False),
    Column("holder", Text, nullable=False),
    Column("speaker_pk", Integer, ForeignKey("speakers.pk", ondelete="SET NULL"), index=True),
    Column("origin", String(16)),
    UniqueConstraint("dispute_pk", "number"),
    among("holder_kind", VOICES),
)
"""One side's words on a matter, held by a speaker or by the outlet. Positions of one ``side`` go together.

``words`` are those on which it differs, ``stance`` says what it holds in a few words.
"""


dispute_findings = Table(
    "dispute_findings",
    metadata,
    Column("dispute_pk", Integer, cascade("disputes.pk"), primary_key=True),
    Column("finding_pk", Integer, cascade("findings.pk"), primary_key=True, index=True),
)
"""Which findings a dispute rests on."""
