"""A quantity as read, and what comes of comparing two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Verdict = Literal["different", "same", "compatible", "update", "conflict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its bounds, its unit and what it is a number of. The interval is closed, an open end ``None``."""

    start: int
    end: int
    """The printed words, hedge, currency sign and unit included ("at least $3bn"), as offsets in the text."""
    text: str
    """These words, spaces collapsed."""
    low: float | None
    high: float | None
    """In the unit: metres, kilograms, square metres, litres, seconds, degrees, whole units of a currency."""
    unit: str
    """``people``, ``count``, ``percent``, ``length``, ``mass``, ``area``, ``volume``, ``duration``, ``speed``, …, or a
    currency's code; ``figure`` for what is no whole number and has no unit; ``USD/barrel`` for rates."""
    thing: str = ""
    """What is counted or measured, folded, its head in the singular: ``russian drone``, ``grain``."""
    role: str = ""
    """What happens to it: ``killed``, ``shot down``, or the verb's stem; ``not killed`` when negated."""
    subject: str = ""
    """Folded words of who did it or whom it befell, where they stand before the verb: ``drovane``."""
    is_approximate: bool = False
    is_part: bool = False
    """Of a whole that is named: "12 of the 30"."""
    is_whole: bool = False
    """The whole itself: the 30."""
    is_increment: bool = False
    """On top of what was counted before: "another 12"."""
    days: tuple[date, date] | None = None
    """First and last day on which the sentence says that it happened."""
    as_of: date | None = None
    """The day up to which it is counted: "as of Monday", "by July 3"."""
    published: date | None = None
    """Of the article; a ``datetime`` where the time of day is known."""

    @property
    def head(self) -> str:
        return self.thing.rsplit(" ", 1)[-1]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whether two quantities can both hold."""

    verdict: Verdict
    """``different``: not about the same; ``update``: the later is the higher one; ``conflict``: both cannot hold."""
    reason: str
    """In plain words."""
    gap: float = 0.0
    """0–1: how far apart two that conflict are, as a share of the larger."""

    @property
    def holds(self) -> bool:
        """Both can hold, or they do not speak of the same."""
        return self.verdict != "conflict"
