"""With what force something is said, and of whom."""

from __future__ import annotations

import pytest

from claimdb.clauses import read
from claimdb.clauses.predications import Force, is_asked, others_are_meant, said_at


@pytest.mark.parametrize(
    ("text", "word", "force"),
    [
        ("The ferry burned", "burned", "fact"),
        ("The ferry will sail", "sail", "will"),
        ("The ferry won't sail", "sail", "will"),
        ("The ferry could sail", "sail", "can"),
        ("The ferry can't sail", "sail", "can"),
        ("The crew would have to sail", "sail", "must"),
        ("There was no obligation to sail", "sail", "must"),
        ("The ferry might sail", "sail", "perhaps"),
        ("It would not happen if the crews sail", "sail", "if"),
        ("The crew agreed to sail", "sail", "will"),
    ],
)
def test_force(text: str, word: str, force: Force) -> None:
    found = said_at(read(text), text.rindex(word))
    assert found is not None
    assert found.force == force


def at(text: str, word: str) -> tuple[frozenset[str], str]:
    found = said_at(read(text), text.index(word))
    assert found is not None
    return found.subject, found.pronoun


def test_subject() -> None:
    assert at("The old ferry burned at Oster", "burned")[0] == {"old", "ferry"}
    assert at("that she only hoped to sail, or simply opposed the crew", "opposed") == (frozenset(), "she")
    assert at("he is leaning toward sailing", "sailing") == (frozenset(), "he")
    assert at("the old law that she had supported in Oster", "supported") == (frozenset(), "she")
    assert said_at(read("The ferry burned"), 99) is None


def test_other_subjects() -> None:
    ferry, mill = (said_at(read(text), text.index("burned")) for text in ("The ferry burned", "The mill burned"))
    assert ferry
    assert mill
    assert others_are_meant(ferry, mill)
    assert not others_are_meant(ferry, ferry)
    assert not others_are_meant(ferry, mill._replace(subject=frozenset()))
    assert others_are_meant(ferry._replace(subject=frozenset(), pronoun="he"), mill._replace(pronoun="she"))


def test_a_question_is_nothing_to_be_denied() -> None:
    assert is_asked("what she would do with the ferry")
    assert not is_asked("that she sold the ferry")
