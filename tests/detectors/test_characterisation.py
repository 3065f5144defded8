"""Opposed judgements of one thing."""

from __future__ import annotations

from typing import Any

import pytest

from claimdb.detectors import characterisation
from claimdb.records import Finding, Pairing, Position
from tests.detectors.statements import held

LIKE = Pairing(0.7)


def found(left: str, right: str, **more: Any) -> list[Finding]:
    sides: list[Position] = [held(text, **more) for text in (left, right)]
    return list(characterisation.find(sides[0], sides[1], LIKE))


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("The Varrin march was a triumph", "The Varrin march was a fiasco", ("triumph", "fiasco")),
        ("The ruling on the port is fair", "Marrowby called the ruling on the port shameful", ("fair", "shameful")),
        ("The ruling is not fair", "The ruling is a victory for the port", ("fair", "victory")),
    ],
)
def test_opposed(left: str, right: str, words: tuple[str, str]) -> None:
    (one,) = found(left, right)
    assert (one.left, one.right) == words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Varrin march was a triumph", "The Varrin march was a success"),
        ("The Varrin march was a triumph", "The Varrin march was no fiasco"),
        ("The Varrin march was a triumph", "The bread of Lesk is terrible"),
        ("The march was a triumph and a fiasco", "The march was a fiasco"),
        ("The Varrin march was long", "The Varrin march was a fiasco"),
    ],
)
def test_not_opposed(left: str, right: str) -> None:
    assert not found(left, right)


def test_one_speaker_is_left_to_other_kinds() -> None:
    speaker: dict[str, Any] = {"holder": "Marrowby", "holder_kind": "speaker", "holder_id": 7}
    assert not found("The Varrin march was a triumph", "The Varrin march was a fiasco", **speaker)


def calling(text: str, **more: Any) -> Position:
    return held(text, **{"holder": "the radio", "holder_kind": "speaker", "cue": "called", "form": "indirect"} | more)


def test_what_one_calls_otherwise() -> None:
    plain = held("The mutiny of the pilots ended on Friday")
    (one,) = characterisation.find(calling("the mutiny a minor quarrel settled by the mayor"), plain, Pairing(0.5))
    assert one.matter == "What to call it: “mutiny” or “a minor quarrel”?"
    assert one.stances == ("“a minor quarrel”", "“mutiny”")
    for other in (calling("the mutiny a betrayal"), calling("the mutiny a minor quarrel", cue="ended")):
        assert not list(characterisation.find(other, plain, Pairing(0.5)))


def speech(holder: str, *texts: str) -> list[Position]:
    return [held(text, holder=holder, holder_kind="speaker", form="direct") for text in texts]


def test_what_two_say_at_length() -> None:
    blame = speech("Tollan", "The captain’s appeal to the harbour is a scandal and a nonsense.", "Almost a mutiny.")
    praise = speech("Rudin", "The appeal was meant for the harbour alone.", "We can be proud of such a captain.")
    found_ = characterisation.of_two(blame, praise)
    assert found_ is not None
    ours, theirs, one = found_
    assert (ours.text, theirs.text) == (blame[0].text, praise[1].text)
    assert (one.left, one.right) == ("scandal", "proud")
    assert one.stances == ("“the harbour is a scandal and a nonsense”", "“We can be proud of such a captain”")
    assert characterisation.of_two(blame, blame) is None
    assert characterisation.of_two(blame, speech("Rudin", "Bread is dear.", "The bakers can be proud.")) is None


def test_judgements_of_different_things_are_none() -> None:
    assert not found(
        "The bridge of Lesk is a triumph, while the fair was full", "The bridge of Lesk was full, the fair a disaster"
    )
    assert found("The bridge of Lesk is a triumph, while the fair was full", "The bridge of Lesk is a disaster")
