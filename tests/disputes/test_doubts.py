"""What somebody states, beside the remark of an outlet that it could not be confirmed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claimdb.disputes import doubts
from claimdb.disputes.inorder import At
from tests.detectors.statements import held
from tests.disputes.test_denials import rows_of

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa

STATED = "Ana Ruiz said that the divers of Lesk had raised the wreck of the ferry Lark."


def test_the_remark_and_what_it_is_about(engine: sa.Engine, tmp_path: Path) -> None:
    text = f"{STATED}\nThe Oster Post has not been able to verify these accounts of the wreck."
    (row,) = rows_of(engine, tmp_path / "in", text)
    assert list(row.kinds) == ["unverified"]
    assert {(one.holder, one.stance) for one in row.positions} == {
        ("Ana Ruiz", "states it"),
        ("Outlet 0", "not confirmed"),
    }


def test_a_remark_about_something_else(engine: sa.Engine, tmp_path: Path) -> None:
    text = f"{STATED}\nThe sale of the harbour mill in Oster was not confirmed by the notary."
    rows = rows_of(engine, tmp_path / "in", text)
    assert all(one.holder != "Ana Ruiz" for row in rows for one in row.positions)


def test_what_one_is_said_to_claim_without_evidence_marks_nothing_else(engine: sa.Engine, tmp_path: Path) -> None:
    text = f"{STATED}\nIvo Kral claimed without evidence that the wreck of the ferry was sold."
    rows = rows_of(engine, tmp_path / "in", text)
    assert all(one.holder != "Ana Ruiz" for row in rows for one in row.positions)
    assert any(one.holder == "Ivo Kral" for row in rows for one in row.positions)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("that the harbour office could not corroborate", False),
        ("that those claims could not be verified", True),
    ],
)
def test_a_relative_clause_is_of_what_its_own_sentence_tells(text: str, marks: bool) -> None:
    remark = At(replace(held(text, holder="Ivo Kral", holder_kind="speaker"), cue="said"), 0, len(text))
    assert bool(doubts.remark(remark)) is marks
