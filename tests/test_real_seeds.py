"""The five real articles: every quotation marked by hand as a statement is found, with its speaker.

``tests/gold`` holds offsets, sums and names only; the articles themselves lie outside the project.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimdb.evaluation import same_name
from claimdb.nlp.pipeline import docs_of, load_nlp
from claimdb.records import Article, Attribution, Span

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
GOLD = json.loads((ROOT / "tests/gold/real_seeds_quotations.json").read_text(encoding="utf-8"))["articles"]

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real articles are not here (../shared/seeds)")


@pytest.fixture(scope="module")
def read() -> dict[str, tuple[str, tuple[Attribution, ...]]]:
    """Text and statements of each article."""
    with (SEEDS / "articles.csv").open(encoding="utf-8", newline="") as table:
        rows = {row["file"]: row for row in csv.DictReader(table)}
    articles = []
    for item in GOLD:
        text = (SEEDS / item["file"]).read_bytes().decode()
        assert hashlib.sha256(text.encode()).hexdigest() == item["sha256"]
        row = rows[item["file"]]
        articles.append(Article(text=text, title=row["title"], byline=row["byline"], published=row["published"]))
    nlp = load_nlp()
    docs = nlp.pipe(docs_of(nlp, articles))
    return {item["file"]: (doc.text, doc._.attributions) for item, doc in zip(GOLD, docs, strict=True)}


def quotations() -> Iterator[tuple[str, dict[str, Any]]]:
    for item in GOLD:
        for quotation in item["quotations"]:
            if quotation["statement"] and quotation["region"] in ("body", "heading"):
                yield item["file"], quotation


def letters(text: str, spans: tuple[Span, ...]) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


@pytest.mark.parametrize(("file", "quotation"), list(quotations()), ids=lambda value: str(value)[:22])
def test_every_quoted_statement_is_found_with_its_speaker(
    read: dict[str, tuple[str, tuple[Attribution, ...]]], file: str, quotation: dict[str, Any]
) -> None:
    text, attributions = read[file]
    wanted = letters(text, (Span(*quotation["span"]),))
    holding = [a for a in attributions if 2 * len(letters(text, a.content) & wanted) >= len(wanted)]
    assert holding, "not found"
    speakers = quotation["speakers"]
    if speakers and all(speaker["kind"] == "person" for speaker in speakers):
        found = [guess.name for guess in holding[0].speakers]
        for speaker in speakers:
            assert any(same_name(name, speaker["name"], person=True) for name in found), found
