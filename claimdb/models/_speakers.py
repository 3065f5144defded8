"""Who it was, in an article and across articles."""

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

from claimdb.models._base import among, cascade, metadata
from claimdb.records import SPEAKER_KINDS

mentions = Table(
    "mentions",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("attribution_pk", Integer, cascade("attributions.pk"), nullable=False),
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
    among("kind", SPEAKER_KINDS),
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
    among("kind", SPEAKER_KINDS),
)
"""A person, organisation, group or unnamed source across articles. ``key`` is the folded name."""


speaker_names = Table(
    "speaker_names",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("speaker_pk", Integer, cascade("speakers.pk"), nullable=False),
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
    Column("mention_pk", Integer, cascade("mentions.pk"), nullable=False),
    Column("speaker_pk", Integer, cascade("speakers.pk"), nullable=False),
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
    Column("left_pk", Integer, cascade("speakers.pk"), nullable=False),
    Column("right_pk", Integer, cascade("speakers.pk"), index=True, nullable=False),
    Column("score", Double, nullable=False),
    Column("reasons", JSON, nullable=False),
    UniqueConstraint("left_pk", "right_pk"),
    Index("ix_suggestions_score", "score"),
    CheckConstraint("score BETWEEN 0 AND 1", name="score"),
    CheckConstraint("left_pk < right_pk", name="order"),
)
"""Two speakers that are perhaps one: the probability, and why. Pairs that a person decided do not stand here."""


name_forms = Table(
    "name_forms",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("family", Integer, index=True, nullable=False),
    UniqueConstraint("key", "kind"),
    among("kind", SPEAKER_KINDS),
)
"""A name as speakers are listed, without title and article. ``key`` is folded.

Names of one ``family`` may mean one speaker, directly or by way of others; each family is resolved by itself.
"""


blocks = Table(
    "blocks",
    metadata,
    Column("block", Text, primary_key=True),
    Column("form_pk", Integer, cascade("name_forms.pk"), primary_key=True, index=True),
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
    among("kind", SPEAKER_KINDS),
)
"""What a name stands for in one article: ``mentions`` of statements, 0 where it is named without being the speaker.

``key`` is the folded name as printed, ``form_pk`` the fullest name that the article has for it. ``speaker_pk`` is null
for somebody who is only named, in one spelling and in no question. An article that went leaves null, until what it
named is resolved again. ``is_author``: the name is the article's byline.
"""


contexts = Table(
    "contexts",
    metadata,
    Column("article_pk", Integer, cascade("articles.pk"), primary_key=True),
    Column("named", JSON, nullable=False),
)
"""Whom and what an article names, as numbers made from the names: people, organisations, places."""
