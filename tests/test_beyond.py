"""benchmarks/beyond.py counts what it says, and the marks that it reads fit their articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import beyond
from claimdb.annotations import Annotation, GoldArticle, read_gold
from claimdb.records import Attribution, Extraction, Layout, Span
from training.data import is_left_out

ROOT = Path(__file__).parents[1]
TRAIN = ROOT.parent / "shared/data/polnear/train.jsonl.gz"
TEXT = "“Ramos wants to close the dam,” Bell told Radio Fjord on Monday. Nobody said that it leaks."


def at(part: str) -> Span:
    return Span(TEXT.index(part), TEXT.index(part) + len(part))


OUTER = Annotation(source=(at("Bell"),), cue=(at("told"),), content=(at("“Ramos wants to close the dam,”"),))
LEAK = Annotation(source=(at("Nobody"),), cue=(at("said"),), content=(at("that it leaks"),))


def marked(kind: str, *cases: dict[str, Any], found: tuple[Attribution, ...] = ()) -> Any:
    article = GoldArticle(id="a", text=TEXT, attributions=(OUTER, LEAK), published="2026-06-05")
    extraction = Extraction(layout=Layout(paragraphs=(Span(0, len(TEXT)),)), attributions=found)
    return [beyond.Marked(article, extraction, {kind: [{"id": "a", **case} for case in cases]})]


def silent(*_: object, **__: object) -> None:
    """Shows nothing."""


def place(of: Annotation) -> dict[str, Any]:
    return {"cue": [list(s) for s in of.cue], "content": [list(s) for s in of.content]}


def inner(source: str, content: str) -> Attribution:
    return Attribution(content=(at(content),), source=(at(source),), cue=(at("wants"),), parent=0)


WANTS = {"source": [list(at("Ramos"))], "cue": [list(at("wants"))], "content": [list(at("to close the dam"))]}


@pytest.mark.parametrize(
    ("wanted", "found", "hits", "predicted"),
    [
        ([WANTS], (inner("Ramos", "to close the dam"),), 1, 1),
        ([WANTS], (inner("Bell", "to close the dam"),), 0, 1),
        ([WANTS], (inner("Ramos", "dam"),), 0, 1),
        ([WANTS], (), 0, 0),
        ([], (inner("Ramos", "to close the dam"),), 0, 1),
        ([WANTS], (inner("Ramos", "to close the dam"), inner("Ramos", "that it leaks")), 1, 1),
    ],
)
def test_nested(wanted: list[Any], found: tuple[Attribution, ...], hits: int, predicted: int) -> None:
    case = {"outer": place(OUTER), "inner": wanted}
    row = beyond.nested(marked("nested", case, found=found), silent)[0]
    assert (row["gold"], row["pred"]) == (len(wanted), predicted)
    assert (row["f1"] > 0) == bool(hits)


def test_modality() -> None:
    cases = [place(OUTER) | {"modality": "asserted"}, place(LEAK) | {"modality": "belief"}]
    rows = {row["label"]: row for row in beyond.modality(marked("modality", *cases), silent)}
    assert rows["asserted"]["f1"] == 100
    assert (rows["belief"]["gold"], rows["belief"]["pred"], rows["belief"]["f1"]) == (1, 0, 0)
    assert rows["macro"]["f1"] == 50
    assert rows["macro"]["end to end f1"] == 0


def test_circumstances() -> None:
    said = {"span": list(at("Monday")), "earliest": "2026-06-01", "latest": "2026-06-01"}
    case = place(OUTER) | {"medium": None, "venue": list(at("Radio Fjord")), "addressee": None, "said_at": said}
    rows = {row["field"]: row for row in beyond.occasions(marked("circumstances", case), silent)}
    assert rows["venue"]["f1"] == 100
    assert rows["said_at interval"]["f1"] == 100
    assert rows["medium"]["pred"] == 0
    wrong = case | {"said_at": said | {"latest": "2026-06-02"}, "venue": list(at("Bell"))}
    rows = {row["field"]: row for row in beyond.occasions(marked("circumstances", wrong), silent)}
    assert rows["venue"]["f1"] == 0
    assert (rows["said_at span"]["f1"], rows["said_at interval"]["f1"]) == (100, 0)


@pytest.mark.parametrize(("name", "count"), [("nested", 120), ("modality", 250), ("circumstances", 150)])
def test_marks_are_of_articles_that_training_leaves_out(name: str, count: int) -> None:
    cases = json.loads((ROOT / f"tests/gold/{name}.json").read_text(encoding="utf-8"))["cases"]
    assert len(cases) == count
    assert all(is_left_out(case["id"]) for case in cases)
    if not TRAIN.exists():
        pytest.skip("the articles are not here: ../shared/data/polnear/train.jsonl.gz")
    places = {(article.id, a.cue, a.content) for article in read_gold(TRAIN) for a in article.attributions if a.content}
    outer = [case.get("outer", case) for case in cases]
    assert all(
        (case["id"], beyond.spans(one["cue"]), beyond.spans(one["content"])) in places
        for case, one in zip(cases, outer, strict=True)
    )
