"""Lines that name who wrote a text."""

from __future__ import annotations

import pytest

from claimdb.nlp.bylines import read_byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Poe", "Ada Poe"),
        ("By ADA POE", "ADA POE"),
        ("By Ada Poe and Tom Reed", "Ada Poe, Tom Reed"),
        ("By Ada Poe, Tom Reed and Ann B. Hill, VP", "Ada Poe, Tom Reed, Ann B. Hill"),
        ("From VP's Ada Poe", "Ada Poe"),
        ("From the Valley Press’s Ada Poe and Tom Reed in Milltown", "Ada Poe, Tom Reed"),
        ("From VP staff", "VP staff"),
        ("Analysis from VP's Ada Poe", "Ada Poe"),
        ("Analysis by Ada Poe", "Ada Poe"),
        ("Written by Ludwig van der Berg", "Ludwig van der Berg"),
    ],
)
def test_names_are_read(line: str, names: str) -> None:
    assert read_byline(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By Monday",
        "By then the bridge was closed",
        "By Monday the Bridge Was Closed.",
        "From Milltown",
        "From the bridge to the mill",
        "Ada Poe",
        "He was met by Ada Poe",
        "",
    ],
)
def test_prose_is_no_byline(line: str) -> None:
    assert read_byline(line) is None
