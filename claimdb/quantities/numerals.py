"""A number at a place in a sentence: figures, words, fractions, dozens, ranges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from claimdb.numbers import MAGNITUDES, SMALL, TENS
from claimdb.quantities.tokens import Token, glued, low

_LONGEST = 18
"""Figures; a longer number counts nothing."""
FRACTION_SLACK = 0.1
"""By how much of itself a fraction may be off: "a third" is 30 to 36.7 per cent."""
_MOST_OF_INDEFINITE = 20
"""“Dozens” is at most so many dozens."""

_AFTER_FIGURES = MAGNITUDES | {"millions": 1e6, "billions": 1e9, "thousands": 1e3, "mil": 1e6}
_ABBREVIATED = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12}
_SAFE = {"k", "mn", "mln", "bn", "tn", "trn"}
"""Abbreviations that need no currency before them; "m" may be metres."""
_GROUPS = {"dozen": 12.0}
_INDEFINITE = {
    "tens": 10.0,
    "dozens": 12.0,
    "scores": 20.0,
    **{f"{word}s": value for word, value in MAGNITUDES.items()},
}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_PARTS |= {"eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100}
_PARTS |= {f"{word}s": value for word, value in _PARTS.items() if word not in {"half", "halves"}}
_OWNERS = {"the", "its", "their", "his", "her", "our", "my", "all", "that", "this"}

NUMBER_WORDS = SMALL.keys() | TENS.keys() | MAGNITUDES.keys() | _GROUPS.keys() | _INDEFINITE.keys() | {"half"}
STARTS = NUMBER_WORDS | {"a", "an", "the", "several"}


class Numeral(NamedTuple):
    first: int
    last: int
    """Tokens, half open."""
    low: float
    high: float
    approximate: bool = False
    is_share: bool = False
    """A fraction of something, in per cent."""
    indefinite: bool = False
    """ "Dozens": an "of" belongs to it."""
    scale: float = 1.0
    """The magnitude word or letter that the figures had."""
    step: float = 0.0
    """What the last printed figure counts; 0 for words."""


def numeral_at(tokens: Sequence[Token], i: int, *, currency: bool = False) -> Numeral | None:
    """The number that begins with the token at *i*, as long as it can be; a range counts as one number."""
    one = _single(tokens, i, currency=currency)
    return _range(tokens, one, currency=currency) if one else None


def _single(tokens: Sequence[Token], i: int, *, currency: bool) -> Numeral | None:
    if i >= len(tokens) or tokens[i].masked:
        return None
    if tokens[i].text[0].isdecimal():
        return _digits(tokens, i, currency=currency)
    if tokens[i].low not in STARTS:
        return None
    readings: tuple[Callable[[Sequence[Token], int], Numeral | None], ...] = (
        *(_few_dozen, _indefinite, _half, _one_in, _fraction, _in_words),
    )
    return next((found for reading in readings if (found := reading(tokens, i))), None)


def _digits(tokens: Sequence[Token], i: int, *, currency: bool) -> Numeral | None:
    printed = tokens[i].text.replace(",", "").replace("\u00a0", "").replace("\u202f", "")
    if len(printed) > _LONGEST:
        return None
    value = float(printed)
    after = i + 1
    if glued(tokens, i) and low(tokens, after) in {"st", "nd", "rd", "th", "s"}:
        return None
    if low(tokens, after) == "½" or (low(tokens, after) == "/" and glued(tokens, i)):
        return None
    suffix = low(tokens, after)
    scale = 1.0
    if suffix in _ABBREVIATED and glued(tokens, i) and (currency or suffix in _SAFE or _is_million(tokens, after)):
        scale = _ABBREVIATED[suffix]
        after += 1
    else:
        word = after + 1 if suffix == "-" and low(tokens, after + 1) in _AFTER_FIGURES else after
        if (scale := _AFTER_FIGURES.get(low(tokens, word), _GROUPS.get(low(tokens, word), 1.0))) > 1:
            after = word + 1
        elif currency and suffix in _ABBREVIATED:
            scale, after = _ABBREVIATED[suffix], after + 1
    decimals = len(printed.partition(".")[2])
    # "1.2 million" and "$3bn" are rounded; figures alone, and "300 thousand", are taken at their word
    slack = scale / 10**decimals / 2 if scale >= 1e6 or (scale > 1 and decimals) else 0.0
    step = scale / 10**decimals
    return Numeral(i, after, value * scale - slack, value * scale + slack, slack > 0, scale=scale, step=step)


def _is_million(tokens: Sequence[Token], suffix: int) -> bool:
    """The "m" at *suffix* stands before what is counted: "3m people"."""
    following = low(tokens, suffix + 1)
    return low(tokens, suffix) == "m" and (following == "people" or (len(following) > 4 and following.endswith("s")))


def _in_words(tokens: Sequence[Token], i: int) -> Numeral | None:
    start = i
    if low(tokens, i) in {"a", "an"}:
        if low(tokens, i + 1) not in MAGNITUDES and low(tokens, i + 1) not in _GROUPS:
            return None
        total, current, i = 0.0, 1.0, i + 1
    else:
        total, current = 0.0, -1.0
    scale, previous = 1.0, ""
    while i < len(tokens) and not tokens[i].masked:
        word = low(tokens, i)
        if word in SMALL or word in TENS:
            if previous == "small" or (previous == "tens" and (word in TENS or SMALL[word] > 9)):
                return None  # "nineteen eighty-four"
            current, previous = max(current, 0.0) + SMALL.get(word, TENS.get(word, 0)), _kind(word)
        elif (word in MAGNITUDES or word in _GROUPS) and current > 0:
            factor = MAGNITUDES.get(word, _GROUPS.get(word, 1.0))
            scale, previous = max(scale, factor), "magnitude"
            if factor == 100 or word in _GROUPS:
                current *= factor
            else:
                total, current = total + current * factor, 0.0
        elif not _joins(tokens, i, previous):
            break
        i += 1
    if current < 0 or (i > start + 1 and low(tokens, i - 1) in {"-", "and"}):
        return None
    return Numeral(start, i, total + current, total + current, scale >= 1e6, scale=scale) if i > start else None


def _kind(word: str) -> str:
    return "tens" if word in TENS else "small"


def _joins(tokens: Sequence[Token], i: int, previous: str) -> bool:
    """A hyphen in "twenty-five", "and" in "two hundred and fifty"."""
    following = low(tokens, i + 1)
    if low(tokens, i) == "-":
        return bool(previous == "tens" and 0 < SMALL.get(following, 0) < 10) or (
            previous in {"small", "tens"} and following in MAGNITUDES
        )
    return low(tokens, i) == "and" and previous == "magnitude" and (following in SMALL or following in TENS)


def _indefinite(tokens: Sequence[Token], i: int) -> Numeral | None:
    """ "Dozens of", "tens of thousands of"."""
    if (size := _INDEFINITE.get(low(tokens, i))) is None or low(tokens, i + 1) != "of":
        return None
    if (more := _INDEFINITE.get(low(tokens, i + 2))) and low(tokens, i + 3) == "of":
        return Numeral(i, i + 3, 1.5 * size * more, _MOST_OF_INDEFINITE * size * more, True, indefinite=True)
    return Numeral(i, i + 1, 1.5 * size, _MOST_OF_INDEFINITE * size, True, indefinite=True)


def _few_dozen(tokens: Sequence[Token], i: int) -> Numeral | None:
    """ "Several hundred", "a few dozen", "a couple of"."""
    word = low(tokens, i)
    if word in {"a", "the"} and low(tokens, i + 1) in {"couple", "pair"} and low(tokens, i + 2) == "of":
        size = MAGNITUDES.get(low(tokens, i + 3), 1.0)
        most = 2.0 if low(tokens, i + 1) == "pair" else 3.0
        return Numeral(i, i + 3 + (size > 1), 2 * size, most * size, most > 2)
    several = i + 1 if word == "several" else i + 2 if word == "a" and low(tokens, i + 1) == "few" else 0
    size = MAGNITUDES.get(low(tokens, several), _GROUPS.get(low(tokens, several), 0.0)) if several else 0.0
    return Numeral(i, several + 1, 2 * size, 10 * size, True) if size else None


def _half(tokens: Sequence[Token], i: int) -> Numeral | None:
    """ "Half a dozen", "half a million", "half of the", "half its"."""
    if low(tokens, i) != "half":
        return None
    if low(tokens, i + 1) == "a":
        word = low(tokens, i + 2)
        if size := MAGNITUDES.get(word, _GROUPS.get(word, 0.0)):
            slack = FRACTION_SLACK * size / 2 if size > 12 else 0.0
            return Numeral(i, i + 3, size / 2 - slack, size / 2 + slack, size > 12)
    is_share = low(tokens, i + 1) == "of" or low(tokens, i + 1) in _OWNERS
    return _share(i, i + 1, 0.5) if is_share and low(tokens, i - 1) not in {"first", "second", "and", "a"} else None


def _one_in(tokens: Sequence[Token], i: int) -> Numeral | None:
    """ "One in five"; of what follows."""
    if low(tokens, i) != "one" or low(tokens, i + 1) != "in":
        return None
    word = low(tokens, i + 2)
    of = float(word) if word.isdigit() else float(SMALL.get(word, TENS.get(word, 0)))
    return _share(i, i + 3, 1 / of) if of > 1 else None


def _fraction(tokens: Sequence[Token], i: int) -> Numeral | None:
    """ "A third of", "two-thirds of", "three quarters of", "a quarter of a million"."""
    count = 1 if low(tokens, i) == "a" else SMALL.get(low(tokens, i), 0)
    at = i + 2 if low(tokens, i + 1) == "-" else i + 1
    whole = _PARTS.get(low(tokens, at))
    if not count or whole is None or low(tokens, at + 1) != "of" or count >= whole:
        return None
    if low(tokens, at + 2) == "a" and (size := MAGNITUDES.get(low(tokens, at + 3))):
        value = count / whole * size
        return Numeral(i, at + 4, value * (1 - FRACTION_SLACK), value * (1 + FRACTION_SLACK), True)
    return _share(i, at + 1, count / whole)


def _share(first: int, last: int, part: float) -> Numeral:
    return Numeral(
        first, last, 100 * part * (1 - FRACTION_SLACK), min(100.0, 100 * part * (1 + FRACTION_SLACK)), True, True
    )


def _range(tokens: Sequence[Token], one: Numeral, *, currency: bool) -> Numeral:
    """*one* with the upper end that follows it: "10-15", "five to seven", "between 5 and 7", "six or seven"."""
    if one.is_share or one.indefinite:
        return one
    mark = low(tokens, one.last)
    between = low(tokens, one.first - 1) == "between" or low(tokens, one.first - 2) == "between"
    if not (mark in {"-", "–", "—", "to", "or"} or (mark == "and" and between)):
        return one
    at = one.last + 1
    signed = low(tokens, at) in {"$", "€", "£"}
    other = _single(tokens, at + signed, currency=currency or signed)
    if other is None or other.is_share or other.indefinite:
        return one
    scale = other.scale if one.scale == 1 and one.low < 1000 and other.scale > 1 else 1.0
    bottom, top = one.low * scale, other.high
    far = mark == "or" and top > 2 * bottom
    if bottom >= top or far:
        return one
    return Numeral(one.first, other.last, bottom, top, one.approximate or other.approximate, scale=other.scale)
