"""One affirms what the other negates, denies, or says the opposite of."""

from __future__ import annotations

from typing import Any

import pytest

from claimdb.detectors import polarity
from claimdb.records import Finding, Pairing, Position
from tests.detectors.statements import held

LIKE = Pairing(0.7)
HIT, NOT_HIT = "The Varrin bridge was hit by a drone", "The Varrin bridge was not hit"


def found(left: Position, right: Position, pair: Pairing = LIKE) -> list[Finding]:
    return list(polarity.find(left, right, pair))


def test_matter_stances_and_words() -> None:
    (one,) = found(held(HIT), held(NOT_HIT))
    assert one.matter == "Was the Varrin bridge hit by a drone?"
    assert one.stances == ("was hit", "was not hit")
    assert (one.left, one.right) == ("was hit", "was not hit")


def test_a_denial_of_a_speaker() -> None:
    denial = held("the Varrin bridge was hit", holder="Marrowby", holder_kind="speaker", modality="denied")
    (one,) = found(held(HIT), denial)
    assert one.stances == ("says it is so", "denies it")


def test_a_speaker_who_is_said_not_to_have_said_it() -> None:
    said: dict[str, Any] = {"holder": "Marrowby", "holder_kind": "speaker", "holder_id": 7, "form": "indirect"}
    one = held("that the Varrin bridge was hit", **said)
    other = held("that the Varrin bridge was hit", **said, modality="negated")
    assert found(one, other)
    assert not found(one, held("that the Varrin bridge was hit", modality="negated"))


@pytest.mark.parametrize("modality", ["hypothetical", "question", "order"])
def test_what_nobody_says_is_no_side(modality: str) -> None:
    assert not found(held(HIT), held(NOT_HIT, modality=modality))


def test_a_question_is_no_side() -> None:
    assert not found(held("Was the Varrin bridge hit by a drone?"), held(NOT_HIT))


def test_unlike_ones_are_not_read() -> None:
    assert not found(held(HIT), held(NOT_HIT), Pairing(0.1))


def test_an_earlier_self_is_left_to_reversal() -> None:
    speaker: dict[str, Any] = {"holder": "Marrowby", "holder_kind": "speaker", "holder_id": 7}
    one = held(HIT, **speaker, said_from="2023-07-01", said_to="2023-07-01")
    assert not found(one, held(NOT_HIT, **speaker, said_from="2023-07-09", said_to="2023-07-09"))
    assert found(one, held(NOT_HIT, **speaker, said_from="2023-07-01", said_to="2023-07-01"))
