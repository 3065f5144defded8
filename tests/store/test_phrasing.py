"""Names as they are written, quotation marks in pairs."""

from __future__ import annotations

import pytest

from claimdb.store.phrasing import own_capitals, paired


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("IHarbour marks it: “it is not known”.", "iHarbour marks it: “it is not known”."),
        ("One says 3. IHarbour says 4.", "One says 3. iHarbour says 4."),
        ("The Quay says “IHarbour”.", "The Quay says “IHarbour”."),
        ("IHarbourside marks it.", "IHarbourside marks it."),
        ("The Quay marks it.", "The Quay marks it."),
    ],
)
def test_names_keep_their_small_letter(told: str, meant: str) -> None:
    assert own_capitals(told, ["iHarbour", "The Quay"]) == meant


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("“the pilots 'want to see’ the chart”", "“the pilots ‘want to see’ the chart”"),
        ("“thanks’ from the crew”", "“thanks’ from the crew”"),
        ("“patience’ of the crew” here, “it” there", "“patience of the crew” here, “it” there"),
        ("“the ‘patience’ of the crew”", "“the ‘patience’ of the crew”"),
        ("“the captain’s patience”", "“the captain’s patience”"),
        ("“the pilots’ patience”", "“the pilots’ patience”"),
        ("“the captain's patience”", "“the captain's patience”"),
        ("It is Brandt’ here", "It is Brandt’ here"),
    ],
)
def test_single_marks_stand_in_pairs(told: str, meant: str) -> None:
    assert paired(told) == meant
