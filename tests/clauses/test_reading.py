"""What a statement negates, denies and doubts, and how far that reaches."""

from __future__ import annotations

import pytest

from claimdb.clauses import read
from claimdb.clauses.reading import plain


def negated(text: str) -> set[str]:
    return {word.low for word in read(text).content() if word.negated}


def denied(text: str) -> set[str]:
    return {word.low for word in read(text).content() if word.denied}


@pytest.mark.parametrize(
    ("text", "under"),
    [
        ("The dam did not burst, the mayor of Lesk wrote", {"burst"}),
        ("It wasn’t hit but damaged by wind", {"hit"}),
        ("Nobody was hurt when the ferry sank", {"hurt"}),
        ("The town failed to hold the bridge", {"hold", "bridge"}),
        ("The letter was non-public and stood in a chat", {"public"}),
        ("Not only the dam burst", set()),
        ("There is no doubt that the dam burst", set()),
        ("She did not confirm the loss of Lesk", set()),
        ("No. 5 pier burned", set()),
    ],
)
def test_reach_of_negators(text: str, under: set[str]) -> None:
    assert negated(text) == under


@pytest.mark.parametrize(
    ("text", "under"),
    [
        ("The board denied that the dam burst", {"dam", "burst"}),
        ("The loss of Lesk was denied by the board", {"loss", "lesk"}),
        ("The burst dam of Varrin is a hoax", {"burst", "dam", "varrin"}),
        ("The dam of Varrin burst? Nope", {"dam", "varrin", "burst"}),
        ("She rejected the plan for the dam", set()),
        ("She rejected claims that the dam burst", {"dam", "burst"}),
        ("The burst dam is no hoax", set()),
        ("The board would not confirm or deny the loss", set()),
    ],
)
def test_reach_of_denials(text: str, under: set[str]) -> None:
    assert denied(text) == under


@pytest.mark.parametrize(
    "text",
    [
        "Unconfirmed reports tell of a burst dam", "The claim could not be independently verified",
        "The Tribune has not been able to verify what either side says", "Officials declined to confirm the loss",
        "Doubts were raised about the film",
    ],
)  # fmt: skip
def test_doubts(text: str) -> None:
    assert [mark.kind for mark in read(text).marks] == ["doubt"]


def test_two_sided() -> None:
    assert read("Dam of Varrin: fake or fact?").is_two_sided
    assert read("The film is no hoax").is_two_sided
    assert not read("The film is a hoax").is_two_sided


def test_words_point_into_the_text() -> None:
    text = "Marrowby’s men “took” Lesk – at dawn…"
    assert len(plain(text)) == len(text)
    assert all(text[word.start : word.end].lower() == word.low.replace("'", "’") for word in read(text).words)


def test_spellings_of_a_name_from_another_alphabet() -> None:
    assert read("It was Orlev Tarasyov").keys == read("That was Orlev Tarasev").keys


@pytest.mark.parametrize("text", ["", "…", '"', "not", "No.", "denied", "hoax?"])
def test_no_statement_is_too_short(text: str) -> None:
    assert read(text).text == text
