"""Articles become passages; those with telling words in common meet, and only those."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from claimdb import comparing, db, models, workflow
from claimdb.ingestion import Work
from claimdb.store import judgements, statements
from claimdb.store.rows import StatementFilter
from tests.stub import STUB

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

TEXTS = {
    "a": "Ana Ruiz said that two lorries burned on the Oster bridge.\nRain fell on the harvest in the western valleys.",
    "b": "Ivo Kral said that no lorries burned on the Oster bridge.\nThe opera season opens with a comedy in October.",
    "c": "Lea Brandt said that the orchard was sold to a chess club.\nSnow is expected in the northern mountains.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / f"{name}.txt").write_text(text)
    return made


@pytest.fixture
def extracted(engine: sa.Engine, folder: Path) -> sa.Engine:
    workflow.ingest(engine, [str(folder)], work=Work(extractor=STUB), only_extract=True)
    return engine


def texts(session: Session) -> list[str]:
    return list(session.scalars(sa.select(models.passages.c.text).order_by(models.passages.c.pk)))


def pairs(session: Session) -> set[frozenset[str]]:
    by_pk = {row.pk: row.text for row in session.execute(sa.select(models.passages))}
    return {
        frozenset((by_pk[row.left_pk], by_pk[row.right_pk])) for row in session.execute(sa.select(models.passage_pairs))
    }


def test_passages_of_speakers_and_outlets(extracted: sa.Engine) -> None:
    with db.session(extracted, write=True) as session:
        summary = comparing.compare(session)
        found = texts(session)
        assert summary.passages == len(found) == 6
        assert found[:2] == ["two lorries burned on the Oster bridge", TEXTS["a"].split("\n")[1]]
        voices = session.scalars(sa.select(models.passages.c.voice).order_by(models.passages.c.pk)).all()
        assert voices == ["speaker", "outlet"] * 3


def test_only_what_has_telling_words_in_common_meets(extracted: sa.Engine) -> None:
    with db.session(extracted, write=True) as session:
        comparing.compare(session)
        assert pairs(session) == {
            frozenset(("two lorries burned on the Oster bridge", "no lorries burned on the Oster bridge"))
        }


def test_nothing_is_made_twice(extracted: sa.Engine) -> None:
    with db.session(extracted, write=True) as session:
        comparing.compare(session)
        assert comparing.compare(session) == comparing.ComparisonSummary(0, 0)


def test_article_by_article_gives_the_same(extracted: sa.Engine) -> None:
    with db.session(extracted, write=True) as session:
        ids = session.scalars(sa.select(models.articles.c.id).order_by(models.articles.c.pk.desc())).all()
        for one in ids:
            comparing.compare(session, [one])
        apart = (sorted(texts(session)), pairs(session))
        session.execute(sa.delete(models.passages))
        comparing.compare(session)
        assert apart == (sorted(texts(session)), pairs(session))


def test_a_rejected_statement_is_the_outlets_voice(extracted: sa.Engine) -> None:
    with db.session(extracted, write=True) as session:
        comparing.compare(session)
        first = next(one for one in statements.statements(session, StatementFilter()) if "two lorries" in one.text)
        judgements.reject(session, first.id, who="me")
        comparing.compare(session)
        assert TEXTS["a"].split("\n")[0] in texts(session)
