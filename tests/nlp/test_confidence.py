"""Confidence: from the probabilities of a draft to one number."""

from __future__ import annotations

import math

import pytest

from claimdb.nlp.assembly import FEATURES, confidence, features, log_odds
from claimdb.nlp.attributions import Draft, WordSpan

CONTENTS = [WordSpan(3, 9, 0.9, 0.95), WordSpan(12, 15, 0.6, 0.8)]
DRAFT = Draft(WordSpan(2, 3, 0.7, 0.9), WordSpan(0, 2, 0.8, 0.99), CONTENTS, link_source=0.97, link_content=0.5)
BARE = Draft(None, None, CONTENTS[:1], link_source=0.4, link_content=0.4)


@pytest.mark.parametrize(
    ("probability", "odds"), [(0.5, 1), (0.9, 9), (0.999, 999), (0.99999, 999), (1.0, 999), (0.0, 1 / 999)]
)
def test_log_odds_are_bounded(probability: float, odds: float) -> None:
    assert log_odds(probability) == pytest.approx(math.log(odds))


def test_the_weakest_content_counts() -> None:
    values = dict(zip(FEATURES, features(DRAFT, "mixed"), strict=True))
    assert values["content border"] == pytest.approx(log_odds(0.6))
    assert values["content inside"] == pytest.approx(log_odds(0.8))
    assert (values["no cue"], values["no source"], values["direct"], values["mixed"]) == (0, 0, 0, 1)


def test_what_is_missing_counts_by_being_missing() -> None:
    values = dict(zip(FEATURES, features(BARE, "direct"), strict=True))
    assert (values["no cue"], values["no source"], values["direct"]) == (1, 1, 1)
    assert values["cue border"] == values["cue inside"] == values["source border"] == values["source inside"] == 0


def test_confidence_is_a_probability_that_grows_with_its_features() -> None:
    weights = {"content inside": 1.0, "bias": 0.5}
    sure, unsure = (Draft(None, None, [WordSpan(0, 4, 0.5, p)], 0.5, 0.5) for p in (0.99, 0.6))
    assert 0 < confidence(unsure, "indirect", weights) < confidence(sure, "indirect", weights) < 1
    assert confidence(DRAFT, "indirect", {}) == 0.5
    assert confidence(sure, "indirect", {"bias": 1e9}) == 1
