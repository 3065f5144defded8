"""Which two quantities can both hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from claimdb.quantities import Agreement, agree, read

DAY = date(2023, 7, 13)


def compare(one: str, other: str, *, printed: tuple[date, date] = (DAY, DAY)) -> Agreement:
    (left,), (right,) = read(one, printed[0]), read(other, printed[1])
    forth, back = agree(left, right), agree(right, left)
    assert forth.verdict == back.verdict
    return forth


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Drovane lost at least 300 tanks.", "Drovane lost about 120 tanks.", "conflict"),
        ("Drovane lost at least 300 tanks.", "Drovane lost 575 tanks.", "compatible"),
        ("Drovane lost at least 300 tanks.", "300 Drovan tanks were lost.", "compatible"),
        ("Drovane lost 300 tanks.", "300 Drovan tanks were lost.", "same"),
        ("Up to 300 people were killed.", "More than 300 people were killed.", "compatible"),
        ("Up to 200 people were killed.", "More than 300 people were killed.", "conflict"),
        ("10 to 15 boats sank.", "12 boats sank.", "compatible"),
        ("10 to 15 boats sank.", "16 boats sank.", "conflict"),
        ("1.2 million people fled.", "1,213,400 people fled.", "compatible"),
        ("1.2 million people fled.", "1.4 million people fled.", "conflict"),
        ("Dozens of boats sank.", "40 boats sank.", "compatible"),
        ("Dozens of boats sank.", "800 boats sank.", "conflict"),
        ("A third of the fleet was sunk.", "35 per cent of the fleet was sunk.", "compatible"),
        ("A third of the fleet was sunk.", "Half of the fleet was sunk.", "conflict"),
        ("The drone flew 100 miles.", "The drone flew 165 km.", "conflict"),
        ("The drone flew 100 miles.", "The drone flew 161 km.", "compatible"),
        ("12 per cent of voters came.", "12.4 per cent of voters came.", "compatible"),
        ("12 per cent of voters came.", "14 per cent of voters came.", "conflict"),
        ("The drone flew about 100 miles.", "The drone flew 161 km.", "compatible"),
        ("Two companies were captured.", "Three companies were captured.", "conflict"),
        # not about the same
        ("Drovane lost 300 tanks.", "Drovane lost 120 jets.", "different"),
        ("Drovane lost 300 tanks.", "Vessia lost 120 tanks.", "different"),
        ("300 Drovan tanks were lost.", "120 Vessian tanks were lost.", "different"),
        ("Drovane lost 300 tanks.", "120 Vessian tanks were lost.", "different"),
        ("300 people were killed.", "120 people were wounded.", "different"),
        ("300 people were killed.", "120 people were not killed.", "different"),
        ("300 people were killed.", "120 civilians were killed.", "different"),
        ("The bridge cost $300.", "The bridge cost €120.", "different"),
        ("Turnout rose by 3 per cent.", "Turnout rose by 5 percentage points.", "different"),
        ("12 of the guards died.", "30 guards died.", "different"),
        ("Another 12 people were killed.", "30 people were killed.", "different"),
        ("12 people were killed on Monday.", "30 people were killed on Tuesday.", "different"),
        ("As of July 3, 12 people had been killed.", "As of July 5, 30 people had been killed.", "different"),
    ],
)
def test_of_one_day(one: str, other: str, verdict: str) -> None:
    assert compare(one, other).verdict == verdict


def test_a_later_and_higher_toll_is_an_update() -> None:
    low, high = "12 people were killed in the fire.", "30 people were killed in the fire."
    assert compare(low, high, printed=(DAY, date(2023, 7, 14))).verdict == "update"
    assert compare(high, low, printed=(DAY, date(2023, 7, 14))).verdict == "conflict"


def test_a_toll_rises_within_hours_where_they_are_known() -> None:
    low, high = "12 people were killed in the fire.", "30 people were killed in the fire."
    morning, noon = datetime(2023, 7, 13, 8, tzinfo=UTC), datetime(2023, 7, 13, 12, tzinfo=UTC)
    assert compare(low, high, printed=(morning, noon)).verdict == "update"
    assert compare(high, low, printed=(morning, noon)).verdict == "conflict"
    assert compare(low, high, printed=(noon, noon)).verdict == "conflict"
    assert compare(low, high, printed=(morning, DAY)).verdict == "conflict"


def test_zones_are_heeded() -> None:
    low, high = "12 people were killed in the fire.", "30 people were killed in the fire."
    west = datetime(2023, 7, 13, 8, tzinfo=timezone(timedelta(hours=-4)))
    assert compare(low, high, printed=(datetime(2023, 7, 13, 11, 50, tzinfo=UTC), west)).verdict == "conflict"
    assert compare(low, high, printed=(west, datetime(2023, 7, 13, 14, tzinfo=UTC))).verdict == "update"


def test_counts_up_to_one_moment_are_no_updates() -> None:
    one, other = "As of July 3, 12 people had been killed.", "As of July 3, 30 people had been killed."
    assert compare(one, other, printed=(date(2023, 7, 4), date(2023, 7, 6))).verdict == "conflict"


def test_shares_of_other_weeks_are_of_other_moments() -> None:
    one, other = "Turnout was 40 per cent.", "Turnout was 52 per cent."
    assert compare(one, other).verdict == "conflict"
    assert compare(one, other, printed=(DAY, date(2023, 8, 13))).verdict == "different"


def test_reason_and_gap() -> None:
    found = compare("Drovane lost at least 300 tanks.", "Drovane lost 120 tanks.")
    assert found.reason == "“at least 300” and “120” cannot both hold."
    assert found.gap == pytest.approx(0.6)
    assert not found.holds
