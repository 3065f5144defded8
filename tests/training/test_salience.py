"""The rules that are mixed with the learned ranker."""

from __future__ import annotations

import numpy as np

from claimdb.nlp import ranker
from claimdb.nlp.ranker import FEATURE, ROLES
from training.salience import rules, with_rules


def score(weights: ranker.Weights, numbers: list[int]) -> float:
    sums = weights.rows[numbers].sum(0) + weights.bias
    return float(np.maximum(sums[:-1], 0) @ weights.out + sums[-1])


def test_who_is_near_and_a_source_comes_before_who_is_far_and_an_owner() -> None:
    near = [FEATURE["sentences"], FEATURE["role"] + 4 * ROLES["source"]]
    far = [FEATURE["sentences"] + 3, FEATURE["role"] + 4 * ROLES["owner"]]
    assert score(rules(), near) > score(rules(), [near[0], far[1]]) > score(rules(), far)


def test_mixed_scores_lie_between() -> None:
    learned = ranker.weights()
    mixed = with_rules(learned, 0.25)
    for numbers in ([FEATURE["sentences"] + 2, FEATURE["spoke last"]], [FEATURE["stranger"], FEATURE["rank"] + 1]):
        wanted = 0.75 * score(learned, numbers) + 0.25 * score(rules(), numbers)
        assert abs(score(mixed, numbers) - wanted) < 1e-4
