"""Time expressions of news English → the interval of days that they mean, counted from the day of the article.

Only what says when something was said: past or present. Weekdays mean the last such day up to the article's own.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from claimdb.dates import MONTHS, WEEKDAYS

_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_NUMBERS |= {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12}

_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_MONTH = (
    r"(?P<month>(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_PART = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime))?"

_EARLIEST_YEAR = 1000
"""Of an article; the longest count back is 999 years."""
_PREPOSITION = re.compile(r"(?:(?:on|in|over)\s+(?:the\s+)?|the\s+)?", re.IGNORECASE)
"""What is no part of the time as printed."""

Interval = tuple[date, date]


class Time(NamedTuple):
    """A time expression at ``start`` to ``end``, its preposition left out.

    ``interval`` is ``None`` where it cannot be told.
    """

    start: int
    end: int
    interval: Interval | None


def parse_day(iso: str | None) -> date | None:
    """The day of an ISO 8601 date or datetime, in its own zone; ``None`` where it is none."""
    match = re.match(r"(?P<iso>\d{4}-\d\d-\d\d)", iso or "")
    found = _iso(match, date.min) if match else None
    return found[0] if found else None


def find_times(text: str, today: date | None) -> Iterator[Time]:
    """Time expressions of ``text`` that do not overlap, in order of the table, the fuller forms first."""
    if not _ANY.search(text):
        return
    if today is not None and not _EARLIEST_YEAR <= today.year < date.max.year:
        today = None  # no day of an article, and too near the end of the calendar to count from
    taken: list[tuple[int, int]] = []
    for pattern, meaning in _TABLE:
        for match in pattern.finditer(text):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
                start = match.start() + len(_PREPOSITION.match(match.group()).group())  # type: ignore[union-attr]
                yield Time(start, match.end(), meaning(match, today) if today is not None else _fixed(match))


def _fixed(match: re.Match[str]) -> Interval | None:
    """What needs no day of reference: a full date."""
    groups = match.groupdict()
    if groups.get("iso"):
        return _iso(match, date.min)
    if not groups.get("year") or not groups.get("month"):
        return None
    return _dated(match, date.max) if groups.get("day") else _month(match, date.max)


# ── meanings ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _iso(match: re.Match[str], _today: date) -> Interval | None:
    day = _day(int(match["iso"][:4]), int(match["iso"][5:7]), int(match["iso"][8:10]))
    return (day, day) if day else None


def _day(year: int, month: int, day: int) -> date | None:
    known = year >= 1 and 1 <= month <= 12
    return date(year, month, day) if known and 1 <= day <= monthrange(year, month)[1] else None


def _month_number(match: re.Match[str]) -> int:
    return 1 + next(i for i, name in enumerate(MONTHS) if name.startswith(match["month"].lower()[:3]))


def _dated(match: re.Match[str], today: date) -> Interval | None:
    month, day = _month_number(match), int(match["day"])
    if match["year"]:
        found = _day(int(match["year"]), month, day)
    else:
        found = _day(today.year, month, day)
        if found is None or found > today + timedelta(days=2):
            found = _day(today.year - 1, month, day)
    return (found, found) if found else None


def _month(match: re.Match[str], today: date) -> Interval:
    month = _month_number(match)
    year = int(match["year"]) if match["year"] else today.year - (month > today.month)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _weekday(match: re.Match[str], today: date) -> Interval:
    number = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(match["weekday"].lower()[:3]))
    back = (today.weekday() - number) % 7
    if (match["which"] or "").lower() == "last":
        back = back or 7
    day = today - timedelta(days=back)
    return day, day


def _days_back(first: int, last: int) -> Callable[[re.Match[str], date], Interval]:
    return lambda _match, today: (today - timedelta(days=first), today - timedelta(days=last))


def _this(match: re.Match[str], today: date) -> Interval:
    starts = {
        "week": today - timedelta(days=today.weekday()),
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
        "weekend": today - timedelta(days=(today.weekday() - 5) % 7),
    }
    return starts[match["unit"].lower()], today


def _last(match: re.Match[str], today: date) -> Interval:
    start = _this(match, today)[0]
    unit = match["unit"].lower()
    if unit == "weekend":
        saturday = today - timedelta(days=(today.weekday() - 5) % 7)
        saturday -= timedelta(days=7 if today.weekday() >= 5 else 0)
        return saturday, saturday + timedelta(days=1)
    end = start - timedelta(days=1)
    begin = {"week": end - timedelta(days=6), "month": end.replace(day=1), "year": end.replace(month=1, day=1)}[unit]
    return begin, end


def _ago(match: re.Match[str], today: date) -> Interval | None:
    word = match["count"].lower()
    count = _NUMBERS.get(word) or (int(word) if word.isdigit() else 0)
    if not 0 < count < 1000:
        return None
    unit = match["unit"].lower()
    if unit in {"hour", "minute"}:
        return today - timedelta(days=(count + 23) // 24 if unit == "hour" else 1), today
    if unit == "day":
        return today - timedelta(days=count), today - timedelta(days=count)
    if unit == "week":
        return today - timedelta(days=7 * count + 3), today - timedelta(days=7 * count - 3)
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if year < 1:
        return None
    if unit == "year":
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


def _past_weekend(_match: re.Match[str], today: date) -> Interval:
    """The weekend as the article's day sees it: the latest that has begun."""
    saturday = today - timedelta(days=(today.weekday() - 5) % 7)
    return saturday, saturday + timedelta(days=1)


def _season(match: re.Match[str], today: date) -> Interval:
    """The latest such season that is over, or current if it is "this"; winter ends in the year that is named."""
    first = {"winter": 12, "spring": 3, "summer": 6, "fall": 9, "autumn": 9}[match["season"].lower()]
    year = int(match["year"]) - (first == 12) if match["year"] else today.year
    while not match["year"] and date(year, first, 1) > today:
        year -= 1
    end = (first + 2) % 12
    if not match["year"] and (match["which"] or "").lower() == "last" and _season_end(year, first, end) >= today:
        year -= 1
    return date(year, first, 1), _season_end(year, first, end)


def _season_end(year: int, first: int, last: int) -> date:
    year += last < first
    return date(year, last, monthrange(year, last)[1])


def _year(match: re.Match[str], _today: date) -> Interval:
    year = int(match["year"])
    return date(year, 1, 1), date(year, 12, 31)


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + pattern + r")", re.IGNORECASE)


def _cased(pattern: str) -> re.Pattern[str]:
    """Names of days and months begin with a capital letter: "may" and "march" are verbs."""
    return re.compile(r"\b(?:" + pattern + r")")


_ANY = re.compile(
    r"\d|days?\b|(?:fall|autumn|summer|spring|winter|weekend)\b|(?:week|month|year|hour|minute)s?\b|night|morning|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep"
    r"|Oct|Nov|Dec)"
)
"""Without any of these there is no time expression."""
_UTTERANCE = (
    r"(?:interview|speech|book|memoir|letter|e-?mail|column|article|essay|op-ed|tweet|post|video|debate|appearance|address"
    r"|statement|memo|piece|rally|broadcast|report|message|hearing|meeting|conference)s?\b"
)
"""What a month or year before it dates."""
_EARLY = r"(?:(?:[Ll]ate|[Ee]arly|[Ee]arlier|[Ll]ater)\s+)?(?:[Oo]n\s+|[Ii]n\s+)?"
_TABLE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Interval | None]], ...] = (
    (_rule(r"(?P<iso>\d{4}-\d\d-\d\d)\b"), _iso),
    (_cased(rf"{_EARLY}(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?"), _dated),
    (_cased(rf"{_EARLY}(?:{_WEEKDAY},?\s+)?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"), _dated),
    (_cased(rf"(?:[Ll]ate\s+|[Ee]arly\s+)?(?:[Oo]n\s+)?(?:(?P<which>[Ll]ast|[Tt]his)\s+)?{_WEEKDAY}{_PART}"), _weekday),
    (_rule(r"(?:(?:earlier|late|later)\s+)?(?:today|tonight|this\s+(?:morning|afternoon|evening))"), _days_back(0, 0)),
    (_rule(rf"(?:(?:late|early|earlier)\s+)?(?:yesterday{_PART}|last\s+night)"), _days_back(1, 1)),
    (_rule(r"overnight"), _days_back(1, 0)),
    (_rule(r"(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
           r"\s+(?P<unit>minute|hour|day|week|month|year)s?\s+ago\b"), _ago),
    (_cased(r"(?:(?:[Ee]arlier|[Ll]ater?|[Ee]arly)\s+)?[Tt]his\s+(?P<unit>week|month|year|weekend)\b"), _this),
    (_cased(r"(?:(?:[Ee]arlier|[Ll]ate|[Ee]arly)\s+)?(?:in\s+)?[Ll]ast\s+(?P<unit>week|month|year|weekend)\b"), _last),
    (_rule(r"(?:over\s+)?(?:the|this\s+past|the\s+past)\s+weekend\b"), _past_weekend),
    (_cased(rf"(?:(?P<which>[Ll]ast|[Tt]his(?:\s+past)?)\s+|(?:[Ii]n|[Oo]ver)\s+the\s+)(?:early\s+|late\s+)?"
            rf"(?P<season>[Ww]inter|[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn)\b(?:\s+of\s+{_YEAR})?"), _season),
    (_cased(rf"(?:[Ll]ate\s+)?(?:[Ii]n\s+|last\s+|this\s+)(?:early\s+|late\s+|mid-)?{_MONTH}"
            rf"(?:(?:,|\s+of)?\s+{_YEAR})?"), _month),
    (_cased(rf"[Ii]n\s+(?:early\s+|late\s+|mid-)?{_YEAR}"), _year),
    (_cased(rf"{_MONTH}(?:\s+{_YEAR})?(?=\s+(?:[\w'’-]+\s+){{0,3}}{_UTTERANCE})"), _month),
    (_cased(rf"{_YEAR}(?=\s+(?:[\w'’-]+\s+){{0,3}}{_UTTERANCE})"), _year),
)  # fmt: skip
