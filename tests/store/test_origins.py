"""Origins counted for places, listed, dismissed and brought back."""

from __future__ import annotations

import json
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import lineage, models
from claimdb.errors import Ambiguous, FormatError, NotFound, UsageError
from claimdb.store import articles, exchange, judgements, originpages
from claimdb.store.identities import By
from tests import factory
from tests.copying.harbour import MILL, PARAGRAPHS, REWORDED
from tests.test_lineage import CREDIT, TEXTS, groups, save_credit, save_text, store

ME = By(who="A. Reader", reason=None)


@pytest.fixture
def ids(session: Session) -> dict[str, str]:
    """The articles of test_lineage, linked; name → id."""
    found = store(session, list(TEXTS), factory.run_id(session))
    lineage.link(session)
    return found


def version(session: Session, article_id: str) -> int:
    query = sa.select(models.versions.c.pk).join(models.articles, models.articles.c.pk == models.versions.c.article_pk)
    return int(session.scalar(query.where(models.articles.c.id == article_id, models.versions.c.is_latest)) or 0)


def place(session: Session, ids: dict[str, str], name: str, words: str) -> tuple[int, int, int]:
    at = TEXTS[name].index(words)
    return version(session, ids[name]), at, at + len(words)


def test_places_in_copies_are_one_origin(session: Session, ids: dict[str, str]) -> None:
    places = [
        place(session, ids, "report", "forty million crowns"),
        place(session, ids, "wire", "forty million crowns"),
        place(session, ids, "reworded", "forty million crowns"),
    ]
    assert factory.standing(session).count(places) == 1
    assert len(set(factory.standing(session).of(places))) == 1
    elsewhere = place(session, ids, "mill", "brass band")
    assert factory.standing(session).count([*places, elsewhere]) == 2
    assert factory.standing(session).of([places[0], elsewhere]) != [None, None]


def test_an_account_of_its_own_counts_for_itself(session: Session, ids: dict[str, str]) -> None:
    quotation = "We had eleven minutes"
    places = [place(session, ids, name, quotation) for name in ("report", "wire", "apart")]
    assert factory.standing(session).count(places) == 2
    assert factory.standing(session).of(places)[2] is None
    assert factory.standing(session).count([places[2], place(session, ids, "apart", "three neighbouring towns")]) == 1
    assert factory.standing(session).count([]) == 0


def test_what_stands_outside_in_an_article_that_was_mostly_copied_is_not_independent(session: Session) -> None:
    text = f"{PARAGRAPHS[0][:60]} and so it went.\n\n" + "\n\n".join(PARAGRAPHS[1:])
    run = factory.run_id(session)
    made = store(session, ["report", "apart"], run)
    one = save_text(session, text, "The Copy", "copy.txt", run)
    lineage.link(session)
    copied = (version(session, one), 0, 40)
    original = place(session, made, "report", PARAGRAPHS[0])
    assert factory.standing(session).count([copied, original]) == 1
    assert factory.standing(session).count([copied, original, place(session, made, "apart", "sea water")]) == 2


def test_a_credited_outlet_and_who_credits_it_are_one_origin(session: Session) -> None:
    run = factory.run_id(session)
    credit = save_credit(session, run)
    one = save_text(session, MILL, "The Quay", "mill.txt", run)
    other = save_text(session, REWORDED, "The Bank", "other.txt", run)
    lineage.link(session)
    at = CREDIT.index("Insurers")
    places = [(version(session, credit), at, at + 40), (version(session, one), 0, 20)]
    assert factory.standing(session).count(places) == 1
    assert factory.standing(session).count([*places, (version(session, other), 0, 20)]) == 2


# ── listed ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_listing_and_detail(session: Session, ids: dict[str, str]) -> None:
    rows = originpages.listing(session)
    assert [row.articles for row in rows] == [3, 2, 2]
    assert rows[0].kinds == ("copy",)
    assert {row.id for row in originpages.listing(session, article=ids["mill"])} == {rows[1].id, rows[2].id}
    assert originpages.listing(session, kind="credit") == []
    found = originpages.detail(session, rows[0].id[:6])
    assert found.row == rows[0]
    assert len(found.links) >= 2
    assert all(any(link.left.text in text for text in TEXTS.values()) for link in found.links)
    assert json.loads(json.dumps(found.as_dict()))["links"][0]["reason"]
    with pytest.raises(NotFound, match="claimdb origins"):
        originpages.detail(session, "zz")
    assert [passage.line for passage in rows[0].passages if passage.article.title == "report"] == [1]


# ── judged ───────────────────────────────────────────────────────────────────────────────────────────────────────


def mill_origin(session: Session, ids: dict[str, str]) -> str:
    """That of the report's last paragraph."""
    (found,) = factory.standing(session).of([place(session, ids, "mill", "The council meets")])
    return str(found)


def test_a_dismissed_origin_stays_apart_after_every_run_until_it_is_undone(
    session: Session, ids: dict[str, str]
) -> None:
    before = groups(session)
    made = originpages.dismiss(session, mill_origin(session, ids), ME)
    apart = before - {frozenset({"report", "mill"})}
    assert groups(session) == apart
    for again in (None, [ids["report"]], [ids["mill"]]):
        lineage.link(session, again)
        assert groups(session) == apart
    undone = judgements.undo(session, made.id, who="A. Reader")
    originpages.lay(session, undone.value)
    assert groups(session) == before


def test_only_one_article_can_be_taken_out(session: Session, ids: dict[str, str]) -> None:
    (row, *_) = originpages.listing(session)
    originpages.dismiss(session, row.id, ME, articles=[ids["reworded"]])
    assert frozenset({"report", "wire"}) in groups(session)
    (row, *_) = originpages.listing(session, article=ids["report"], kind="copy")
    with pytest.raises(UsageError, match="Nothing"):
        originpages.dismiss(session, row.id, ME, articles=[ids["reworded"]])


def test_a_dismissal_holds_in_a_changed_text_and_in_another_database(
    session: Session, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    originpages.dismiss(session, mill_origin(session, ids), ME)
    lines: list[dict[str, Any]] = list(exchange.export_judgements(session))
    run = factory.run_id(session)
    monkeypatch.setitem(TEXTS, "mill", f"A line before.\n\n{TEXTS['mill']}")
    lineage.link(session, [store(session, ["mill"], run)["mill"]])
    assert frozenset({"report", "mill"}) not in groups(session)
    session.execute(sa.delete(models.copies))
    session.execute(sa.delete(models.judgements))
    lineage.link(session)
    assert frozenset({"report", "mill"}) in groups(session)
    done = exchange.import_judgements(session, lines)
    assert (done.added, done.waiting) == (1, 0)
    assert frozenset({"report", "mill"}) not in groups(session)
    articles.remove(session, ids["mill"])
    assert exchange.import_judgements(session, lines).known == 1


def test_lines_that_tell_of_no_passage_are_refused(session: Session, ids: dict[str, str]) -> None:
    originpages.dismiss(session, mill_origin(session, ids), ME)
    (line,) = exchange.export_judgements(session)
    values: list[dict[str, Any]] = [{}, {"pairs": []}, {"pairs": [{"left": {"article": "x"}}]}, {"pairs": ["x"]}]
    for value in values:
        with pytest.raises(FormatError, match="Line 1"):
            exchange.import_judgements(session, [line | {"id": "abc", "value": value}])


def test_an_ambiguous_beginning_of_an_id_is_told(session: Session, ids: dict[str, str]) -> None:
    row = session.execute(sa.select(models.origins).limit(1)).one()
    for last in "ab":
        values = {"id": f"00000000000{last}", "version_pk": row.version_pk, "start": 0, "end": 1}
        session.execute(sa.insert(models.origins).values(**values))
    with pytest.raises(Ambiguous):
        originpages.detail(session, "0000")
    assert ids
