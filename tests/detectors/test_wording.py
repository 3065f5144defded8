"""One utterance printed with words that change its meaning."""

from __future__ import annotations

from typing import Any

import pytest

from claimdb.detectors import wording
from claimdb.records import Finding, Pairing, Position
from tests.detectors.statements import held

BASE = "“We will hold the bridge of Varrin until the five boats have come,”"


def said(text: str, **more: Any) -> Position:
    told: dict[str, Any] = {"holder": "Marrowby", "holder_kind": "speaker", "holder_id": 7, "form": "direct"}
    return held(text, **told | more)


def found(left: Position, right: Position, pair: Pairing | None = None) -> list[Finding]:
    return list(wording.find(left, right, pair or Pairing(0.9)))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("will hold", "will not hold", ("without it", "“not”")),
        ("hold", "lose", ("“hold”", "“lose”")),
        ("five", "nine", ("“five”", "“nine”")),
    ],
)
def test_changed_meaning(old: str, new: str, words: tuple[str, str]) -> None:
    (one,) = found(said(BASE), said(BASE.replace(old, new)))
    assert one.stances == words


@pytest.mark.parametrize(
    ("old", "new"),
    [("have come", "have arrived"), ("five", "5"), (" of Varrin", ""), ("We will", "We’ll"), ("“", '"')],
)
def test_harmless(old: str, new: str) -> None:
    assert not found(said(BASE), said(BASE.replace(old, new)))


def test_other_words_count_where_the_scorer_sees_a_conflict() -> None:
    other = said(BASE.replace("bridge", "market"))
    assert not found(said(BASE), other)
    assert found(said(BASE), other, Pairing(0.9, 0.1, 0.9))


def test_only_quotations_of_one_speaker_at_one_time() -> None:
    other = BASE.replace("will hold", "will not hold")
    assert not found(said(BASE), said(other, form="indirect"))
    assert not found(said(BASE), said(other, holder_id=8, holder="Tollan"))
    assert not found(said(BASE, said_to="2023-07-01"), said(other, said_from="2023-07-05"))


# ── what is known to be one utterance ────────────────────────────────────────────────────────────────────────────

ONE = "“The boats were held off at the pier, (but) our own pilot struck us from the rear, meanly sinking the fleet,”"


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (
            "“It failed: the boats were held off at the pier, our own captain knifed us in the back”",
            ("pilot struck us from the rear", "captain knifed us in the back"),
        ),
        (
            "“The boats were held off at the pier, but our pilot struck us from the rear, basely sinking the fleet”",
            ("meanly sinking the fleet", "basely sinking the fleet"),
        ),
    ],
)
def test_other_words_in_one_utterance(other: str, words: tuple[str, str]) -> None:
    one = wording.of_one_utterance(said(ONE), said(other))
    assert one is not None
    assert (one.left, one.right) == words
    assert one.matter.startswith("What exactly did Marrowby say: “")
    assert one.left.split()[0] in one.matter or one.right.split()[0] in one.matter


def test_a_word_is_shown_with_what_a_hyphen_joins_to_it() -> None:
    told = "“For these weeks of the siege we had no anti-%s guns left to hold the harbour with”"
    one = wording.of_one_utterance(said(told % "tank"), said(told % "submarine"))
    assert one is not None
    assert one.left.startswith("anti-tank guns")
    assert one.right.startswith("anti-submarine guns")


@pytest.mark.parametrize(
    "other",
    [
        "The boats were held off at the pier",
        "The boats were held off at the pier, but our own pilot struck us from the rear, meanly sinking the fleet. So",
        "The boats are held off at the pier, but our own pilots struck us from the rear, meanly sinking the fleets",
        "Bread is dear, wine is cheap, and nobody in the town complains of it",
    ],
)
def test_cuts_and_other_forms_of_a_word_are_no_other_wording(other: str) -> None:
    assert wording.of_one_utterance(said(ONE), said(other)) is None


def test_a_place_is_found_whatever_the_order() -> None:
    left = said("“We had no harbour night watch, no lamps and no rope,”")
    right = said("“There was no rope, there were no lamps, and the harbour night guard was missing,”")
    one = wording.of_one_utterance(left, right)
    assert one is not None
    assert ("watch" in one.left, "guard" in one.right) == (True, True)


def test_paraphrase_gives_no_wording_of_the_utterance() -> None:
    assert wording.of_one_utterance(said(ONE, form="indirect"), said(ONE.replace("pilot", "captain"))) is None


# ── paraphrase ───────────────────────────────────────────────────────────────────────────────────────────────────


def told(text: str, **more: Any) -> Position:
    return said(text, form="indirect", **more)


def test_a_charge_that_only_one_print_has() -> None:
    left = told("the harbour board of betraying its crews by not paying the winter wages")
    right = told("the harbour board of failing to pay the winter wages of its crews")
    (one,) = found(left, right)
    assert one.stances[0].startswith("“betraying")
    assert one.stances[1].startswith("“failing")
    assert not found(left, told("the harbour board of betraying crews, whose winter wages it did not pay"))
    assert not found(left, right, Pairing(0.6))


def test_another_object() -> None:
    left, right = (
        told("the Vessian plan to close the port", cue="defended"),
        told("her support for the Vessian plan to close the port", cue="defended"),
    )
    (one,) = found(left, right)
    assert "her support for" in one.right
    assert not found(left, told("her support for the Vessian plan to close the port", cue="withdrew"))


def test_giver_and_taker_turned_round() -> None:
    (one,) = found(
        told("the wish for thanks from the town’s friends"), told("that the friends want thanks from the town")
    )
    assert (one.left, one.right) == ("thanks from the town’s friends", "thanks from the town")
    assert not found(told("the wish for thanks from the town"), told("that he wants thanks from the town"))


def test_speakers_who_are_only_described() -> None:
    left = told(
        "the board of betraying its crews by not paying the winter wages", holder="harbour pilot", holder_id=None
    )
    right = told(
        "the board of failing to pay the winter wages of its crews", holder="harbour pilot at Lesk", holder_id=None
    )
    assert found(left, right)
    assert not found(left, told(right.text, holder="market trader", holder_id=None))
