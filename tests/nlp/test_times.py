"""Intervals that seasons, weekends and weekdays mean."""

from __future__ import annotations

from datetime import date

import pytest

from claimdb.nlp.times import find_times, parse_day


@pytest.mark.parametrize(
    ("text", "printed", "earliest", "latest"),
    [
        ("last fall", "last fall", "2025-09-01", "2025-11-30"),
        ("last spring", "last spring", "2026-03-01", "2026-05-31"),
        ("last winter", "last winter", "2025-12-01", "2026-02-28"),
        ("in the summer of 2019", "summer of 2019", "2019-06-01", "2019-08-31"),
        ("over the weekend", "weekend", "2026-05-30", "2026-05-31"),
        ("last Friday", "last Friday", "2026-05-29", "2026-05-29"),
        ("last March", "last March", "2026-03-01", "2026-03-31"),
        ("in June", "June", "2026-06-01", "2026-06-30"),
        ("a December interview", "December", "2025-12-01", "2025-12-31"),
        ("her 1998 speech", "1998", "1998-01-01", "1998-12-31"),
    ],
)
def test_intervals(text: str, printed: str, earliest: str, latest: str) -> None:
    (found,) = find_times(text, date(2026, 6, 5))
    assert text[found.start : found.end] == printed
    assert found.interval == (date.fromisoformat(earliest), date.fromisoformat(latest))


@pytest.mark.parametrize("text", ["two days earlier", "earlier in the day", "her 1998 car", "they fall", "weekend"])
def test_times_that_hang_on_something_else(text: str) -> None:
    assert list(find_times(text, date(2026, 6, 5))) == []


@pytest.mark.parametrize("text", ["0000-01-01", "9999-13-01", "last w\u0131nter", "in the \u017fummer"])
def test_what_is_no_day_and_no_season(text: str) -> None:
    assert all(time.interval is None for time in find_times(text, date(2026, 6, 5)))


@pytest.mark.parametrize("today", [date.min, date.max])
def test_from_the_ends_of_the_calendar_nothing_is_counted(today: date) -> None:
    times = list(find_times("last night, last winter, two weeks ago, on March 3 or in May 2019", today))
    assert [str(time.interval[0]) for time in times if time.interval] == ["2019-05-01"]
    assert parse_day("0000-01-01") is None
