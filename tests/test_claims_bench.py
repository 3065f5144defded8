"""The figures of claims are counted right, and the marks that they are counted against are sound."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.claims import GOLD, Place, fit, judge_pairs, predict, quoted_groups, real_marks, seed_marks, threshold
from benchmarks.folds import folds_of, spearman

REAL = Path(__file__).parents[2] / "shared" / "seeds"


def place(file: str, start: int, end: int, *groups: str, doubtful: bool = False) -> Place:
    return Place(file, [(start, end)], frozenset(groups), doubtful)


MARKS = [
    place("a", 0, 10, "x"), place("b", 0, 10, "x"), place("c", 0, 10, "x"), place("a", 20, 30, "y"),
    place("b", 20, 30, "z"), place("c", 20, 30, "x", doubtful=True),
]  # fmt: skip


def test_pairs_of_appearances_are_counted() -> None:
    found = {"1": [place("a", 0, 10), place("b", 0, 40)], "2": [place("a", 20, 30), place("b", 20, 30)]}
    done = judge_pairs(found, MARKS)
    assert done.score.precision == 0.5
    assert done.score.recall == pytest.approx(1 / 3)
    assert [(a.file, b.file) for a, b in done.missed] == [("a", "c"), ("b", "c")]
    assert len(done.wrong) == 1


def test_what_nobody_marked_and_what_is_doubtful_counts_neither_way() -> None:
    found = {"1": [place("a", 50, 60), place("b", 50, 60)], "2": [place("c", 20, 30), place("a", 20, 30)]}
    assert judge_pairs(found, MARKS).wrong == []
    assert judge_pairs({"1": [place("a", 20, 30), place("b", 50, 60)]}, MARKS).wrong != []


def test_folds_share_no_sentence() -> None:
    pairs = [("One boat.", "Two boats."), ("two boats", "Three boats"), ("Four", "Five"), ("Six", "Seven")]
    folds = folds_of(pairs, 3)
    assert folds[0] == folds[1]
    assert len(set(folds)) == 3


def test_a_regression_finds_what_counts() -> None:
    rng = np.random.default_rng(1)
    sizes = rng.random((400, 3))
    true = sizes[:, 1] > 0.6
    weights = fit(sizes, true)
    assert abs(weights[2]) > 5 * max(abs(weights[1]), abs(weights[3]))
    odds = predict(weights, sizes)
    assert ((odds >= threshold(odds, true)) == true).mean() > 0.95
    assert spearman(list(odds), list(sizes[:, 1])) > 0.95


def test_marks_of_the_samples_stand_in_their_articles() -> None:
    marks = seed_marks()
    assert len(marks) > 80
    assert all(len({one.file for one in marks if name in one.groups}) >= 1 for mark in marks for name in mark.groups)


@pytest.mark.skipif(not REAL.is_dir(), reason=f"needs the real articles ({REAL})")
def test_marks_of_the_real_articles_stand_in_them() -> None:
    gold = json.loads((GOLD / "real_claims.json").read_text(encoding="utf-8"))
    texts = {one["file"]: (REAL / one["file"]).read_bytes().decode() for one in gold["articles"]}
    for one in gold["articles"]:
        assert hashlib.sha256(texts[one["file"]].encode()).hexdigest() == one["sha256"]
    for mark in real_marks():
        start, end = mark.spans[0]
        words = texts[mark.file][start:end]
        assert words.strip() == words
        assert words
    assert {"rear", "signed", "no-right-to-lie"} <= quoted_groups(real_marks())
    assert "dismissed" not in quoted_groups(real_marks())
