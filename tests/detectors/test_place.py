"""Places that cannot both be where one event was."""

from __future__ import annotations

import pytest

from claimdb.detectors import place
from claimdb.detectors._regions import is_region
from claimdb.records import Finding
from tests.detectors.statements import held

BASE = "Marrowby was arrested at a hotel in Varrin on Monday."


def findings(left: str, right: str, likeness: float = 0.8, **more: str) -> list[Finding]:
    return list(place.find(held(left), held(right, **more), likeness))


def test_finding() -> None:
    (found,) = findings(BASE, "Police arrested Marrowby at a hotel in Lesk.")
    assert (found.kind, found.left, found.right) == (place.KIND, "Varrin", "Lesk")
    assert found.stances == ("Varrin", "Lesk")
    assert found.matter in {"Where was it: “Marrowby was arrested”?", "Where was it: “Police arrested”?"}
    assert found.reason == "“Varrin” and “Lesk” are different places for the same event."
    assert 0.5 < found.score <= 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (BASE, "In Lesk, Marrowby was arrested at a hotel."),
        (
            "The missile that hit the farm was fired from Ukraine.",
            "The missile that hit the farm was fired from Poland.",
        ),
        ("Marrowby met the miners near Varrin.", "Marrowby met the miners in Lesk, Drovane."),
    ],
)
def test_places_that_cannot_both_be_right(left: str, right: str) -> None:
    assert len(findings(left, right)) == 1
    assert len(findings(right, left)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (BASE, "Marrowby was arrested at a hotel near Varrin."),
        (BASE, "Marrowby was arrested at a hotel in Ukraine."),  # may hold the other
        (BASE, "Marrowby was arrested at a hotel in the Lesk region."),
        (BASE, "Marrowby was arrested at a hotel in Lesk, a suburb of Varrin."),  # known to the other side
        (BASE, "Tollan was arrested at a hotel in Lesk."),
        (BASE, "Marrowby was born at a hotel in Lesk."),
        (BASE, "Marrowby was arrested at a hotel."),
        (BASE, "Marrowby will be arrested at a hotel in Lesk."),
        (BASE, "Officials said in Lesk that Marrowby was arrested at a hotel."),
        ("Marrowby met the miners in Varrin and Drovane.", "Marrowby met the miners in Lesk and Drovane."),
        ("The missile that hit the farm was fired from Varrin.", "The missile that hit the farm was fired at Lesk."),
    ],
)
def test_hard_negatives(left: str, right: str) -> None:
    assert findings(left, right) == []
    assert findings(right, left) == []


def test_where_nobody_is_named_a_number_ties_the_two() -> None:
    one, other = "A bomb killed 20 shoppers in Varrin.", "A lorry bomb killed 20 shoppers in Lesk."
    assert len(findings(one, other)) == 1
    assert findings(one.replace("20 ", ""), other.replace("20 ", "")) == []


@pytest.mark.parametrize("name", ["northern", "Ukrainian", "US"])
def test_words_that_name_no_place_of_their_own(name: str) -> None:
    text = f"Marrowby was killed in {name} airstrike on Monday."
    at = text.index(name)
    spot = held(text, entities=(("PERSON", "Marrowby", 0, 8), ("LOCATION", name, at, at + len(name))))
    assert not list(place.find(spot, held("Marrowby was killed in Lesk in an airstrike on Monday."), 0.8))


def test_what_is_not_alike_is_left_alone() -> None:
    assert findings(BASE, "Police arrested Marrowby at a hotel in Lesk.", likeness=0.3) == []
    assert findings(BASE, "Police arrested Marrowby at a hotel in Lesk.", modality="denied") == []


@pytest.mark.parametrize(
    ("name", "region"),
    [
        *[("ukraine", True), ("southern ukraine", True), ("ukraine's", True), ("the balkans", True), ("texas", True)],
        *[("kyiv", False), ("varrin", False), ("", False)],
    ],
)
def test_places_that_may_hold_others(name: str, region: bool) -> None:
    assert is_region(name) is region
