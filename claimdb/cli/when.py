"""Days that people type after --since and --until, read in one way everywhere."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

import typer

UNDERSTOOD = "2024, 2024-05, 2024-05-31, 31 May 2024, May 2024, today, yesterday, 7 days ago"
"""For messages: one example of each form."""
_SPANS = {"day": 1, "week": 7}
_AGO = re.compile(r"(\d{1,4}) (day|week)s? ago")
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?")
_MONTH = re.compile(r"[a-z]{3,9}\.? \d{4}")


def day_option(text: str) -> Any:
    """An option that takes a day; its value is a year, a month or a day in ISO 8601."""
    return typer.Option(metavar="DATE", help=f"{text} DATE: 2024, 2024-05, 2024-05-31, yesterday.", callback=_read)


def read_day(typed: str, *, today: date | None = None) -> str | None:
    """``2024``, ``2024-05`` or ``2024-05-31``; None for what is no day, or could be two.

    >>> read_day("7 days ago", today=date(2024, 6, 7))
    '2024-05-31'
    """
    words = " ".join(typed.casefold().replace(",", " ").split())
    if words in ("today", "yesterday"):
        return ((today or _today()) - timedelta(days=words == "yesterday")).isoformat()
    if ago := _AGO.fullmatch(words):
        return _before(today or _today(), int(ago[1]) * _SPANS[ago[2]])
    if iso := _ISO.fullmatch(words):
        return _checked(*(int(part) if part else None for part in iso.groups()))
    from claimdb.dates import iso_date

    if _MONTH.fullmatch(words):
        return (iso_date(f"1 {words}") or "")[:7] or None
    return None if ":" in words else iso_date(words)


def _today() -> date:
    """Where the user is."""
    return datetime.now().astimezone().date()


def _before(today: date, days: int) -> str | None:
    """None before the calendar begins."""
    return date.fromordinal(today.toordinal() - days).isoformat() if today.toordinal() > days else None


def _checked(year: int | None, month: int | None, day: int | None) -> str | None:
    """The parts that were given, where the calendar has them."""
    try:
        found = date(year or 0, month or 1, day or 1).isoformat()
    except ValueError:
        return None
    return found[: 10 if day else 7 if month else 4]


def _read(typed: str | None) -> str | None:
    if typed is None:
        return None
    if (found := read_day(typed)) is None:
        raise typer.BadParameter(f"{typed!r} is no day. Days are written like this: {UNDERSTOOD}.")
    return found
