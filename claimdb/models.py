"""The tables. Every offset is a ``str`` index into ``versions.text``; every moment is ISO 8601 in UTC.

Columns named ``pk`` are row numbers that never leave the database; ``id`` is what people and programs see.
Machine-made rows name the pass that made them, and so its run; what a person decided stands in ``judgements`` and is
laid over the machine rows again after every change (claimdb.store.overlay).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, MetaData, String, Text, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from claimdb.db import NAMING
from claimdb.records import FORMS, MODALITIES, REGION_KINDS, SPEAKER_KINDS

ENTITY_LABELS = ("PERSON", "ORGANIZATION", "LOCATION", "MISC")
SPAN_ROLES = ("source", "cue", "content")
CIRCUMSTANCES = ("medium", "venue", "addressee", "said_at")


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012  SQLAlchemy reads a plain dict


def _among(column: str, allowed: tuple[str, ...]) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(word) for word in allowed)})", name=column)


def _cascade(target: str) -> ForeignKey:
    return ForeignKey(target, ondelete="CASCADE")


def _one_of_many(name: str, *columns: str, where: str) -> Index:
    """Among the rows that fit, the columns are unique."""
    return Index(name, *columns, unique=True, sqlite_where=text(where), postgresql_where=text(where))


_SPAN = '"start" >= 0 AND "end" > "start"'


# ── articles ─────────────────────────────────────────────────────────────────────────────────────────────────────


class Outlet(Base):
    """Who printed it. ``key`` is the folded name."""

    __tablename__ = "outlets"
    pk: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text, unique=True)


class OutletName(Base):
    """Another name that an outlet prints under."""

    __tablename__ = "outlet_names"
    pk: Mapped[int] = mapped_column(primary_key=True)
    outlet_pk: Mapped[int] = mapped_column(_cascade("outlets.pk"), index=True)
    name: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text, unique=True)


class Article(Base):
    """One text of one outlet; the metadata that holds now: as read with the latest version, judgements on top."""

    __tablename__ = "articles"
    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(16), unique=True)
    key: Mapped[str] = mapped_column(Text, unique=True)
    outlet_pk: Mapped[int | None] = mapped_column(ForeignKey("outlets.pk"), index=True)
    path: Mapped[str | None] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    byline: Mapped[str | None] = mapped_column(Text)
    published: Mapped[str | None] = mapped_column(String(40), index=True)
    language: Mapped[str | None] = mapped_column(String(8))


class Version(Base):
    """One text of an article and the metadata that was read with it. Its first line is ``first_line`` of the file."""

    __tablename__ = "versions"
    __table_args__ = (
        UniqueConstraint("article_pk", "number"),
        _one_of_many("uq_versions_latest", "article_pk", where="is_latest"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("first_line >= 1", name="first_line"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
    )
    pk: Mapped[int] = mapped_column(primary_key=True)
    article_pk: Mapped[int] = mapped_column(_cascade("articles.pk"))
    number: Mapped[int]
    is_latest: Mapped[bool]
    text: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    raw_sha256: Mapped[str] = mapped_column(String(64))
    added_at: Mapped[str] = mapped_column(String(32))
    first_line: Mapped[int]
    as_read: Mapped[dict[str, Any]]
    """outlet, title, byline, published, url, language, path, collection; the key was made from these."""
    notes: Mapped[list[Any]]


class Paragraph(Base):
    """A line of text that is not blank, numbered from 1."""

    __tablename__ = "paragraphs"
    __table_args__ = (UniqueConstraint("version_pk", "number"), CheckConstraint(_SPAN, name="span"))
    pk: Mapped[int] = mapped_column(primary_key=True)
    version_pk: Mapped[int] = mapped_column(_cascade("versions.pk"))
    number: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]


# ── runs ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class Run(Base):
    """One pass over articles: step, model, version, settings, time."""

    __tablename__ = "runs"
    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(40), unique=True)
    step: Mapped[str] = mapped_column(String(20))
    model: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(String(40))
    settings: Mapped[dict[str, Any]]
    started: Mapped[str] = mapped_column(String(32))
    finished: Mapped[str | None] = mapped_column(String(32))


class Pass(Base):
    """What one run made of one version. One is current for a version and step; listings see no other."""

    __tablename__ = "passes"
    __table_args__ = (
        UniqueConstraint("version_pk", "run_pk"),
        _one_of_many("uq_passes_current", "version_pk", "step", where="is_current"),
        CheckConstraint("seconds >= 0", name="seconds"),
    )
    pk: Mapped[int] = mapped_column(primary_key=True)
    version_pk: Mapped[int] = mapped_column(_cascade("versions.pk"))
    run_pk: Mapped[int] = mapped_column(ForeignKey("runs.pk"), index=True)
    step: Mapped[str] = mapped_column(String(20))
    is_current: Mapped[bool]
    seconds: Mapped[float]
    made_at: Mapped[str] = mapped_column(String(32))


class Region(Base):
    """A stretch that is not body text."""

    __tablename__ = "regions"
    __table_args__ = (CheckConstraint(_SPAN, name="span"), _among("kind", REGION_KINDS))
    pass_pk: Mapped[int] = mapped_column(_cascade("passes.pk"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    start: Mapped[int]
    end: Mapped[int]


class Section(Base):
    """A part of a live page."""

    __tablename__ = "sections"
    __table_args__ = (CheckConstraint(_SPAN, name="span"),)
    pass_pk: Mapped[int] = mapped_column(_cascade("passes.pk"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    end: Mapped[int]
    heading: Mapped[str | None] = mapped_column(Text)
    published: Mapped[str | None] = mapped_column(String(40))
    byline: Mapped[str | None] = mapped_column(Text)


class Sentence(Base):
    """What stands in no attribution is said in the outlet's own voice."""

    __tablename__ = "sentences"
    __table_args__ = (CheckConstraint(_SPAN, name="span"),)
    pass_pk: Mapped[int] = mapped_column(_cascade("passes.pk"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    end: Mapped[int]


class Entity(Base):
    """A name in the text, as printed."""

    __tablename__ = "entities"
    __table_args__ = (
        CheckConstraint(_SPAN, name="span"),
        _among("label", ENTITY_LABELS),
        CheckConstraint("score BETWEEN 0 AND 1", name="score"),
    )
    pass_pk: Mapped[int] = mapped_column(_cascade("passes.pk"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    score: Mapped[float]


# ── attributions ─────────────────────────────────────────────────────────────────────────────────────────────────


class Attribution(Base):
    """One place where content is given to a source. ``start`` and ``end`` enclose the whole content.

    ``listed``: of the latest version and its current pass, and not rejected. ``said_from`` and ``said_to`` are when it
    was said, or else when its section or article was published, to the minute and as printed, empty when unknown.
    """

    __tablename__ = "attributions"
    __table_args__ = (
        Index("ix_attributions_newest", "listed", "said_to", "article_pk", "start"),
        Index("ix_attributions_place", "article_pk", "listed", "start"),
        UniqueConstraint("pass_pk", "number"),
        _one_of_many("uq_attributions_id", "pass_pk", "id", where="rejected_by IS NULL"),
        CheckConstraint(_SPAN, name="span"),
        CheckConstraint("paragraph >= 1", name="paragraph"),
        CheckConstraint("line >= 1", name="line"),
        CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence"),
        CheckConstraint("parent_pk <> pk", name="parent"),
        CheckConstraint("NOT listed OR rejected_by IS NULL", name="listed"),
        _among("form", FORMS),
        _among("modality", MODALITIES),
        _among("region", REGION_KINDS),
    )
    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(16), index=True)
    pass_pk: Mapped[int] = mapped_column(_cascade("passes.pk"))
    version_pk: Mapped[int] = mapped_column(_cascade("versions.pk"), index=True)
    article_pk: Mapped[int] = mapped_column(_cascade("articles.pk"))
    number: Mapped[int]
    """Among the attributions of its pass, from 0."""
    listed: Mapped[bool]
    resolved: Mapped[bool]
    """A link to a speaker acts."""
    form: Mapped[str] = mapped_column(String(8))
    modality: Mapped[str] = mapped_column(String(12))
    region: Mapped[str] = mapped_column(String(10))
    paragraph: Mapped[int]
    line: Mapped[int]
    """Of ``versions.text``, from 1."""
    confidence: Mapped[float]
    text: Mapped[str] = mapped_column(Text)
    source_text: Mapped[str] = mapped_column(Text)
    cue_text: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    said_from: Mapped[str] = mapped_column(String(16))
    said_to: Mapped[str] = mapped_column(String(16))
    parent_pk: Mapped[int | None] = mapped_column(ForeignKey("attributions.pk", ondelete="SET NULL"), index=True)
    judgement_pk: Mapped[int | None] = mapped_column(ForeignKey("judgements.pk"))
    """The judgement that put this row in the place of a machine's, or where the machine found none."""
    replaces_pk: Mapped[int | None] = mapped_column(ForeignKey("attributions.pk", ondelete="SET NULL"))
    rejected_by: Mapped[int | None] = mapped_column(ForeignKey("judgements.pk"))
    speakers_by: Mapped[int | None] = mapped_column(ForeignKey("judgements.pk"))


class AttributionSpan(Base):
    """One part of a source, cue or content."""

    __tablename__ = "attribution_spans"
    __table_args__ = (CheckConstraint(_SPAN, name="span"), _among("role", SPAN_ROLES))
    attribution_pk: Mapped[int] = mapped_column(_cascade("attributions.pk"), primary_key=True)
    role: Mapped[str] = mapped_column(String(8), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    end: Mapped[int]


class Circumstance(Base):
    """Medium, venue, addressee or time, as printed; a time with the days that it means."""

    __tablename__ = "circumstances"
    __table_args__ = (CheckConstraint(_SPAN, name="span"), _among("kind", CIRCUMSTANCES))
    attribution_pk: Mapped[int] = mapped_column(_cascade("attributions.pk"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    earliest: Mapped[str | None] = mapped_column(String(40))
    latest: Mapped[str | None] = mapped_column(String(40))


# ── who it was ───────────────────────────────────────────────────────────────────────────────────────────────────


class Mention(Base):
    """One speaker that an attribution's source names, as far as its own article tells. ``key`` is the folded name."""

    __tablename__ = "mentions"
    __table_args__ = (
        UniqueConstraint("attribution_pk", "number"),
        Index("ix_mentions_name", "key", "kind"),
        CheckConstraint("score BETWEEN 0 AND 1", name="score"),
        CheckConstraint('"start" IS NULL OR "end" > "start"', name="span"),
        _among("kind", SPEAKER_KINDS),
    )
    pk: Mapped[int] = mapped_column(primary_key=True)
    attribution_pk: Mapped[int] = mapped_column(_cascade("attributions.pk"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(12))
    score: Mapped[float]
    role: Mapped[str | None] = mapped_column(Text)
    candidate: Mapped[bool]
    """Below the threshold inside the article."""
    start: Mapped[int | None]
    end: Mapped[int | None]
    judgement_pk: Mapped[int | None] = mapped_column(ForeignKey("judgements.pk"))


class Speaker(Base):
    """A person, organisation, group or unnamed source across articles. ``key`` is the folded name."""

    __tablename__ = "speakers"
    __table_args__ = (Index("ix_speakers_name", "key", "kind"), _among("kind", SPEAKER_KINDS))
    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(16), unique=True)
    kind: Mapped[str] = mapped_column(String(12))
    name: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)


class SpeakerName(Base):
    """A name that the speaker goes by, its own included. ``last`` is the last word of ``key``."""

    __tablename__ = "speaker_names"
    __table_args__ = (
        UniqueConstraint("speaker_pk", "key"),
        Index("ix_speaker_names_key", "key"),
        Index("ix_speaker_names_last", "last"),
    )
    pk: Mapped[int] = mapped_column(primary_key=True)
    speaker_pk: Mapped[int] = mapped_column(_cascade("speakers.pk"))
    name: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)
    last: Mapped[str] = mapped_column(Text)


class Link(Base):
    """A mention means a speaker: suggested by a run with a score, or judged. ``acts``: listings go by it."""

    __tablename__ = "links"
    __table_args__ = (
        UniqueConstraint("mention_pk", "speaker_pk", "run_pk"),
        Index("ix_links_speaker", "speaker_pk", "acts"),
        CheckConstraint("score BETWEEN 0 AND 1", name="score"),
        CheckConstraint("(run_pk IS NULL) <> (judgement_pk IS NULL)", name="origin"),
    )
    pk: Mapped[int] = mapped_column(primary_key=True)
    mention_pk: Mapped[int] = mapped_column(_cascade("mentions.pk"))
    speaker_pk: Mapped[int] = mapped_column(_cascade("speakers.pk"))
    run_pk: Mapped[int | None] = mapped_column(ForeignKey("runs.pk"), index=True)
    judgement_pk: Mapped[int | None] = mapped_column(ForeignKey("judgements.pk"))
    score: Mapped[float]
    acts: Mapped[bool]


# ── decisions ────────────────────────────────────────────────────────────────────────────────────────────────────


class Judgement(Base):
    """A person's decision. Rows are added and marked as undone, never changed otherwise, never removed.

    The subject is told by selector, not by row: article key, and for a statement the W3C selectors of its content.
    """

    __tablename__ = "judgements"
    __table_args__ = (
        CheckConstraint("(undone_at IS NULL) = (undone_by IS NULL)", name="undone"),
        _among("subject", ("attribution", "article", "speaker", "claim", "dispute", "origin", "outlet")),
    )
    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(16), unique=True)
    subject: Mapped[str] = mapped_column(String(12))
    article_key: Mapped[str | None] = mapped_column(Text, index=True)
    selector: Mapped[dict[str, Any]]
    decision: Mapped[str] = mapped_column(String(20))
    value: Mapped[dict[str, Any]]
    reason: Mapped[str | None] = mapped_column(Text)
    who: Mapped[str] = mapped_column(Text)
    made_at: Mapped[str] = mapped_column(String(32))
    undone_at: Mapped[str | None] = mapped_column(String(32))
    undone_by: Mapped[str | None] = mapped_column(Text)
