"""Claims with their appearances, as pages and exports show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claimdb.records import Span
from claimdb.store.rows.statements import Statement, StatementSpeaker


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What a claim says, in its fullest wording. ``first`` and ``last`` are when it was said, None where unknown."""

    id: str
    text: str
    appearances: int
    articles: int
    origins: int
    first: str | None
    last: str | None

    def as_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "text": self.text,
            "appearances": self.appearances,
            "articles": self.articles,
            "origins": self.origins,
            "first": self.first,
            "last": self.last,
        }


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim with the names of its speakers."""

    row: ClaimRow
    speakers: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        return {**self.row.as_dict(), "speakers": list(self.speakers)}


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where a claim is printed. ``number`` counts from 1; ``text`` is the part of the statement that says it."""

    number: int
    statement: Statement
    spans: tuple[Span, ...]
    text: str
    score: float
    reason: str
    judgement: str | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "text": self.text,
            "content": [list(span) for span in self.spans],
            "score": round(self.score, 4),
            "reason": self.reason,
            "judgement": self.judgement,
            "attribution": self.statement.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """A claim and where it is printed, in the order in which that was stored."""

    row: ClaimRow
    speakers: tuple[StatementSpeaker, ...]
    appearances: tuple[Appearance, ...]

    @property
    def fullest(self) -> Appearance:
        """The appearance whose wording is the claim's."""
        same = (one for one in self.appearances if one.text == self.row.text)
        return next(same, max(self.appearances, key=lambda one: len(one.text)))

    def as_dict(self) -> dict[str, Any]:
        return {
            **self.row.as_dict(),
            "speakers": [speaker.as_dict() for speaker in self.speakers],
            "printed": [one.as_dict() for one in self.appearances],
        }
