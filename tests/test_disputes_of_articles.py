"""Disputes that no pair of like passages shows: wordings, offices, who did it, opposed judgements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from claimdb import db, disputes, workflow
from claimdb.extracting import Extractor
from claimdb.ingestion import Work
from claimdb.store import disputes as stored
from claimdb.store import neighbours, passages
from tests.stub import STUB

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa

    from claimdb.records import Article, Extraction, Finding, Position
    from claimdb.store.rows import DisputeRow

EVENT = (
    "The ferry Lark burned out off the island of Oster on Friday night. Divers from Lesk searched the wreck of the"
    " ferry Lark for two days. The harbour of Lesk was shut while divers searched the wreck."
)


def _direct(articles: Sequence[Article]) -> Iterator[Extraction]:
    """As the stub, with every statement in quotation marks."""
    for found in STUB.many(articles):
        yield replace(found, attributions=tuple(replace(one, form="direct") for one in found.attributions))


DIRECT = Extractor(_direct, "stub of quotations 1")


def rows_of(engine: sa.Engine, folder: Path, texts: Sequence[str]) -> list[DisputeRow]:
    folder.mkdir()
    for number, text in enumerate(texts):
        told = f"---\noutlet: Outlet {number}\npublished: 2024-05-03\n---\n" + "\n".join(text.split("|")) + "\n"
        (folder / f"{number}.txt").write_text(told)
    workflow.ingest(engine, [str(folder)], work=Work(extractor=DIRECT))
    with db.session(engine) as session:
        return stored.disputes(session)


def of_kind(rows: Sequence[DisputeRow], kind: str) -> list[DisputeRow]:
    return [row for row in rows if kind in row.kinds]


def test_one_utterance_in_two_wordings(engine: sa.Engine, tmp_path: Path) -> None:
    ours = "Ana Ruiz said that our own pilot struck us from the rear and sank the fleet in the darkest hour of the war."
    theirs = ours.replace("pilot struck us from the rear", "captain knifed us in the back")
    rows = rows_of(engine, tmp_path / "in", [ours, ours, theirs])
    (row,) = of_kind(rows, "wording")
    assert sorted(len(side) for side in row.sides) == [1, 2]
    assert {one.stance for one in row.positions} == {
        "“pilot struck us from the rear”",
        "“captain knifed us in the back”",
    }
    assert row.matter.startswith("What exactly did Ana Ruiz say: “our own ")


def test_offices_of_one_person(engine: sa.Engine, tmp_path: Path) -> None:
    texts = [
        "Ana Ruiz said that the ferry burned.|Ana Ruiz, a former deputy commander of the Oster Guard, came by boat.",
        "Ana Ruiz said that the ferry burned.|Ana Ruiz, a former commander of the 9th Fleet, came by boat.",
        "Ana Ruiz said that the ferry burned.|Ana Ruiz, a deputy commander of the Oster Guard, came by boat.",
    ]
    (row,) = of_kind(rows_of(engine, tmp_path / "in", texts), "role")
    assert row.matter == "Which office did Ana Ruiz hold?"
    assert {one.stance for one in row.positions} == {
        "former deputy commander of the Oster Guard",
        "former commander of the 9th Fleet",
    }


POSTED = "The recording of the fire was posted on the Quill app by Ana Ruiz."
OWN = "The mayor Ivo Kral posted a recording of it on a channel of the town."


def test_who_did_it_in_articles_on_one_event(engine: sa.Engine, tmp_path: Path) -> None:
    both = [f"{EVENT.replace('. ', '.|')}|{text}" for text in (POSTED, OWN)]
    (row,) = of_kind(rows_of(engine, tmp_path / "in", both), "who")
    assert {one.words for one in row.positions} == {"Ana Ruiz", "Ivo Kral"}
    with db.session(engine) as session:
        pks = passages.article_pks(session, None)
        assert neighbours.of(session, pks) == {pks[0]: [pks[0], pks[1]], pks[1]: [pks[1], pks[0]]}


def test_articles_on_other_events_do_not_meet(engine: sa.Engine, tmp_path: Path) -> None:
    rows = rows_of(engine, tmp_path / "in", [POSTED, OWN])
    assert not of_kind(rows, "who")
    with db.session(engine) as session:
        pks = passages.article_pks(session, None)
        assert neighbours.of(session, pks) == {pk: [pk] for pk in pks}


BLAME = "Ana Ruiz said that the appeal of the captain to the harbour is a scandal and a nonsense and almost a mutiny."
PRAISE = "Ivo Kral said that the appeal was meant for the harbour and that we can be proud of such an honest captain."


@pytest.mark.parametrize(("second", "found"), [(PRAISE, 1), (BLAME.replace("Ana Ruiz", "Ivo Kral"), 0)])
def test_opposed_judgements_of_two_speakers(engine: sa.Engine, tmp_path: Path, second: str, found: int) -> None:
    rows = of_kind(rows_of(engine, tmp_path / "in", [f"{BLAME}|{second}"]), "characterisation")
    assert len(rows) == found
    assert all({one.holder for one in row.positions} == {"Ana Ruiz", "Ivo Kral"} for row in rows)


def test_one_article_after_the_other_gives_the_same(engine: sa.Engine, tmp_path: Path) -> None:
    texts = [f"{EVENT.replace('. ', '.|')}|{BLAME}|{POSTED}", f"{EVENT.replace('. ', '.|')}|{PRAISE}|{OWN}"]
    at_once = [row.as_dict() for row in rows_of(engine, tmp_path / "in", texts)]
    assert at_once
    with db.session(engine, write=True) as session:
        for one in sorted({position["article"]["id"] for row in at_once for position in row["positions"]}):
            disputes.detect(session, [one])
        assert [row.as_dict() for row in stored.disputes(session)] == at_once


def test_what_fails_in_one_place_does_not_stop_the_rest(
    engine: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from claimdb import detectors

    find = detectors.find

    def failing(left: Position, *rest: Any) -> list[Finding]:
        if "dam" in left.text:
            raise ZeroDivisionError("boom")
        return find(left, *rest)

    monkeypatch.setattr(detectors, "find", failing)
    burned = "lorries burned on the Oster bridge on Friday.|"
    texts = [
        f"Ana Ruiz said that 40 {burned}Ana Ruiz said that the dam of Oster broke.",
        f"Ivo Kral said that 12 {burned}Ivo Kral said that the dam of Oster held.",
    ]
    assert of_kind(rows_of(engine, tmp_path / "in", texts), "number")
    assert "the dam " in caplog.text
    assert "boom" in caplog.text
