"""The same words given to different speakers."""

from __future__ import annotations

from typing import Any

import pytest

from claimdb.detectors import attribution
from claimdb.records import Finding, Pairing, Position
from tests.detectors.statements import held

WORDS = "the harbour will stay shut until every boat has been searched"


def said(holder: str, text: str = WORDS, **more: Any) -> Position:
    return held(text, holder=holder, holder_kind="speaker", form="direct", **more)


def found(left: Position, right: Position, likeness: float = 0.95) -> list[Finding]:
    return list(attribution.find(left, right, Pairing(likeness)))


def test_two_speakers() -> None:
    (one,) = found(said("Ilka Marrowby"), said("Orlo Tollan"))
    assert one.stances == ("said by Ilka Marrowby", "said by Orlo Tollan")
    assert one.matter == "Who said it: “the harbour will stay shut until every boat has been …”?"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (said("Ilka Marrowby"), said("Marrowby")),
        (said("Ilka Marrowby"), said("an official")),
        (said("Ilka Marrowby", holder_id=3), said("Orlo Tollan", holder_id=3)),
        (said("Orlo Tollan", role="Harbour Board spokesman"), said("Harbour Board")),
        (said("Ilka Marrowby"), said("Orlo Tollan", "every boat in the harbour of the town will be searched")),
        (said("Ilka Marrowby", "no comment"), said("Orlo Tollan", "no comment")),
        (said("Ilka Marrowby", article=1), said("Orlo Tollan", article=1)),
    ],
)
def test_no_dispute(left: Position, right: Position) -> None:
    assert not found(left, right)


@pytest.mark.parametrize("nobody", ["They", "Many", "some of the crew"])
def test_one_of_the_two_may_be_anybody(nobody: str) -> None:
    assert not found(said("Ilka Marrowby"), said(nobody))


def test_a_headline_is_no_speaker() -> None:
    assert found(said("Ilka Marrowby"), said("Orlo Tollan"))
    assert not found(said("Ilka Marrowby"), said("Spurns offer"))


def test_headlines_that_name_the_speaker() -> None:
    left, right = [held(f"No harm if the harbour stays shut: {name}") for name in ("Marrowby", "Tollan")]
    assert found(left, right)[0].left == "Marrowby"
    left, right = [held(f"View of the harbour at dawn from the pier: May {day}") for day in (4, 9)]
    assert not found(left, right)


def test_words_that_are_passed_on() -> None:
    inner = said("many pilots", within="Orlo Tollan", within_id=7, holder_id=9, cue="said")
    own = said("Orlo Tollan", holder_id=7)
    (one,) = found(inner, own)
    assert one.stances == ("Orlo Tollan says that many pilots said it", "Orlo Tollan says it")
    assert one.matter.startswith("Whose words are they: “the harbour will stay shut")
    (turned,) = found(own, inner)
    assert turned.stances == one.stances[::-1]


@pytest.mark.parametrize(
    "own",
    [
        said("Orlo Tollan", holder_id=8),
        said("Orlo Tollan", holder_id=7, context="As many pilots said, it will stay shut"),
        said("Orlo Tollan", "the price of bread has been raised again in every town", holder_id=7),
        said("Orlo Tollan", holder_id=7, within="Ilka Marrowby", within_id=3),
    ],
)
def test_words_that_are_not_passed_on(own: Position) -> None:
    assert not found(said("many pilots", within="Orlo Tollan", within_id=7, holder_id=9, cue="said"), own)
