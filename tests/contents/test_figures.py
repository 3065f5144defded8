"""Figures, days and months in a statement."""

from __future__ import annotations

import pytest

from claimdb.contents.figures import days, figures, is_like, months
from claimdb.contents.words import words


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12 boats and 1,200 men", [12, 1200]),
        ("two boats, twenty-three men", [2, 23]),
        ("2.5 million crowns", [2.5e6]),
        ("three hundred thousand tonnes", [3e5]),
        ("a dozen boats", [12]),
        ("well over a million crowns", [1e6]),
        ("a hundred thousand tonnes in one hundred holds", [1e5, 100]),
        ("thousands of boats", [2000]),
        ("no one of the boats, on second thoughts", []),
        ("at 10:30", [1030]),
    ],
)
def test_values(text: str, values: list[float]) -> None:
    assert [figure.value for figure in figures(words(text))] == values


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [(12, 12, True), (12, 13, False), (19.7, 20, True), (19.7, 21, False), (1010, 1000, True), (2021, 2022, True)],
)
def test_rounding(one: float, other: float, same: bool) -> None:
    assert is_like(one, other) is same


def test_days_and_months() -> None:
    found = words("On Monday, 3 Sept, or in September")
    assert days(found) == {"monday"}
    assert months(found) == {"sep"}
