"""Decisions about who is who: what is written, what stands, what it points to after another run and elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models, resolution, workflow
from claimdb.errors import FormatError, NotFound, UnknownName, UsageError
from claimdb.records import Entity, Referent
from claimdb.store import articles, exchange, identities, judgements, pairs, speakers
from claimdb.store.identities import By, Part
from claimdb.store.rows import ArticleFilter, JudgementRow
from tests import factory

ANN = By(who="ann", reason="a slip")
TEXT = "The crane is safe, Marek Dolski said. Nobody asked me, Ina Vos said."


def article(session: Session, name: str, *people: str) -> str:
    """An article in which each of the people says something; gives its id."""
    text = " ".join(f"It is {number}, {person} said." for number, person in enumerate(people))
    found = [
        factory.attribution(text, f"It is {number}", source=person, cue="said", speakers=person)
        for number, person in enumerate(people)
    ]
    one = factory.article(text, url=f"https://{name}.example/", outlet=name, path=None)
    return factory.stored(session, one, factory.extraction(text, *found)).id


def key(name: str, person: str) -> Referent:
    return Referent(f"url:https://{name}.example", "person", person)


@pytest.fixture
def three(session: Session) -> Session:
    """Ina Vos in three articles, Jonas Weil in two, Mr. Weil in one."""
    article(session, "a", "Ina Vos", "Jonas Weil")
    article(session, "b", "Ina Vos", "Jonas Weil")
    article(session, "c", "Ina Vos", "Petra Lund")
    resolution.resolve(session)
    return session


def ident(session: Session, name: str) -> str:
    (row,) = speakers.find_speakers(session, name)
    return row.id


def settle(session: Session, row: JudgementRow) -> JudgementRow:
    workflow.redecide(session, identities.articles_of(session, row.value))
    return row


def counts(session: Session) -> list[tuple[str, int]]:
    return sorted((row.name, row.attributions) for row in speakers.speakers(session))


BEFORE = [("Ina Vos", 3), ("Jonas Weil", 2), ("Petra Lund", 1)]


def test_a_speaker_stands_for_names_in_articles(three: Session) -> None:
    vos = identities.referents_of(three, ident(three, "vos"))
    assert vos == tuple(key(name, "ina vos") for name in "abc")
    assert identities.speakers_of(three, vos[:1]) == [ident(three, "vos")]
    assert identities.found(three, [*vos, key("d", "ina vos")]) == set(vos)
    assert identities.referents_of(three, "none") == ()


def test_merged(three: Session) -> None:
    row = settle(three, identities.merge(three, ident(three, "weil"), ident(three, "lund"), ANN))
    assert (row.subject, row.decision, row.article_key, row.who, row.reason) == (
        "speaker",
        "same",
        None,
        "ann",
        "a slip",
    )
    assert row.value == {
        "left": [[f"url:https://{name}.example", "person", "jonas weil"] for name in "ab"],
        "right": [["url:https://c.example", "person", "petra lund"]],
        "name": None,
    }
    assert row.selector == {"left": "Jonas Weil", "right": "Petra Lund"}
    (decision,) = identities.standing(three)
    assert (decision.decision, decision.left[0], decision.right) == (
        "same", key("a", "jonas weil"), (key("c", "petra lund"),),
    )  # fmt: skip
    assert [number for _, number in counts(three)] == [3, 3]
    assert ident(three, "weil") == ident(three, "lund")
    with pytest.raises(UsageError, match="one speaker already"):
        identities.merge(three, ident(three, "weil"), ident(three, "lund"), ANN)


def test_undone_is_as_before(three: Session) -> None:
    row = settle(three, identities.merge(three, ident(three, "weil"), ident(three, "lund"), ANN))
    assert identities.last(three).id == row.id
    settle(three, judgements.undo(three, row.id, who="bo"))
    assert counts(three) == BEFORE
    assert identities.standing(three) == []
    assert [one.judgement.undone_by for one in identities.history(three)] == ["bo"]
    assert identities.history(three, undone=False) == []
    with pytest.raises(NotFound, match="No decision about speakers stands"):
        identities.last(three)


def test_the_same_decision_after_its_undoing_is_a_new_one(three: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judgements, "now", lambda: "2024-06-01T00:00:00Z")
    weil, lund = ident(three, "weil"), ident(three, "lund")
    first = identities.merge(three, weil, lund, ANN)
    assert identities.merge(three, weil, lund, ANN).id == first.id
    judgements.undo(three, first.id, who="ann")
    second = identities.merge(three, weil, lund, ANN)
    assert second.id != first.id
    assert second.undone_at is None
    assert [one.pk for one in identities.standing(three)] == [2]


def test_split_by_article_and_name(three: Session) -> None:
    (found,) = [row.id for row in articles.articles(three, ArticleFilter(outlet="c"))]
    row = settle(three, identities.split(three, ident(three, "vos"), Part(articles=[found]), ANN))
    assert row.value["left"] == [["url:https://c.example", "person", "ina vos"]]
    assert len(row.value["right"]) == 2
    assert [number for name, number in counts(three) if name.startswith("Ina Vos")] in ([1, 2], [2, 1])
    assert len(identities.speakers_of(three, [key(name, "ina vos") for name in "abc"])) == 2


def test_who_is_only_named_is_a_speaker_once_it_was_split_off(three: Session) -> None:
    text = "It is 0, Petra Lund said. Inna Vos was not there."
    said = factory.attribution(text, "It is 0", source="Petra Lund", cue="said", speakers="Petra Lund")
    named = Entity(factory.span(text, "Inna Vos"), "PERSON", 0.9)
    one = factory.article(text, url="https://d.example/", outlet="d", path=None)
    resolution.resolve(three, [factory.stored(three, one, factory.extraction(text, said, entities=(named,))).id])
    assert ident(three, "inna vos") == ident(three, "ina vos")
    settle(three, identities.split(three, ident(three, "ina vos"), Part(names=["Inna Vos"]), ANN))
    assert ident(three, "inna vos") != ident(three, "ina vos")


@pytest.mark.parametrize(
    ("part", "error", "told"),
    [
        (Part(), UsageError, "  .{8}  a 2024-05-31: Ina Vos"),
        (Part(names=["Ina Vos"]), UsageError, "All of Ina Vos"),
        (Part(names=["Inna Vos"]), UnknownName, "Nobody prints 'Inna Vos'"),
        (Part(articles=["ffff"]), NotFound, "no article 'ffff'"),
    ],
)
def test_splits_that_make_no_sense(three: Session, part: Part, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        identities.split(three, ident(three, "vos"), part, ANN)


def test_told_apart_until_merged(three: Session) -> None:
    weil, lund = ident(three, "weil"), ident(three, "lund")
    row = settle(three, identities.tell_apart(three, weil, lund, ANN))
    for pair in ((weil, lund), (lund, weil)):
        with pytest.raises(UsageError, match=rf"apart already: different by ann on .* \({row.id[:8]}\)"):
            identities.tell_apart(three, *pair, ANN)
    with pytest.raises(UsageError, match="`claimdb speakers split`"):
        identities.tell_apart(three, weil, weil, ANN)
    merged = settle(three, identities.merge(three, weil, lund, ANN))
    assert len(counts(three)) == 2
    settle(three, judgements.undo(three, merged.id, who="ann"))
    assert counts(three) == BEFORE


@pytest.mark.parametrize("name", ["", "  ", "Jonas Weil"])
def test_names_that_change_nothing(three: Session, name: str) -> None:
    with pytest.raises(UsageError):
        identities.rename(three, ident(three, "weil"), name, ANN)


def test_nothing_is_decided_before_the_speakers_are_resolved(three: Session) -> None:
    three.execute(sa.delete(models.referents))
    weil, lund = ident(three, "weil"), ident(three, "lund")
    decisions: list[Callable[[], JudgementRow]] = [
        lambda: identities.merge(three, weil, lund, ANN),
        lambda: identities.tell_apart(three, weil, lund, ANN),
        lambda: identities.split(three, weil, Part(names=["Jonas Weil"]), ANN),
        lambda: identities.rename(three, weil, "J. Weil", ANN),
    ]
    for decide in decisions:
        with pytest.raises(UsageError, match="`claimdb update`"):
            decide()
    assert identities.history(three) == []


def test_renamed(three: Session) -> None:
    row = settle(three, identities.rename(three, ident(three, "weil"), "Jonas  Weill-Holm", ANN))
    assert row.value["name"] == "Jonas Weill-Holm"
    assert ("Jonas Weill-Holm", 2) in counts(three)
    assert ident(three, "jonas weil") == ident(three, "weill-holm")


def test_history_of_one_speaker(three: Session) -> None:
    settle(three, identities.rename(three, ident(three, "vos"), "Ina Voss", ANN))
    settle(three, identities.merge(three, ident(three, "weil"), ident(three, "lund"), ANN))
    assert [row.decision for row in identities.history(three)] == ["same", "rename"]
    assert [row.decision for row in identities.history(three, ident(three, "voss"))] == ["rename"]
    assert [row.left for row in identities.history(three, ident(three, "lund"))] == ["Jonas Weil"]


def test_decisions_hold_in_an_article_that_comes_again(three: Session) -> None:
    settle(three, identities.merge(three, ident(three, "weil"), ident(three, "lund"), ANN))
    before = counts(three)
    article(three, "c", "Ina Vos", "Petra Lund")
    resolution.resolve(three)
    assert counts(three) == before


def everything(session: Session) -> list[object]:
    """Who there is, under which names, with how many statements, and what is suggested; ids left out."""
    rows = [speakers.speaker(session, row.id) for row in speakers.speakers(session)]
    who = sorted((one.row.name, one.row.kind, one.aliases, one.roles) for one in rows)
    return [who, [(pair.left.name, pair.right.name, pair.score, pair.reasons) for pair in pairs.suggested(session)]]


@pytest.mark.parametrize("decision", ["merge", "different", "split", "rename"])
def test_what_a_decision_changes_is_what_an_update_would_give(three: Session, decision: str) -> None:
    weil, lund, vos = (ident(three, name) for name in ("weil", "lund", "vos"))
    before = everything(three)
    decide: dict[str, Callable[[], JudgementRow]] = {
        "merge": lambda: identities.merge(three, weil, lund, ANN),
        "different": lambda: identities.tell_apart(three, weil, lund, ANN),
        "split": lambda: identities.split(three, vos, Part(articles=["https://c.example/"]), ANN),
        "rename": lambda: identities.rename(three, lund, "Petra Lund-Holm", ANN),
    }
    row = settle(three, decide[decision]())
    after = everything(three)
    resolution.resolve(three)
    assert everything(three) == after
    assert (after == before) == (decision == "different")
    settle(three, judgements.undo(three, row.id, who="ann"))
    assert everything(three) == before
    resolution.resolve(three)
    assert everything(three) == before


def test_a_decision_about_corrected_speakers(three: Session) -> None:
    """A name that a person gave to a statement can be merged too."""
    statement = three.scalar(sa.text("SELECT id FROM attributions WHERE source_text = 'Petra Lund'"))
    judgements.correct_speakers(three, str(statement), [("Pia Holm", "person")], who="ann")
    referents = identities.referents_of(three, ident(three, "holm"))
    assert referents == (key("c", "pia holm"),)


# ── exchange ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_decision_waits_for_its_articles(session: Session, three: Session) -> None:
    row = settle(three, identities.merge(three, ident(three, "weil"), ident(three, "lund"), ANN))
    (item,) = exchange.export_judgements(three, subject="speaker")
    assert item["article"] is None
    moved = json.loads(json.dumps(item).replace("c.example", "d.example")) | {"id": "f00d"}
    told = exchange.import_judgements(session, [moved])
    assert (told.added, told.waiting) == (1, 1)
    assert len(told.articles) == 2
    told = exchange.import_judgements(session, [item | {"id": "cafe"}])
    assert (told.added, told.waiting) == (1, 0)
    gone = item | {"undone_at": "2024-06-01T00:00:00Z", "undone_by": "bo"}
    assert exchange.import_judgements(session, [gone]).undone == 1
    assert row.id not in {one.judgement.id for one in identities.history(session, undone=False)}


@pytest.mark.parametrize(
    "broken",
    [
        {"decision": "burn"},
        {"decision": "metadata"},
        {"value": {"left": [], "right": [["a", "person", "b"]]}},
        {"value": {"left": [["a", "person", "b"]], "right": []}},
        {"value": {"left": [["a", "robot", "b"]], "right": [["a", "person", "b"]]}},
        {"value": {"left": [["a", "person"]], "right": [["a", "person", "b"]]}},
        {"value": {"left": "ab", "right": [["a", "person", "b"]]}},
        {"decision": "rename", "value": {"left": [["a", "person", "b"]], "name": " "}},
        {"selector": None},
        {"subject": "article", "article": "a"},
    ],
)
def test_lines_that_are_no_decision(three: Session, broken: dict[str, object]) -> None:
    identities.merge(three, ident(three, "weil"), ident(three, "lund"), ANN)
    (item,) = exchange.export_judgements(three)
    with pytest.raises(FormatError, match="Line 1"):
        exchange.import_judgements(three, [item | {"id": "f00d"} | broken], subject="speaker")
