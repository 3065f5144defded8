from __future__ import annotations

import json
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import db, verification
from claimdb.errors import Ambiguous, FormatError, NotFound, UsageError
from claimdb.records import Span
from claimdb.store import articles, exchange, judgements, saving, search, speakers, statements
from claimdb.store.judgements import Correction
from claimdb.store.rows import Statement, StatementFilter
from tests import factory

SHED, HURT = "the fire “started in the north shed” … it could spread", "“Nobody was hurt,”"
LONGER = factory.TEXT.replace("The harbour master", "UPDATED at noon.\nThe harbour master")


def by_text(session: Session, text: str) -> Statement:
    found = statements.statements(session, StatementFilter(modality=None, regions=None))
    return next(one for one in found if one.text == text)


def shown(session: Session) -> list[str]:
    return [one.text for one in statements.statements(session, StatementFilter(sort=["place"]))]


def sound(session: Session) -> bool:
    return verification.verify(session).faults == ()


def again(session: Session, text: str = factory.TEXT) -> None:
    """Another run over the same article, perhaps with a changed text."""
    factory.stored(session, factory.article(text), factory.extraction(text))


def test_rejected_and_taken_back(session: Session) -> None:
    factory.stored(session)
    one = by_text(session, SHED)
    made = judgements.reject(session, one.id, who="ann", reason="a caption")
    assert shown(session) == [HURT]
    assert search.search_statements(session, "shed") == []
    detail = statements.statement(session, one.id)
    assert detail.statement.rejected
    assert [(row.id, row.reason) for row in detail.judgements] == [(made.id, "a caption")]
    assert sound(session)
    judgements.undo(session, made.id[:6], who="bo")
    assert shown(session) == [SHED, HURT]
    (row,) = judgements.judgements(session)
    assert (row.undone_by, row.decision) == ("bo", "reject")
    with pytest.raises(UsageError, match="was undone by bo"):
        judgements.undo(session, made.id, who="bo")
    assert judgements.judgements(session, undone=False) == []


@pytest.mark.parametrize("text", [factory.TEXT, LONGER])
def test_survives_another_run_and_a_changed_text(session: Session, text: str) -> None:
    factory.stored(session)
    judgements.reject(session, by_text(session, SHED).id, who="ann")
    judgements.correct_speakers(session, by_text(session, HURT).id, [("Ada Holm", "person")], who="ann")
    again(session, text)
    assert shown(session) == [HURT]
    assert [one.name for one in by_text(session, HURT).speakers] == ["Ada Holm"]
    assert judgements.unanchored(session) == []
    assert sound(session)


def test_a_judgement_whose_words_are_gone_waits(session: Session) -> None:
    factory.stored(session)
    made = judgements.reject(session, by_text(session, HURT).id, who="ann")
    text = "The fire is out, Lena Brandt said."
    factory.stored(
        session, factory.article(text), factory.extraction(text, factory.attribution(text, "The fire is out"))
    )
    assert [row.id for row in judgements.unanchored(session)] == [made.id]
    again(session)
    assert shown(session) == [SHED]


def test_corrected_speakers_stay_when_links_are_written_again(session: Session) -> None:
    factory.stored(session)
    one = by_text(session, HURT)
    made = judgements.correct_speakers(
        session, one.id, [("Lena Brandt", "person"), ("Port Authority", "organisation")], who="ann"
    )
    factory.link_all(session)
    found = by_text(session, HURT)
    assert [(who.name, who.kind, who.score) for who in found.speakers] == [
        ("Lena Brandt", "person", 1.0),
        ("Port Authority", "organisation", 1.0),
    ]
    assert found.candidates == ()
    (brandt,) = speakers.find_speakers(session, "brandt")
    assert brandt.attributions == 2
    assert sound(session)
    judgements.undo(session, made.id, who="ann")
    assert [who.name for who in by_text(session, HURT).speakers] == ["Odd Lie"]
    assert speakers.find_speakers(session, "authority") == []
    assert sound(session)


def test_nobody_can_be_the_speaker(session: Session) -> None:
    factory.stored(session)
    judgements.correct_speakers(session, by_text(session, HURT).id, [], who="ann")
    found = by_text(session, HURT)
    assert (found.speakers, found.candidates) == ((), ())
    assert statements.count(session, StatementFilter(unresolved=True)) == 1
    with pytest.raises(UsageError, match="kinds are"):
        judgements.correct_speakers(session, found.id, [("X", "robot")], who="ann")  # type: ignore[list-item]


def test_corrected_spans_take_the_statements_place(session: Session) -> None:
    factory.stored(session)
    old = by_text(session, HURT)
    right = Correction(content=[factory.span(factory.TEXT, "Nobody was hurt")], cue=[], form="direct")
    made = judgements.correct_spans(session, old.id, right, who="ann")
    new = by_text(session, "Nobody was hurt")
    assert shown(session) == [SHED, "Nobody was hurt"]
    assert new.id != old.id
    assert (new.source, new.medium, new.cue.text) == (old.source, old.medium, "")
    assert [who.name for who in new.speakers] == ["Odd Lie"]
    assert (new.judgements, new.paragraph, new.said_on) == ((made.id,), 3, old.said_on)
    assert statements.statement(session, old.id).statement.rejected
    assert search.search_statements(session, "hurt")[0].statement.id == new.id
    assert sound(session)
    again(session)
    assert by_text(session, "Nobody was hurt").id == new.id
    judgements.undo(session, made.id, who="ann")
    assert shown(session) == [SHED, HURT]
    assert sound(session)


def test_corrected_spans_stand_where_a_new_model_finds_nothing(session: Session) -> None:
    saved = factory.stored(session)
    right = Correction(content=[factory.span(factory.TEXT, "Nobody was hurt")])
    judgements.correct_spans(session, by_text(session, HURT).id, right, who="ann")
    less = factory.extraction(factory.TEXT, factory.fire()[0])
    saving.save_extraction(session, saved.id, less, factory.run_id(session), 0.1)
    assert shown(session) == [SHED, "Nobody was hurt"]
    assert sound(session)


def test_a_correction_of_the_source_alone_keeps_the_id(session: Session) -> None:
    factory.stored(session)
    old = by_text(session, HURT)
    right = Correction(content=old.content, source=[factory.span(factory.TEXT, "Odd Lie")])
    judgements.correct_spans(session, old.id, right, who="ann")
    found = statements.statement(session, old.id).statement
    assert (found.id, found.source.text, found.rejected) == (old.id, "Odd Lie", False)
    again(session)
    assert statements.statement(session, old.id).statement.source.text == "Odd Lie"
    assert sound(session)


def test_one_judgement_on_another(session: Session) -> None:
    """Corrected, then given to somebody else; the first is undone and the second holds."""
    text = "Lie said that Brandt said that the quay is shut now."
    outer = factory.attribution(text, "Brandt said that the quay is shut now", source="Lie", speakers="Odd Lie")
    inner = factory.attribution(text, "the quay is shut", source="Brandt", speakers="Brandt", parent=0)
    factory.stored(session, factory.article(text), factory.extraction(text, outer, inner))
    first = by_text(session, "Brandt said that the quay is shut now")
    right = Correction(content=[factory.span(text, "Brandt said that the quay is shut")])
    made = judgements.correct_spans(session, first.id, right, who="ann")
    new = by_text(session, "Brandt said that the quay is shut")
    assert by_text(session, "the quay is shut").parent == new.id
    judgements.correct_speakers(session, new.id, [("Ada Holm", "person")], who="ann")
    assert [who.name for who in by_text(session, new.text).speakers] == ["Ada Holm"]
    assert sound(session)
    judgements.undo(session, made.id, who="ann")
    assert [who.name for who in by_text(session, first.text).speakers] == ["Ada Holm"]
    assert by_text(session, "the quay is shut").parent == first.id
    assert sound(session)


@pytest.mark.parametrize("spans", [[], [(5, 5)], [(9, 12), (3, 5)], [(0, 100_000)]])
def test_spans_that_make_no_sense(session: Session, spans: list[tuple[int, int]]) -> None:
    factory.stored(session)
    right = Correction(content=[Span(*span) for span in spans])
    with pytest.raises(UsageError, match=r"spans of the content|needs content"):
        judgements.correct_spans(session, by_text(session, HURT).id, right, who="ann")


def test_accepted_statements_and_names_of_judges(session: Session) -> None:
    factory.stored(session)
    one = by_text(session, HURT)
    judgements.accept(session, one.id, who="ann")
    assert shown(session) == [SHED, HURT]
    assert [row.decision for row in judgements.judgements(session, who="ann")] == ["accept"]
    assert judgements.judgements(session, decision="reject") == []
    with pytest.raises(UsageError, match="name of who"):
        judgements.reject(session, one.id, who=" ")
    with pytest.raises(NotFound):
        judgements.undo(session, "zz", who="ann")


def test_the_same_decision_twice_is_one(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judgements, "now", lambda: "2024-06-01T00:00:00Z")
    factory.stored(session)
    one = by_text(session, HURT)
    first = judgements.accept(session, one.id, who="ann")
    assert judgements.accept(session, one.id, who="ann") == first
    for other in (SHED,):
        judgements.accept(session, by_text(session, other).id, who="ann")
    assert len(judgements.judgements(session)) == 2


def test_a_beginning_that_fits_several_ids(session: Session) -> None:
    saved = factory.stored(session)
    for number in range(20):
        articles.set_metadata(session, saved.id, {"title": f"Title {number}"}, who="ann")
    ids = [row.id for row in judgements.judgements(session)]
    shared = next(one[0] for one in ids if sum(other[0] == one[0] for other in ids) > 1)
    with pytest.raises(Ambiguous):
        judgements.undo(session, shared, who="ann")


# ── exchange ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_judgements_travel_to_another_database(session: Session, empty_database: Path, tmp_path: Path) -> None:
    saved = factory.stored(session)
    judgements.reject(session, by_text(session, SHED).id, who="ann")
    judgements.correct_speakers(session, by_text(session, HURT).id, [("Ada Holm", "person")], who="ann")
    articles.set_metadata(session, saved.id, {"outlet": "Gazette"}, who="ann")
    lines = [json.dumps(one) for one in exchange.export_judgements(session)]
    assert len(lines) == 3

    other = tmp_path / "other.db"
    other.write_bytes(empty_database.read_bytes())
    engine = db.open_database(str(other))
    with db.session(engine, write=True) as there:
        told = exchange.import_judgements(there, map(json.loads, lines))
        assert (told.added, told.undone, told.known, told.waiting) == (3, 0, 0, 3)
        factory.stored(there)
        assert shown(there) == [HURT]
        assert [who.name for who in by_text(there, HURT).speakers] == ["Ada Holm"]
        assert by_text(there, HURT).article.outlet == "Gazette"
        told = exchange.import_judgements(there, map(json.loads, lines))
        assert (told.added, told.undone, told.known, told.waiting) == (0, 0, 3, 0)
        rejected = next(json.loads(line) for line in lines if json.loads(line)["decision"] == "reject")
        gone = rejected | {"undone_at": "2024-06-01T00:00:00Z", "undone_by": "ann"}
        assert exchange.import_judgements(there, [gone]).undone == 1
        assert shown(there) == [SHED, HURT]
        assert sound(there)
    engine.dispose()


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"decision": "burn"},
        {"subject": "weather"},
        {"selector": {}},
        {"value": {"speakers": [{"name": "X", "kind": "robot"}]}},
        {"value": {"form": "loud"}},
        {"value": None},
    ],
)
def test_lines_that_are_no_judgement(session: Session, broken: dict[str, object]) -> None:
    factory.stored(session)
    judgements.reject(session, by_text(session, SHED).id, who="ann")
    (good,) = exchange.export_judgements(session)
    with pytest.raises(FormatError, match="Line 2"):
        exchange.import_judgements(session, [good, {} if not broken else good | {"id": "f00"} | broken])


def test_the_selector_is_the_w3cs(session: Session) -> None:
    factory.stored(session)
    made = judgements.reject(session, by_text(session, HURT).id, who="ann")
    (part,) = made.selector["content"]
    assert {one["type"] for one in part} == {"TextPositionSelector", "TextQuoteSelector"}
    assert part[1]["exact"] == HURT


def test_nothing_is_removed_from_the_table(session: Session) -> None:
    saved = factory.stored(session)
    made = judgements.reject(session, by_text(session, SHED).id, who="ann")
    judgements.undo(session, made.id, who="ann")
    articles.remove(session, saved.id)
    assert session.scalar(sa.text("SELECT count(*) FROM judgements")) == 1
