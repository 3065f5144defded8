"""Days after --since and --until: read in one way by every command, or refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimdb.cli.when import read_day
from tests.cli.conftest import Claimdb

TODAY = date(2024, 6, 7)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("2024-5", "2024-05"),
        ("2024-05-31", "2024-05-31"),
        ("2024/5/31", "2024-05-31"),
        ("31.05.2024", "2024-05-31"),
        ("31 May 2024", "2024-05-31"),
        ("May 31, 2024", "2024-05-31"),
        ("May 2024", "2024-05"),
        ("today", "2024-06-07"),
        ("Yesterday", "2024-06-06"),
        ("7 days ago", "2024-05-31"),
        ("1 week ago", "2024-05-31"),
        ("2024-13", None),
        ("2024-02-30", None),
        ("7/8/2024", None),
        ("2024-05-31 10:00", None),
        ("tomorrow", None),
        ("garbage", None),
        ("0000", None),
        ("", None),
    ],
)
def test_a_day_is_read_or_refused(typed: str, read: str | None) -> None:
    assert read_day(typed, today=TODAY) == read


@pytest.mark.parametrize(
    ("command", "option"),
    [("claims", "--since"), ("claims", "--until"), ("articles", "--since"), ("articles", "--until"),
     ("disputes", "--since")],
)  # fmt: skip
def test_every_command_refuses_what_is_no_day(claimdb: Claimdb, fire: Path, command: str, option: str) -> None:
    del fire
    done = claimdb(command, option, "garbage")
    assert done.code == 2
    assert "'garbage' is no day" in done.err
    assert "yesterday" in done.err


def test_one_day_in_other_words(claimdb: Claimdb, fire: Path) -> None:
    del fire
    for since in ("2024-06-01", "2024-6-1", "1 June 2024", "June 2024"):
        assert claimdb("articles", "--since", since, "--count").out == "1\n"
    assert claimdb("claims", "--since", "yesterday", "--count").out == "0\n"
