"""Passages: what claims and disputes compare."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from claimdb.models._base import SPAN, among, cascade, metadata

VOICES = ("speaker", "outlet")

passages = Table(
    "passages",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("pass_pk", Integer, cascade("passes.pk"), index=True, nullable=False),
    Column("version_pk", Integer, cascade("versions.pk"), index=True, nullable=False),
    Column("article_pk", Integer, cascade("articles.pk"), nullable=False),
    Column("attribution_pk", Integer, cascade("attributions.pk"), index=True),
    Column("run_pk", Integer, ForeignKey("runs.pk"), index=True, nullable=False),
    Column("voice", String(8), nullable=False),
    Column("text", Text, nullable=False),
    Column("spans", JSON, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("sketch", LargeBinary, nullable=False),
    Column("vector", LargeBinary),
    Index("ix_passages_place", "article_pk", "start"),
    CheckConstraint(SPAN, name="span"),
    CheckConstraint("(voice = 'speaker') = (attribution_pk IS NOT NULL)", name="attributed"),
    among("voice", VOICES),
)
"""A sentence's worth of what is said, by a speaker (in an attribution) or by the outlet in its own voice.

A content of several sentences gives a passage for each. ``spans`` are the parts of the version's text that ``text``
joins with " … "; ``start`` and ``end`` enclose them. ``day`` is the day it was said or else printed (proleptic ordinal,
0 when unknown). ``sketch`` holds 128 signed bytes, a rough vector out of its words; ``vector`` 384, made when the
passage is first compared with another of its speaker's that is rather alike.
"""


passage_keys = Table(
    "passage_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("passage_pk", Integer, cascade("passages.pk"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""Telling words, names and figures of a passage, hashed: passages meet under a key that they share, close in time."""


passage_pairs = Table(
    "passage_pairs",
    metadata,
    Column("left_pk", Integer, cascade("passages.pk"), primary_key=True),
    Column("right_pk", Integer, cascade("passages.pk"), primary_key=True, index=True),
    Column("run_pk", Integer, ForeignKey("runs.pk"), index=True, nullable=False),
    Column("likeness", Double, nullable=False),
    Column("agree", Double),
    Column("conflict", Double),
    CheckConstraint("left_pk < right_pk", name="order"),
    sqlite_with_rowid=False,
)
"""Two passages that met and are alike. ``likeness``: cosine of their vectors, or what is expected of it.

``agree`` and ``conflict``: what the pair scorer gives, null where it was not asked.
"""
