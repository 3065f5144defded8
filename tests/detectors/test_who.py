"""Different doers of one thing; somebody named against nobody named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimdb.detectors import who
from claimdb.records import Finding, Pairing, Position
from tests.detectors.statements import held

LIKE = Pairing(0.7)


def found(left: Position | str, right: Position | str, pair: Pairing = LIKE) -> list[Finding]:
    ours, theirs = (held(side, entities=()) if isinstance(side, str) else side for side in (left, right))
    return list(who.find(ours, theirs, pair))


DIFFERENT = [
    ("The recording was posted by lawmaker Ilka Marrowby", "The recording was posted by Orlo Tollan himself"),
    (
        "On Monday Ilka Marrowby posted the recording",
        "It was Orlo Tollan, a general, who made the recording public",
    ),
    ("The order for his removal was signed by Ilka Marrowby", "The mayor Orlo Tollan signed the order for his removal"),
]
SAME = [
    ("The recording was posted by lawmaker Ilka Marrowby", "Marrowby posted the recording on Monday"),
    ("The recording was posted by Andrey Gurulev", "The recording was leaked by Andrei Gurulyov"),
    ("The recording was posted by Ilka Marrowby and Orlo Tollan", "The recording was posted by Orlo Tollan"),
    ("The town was shelled by the Drovanian army", "The town was shelled by Drovane"),
    ("The letter was signed by Ilka Marrowby", "The statue was built by Orlo Tollan"),
    ("The recording was posted by Ilka Marrowby", "The recording was not posted by Orlo Tollan"),
    ("On Monday Ilka Marrowby won the harbour vote in Lesk", "On Monday Orlo Tollan won the harbour vote in Varrin"),
    ("On Monday Ilka Marrowby posted a recording", "On Monday Orlo Tollan posted a recording"),
    ("On Monday Ilka Marrowby won the harbour vote", "If Orlo Tollan won the harbour vote he would leave"),
    ("Then Ilka Marrowby posted the recording", "Then Orlo Tollan posted the recipe"),
]


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_different_doers(left: str, right: str) -> None:
    (one,) = found(left, right)
    assert one.matter.startswith("Who ")
    assert one.matter.endswith("?")
    assert {one.left, one.right} == {"Ilka Marrowby", "Orlo Tollan"}
    (turned,) = found(right, left)
    assert (turned.left, turned.right) == (one.right, one.left)


@pytest.mark.parametrize(("left", "right"), SAME)
def test_no_two_doers(left: str, right: str) -> None:
    assert not found(left, right)


def test_matter_and_stances() -> None:
    (one,) = found(*DIFFERENT[0])
    assert one.matter == "Who posted the recording?"
    assert one.stances == ("posted by Ilka Marrowby", "posted by Orlo Tollan")


def test_a_country_and_a_person_count_less() -> None:
    def told(name: str, label: str) -> Position:
        text = f"The bridge of the town was hit by {name}"
        return held(text, entities=((label, name, text.index(name), len(text)),))

    people = found(told("Ilka Marrowby", "PERSON"), told("Orlo Tollan", "PERSON"))
    mixed = found(told("Ilka Marrowby", "PERSON"), told("Vessia", "LOCATION"))
    assert mixed[0].score < people[0].score


def test_a_pronoun_against_a_name() -> None:
    posted = "The recording was posted on the Quill app by Ilka Marrowby"
    own = "he posted on his own Quill channel"
    (one,) = found(posted, own)
    assert one.right == "he posted"
    context = "Ilka Marrowby says that he posted on his own Quill channel"
    assert not found(held(posted, entities=()), replace(held(own, entities=()), context=context))


def test_names_somebody_against_names_nobody() -> None:
    left = "In the recording General Tollan accuses Pavel Rudin of betrayal"
    (one,) = found(left, "The recording of General Tollan names nobody")
    assert one.stances == ("names Pavel Rudin", "names nobody")
    (one,) = found(left, "The recording of General Tollan names neither Pavel Rudin nor his men")
    assert one.stances == ("names Pavel Rudin", "does not name Pavel Rudin")
    assert not found(left, "The recording of General Tollan blames Pavel Rudin")


def test_a_statement_about_one_whom_the_outlet_calls_unnamed() -> None:
    told = held("that Pavel Rudin had signed the order", holder="Tollan", holder_kind="speaker", entities=())
    around = "He fell out with Pavel Rudin. The message did not name either man."
    silent = held("The message did not name either man", entities=())
    assert found(told, replace(silent, context=around))[0].stances == ("names somebody", "names nobody")
    assert not found(told, silent)
    assert not found(replace(told, text="about Pavel Rudin"), replace(silent, context=around))


def test_a_message_that_is_said_not_to_name_one() -> None:
    told = held("that Pavel Rudin had signed the order", holder="Orlo Tollan", holder_kind="speaker", entities=())
    silent = held("Tollan’s message did not identify Pavel Rudin by name", entities=())
    assert found(told, silent)[0].stances == ("names Pavel Rudin", "does not name Pavel Rudin")
    assert not found(replace(told, holder="Ilka Marrowby"), silent)


def test_names_that_a_speaker_did_not_name() -> None:
    told = held("that Pavel Rudin had signed the order", holder="Tollan", holder_kind="speaker", entities=())
    silent = held("Emil Gast and Pavel Rudin", holder="Tollan", holder_kind="speaker", modality="negated", entities=())
    told = replace(told, context="In a message Tollan said that Pavel Rudin had signed the order.")
    silent = replace(silent, context="Tollan’s message did not name Emil Gast and Pavel Rudin.")
    (one,) = found(silent, told)
    assert (one.left, one.right) == ("Emil Gast and Pavel Rudin", "Pavel Rudin")
    assert one.stances == ("does not name them", "names one of them")
    assert one.matter == "Did Tollan name Emil Gast or Pavel Rudin?"
    elsewhere = replace(told, context="At the fair Tollan said that Pavel Rudin had signed the order.")
    assert not found(silent, elsewhere)


def test_whom_one_cannot_blame_is_named() -> None:
    blamed = held("You cannot blame Ilka Marrowby for the fire", holder="Emil Gast", holder_kind="speaker", entities=())
    accused = held("Ilka Marrowby accused Pavel Rudin of the fire", entities=())
    assert not found(blamed, accused)


def test_the_sentence_around_a_part_of_it() -> None:
    whole = "The recording was posted on the Quill app by Ilka Marrowby"
    part = replace(held("was posted on the Quill app by Ilka Marrowby", entities=()), context=whole)
    (one,) = found(part, held("Orlo Tollan posted a recording on his own channel", entities=()), Pairing(0.5))
    assert one.matter == "Who posted the recording?" or one.matter == "Who posted a recording?"
    assert not found(part, held("Orlo Tollan posted a list of prices", entities=()), Pairing(0.5))


def test_whom_one_speaker_accused() -> None:
    def accusing(text: str, **more: object) -> Position:
        told: dict[str, object] = {"holder": "Orlo Tollan", "holder_kind": "speaker", "cue": "accused", "entities": ()}
        return replace(held(text, entities=()), **(told | more))  # type: ignore[arg-type]

    minister = accusing("the fishery minister of betraying the crews")
    (one,) = found(minister, accusing("Vessia’s Fishery Ministry of betraying its crews"))
    assert one.matter == "Whom did Orlo Tollan accuse?"
    assert one.stances == ("the fishery minister", "Vessia’s Fishery Ministry")
    inside = accusing("that he was sacked after accusing the Fishery Ministry of betraying its crews", cue="said")
    assert found(minister, inside)
    for other in (
        accusing("Vessia’s fishery minister of betraying the crews"),
        accusing("the top official of betraying the crews"),
        accusing("the Fishery Ministry of wasting paper"),
        accusing("the Fishery Ministry of betraying its crews", holder="Ilka Marrowby"),
    ):
        assert not [one for one in found(minister, other) if one.matter.startswith("Whom")]


def test_a_message_that_is_its_own_senders() -> None:
    told = held("that Pavel Rudin had left", holder="the board", holder_kind="speaker", entities=())
    silent = held("Pavel Rudin’s message did not name either man", entities=())
    assert not found(told, silent)
