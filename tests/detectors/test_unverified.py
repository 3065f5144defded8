"""What an outlet marks as unconfirmed, and what one states and the other leaves open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimdb.detectors import unverified
from claimdb.records import Pairing
from tests.detectors.statements import held


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Tribune could not independently verify the account", "could not independently verify"),
        ("The loss of Lesk has not been confirmed", "has not been confirmed"),
        ("If true, it would be the third such loss", "If true"),
        ("Marrowby appeared to confirm the loss of Lesk", "appeared to confirm"),
    ],
)
def test_marks_of_an_outlet(text: str, words: str) -> None:
    (one,) = unverified.find_alone(held(text, outlet="The Tribune"))
    assert one.left == words
    assert "The Tribune" in one.reason
    assert one.right == ""


def test_reserve_grows_with_the_words() -> None:
    texts = ["The loss of Lesk is unconfirmed", "If true, Lesk is lost"]
    scores = [next(unverified.find_alone(held(text))).score for text in texts]
    assert scores == sorted(set(scores), reverse=True)


@pytest.mark.parametrize(
    "text",
    [
        "Lesk has fallen",
        "Marrowby confirmed the loss of Lesk",
        "He appeared in Lesk",
        "Lesk has reportedly fallen",
        "It is unclear whether Lesk will vote for the harbour toll",
        "Lesk seems to be tired of the harbour toll",
        "Many in Lesk are sceptical of the harbour toll",
        "Marrowby would not speculate about the harbour toll",
        "Marrowby has not been confirmed by the Senate as a judge",
        "unconfirmed, Marrowby",
    ],
)
def test_plain_statements_are_not_marked(text: str) -> None:
    assert not list(unverified.find_alone(held(text)))


def test_what_a_speaker_supposes_is_no_mark_of_the_outlet() -> None:
    told = held("if true, it would be the third such loss", holder="Marrowby", holder_kind="speaker")
    assert not list(unverified.find_alone(told))


def test_one_states_what_the_other_leaves_open() -> None:
    left, right = held("Lesk fell to Drovane"), held("The fall of Lesk to Drovane is unconfirmed")
    (one,) = unverified.find(left, right, Pairing(0.7))
    assert one.stances == ("states it", "not confirmed")
    assert (one.left, one.right) == ("", "unconfirmed")


def test_claims_close_by_that_are_open_need_not_be_told_again() -> None:
    claim = held("our men hold the hills above Lesk", holder="Marrowby", holder_kind="speaker", article=1, passage=1)
    text = "The Tribune has not been able to verify the claims"
    assert list(unverified.find(held(text, article=1, passage=3), claim, Pairing(0.4)))
    assert not list(unverified.find(held(text, article=1, passage=30), claim, Pairing(0.4)))
    assert not list(unverified.find(held(text, article=2, passage=3), claim, Pairing(0.4)))
    outlet = held("Bread is dear in Vessia", article=1, passage=2)
    assert not list(unverified.find(held(text, article=1, passage=3), outlet, Pairing(0.4)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The fall of Lesk is unconfirmed", "The fall of Lesk could not be confirmed"),
        ("Lesk reportedly fell to Drovane", "Lesk fell to Drovane"),
        ("The fall of Lesk is unconfirmed", "Drovane denied the fall of Lesk"),
    ],
)
def test_no_conflict(left: str, right: str) -> None:
    assert not list(unverified.find(held(left), held(right), Pairing(0.8)))


@pytest.mark.parametrize(
    ("context", "marked"),
    [
        ("It rained. Marrowby appeared to confirm that Lesk was lost, the Tribune wrote.", True),
        ("Marrowby said that Lesk was lost, which could not be independently verified.", True),
        ("Marrowby said that Lesk was lost. The rest could not be verified.", False),
        ("If true, it rained. Marrowby said that Lesk was lost", False),
    ],
)
def test_the_sentence_around_what_a_speaker_says(context: str, marked: bool) -> None:
    told = held("that Lesk was lost", holder="Marrowby", holder_kind="speaker", form="indirect")
    assert bool(list(unverified.find_alone(replace(told, context=context)))) is marked


def test_a_cue_with_reserve_marks_what_it_stands_with() -> None:
    text = "A popular programme … the loss of Lesk"
    told = held(text, holder="unknown", holder_kind="speaker", cue="appeared to confirm", form="indirect")
    (one,) = unverified.find_alone(told)
    assert one.left == "appeared to confirm"
    assert one.matter == "Is it confirmed: “the loss of Lesk”?"


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("The Tribune could not verify what Drovane says of the fighting", "what Drovane says of the fighting"),
        ("The loss of Lesk, a harbour town, has not been confirmed", "The loss of Lesk"),
        ("The harbour was, if true, empty", "The harbour was empty"),
    ],
)
def test_matter_in_the_words_that_are_marked(text: str, matter: str) -> None:
    (one,) = unverified.find_alone(held(text))
    assert one.matter == f"Is it confirmed: “{matter}”?"


CLAIM = "that Marrowby was among the pilots killed in a strike on the harbour of Lesk"


def test_claimed_here_and_stated_there() -> None:
    claim = held(CLAIM, holder="officials", holder_kind="speaker", form="indirect", cue="had claimed")
    stated = held("A strike on the harbour of Lesk had killed Marrowby")
    (one,) = unverified.find(claim, stated, Pairing(0.8))
    assert one.stances == ("“had claimed”", "stated as fact")
    (turned,) = unverified.find(stated, claim, Pairing(0.8))
    assert turned.stances == one.stances[::-1]


@pytest.mark.parametrize(
    ("cue", "stated"),
    [
        ("said", "A strike on the harbour of Lesk had killed Marrowby"),
        ("claimed", "Marrowby was deputy head of the pilots of Lesk harbour"),
        ("claimed", "A strike on the harbour of Lesk had not killed Marrowby"),
        ("claimed", "Officials claimed that a strike on Lesk harbour had killed Marrowby"),
    ],
)
def test_not_claimed_or_not_stated(cue: str, stated: str) -> None:
    claim = held(CLAIM, holder="officials", holder_kind="speaker", form="indirect", cue=cue)
    assert not list(unverified.find(claim, held(stated), Pairing(0.8)))


@pytest.mark.parametrize(
    ("cue", "context", "words"),
    [
        ("falsely claimed", "Marrowby falsely claimed that Lesk was lost.", "falsely claimed"),
        ("claim", "Marrowby's claim that Lesk was lost isn’t true.", "isn't true"),
        ("said", "Marrowby said that Lesk was lost.", ""),
        ("falsely accused of saying", "He was falsely accused of saying that Lesk was lost.", ""),
    ],
)
def test_what_an_outlet_calls_untrue(cue: str, context: str, words: str) -> None:
    told = held("that Lesk was lost", holder="Marrowby", holder_kind="speaker", form="indirect", cue=cue)
    found = list(unverified.find_alone(replace(told, context=context, outlet="The Tribune")))
    assert [one.left for one in found] == [words] * bool(words)
    assert all(one.matter == "Is it so: “Lesk was lost”?" for one in found)


@pytest.mark.parametrize(
    ("cue", "text", "context"),
    [
        (
            "claims",
            "that the ferry of Lesk sank",
            "Nobody believed Marrowby's false claims that the ferry of Lesk sank.",
        ),
        (
            "repeating",
            "a debunked claim that the ferry of Lesk sank",
            "Marrowby spoke, repeating a debunked claim that the ferry of Lesk sank.",
        ),
    ],
)
def test_a_claim_that_an_outlet_calls_false(cue: str, text: str, context: str) -> None:
    said = held(
        text, holder="Marrowby", holder_kind="speaker", cue=cue, context=context, form="indirect", outlet="Tribune"
    )
    (found,) = unverified.find_alone(said)
    assert found.stances[0] == "called untrue by Tribune"
    assert found.matter == "Is it so: “the ferry of Lesk sank”?"
    plain = context.replace("false ", "").replace("debunked ", "")
    assert not list(unverified.find_alone(replace(said, context=plain, text=text.replace("debunked ", ""))))


def test_a_false_claim_in_an_outlet_s_own_sentence() -> None:
    (found,) = unverified.find_alone(
        held("Marrowby was wrong in her claim about the ferry of Lesk sinking.", outlet="Tribune")
    )
    assert found.left == "was wrong in her claim"
    assert not list(unverified.find_alone(held("Marrowby was wrong about the ferry of Lesk.")))


def test_claims_that_are_not_told_are_no_matter() -> None:
    assert not list(unverified.find_alone(held("On other days the Tribune printed wild, unsubstantiated accusations")))
    assert list(
        unverified.find_alone(held("The Tribune printed unsubstantiated accusations that Lesk had sold the mill"))
    )
