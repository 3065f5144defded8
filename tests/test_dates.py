"""Dates as pages print them: read when there is one reading, refused otherwise."""

from __future__ import annotations

import pytest

from claimdb.dates import is_later, iso_date, leading_date, read_stamp


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("2:26 a.m. ET, July 13, 2023", "2023-07-13T02:26:00-04:00"),
        ("2:26 p.m. ET, January 13, 2023", "2023-01-13T14:26:00-05:00"),
        ("12:05 AM GMT, 1 March 2024", "2024-03-01T00:05:00+00:00"),
        ("Updated 12:18 a.m. ET, July 14, 2023", "2023-07-14T00:18:00-04:00"),
        ("Published 13:45 GMT 13 July 2023", "2023-07-13T13:45:00+00:00"),
        ("13 Jul 2023 14.05 BST", "2023-07-13T14:05:00+01:00"),
        ("Thursday, July 13, 2023 at 10:15 AM EDT", "2023-07-13T10:15:00-04:00"),
        ("13 July 2023, 10:00 (UTC+3)", "2023-07-13T10:00:00+03:00"),
        ("2023-07-13T10:00:00Z", "2023-07-13T10:00:00+00:00"),
        ("5:30 PM · Jul 13, 2023", "2023-07-13T17:30:00"),
        ("10:15 IST, 13 July 2023", "2023-07-13T10:15:00"),
        ("July 13, 2023", "2023-07-13"),
        ("13.07.2023", "2023-07-13"),
        ("3rd of May 2024", "2024-05-03"),
        ("14:05", None),
        ("7 p.m.:", None),
        ("3 hours ago", None),
    ],
)
def test_a_line_that_is_a_stamp_is_read(line: str, iso: str | None) -> None:
    stamp = read_stamp(line)
    assert stamp is not None
    assert stamp.iso == iso


@pytest.mark.parametrize(
    "line",
    [
        "",
        "2016",
        "7 Posts",
        "Page 12",
        "July 13, 2023 - The town and the river",
        "He left on July 13, 2023",
        "“July 13, 2023”",
        "May 2023",
        "31:75",
        "13 July 2023 " * 10,
    ],
)
def test_a_line_that_is_more_or_less_than_a_stamp_is_not(line: str) -> None:
    assert read_stamp(line) is None


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2023-07-13", "2023-07-13"),
        ("2023-07-13T10:00", "2023-07-13"),
        ("2023-07-13T10:00Z", "2023-07-13T10:00:00+00:00"),
        ("Thu, 13 Jul 2023 10:00:00 +0300", "2023-07-13T10:00:00+03:00"),
        ("7/13/2023", "2023-07-13"),
        ("13/7/2023", "2023-07-13"),
        ("7/8/2023", None),
        ("2:26 a.m. ET, July 13, 2023", "2023-07-13T02:26:00-04:00"),
        ("July 13, 2023 2:26 a.m.", "2023-07-13"),
        ("2023-13-45", None),
        ("30 February 2023", None),
        ("yesterday", None),
        ("2023", None),
        ("", None),
    ],
)
def test_a_date_of_publication_is_read_or_refused(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso


def test_a_labelled_date_in_front_of_prose_is_measured() -> None:
    assert leading_date("Date: 2024-03-05 The mill burned.") == ("2024-03-05", 16)
    assert leading_date("The date 2024-03-05 was set.") is None


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        ("2024-05-31", "2024-05-30", True),
        ("2024-05-31", "2024-05-31", False),
        ("2024-05-31T23:00:00+00:00", "2024-05-31", False),
        ("2024-06-01T01:00:00+02:00", "2024-05-31T22:00:00+00:00", True),
        ("2024-06-01T01:00:00+02:00", "2024-05-31T23:30:00+00:00", False),
        ("2024-06-01T01:00:00+02:00", "2024-05-31", True),
    ],
)
def test_later_by_the_moment_else_by_the_day(one: str, other: str, later: bool) -> None:
    assert is_later(one, other) is later
    assert not (later and is_later(other, one))
