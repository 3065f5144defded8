"""Matters are put as questions in the words of the statements."""

from __future__ import annotations

import pytest

from claimdb.clauses import read
from claimdb.clauses.questions import excerpt, excerpt_with, topic, whether, who


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("The Varrin bridge was hit by a drone", "Was the Varrin bridge hit by a drone?"),
        ("Two men have left Lesk", "Have two men left Lesk?"),
        ("Drovane holds the bridge", "Is it so: “Drovane holds the bridge”?"),
        ("that the bridge is held by Drovane.", "Is the bridge held by Drovane?"),
        ("", "Is it so?"),
    ],
)
def test_whether(text: str, matter: str) -> None:
    reading = read(text)
    assert whether(reading, reading.keys) == matter


def test_long_statements_are_clipped() -> None:
    text = "Drovane holds the bridge of Varrin and " + "so on and on " * 30
    assert len(whether(read(text), read("Drovane holds the bridge of Varrin").keys).split()) < 18


def test_who() -> None:
    assert who("posted", "The recording") == "Who posted the recording?"
    assert who("stolen", "the ferry") == "Who stole the ferry?"


def test_topic() -> None:
    assert topic(read("The bridge of Varrin burned"), read("Men saw the bridge of Varrin")) == "bridge of Varrin"
    assert topic(read("The bridge burned"), read("A ferry sank")) == "the same matter"


@pytest.mark.parametrize(
    "text",
    [
        "They were only leaning toward Lesk",
        "Would the Board of Lesk Be",
        "The ferry will",
        "The “ferry” burned in “Lesk",
    ],
)
def test_a_question_is_put_to_whatever_there_is(text: str) -> None:
    reading = read(text)
    shown = whether(reading, reading.keys)
    assert shown.endswith("?")
    assert shown.count("“") == shown.count("”") <= 1


def test_an_excerpt_holds_the_words_that_matter() -> None:
    reading = read("The boats were held off at the pier for many long hours, but our own pilot struck us from the rear")
    pilot = [word for word in reading.words if word.low == "pilot"]
    assert excerpt_with(reading, pilot, 40) == "… for many long hours, but our own pilot …"
    assert excerpt_with(reading, reading.words[:2], 40) == excerpt(reading, 40)
    assert excerpt(read("the claim that the captain was sober")) == "the captain was sober"
