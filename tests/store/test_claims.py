"""Claims as pages show them, and decisions about them; the steps that make them are tested in test_grouping."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.errors import Ambiguous, FormatError, NotFound, UsageError
from claimdb.records import Span
from claimdb.store import claims, exchange, judgements, runs, spoken
from claimdb.store.identities import By
from claimdb.store.rows import StatementFilter
from claimdb.store.statements import count, statements
from tests import factory

WORDS = "“Nobody was hurt,”"
BY = By(who="A. Reader")


def stored(session: Session, outlet: str) -> tuple[int, Span]:
    """Row number of what the captain says there, and where it stands."""
    saved = factory.stored(session, factory.article(outlet=outlet, path=f"{outlet}.txt"))
    attribution = models.attributions
    pk = session.scalar(
        sa.select(attribution.c.pk)
        .join(models.articles, models.articles.c.pk == attribution.c.article_pk)
        .where(models.articles.c.id == saved.id, attribution.c.text == WORDS)
    )
    assert pk is not None
    return pk, factory.span(factory.TEXT, WORDS)


def put(session: Session, *parts: tuple[int, Span], claim_id: str = "abc111") -> None:
    """A claim with these appearances."""
    run = factory.run_id(session, step="group")
    draft = spoken.Draft(
        id=claim_id, text=WORDS, articles=len(parts), origins=1, said_from="2024-05-27", said_to="2024-05-31",
        parts=tuple(spoken.Part(pk, (span,), 0.9, "verbatim", None) for pk, span in parts),
    )  # fmt: skip
    spoken.put(session, [draft], runs.row_number(session, run))


@pytest.fixture
def twice(session: Session) -> list[tuple[int, Span]]:
    """The captain's words in two outlets, one claim."""
    places = [stored(session, outlet) for outlet in ("Harbour Gazette", "Skarholm Post")]
    put(session, *places)
    return places


def test_a_claim_with_where_it_is_printed(session: Session, twice: list[tuple[int, Span]]) -> None:
    del twice
    found = claims.claim(session, "ABC")
    assert found.row.as_dict() == {
        "id": "abc111", "text": WORDS, "appearances": 2, "articles": 2, "origins": 1, "first": "2024-05-27",
        "last": "2024-05-31",
    }  # fmt: skip
    assert [one.statement.article.outlet for one in found.appearances] == ["Harbour Gazette", "Skarholm Post"]
    assert [one.number for one in found.appearances] == [1, 2]
    assert {one.text for one in found.appearances} == {WORDS}
    assert [speaker.name for speaker in found.speakers] == ["Odd Lie"]
    assert found.fullest.number == 1
    assert found.as_dict()["printed"][1]["attribution"]["claims"] == ["abc111"]


def test_statements_of_a_claim(session: Session, twice: list[tuple[int, Span]]) -> None:
    del twice
    assert count(session, StatementFilter(claim="abc")) == 2
    assert {one.claims for one in statements(session, StatementFilter()) if one.text == WORDS} == {("abc111",)}
    assert {one.claims for one in statements(session, StatementFilter()) if one.text != WORDS} == {()}


def test_no_such_claim_and_several(session: Session, twice: list[tuple[int, Span]]) -> None:
    put(session, *twice, claim_id="abc222")
    with pytest.raises(NotFound, match="no claim 'xyz'"):
        claims.claim(session, "xyz")
    with pytest.raises(NotFound):
        claims.claim(session, " ")
    with pytest.raises(Ambiguous) as told:
        claims.claim(session, "abc")
    assert len(told.value.choices) == 2
    assert claims.count(session) == 2


def test_what_lost_an_appearance_is_broken(session: Session, twice: list[tuple[int, Span]]) -> None:
    assert spoken.broken(session) == []
    session.execute(sa.delete(models.attributions).where(models.attributions.c.pk == twice[0][0]))
    (broken,) = spoken.broken(session)
    spoken.take_away(session, [broken])
    assert claims.count(session) == 0


def test_only_what_can_be_split_is(session: Session, twice: list[tuple[int, Span]]) -> None:
    del twice
    with pytest.raises(UsageError, match="no appearance 3; abc111 has 1 to 2"):
        claims.split(session, "abc", [1, 3], BY)
    with pytest.raises(UsageError, match="All appearances"):
        claims.split(session, "abc", [1, 2], BY)
    made = claims.split(session, "abc", [2], BY)
    assert (made.subject, made.decision, made.who) == ("claim", "split", "A. Reader")
    assert len(claims.articles_of(session, made.value)) == 2


def test_only_what_can_be_merged_is(session: Session, twice: list[tuple[int, Span]]) -> None:
    with pytest.raises(UsageError, match="one claim already"):
        claims.merge(session, "abc111", "abc111", BY)
    lena = [
        (row.pk, Span(row.start, row.end))
        for row in session.execute(
            sa.select(models.attributions).where(models.attributions.c.source_text.contains("Lena"))
        )
    ]
    put(session, *lena, claim_id="def333")
    with pytest.raises(UsageError, match="Odd Lie said the one, Lena Brandt the other"):
        claims.merge(session, "abc", "def", BY)
    put(session, *twice, claim_id="eee444")
    assert claims.merge(session, "abc", "eee", BY).decision == "same"


def test_decisions_travel_by_places(session: Session, twice: list[tuple[int, Span]]) -> None:
    del twice
    made = claims.split(session, "abc", [2], BY)
    (line,) = exchange.export_judgements(session, subject="claim")
    session.execute(sa.delete(models.judgements))
    done = exchange.import_judgements(session, [line])
    assert (done.added, len(done.articles)) == (1, 2)
    assert judgements.judgement(session, made.id).value == made.value
    # Nothing reads passages here yet, so it stands nowhere.
    assert done.waiting == 1
    (decision,) = claims.standing(session)
    assert (decision.is_split, decision.left, decision.right) == (True, frozenset(), frozenset())


@pytest.mark.parametrize("value", [{}, {"left": [], "right": []}, {"left": [{"article": "x"}], "right": [{}]}])
def test_what_is_no_decision_is_refused(session: Session, value: dict[str, object]) -> None:
    line = {
        "id": "aa", "subject": "claim", "article": None, "selector": {}, "decision": "split", "value": value,
        "who": "A. Reader", "made_at": "2024-06-01T00:00:00Z",
    }  # fmt: skip
    with pytest.raises(FormatError, match="which appearances"):
        exchange.import_judgements(session, [line])
