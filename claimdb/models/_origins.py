"""Origins: passages that were not written independently."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from claimdb.models._base import SPAN, among, cascade, metadata
from claimdb.records import COPY_KINDS

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("version_pk", Integer, cascade("versions.pk"), primary_key=True, index=True),
    Column("outlet_pk", Integer),
    sqlite_with_rowid=False,
)
"""Hashes of some runs of words of an article's latest version: what two texts have in common shows in them.

``outlet_pk`` is the article's, here too since it is asked for of all who have a hash; it refers to nothing.
"""


copies = Table(
    "copies",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("run_pk", Integer, ForeignKey("runs.pk"), index=True, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("left_version_pk", Integer, cascade("versions.pk"), index=True, nullable=False),
    Column("left_start", Integer, nullable=False),
    Column("left_end", Integer, nullable=False),
    Column("right_version_pk", Integer, cascade("versions.pk"), index=True),
    Column("right_start", Integer),
    Column("right_end", Integer),
    Column("credited", Text, index=True),
    Column("share", Double, nullable=False),
    Column("reason", Text, nullable=False),
    Column("thread", Integer, nullable=False),
    Column("judgement_pk", Integer, ForeignKey("judgements.pk")),
    CheckConstraint("share BETWEEN 0 AND 1", name="share"),
    among("kind", COPY_KINDS),
)
"""Two passages of different articles that were not written independently, or one and the outlet that it credits.

Pairs of the same versions and ``thread`` hang together; 0 is no thread. ``share`` is the share of the shorter passage
that stands in the other. Of a credit the right side is null where no article of the ``credited`` outlet has it.
``judgement_pk`` says that it is not so; then it joins nothing.
"""


origins = Table(
    "origins",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("id", String(16), index=True, nullable=False),
    Column("version_pk", Integer, cascade("versions.pk"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("ix_origins_place", "version_pk", "start"),
    CheckConstraint(SPAN, name="span"),
)
"""A passage of an origin: all rows of one ``id`` hang together through ``copies``. What stands in no row is its own."""
