"""The figures, held to the numbers of the scorer that the project measures itself with."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdb.annotations import Annotation, GoldArticle, GoldSpeaker, read_gold, read_predictions, read_speakers
from claimdb.evaluation import (
    Report,
    evaluate,
    evaluate_speakers,
    predict,
    predict_speakers,
    quoted_positions,
    right,
    same_name,
    same_speakers,
)
from claimdb.records import Article, Attribution, Extraction, Span, SpeakerGuess
from tests.annotated import NAMES, changed, write

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[1]
DATA = ROOT / "tests/data/evaluation"
SCORER = ROOT.parent / "shared/bench/score_attribution.py"
POLNEAR = ROOT.parent / "shared/data/polnear/dev.jsonl.gz"

beside_the_scorer = pytest.mark.skipif(not SCORER.exists(), reason="the scorer (../shared/bench) is not here")

TEXT = "“We will stay,” Ines Okafor said, and the union hopes that she is right."
SAID = Annotation(
    source=(Span(16, 27),), cue=(Span(28, 32),), content=(Span(1, 14),), speaker="Ines Okafor"
)  # “We will stay,” / Ines Okafor / said
HOPES = Annotation(source=(Span(38, 47),), cue=(Span(48, 53),), content=(Span(54, 71),))


def report_of(*found: Annotation, discard: tuple[Span, ...] = ()) -> Report:
    return evaluate([GoldArticle(id="a", text=TEXT, attributions=(SAID, HOPES), discard=discard)], {"a": found})


def figures(gold: Path, predicted: Path, speakers: Path | None = None) -> dict[str, Any]:
    articles = read_gold(gold)
    who = read_speakers(speakers, articles) if speakers else None
    return evaluate(articles, read_predictions(predicted), who).as_dict()


def scored(*arguments: str | Path) -> Any:
    command = [sys.executable, str(SCORER), *map(str, arguments), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)


def test_right_means_content_and_source() -> None:
    article = GoldArticle(id="a", text=TEXT, attributions=(SAID, HOPES))
    without_source = Annotation(cue=SAID.cue, content=SAID.content)
    elsewhere = Annotation(source=SAID.source, content=(Span(33, 37),))
    assert right(article, [HOPES, SAID, elsewhere]) == [True, True, False]
    assert right(article, [without_source]) == [False]
    assert right(article, []) == []


# ── held to the scorer ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("speakers", ["", "speakers.json"])
def test_stored_numbers(speakers: str) -> None:
    expected = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))
    found = figures(DATA / "gold.jsonl", DATA / "pred.jsonl", DATA / speakers if speakers else None)
    assert found == expected["with speakers" if speakers else "all articles"]


@beside_the_scorer
@pytest.mark.parametrize("seed", range(6))
def test_the_scorer_says_the_same(seed: int, tmp_path: Path) -> None:
    gold, predicted, speakers = write(tmp_path, seed)
    assert figures(gold, predicted) == scored(gold, predicted)
    assert figures(gold, predicted, speakers) == scored(gold, predicted, "--speakers", speakers)


@beside_the_scorer
@pytest.mark.skipif(not POLNEAR.exists(), reason="PolNeAR dev (../shared/data) is not here")
def test_the_scorer_says_the_same_of_real_articles(tmp_path: Path) -> None:
    chance = random.Random(1)
    predicted = tmp_path / "pred.jsonl"
    with predicted.open("w", encoding="utf-8") as file:
        for article in read_gold(POLNEAR):
            items = [
                {"source": item.source, "cue": item.cue, "content": item.content, "speaker": None}
                for item in article.attributions
            ]
            found = [changed(chance, item, len(article.text)) for item in items if chance.random() < 0.9]
            file.write(json.dumps({"id": article.id, "attributions": found}) + "\n")
    assert figures(POLNEAR, predicted) == scored(POLNEAR, predicted)


def scorer_module() -> Any:
    spec = importlib.util.spec_from_file_location("score_attribution", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


NAME = st.one_of(
    st.sampled_from([name for name in NAMES if name]),
    st.lists(st.sampled_from(["the", "Ana", "Sol", "Sól", "Jr.", "II", "of", "O'Dell", "odell", ";"]), max_size=6).map(
        " ".join
    ),
)


@beside_the_scorer
def test_the_scorer_reads_names_and_marks_the_same_way() -> None:
    scorer = scorer_module()

    @given(NAME, NAME, st.sampled_from(["person", "group"]), st.text('“”„«»"a \n'))
    def agree(predicted: str, wanted: str, kind: str, text: str) -> None:
        assert quoted_positions(text) == scorer.quoted_chars(text)
        assert same_name(predicted, wanted, person=kind == "person") == scorer.same_name(
            predicted, wanted, kind == "person"
        )
        assert same_speakers(predicted, GoldSpeaker(tuple(wanted.split(";")), kind)) == scorer.same_speaker(
            predicted, {"speaker": wanted, "kind": kind}
        )

    agree()


# ── what the figures mean ────────────────────────────────────────────────────────────────────────────────────────


def test_all_right() -> None:
    report = report_of(SAID, HOPES)
    for measure in ("content", "content exact", "+source", "+source+cue", "chars content", "spans cue"):
        assert report["all", measure].f1 == 1.0
    assert report["direct", "content"].gold == report["indirect", "content"].gold == 1
    assert ("mixed", "content") not in report.figures


@pytest.mark.parametrize(
    ("found", "measure", "hits"),
    [
        pytest.param([], "content", 0, id="nothing"),
        pytest.param([Annotation(content=(Span(0, 15),))], "content exact", 1, id="marks-do-not-count"),
        pytest.param([Annotation(content=(Span(0, 15),))], "+source", 0, id="no-source"),
        pytest.param([Annotation(content=(Span(4, 14),), source=SAID.source)], "content", 1, id="most-of-it"),
        pytest.param([Annotation(content=(Span(4, 14),), source=SAID.source)], "content exact", 0, id="not-exact"),
        pytest.param([Annotation(content=(Span(9, 14),))], "content", 0, id="less-than-half"),
        pytest.param([Annotation(content=SAID.content, source=(Span(21, 27),))], "+source", 1, id="surname"),
        pytest.param([Annotation(content=SAID.content, source=SAID.source)], "+source+cue", 0, id="no-cue"),
        pytest.param([Annotation(content=SAID.content, parent=0)], "content", 0, id="nested-is-left-out"),
    ],
)
def test_hits(found: list[Annotation], measure: str, hits: int) -> None:
    assert report_of(*found)["all", measure].hits == hits


def test_each_prediction_serves_once() -> None:
    report = report_of(SAID, SAID)
    assert (report["all", "content"].hits, report["all", "content"].predicted) == (1, 2)
    assert report["direct", "content"].precision == 0.5


def test_discarded_letters_count_for_nobody() -> None:
    report = report_of(SAID, discard=(Span(33, len(TEXT)),))
    assert report["all", "content"].recall == 1.0
    assert report["all", "content"].gold == 1


def test_missing_and_unknown_articles_are_told() -> None:
    report = evaluate([GoldArticle(id="a", text=TEXT, attributions=(SAID,))], {"b": [HOPES]})
    assert (report.articles, report.missing, report.unknown) == (1, ("a",), ("b",))
    assert next(report.rows()) == {
        "sort": "all", "measure": "content", "p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "pred": 0,
    }  # fmt: skip


def test_only_articles_with_speakers_count_for_speakers() -> None:
    gold = [GoldArticle(id=name, text=TEXT, attributions=(SAID, HOPES)) for name in ("a", "b")]
    speakers = {"a": [GoldSpeaker(("Ines Okafor",)), GoldSpeaker(())]}
    report = evaluate(gold, {"a": [SAID, HOPES], "b": [SAID]}, speakers)
    assert report.articles == 1
    assert report["all", "+speaker"].f1 == 1.0


@pytest.mark.parametrize(
    ("predicted", "wanted", "kind", "same"),
    [
        ("Ines Okafor", "Ines Okafor", "person", True),
        ("Dr. Inés Okafor", "Ines Okafor", "person", True),
        ("Okafor", "Ines Okafor", "person", False),
        ("Ines Okafor", "Okafor", "person", True),
        ("Ines Okafor Jr", "Ines Okafor", "person", False),
        ("the harbour board", "Eastmere Harbour Board", "organisation", True),
        ("board", "Eastmere Harbour Board", "organisation", False),
        ("Tomas Brandl; Ines Okafor", "Ines Okafor; Tomas Brandl", "person", True),
        ("Ines Okafor", "Ines Okafor; Tomas Brandl", "person", False),
        ("", "Ines Okafor", "person", False),
    ],
)
def test_speaker_names(predicted: str, wanted: str, kind: str, same: bool) -> None:
    assert same_speakers(predicted, GoldSpeaker(tuple(wanted.split(";")), kind)) is same


def test_an_extractor_can_be_asked_instead_of_a_file() -> None:
    def extract(articles: Iterable[Article]) -> Iterable[Extraction]:
        for article in articles:
            assert article.outlet == "Quay News"
            speaker = SpeakerGuess("Ines Okafor", "person")
            yield Extraction(
                attributions=(
                    Attribution(source=SAID.source, cue=SAID.cue, content=SAID.content, speakers=(speaker, speaker)),
                )
            )

    gold = [GoldArticle(id="a", text=TEXT, attributions=(SAID,), outlet="Quay News")]
    predictions = predict(gold, extract)
    assert predictions["a"][0].speaker == "Ines Okafor; Ines Okafor"
    assert evaluate(gold, predictions)["all", "+source+cue"].f1 == 1.0


# ── speakers ─────────────────────────────────────────────────────────────────────────────────────────────────────

SPEAKERS = {"a": [GoldSpeaker(("Ines Okafor",), "person", "name"), GoldSpeaker(("union",), "organisation", "nominal")]}


def test_speakers_are_split_by_kind_and_mention() -> None:
    gold = [GoldArticle(id="a", text=TEXT, attributions=(SAID, HOPES))]
    report = evaluate(gold, {"a": [SAID]}, SPEAKERS)
    assert report.speakers_as_dict() == {
        "anybody": {"p": 100.0, "r": 50.0, "f1": 66.7, "gold": 2, "pred": 1},
        "organisation": {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "pred": 0},
        "organisation, nominal": {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "pred": 0},
        "person": {"p": 100.0, "r": 100.0, "f1": 100.0, "gold": 1, "pred": 1},
        "person, name": {"p": 100.0, "r": 100.0, "f1": 100.0, "gold": 1, "pred": 1},
    }
    assert {"sort": "person, name", "measure": "+speaker"}.items() <= list(report.rows())[-1].items()


def test_nobody_is_no_part_of_anybody() -> None:
    gold = [GoldArticle(id="a", text=TEXT, attributions=(SAID, HOPES))]
    report = evaluate(gold, {"a": [SAID, HOPES]}, {"a": [SPEAKERS["a"][0], GoldSpeaker((), "none", "none")]})
    assert report.speakers["anybody", ""].gold == 1
    assert report.speakers["none", ""].f1 == 1.0


def test_speakers_where_the_spans_are_given() -> None:
    def extract(articles: Iterable[Article]) -> Iterable[Extraction]:
        return (Extraction() for _ in articles)

    gold = [GoldArticle(id="a", text=TEXT, attributions=(SAID, HOPES))]
    named = predict_speakers(gold, extract)
    assert [one.content for one in named["a"]] == [SAID.content, HOPES.content]
    report = evaluate_speakers(named, SPEAKERS)
    assert report.articles == 1
    assert report["all", "+speaker"].gold == 2
    assert report.speakers["person", "name"].f1 == report.speakers["organisation", "nominal"].f1 == 1.0
    wrong = evaluate_speakers(named, {"a": list(reversed(SPEAKERS["a"]))})
    assert wrong["all", "+speaker"].hits == 0
