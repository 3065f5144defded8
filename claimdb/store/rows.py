"""What the store hands out: frozen records, never ORM rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from claimdb.records import DEFAULT_MODALITIES, Entity, Form, Layout, Modality, RegionKind, RunInfo, Span, SpeakerKind

ArticleState = Literal["new", "known", "changed"]

DEFAULT_REGIONS: tuple[RegionKind, ...] = ("body", "heading")
"""Captions, link lines and datelines are kept but not listed."""


# ── statements ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class TextSpans:
    """Words of the article in one or more parts, joined by ' … ' in ``text``; both empty where there are none."""

    text: str = ""
    spans: tuple[Span, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return {"text": self.text, "spans": [list(span) for span in self.spans]}


@dataclass(frozen=True, slots=True)
class StatementSpeaker:
    """``id`` is ``None`` for a candidate that no speaker of the database stands for yet."""

    id: str | None
    name: str
    kind: SpeakerKind
    score: float
    role: str | None = None

    def as_dict(self) -> dict[str, Any]:
        return {"id": self.id, "name": self.name, "kind": self.kind, "score": round(self.score, 4)}


@dataclass(frozen=True, slots=True)
class StatementCircumstance:
    text: str
    span: Span

    def as_dict(self) -> dict[str, Any]:
        return {"text": self.text, "span": list(self.span)}


@dataclass(frozen=True, slots=True)
class StatementTime:
    """``earliest`` and ``latest`` are ISO dates, inclusive."""

    text: str
    span: Span
    earliest: str | None
    latest: str | None

    def as_dict(self) -> dict[str, Any]:
        return {"text": self.text, "span": list(self.span), "earliest": self.earliest, "latest": self.latest}


@dataclass(frozen=True, slots=True)
class StatementArticle:
    id: str
    version: int
    path: str | None
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None

    @property
    def outlet_label(self) -> str:
        """The outlet, or the file's name where it is unknown: two unknown outlets are not one."""
        return self.outlet or file_label(self.path, self.url)

    def as_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "version": self.version,
            "path": self.path,
            "url": self.url,
            "outlet": self.outlet,
            "title": self.title,
            "published": self.published,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution as listings and exports show it; ``line`` is the line of the file that its content begins on."""

    id: str
    claims: tuple[str, ...] = ()
    speakers: tuple[StatementSpeaker, ...]
    candidates: tuple[StatementSpeaker, ...] = ()
    form: Form
    modality: Modality
    text: str
    content: tuple[Span, ...]
    source: TextSpans
    cue: TextSpans
    medium: StatementCircumstance | None
    venue: StatementCircumstance | None
    addressee: StatementCircumstance | None
    said_at: StatementTime | None
    parent: str | None
    region: RegionKind
    paragraph: int
    confidence: float
    run: str
    article: StatementArticle
    line: int
    said_on: str | None
    """What listings sort by: when it was said, else when its section or article was published, else ``None``."""
    rejected: bool = False
    judgements: tuple[str, ...] = ()
    """Those that made this row what it is."""

    def as_dict(self) -> dict[str, Any]:
        """The object that JSON listings and exports write: keys and order are fixed."""
        return {
            "id": self.id,
            "claims": list(self.claims),
            "speakers": [speaker.as_dict() for speaker in self.speakers],
            "candidates": [speaker.as_dict() for speaker in self.candidates],
            "form": self.form,
            "modality": self.modality,
            "text": self.text,
            "content": [list(span) for span in self.content],
            "source": self.source.as_dict(),
            "cue": self.cue.as_dict(),
            "medium": self.medium.as_dict() if self.medium else None,
            "venue": self.venue.as_dict() if self.venue else None,
            "addressee": self.addressee.as_dict() if self.addressee else None,
            "said_at": self.said_at.as_dict() if self.said_at else None,
            "parent": self.parent,
            "region": self.region,
            "paragraph": self.paragraph,
            "confidence": round(self.confidence, 4),
            "run": self.run,
            "article": self.article.as_dict(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFilter:
    """Which statements, in which order. What is ``None`` or empty does not narrow."""

    speaker_ids: Sequence[str] = ()
    article_ids: Sequence[str] = ()
    outlet: str | None = None
    """Name or alias of an outlet, in any case; or the file's name of an article whose outlet is unknown."""
    form: Form | None = None
    about: str | None = None
    """Words that the content holds, all of them; "words in double marks" stand together."""
    since: str | None = None
    """ISO date (or its beginning, ``2023-07``), inclusive; compared with when it was said."""
    until: str | None = None
    medium: str | None = None
    """Part of the medium's words, in any case."""
    modality: Sequence[Modality] | None = DEFAULT_MODALITIES
    min_confidence: float | None = None
    unresolved: bool = False
    """Only those whose speaker is not known."""
    regions: Sequence[RegionKind] | None = DEFAULT_REGIONS
    run: str | None = None
    """Statements of this run, current or kept, instead of the current ones."""
    limit: int | None = None
    sort: Sequence[str] = ()
    """Keys of ``statements.SORTS``, ``-`` before one for descending; newest first, article, place when empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementDetail:
    """A statement in its paragraphs. ``context`` is ``article text[context_span]``: whole paragraphs of the content."""

    statement: Statement
    context: str
    context_span: Span
    run: RunInfo
    byline: str | None
    section: str | None
    """Heading of the part of a live page that it stands in."""
    children: tuple[str, ...]
    """Statements inside this one."""
    judgements: tuple[JudgementRow, ...]


# ── articles ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """``attributions``: how many the article has now, ``replaced`` how many rows of an older pass were dropped."""

    id: str
    state: ArticleState
    version: int
    attributions: int
    extracted: bool
    replaced: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFilter:
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    language: str | None = None
    extracted: bool | None = None
    limit: int | None = None
    sort: Sequence[str] = ()
    """Keys of ``articles.SORTS``, ``-`` before one for descending; newest first, then path when empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article with its latest version; counts are of listed statements."""

    id: str
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    url: str | None
    path: str | None
    language: str | None
    version: int
    characters: int
    attributions: int
    extracted: bool
    added_at: str

    @property
    def outlet_label(self) -> str:
        return self.outlet or file_label(self.path, self.url)

    def as_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class VersionRow:
    number: int
    sha256: str
    raw_sha256: str
    added_at: str
    characters: int
    is_latest: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDetail:
    """One version of an article (the latest unless asked otherwise) with all that was found in it."""

    row: ArticleRow
    text: str
    first_line: int
    versions: tuple[VersionRow, ...]
    layout: Layout
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    run: RunInfo | None
    judgements: tuple[JudgementRow, ...]


@dataclass(frozen=True, slots=True)
class OutletRow:
    """``name`` is ``None`` for one article whose outlet is unknown; ``label`` is then its file's name."""

    name: str | None
    label: str
    aliases: tuple[str, ...]
    articles: int
    attributions: int
    first: str | None
    last: str | None

    def as_dict(self) -> dict[str, Any]:
        return {
            "outlet": self.name,
            "label": self.label,
            "aliases": list(self.aliases),
            "articles": self.articles,
            "attributions": self.attributions,
            "first": self.first,
            "last": self.last,
        }


# ── speakers ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow:
    id: str
    name: str
    kind: SpeakerKind
    role: str | None
    """The one that is printed most often."""
    attributions: int
    direct: int
    mixed: int
    indirect: int
    outlets: int
    articles: int

    def as_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerDetail:
    row: SpeakerRow
    aliases: tuple[tuple[str, int], ...]
    """Names as printed with the number of statements under them, commonest first."""
    roles: tuple[tuple[str, int], ...]
    by_outlet: tuple[tuple[str, Mapping[Form, int]], ...]
    """Outlet (or file's name) → statements by form."""
    first: str | None
    last: str | None

    def as_dict(self) -> dict[str, Any]:
        return self.row.as_dict() | {
            "aliases": [{"name": name, "attributions": n} for name, n in self.aliases],
            "roles": [{"role": role, "attributions": n} for role, n in self.roles],
            "by_outlet": [{"outlet": outlet, **forms} for outlet, forms in self.by_outlet],
            "first": self.first,
            "last": self.last,
        }


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A mention as resolution needs it; ``pk`` names it in ``links.Link``. ``score``: inside its article."""

    pk: int
    article_id: str
    attribution_id: str
    name: str
    kind: SpeakerKind
    score: float
    role: str | None
    candidate: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Resolution's suggestion: this mention means the speaker of this name and kind.

    ``speaker_name`` is the fullest name, under which the speaker is listed; equal folded name and kind are one speaker.
    """

    mention_pk: int
    speaker_name: str
    speaker_kind: SpeakerKind
    score: float


# ── search, runs, judgements, stats ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Hit:
    """``matches`` are spans of ``snippet``, which is cut from the original text."""

    snippet: str
    matches: tuple[Span, ...]
    score: float
    """Higher is better; comparable within one answer only."""


@dataclass(frozen=True, slots=True)
class StatementHit:
    hit: Hit
    statement: Statement

    def as_dict(self) -> dict[str, Any]:
        return self.statement.as_dict() | {"snippet": self.hit.snippet, "rank": round(self.hit.score, 4)}


@dataclass(frozen=True, slots=True)
class ParagraphHit:
    hit: Hit
    article: StatementArticle
    paragraph: int
    line: int
    span: Span
    statements: tuple[str, ...]
    """Ids of the listed statements that begin in the paragraph."""

    def as_dict(self) -> dict[str, Any]:
        return {
            "article": self.article.as_dict(),
            "paragraph": self.paragraph,
            "line": self.line,
            "snippet": self.hit.snippet,
            "rank": round(self.hit.score, 4),
            "statements": list(self.statements),
        }


@dataclass(frozen=True, slots=True)
class RunRow:
    """``current`` counts versions whose current pass it made, ``kept`` those that it made besides."""

    run: RunInfo
    current: int
    kept: int
    attributions: int
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        return {
            "id": self.run.id,
            "step": self.run.step,
            "model": self.run.model,
            "version": self.run.version,
            "settings": dict(self.run.settings),
            "started": self.run.started,
            "finished": self.run.finished,
            "current": self.current,
            "kept": self.kept,
            "attributions": self.attributions,
            "seconds": round(self.seconds, 3),
        }


@dataclass(frozen=True, slots=True)
class RunComparison:
    """Statements of two runs over the versions that both saw: equal id, or only in one."""

    first: str
    second: str
    articles: int
    same: int
    only_first: tuple[Statement, ...]
    only_second: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRow:
    """``selector`` is W3C selectors and the article's key; ``applies`` says whether the subject is found today."""

    id: str
    subject: str
    article_key: str | None
    selector: Mapping[str, Any]
    decision: str
    value: Mapping[str, Any]
    reason: str | None
    who: str
    made_at: str
    undone_at: str | None
    undone_by: str | None

    def as_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "subject": self.subject,
            "article": self.article_key,
            "selector": dict(self.selector),
            "decision": self.decision,
            "value": dict(self.value),
            "reason": self.reason,
            "who": self.who,
            "made_at": self.made_at,
            "undone_at": self.undone_at,
            "undone_by": self.undone_by,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """Counts of what listings can show; ``hidden`` are statements that default listings leave out."""

    articles: int
    versions: int
    not_extracted: int
    outlets: int
    unknown_outlets: int
    attributions: int
    hidden: int
    resolved: int
    nested: int
    speakers: Mapping[str, int] = field(default_factory=dict)
    by_form: Mapping[str, int] = field(default_factory=dict)
    by_modality: Mapping[str, int] = field(default_factory=dict)
    by_region: Mapping[str, int] = field(default_factory=dict)
    judgements: int = 0
    runs: int = 0
    first: str | None = None
    last: str | None = None

    def as_dict(self) -> dict[str, Any]:
        plain = {name: getattr(self, name) for name in self.__slots__}
        return {name: dict(value) if isinstance(value, Mapping) else value for name, value in plain.items()}


def file_label(path: str | None, url: str | None) -> str:
    """The file's name without its folder, else the URL's host, for an article whose outlet is unknown."""
    if path and path != "-":
        return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return url.split("//", 1)[-1].split("/", 1)[0] if url else "(standard input)"
