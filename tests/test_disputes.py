"""From articles to disputes: found, put together with what is known, decided by people, listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from claimdb import db, disputes, models, workflow
from claimdb.ingestion import Work
from claimdb.store import deciding, exchange, judgements
from claimdb.store import disputes as stored
from claimdb.store.identities import By
from claimdb.store.rows import DisputeFilter
from tests.stub import STUB

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from claimdb.store.rows import DisputeRow

TEXTS = {
    "a": "Ana Ruiz said that 40 lorries burned on the Oster bridge on Friday.",
    "b": "Ivo Kral said that 12 lorries burned on the Oster bridge on Friday.",
    "c": "Lea Brandt said that the orchard was sold to a chess club.",
}
ME = By(who="me", reason="read it")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / f"{name}.txt").write_text(f"---\noutlet: The {name.upper()} Post\npublished: 2024-05-03\n---\n{text}\n")
    return made


def ingest(engine: sa.Engine, folder: Path, names: Sequence[str] = tuple(TEXTS)) -> None:
    workflow.ingest(engine, [str(folder / f"{name}.txt") for name in names], work=Work(extractor=STUB))


def told(rows: Sequence[DisputeRow]) -> list[tuple[str, ...]]:
    return [tuple(sorted(one.holder for one in row.positions)) for row in rows]


@pytest.fixture
def ingested(engine: sa.Engine, folder: Path) -> sa.Engine:
    ingest(engine, folder)
    return engine


def test_two_figures_for_one_thing_are_disputed(ingested: sa.Engine) -> None:
    with db.session(ingested) as session:
        (row,) = stored.disputes(session)
    assert "number" in row.kinds
    assert told([row]) == [("Ana Ruiz", "Ivo Kral")]
    assert {one.side for one in row.positions} == {1, 2}
    assert all("lorries" in one.text for one in row.positions)


def test_every_position_slices_to_its_text(ingested: sa.Engine) -> None:
    with db.session(ingested) as session:
        texts = dict(
            session.execute(
                sa.select(models.articles.c.id, models.versions.c.text).join(
                    models.versions, models.versions.c.article_pk == models.articles.c.pk
                )
            ).all()
        )
        for row in stored.disputes(session):
            for one in row.positions:
                text = texts[one.article.id]
                assert " … ".join(text[start:end] for start, end in one.spans) == one.text


def test_one_article_after_the_other_gives_the_same(ingested: sa.Engine) -> None:
    with db.session(ingested) as session:
        at_once = [row.as_dict() for row in stored.disputes(session)]
    with db.session(ingested, write=True) as session:
        for one in session.scalars(sa.select(models.articles.c.id).order_by(models.articles.c.pk.desc())).all():
            disputes.detect(session, [one])
        assert [row.as_dict() for row in stored.disputes(session)] == at_once


def test_a_removed_article_takes_its_disputes_along(ingested: sa.Engine) -> None:
    with db.session(ingested, write=True) as session:
        (row,) = stored.disputes(session)
        workflow.remove(session, row.positions[0].article.id)
        assert stored.disputes(session) == []


# ── filters ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (DisputeFilter(), 1),
        (DisputeFilter(about="oster lorries"), 1),
        (DisputeFilter(about="orchard"), 0),
        (DisputeFilter(kinds=("number", "place")), 1),
        (DisputeFilter(kinds=("place",)), 0),
        (DisputeFilter(outlet="The A Post"), 1),
        (DisputeFilter(outlet="The C Post"), 0),
        (DisputeFilter(since="2024-05-03"), 1),
        (DisputeFilter(since="2024-06"), 0),
        (DisputeFilter(since="2024"), 1),
        (DisputeFilter(min_score=0.05), 1),
        (DisputeFilter(min_score=1.0), 0),
    ],
)
def test_filters(ingested: sa.Engine, wanted: DisputeFilter, number: int) -> None:
    with db.session(ingested) as session:
        assert len(stored.disputes(session, wanted)) == stored.count(session, wanted) == number


def test_by_speaker(ingested: sa.Engine) -> None:
    with db.session(ingested) as session:
        ids = {row.name: row.id for row in session.execute(sa.select(models.speakers))}
        assert stored.count(session, DisputeFilter(speaker_ids=[ids["Ana Ruiz"], ids["Ivo Kral"]])) == 1
        assert stored.count(session, DisputeFilter(speaker_ids=[ids["Ana Ruiz"], ids["Lea Brandt"]])) == 0


# ── decisions ────────────────────────────────────────────────────────────────────────────────────────────────────


def dispute_id(session: Session) -> str:
    return stored.disputes(session)[0].id


def test_dismissed_for_good(ingested: sa.Engine) -> None:
    with db.session(ingested, write=True) as session:
        made = deciding.decide(session, dispute_id(session), "dismiss", ME)
        workflow.settle(session, made)
        assert stored.disputes(session) == []
    workflow.reextract(ingested, work=Work(extractor=STUB))
    with db.session(ingested, write=True) as session:
        assert stored.disputes(session) == []
        from claimdb.store.judgements import undo

        workflow.settle(session, undo(session, made.id, who="me"))
        assert len(stored.disputes(session)) == 1


def test_confirmed_for_good(ingested: sa.Engine) -> None:
    with db.session(ingested, write=True) as session:
        made = deciding.decide(session, dispute_id(session), "confirm", ME)
        workflow.settle(session, made)
    workflow.reextract(ingested, work=Work(extractor=STUB))
    with db.session(ingested) as session:
        (row,) = stored.disputes(session)
        assert (row.judgement, row.strength) == (made.id, "clear")
        assert [one.id for one in stored.dispute(session, row.id[:6]).judgements] == [made.id]


def test_an_id_stays(ingested: sa.Engine) -> None:
    with db.session(ingested) as session:
        before = dispute_id(session)
    workflow.reextract(ingested, work=Work(extractor=STUB))
    with db.session(ingested) as session:
        assert dispute_id(session) == before


def test_decisions_travel_to_another_database(ingested: sa.Engine, folder: Path, tmp_path: Path) -> None:
    with db.session(ingested, write=True) as session:
        workflow.settle(session, deciding.decide(session, dispute_id(session), "dismiss", ME))
        told = list(exchange.export_judgements(session))
    other = db.open_database(str(tmp_path / "other.db"))
    ingest(other, folder)
    with db.session(other, write=True) as session:
        assert len(stored.disputes(session)) == 1
        done = exchange.import_judgements(session, told)
        workflow.redecide(session, done.articles)
        assert (done.added, done.waiting) == (1, 0)
        assert stored.disputes(session) == []
    other.dispose()


def test_a_statement_that_is_none_takes_its_dispute_along(ingested: sa.Engine) -> None:
    with db.session(ingested, write=True) as session:
        (row,) = stored.disputes(session)
        statement = next(one.attribution for one in row.positions if one.attribution)
        workflow.settle(session, judgements.reject(session, statement, who="me"))
        holders = {one.holder_kind for found in stored.disputes(session) for one in found.positions}
        assert holders <= {"speaker", "outlet"}
        assert all(one.attribution != statement for found in stored.disputes(session) for one in found.positions)
