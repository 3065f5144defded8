"""Speakers of marked attributions, with the model's names and sentences."""

from __future__ import annotations

import pytest

from claimdb.extracting import model_extractor
from claimdb.nlp.encoder import WEIGHTS
from tests.gold.drawing import TRAIN
from tests.gold.speakers import answers, is_right, marks, measured

FLOORS = {
    "anybody": 0.93,
    "person, name": 0.97,
    "person, pronoun": 0.93,
    "group": 0.90,
    "organisation": 0.80,
    "unnamed": 0.88,
}
"""Of the half for measuring; a few points below what was reached."""


@pytest.mark.skipif(not (TRAIN.exists() and WEIGHTS.exists()), reason=f"needs PolNeAR's train part at {TRAIN}")
def test_speakers_of_the_half_for_measuring() -> None:
    many = model_extractor(nested=False).many
    counts = measured(TRAIN, "judge", lambda articles: many(list(articles)))
    shares = {name: counts[name, True] / (counts[name, True] + counts[name, False]) for name in FLOORS}
    assert {name: share for name, share in shares.items() if share < FLOORS[name]} == {}


TEXT = "Ana Ruiz’s advisers spoke. Thirty percent agreed."
OWNED = {"kind": "group", "mention": "nominal", "speakers": [[[0, 8], [11, 19]]]}
SHARE = {"kind": "group", "mention": "nominal", "speakers": [[[27, 41]]]}


@pytest.mark.parametrize(
    ("found", "row", "right"),
    [
        ("Ana Ruiz's advisers", OWNED, True),
        ("advisers", OWNED, False),
        ("Thirty percent of divers", SHARE, True),
        ("percent", SHARE, True),
        ("divers", SHARE, False),
        (None, SHARE, False),
        (None, {"kind": "none", "mention": "none", "speakers": []}, True),
        ("divers", {"kind": "none", "mention": "none", "speakers": []}, False),
        ("Ana Ruiz", OWNED | {"also": [[[[0, 8]]]]}, True),
    ],
)
def test_what_counts_as_right(found: str | None, row: dict[str, object], right: bool) -> None:
    assert is_right(found, TEXT, row) is right


def test_a_name_in_s_may_be_owned_either_way() -> None:
    row = {"kind": "group", "mention": "pronoun", "speakers": [[[0, 6], [11, 15]]]}
    assert [answer.names[0] for answer in answers("Rasmus met team", row)] == ["Rasmus's team", "Rasmus' team"]


def test_the_halves_share_no_article_and_no_attribution_is_marked_twice() -> None:
    assert not set(marks("develop")) & set(marks("judge"))
    for half in ("develop", "judge"):
        for rows in marks(half).values():
            assert len({row["i"] for row in rows}) == len(rows)
