"""Files into the database: counted, resumed, and none of them able to stop the others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimdb import db, ingestion, readers
from claimdb.errors import DatabaseError, DiskFull
from claimdb.extracting import Extractor
from claimdb.ingestion import IngestSummary, Work
from claimdb.store import articles, saving, statements
from claimdb.store.rows import StatementFilter
from tests.stub import STUB, extract

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Engine

    from claimdb.records import Article, Extraction

ENGLISH = "Rita Vance said that the bridge is closed. The council of the town will meet again on Monday to talk."
GERMAN = "Der Minister sagte am Montag, dass die Brücke über den Fluss bis zum Sommer geschlossen bleiben werde."


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = db.open_database(str(tmp_path / "claims.db"))
    yield opened
    opened.dispose()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


def write(folder: Path, **texts: str | bytes) -> str:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_bytes(text.encode() if isinstance(text, str) else text)
    return str(folder)


def ingest(engine: Engine, *paths: str, jobs: int = 1, extractor: Extractor = STUB) -> IngestSummary:
    return ingestion.ingest(engine, paths, work=Work(extractor=extractor, jobs=jobs))


def counts(summary: IngestSummary) -> tuple[int, int, int, int]:
    return summary.new, summary.known, summary.changed, summary.failed


def contents(engine: Engine) -> list[str]:
    with db.session(engine) as session:
        return sorted(found.text for found in statements.statements(session, StatementFilter()))


def test_articles_are_new_then_known_then_changed(engine: Engine, folder: Path) -> None:
    path = write(folder, a=ENGLISH, b=ENGLISH)
    first = ingest(engine, path)
    assert counts(first) == (2, 0, 0, 0)
    assert (first.attributions, first.words) == (2, 2 * len(ENGLISH.split()))
    assert first.run_id is not None
    again = ingest(engine, path)
    assert (counts(again), again.words, again.run_id) == ((0, 2, 0, 0), 0, None)
    write(folder, b="Tom Reed said that it is open. The council of the town will meet again on Monday to talk.")
    assert counts(ingest(engine, path)) == (0, 1, 1, 0)
    assert contents(engine) == ["it is open", "the bridge is closed"]


def test_what_is_not_english_is_stored_and_not_extracted(engine: Engine, folder: Path) -> None:
    summary = ingest(engine, write(folder, a=GERMAN))
    assert (counts(summary), summary.not_english, summary.attributions) == ((1, 0, 0, 0), 1, 0)
    with db.session(engine) as session:
        (row,) = articles.articles(session)
        assert (row.language, row.extracted) == ("de", False)
    assert counts(ingest(engine, str(folder))) == (0, 1, 0, 0)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"", "it is empty"),
        (b"%PDF-1.4", "a PDF file"),
        (bytes(range(1, 32)) * 9, "binary data"),
        (f"CRASH {ENGLISH}".encode(), "the extractor failed on it (ValueError: boom)"),
        (f"BROKEN {ENGLISH}".encode(), "it could not be stored"),
        (b"---\npublished: someday\n---\nText.", "line 2: “someday” is no date"),
    ],
)
def test_one_bad_file_stops_nothing(engine: Engine, folder: Path, bad: bytes, reason: str, jobs: int) -> None:
    path = write(folder, a=ENGLISH, b=bad, c=ENGLISH.replace("closed", "open"))
    summary = ingest(engine, path, jobs=jobs)
    assert counts(summary) == (2, 0, 0, 1)
    assert summary.failures[0].path == str(folder / "b.txt")
    assert reason in summary.failures[0].reason
    assert contents(engine) == ["the bridge is closed", "the bridge is open"]
    with db.session(engine) as session:
        assert len(articles.articles(session)) == 2


def test_a_text_that_kills_its_worker_is_named_and_the_rest_is_stored(engine: Engine, folder: Path) -> None:
    path = write(folder, a=ENGLISH, b=f"KILL {ENGLISH}", c=ENGLISH)
    summary = ingest(engine, path, jobs=2)
    assert counts(summary) == (2, 0, 0, 1)
    assert summary.failures[0].path == str(folder / "b.txt")
    assert "a worker process died" in summary.failures[0].reason


def test_missing_files_and_empty_folders_are_failures(engine: Engine, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    summary = ingest(engine, write(folder, a=ENGLISH), str(tmp_path / "no.txt"), str(tmp_path / "empty"))
    assert counts(summary) == (1, 0, 0, 2)
    assert {failure.path for failure in summary.failures} == {str(tmp_path / "no.txt"), str(tmp_path / "empty")}


def test_a_reader_that_crashes_is_a_failure(engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(location: readers.Location) -> Iterator[Article]:
        if location.path.endswith("b.txt"):
            raise ZeroDivisionError
        yield from read(location)

    read = readers.read
    monkeypatch.setattr(readers, "read", crash)
    summary = ingest(engine, write(folder, a=ENGLISH, b=ENGLISH))
    assert counts(summary) == (1, 0, 0, 1)
    assert "it cannot be read (ZeroDivisionError" in summary.failures[0].reason


def test_what_a_reader_replaced_is_in_the_summary(engine: Engine, folder: Path) -> None:
    summary = ingest(engine, write(folder, a=ENGLISH.replace("closed", "clo\0sed")))
    assert summary.notes == ((str(folder / "a.txt"), "1 NUL character replaced by U+FFFD"),)


def test_an_interrupted_run_leaves_whole_articles_and_goes_on(engine: Engine, folder: Path) -> None:
    path = write(folder, **{f"a{n:02}": f"{ENGLISH} {n}" for n in range(40)})
    seen = []

    def interrupted(batch: Sequence[Article]) -> Iterator[Extraction]:
        seen.append(len(batch))
        if len(seen) == 3:
            raise KeyboardInterrupt
        yield from extract(batch)

    with pytest.raises(KeyboardInterrupt):
        ingest(engine, path, extractor=Extractor(interrupted, "stub 1"))
    with db.session(engine) as session:
        assert [row.extracted for row in articles.articles(session)] == [True] * 32
    summary = ingest(engine, path)
    assert counts(summary) == (8, 32, 0, 0)
    assert len(contents(engine)) == 40


def test_a_failing_database_stops_and_keeps_what_was_stored(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(folder, **{f"a{n:02}": f"{ENGLISH} {n}" for n in range(20)})
    save, calls = saving.save, []

    def full(*args: object) -> object:
        calls.append(args)
        if len(calls) > 18:
            raise DiskFull("No room left.")
        return save(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(saving, "save", full)
    with pytest.raises(DatabaseError, match="No room left"):
        ingest(engine, path)
    monkeypatch.undo()
    with db.session(engine) as session:
        assert len(articles.articles(session)) == 16
    assert counts(ingest(engine, path)) == (4, 16, 0, 0)


def test_progress_counts_files_to_the_end(engine: Engine, folder: Path) -> None:
    path = write(folder, a=ENGLISH, b=b"", c=GERMAN, d=ENGLISH)
    seen: list[tuple[int, int]] = []
    work = Work(extractor=STUB, jobs=1, progress=lambda done, total: seen.append((done, total)))
    ingestion.ingest(engine, [path], work=work)
    assert seen[-1] == (4, 4)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_options_reach_the_articles(engine: Engine, folder: Path) -> None:
    told = readers.options({"outlet": "Valley Press", "published": "5 March 2024", "title": None, "url": ""})
    ingestion.ingest(engine, [write(folder, a=ENGLISH)], told=told, work=Work(extractor=STUB))
    with db.session(engine) as session:
        (row,) = articles.articles(session)
        assert (row.outlet, row.published, row.title) == ("Valley Press", "2024-03-05", None)


def test_two_megabytes_in_one_line_are_stored(engine: Engine, folder: Path) -> None:
    summary = ingest(engine, write(folder, a="He said it was so and that was all. " * 56_000))
    assert counts(summary) == (1, 0, 0, 0)


def test_reextraction_replaces_or_keeps_the_old_run(engine: Engine, folder: Path) -> None:
    first = ingest(engine, write(folder, a=ENGLISH, b=GERMAN))
    other = Extractor(extract, "stub 2")
    kept = ingestion.reextract(engine, keep=True, work=Work(extractor=other))
    assert (counts(kept), kept.attributions) == ((0, 1, 0, 0), 1)
    assert kept.run_id != first.run_id
    assert contents(engine) == ["the bridge is closed"]
    with db.session(engine) as session:
        old = StatementFilter(run=first.run_id)
        assert [found.run for found in statements.statements(session, old)] == [first.run_id]
    dropped = ingestion.reextract(engine, work=Work(extractor=STUB))
    assert dropped.run_id not in (first.run_id, kept.run_id)
    with db.session(engine) as session:
        assert {found.run for found in statements.statements(session, StatementFilter())} == {dropped.run_id}


def test_an_interrupted_reextraction_goes_on(engine: Engine, folder: Path) -> None:
    ingest(engine, write(folder, **{f"a{n:02}": f"{ENGLISH} {n}" for n in range(20)}))
    calls = []

    def interrupted(batch: Sequence[Article]) -> Iterator[Extraction]:
        calls.append(len(batch))
        if len(calls) == 2:
            raise KeyboardInterrupt
        yield from extract(batch)

    with pytest.raises(KeyboardInterrupt):
        ingestion.reextract(engine, work=Work(extractor=Extractor(interrupted, "stub 2")))
    rest = ingestion.reextract(engine, work=Work(extractor=Extractor(extract, "stub 2")))
    assert rest.known == 4
    with db.session(engine) as session:
        assert {found.run for found in statements.statements(session, StatementFilter())} == {rest.run_id}
