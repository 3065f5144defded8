"""One speaker against an earlier self."""

from __future__ import annotations

import pytest

from claimdb.detectors import reversal
from claimdb.records import Pairing, Position
from tests.detectors.statements import held

HIT, NOT_HIT = "The Varrin bridge was hit by a drone", "The Varrin bridge was not hit"


def said(text: str, day: str | None, speaker: int = 7, **more: str) -> Position:
    return held(text, holder="Marrowby", holder_kind="speaker", holder_id=speaker, said_from=day, said_to=day, **more)


def test_on_two_days() -> None:
    (one,) = reversal.find(said(HIT, "2023-07-01"), said(NOT_HIT, "2023-07-09"), Pairing(0.8))
    assert one.kind == "reversal"
    assert "2023-07-01" in one.reason
    assert "2023-07-09" in one.reason


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (said(HIT, "2023-07-01"), said(NOT_HIT, "2023-07-01")),
        (said(HIT, "2023-07-01"), said(NOT_HIT, "2023-07-09", speaker=8)),
        (said(HIT, "2023-07-01"), said(HIT, "2023-07-09")),
        (said(HIT, None), said(NOT_HIT, None)),
    ],
)
def test_no_reversal(left: Position, right: Position) -> None:
    assert not list(reversal.find(left, right, Pairing(0.8)))


def test_days_of_printing_tell_where_nothing_else_does() -> None:
    pair = said(HIT, None, published="2023-06-01"), said(NOT_HIT, None, published="2023-07-09")
    assert list(reversal.find(*pair, Pairing(0.8)))
