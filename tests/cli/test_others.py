"""`check`, `evaluate`, `extract`, `verify`, `db`, `model`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from claimdb import db
from claimdb.cli.model import card_lines
from claimdb.extracting import Extractor
from claimdb.records import Article, Extraction
from tests import factory
from tests.cli.conftest import Claimdb


@pytest.fixture
def finds_fire(monkeypatch: pytest.MonkeyPatch) -> None:
    """An extractor that knows the harbour fire by heart."""

    def many(articles: Sequence[Article]) -> Iterator[Extraction]:
        return (factory.extraction(article.text) for article in articles)

    monkeypatch.setattr("claimdb.extracting.model_extractor", lambda: Extractor(many, "by heart"))


# ── check ────────────────────────────────────────────────────────────────────────────────────────────────────────

DRAFT = """“Nobody was hurt,” he wrote.

She said it “started in the north hall, and it could spread”.
“Zeppelins will return,” they said.
"""


def test_check_tells_verbatim_altered_unknown(claimdb: Claimdb, fire: Path, tmp_path: Path) -> None:
    del fire
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, "utf-8")
    done = claimdb("check", draft, "--format", "json")
    assert done.code == 0
    found = {row["line"]: row for row in json.loads(done.out)}
    assert found[1]["verdict"] == "verbatim"
    assert found[1]["statements"][0]["who"] == "Odd Lie"
    assert found[4]["verdict"] == "unknown"
    assert "quotations: " in done.err
    assert "Odd Lie" in claimdb("check", draft).out


def test_check_with_an_empty_database(claimdb: Claimdb, database: Path) -> None:
    del database
    done = claimdb("check", "-", input=DRAFT)
    assert done.code == 0
    assert "claimdb ingest" in done.err


# ── evaluate ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """One article with one attribution."""
    row = {"source": [[27, 58]], "cue": [[60, 64]], "content": [[65, 103]], "parent": None}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "text": factory.TEXT, "attributions": [row]}) + "\n", "utf-8")
    return path


def test_evaluate_predictions(claimdb: Claimdb, gold: Path) -> None:
    done = claimdb("evaluate", gold, "--pred", gold, "--format", "json")
    assert json.loads(done.out)["all"]["content exact"] == {"p": 100.0, "r": 100.0, "f1": 100.0, "gold": 1, "pred": 1}
    assert claimdb("evaluate", gold, "--pred", gold, "--format", "csv").out.startswith(
        "sort,measure,p,r,f1,gold,pred\n"
    )
    table = claimdb("evaluate", gold, "--pred", gold).out
    assert "+source+cue" in table


def test_evaluate_says_what_is_missing(claimdb: Claimdb, gold: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text('{"id": "b", "attributions": []}\n', "utf-8")
    done = claimdb("evaluate", gold, "--pred", other)
    assert "1 article without predictions" in done.err
    assert "1 article that GOLD does not have" in done.err
    assert claimdb("evaluate", "missing.jsonl").code == 1


@pytest.mark.usefixtures("finds_fire")
def test_evaluate_the_model(claimdb: Claimdb, gold: Path) -> None:
    assert json.loads(claimdb("evaluate", gold, "--format", "json").out)["all"]["content"]["pred"] == 3


@pytest.fixture
def fire_speakers(tmp_path: Path) -> Path:
    entry = {"i": 0, "speaker": "Lena Brandt", "kind": "person", "mention": "name"}
    path = tmp_path / "speakers.json"
    path.write_text(json.dumps({"a": [entry]}), "utf-8")
    return path


@pytest.mark.usefixtures("finds_fire")
def test_evaluate_speakers_by_kind_and_mention(claimdb: Claimdb, gold: Path, fire_speakers: Path) -> None:
    given = ("evaluate", gold, "--speakers", fire_speakers, "--gold-attributions")
    found = json.loads(claimdb(*given, "--format", "json").out)
    right = {"p": 100.0, "r": 100.0, "f1": 100.0, "gold": 1, "pred": 1}
    assert found["all"]["+speaker"]["gold"] == 1
    assert found["speakers"] == {"anybody": right, "person": right, "person, name": right}
    assert found["gold attributions"] == {"all": right, "anybody": right, "person": right, "person, name": right}
    assert "person, name,speaker of gold attribution,100.0" in claimdb(*given, "--format", "csv").out.replace('"', "")
    without = json.loads(claimdb(*given[:-1], "--format", "json").out)
    assert "gold attributions" not in without
    predicted = json.loads(claimdb(*given, "--pred", gold, "--format", "json").out)
    assert predicted["speakers"]["person"]["r"] == 0.0
    assert predicted["gold attributions"]["person"]["r"] == 100.0


def test_gold_attributions_need_speakers(claimdb: Claimdb, gold: Path) -> None:
    done = claimdb("evaluate", gold, "--gold-attributions")
    assert done.code == 2
    assert "--speakers" in done.err


# ── extract ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("finds_fire")
def test_extract_writes_one_object_an_article(claimdb: Claimdb, tmp_path: Path) -> None:
    file = tmp_path / "fire.txt"
    file.write_text(factory.TEXT, "utf-8")
    found = json.loads(claimdb("extract", file).out)
    assert found["id"] == str(file)
    first = found["attributions"][0]
    assert first["speaker"] == "Lena Brandt"
    assert [factory.TEXT[start:end] for start, end in first["source"]] == ["The harbour master, Lena Brandt"]
    assert "text" not in found
    assert json.loads(claimdb("extract", file, "--with-text").out)["text"] == factory.TEXT
    assert "Odd Lie" in claimdb("extract", file, "--format", "table").out
    assert claimdb("extract", file, "--format", "csv").out.count("\n") == 4


@pytest.mark.usefixtures("finds_fire")
def test_extract_takes_json_lines_as_they_are(claimdb: Claimdb) -> None:
    line = json.dumps({"id": "x1", "text": factory.TEXT})
    done = claimdb("extract", "--input-format", "jsonl", input=f"{line}\n\n{line}\n")
    assert [json.loads(row)["id"] for row in done.out.splitlines()] == ["x1", "x1"]
    for wrong in ("{", "[]", '{"id": "a"}'):
        assert claimdb("extract", "--input-format", "jsonl", input=wrong).err.startswith("Error: -, line 1: ")


def test_extract_of_what_is_not_there(claimdb: Claimdb) -> None:
    assert claimdb("extract", "missing.txt").code == 1


# ── the rest ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_verify(claimdb: Claimdb, fire: Path) -> None:
    assert claimdb("verify").out.startswith("2 texts, 4 statements, ")
    engine = db.open_database(str(fire))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE attributions SET text = 'other words' WHERE form = 'mixed'")
    engine.dispose()
    done = claimdb("verify")
    assert done.code == 1
    assert "fault" in done.err


def test_db(claimdb: Claimdb, fire: Path) -> None:
    assert json.loads(claimdb("db", "info", "--format", "json").out)["dialect"] == "sqlite"
    assert str(fire.name) in claimdb("db", "info").out
    assert claimdb("db", "check").out == "The database is sound.\n"
    assert claimdb("db", "upgrade").out.startswith("The database is up to date")
    assert claimdb("--db", fire, "db", "info").code == 0


def test_a_file_that_is_no_database(claimdb: Claimdb, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no database at all, " * 100, "utf-8")
    for command in ("stats", "claims"):
        assert claimdb(command, "--db", "notes.txt").code == 4


def test_model_card() -> None:
    card = {"name": "small", "scores": {"content_f1": 0.5}, "data": [{"name": "a", "terms": "b"}], "sizes": [1, 2]}
    assert [line.plain for line in card_lines(card)] == [
        "name: small",
        "scores",
        "  content f1: 0.5",
        "data",
        "  name: a",
        "  terms: b",
        "",
        "sizes: 1, 2",
    ]
