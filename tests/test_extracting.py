"""Batches in this process, on a pool and on a foreign executor; a worker that dies; Ctrl-C."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimdb.extracting import Done, extract_all, extract_batch
from claimdb.records import Article
from tests.stub import extract

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimdb.records import Extraction

ROOT = Path(__file__).parent.parent


def batches(*texts: Sequence[str]) -> list[list[Article]]:
    return [[Article(text=text) for text in batch] for batch in texts]


def problems(results: Iterator[list[Done]]) -> list[tuple[str, bool]]:
    return [(done.article.text, done.outcome.problem is None) for batch in results for done in batch]


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_article_comes_back_in_order_with_its_outcome(jobs: int) -> None:
    work = batches(["a", "CRASH b", "c"], ["d"], [], ["CRASH e"], ["f"])
    expected = [("a", True), ("CRASH b", False), ("c", True), ("d", True), ("CRASH e", False), ("f", True)]
    assert problems(extract_all(extract, work, jobs=jobs)) == expected


def test_a_foreign_executor_does_the_same() -> None:
    with ThreadPoolExecutor(2) as executor:
        assert problems(extract_all(extract, batches(["a"], ["CRASH b"]), executor=executor)) == [
            ("a", True),
            ("CRASH b", False),
        ]


def test_a_worker_that_dies_costs_the_article_that_killed_it() -> None:
    work = batches(["a", "b"], ["c", "KILL d", "e"], ["f"], ["KILL g"], ["h"])
    found = problems(extract_all(extract, work, jobs=2))
    assert sorted(found) == sorted(
        [
            ("a", True),
            ("b", True),
            ("c", True),
            ("KILL d", False),
            ("e", True),
            ("f", True),
            ("KILL g", False),
            ("h", True),
        ]
    )


def test_an_extractor_that_loses_count_is_found_out() -> None:
    def too_few(articles: Sequence[Article]) -> Iterator[Extraction]:
        yield from extract(articles[1:])

    outcomes = extract_batch(too_few, [Article(text="a"), Article(text="b")])
    assert [outcome.problem for outcome in outcomes] == ["the extractor gave 1 results for 2 texts"] * 2


INGEST = """
import sys
from claimdb import db, ingestion
from claimdb.extracting import Extractor
from tests.stub import extract_slowly

if __name__ == "__main__":
    work = ingestion.Work(
        extractor=Extractor(extract_slowly, "slow"), jobs=int(sys.argv[1]), progress=lambda *_: print("go", flush=True)
    )
    try:
        ingestion.ingest(db.open_database(sys.argv[2]), [sys.argv[3]], work=work)
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_at_once_and_leaves_the_database_whole(tmp_path: Path, jobs: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Der Minister sagte am Montag, dass die Brücke bis zum Sommer geschlossen bleibe.")
    for number in range(30):
        (folder / f"b{number}.txt").write_text(f"Rita Vance said that it is closed. The town waits for {number}.")
    (tmp_path / "run.py").write_text(INGEST)
    command = [sys.executable, str(tmp_path / "run.py"), jobs, str(tmp_path / "claims.db"), str(folder)]
    with subprocess.Popen(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"go\n"
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130  # each of its texts would take a minute
    from claimdb import db
    from claimdb.store import articles

    engine = db.open_database(str(tmp_path / "claims.db"))
    with db.session(engine) as session:
        assert [row.language for row in articles.articles(session)] == ["de"]
    engine.dispose()
