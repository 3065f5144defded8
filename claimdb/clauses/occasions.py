"""Do two statements speak of different days or different places, and so, perhaps, of two events?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from claimdb.clauses.lexicon import STOP
from claimdb.clauses.reading import Reading, plain, read
from claimdb.clauses.stems import listed
from claimdb.text import fold

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(
    r"\b(?P<m>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?\b"
    r"|\b(?P<d2>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<m2>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
)
_DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_EARLIER = re.compile(
    r"\b(?:last year|a year (?:ago|earlier|before)|year-(?:earlier|ago)|previous (?:year|quarter|month)|last (?:month"
    r"|quarter|week))\b",
    re.IGNORECASE,
)
_NO_PLACE = _DAYS | listed(
    "january february march april june july august september october november december mr mrs ms dr"
)


_YEAR = re.compile(r"\b(?:in|since|of) ((?:19|20)\d\d)\b")


class _Told(NamedTuple):
    dates: frozenset[tuple[str, str]]
    days: frozenset[str]
    years: frozenset[str]
    is_earlier: bool
    names: frozenset[str]
    heads: frozenset[str]
    """First five letters, folded, of names and of all words."""


@lru_cache(maxsize=50_000)
def _told(text: str) -> _Told:
    reading = read(text)
    shown = plain(text)
    dates = frozenset(((f["m"] or f["m2"]).lower(), f["d"] or f["d2"]) for f in _DATE.finditer(shown))
    days = frozenset(word.low for word in reading.words if word.low in _DAYS)
    heads = frozenset(fold(word.text)[:5] for word in reading.words)
    return _Told(dates, days, frozenset(_YEAR.findall(shown)), bool(_EARLIER.search(shown)), _capitals(reading), heads)


def _capitals(reading: Reading) -> frozenset[str]:
    """First five letters of words inside sentences that begin with a capital letter, of long ones; not in headlines."""
    if reading.titled:
        return frozenset()
    ends = {0} | {found.end() for found in re.finditer(r"[.?!:\"']\s*", plain(reading.text))}
    return frozenset(
        fold(word.text)[:5]
        for word in reading.words
        if word.text[0].isupper()
        and word.start not in ends
        and word.low not in STOP
        and word.low not in _NO_PLACE
        and not (word.low[:3] in _MONTHS and len(word.low) < 5)
    )


def other_days(left: Reading, right: Reading) -> bool:
    """Both name dates, days of the week or years, and none in common; or only one looks back to an earlier time."""
    one, other = _told(left.text), _told(right.text)
    if one.dates and other.dates:
        return not one.dates & other.dates
    if one.days and other.days:
        return not one.days & other.days
    if one.years and other.years:
        return not one.years & other.years
    return one.is_earlier != other.is_earlier


def other_names(left: Reading, right: Reading) -> bool:
    """Both hold names, as far as capital letters tell, and none in common with anything in the other."""
    one, other = _told(left.text), _told(right.text)
    if not one.names or not other.names:
        return False
    return not (one.names & other.heads or other.names & one.heads)


def figures(reading: Reading) -> frozenset[str]:
    """Numbers in figures or words."""
    return frozenset(word.low for word in reading.words if word.low[0].isdigit() or word.low in _NUMBERS)


_NUMBERS = listed("two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousands")
