"""Names in a statement, and which of them may be one."""

from __future__ import annotations

import pytest

from claimdb.clauses import read
from claimdb.clauses.named import Name, may_be_one, names_in, slip_apart


def name(text: str) -> Name:
    return Name("", text, 0, len(text))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ilka Marrowby", "Marrowby", True),
        ("General Ilka Marrowby", "Ilka Marrowby", True),
        ("Andrei Gurulyov", "Andrey Gurulev", True),
        ("Drovane", "Drovanian army", True),
        ("Harbour Board", "HB", True),
        ("Ilka Marrowby", "Orlo Tollan", False),
        ("General Marrowby", "General Tollan", False),
    ],
)
def test_may_be_one(one: str, other: str, same: bool) -> None:
    assert may_be_one(name(one), name(other)) is same
    assert may_be_one(name(other), name(one)) is same


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("marrowby", "marorwby", True),
        ("tollan", "tolman", True),
        ("gurulev", "gurulyov", False),
        ("philippine", "philippines", False),
        ("lesk", "lask", False),
        ("marrowby", "tollan", False),
    ],
)
def test_slip_apart(one: str, other: str, slip: bool) -> None:
    assert slip_apart(one, other) is slip


def test_without_entities_capitals_tell() -> None:
    assert [found.text for found in names_in(read("Nobody saw Ilka Marrowby in Lesk"))] == ["Ilka Marrowby", "Lesk"]
    assert names_in(read("Ferry Sinks Off Lesk After Long Storm")) == ()


def test_entities_go_first() -> None:
    assert [found.label for found in names_in(read("In Lesk it rained"), (("LOCATION", "Lesk", 3, 7),))] == ["LOCATION"]
