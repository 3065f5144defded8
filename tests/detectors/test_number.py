"""Numbers that cannot both hold, and the many pairs of numbers that can."""

from __future__ import annotations

import pytest

from benchmarks import numbers
from claimdb.detectors import number
from claimdb.records import Finding
from tests.detectors.statements import held

needs_reports = pytest.mark.skipif(not numbers.REPORTS.exists(), reason=f"{numbers.REPORTS} is not at hand")
BASE = "At least 300 drones were shot down over Varrin on Monday."


def findings(left: str, right: str, likeness: float = 0.8, **more: str) -> list[Finding]:
    return list(number.find(held(left), held(right, **more), likeness))


def test_finding() -> None:
    (found,) = findings(BASE, "About 120 drones were shot down over Varrin.")
    assert found.kind == number.KIND
    assert found.matter == "How many drones were shot down?"
    assert (found.left, found.right) == ("At least 300", "About 120")
    assert found.stances == ("at least 300", "about 120")
    assert found.reason == "“At least 300” and “About 120” cannot both hold."
    assert 0.75 < found.score <= 1


@pytest.mark.parametrize(
    ("left", "right", "matter"),
    [
        (
            "The fire in Varrin killed 12 people.",
            "30 people died in the fire in Varrin.",
            "How many people were killed?",
        ),
        ("Drovane lost 300 tanks.", "The number of Drovan tanks lost stands at 40.", "How many tanks were lost?"),
        ("The bridge at Lesk cost $3bn.", "The bridge at Lesk cost $4.5bn to build.", "The sum of money"),
        ("Two boys were wounded.", "Five boys were wounded.", "How many boys were wounded?"),
        ("Half of the fleet was sunk.", "A tenth of the fleet was sunk.", "The share: fleet"),
        ("Hundreds of houses burned in Lesk.", "Only 12 houses burned in Lesk.", "The number of houses"),
        ("Ferry sinks off Lesk with 41 on board", "Ferry with 57 aboard sinks off Lesk", "The number of people"),
        (
            "3 miners killed in airstrikes on Lesk",
            "Nine miners killed in strike on Lesk",
            "How many miners were killed?",
        ),
        ("Two companies of marines surrendered.", "Three companies surrendered.", "How many companies surrendered?"),
    ],
)
def test_numbers_that_cannot_both_hold(left: str, right: str, matter: str) -> None:
    assert [found.matter for found in findings(left, right)] == [matter]
    assert [found.matter for found in findings(right, left)] == [matter]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (BASE, "320 drones were shot down over Varrin."),  # both can hold
        (BASE, "About 120 tanks were shot down over Varrin."),  # another thing
        (BASE, "About 120 drones were launched at Varrin."),  # another happening
        (BASE, "About 120 drones were shot down over Varrin on Sunday."),  # another day
        (BASE, "About 120 drones were shot down over Lesk."),  # another place
        (BASE, "12 of the 300 drones were shot down over Varrin."),  # a part
        (BASE, "Another 12 drones were shot down over Varrin."),  # on top
        (BASE, "No drones came near."),
        ("12 of the 30 guards died.", "30 guards were there."),
        ("12 of the 30 guards died.", "12 guards died."),
        ("Drovane lost 300 tanks.", "Vessia lost 40 tanks."),
        ("Drovane said that Vessia lost 300 tanks.", "Vessia said that Drovane lost 40 tanks."),
        ("Drovane destroyed 300 tanks.", "40 Drovan tanks were destroyed."),
        ("Police arrested 12 people.", "Police arrested 30 men."),
        ("The strike killed 12 people and wounded 30.", "The strike killed 12 people and wounded 30 more."),
        ("Marrowby killed 12 people.", "Tollan killed 30 people."),
        ("The council has 12 members.", "The council has 30 seats."),
        ("The 3rd brigade lost men in 2022.", "The 4th brigade lost men in 2023."),
        ("1.2 million people fled Varrin.", "1,213,400 people fled Varrin."),
        ("12 people, later corrected to 30 people, were killed.", "30 people were killed."),
        ("12 civilians were killed.", "30 people were killed."),
        ("12 young guards were killed.", "30 guards were killed."),
    ],
)
def test_hard_negatives(left: str, right: str) -> None:
    assert findings(left, right) == []
    assert findings(right, left) == []


def test_updates_are_no_dispute() -> None:
    low, high = "The fire in Varrin killed 12 people.", "The fire in Varrin killed 30 people."
    assert findings(low, high, published="2023-07-14") == []
    assert len(findings(high, low, published="2023-07-14")) == 1
    assert findings(low, high, published="2023-07-14")[:1] != findings(low, high)[:1]


def test_what_is_denied_or_alike_in_nothing_is_left_alone() -> None:
    right = "About 120 drones were shot down over Varrin."
    assert findings(BASE, right, modality="denied") == []
    assert findings(BASE, right, modality="hypothetical") == []
    assert findings(BASE, right, likeness=0.1) == []


def test_one_holder_in_one_article_does_not_dispute_with_itself() -> None:
    left = held(BASE, article=1, holder="The Lamp")
    assert list(number.find(left, held("120 drones were shot down.", article=1, holder="The Lamp"), 0.8)) == []
    assert list(number.find(left, held("120 drones were shot down.", article=1, holder="Marrowby"), 0.8)) != []


def test_no_day_and_small_gaps_score_lower() -> None:
    (plain,) = findings("The fire killed 100 people.", "The fire killed 160 people.")
    (undated,) = findings("The fire killed 100 people.", "The fire killed 160 people.", published="")
    (close,) = findings("The fire killed 100 people.", "The fire killed 103 people.")
    assert plain.score > undated.score
    assert plain.score > close.score


def test_intervals_of_cells() -> None:
    def report(side: str, count: int, *, least: bool = False, most: bool = False) -> numbers.Report:
        return numbers.Report(count, 3, "Tanks", "Russia", "Cumulative", side, count, least, most)

    one, other = report("A", 300, least=True), report("B", 120)
    assert numbers.conflict(one, other)
    assert not numbers.conflict(one, report("B", 300, most=True))
    figures = numbers.judge([[one, other], [one, report("B", 900)]])
    assert figures["cells"] == {"total": 2, "conflicts": 1, "agreement": 1.0, "lowest": 1.0}


@needs_reports
def test_reports_of_several_sides() -> None:
    reports = numbers.read_reports(numbers.REPORTS)
    cells = numbers.cells(reports)
    assert (len(reports), len(cells)) == (4609, 221)
    assert numbers.judge(cells)["cells"]["agreement"] >= 0.95
    assert numbers.other_matters(reports)["found"] <= 5
    assert numbers.updates(reports)["found"] <= 5
