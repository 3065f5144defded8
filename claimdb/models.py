"""The tables. Every offset is a ``str`` index into ``versions.text``; every moment is ISO 8601 in UTC.

Columns named ``pk`` are row numbers that never leave the database; ``id`` is what people and programs see.
Machine-made rows name the pass that made them, and so its run; what a person decided stands in ``judgements`` and is
laid over the machine rows again after every change (claimdb.store.overlay).
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from claimdb.db import NAMING
from claimdb.records import FORMS, MODALITIES, REGION_KINDS, SPEAKER_KINDS

ENTITY_LABELS = ("PERSON", "ORGANIZATION", "LOCATION", "MISC")
SPAN_ROLES = ("source", "cue", "content")
CIRCUMSTANCES = ("medium", "venue", "addressee", "said_at")

metadata = MetaData(naming_convention=NAMING)


def _among(column: str, allowed: tuple[str, ...]) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(word) for word in allowed)})", name=column)


def _cascade(target: str) -> ForeignKey:
    return ForeignKey(target, ondelete="CASCADE")


def _one_of_many(name: str, *columns: str, where: str) -> Index:
    """Among the rows that fit, the columns are unique. Only migrations tell PostgreSQL: its dialect loads slowly."""
    return Index(name, *columns, unique=True, sqlite_where=text(where))


_SPAN = '"start" >= 0 AND "end" > "start"'


# ── articles ─────────────────────────────────────────────────────────────────────────────────────────────────────


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
    Column("outlet_pk", Integer, _cascade("outlets.pk"), index=True, nullable=False),
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
    Column("article_pk", Integer, _cascade("articles.pk"), nullable=False),
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
    _one_of_many("uq_versions_latest", "article_pk", where="is_latest"),
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
    Column("version_pk", Integer, _cascade("versions.pk"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    UniqueConstraint("version_pk", "number"),
    CheckConstraint(_SPAN, name="span"),
)
"""A line of text that is not blank, numbered from 1."""


# ── runs ─────────────────────────────────────────────────────────────────────────────────────────────────────────


runs = Table(
    "runs",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("id", String(40), unique=True, nullable=False),
    Column("step", String(20), nullable=False),
    Column("model", Text, nullable=False),
    Column("version", String(40), nullable=False),
    Column("settings", JSON, nullable=False),
    Column("started", String(32), nullable=False),
    Column("finished", String(32)),
)
"""One pass over articles: step, model, version, settings, time."""


passes = Table(
    "passes",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("version_pk", Integer, _cascade("versions.pk"), nullable=False),
    Column("run_pk", Integer, ForeignKey("runs.pk"), index=True, nullable=False),
    Column("step", String(20), nullable=False),
    Column("is_current", Boolean, nullable=False),
    Column("seconds", Double, nullable=False),
    Column("made_at", String(32), nullable=False),
    UniqueConstraint("version_pk", "run_pk"),
    _one_of_many("uq_passes_current", "version_pk", "step", where="is_current"),
    CheckConstraint("seconds >= 0", name="seconds"),
)
"""What one run made of one version. One is current for a version and step; listings see no other."""


regions = Table(
    "regions",
    metadata,
    Column("pass_pk", Integer, _cascade("passes.pk"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    CheckConstraint(_SPAN, name="span"),
    _among("kind", REGION_KINDS),
)
"""A stretch that is not body text."""


sections = Table(
    "sections",
    metadata,
    Column("pass_pk", Integer, _cascade("passes.pk"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("heading", Text),
    Column("published", String(40)),
    Column("byline", Text),
    CheckConstraint(_SPAN, name="span"),
)
"""A part of a live page."""


sentences = Table(
    "sentences",
    metadata,
    Column("pass_pk", Integer, _cascade("passes.pk"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    CheckConstraint(_SPAN, name="span"),
)
"""What stands in no attribution is said in the outlet's own voice."""


entities = Table(
    "entities",
    metadata,
    Column("pass_pk", Integer, _cascade("passes.pk"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("label", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("score", Double, nullable=False),
    CheckConstraint(_SPAN, name="span"),
    _among("label", ENTITY_LABELS),
    CheckConstraint("score BETWEEN 0 AND 1", name="score"),
)
"""A name in the text, as printed."""


# ── attributions ─────────────────────────────────────────────────────────────────────────────────────────────────


attributions = Table(
    "attributions",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("id", String(16), index=True, nullable=False),
    Column("pass_pk", Integer, _cascade("passes.pk"), nullable=False),
    Column("version_pk", Integer, _cascade("versions.pk"), index=True, nullable=False),
    Column("article_pk", Integer, _cascade("articles.pk"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("listed", Boolean, nullable=False),
    Column("resolved", Boolean, nullable=False),
    Column("form", String(8), nullable=False),
    Column("modality", String(12), nullable=False),
    Column("region", String(10), nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("line", Integer, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("text", Text, nullable=False),
    Column("source_text", Text, nullable=False),
    Column("cue_text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("said_from", String(16), nullable=False),
    Column("said_to", String(16), nullable=False),
    Column("parent_pk", Integer, ForeignKey("attributions.pk", ondelete="SET NULL"), index=True),
    Column("judgement_pk", Integer, ForeignKey("judgements.pk")),
    Column("replaces_pk", Integer, ForeignKey("attributions.pk", ondelete="SET NULL")),
    Column("rejected_by", Integer, ForeignKey("judgements.pk")),
    Column("speakers_by", Integer, ForeignKey("judgements.pk")),
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
"""One place where content is given to a source. ``start`` and ``end`` enclose the whole content.

``listed``: of the latest version and its current pass, and not rejected. ``resolved``: a link to a speaker acts.
``said_from`` and ``said_to`` are when it was said, or else when its section or article was published, to the minute and
as printed, empty when unknown. ``number`` counts from 0 in its pass; ``line`` from 1 in ``versions.text``.
``judgement_pk`` put this row in the place of a machine's (``replaces_pk``), or where the machine found none.
"""


attribution_spans = Table(
    "attribution_spans",
    metadata,
    Column("attribution_pk", Integer, _cascade("attributions.pk"), primary_key=True),
    Column("role", String(8), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    CheckConstraint(_SPAN, name="span"),
    _among("role", SPAN_ROLES),
)
"""One part of a source, cue or content."""


circumstances = Table(
    "circumstances",
    metadata,
    Column("attribution_pk", Integer, _cascade("attributions.pk"), primary_key=True),
    Column("kind", String(10), primary_key=True),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("earliest", String(40)),
    Column("latest", String(40)),
    CheckConstraint(_SPAN, name="span"),
    _among("kind", CIRCUMSTANCES),
)
"""Medium, venue, addressee or time, as printed; a time with the days that it means."""


# ── who it was ───────────────────────────────────────────────────────────────────────────────────────────────────


mentions = Table(
    "mentions",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("attribution_pk", Integer, _cascade("attributions.pk"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("score", Double, nullable=False),
    Column("role", Text),
    Column("candidate", Boolean, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("judgement_pk", Integer, ForeignKey("judgements.pk")),
    UniqueConstraint("attribution_pk", "number"),
    Index("ix_mentions_name", "key", "kind"),
    CheckConstraint("score BETWEEN 0 AND 1", name="score"),
    CheckConstraint('"start" IS NULL OR "end" > "start"', name="span"),
    _among("kind", SPEAKER_KINDS),
)
"""One speaker that an attribution's source names, as far as its own article tells. ``key`` is the folded name.

``candidate``: below the threshold inside the article.
"""


speakers = Table(
    "speakers",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("id", String(16), unique=True, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),
    Index("ix_speakers_name", "key", "kind"),
    _among("kind", SPEAKER_KINDS),
)
"""A person, organisation, group or unnamed source across articles. ``key`` is the folded name."""


speaker_names = Table(
    "speaker_names",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("speaker_pk", Integer, _cascade("speakers.pk"), nullable=False),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("last", Text, nullable=False),
    UniqueConstraint("speaker_pk", "key"),
    Index("ix_speaker_names_key", "key"),
    Index("ix_speaker_names_last", "last"),
)
"""A name that the speaker goes by, its own included. ``last`` is the last word of ``key``."""


links = Table(
    "links",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("mention_pk", Integer, _cascade("mentions.pk"), nullable=False),
    Column("speaker_pk", Integer, _cascade("speakers.pk"), nullable=False),
    Column("run_pk", Integer, ForeignKey("runs.pk"), index=True),
    Column("judgement_pk", Integer, ForeignKey("judgements.pk")),
    Column("score", Double, nullable=False),
    Column("acts", Boolean, nullable=False),
    Column("reason", Text),
    UniqueConstraint("mention_pk", "speaker_pk", "run_pk"),
    Index("ix_links_speaker", "speaker_pk", "acts"),
    CheckConstraint("score BETWEEN 0 AND 1", name="score"),
    CheckConstraint("(run_pk IS NULL) <> (judgement_pk IS NULL)", name="origin"),
)
"""A mention means a speaker: suggested by a run with a score and a reason, or judged. ``acts``: listings go by it."""


suggestions = Table(
    "suggestions",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("left_pk", Integer, _cascade("speakers.pk"), nullable=False),
    Column("right_pk", Integer, _cascade("speakers.pk"), index=True, nullable=False),
    Column("score", Double, nullable=False),
    Column("reasons", JSON, nullable=False),
    UniqueConstraint("left_pk", "right_pk"),
    Index("ix_suggestions_score", "score"),
    CheckConstraint("score BETWEEN 0 AND 1", name="score"),
    CheckConstraint("left_pk < right_pk", name="order"),
)
"""Two speakers that are perhaps one: the probability, and why. Pairs that a person decided do not stand here."""


# ── what resolution goes by ──────────────────────────────────────────────────────────────────────────────────────


name_forms = Table(
    "name_forms",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("family", Integer, index=True, nullable=False),
    UniqueConstraint("key", "kind"),
    _among("kind", SPEAKER_KINDS),
)
"""A name as speakers are listed, without title and article. ``key`` is folded.

Names of one ``family`` may mean one speaker, directly or by way of others; each family is resolved by itself.
"""


blocks = Table(
    "blocks",
    metadata,
    Column("block", Text, primary_key=True),
    Column("form_pk", Integer, _cascade("name_forms.pk"), primary_key=True, index=True),
)
"""Names that could mean one speaker have a block in common (claimdb.names), so that not all pairs are compared."""


referents = Table(
    "referents",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("article_pk", Integer, ForeignKey("articles.pk", ondelete="SET NULL"), index=True),
    Column("kind", String(12), nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("form_pk", Integer, ForeignKey("name_forms.pk"), index=True, nullable=False),
    Column("roles", JSON, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("is_author", Boolean, nullable=False),
    Column("speaker_pk", Integer, ForeignKey("speakers.pk", ondelete="SET NULL"), index=True),
    Column("score", Double, nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("article_pk", "kind", "key"),
    CheckConstraint("score BETWEEN 0 AND 1", name="score"),
    _among("kind", SPEAKER_KINDS),
)
"""What a name stands for in one article: ``mentions`` of statements, 0 where it is named without being the speaker.

``key`` is the folded name as printed, ``form_pk`` the fullest name that the article has for it. ``speaker_pk`` is null
for somebody who is only named, in one spelling and in no question. An article that went leaves null, until what it
named is resolved again. ``is_author``: the name is the article's byline.
"""


contexts = Table(
    "contexts",
    metadata,
    Column("article_pk", Integer, _cascade("articles.pk"), primary_key=True),
    Column("named", JSON, nullable=False),
)
"""Whom and what an article names, as numbers made from the names: people, organisations, places."""


# ── decisions ────────────────────────────────────────────────────────────────────────────────────────────────────


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
    _among("subject", ("attribution", "article", "speaker", "claim", "dispute", "origin", "outlet")),
)
"""A person's decision. Rows are added and marked as undone, never changed otherwise, never removed.

The subject is told by selector, not by row: article key, and for a statement the W3C selectors of its content.
"""
