"""Runs, and what extraction finds in a text."""

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
    String,
    Table,
    Text,
    UniqueConstraint,
)

from claimdb.models._base import SPAN, among, cascade, metadata, one_of_many
from claimdb.records import FORMS, MODALITIES, REGION_KINDS

ENTITY_LABELS = ("PERSON", "ORGANIZATION", "LOCATION", "MISC")
SPAN_ROLES = ("source", "cue", "content")
CIRCUMSTANCES = ("medium", "venue", "addressee", "said_at")


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
    Column("version_pk", Integer, cascade("versions.pk"), nullable=False),
    Column("run_pk", Integer, ForeignKey("runs.pk"), index=True, nullable=False),
    Column("step", String(20), nullable=False),
    Column("is_current", Boolean, nullable=False),
    Column("seconds", Double, nullable=False),
    Column("made_at", String(32), nullable=False),
    UniqueConstraint("version_pk", "run_pk"),
    one_of_many("uq_passes_current", "version_pk", "step", where="is_current"),
    CheckConstraint("seconds >= 0", name="seconds"),
)
"""What one run made of one version. One is current for a version and step; listings see no other."""


regions = Table(
    "regions",
    metadata,
    Column("pass_pk", Integer, cascade("passes.pk"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    CheckConstraint(SPAN, name="span"),
    among("kind", REGION_KINDS),
)
"""A stretch that is not body text."""


sections = Table(
    "sections",
    metadata,
    Column("pass_pk", Integer, cascade("passes.pk"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("heading", Text),
    Column("published", String(40)),
    Column("byline", Text),
    CheckConstraint(SPAN, name="span"),
)
"""A part of a live page."""


sentences = Table(
    "sentences",
    metadata,
    Column("pass_pk", Integer, cascade("passes.pk"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    CheckConstraint(SPAN, name="span"),
)
"""What stands in no attribution is said in the outlet's own voice."""


entities = Table(
    "entities",
    metadata,
    Column("pass_pk", Integer, cascade("passes.pk"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("label", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("score", Double, nullable=False),
    CheckConstraint(SPAN, name="span"),
    among("label", ENTITY_LABELS),
    CheckConstraint("score BETWEEN 0 AND 1", name="score"),
)
"""A name in the text, as printed."""


attributions = Table(
    "attributions",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("id", String(16), index=True, nullable=False),
    Column("pass_pk", Integer, cascade("passes.pk"), nullable=False),
    Column("version_pk", Integer, cascade("versions.pk"), index=True, nullable=False),
    Column("article_pk", Integer, cascade("articles.pk"), nullable=False),
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
    one_of_many("uq_attributions_id", "pass_pk", "id", where="rejected_by IS NULL"),
    CheckConstraint(SPAN, name="span"),
    CheckConstraint("paragraph >= 1", name="paragraph"),
    CheckConstraint("line >= 1", name="line"),
    CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence"),
    CheckConstraint("parent_pk <> pk", name="parent"),
    CheckConstraint("NOT listed OR rejected_by IS NULL", name="listed"),
    among("form", FORMS),
    among("modality", MODALITIES),
    among("region", REGION_KINDS),
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
    Column("attribution_pk", Integer, cascade("attributions.pk"), primary_key=True),
    Column("role", String(8), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    CheckConstraint(SPAN, name="span"),
    among("role", SPAN_ROLES),
)
"""One part of a source, cue or content."""


circumstances = Table(
    "circumstances",
    metadata,
    Column("attribution_pk", Integer, cascade("attributions.pk"), primary_key=True),
    Column("kind", String(10), primary_key=True),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("earliest", String(40)),
    Column("latest", String(40)),
    CheckConstraint(SPAN, name="span"),
    among("kind", CIRCUMSTANCES),
)
"""Medium, venue, addressee or time, as printed; a time with the days that it means."""
