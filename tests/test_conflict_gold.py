"""The marks that claims and disputes are judged by are of left-out pairs that their draw gives."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.gold import draw_conflicts
from tests.gold.draw_conflicts import DATA, OVERLAP, SAMPLES, overlap
from training.data import read
from training.pairs import SETS, folded, groups, left_out, left_out_texts, rows_of

GOLD = Path(__file__).parent / "gold"
CONFLICTS: dict[str, Any] = json.loads((GOLD / "conflicts.json").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = CONFLICTS["cases"]
CLOSE: dict[str, Any] = json.loads((GOLD / "close_pairs.json").read_text(encoding="utf-8"))
KINDS = {
    *("attribution", "characterisation", "name", "number", "place", "polarity", "reversal", "role", "time"),
    *("unverified", "who", "wording"),
}

needs_sets = pytest.mark.skipif(
    not all((DATA / known.file).exists() for known in SETS.values()), reason=f"needs the sets of pairs below {DATA}"
)


def test_half_of_the_pairs_conflict() -> None:
    assert Counter(case["label"] for case in CASES) == {"conflict": 75, "alike": 75}
    assert {case["kind"] for case in CASES if case["label"] == "conflict"} <= KINDS
    assert {case["kind"] for case in CASES if case["label"] == "alike"} == {"same", "compatible"}
    assert [len(CLOSE[label]) for label in ("conflict", "same")] == [40, 40]
    assert {case["kind"] for case in CLOSE["conflict"]} <= KINDS


def test_no_pair_counts_twice() -> None:
    pairs = {frozenset(json.dumps(case[side]) for side in ("left", "right")) for case in CASES}
    assert {len(pair) for pair in pairs} == {2}
    assert len(pairs) == len(CASES)
    close = [case["row"] for label in ("conflict", "same") for case in CLOSE[label]]
    assert len({*close, *(case["left"]["row"] for case in CASES if case["source"] == "stsb")}) == 80 + 33


def test_sample_statements_stand_in_their_articles() -> None:
    samples = {sample["id"]: sample for sample in read(SAMPLES)}
    sides = [case[side] for case in CASES if case["source"] == "seeds" for side in ("left", "right")]
    assert len(sides) == 2 * 28
    for side in sides:
        sample = samples[side["article"]]
        assert all(sample["text"][start:end].strip() for start, end in side["content"])
        if side["attribution"] is not None:
            row = sample["attributions"][side["attribution"]]
            spans = row["source"] + row["cue"] + row["content"]
            assert any(start < last and first < end for start, end in side["content"] for first, last in spans)


@needs_sets
@pytest.mark.parametrize("name", SETS)
def test_drawn_rows_are_left_out_of_training(name: str) -> None:
    rows = rows_of(name, DATA)
    kept_out = left_out(name, rows)
    sides = [case[side] for case in CASES if case["source"] == name for side in ("left", "right")]
    assert sides
    assert {side["text"] for side in sides} <= {SETS[name].one, SETS[name].other}
    assert {side["row"] for side in sides} <= kept_out
    assert 0.1 < len(kept_out) / len(rows) < 0.25


@needs_sets
def test_close_pairs_are_close_and_left_out() -> None:
    rows = rows_of("stsb", DATA)
    numbers = {case["row"] for label in ("conflict", "same") for case in CLOSE[label]}
    assert numbers <= left_out("stsb", rows)
    assert min(overlap(rows[row]["a"], rows[row]["b"]) for row in numbers) >= OVERLAP


@needs_sets
def test_drawing_again_gives_the_pool_that_was_read() -> None:
    pool = draw_conflicts.pool(DATA)
    digest = hashlib.sha256(json.dumps(pool).encode()).hexdigest()
    assert CONFLICTS["pool"] == {"size": len(pool), "sha256": digest}
    drawn = iter(pool)
    assert [case for case in CASES if (case["source"], case["left"], case["right"]) not in drawn] == []


@needs_sets
def test_no_text_is_on_both_sides() -> None:
    kept_out_texts = left_out_texts(DATA)
    for name in ("emergent", "stsb"):
        rows = rows_of(name, DATA)
        trained = set(range(len(rows))) - left_out(name, rows)
        keys = (SETS[name].one, SETS[name].other)
        assert kept_out_texts.isdisjoint(folded(rows[row][key]) for row in trained for key in keys)


def test_rows_that_share_a_text_are_one_group() -> None:
    linked = [("The dam holds.", "Dam holds"), ("A ferry sank", "Ferry sinks"), ("DAM HOLDS!", "Zinc is up")]
    linked += [("zinc is up", "an ox"), ("ferry sinks", "ferry sinks")]
    assert groups(linked) == ["an ox", "a ferry sank", "an ox", "an ox", "a ferry sank"]


def test_a_group_is_left_out_whole() -> None:
    rows = [{"a": f"Harbour {number // 2} opens", "b": f"Harbour opening {number}"} for number in range(400)]
    kept_out = left_out("stsb", rows)
    assert kept_out == {number ^ 1 for number in kept_out}
    assert 40 < len(kept_out) < 120
