"""The steps in their order: what is ingested has its speakers at once, and the rest can be caught up on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimdb import db, workflow
from claimdb.extracting import Extractor
from claimdb.ingestion import Work
from claimdb.store import statements
from claimdb.store.rows import StatementFilter
from tests.stub import STUB, extract

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

TEXTS = {
    "a": "General Ilya Markin said that the bridge is closed. Nobody in the town was told about it before Monday.",
    "b": "Ilya Markin said that he is sorry. Markin said that it was late. Nobody in the town was told before Monday.",
}


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = db.open_database(str(tmp_path / "claims.db"))
    yield opened
    opened.dispose()


@pytest.fixture
def folder(tmp_path: Path) -> str:
    made = tmp_path / "in"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / f"{name}.txt").write_text(text)
    return str(made)


def who(engine: Engine) -> dict[str, list[str]]:
    with db.session(engine) as session:
        found = statements.statements(session, StatementFilter())
        return {one.text: [speaker.name for speaker in one.speakers] for one in found}


RESOLVED = {key: ["Ilya Markin"] for key in ("the bridge is closed", "he is sorry", "it was late")}


def test_ingested_articles_have_their_speakers(engine: Engine, folder: str) -> None:
    workflow.ingest(engine, [folder], work=Work(extractor=STUB))
    assert who(engine) == RESOLVED


def test_what_was_only_extracted_is_caught_up_on(engine: Engine, folder: str) -> None:
    workflow.ingest(engine, [folder], work=Work(extractor=STUB), only_extract=True)
    assert who(engine) == {key: [] for key in RESOLVED}
    summary = workflow.update(engine)
    assert (summary.speakers.links, summary.speakers.speakers) == (3, 1)
    assert who(engine) == RESOLVED
    assert workflow.update(engine).speakers.run_id == summary.speakers.run_id


def test_speakers_are_there_after_reextraction_too(engine: Engine, folder: str) -> None:
    workflow.ingest(engine, [folder], work=Work(extractor=STUB))
    workflow.reextract(engine, work=Work(extractor=Extractor(extract, "stub 2")))
    assert who(engine) == RESOLVED
