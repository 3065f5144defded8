"""Denials that tell by themselves what they deny."""

from __future__ import annotations

import pytest

from claimdb.clauses.denials import denial, in_own_voice
from claimdb.clauses.denying import NO_EVIDENCE, OTHERWISE
from claimdb.clauses.rebuttals import before_cue, called, pushed_back, rebuttal, told_of


@pytest.mark.parametrize(
    ("text", "words", "what"),
    [
        ("“The notion that the ferry was sold is just not true.”", "not true", "the ferry was sold"),
        ("any claim that the board hid the sale was absurd", "absurd", "the board hid the sale"),
        ("it is misleading to suggest that the ferry was sold", "misleading", "the ferry was sold"),
        ("It's simply not true that the board hid the sale", "not true", "the board hid the sale"),
        ("the figures that the board printed for the ferry are wrong", "wrong", None),
        ("that the board's account of the sale was inaccurate", "inaccurate", "the board's account of the sale"),
    ],
)
def test_what_is_denied_is_told(text: str, words: str, what: str | None) -> None:
    found = rebuttal(text)
    assert found is not None
    assert found.words == words
    assert not found.points_back
    assert what is None or found.what == what


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("“He's wrong,”", ""),
        ("“That's absolutely absurd.”", ""),
        ("“No, the ferry was lent.”", ""),
        ("“Nice try, not true,”", ""),
        ("he was unaware of any such sale", "sale"),
        ("there was no such meeting in Lesk", "meeting"),
    ],
)
def test_what_was_said_before(text: str, on: str) -> None:
    found = rebuttal(text)
    assert found is not None
    assert found.points_back
    assert found.on == on


@pytest.mark.parametrize(
    "text",
    [
        "it was wrong to sell the ferry",
        "the wrong ferry was sold",
        "the idea that the board had was to lend the ferry",
        "“I never sold a ferry to anybody,”",
        "the pilot was told that there was no fire",
        "the ferry was not so much sold as given away",
        "it is true that the ferry was sold",
    ],
)
def test_what_denies_nothing(text: str) -> None:
    assert rebuttal(text) is None


def test_one_s_own_saying() -> None:
    found = rebuttal("“I've never said that we would sell the ferry,”")
    assert found is not None
    assert found.own
    assert found.what == "we would sell the ferry"


def test_contrary_to_what_others_say() -> None:
    found = rebuttal("that contrary to the claims of some pilots, the ferry was not sold")
    assert found is not None
    assert (found.stance, found.what) == (OTHERWISE, "the ferry was not sold")


@pytest.mark.parametrize(
    ("cue", "text", "stance"),
    [
        ("pushed back on", "those charges", "disputes it"),
        ("brushed aside", "criticism that the ferry was sold", "disputes it"),
        ("defended", "herself against accusations of hiding the sale", "answers it"),
        ("responded on Sunday", "to accusations that she hid the sale of the ferry", "answers it"),
        ("defends herself against", "claims she hid the sale of the ferry", "answers it"),
    ],
)
def test_verbs_that_dispute(cue: str, text: str, stance: str) -> None:
    found = pushed_back(text, cue)
    assert found is not None
    assert found.stance == stance
    assert pushed_back("the date of the meeting", cue) is None


def test_before_the_cue() -> None:
    found = before_cue("The board, which met on Monday, denied the report, saying the ferry was lent", "saying")
    assert found is not None
    assert found.points_back
    named = before_cue("The pilot, contradicting Ana Ruiz, said he was told", "said")
    assert named is not None
    assert named.on == "Ruiz"
    assert before_cue("The board rejected the offer, saying it was low", "saying") is None
    assert before_cue("The board met and said", "said") is None


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("There is no evidence that the ferry was sold to a gambler.", NO_EVIDENCE),
        ("That is false.", "denies it"),
        ("The claim was false.", "denies it"),
    ],
)
def test_in_an_outlet_s_own_voice(text: str, stance: str) -> None:
    found = in_own_voice(text)
    assert found is not None
    assert found.stance == stance


@pytest.mark.parametrize(
    "text",
    ["It did not rain on Monday.", "“That is false.”", "The court found no evidence of it.", "There is no ferry."],
)
def test_an_outlet_tells_of_something(text: str) -> None:
    assert in_own_voice(text) is None


def test_a_point_and_several_critiques() -> None:
    for cue, text in (("have disputed", "a point that"), ("has disputed", "both critiques")):
        found = denial(text, cue, denied=True)
        assert found is not None
        assert found.points_back


def test_what_a_claim_says() -> None:
    assert told_of("accusations from the board that the ferry was sold") == "the ferry was sold"
    assert told_of("that the ferry was sold") == "that the ferry was sold"


@pytest.mark.parametrize(
    ("cue", "text", "what"),
    [
        ("called", "that “beyond preposterous.”", ""),
        ("dismissed", "it as nonsense", ""),
        ("called", "a report suggesting that the ferry was sold “outrageous.”", "that the ferry was sold"),
    ],
)
def test_what_a_claim_is_called(cue: str, text: str, what: str) -> None:
    found = called(text, cue)
    assert found is not None
    assert found.points_back is not bool(what)
    assert found.what == what


def test_what_something_else_is_called() -> None:
    assert called("the ferry a wreck", "called") is None
    assert called("that “beyond preposterous.”", "said") is None


def test_what_one_admits_is_not_denied() -> None:
    assert denial("that the board's account of the sale was inaccurate", "said", denied=False)
    assert denial("that the board's account of the sale was inaccurate", "admitted", denied=False) is None
