"""What people decided about who is who: joined, parted, named; later decisions go before earlier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdb.identity.decided import Decisions
from claimdb.records import Referent, SpeakerDecision

if TYPE_CHECKING:
    from claimdb.records import SpeakerChange

A, B, C, D = (Referent(f"file:{article}", "person", "ivo brandt") for article in "abcd")


def told(
    decision: SpeakerChange, left: tuple[Referent, ...], right: tuple[Referent, ...] = (), name: str = ""
) -> SpeakerDecision:
    return SpeakerDecision(pk=1, decision=decision, left=left, right=right, name=name or None)


def test_joined() -> None:
    decisions = Decisions([told("same", (A,), (B, C))])
    assert decisions.group(A) == decisions.group(B) == decisions.group(C) is not None
    assert decisions.group(D) is None
    assert not decisions.apart(A, B)


def test_told_apart() -> None:
    decisions = Decisions([told("different", (A, B), (C,))])
    assert decisions.apart(A, C)
    assert decisions.apart(C, B)
    assert not decisions.apart(A, B)
    assert decisions.group(A) != decisions.group(B)


def test_split_joins_what_goes_away() -> None:
    decisions = Decisions([told("split", (A, B), (C, D))])
    assert decisions.group(A) == decisions.group(B)
    assert decisions.group(C) != decisions.group(D)
    assert decisions.apart(A, D)


def test_joined_ones_are_apart_together() -> None:
    decisions = Decisions([told("same", (A,), (B,)), told("different", (B,), (C,))])
    assert decisions.apart(A, C)


def test_the_later_of_two_that_contradict_each_other_wins() -> None:
    assert Decisions([told("same", (A,), (B,)), told("different", (A,), (B,))]).apart(A, B)
    later = Decisions([told("different", (A,), (B,)), told("same", (A,), (B,))])
    assert not later.apart(A, B)
    assert later.group(A) == later.group(B)


def test_an_earlier_one_holds_as_far_as_it_fits() -> None:
    decisions = Decisions([told("same", (A,), (B, C)), told("different", (A,), (C,))])
    assert decisions.group(A) == decisions.group(B)
    assert decisions.apart(B, C)
    decisions = Decisions([told("different", (A, B), (C,)), told("same", (B,), (C,))])
    assert decisions.apart(A, C)
    assert not decisions.apart(B, C)


def test_the_last_name_that_was_given() -> None:
    decisions = Decisions(
        [told("rename", (A,), name="Ivo B."), told("rename", (B,), name="Ivo Brandt"), told("rename", (C,))]
    )
    assert decisions.name([A]) == "Ivo B."
    assert decisions.name([A, B]) == "Ivo Brandt"
    assert decisions.name([C, D]) is None


def test_decisions_are_found_by_article_and_by_what_they_are_about() -> None:
    decisions = Decisions([told("same", (A,), (B,)), told("rename", (A,), name="Ivo")])
    assert decisions.in_article("file:a") == (A,)
    assert decisions.in_article("file:d") == ()
    assert decisions.touching([A, D]) == {0, 1}
    assert decisions.touching([B]) == {0}
