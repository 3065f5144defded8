"""`ingest`, `reextract`, `update`, `runs`: with an extractor that finds every quotation mark pair."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from claimdb.extracting import Extractor
from claimdb.ingestion import Failure, IngestSummary
from claimdb.records import Article, Attribution, Extraction, Span, SpeakerGuess
from tests import factory
from tests.cli.conftest import Claimdb
from tests.cli.test_speakers import harbour

__all__ = ["harbour"]

ARTICLE = "“The bus is late,” Ida Holm said.\n"


def quotations(articles: Sequence[Article]) -> Iterator[Extraction]:
    """Every “…” is a direct statement of Ida Holm."""
    for article in articles:
        spans = [Span(*match.span()) for match in re.finditer("“.*?”", article.text)]
        who = (SpeakerGuess("Ida Holm", "person"),)
        found = [Attribution(content=(span,), form="direct", speakers=who) for span in spans]
        yield factory.extraction(article.text, *found) if found else Extraction()


@pytest.fixture
def extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model's place taken by `quotations`."""

    def made(model: object = None) -> Extractor:
        return Extractor(quotations, f"quotations {model or ''}".strip())

    monkeypatch.setattr("claimdb.ingestion.model_extractor", made)
    monkeypatch.setattr("claimdb.extracting.model_extractor", made)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bus.txt").write_text(f"---\noutlet: The Stop\nlanguage: en\n---\n{ARTICLE}", "utf-8")
    (folder / "tram.txt").write_text("---\nlanguage: en\n---\nNo tram came.\n", "utf-8")
    return folder


@pytest.mark.usefixtures("harbour")
def test_what_waits_for_people_is_said_last(claimdb: Claimdb, tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("---\nlanguage: de\n---\nNichts.\n", "utf-8")
    done = claimdb("ingest", tmp_path / "none.txt")
    assert done.err.splitlines()[-1] == "1 pair of names is perhaps one speaker: `claimdb speakers review`"
    assert "pair of names" not in claimdb("ingest", tmp_path / "none.txt", "--quiet").err
    assert "pair of names" not in claimdb("ingest", tmp_path / "none.txt", "--only-extract").err
    claimdb("speakers", "merge", "dolski", "dloski")
    assert "pair of names" not in claimdb("update").err


@pytest.mark.usefixtures("extractor")
def test_ingest_says_what_it_did_and_knows_what_it_has(claimdb: Claimdb, articles: Path) -> None:
    first = claimdb("ingest", articles)
    assert first.code == 0
    assert re.match(r"2 articles: 2 new, 0 known, 0 changed, 0 failed\. 1 statement in \d+\.\d s", first.out)
    made = claimdb("runs", "--count").out
    assert claimdb("ingest", articles).out.startswith("2 articles: 0 new, 2 known, 0 changed, 0 failed.")
    assert claimdb("runs", "--count").out == made
    assert json.loads(claimdb("claims", "--speaker", "holm", "--format", "jsonl").out)["form"] == "direct"


@pytest.mark.usefixtures("extractor")
def test_what_fails_is_named_and_the_rest_goes_on(claimdb: Claimdb, articles: Path) -> None:
    (articles / "empty.txt").write_text("", "utf-8")
    done = claimdb("ingest", articles)
    assert done.code == 5
    assert "empty.txt: " in done.err
    assert done.err.endswith("Error: 1 input could not be used; the reasons stand above.\n")
    assert done.out.startswith("3 articles: 2 new, 0 known, 0 changed, 1 failed.")


@pytest.mark.usefixtures("extractor")
def test_metadata_from_options_and_standard_input(claimdb: Claimdb) -> None:
    done = claimdb(
        "ingest", "-", "--outlet", "The Stop", "--published", "2024-05-31", "--language", "en", input=ARTICLE
    )
    assert done.code == 0
    (row,) = json.loads(claimdb("articles", "--format", "json").out)
    assert (row["outlet"], row["published"]) == ("The Stop", "2024-05-31")


def test_one_url_is_not_given_to_many(claimdb: Claimdb, articles: Path) -> None:
    assert claimdb("ingest", articles, "--url", "https://a.example").code == 2


@pytest.mark.usefixtures("extractor")
def test_only_extract_and_update(claimdb: Claimdb, articles: Path) -> None:
    claimdb("ingest", articles, "--only-extract")
    assert claimdb("speakers", "--count").out == "0\n"
    assert claimdb("update").out == "1 mention of 1 speaker linked.\n"
    assert claimdb("speakers", "--count").out == "1\n"


@pytest.mark.usefixtures("extractor")
def test_interrupted_says_how_to_go_on(claimdb: Claimdb, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> IngestSummary:
        raise KeyboardInterrupt

    monkeypatch.setattr("claimdb.workflow.ingest", interrupted)
    done = claimdb("ingest", articles)
    assert done.code == 130
    assert done.err == "Interrupted. What is stored stays; the same command goes on from there.\n"


@pytest.mark.usefixtures("extractor")
def test_reextract_keeps_compares_and_drops(claimdb: Claimdb, articles: Path) -> None:
    claimdb("ingest", articles)
    done = claimdb("reextract", "--keep", "--model", "other")
    assert done.code == 0, done.err
    runs = [row for row in json.loads(claimdb("runs", "--format", "json").out) if row["step"] == "extract"]
    assert [row["current"] for row in runs] == [2, 0]
    new, old = (row["id"] for row in runs)
    assert claimdb("runs", "compare", old, new).out.startswith("1 statement the same in 2 articles.")
    assert json.loads(claimdb("runs", "compare", old, new, "--format", "json").out)["same"] == 1
    assert claimdb("runs", "drop", new).code == 2
    assert claimdb("runs", "drop", old).out == f"Dropped run {old}: 2 passes.\n"
    assert claimdb("reextract", "nothing").code == 3


def test_reextract_without_a_database(claimdb: Claimdb) -> None:
    assert claimdb("reextract").code == 4


def test_summary_of_what_is_not_english() -> None:
    from claimdb.cli.ingest import summary

    done = IngestSummary(new=3, not_english=1, words=900, attributions=7, seconds=1.5, failures=(Failure("a", "b"),))
    assert summary(done) == (
        "4 articles: 3 new, 0 known, 0 changed, 1 failed. 7 statements in 1.5 s (600 words/s). "
        "1 article not in English: stored, not extracted."
    )


@pytest.mark.usefixtures("extractor")
def test_where_there_is_nothing_to_read_no_database_is_made(claimdb: Claimdb, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = claimdb("ingest", "nofolder/", "nofile", "no.docx", "empty")
    assert (done.code, done.out) == (5, "")
    for name in ("nofolder", "nofile", "no.docx"):
        assert f"{name}: there is no such file or folder. Check the path.\n" in done.err
    assert "empty: the folder holds no file that can be read" in done.err
    assert done.err.splitlines()[-1] == "Error: There is nothing to read, and nothing was changed."
    assert not list(tmp_path.glob("*.db"))


@pytest.mark.usefixtures("extractor")
def test_what_is_missing_beside_what_is_there_is_named(claimdb: Claimdb, articles: Path) -> None:
    done = claimdb("ingest", articles, "nofile", "--jobs", "1")
    assert done.code == 5
    assert "nofile: there is no such file or folder. Check the path." in done.err
    assert done.out.startswith("3 articles: 2 new, 0 known, 0 changed, 1 failed.")
