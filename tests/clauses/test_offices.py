"""Offices that a text gives to somebody, and which of two cannot be one person's."""

from __future__ import annotations

import pytest

from claimdb.clauses.offices import differ, offices_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "It was posted by Ilka Marrowby, a member of the council and former deputy commander of the Coast Guard.",
            ["member of the council", "former deputy commander of the Coast Guard"],
        ),
        (
            "Ilka Marrowby, a retired general and herself a former commander of the 9th Fleet, left.",
            ["retired general", "former commander of the 9th Fleet"],
        ),
        ("Marrowby had been vice commander of the Coast Guard", ["vice commander of the Coast Guard"]),
        ("Marrowby, who is the mayor of Lesk, left", ["mayor of Lesk"]),
        ("Marrowby was the last to leave the harbour of Lesk", []),
        ("Marrowby, the harbour of Lesk and the mayor met", []),
        ("The commander of the Coast Guard met Orlo Tollan", []),
    ],
)
def test_offices(text: str, told: list[str]) -> None:
    assert [one.printed for one in offices_of(text, "marrowby")] == told


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("a former deputy commander of the Coast Guard", "a former commander of the 9th Fleet", True),
        ("the deputy commander of the Coast Guard", "the commander of the Coast Guard", True),
        ("the mayor of Lesk", "the mayor of Varrin", True),
        ("the vice commander of the Coast Guard", "the deputy commander of Vessia’s Coast Guard", False),
        ("the commander of the 9th Fleet", "the commander of the 9th Coast Fleet", False),
        ("a former mayor of Lesk", "the mayor of Varrin", False),
        ("the mayor of Lesk", "the commander of the Coast Guard", False),
        ("a retired general", "the general of the Coast Guard", False),
    ],
)
def test_apart(one: str, other: str, apart: bool) -> None:
    ours, theirs = (offices_of(f"Marrowby, {text}, left.", "marrowby") for text in (one, other))
    assert bool(differ(ours[0], theirs[0])) is apart
    assert bool(differ(theirs[0], ours[0])) is apart
