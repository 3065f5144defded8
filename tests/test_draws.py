"""The gold marks are of the attributions that their draws give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.gold import draw_circumstances, draw_modality, draw_nested
from tests.gold.drawing import TRAIN, joined

GOLD = Path(__file__).parent / "gold"
needs_polnear = pytest.mark.skipif(not TRAIN.exists(), reason=f"needs PolNeAR's train part at {TRAIN}")


def places(cases: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Article, cue and content of each."""
    return [(case["id"], case["cue"], case["content"]) for case in cases]


def cases_of(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))["cases"]
    return cases


@needs_polnear
def test_circumstances() -> None:
    drawn = [(case.id, case.cue, case.content) for case in draw_circumstances.draw(TRAIN)]
    assert places(cases_of("circumstances")) == drawn


@needs_polnear
def test_modality() -> None:
    drawn = [(key, case["cue"], case["content"]) for key, case in draw_modality.draw(TRAIN)]
    assert places(cases_of("modality")) == drawn


@needs_polnear
def test_nested_marks_keep_the_order_of_the_candidates() -> None:
    rows = ((article["id"], article["attributions"][index]) for article, index in draw_nested.candidates(TRAIN))
    candidates = iter([(key, row["cue"], row["content"]) for key, row in rows])
    marked = places([{"id": case["id"], **case["outer"]} for case in cases_of("nested")])
    assert [place for place in marked if place not in candidates] == []


def test_the_parts_of_an_attribution_are_joined() -> None:
    assert joined("one two three", [[0, 3], [8, 13]]) == "one … three"
    assert joined("one two", [], " ") == ""
