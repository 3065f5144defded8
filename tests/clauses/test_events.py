"""Doers of what is told, by the order of words."""

from __future__ import annotations

import pytest

from claimdb.clauses import read
from claimdb.clauses.events import by_pronoun, doings
from claimdb.clauses.named import names_in


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The recording was posted on the app by lawmaker Ilka Marrowby", ["Ilka Marrowby"]),
        ("On Monday Ilka Marrowby posted the recording", ["Ilka Marrowby"]),
        ("On Monday Ilka Marrowby, a former mayor of the town, posted the recording", ["Ilka Marrowby"]),
        (
            "It was Ilka Marrowby, a head of the Harbour Board, who made the recording public",
            ["Ilka Marrowby"],
        ),
        ("The order was signed by Ilka Marrowby and Orlo Tollan", ["Ilka Marrowby", "Orlo Tollan"]),
        ("The recording of Ilka Marrowby is long", []),
        ("The recording was not posted by Ilka Marrowby", []),
        ("In Lesk Ilka Marrowby was shot", []),
        ("The rats were killed by gas in Lesk Harbour", []),
        ("Then Ilka Marrowby and mayor Orlo Tollan posted it", ["Ilka Marrowby", "Orlo Tollan"]),
    ],
)
def test_doers(text: str, doers: list[str]) -> None:
    reading = read(text)
    found = doings(reading, names_in(reading))
    assert [name.text for doing in found for name in doing.doers] == doers


def test_ways_to_make_public_are_one_kind() -> None:
    kinds = set()
    for text in ("It was posted by Orlo Tollan", "It was leaked by Orlo Tollan", "It was made public by Orlo Tollan"):
        reading = read(text)
        kinds |= {doing.kind for doing in doings(reading, names_in(reading))}
    assert len(kinds) == 1


def test_a_pronoun_counts_with_a_thing_of_its_own() -> None:
    assert by_pronoun(read("he posted it on his own channel"))
    assert not by_pronoun(read("he posted it on the channel"))
