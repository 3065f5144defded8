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
class OneOrigin:
    """Positions that go back to one text, as far as is known; ``ids``: the listed origins that they stand in."""

    letter: str
    numbers: tuple[int, ...]
    ids: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return {"positions": list(self.numbers), "ids": list(self.ids)}


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeDetail:
    """A dispute with the sentences around each position (by its number), and what people decided about it."""

    dispute: DisputeRow
    contexts: dict[int, tuple[str, tuple[Span, ...]]] = field(default_factory=dict)
    """The sentences, and where in them the position stands."""
    judgements: tuple[JudgementRow, ...] = ()
    origins: tuple[OneOrigin, ...] = ()
    """Those that the dispute counts, each with its positions."""
    against: tuple[frozenset[int], ...] = ()
    """Numbers of positions that something sets against each other."""

    @property
    def sides(self) -> list[tuple[PositionRow, ...]]:
        """The positions by side; sides that are set against each other together, where people merged matters."""
        sides = self.dispute.sides
        side_of = {one.number: one.side for one in self.dispute.positions}
        groups = [{side} for side in sorted(set(side_of.values()))]
        for numbers in self.against:
            meant = {side_of[number] for number in numbers if number in side_of}
            met = [group for group in groups if group & meant]
            groups = [*(group for group in groups if not group & meant), set().union(*met)]
        order = sorted(groups, key=lambda group: min(group, default=0))
        return sorted(sides, key=lambda side: next(at for at, group in enumerate(order) if side[0].side in group))

    @property
    def letters(self) -> dict[int, str]:
        """The letter of each position's origin, by number."""
        return {number: one.letter for one in self.origins for number in one.numbers}

    def as_dict(self) -> dict[str, Any]:
        return self.dispute.as_dict() | {"independent": [one.as_dict() for one in self.origins]}


@dataclass(frozen=True, slots=True, kw_only=True)
class DismissedRow:
    """What a person said is no dispute: as it was called then, and the words of its positions."""

    id: str
    matter: str
    judgement: JudgementRow
    places: tuple[tuple[str, str], ...]
    """Outlet (or file) and words."""

    def as_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "matter": self.matter,
            "dismissed": {
                "judgement": self.judgement.id,
                "who": self.judgement.who,
                "made_at": self.judgement.made_at,
                "reason": self.judgement.reason,
            },
            "positions": [{"outlet": outlet, "text": text} for outlet, text in self.places],
        }


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
