"""Dates and time stamps as news pages print them, to ISO 8601. What can be read in two ways is not guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = {word: number for number, name in enumerate(MONTHS, 1) for word in (name, name[:3])} | {"sept": 9}
_WEEKDAY_WORDS = {*WEEKDAYS, *(day[:3] for day in WEEKDAYS), "tues", "wednes", "thur", "thurs"}
_OFFSETS = {"utc": 0, "gmt": 0, "z": 0, "bst": 1, "wet": 0, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3}
_OFFSETS |= {"est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "msk": 3, "aest": 10}
_REGIONS = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}
_UNKNOWN_ZONES = {"ist", "cst"}
"""Real abbreviations that several zones share: part of a time stamp, but worth no offset."""
_SAYS_WHAT = {"updated", "published", "posted", "modified", "created", "edited"}
_FILLERS = {*_SAYS_WHAT, "last", "first", "originally", "date", "time", "on", "at", "of", "the", "local"}
_AGO = {"ago", "hours", "hour", "hrs", "hr", "h", "minutes", "minute", "mins", "min", "m", "days", "day", "d"}

_CLOCK = re.compile(r"\b(\d{1,2})[:.h](\d{2})(?::(\d{2}))?(?:\s?([ap])\.?\s?m\b\.?)?(?!\d|\.\d)", re.IGNORECASE)
_HOUR = re.compile(r"\b(\d{1,2})\s?([ap])\.?\s?m\b\.?", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?=\b|T)")
_ISO_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}\S*$")
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_MONTH = r"([A-Za-z]{3,9})\.?"
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH},?\s+(\d{{4}})\b")
_OFFSET = re.compile(r"(?:\b(?:UTC|GMT)\s?)?([+−-])(\d{1,2}):?(\d{2})?\b")
_MAIL_DATE = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(:\d\d)? ([+-]\d{4}|[A-Z]{2,3})$")
_TOKEN = re.compile(r"[A-Za-z]+(?:\.[a-z]\b)?|\d+|[^\sA-Za-z\d]")
_LONGEST = 80
"""Characters; a longer line is prose that mentions a date."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line that is only a date, a time or both."""

    iso: str | None
    """Date, or date and time (with offset where a zone is printed); None where no date is printed."""
    has_clock: bool
    has_date: bool
    labelled: bool
    """It says what it dates: "Updated …", "Published …"."""


def read_stamp(line: str) -> Stamp | None:
    """The time stamp that *line* is, or None where it is anything more than a time stamp.

    >>> read_stamp("2:26 a.m. ET, July 13, 2023").iso
    '2023-07-13T02:26:00-04:00'
    """
    if len(line) > _LONGEST or not any(char.isdigit() for char in line):
        return None
    if _ISO_MOMENT.match(line):
        moment = _moment(line)
        return Stamp(moment.isoformat(), has_clock=True, has_date=True, labelled=False) if moment else None
    day, rest = _take_date(line)
    clock, rest = _take_clock(rest)
    zone, rest = _take_offset(rest) if clock else (None, rest)
    words = [token.lower().rstrip(".") for token in _TOKEN.findall(rest) if token[0].isalnum()]
    zone = zone or next((found for word in words if clock and day and (found := _zone(word, day))), None)
    relative = "ago" in words
    known = _FILLERS | _WEEKDAY_WORDS | _OFFSETS.keys() | _REGIONS.keys() | _UNKNOWN_ZONES
    known |= _AGO if relative else set()
    if any(word not in known and not (relative and word.isdigit()) for word in words):
        return None
    if not (day or clock or relative) or _has_other_marks(rest):
        return None
    return Stamp(_iso(day, clock, zone), clock is not None, day is not None, not _SAYS_WHAT.isdisjoint(words))


def leading_date(text: str) -> tuple[str, int] | None:
    """The ISO date and the length of a labelled date ("Date: 2023-07-13") that *text* opens with before its prose."""
    label = re.match(r"(?:date|published|updated|posted)(?: on)?\s*[:\s]\s*", text[:_LONGEST], re.IGNORECASE)
    if not label:
        return None
    for pattern in (_ISO, _MONTH_FIRST, _DAY_FIRST, _DOTTED):
        found = pattern.match(text[:_LONGEST], label.end())
        if found and (day := _take_date(found.group())[0]):
            return day.isoformat(), found.end()
    return None


def iso_date(value: str) -> str | None:
    """*value* as an ISO date, or a date-time with offset; None where it is no date or can be read in two ways.

    A time of day without a zone is dropped, since it names no moment. Reads ISO 8601, RFC 5322 and English dates;
    ``7/8/2023`` is ambiguous, ``7/13/2023`` is not.
    """
    value = value.strip()
    moment = _moment(value)
    if moment is not None:
        return moment.isoformat() if moment.tzinfo else moment.date().isoformat()
    stamp = read_stamp(value)
    if stamp is None or stamp.iso is None or not stamp.has_date:
        return None
    return stamp.iso if _has_offset(stamp.iso) else stamp.iso[:10]


def _moment(value: str) -> datetime | None:
    """*value* read as ISO 8601 or as RFC 5322."""
    parse = parsedate_to_datetime if _MAIL_DATE.match(value) else datetime.fromisoformat
    try:
        return parse(value)
    except (ValueError, OverflowError):
        return None


def _has_offset(iso: str) -> bool:
    return "T" in iso and datetime.fromisoformat(iso).tzinfo is not None


def _iso(day: date | None, clock: time | None, zone: tzinfo | None) -> str | None:
    if day is None:
        return None
    return datetime.combine(day, clock, zone).isoformat() if clock else day.isoformat()


def _take_date(line: str) -> tuple[date | None, str]:
    readings = (
        (_ISO, lambda m: (int(m[1]), int(m[2]), int(m[3]))),
        (_MONTH_FIRST, lambda m: (int(m[3]), _MONTHS.get(m[1].lower(), 0), int(m[2]))),
        (_DAY_FIRST, lambda m: (int(m[3]), _MONTHS.get(m[2].lower(), 0), int(m[1]))),
        (_DOTTED, lambda m: (int(m[3]), int(m[2]), int(m[1]))),
        (_SLASHED, _slashed),
    )
    for pattern, reading in readings:
        for match in pattern.finditer(line):
            try:
                day = date(*reading(match))
            except ValueError:
                continue
            return day, f"{line[: match.start()]} {line[match.end() :]}"
    return None, line


def _slashed(match: re.Match[str]) -> tuple[int, int, int]:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first > 12:
        return year, second, first
    if second > 12 or first == second:
        return year, first, second
    return year, 0, 0


def _take_clock(line: str) -> tuple[time | None, str]:
    for pattern in (_CLOCK, _HOUR):
        for match in pattern.finditer(line):
            if (clock := _clock(match)) is not None:
                return clock, f"{line[: match.start()]} {line[match.end() :]}"
    return None, line


def _clock(match: re.Match[str]) -> time | None:
    groups = match.groups()
    hour, half = int(groups[0]), (groups[-1] or "").lower()
    minute, second = (int(groups[1]), int(groups[2] or 0)) if len(groups) == 4 else (0, 0)
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _take_offset(line: str) -> tuple[tzinfo | None, str]:
    match = _OFFSET.search(line)
    if not match or int(match[2]) > 14:
        return None, line
    sign = 1 if match[1] == "+" else -1
    offset = timezone(sign * timedelta(hours=int(match[2]), minutes=int(match[3] or 0)))
    return offset, f"{line[: match.start()]} {line[match.end() :]}"


def _zone(word: str, day: date) -> tzinfo | None:
    if word in _OFFSETS:
        return timezone(timedelta(hours=_OFFSETS[word]))
    if word in _REGIONS:
        noon = datetime.combine(day, time(12), ZoneInfo(_REGIONS[word]))
        return timezone(noon.utcoffset() or timedelta())
    return None


def _has_other_marks(rest: str) -> bool:
    return any(not char.isspace() and not char.isalnum() and char not in ".,:;|()-–—·•/" for char in rest)


def day_of(iso: str | None) -> int:
    """The day of an ISO date or date-time as a proleptic ordinal, for counting days; 0 where there is none."""
    try:
        return date.fromisoformat(iso[:10]).toordinal() if iso else 0
    except ValueError:
        return 0


def is_later(one: str, other: str) -> bool:
    """Whether an ISO date or date-time is after another: by the moment where both tell it, else by the day as printed.

    Raises ValueError where one of them is neither.
    """
    if _has_offset(one) and _has_offset(other):
        return datetime.fromisoformat(one) > datetime.fromisoformat(other)
    return date.fromisoformat(one[:10]) > date.fromisoformat(other[:10])
