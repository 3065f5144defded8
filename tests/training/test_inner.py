"""Contents read as texts of their own: labelled from marks, drawn into an epoch, told apart by the feature at [CLS]."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from claimdb.nlp.encoder import WEIGHTS
from claimdb.nlp.words import FEATURES, INNER
from training.data import IGNORE, SPAN_TAGS, Corpus, batches, is_left_out

tokenizers = pytest.importorskip("tokenizers")
ROOT = Path(__file__).parents[2]
TEXT = "The dam is old.\n\n“We were told that Ramos wants to close the dam,” Bell said. “It rained.”"


def at(part: str) -> list[int]:
    return [TEXT.index(part), TEXT.index(part) + len(part)]


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    content = [at("“We were told that Ramos wants to close the dam,”")]
    article = {
        "id": "invented",
        "text": TEXT,
        "attributions": [{"source": [at("Bell")], "cue": [at("said")], "content": content}],
    }
    inner = {"source": [at("Ramos")], "cue": [at("wants")], "content": [at("to close the dam")]}
    cases = [{"id": "invented", "content": content, "inner": [inner]}, {"id": "another", "content": [], "inner": []}]
    (tmp_path / "gold.jsonl").write_text(json.dumps(article), encoding="utf-8")
    (tmp_path / "inner.json").write_text(json.dumps({"cases": cases}), encoding="utf-8")
    tokenizer = tokenizers.Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    return Corpus.open(tmp_path / "gold.jsonl", tokenizer, inner=tmp_path / "inner.json", left_out=None)


def test_a_content_is_labelled_by_what_it_attributes_itself(corpus: Corpus) -> None:
    (alone,) = corpus.inner
    words = [TEXT[s:e] for s, e in zip(alone.words.starts, alone.words.ends, strict=True)]
    tagged = {SPAN_TAGS[tag]: words[i] for i, tag in reversed(list(enumerate(alone.tags.tolist())))}
    assert words[:3] == ["“", "We", "were"]
    assert (tagged["B-source"], tagged["B-cue"], tagged["B-content"]) == ("Ramos", "wants", "to")
    assert alone.source_of_cue == {words.index("wants"): words.index("Ramos")}
    assert alone.cue_of_content == {words.index("to"): words.index("wants")}


def test_inner_cues_are_asked_for_in_marked_contents_alone(corpus: Corpus) -> None:
    (article,) = corpus.plain
    words = [TEXT[s:e] for s, e in zip(article.words.starts, article.words.ends, strict=True)]
    asked = article.inner_cues != IGNORE
    assert [word for word, one in zip(words, article.inner_cues == 1, strict=True) if one] == ["wants"]
    assert words[int(np.flatnonzero(asked)[0])] == "“"
    assert not asked[words.index("Bell") :].any()
    assert not asked[: words.index("old")].any()


def test_an_epoch_shows_contents_beside_articles(corpus: Corpus) -> None:
    assert len(corpus.epoch(0, random.Random(1))) == 1
    epoch = corpus.epoch(0, random.Random(1), inner=2)
    assert [article.inner for article in epoch] == [True, True, False]
    (batch,) = batches(epoch, pieces=300, rng=random.Random(1))
    rows = batch.mask.any(1)
    assert sorted(batch.features[rows, 0].tolist()) == [FEATURES, INNER, INNER]


def test_no_mark_lies_in_an_article_that_training_leaves_out() -> None:
    cases: list[dict[str, Any]] = json.loads((ROOT / "training/inner.json").read_text(encoding="utf-8"))["cases"]
    assert cases
    assert not [case["id"] for case in cases if is_left_out(case["id"])]
    for case in cases:
        for inner in case["inner"]:
            spans = [span for role in ("source", "cue", "content") for span in inner[role]]
            assert all(any(a <= s < e <= b for a, b in case["content"]) for s, e in spans)
