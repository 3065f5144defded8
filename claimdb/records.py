"""Frozen records that pass between layers; nothing here reads, writes or computes.

Offsets everywhere are Python ``str`` indices (code points, half open) into the text of one article version.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

Form = Literal["direct", "mixed", "indirect"]
Modality = Literal["asserted", "negated", "denied", "hypothetical", "question", "order", "belief"]
SpeakerKind = Literal["person", "organisation", "group", "unnamed"]
RegionKind = Literal["body", "heading", "caption", "link", "dateline"]
EntityLabel = Literal["PERSON", "ORGANIZATION", "LOCATION", "MISC"]
SpanRole = Literal["source", "cue", "content"]

FORMS: tuple[Form, ...] = get_args(Form)
MODALITIES: tuple[Modality, ...] = get_args(Modality)
SPEAKER_KINDS: tuple[SpeakerKind, ...] = get_args(SpeakerKind)
REGION_KINDS: tuple[RegionKind, ...] = get_args(RegionKind)
DEFAULT_MODALITIES: tuple[Modality, ...] = ("asserted", "denied", "belief", "question", "order")
"""What listings show unless asked otherwise: not what was not said, nor what is only supposed."""


class Span(NamedTuple):
    """A half-open range of characters of an article's text."""

    start: int
    end: int


# ── an article as a reader hands it over ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text of one outlet. Unknown metadata is ``None``; ``published`` is ISO 8601, a date or a time with zone."""

    text: str
    path: str | None = None
    """The path as the user gave it (``seeds/popov.txt``, or ``-`` for standard input)."""
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    """ISO 639-1; ``None`` until told or detected."""
    raw_sha256: str = ""
    """Of the bytes as read, before any decoding."""
    collection: str | None = None
    """The folder given by the user, which with ``path`` is the key where there is neither URL nor outlet."""
    notes: tuple[str, ...] = ()
    """What the reader had to replace or guess, one sentence each, for the summary."""
    first_line: int = 1
    """Line of the file on which the text begins (after front matter), so that places can be given as ``path:line``."""


# ── the layout of a text ─────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text of one kind; regions do not overlap and what none covers is ``body``."""

    span: Span
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a live page with its own heading, time stamp (ISO 8601 with zone where given) and byline."""

    span: Span
    heading: str | None = None
    published: str | None = None
    byline: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """``paragraphs`` are lines between line ends, without blank ones; paragraph *n*, from 1, is ``paragraphs[n-1]``."""

    paragraphs: tuple[Span, ...] = ()
    regions: tuple[Region, ...] = ()
    sections: tuple[Section, ...] = ()


# ── what the extractor finds ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in the text."""

    span: Span
    label: EntityLabel
    score: float = 1.0


ROLES_APART = "; "
"""Between the offices that an article gives to one person, the title before the name first."""


@dataclass(frozen=True, slots=True)
class SpeakerGuess:
    """Whom a source names, inside one article. ``score`` is the probability that it is that speaker."""

    name: str
    kind: SpeakerKind
    score: float = 1.0
    role: str | None = None
    """Offices or ranks as printed beside the name ("Deputy Defense Minister"), parted by `ROLES_APART`."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Medium, venue or addressee as printed."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class SaidAt:
    """When it was said, as printed, and the interval that it means (ISO dates, inclusive) where it can be resolved."""

    text: str
    span: Span
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One place in one article where content is given to a source (PolNeAR, PARC: source, cue, content)."""

    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    form: Form = "indirect"
    modality: Modality = "asserted"
    parent: int | None = None
    """Index, among the article's attributions, of the one that it stands inside."""
    speakers: tuple[SpeakerGuess, ...] = ()
    """Several when said jointly; empty when unresolved."""
    candidates: tuple[SpeakerGuess, ...] = ()
    """Those below the threshold."""
    medium: Circumstance | None = None
    venue: Circumstance | None = None
    addressee: Circumstance | None = None
    said_at: SaidAt | None = None
    region: RegionKind = "body"
    paragraph: int = 1
    """Of the first character of the content."""
    confidence: float = 1.0
    """Probability that content (IoU >= 0.5) and source are right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that extraction says of one text. Pickles small: workers return it to the one writer."""

    layout: Layout = Layout()
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunInfo:
    """One extraction pass: which model, version and settings. Every machine-made row names its run."""

    id: str
    step: str
    model: str
    version: str
    settings: Mapping[str, object] = field(default_factory=dict)
    started: str = ""
    finished: str | None = None


# ── who is who ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, order=True)
class Referent:
    """What a name stands for inside one article: two articles' "Ivan Popov" are two referents of, perhaps, one speaker.

    Decisions about speakers point to referents, so that they hold after a re-run and in another database.
    """

    article: str
    """The article's key."""
    kind: SpeakerKind
    key: str
    """The name as printed, folded."""


SpeakerChange = Literal["same", "different", "split", "rename"]
SPEAKER_CHANGES: tuple[SpeakerChange, ...] = get_args(SpeakerChange)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerDecision:
    """A person's decision about who is who.

    ``same``: all referents are one speaker. ``different``: none of ``left`` is the speaker of any of ``right``.
    ``split``: those of ``left`` are one speaker, apart from those of ``right``. ``rename``: the speaker of ``left`` is
    listed as ``name``.
    """

    pk: int
    decision: SpeakerChange
    left: tuple[Referent, ...]
    right: tuple[Referent, ...] = ()
    name: str | None = None


# ── what is said more than once, and what cannot all be true ─────────────────────────────────────────────────────

CopyKind = Literal["copy", "quotations", "credit"]
"""How it shows that two passages were not written independently."""
COPY_KINDS: tuple[CopyKind, ...] = get_args(CopyKind)

Voice = Literal["speaker", "outlet"]
VOICES: tuple[Voice, ...] = get_args(Voice)


UNKNOWN = "unknown"
"""The holder of a position that could be given to nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A sentence's worth of what a speaker, or an outlet in its own voice, says. Offsets are into ``text``."""

    passage: int
    """Its row number, or any other number that tells it apart."""
    article: int
    text: str
    """The parts of the article's text that say it, joined by " … "."""
    holder: str
    """The speaker's name, or the outlet's."""
    holder_kind: Voice = "outlet"
    holder_id: int | None = None
    """Of the speaker; None for the outlet's own voice and where nobody knows who said it."""
    outlet: str | None = None
    published: str | None = None
    """ISO 8601, a date or a time with zone."""
    said_from: str | None = None
    said_to: str | None = None
    """When it was said, ISO 8601, where the article tells."""
    modality: Modality = "asserted"
    form: Form | None = None
    """Of its attribution; None for the outlet's own voice."""
    entities: tuple[tuple[EntityLabel, str, int, int], ...] = ()
    """Label, name as printed, start, end."""
    role: str | None = None
    """The speaker's office as printed there."""
    context: str = ""
    """The whole sentence of the article, or what is around the content: source and cue included."""
    attribution: int | None = None
    cue: str = ""
    """The words that say that it is said, as printed ("had claimed")."""
    within: str = ""
    """Of what a speaker says that the holder says: that speaker."""
    within_id: int | None = None


@dataclass(frozen=True, slots=True)
class Pairing:
    """How alike two statements are. ``likeness``: cosine of their vectors, -1 to 1.

    ``agree`` and ``conflict``: what the pair scorer gives, probabilities; None where it was not asked.
    """

    likeness: float
    agree: float | None = None
    conflict: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one detector says of two positions, or of one that its outlet marks as unconfirmed."""

    kind: str
    score: float
    """0 to 1: how sure it is that both cannot hold, or that the one is marked."""
    reason: str
    """In plain and neutral words, for users."""
    matter: str
    """What it is about, put neutrally: "How many drones were shot down?"."""
    left: str = ""
    right: str = ""
    """The words on which they differ, as printed."""
    stances: tuple[str, str] = ("", "")
    """What each holds, in a few words."""
