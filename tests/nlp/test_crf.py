"""Decoding against the sum over all paths, which is affordable for short sequences."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from claimdb.nlp.crf import FORBIDDEN, decode

TAGS = 3


def every_path(emissions: np.ndarray, transitions: np.ndarray, no_start: np.ndarray) -> tuple[list[int], np.ndarray]:
    """The best path and the marginals, by enumeration."""
    paths = list(product(range(TAGS), repeat=len(emissions)))
    scores = []
    for path in paths:
        score = sum(float(emissions[t, tag]) for t, tag in enumerate(path))
        score += sum(float(transitions[a, b]) for a, b in pairwise(path))
        scores.append(score + (FORBIDDEN if no_start[path[0]] else 0))
    weights = np.exp(np.array(scores) - max(scores))
    marginals = np.zeros_like(emissions)
    for path, weight in zip(paths, weights / weights.sum(), strict=True):
        for t, tag in enumerate(path):
            marginals[t, tag] += weight
    return list(paths[int(np.argmax(scores))]), marginals


@pytest.mark.parametrize("lengths", [(1,), (5,), (2, 6, 3), (4, 4)])
def test_best_path_and_marginals_are_those_of_all_paths(lengths: tuple[int, ...]) -> None:
    random = np.random.default_rng(sum(lengths))
    emissions = random.normal(size=(sum(lengths), TAGS)).astype(np.float32) * 2
    transitions = random.normal(size=(TAGS, TAGS)).astype(np.float32)
    transitions[0, 2] = FORBIDDEN
    no_start = np.array([False, False, True])
    edges = np.cumsum((0, *lengths)).tolist()
    bounds = list(pairwise(edges))
    best, marginals = decode(emissions, bounds, transitions, no_start)
    for start, end in bounds:
        path, shares = every_path(emissions[start:end], transitions, no_start)
        assert best[start:end].tolist() == path
        if any(path):
            np.testing.assert_allclose(marginals[start:end], shares, atol=1e-4)


def test_nothing_gives_nothing() -> None:
    best, marginals = decode(
        np.zeros((0, TAGS), np.float32), [], np.zeros((TAGS, TAGS), np.float32), np.zeros(TAGS, bool)
    )
    assert best.shape == (0,)
    assert marginals.shape == (0, TAGS)
