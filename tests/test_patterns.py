"""Hard sentence patterns, one test a row; what is known to go wrong is marked with its reason (patterns/known.py)."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from claimdb import load_nlp
from claimdb.extracting import Extractor, model_extractor
from tests.patterns.__main__ import report
from tests.patterns.judging import ingest, judge_text, read
from tests.patterns.known import WRONG
from tests.patterns.records import Said, Story, Text
from tests.patterns.stories import STORIES
from tests.patterns.texts import TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from _pytest.mark import ParameterSet
    from spacy.language import Language


def marked(rows: Iterable[Text | Story]) -> list[ParameterSet]:
    """One parameter a row; a crash is a failure also where the row is known to go wrong."""
    return [pytest.param(row, id=row.id, marks=_mark(row.id)) for row in rows]


def _mark(row_id: str) -> list[pytest.MarkDecorator]:
    if row_id not in WRONG:
        return []
    return [pytest.mark.xfail(strict=True, raises=AssertionError, reason=WRONG[row_id])]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_nlp()


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return model_extractor()


@pytest.mark.parametrize("row", marked(TEXTS))
def test_a_text_is_read_as_a_careful_reader_does(nlp: Language, row: Text) -> None:
    assert judge_text(row, read(nlp, row)) == []


@pytest.mark.parametrize("row", marked(STORIES))
def test_articles_are_put_together_as_a_careful_reader_does(row: Story, extractor: Extractor, tmp_path: Path) -> None:
    assert row.judge(ingest(row, tmp_path, extractor)) == []


# ── the tables and their judges ──────────────────────────────────────────────────────────────────────────────────


def test_every_row_has_an_id_of_its_own_and_every_known_failure_a_row() -> None:
    ids = [*(row.id for row in TEXTS), *(row.id for row in STORIES)]
    assert len(set(ids)) == len(ids)
    assert set(WRONG) <= set(ids)
    assert {int(one[:-1]) for one in ids} == set(range(1, 56, 2))


def test_the_offsets_of_every_row_are_in_its_text(nlp: Language) -> None:
    for row in TEXTS:
        for one in read(nlp, row):
            assert all(0 <= start < end <= len(row.text) for start, end in (*one.content, *one.source, *one.cue))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"content": "The ferry is full"}, "content"),
        ({"speaker": "Inga Moen"}, "speaker"),
        ({"kind": "organisation"}, "kind"),
        ({"source": "the skipper"}, "source"),
        ({"cue": "told"}, "cue"),
        ({"form": "indirect"}, "form"),
        ({"modality": "denied"}, "modality"),
        ({"candidates": ("Inga Moen",)}, "candidates"),
        ({"medium": "Radio Fjord"}, "medium"),
        ({"venue": "the quay"}, "venue"),
        ({"addressee": "reporters"}, "addressee"),
        ({"said_at": "2026-06-01"}, "said_at"),
        ({"region": "heading"}, "region"),
    ],
)
def test_each_part_of_an_expectation_can_fail(nlp: Language, change: dict[str, object], problem: str) -> None:
    said = Said(content="The ferry is gone", speaker="Arne Moen", source="Arne Moen", cue="said", form="direct")
    row = Text(id="0a", text="“The ferry is gone,” Arne Moen said.", said=(said,))
    found = read(nlp, row)
    assert judge_text(row, found) == []
    changed = dataclasses.replace(row, said=(dataclasses.replace(said, **change),))  # type: ignore[arg-type]
    assert [line.split(":")[0] for line in judge_text(changed, found)] == [problem]
    assert judge_text(dataclasses.replace(row, said=()), found) != []
    assert judge_text(row, []) != []


def test_the_report_names_stale_marks_and_both_shares() -> None:
    known = next(iter(WRONG))
    lines = report({known: [], "1a": ["x"], "1b": []})
    assert f"{known:4} is known to fail, but passes" in lines
    assert "1a   fails, but is not known to" in lines
    assert lines[-2:] == ["2 of 3 rows pass (67%)", "1 of 2 patterns pass in all their rows"]
