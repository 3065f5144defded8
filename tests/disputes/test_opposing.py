"""Two positions can be set against each other only where two voices say one thing with one force."""

from __future__ import annotations

from typing import Any

import pytest

from claimdb.detectors import polarity
from claimdb.disputes.opposing import may_oppose
from claimdb.records import Finding, Pairing, Position


def said(text: str, holder: str = "Ana Ruiz", **more: Any) -> Position:
    values: dict[str, Any] = {"passage": len(text), "article": len(text), "holder_kind": "speaker"}
    return Position(text=text, holder=holder, context=text, **(values | more))


def oppose(one: Position, other: Position) -> bool:
    (found,) = polarity.find(one, other, Pairing(0.8))
    return may_oppose(found, one, other)


def test_one_says_it_and_the_other_not() -> None:
    one = said("The ferry Lark sailed from Oster on Friday")
    assert oppose(one, said("The ferry Lark never sailed from Oster", "Ivo Kral"))
    assert oppose(one, said("The ferry had not sailed from Oster on Friday", "The Oster Post", holder_kind="outlet"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ferry Lark sailed from Oster on Friday", "The ferry Lark would not have sailed from Oster"),
        ("The crews would have to win the Oster cup", "Lesk could end up losing the Oster cup to the crews"),
        ("The ferry Lark sailed from Oster on Friday", "The pilot Brandt did not sail from Oster on Friday"),
        ("The crews won the Oster cup on Friday", "The pilots lost the Oster cup on Friday"),
        ("he is leaning toward supporting the Oster dam", "they were only curious, or simply opposed the Oster dam"),
        (
            "The ferry Lark sailed from Oster at noon",
            "The ferry Lark never sailed around the world under captain Brandt with a choir of divers",
        ),
    ],
)
def test_another_force_another_subject_or_more_that_differs(one: str, other: str) -> None:
    left, right = said(one), said(other, "Ivo Kral")
    for found in polarity.find(left, right, Pairing(0.8)):
        assert not may_oppose(found, left, right)


def test_one_voice_in_one_article() -> None:
    one, other = "The ferry Lark sailed from Oster on Friday", "The ferry Lark never sailed from Oster on Friday"
    for more in ({"article": 1}, {"article": 1, "holder_kind": "outlet"}):
        assert not oppose(said(one, **more), said(other, **more))
    assert not oppose(said(one, "Ruiz campaign", article=1), said(other, "Ana Ruiz's campaign", article=1))
    assert oppose(said(one, article=1), said(other, article=2))
    assert oppose(said(one, article=1), said(other, "Ivo Kral", article=1))


def test_words_that_somebody_puts_into_a_mouth() -> None:
    found = Finding(kind="polarity", score=0.8, reason="", matter="?", stances=("says it is so", "denies it"))
    one = said("she sold the ferry Lark", article=1, within="Ivo Kral")
    other = said("she would sell the ferry Lark", article=1, modality="negated")
    assert may_oppose(found, one, other)
    assert not may_oppose(found, said("she sold the ferry Lark", article=1), other)


def test_parts_of_many_who_were_asked() -> None:
    one, other = "The ferry Lark sailed from Oster on Friday", "The ferry Lark never sailed from Oster on Friday"
    assert not oppose(said(one, "one in three of the crews"), said(other, "27 percent of the pilots"))


def test_what_is_only_asked_or_not_yet_denied() -> None:
    found = Finding(
        kind="polarity", score=0.8, reason="", matter="?", right="deny", stances=("says it is so", "denies it")
    )
    one = said("The board sold the ferry Lark")
    assert not may_oppose(found, one, said("what ferry the board sold", "Ivo Kral"))
    assert not may_oppose(found, one, said("The board must deny that it sold the ferry Lark", "Ivo Kral"))
    assert may_oppose(found, one, said("They deny that the board sold the ferry Lark", "Ivo Kral"))


def test_what_nobody_in_particular_says_is_no_side() -> None:
    one = said("The ferry Lark sailed from Oster on Friday")
    for holder in ("Nobody", "you"):
        assert not oppose(one, said("The ferry Lark never sailed from Oster", holder))


def test_the_force_of_the_word_that_both_have_counts() -> None:
    one = said("The ferry Lark has sailed from Oster")
    other = said("There was no obligation for the ferry Lark to sail from Oster", "Ivo Kral")
    assert not oppose(one, other)
