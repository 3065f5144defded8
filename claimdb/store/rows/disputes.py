"""Disputes as listings and exports show them, and which of them to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from claimdb.records import Span, Voice
from claimdb.store.rows.judgements import JudgementRow
from claimdb.store.rows.statements import StatementArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow:
    """What one holder says on a matter, where it is printed, and the words on which it differs."""

    number: int
    """From 1 in its dispute."""
    side: int
    """From 1; positions of one side go together."""
    stance: str
    words: str
    holder: str
    holder_kind: Voice
    speaker: str | None
    """The speaker's id; None for the outlet's own voice and where nobody is known to have said it."""
    text: str
    spans: tuple[Span, ...]
    attribution: str | None
    origin: str | None
    article: StatementArticle
    line: int
    """Of the file, from 1: where its first word stands."""

    def as_dict(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "side": self.side,
            "holder": self.holder,
            "holder_kind": self.holder_kind,
            "speaker": self.speaker,
            "stance": self.stance,
            "words": self.words,
            "text": self.text,
            "spans": [list(span) for span in self.spans],
            "attribution": self.attribution,
            "article": self.article.as_dict(),
            "origin": self.origin,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRow:
    """One matter with all positions on it, those of the first side first."""

    id: str
    matter: str
    kinds: tuple[str, ...]
    strength: str
    score: float
    reason: str
    positions: tuple[PositionRow, ...]
    origins: int
    latest: str | None
    """The day of its newest position."""
    judgement: str | None = None
    """Of a person who confirmed it."""

    @property
    def sides(self) -> list[tuple[PositionRow, ...]]:
        """The positions by side."""
        numbers = sorted({position.side for position in self.positions})
        return [tuple(one for one in self.positions if one.side == number) for number in numbers]

    def as_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "matter": self.matter,
            "kinds": list(self.kinds),
            "strength": self.strength,
            "score": round(self.score, 4),
            "reason": self.reason,
            "positions": [position.as_dict() for position in self.positions],
            "origins": self.origins,
            "latest": self.latest,
            "confirmed": self.judgement,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeDetail:
    """A dispute with the sentences around each position (by its number), and what people decided about it."""

    dispute: DisputeRow
    contexts: dict[int, tuple[str, tuple[Span, ...]]] = field(default_factory=dict)
    """The sentences, and where in them the position stands."""
    judgements: tuple[JudgementRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeFilter:
    """Which disputes: those that fit everything given. ``about`` words may stand in the matter or in any position."""

    speaker_ids: Sequence[str] = ()
    outlet: str | None = None
    about: str | None = None
    kinds: Sequence[str] = ()
    min_score: float | None = None
    since: str | None = None
    clear: bool = False
    limit: int | None = None
