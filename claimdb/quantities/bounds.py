"""Words around a number that open or widen it: "at least", "up to", "about", "or more"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from claimdb.quantities.tokens import Token, glued, low, phrase_at

WIDENED = 0.1
"""By how much of itself an approximate number may be off; of things counted, by one at least."""

Bound = Literal["least", "most", "about", "nearly", "exactly"]


Phrases = dict[str, list[tuple[tuple[str, ...], Bound]]]


def _phrases(*, by_last: bool, **bounds: str) -> Phrases:
    """Phrases by their last or first word, longer ones first."""
    listed: Phrases = {}
    for bound, phrases in bounds.items():
        for phrase in phrases.split(","):
            words = tuple(phrase.split())
            listed.setdefault(words[-1 if by_last else 0], []).append((words, bound))  # type: ignore[arg-type]
    return {word: sorted(found, key=lambda item: -len(item[0])) for word, found in listed.items()}


_BEFORE = _phrases(
    by_last=True,
    least="at least,no fewer than,no less than,not less than,not fewer than,a minimum of,minimum of,more than"
    ",upwards of,upward of,over,above,exceeding,in excess of,north of,well over,exceeded,exceeds,topped"
    ",surpassed,as few as",
    most="at most,at the most,no more than,not more than,up to,as many as,as much as,a maximum of,maximum of,fewer than"
    ",less than,under,below,at the very most,well under",
    about="about,around,roughly,approximately,circa,an estimated,estimated,some,approx,~,in the region of"
    ",in the order of,something like",
    nearly="nearly,almost,close to,just under,just short of,just below",
    exactly="between,exactly,precisely,a total of,total of,altogether,in all,only,just",
)
_AFTER = _phrases(
    by_last=False,
    least="or more,or above,and more,and counting,at least",
    most="or fewer,or less,or under,at most,at the most",
    about="or so,or thereabouts,give or take",
)


class Bounded(NamedTuple):
    first: int
    last: int
    """Tokens with the words that bound the number, half open."""
    bounds: tuple[Bound, ...]


def bounded(tokens: Sequence[Token], first: int, last: int) -> Bounded:
    """The words before token *first* and from token *last* on that bound the number between."""
    bounds: list[Bound] = []
    while found := next(
        (item for item in _BEFORE.get(low(tokens, first - 1), ()) if phrase_at(tokens, first - len(item[0]), item[0])),
        None,
    ):
        first -= len(found[0])
        bounds.append(found[1])
    if glued(tokens, last - 1) and low(tokens, last) == "+":
        return Bounded(first, last + 1, (*bounds, "least"))
    if low(tokens, last) == "-" and low(tokens, last + 1) == "odd":
        return Bounded(first, last + 2, (*bounds, "about"))
    for words, bound in _AFTER.get(low(tokens, last), ()):
        if phrase_at(tokens, last, words):
            return Bounded(first, last + len(words), (*bounds, bound))
    return Bounded(first, last, tuple(bounds))


def interval(
    low_end: float, high_end: float, bounds: Sequence[Bound], *, counted: bool
) -> tuple[float | None, float | None]:
    """The closed interval that is left of a number's own after its bounds; ``None`` where it is open."""
    bottom, top = low_end, high_end
    least = 1.0 if counted else 0.0
    if "about" in bounds:
        bottom, top = bottom - max(WIDENED * bottom, least), top + max(WIDENED * top, least)
    if "nearly" in bounds:
        bottom -= max(WIDENED * bottom, least)
    if "least" in bounds:
        return bottom, None
    if "most" in bounds:
        return None, top
    return bottom, top
