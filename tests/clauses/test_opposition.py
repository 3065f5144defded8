"""Which two statements stand against each other by their words alone, and which do not."""

from __future__ import annotations

import pytest

from claimdb.clauses import oppose, read

OPPOSED = [
    ("The Varrin bridge was hit by a drone", "The Varrin bridge was not hit", "negation", 0),
    ("Nobody was killed when the ferry Lark sank", "Two sailors were killed when the ferry Lark sank", "negation", 1),
    ("The recording was never made public", "Marrowby made the recording public", "negation", 1),
    ("The board denied that the Varrin dam burst", "The Varrin dam burst at dawn", "denial", 1),
    ("Photo of the burst Varrin dam is fake", "The Varrin dam burst at dawn", "denial", 1),
    ("Varrin dam burst? No, it is holding", "The Varrin dam burst", "denial", 1),
    ("The Varrin dam has NOT burst", "Great Varrin Dam Burst Early Monday Morning", "negation", 1),
    ("The woman held in Lesk is not Tollan's wife", "Lesk holds Tollan's wife and son", "negation", 1),
    ("Marrowby never said the dam of Varrin leaks", "Marrowby says the dam of Varrin leaks", "negation", 1),
    ("Varrin dam burst? The photo is not what it seems", "The Varrin dam burst", "denial", 1),
    ("There will not be six days of rain in Lesk", "Lesk will see 6 days of rain", "negation", 1),
    ("Vessian shares rose on the news from Lesk", "Vessian shares fell on the news from Lesk", "opposite", 0),
    ("The court in Lesk acquitted Tollan of theft", "The court in Lesk convicted Tollan of theft", "opposite", 0),
    ("The strike on the harbour was deliberate", "The strike on the harbour was accidental", "opposite", 0),
]
ALIKE = [
    ("The Varrin bridge was hit by a drone", "A drone hit the bridge of Varrin at night"),
    ("The Varrin bridge was not hit", "No drone hit the Varrin bridge"),
    ("The board denied that the Varrin dam burst", "The burst of the Varrin dam is a hoax"),
    ("The dam is not closed", "The dam is open"),
    (
        "Marrowby held more than a half of her non-government meetings on the ferry with members of the board of Lesk",
        "The ferry had carried members of foreign governments and the board of Lesk to all of her meetings in Varrin",
    ),
    ("Police say North Varrin shut its harbour", "Police say South Varrin shut its harbour"),
    ("The crew of the ferry fled with fake passports", "The crew of the ferry fled to Lesk"),
    ("Marrowby did not say when the dam will open", "Tollan says the dam will open"),
    ("The ferry sank without warning off Lesk", "The ferry sank off Lesk, and the warning came late"),
    ("The film of the ferry is no hoax", "The ferry sank and a film shows it"),
    ("Varrin shares closed higher on Monday", "Varrin shares closed lower on Friday"),
    ("Lesk will not confirm or deny the loss of the ferry", "Lesk confirms talks on the ferry"),
    ("The dam burst", "Nobody likes the mayor of Lesk"),
    ("Tollan denied that the dam was not safe", "The dam was safe"),
]


@pytest.mark.parametrize(("left", "right", "how", "affirmed"), OPPOSED)
def test_opposed(left: str, right: str, how: str, affirmed: int) -> None:
    found = oppose(read(left), read(right))
    assert found is not None
    assert found.how == how
    assert found.score >= 0.45
    if how != "opposite":
        assert found.affirmed == affirmed
    turned = oppose(read(right), read(left))
    assert turned is not None
    assert (turned.left, turned.right) == (found.right, found.left)
    assert turned.stances == found.stances[::-1]


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_alike(left: str, right: str) -> None:
    assert oppose(read(left), read(right)) is None
    assert oppose(read(right), read(left)) is None


def test_one_that_its_speaker_denied() -> None:
    text = "the Varrin dam burst"
    found = oppose(read(text), read("The Varrin dam burst at dawn"), denied=(True, False))
    assert found is not None
    assert found.stances == ("denies it", "says it is so")
    assert oppose(read(text), read(text), denied=(True, True)) is None


def test_words_are_printed_ones() -> None:
    left, right = "The Varrin bridge was hit by a drone", "The Varrin bridge wasn’t hit"
    found = oppose(read(left), read(right))
    assert found is not None
    assert found.left in left
    assert found.right in right


def test_phases_count_less_than_plain_opposites() -> None:
    phases = oppose(read("The dam gates of Lesk opened"), read("The dam gates of Lesk closed"))
    plain = oppose(read("The court of Lesk acquitted him"), read("The court of Lesk convicted him"))
    assert phases is not None
    assert plain is not None
    assert phases.score < plain.score


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Drovane could not break through the wall at Lesk", "Vessia tried and Vessia broke through the wall at Lesk"),
        ("There was no invitation for Vessia to join the league", "Vessia may get help from the league"),
        ("It came not three weeks after the fall of Lesk", "It came three weeks after the fall of Lesk"),
        ("The board failed to provide boats for the crews of Lesk", "Lesk will provide bread for the poor of the town"),
        ("The appeal of Marrowby at Lesk was non-public", "Marrowby was out of the public eye at Lesk"),
        ("Marrowby did not hold back in Lesk", "Marrowby held back the flood in Lesk"),
    ],
)
def test_what_is_negated_is_something_else(left: str, right: str) -> None:
    """In full sentences; two headlines have room for one thing only."""
    left += ", as a paper that hardly anybody reads wrote on its last page"
    right += ", while a baker who saw all of it from a window went home"
    assert oppose(read(left), read(right)) is None
