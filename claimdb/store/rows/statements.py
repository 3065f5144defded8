"""Statements as listings and exports show them, and which of them to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claimdb.records import DEFAULT_MODALITIES, Form, Modality, RegionKind, RunInfo, Span, SpeakerKind
from claimdb.store.rows.judgements import JudgementRow
from claimdb.store.rows.labels import file_label

DEFAULT_REGIONS: tuple[RegionKind, ...] = ("body", "heading")
"""Captions, link lines and datelines are kept but not listed."""


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
    claim: str | None = None
    """Id of a claim that they are appearances of, or as many of its first letters as tell it apart."""
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
