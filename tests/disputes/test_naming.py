"""A message that names nobody, beside what its sender is quoted with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.disputes.test_denials import EVENT, rows_of

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa

QUOTED = f"{EVENT}\nAna Ruiz said that Emil Kral had signed the order to sink the ferry Lark."
SILENT = (
    f"{EVENT}\nFriends of the captain Ana Ruiz said that she meant Emil Kral and Lea Brandt.\n"
    "Her recording of Friday did not name either owner of the ferry Lark."
)


def test_either_of_those_who_stand_in_the_sentence_before(engine: sa.Engine, tmp_path: Path) -> None:
    rows = rows_of(engine, tmp_path / "in", QUOTED, SILENT)
    (row,) = [row for row in rows if "who" in row.kinds]
    assert row.matter == "Does Ana Ruiz name anybody?"
    assert {one.stance for one in row.positions} == {"names somebody", "names nobody"}


def test_a_message_of_somebody_else(engine: sa.Engine, tmp_path: Path) -> None:
    other = SILENT.replace("Ana Ruiz", "Ivo Mraz")
    rows = rows_of(engine, tmp_path / "in", QUOTED, other)
    assert not [row for row in rows if "who" in row.kinds]
