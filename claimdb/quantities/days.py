"""Days and times of day that a sentence gives to what it tells; nothing that is only a limit ("since", "until")."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from claimdb import dates
from claimdb.text import finder

_MONTHS = tuple(name[:3] for name in dates.MONTHS)
_WEEKDAYS = tuple(name[:3] for name in dates.WEEKDAYS)
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_DAYS = (
    r"\b(?P<iso>\d{4}-\d\d-\d\d)\b",
    rf"\b{_MONTH}\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?![:.]\d)(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?",
    rf"\b(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?",
    r"\b(?P<which>[Ll]ast\s+|[Tt]his\s+|[Nn]ext\s+)?(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b",
    r"\b(?P<relative>yesterday|[Ll]ast night|today|tonight|this (?:morning|afternoon|evening)|tomorrow|overnight)\b",
    r"\b(?P<count>a|one|two|three|four|five|six|seven|\d{1,2})\s+(?P<unit>day|week)s?\s+ago\b",
)
_TABLE = tuple(re.compile(pattern, re.IGNORECASE if "relative" in pattern else 0) for pattern in _DAYS)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?\s?m\b\.?|\b(?P<hour24>\d{1,2}):(?P<minute24>\d\d)\b"
    r"|\b(?P<word>noon|midday|midnight)\b",
    re.IGNORECASE,
)
_any = finder(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:yester|to)day|night|noon|midday|morning|evening|tomorrow"
    r"| ago\b"
)
_LIMIT = re.compile(
    r"\b(?:since|until|till|from|before|after|through|every|between|to|beyond)\s+(?:the\s+|late\s+|early\s+)?$",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"\b(?:as of|by|as at)\s+(?:late\s+|early\s+|end of\s+)?$", re.IGNORECASE)
_LOOSE = re.compile(r"(?:\b(?:late|early|around|about|night of|overnight)\s+(?:on\s+)?)$", re.IGNORECASE)

_EARLIEST_YEAR = 1000


class When(NamedTuple):
    """A time expression at ``start`` to ``end``: the days or the minutes of the day that it means."""

    start: int
    end: int
    first: date | None
    """``None`` for a time of day, and where the article's day is not known."""
    last: date | None
    minute: int | None = None
    """Since midnight, in the zone of the text."""
    is_loose: bool = False
    """Near midnight, or only about then: the day before or after may be meant."""
    as_of: bool = False
    """ "As of Monday", "by July 3": up to when, not when."""


def read_days(text: str, published: date | None) -> tuple[When, ...]:
    """Time expressions of *text* in order; limits ("since Monday", "until May 3") are left out.

    Weekdays are the latest such day up to that of the article; a day without a year is the latest one too.
    """
    if not _any(text):
        return ()
    if published is not None and not _EARLIEST_YEAR <= published.year < date.max.year:
        published = None  # no day of an article, and too near the end of the calendar to count from
    found: list[When] = []
    for pattern in _TABLE:
        for match in pattern.finditer(text):
            if any(when.start < match.end() and match.start() < when.end for when in found):
                continue
            if meaning := _meaning(match, published):
                loose = bool(_LOOSE.search(text[: match.start()])) or "night" in text[match.start() : match.end() + 6]
                found.append(When(*match.span(), *meaning, is_loose=loose))
    for match in _CLOCK.finditer(text):
        minute = _minute(match)
        if minute is not None and not any(when.start < match.end() and match.start() < when.end for when in found):
            found.append(When(*match.span(), None, None, minute, bool(_LOOSE.search(text[: match.start()]))))
    kept = sorted(when for when in found if not _LIMIT.search(_lead(text, when)))
    return tuple(when._replace(as_of=bool(_AS_OF.search(_lead(text, when)))) for when in kept)


def _lead(text: str, when: When) -> str:
    return text[max(0, when.start - 20) : when.start]


def _meaning(match: re.Match[str], published: date | None) -> tuple[date | None, date | None] | None:
    """First and last day; ``None`` where the match is no date at all."""
    groups = match.groupdict()
    today = date(published.year, published.month, published.day) if published else None
    if groups.get("iso"):
        return _same(_iso(groups["iso"]))
    if groups.get("month"):
        return _same(_dated(groups, today)) if 1 <= int(groups["day"]) <= 31 else None
    if today is None:
        return None, None
    if groups.get("weekday"):
        if (groups["which"] or "").strip().lower() == "next":
            return None, None
        back = (today.weekday() - _WEEKDAYS.index(groups["weekday"][:3].lower())) % 7
        if (groups["which"] or "").strip().lower() == "last":
            back = back or 7
        return _same(today - timedelta(days=back))
    if groups.get("relative"):
        return _relative(groups["relative"].lower(), today)
    count = _NUMBERS.get(groups["count"].lower()) or int(groups["count"])
    if groups["unit"].lower() == "day":
        return _same(today - timedelta(days=count))
    return today - timedelta(days=7 * count + 3), today - timedelta(days=7 * count - 3)


def _relative(words: str, today: date) -> tuple[date, date]:
    if words == "overnight":
        return today - timedelta(days=1), today
    offset = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(words, 0)
    return today + timedelta(days=offset), today + timedelta(days=offset)


def _same(day: date | None) -> tuple[date | None, date | None]:
    return day, day


def _iso(printed: str) -> date | None:
    year, month, day = map(int, printed.split("-"))
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    known = year >= 1 and 1 <= month <= 12
    return date(year, month, day) if known and 1 <= day <= monthrange(year, month)[1] else None


def _dated(groups: dict[str, str], today: date | None) -> date | None:
    month, day = 1 + _MONTHS.index(groups["month"][:3].lower()), int(groups["day"])
    if groups.get("year"):
        return _day(int(groups["year"]), month, day)
    if today is None:
        return None
    found = _day(today.year, month, day)
    return _day(today.year - 1, month, day) if found is None or found > today + timedelta(days=60) else found


def _minute(match: re.Match[str]) -> int | None:
    if match["word"]:
        return 0 if match["word"].lower() == "midnight" else 720
    hour, minute = int(match["hour"] or match["hour24"]), int(match["minute"] or match["minute24"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None
