"""Outlets, articles, their versions and paragraphs."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from claimdb.models._base import SPAN, cascade, metadata, one_of_many

outlets = Table(
    "outlets",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("key", Text, unique=True, nullable=False),
)
"""Who printed it. ``key`` is the folded name."""


outlet_names = Table(
    "outlet_names",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("outlet_pk", Integer, cascade("outlets.pk"), index=True, nullable=False),
    Column("name", Text, nullable=False),
    Column("key", Text, unique=True, nullable=False),
)
"""Another name that an outlet prints under."""


articles = Table(
    "articles",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("id", String(16), unique=True, nullable=False),
    Column("key", Text, unique=True, nullable=False),
    Column("outlet_pk", Integer, ForeignKey("outlets.pk"), index=True),
    Column("path", Text),
    Column("url", Text),
    Column("title", Text),
    Column("byline", Text),
    Column("published", String(40), index=True),
    Column("language", String(8)),
)
"""One text of one outlet; the metadata that holds now: as read with the latest version, judgements on top."""


versions = Table(
    "versions",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("article_pk", Integer, cascade("articles.pk"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("is_latest", Boolean, nullable=False),
    Column("text", Text, nullable=False),
    Column("sha256", String(64), index=True, nullable=False),
    Column("raw_sha256", String(64), nullable=False),
    Column("added_at", String(32), nullable=False),
    Column("first_line", Integer, nullable=False),
    Column("as_read", JSON, nullable=False),
    Column("notes", JSON, nullable=False),
    UniqueConstraint("article_pk", "number"),
    one_of_many("uq_versions_latest", "article_pk", where="is_latest"),
    CheckConstraint("number >= 1", name="number"),
    CheckConstraint("first_line >= 1", name="first_line"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
)
"""One text of an article and the metadata that was read with it. Its first line is ``first_line`` of the file.

``as_read``: outlet, title, byline, published, url, language, path, collection; the key was made from these.
"""


paragraphs = Table(
    "paragraphs",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("version_pk", Integer, cascade("versions.pk"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    UniqueConstraint("version_pk", "number"),
    CheckConstraint(SPAN, name="span"),
)
"""A line of text that is not blank, numbered from 1."""
