"""What variants of a text cost is counted against the untouched text."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from benchmarks import robustness
from benchmarks.robustness import AS_IT_IS, moved_back, report, rows
from claimdb.annotations import Annotation, GoldArticle, read_gold
from claimdb.evaluation import evaluate
from claimdb.records import Attribution, Extraction, Span
from training.variants import VARIANTS, vary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from claimdb.records import Article

Spans = dict[str, list[list[int]]]
TEXT = "Inga Moen said: “The quay is dry.” Arne Moen said that the mill is shut. “Nobody came,” she said."
ATTRIBUTIONS: list[Spans] = [
    {"source": [[0, 9]], "cue": [[10, 14]], "content": [[16, 34]]},
    {"source": [[35, 44]], "cue": [[45, 49]], "content": [[50, 71]]},
    {"source": [[88, 91]], "cue": [[92, 96]], "content": [[73, 87]]},
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "gold.jsonl"
    row = {"id": "quay", "text": TEXT, "attributions": ATTRIBUTIONS}
    made.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return made


def all_right(articles: Iterable[Article]) -> Iterator[Extraction]:
    """An extractor that finds all three wherever the marks, the case or the signs have gone."""
    for article in articles:
        spans = []
        for words in ("inga moen", "quay is dry", "arne moen", "mill is shut", "she", "nobody came"):
            start = article.text.lower().index(words)
            spans.append(Span(start, start + len(words)))
        found = [Attribution(source=(spans[i],), content=(spans[i + 1],)) for i in (0, 2, 4)]
        yield Extraction(attributions=tuple(found))


def only_in_double_marks(articles: Iterable[Article]) -> Iterator[Extraction]:
    """An extractor that sees nothing but what stands in typographic double marks."""
    for article in articles:
        opened = [i for i, char in enumerate(article.text) if char == "“"]
        yield Extraction(
            attributions=tuple(Attribution(content=(Span(i, article.text.index("”", i)),)) for i in opened)
        )


@pytest.mark.parametrize("name", [AS_IT_IS, "straight", "single", "stripped", "lower", "headline"])
def test_the_sort_is_that_of_the_untouched_text(path: Path, name: str) -> None:
    found = report(read_gold(path), all_right, name)
    assert (found["all", "+source"].f1, found["all", "+source"].gold) == (1.0, 3)
    assert (found["direct", "+source"].f1, found["direct", "+source"].gold) == (1.0, 2)
    assert found["indirect", "content"].gold == 1


def test_what_a_variant_costs_is_told_for_direct_ones_too(path: Path) -> None:
    gold = read_gold(path)
    as_it_is, stripped = rows(gold, only_in_double_marks, [AS_IT_IS, "stripped"])
    assert as_it_is == {
        "text": "as it is",
        "content": 80.0,
        "content exact": 80.0,
        "+source": 0.0,
        "direct content": 100.0,
        "direct +source": 0.0,
    }
    assert stripped == {"text": "stripped"} | dict.fromkeys(list(as_it_is)[1:], 0.0)


@pytest.mark.parametrize("name", VARIANTS)
def test_moving_predictions_back_counts_as_moving_the_gold_along(name: str) -> None:
    chance = random.Random(7)
    text = " ".join([TEXT] * 20)
    shift = len(TEXT) + 1
    spans = [
        {role: [[start + n * shift, end + n * shift] for start, end in item[role]] for role in item}
        for n in range(20)
        for item in ATTRIBUTIONS
    ]
    changed, _ = vary({"id": "a", "text": text, "attributions": spans}, None, name, random.Random(f"0 {name} a"))

    def guess(articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            assert article.text == changed["text"]
            yield Extraction(attributions=tuple(guesses))

    def near(spans: list[list[int]]) -> tuple[Span, ...]:
        return tuple(Span(start + chance.randrange(4), end) for start, end in spans)

    guesses = [
        Attribution(source=near(item["source"]), cue=near(item["cue"]), content=near(item["content"]))
        for item in changed["attributions"]
        if chance.random() < 0.8
    ]
    gold, moved = (
        GoldArticle(id="a", text=body, attributions=tuple(annotation(item) for item in items))
        for body, items in ((text, spans), (changed["text"], changed["attributions"]))
    )
    there = evaluate([moved], {"a": [Annotation.of(item) for item in guesses]})
    back = report([gold], guess, name)
    for measure in ("content", "+source", "+source+cue"):
        assert back["all", measure] == there["all", measure]


def annotation(item: Spans) -> Annotation:
    source, cue, content = (tuple(Span(*span) for span in item[role]) for role in ("source", "cue", "content"))
    return Annotation(source=source, cue=cue, content=content)


def test_a_span_is_moved_back_over_what_was_added_and_taken_away() -> None:
    places = [0, 0, 1, 4, 5]  # the first character is gone, the third has become three
    item = Annotation(content=(Span(0, 4),), source=(Span(1, 3),), cue=(Span(4, 5),))
    assert moved_back(item, places) == Annotation(content=(Span(0, 3),), source=(Span(2, 3),), cue=(Span(3, 4),))


def test_the_same_seed_gives_the_same_text(path: Path) -> None:
    seen: list[str] = []

    def look(articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            seen.append(article.text)
            yield Extraction()

    for seed in (1, 1, 2):
        report(read_gold(path), look, "noise", seed)
    assert seen[0] == seen[1] != seen[2]


def test_the_command_prints_a_table_or_json(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    robustness.main([str(path), "--variants", "lower"])
    head, _, as_it_is, lower = capsys.readouterr().out.splitlines()
    assert head == "| F1 on text | content | content exact | +source | direct content | direct +source |"
    assert as_it_is.startswith("| as it is |")
    assert lower.startswith("| lower |")
    robustness.main([str(path), "--variants", "lower", "--format", "json"])
    assert [row["text"] for row in json.loads(capsys.readouterr().out)] == ["as it is", "lower"]
