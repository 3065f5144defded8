"""The benchmarks' ingredients work; nothing here is timed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import corpus
from benchmarks.generate import EVERY, SPEAKER, generate
from benchmarks.startup import pipelines, recorded_sql, timed
from claimdb import db
from claimdb.store.rows import StatementFilter
from claimdb.store.speakers import find_speakers
from claimdb.store.statements import count

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "made.db"
    assert generate(path, EVERY // 2 + 10) == 41
    return path


def test_a_made_up_database_is_like_a_real_one(made: Path) -> None:
    engine = db.open_database(str(made), create=False)
    with db.session(engine) as session:
        assert count(session, StatementFilter()) == EVERY // 2 + 10
        (speaker,) = find_speakers(session, SPEAKER)
        assert count(session, StatementFilter(speaker_ids=[speaker.id])) == 1
    engine.dispose()


def test_the_statements_of_a_command_are_recorded(made: Path) -> None:
    queries = recorded_sql(["--db", str(made), "claims", "--speaker", SPEAKER])
    assert any("FROM attributions" in sql for sql, _ in queries)
    assert all(sql.count("?") == len(values) for sql, values in queries)


def test_code_times_itself_without_what_comes_before() -> None:
    process = timed("nothing", "pass", before="time.sleep(1)")
    process.run()
    assert process.seconds[0] < 1
    assert process.processor[0] < 1


def test_code_that_fails_ends_the_benchmark() -> None:
    with pytest.raises(SystemExit, match="exit code 1"):
        timed("wrong", "raise ValueError").run()


def test_pipelines_are_python_code(tmp_path: Path) -> None:
    for process in pipelines(tmp_path):
        compile(process.command[-1], process.name, "exec")


def test_text_is_repeated_until_it_is_long_enough() -> None:
    texts = corpus.texts(5000, source="seeds")
    assert 5000 <= sum(len(text.split()) for text in texts) < 15_000
    assert not any(text.startswith("---") for text in texts)
