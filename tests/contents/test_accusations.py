"""Whom somebody accuses of what."""

from __future__ import annotations

import pytest

from claimdb.contents.accusations import accusation, accuse_alike


def alike(one: str, other: str, cues: tuple[str, str] = ("accused", "accused")) -> bool:
    left, right = accusation(one, cues[0]), accusation(other, cues[1])
    assert left is not None
    assert right is not None
    assert accuse_alike(left, right) == accuse_alike(right, left)
    return accuse_alike(left, right)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("him of treason", "the harbour minister of treachery"),
        ("the harbour minister of treachery", "minister of treason"),
        ("the top Skarholm official of treason", "the harbour minister of treachery"),
        ("the authority’s board of betraying its dockers", "the board of betraying dockers by silence"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("him of treason", "him of theft"),
        ("the mayor of treason", "the harbour minister of treason"),
        ("the council of failing to protect the pier", "the council of failing to protect the ferry"),
        ("the port authority of betraying its dockers", "him of treason"),
    ],
)
def test_something_else(one: str, other: str) -> None:
    assert not alike(one, other)


def test_without_a_cue_an_of_tells_nothing() -> None:
    assert not alike("the lack of boats", "the lack of boats", ("lamented", "regretted"))
    assert alike("him of stealing boats", "her of stealing the boats", ("", ""))


@pytest.mark.parametrize("text", ["treason", "of treason", "him of", "he was sacked of all people", ""])
def test_what_has_not_the_form(text: str) -> None:
    assert accusation(text, "accused") is None


@pytest.mark.parametrize("how", ["by giving them no boats", "by not giving them boats", "because he was afraid"])
def test_where_it_ends(how: str) -> None:
    text = f"the minister of betraying his soldiers {how}"
    found = accusation(text, "accused")
    assert found is not None
    assert text[: found.end] == "the minister of betraying his soldiers"
