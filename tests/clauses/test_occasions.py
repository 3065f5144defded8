"""Other days and other names point to another event."""

from __future__ import annotations

import pytest

from claimdb.clauses import read
from claimdb.clauses.occasions import figures, other_days, other_names


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("It rained on May 4", "It rained on 6 May", True),
        ("It rained on May 4", "It rained on 4 May", False),
        ("Shares fell on Monday", "Shares rose on Friday", True),
        ("Shares fell on Monday", "Shares rose", False),
        ("Profit rose", "Loss in the same quarter last year", True),
    ],
)
def test_other_days(left: str, right: str, other: bool) -> None:
    assert other_days(read(left), read(right)) is other


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("A bomb went off in Drovane", "A bomb went off in Vessia", True),
        ("A bomb went off in Drovane", "The Drovanian town was bombed", False),
        ("A bomb went off in Drovane", "a bomb went off", False),
        ("A Bomb Went Off Near Lesk", "A bomb went off in Vessia", False),
    ],
)
def test_other_names(left: str, right: str, other: bool) -> None:
    assert other_names(read(left), read(right)) is other


def test_figures() -> None:
    assert figures(read("Two of 30 boats")) == {"two", "30"}
