"""Days and times of day that cannot both be those of one event."""

from __future__ import annotations

import pytest

from claimdb.detectors import time
from claimdb.records import Finding
from tests.detectors.statements import held

BASE = "Marrowby resigned as chair of the Harbour Board on Monday."


def findings(left: str, right: str, likeness: float = 0.8, **more: str) -> list[Finding]:
    return list(time.find(held(left), held(right, **more), likeness))


def test_finding() -> None:
    (found,) = findings(BASE, "Marrowby resigned as chair of the board on July 7.")
    assert (found.kind, found.left, found.right) == (time.KIND, "Monday", "July 7")
    assert found.stances == ("2023-07-10", "2023-07-07")
    assert found.matter == "When was it: “Marrowby resigned”?"
    assert found.reason == "“Monday” and “July 7” are different days for the same event."
    assert 0.6 < found.score <= 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (BASE, "On Friday, Marrowby resigned as the board’s chair."),
        ("The blast at the mill in Varrin was at 10:30 a.m.", "The blast at the mill in Varrin was at 4 p.m."),
        ("Police arrested Tollan at his home on July 3.", "Tollan was arrested at his home on July 8."),
        (BASE, "Marrowby resigned as chair of the Harbour Board on Sunday."),
    ],
)
def test_times_that_cannot_both_be_right(left: str, right: str) -> None:
    assert len(findings(left, right)) == 1
    assert len(findings(right, left)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (BASE, "Marrowby resigned as chair of the Harbour Board on July 10."),
        (BASE, "Marrowby was named chair of the Harbour Board on Friday."),
        (BASE, "Tollan resigned as chair of the Harbour Board on Friday."),
        (BASE, "Marrowby has not resigned as chair of the Harbour Board since Friday."),
        (BASE, "Marrowby said on Friday that she resigned as chair of the Harbour Board."),
        (BASE, "Marrowby will have resigned as chair of the Harbour Board by Friday."),
        (BASE, "Marrowby resigned as chair of the Harbour Board."),
        ("The mill burned late on Monday in Varrin.", "The mill burned in Varrin on Tuesday."),
        ("The mill burned in Varrin on Monday.", "The mill burned in Lesk on Friday."),
        ("The blast in Varrin was at 10:30 a.m. ET.", "The blast in Varrin was at 4:30 p.m. GMT."),
        ("The blast in Varrin was at 10:30 a.m.", "The blast in Varrin was at 10:40 a.m."),
        ("The vote in Varrin will be held on Monday.", "The vote in Varrin was held on Friday."),
    ],
)
def test_hard_negatives(left: str, right: str) -> None:
    assert findings(left, right) == []
    assert findings(right, left) == []


def test_weekdays_are_counted_from_the_day_of_the_article() -> None:
    assert findings(BASE, BASE) == []
    assert findings(BASE, BASE, published="2023-07-15") == []
    assert len(findings(BASE, BASE, published="2023-07-25")) == 1
    assert findings(BASE, BASE, published="") == []


def test_neighbouring_days_score_lower() -> None:
    near = findings(BASE, "Marrowby resigned as chair of the Harbour Board on Sunday.")
    far = findings(BASE, "Marrowby resigned as chair of the Harbour Board on Friday.")
    assert near[0].score < far[0].score


def test_what_is_not_alike_is_left_alone() -> None:
    assert findings(BASE, "Marrowby resigned as chair of the board on July 7.", likeness=0.3) == []
    assert findings(BASE, "Marrowby resigned as chair of the board on July 7.", modality="question") == []
