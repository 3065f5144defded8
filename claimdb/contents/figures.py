"""Figures, days and months in a statement, as values that can be compared.

Reports of one utterance print the same figures, whatever they count, so their values are enough here. What two numbers
count, and whether both can hold, is asked for disputes (`claimdb.quantities`), and takes a closer reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimdb.contents.words import Word
from claimdb.dates import MONTHS, WEEKDAYS
from claimdb.numbers import MAGNITUDES, SMALL, TENS

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
_VALUES: dict[str, float] = {
    **{word: float(value) for word, value in (SMALL | TENS).items()},
    **{word: float(value) for value, word in enumerate(_ORDINALS.split(), 1) if value > 2},
    "dozen": 12.0, "dozens": 24.0, "twice": 2.0, "half": 0.5,
}  # fmt: skip
_VAGUE = frozenset(("one", "half", "second"))
"""Words that more often are no figures."""
_SCALES = MAGNITUDES | {"m": 1e6, "bn": 1e9, "hundreds": 2e2, "thousands": 2e3, "millions": 2e6, "billions": 2e9}
_DAYS = frozenset(WEEKDAYS)
_MONTHS = frozenset((*MONTHS, "jan", "feb", "aug", "sept", "oct", "nov", "dec")) - {"may"}
"""Three letters are enough to tell them; "may", "mar", "apr" and the like are more often other words and names."""

_A = frozenset(("a", "one"))
"""Before a scale: one of it."""


class Figure(NamedTuple):
    """A value, and the word (by number) at which it begins."""

    value: float
    word: int


def figures(some: Sequence[Word]) -> list[Figure]:
    """The numbers of a text, in digits or words, with "million" and the like; 2.5 for "2.5", 12 for "a dozen"."""
    found: list[Figure] = []
    at = 0
    while at < len(some):
        value = _value(some[at].printed)
        if value is None and at and some[at - 1].printed.casefold() in _A:
            value = _SCALES.get(some[at].printed.casefold())
        first = at
        at += 1
        if value is None:
            continue
        if 20 <= value < 100 and at < len(some) and (unit := _value(some[at].printed)) is not None and 0 < unit < 10:
            value, at = value + unit, at + 1
        while at < len(some) and (scale := _SCALES.get(some[at].printed.casefold())):
            value, at = value * scale, at + 1
        found.append(Figure(value, first))
    return found


def _value(printed: str) -> float | None:
    low = printed.casefold()
    if low[0].isdigit():
        plain = low.replace(",", "")
        try:
            return float(plain)
        except ValueError:
            return float("".join(letter for letter in plain if letter.isdigit()))
    if low in _VAGUE:
        return None
    return _VALUES.get(low, _SCALES.get(low) if low.endswith("s") else None)


def is_like(one: float, other: float) -> bool:
    """Equal but for rounding: 19.7 and 20, but not 19 and 20."""
    if one == other:
        return True
    rounded = one % 1 != other % 1 or max(one, other) >= 1000
    return rounded and abs(one - other) <= 0.02 * max(abs(one), abs(other))


def days(some: Sequence[Word]) -> frozenset[str]:
    """Days of the week, by name."""
    return frozenset(low for word in some if (low := word.printed.casefold()) in _DAYS)


def months(some: Sequence[Word]) -> frozenset[str]:
    """Months, by name; three letters are enough to tell them."""
    return frozenset(low[:3] for word in some if (low := word.printed.casefold()) in _MONTHS)
