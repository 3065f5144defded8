"""Days and times of day in a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from claimdb.quantities import read_days

THURSDAY = date(2023, 7, 13)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It burned on Monday.", date(2023, 7, 10), date(2023, 7, 10)),
        ("It burned on Thursday.", THURSDAY, THURSDAY),
        ("It burned last Thursday.", date(2023, 7, 6), date(2023, 7, 6)),
        ("It burned yesterday.", date(2023, 7, 12), date(2023, 7, 12)),
        ("It burned overnight.", date(2023, 7, 12), THURSDAY),
        ("It burned on July 3.", date(2023, 7, 3), date(2023, 7, 3)),
        ("It burned on 3 July 2021.", date(2021, 7, 3), date(2021, 7, 3)),
        ("It burned on the 3rd of December.", date(2022, 12, 3), date(2022, 12, 3)),
        ("It burned on 2023-07-03.", date(2023, 7, 3), date(2023, 7, 3)),
        ("It burned three days ago.", date(2023, 7, 10), date(2023, 7, 10)),
        ("It burned a week ago.", date(2023, 7, 3), date(2023, 7, 9)),
    ],
)
def test_days(text: str, first: date, last: date) -> None:
    (found,) = read_days(text, THURSDAY)
    assert (found.first, found.last) == (first, last)


def test_days_of_an_article_without_a_day() -> None:
    assert read_days("It burned on Monday.", None)[0].first is None
    assert read_days("It burned on July 3, 2023.", None)[0].first == date(2023, 7, 3)


@pytest.mark.parametrize(
    ("text", "minute"),
    [("at 10:30 a.m.", 630), ("at 4 pm", 960), ("at 16:05", 965), ("at noon", 720), ("at midnight", 0)],
)
def test_times_of_day(text: str, minute: int) -> None:
    (found,) = read_days(f"It burned {text} in Lesk.", THURSDAY)
    assert found.minute == minute


@pytest.mark.parametrize(
    "text", ["since Monday", "until July 3", "before noon", "from Monday", "every Friday", "in May"]
)
def test_limits_are_no_times(text: str) -> None:
    assert read_days(f"It burned {text}.", THURSDAY) == ()


def test_up_to_when() -> None:
    assert read_days("By Monday it had burned.", THURSDAY)[0].as_of
    assert read_days("As of July 3 it burned.", THURSDAY)[0].as_of


@pytest.mark.parametrize("text", ["31 February", "July 45", "25:70", "2023-13-40", "0 May 0001"])
def test_what_is_no_date_is_no_error(text: str) -> None:
    assert all(found.first is None for found in read_days(f"It burned on {text}.", THURSDAY))
