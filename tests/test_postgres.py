"""The same small scenario on SQLite and on a PostgreSQL server: what can be asked has the same answers.

``CLAIMDB_TEST_POSTGRES`` names an empty database that the tests may fill and drop tables from.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.orm import Session

from claimdb import db, ingestion, resolution, verification, workflow
from claimdb.errors import DatabaseMissing
from claimdb.ingestion import Work
from claimdb.store import (
    articles,
    claims,
    deciding,
    disputes,
    edges,
    identities,
    judgements,
    outlets,
    pairs,
    runs,
    search,
    speakerpages,
    speakers,
    statements,
    stats,
)
from claimdb.store.identities import By
from claimdb.store.rows import DisputeFilter, StatementFilter
from tests import factory
from tests.stub import STUB
from tests.test_resolution import groups, tell

SERVER = os.environ.get("CLAIMDB_TEST_POSTGRES", "")
BRIDGE = "Rita Vance said that the bridge is closed. The council of the town will meet again on Monday to talk."
TUNNEL = "Émile Okafor said that the tunnel isn't done. Rita Vance said that nobody was hurt on the old road."


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param(
            "postgresql", marks=pytest.mark.skipif(not SERVER, reason="CLAIMDB_TEST_POSTGRES names no database")
        ),
    ]
)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database that does not hold anything; on a server it is emptied before and after."""
    if request.param == "sqlite":
        yield str(tmp_path / "claims.db")
        return
    _go_down(SERVER)
    yield SERVER
    _go_down(SERVER)


def _go_down(url: str) -> None:
    """Take the migrations back. Fails where the database holds another program's tables."""
    engine = db.open_database(url)
    with engine.connect() as connection, connection.begin():
        command.downgrade(db.alembic_config(connection), "base")
        assert sa.inspect(connection).get_table_names() == ["alembic_version"]
        connection.execute(sa.text("DROP TABLE alembic_version"))
    engine.dispose()


@pytest.fixture
def engine(url: str) -> Iterator[sa.Engine]:
    opened = db.open_database(url)
    yield opened
    opened.dispose()


@pytest.fixture
def stored(engine: sa.Engine) -> sa.Engine:
    """Three statements of the Harbour Gazette, and one of an outlet, title and date that nobody knows."""
    with db.session(engine, write=True) as session:
        factory.stored(session)
        bare = factory.article("A pier shut, it was said.\n", outlet=None, title=None, published=None, path="pier.txt")
        factory.stored(session, bare, factory.extraction(bare.text, factory.attribution(bare.text, "A pier shut")))
    return engine


@pytest.fixture
def session(stored: sa.Engine) -> Iterator[Session]:
    with db.session(stored, write=True) as opened:
        yield opened


def texts(session: Session, **wanted: object) -> list[str]:
    """What the statements that fit say, in order."""
    chosen = StatementFilter(**({"modality": None} | wanted))  # type: ignore[arg-type]
    found = list(statements.statements(session, chosen))
    assert statements.count(session, chosen) == len(found)
    return [one.text for one in found]


FIRE, HURT = "the fire “started in the north shed” … it could spread", "“Nobody was hurt,”"
QUAY, PIER = "the quay was closed", "A pier shut"


def test_an_empty_database_is_made_only_where_it_may_be(url: str) -> None:
    with pytest.raises(DatabaseMissing):
        db.open_database(url, create=False)
    db.open_database(url).dispose()
    db.open_database(url, create=False).dispose()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, [FIRE, QUAY, HURT, PIER]),
        ({"form": "direct"}, [HURT]),
        ({"outlet": "harbour gazette", "modality": ["negated"]}, [QUAY]),
        ({"about": "fire NORTH"}, [FIRE]),
        ({"about": '"north shed"'}, [FIRE]),
        ({"about": '"shed north"'}, []),
        ({"about": "qua*"}, [QUAY]),
        ({"medium": "teleGRAM"}, [HURT]),
        ({"since": "2024-05-28"}, [FIRE, QUAY]),
        ({"until": "2024-05-27"}, [HURT]),
        ({"until": "2024-05"}, [FIRE, QUAY, HURT]),
        ({"unresolved": True}, [QUAY, PIER]),
        ({"min_confidence": 0.9}, [HURT, PIER]),
        ({"sort": ["title", "place"]}, [FIRE, HURT, QUAY, PIER]),
        ({"sort": ["-outlet", "-place"]}, [QUAY, HURT, FIRE, PIER]),
        ({"sort": ["text"]}, [PIER, FIRE, QUAY, HURT]),
        ({"limit": 1}, [FIRE]),
    ],
    ids=str,
)
def test_statements(session: Session, wanted: dict[str, object], found: list[str]) -> None:
    chosen = StatementFilter(**({"modality": None} | wanted))  # type: ignore[arg-type]
    assert [one.text for one in statements.statements(session, chosen)] == found


def test_one_statement_by_the_first_letters_of_its_id(session: Session) -> None:
    for one in statements.statements(session, StatementFilter(modality=None)):
        assert statements.statement(session, one.id[:11]).statement == one


@pytest.mark.parametrize("words", ["harbour", '"north shed"', "brand*", "it's & | ! : ' \\ (", "ＦＩＲＥ", "nowhere"])
def test_search(session: Session, words: str) -> None:
    hits = search.search_paragraphs(session, words)
    held = {"harbour": 2, '"north shed"': 1, "brand*": 1, "ＦＩＲＥ": 2}
    assert len(hits) == held.get(words, 0)
    assert all(hit.hit.matches for hit in hits)
    assert [hit.hit.score for hit in hits] == sorted((hit.hit.score for hit in hits), reverse=True)


def test_speakers_outlets_articles_and_counts(session: Session) -> None:
    assert [row.name for row in speakers.find_speakers(session, "brandt")] == ["Lena Brandt"]
    assert [row.name for row in speakers.find_speakers(session, "le br")] == ["Lena Brandt"]
    assert {row.name for row in speakers.speakers(session)} == {"Lena Brandt", "Odd Lie"}
    assert [row.label for row in outlets.outlets(session)] == ["Harbour Gazette", "pier.txt"]
    (first, last) = articles.articles(session)
    assert (first.title, last.title) == ("Harbour fire", None)
    counted = stats.stats(session)
    assert (counted.articles, counted.attributions, counted.resolved) == (2, 4, 2)


def test_judged_undone_and_verified(stored: sa.Engine) -> None:
    with db.session(stored, write=True) as session:
        (one,) = statements.statements(session, StatementFilter(form="direct"))
        made = judgements.reject(session, one.id, who="me", reason="It is a headline.")
        assert texts(session, form="direct") == []
    with db.session(stored, write=True) as session:
        judgements.undo(session, made.id, who="me")
        assert texts(session, form="direct") == [HURT]
        assert verification.verify(session).faults == ()


def test_who_is_who(engine: sa.Engine) -> None:
    with db.session(engine, write=True) as session:
        for name, *said in (
            ("a", "Oleg Dravkin", "Inga Moen"),
            ("b", "Oleg Darvkin"),
            ("c", "О. Дравкін", "Inga Moen"),
        ):
            tell(session, name, *said)
            resolution.resolve(session)
        first = groups(session)
        resolution.resolve(session)
        assert groups(session) == first
        assert (("a", "Inga Moen"), ("c", "Inga Moen")) in first
        (pair,) = (one for one in pairs.suggested(session) if "Oleg Darvkin" in (one.left.name, one.right.name))
        assert pairs.count(session) >= 1
        made = identities.merge(session, pair.left.id, pair.right.id, By(who="me"))
        resolution.resolve(session, identities.articles_of(session, made.value))
        (one,) = speakers.find_speakers(session, "Dravkin")
        page = speakerpages.page(session, one.id)
        assert {"Oleg Dravkin", "Oleg Darvkin"} <= {printed.words for printed in page.names}
        assert [row.decision for row in page.decisions] == ["same"]
        assert len(edges.to_edges(identities.history(session))) >= 1
        undone = judgements.undo(session, made.id, who="me")
        resolution.resolve(session, identities.articles_of(session, undone.value))
        assert groups(session) == first
        assert verification.verify(session).faults == ()


def test_ingested_extracted_again_and_removed(engine: sa.Engine, tmp_path: Path) -> None:
    for name, text in (("bridge.txt", BRIDGE), ("tunnel.txt", TUNNEL)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    work = Work(extractor=STUB, jobs=1)
    assert ingestion.ingest(engine, [str(tmp_path)], work=work).new == 2
    assert ingestion.ingest(engine, [str(tmp_path)], work=work).known == 2
    ingestion.reextract(engine, work=work, keep=True)
    with db.session(engine, write=True) as session:
        assert len(texts(session)) == 3
        assert texts(session, about="isn't") == ["the tunnel isn't done"]
        assert [row.current for row in runs.runs(session)] == [2, 0]
        assert verification.verify(session).faults == ()
        for row in articles.articles(session):
            articles.remove(session, row.id)
    with db.session(engine) as session:
        assert stats.stats(session).articles == 0
        assert search.search_paragraphs(session, "bridge") == []


def test_claims_origins_and_disputes(engine: sa.Engine, tmp_path: Path) -> None:
    """The whole way: alike passages meet, one utterance is a claim, two figures are a dispute, a decision holds."""
    for name, lorries in (("a", 40), ("b", 12), ("c", 40)):
        who = "Ivo Kral" if lorries == 12 else "Ana Ruiz"
        head = f"---\noutlet: The {name.upper()} Post\npublished: 2024-05-03\n---\n"
        (tmp_path / f"{name}.txt").write_text(f"{head}{who} said that {lorries} lorries burned on the Oster bridge.\n")
    workflow.ingest(engine, [str(tmp_path / f"{name}.txt") for name in "abc"], work=Work(extractor=STUB))
    with db.session(engine, write=True) as opened:
        (claim,) = claims.claims(opened)
        assert (claim.speakers, claim.row.articles) == (("Ana Ruiz",), 2)
        (row,) = disputes.disputes(opened)
        assert {one.holder for one in row.positions} == {"Ana Ruiz", "Ivo Kral"}
        assert disputes.count(opened, DisputeFilter(outlet="The B Post", kinds=("number",), since="2024-05")) == 1
        assert disputes.dispute(opened, row.id[:6]).dispute == row
        assert verification.verify(opened).faults == ()
        workflow.settle(opened, deciding.decide(opened, row.id, "dismiss", By(who="me")))
        assert disputes.disputes(opened) == []
