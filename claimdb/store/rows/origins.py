"""Passages that were not written independently, as the step reads them and as listings show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claimdb.dates import is_later
from claimdb.records import CopyKind, Span
from claimdb.store.rows.statements import StatementArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredText:
    """An article's latest text with what the search for copies goes by. Offsets are into ``text``."""

    version: int
    """Its row number."""
    key: str
    published: str
    """Empty where unknown."""
    outlet: int | None
    text: str
    paragraphs: Sequence[Span]
    """Without captions, link lines and datelines."""
    sections: Sequence[int]
    """Where they begin."""
    spoken: Sequence[Span]
    """Contents of direct and mixed statements."""
    sources: Sequence[tuple[str, Span]]
    """Words that name a statement's source or addressee, and the statement's content; datelines and bylines, and the
    paragraph beneath.
    """

    @property
    def order(self) -> tuple[str, str]:
        """Who printed first, as far as is known."""
        return self.published or "9999", self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two passages (version, start, end) that belong together; of a credit the right one is None where none is here."""

    kind: CopyKind
    left: tuple[int, int, int]
    right: tuple[int, int, int] | None
    share: float
    reason: str
    credited: str | None = None
    thread: int = 0
    """Pairs of the same versions and thread (from 1) hang together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginPassage:
    """``line`` is the line of the file that it begins on; ``published`` is the article's date, in a live page the
    part's.
    """

    article: StatementArticle
    published: str | None
    span: Span
    text: str
    line: int

    def as_dict(self) -> dict[str, Any]:
        return {
            "article": self.article.as_dict(),
            "published": self.published,
            "span": list(self.span),
            "line": self.line,
            "text": self.text,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLink:
    """``number`` counts from 1 in the origin. ``dismissed``: id of the judgement that says that it is not so."""

    number: int
    kind: CopyKind
    left: OriginPassage
    right: OriginPassage | None
    credited: str | None
    share: float
    reason: str
    dismissed: str | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "kind": self.kind,
            "share": round(self.share, 4),
            "reason": self.reason,
            "credited": self.credited,
            "dismissed": self.dismissed,
            "left": self.left.as_dict(),
            "right": self.right.as_dict() if self.right else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow:
    """One origin: its passages in the order of publication; ``share`` is the greatest of its links."""

    id: str
    passages: Sequence[OriginPassage]
    kinds: Sequence[CopyKind]
    share: float
    credited: Sequence[str]

    @property
    def articles(self) -> int:
        return len({passage.article.id for passage in self.passages})

    @property
    def outlets(self) -> Sequence[str]:
        """Who prints it, the earliest first."""
        return list(dict.fromkeys(passage.article.outlet_label for passage in self.passages))

    @property
    def first(self) -> Sequence[OriginPassage]:
        """The first passage of each article that may have been the first, as far as dates of publication tell."""
        dated = {one.article.id: one for one in reversed(self.passages) if one.published}
        days = {one: passage.published or "" for one, passage in dated.items()}
        first = [one for one, day in days.items() if not any(is_later(day, other) for other in days.values())]
        return [dated[one] for one in reversed(first)]

    def as_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "articles": self.articles,
            "outlets": list(self.outlets),
            "first": [passage.article.id for passage in self.first],
            "kinds": list(self.kinds),
            "share": round(self.share, 4),
            "credited": list(self.credited),
            "passages": [passage.as_dict() for passage in self.passages],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginDetail:
    """An origin and why its passages hang together."""

    row: OriginRow
    links: Sequence[OriginLink]

    def as_dict(self) -> dict[str, Any]:
        return self.row.as_dict() | {"links": [link.as_dict() for link in self.links]}
