"""Two short notes on one event: what a reader sees at once is found, and what is another event is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimdb import db, workflow
from claimdb.store import disputes as stored

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa

    from claimdb.store.rows import DisputeRow

DISPUTED = {
    "negated": (
        "Mayor Ana Ruiz said the bridge will reopen in May.",
        "Ana Ruiz said the bridge will not reopen in May.",
    ),
    "by another": (
        "Ana Ruiz said the bridge will reopen in May.",
        "Ilka Marrowby said the bridge will not reopen in May.",
    ),
    "opposite": ("The council approved the plan, Ana Ruiz said.", "The council rejected the plan, Ilka Marrowby said."),
    "of one word": ("Police said the driver was drunk.", "His lawyer said the driver was sober."),
    "failed": (
        "The ferry's engine had failed, Orlo Venn said.",
        "The ferry's engine had worked without fault, Ana Ruiz said.",
    ),
    "judged": ("Ana Ruiz called the new bridge a triumph.", "Critic Orlo Venn called the new bridge a disaster."),
    "number and day": (
        "A ferry struck the north pier in Lesk on Monday morning, injuring 12 people, police said.",
        "A ferry struck the north pier in Lesk on Sunday morning, injuring 15 people, police said.",
    ),
}
AGREED = {
    "the same": ("Mayor Ana Ruiz said the bridge will reopen in May.", "Ana Ruiz said the bridge will reopen in May."),
    "another thing": (
        "Ana Ruiz said the bridge will reopen in May.",
        "Ana Ruiz said the school will not reopen in May.",
    ),
    "two events": (
        "A ferry struck the north pier in Lesk on Monday morning, injuring 12 people, police said.",
        "A bus struck a tree near Oster on Sunday night, injuring 15 people, police said.",
    ),
}


def rows_of(engine: sa.Engine, folder: Path, texts: tuple[str, str], later: str = "2024-05-06") -> list[DisputeRow]:
    folder.mkdir()
    for number, (text, day) in enumerate(zip(texts, ("2024-05-06", later), strict=True)):
        (folder / f"{number}.txt").write_text(f"---\noutlet: Outlet {number}\npublished: {day}\n---\n{text}\n")
    workflow.ingest(engine, [str(folder)])
    with db.session(engine) as session:
        return stored.disputes(session)


@pytest.mark.parametrize("name", DISPUTED)
def test_what_two_notes_dispute(engine: sa.Engine, tmp_path: Path, name: str) -> None:
    (row,) = rows_of(engine, tmp_path / "in", DISPUTED[name])
    assert len(row.sides) == 2


@pytest.mark.parametrize("name", AGREED)
def test_what_they_do_not(engine: sa.Engine, tmp_path: Path, name: str) -> None:
    assert not rows_of(engine, tmp_path / "in", AGREED[name])


def test_two_differences_are_one_matter(engine: sa.Engine, tmp_path: Path) -> None:
    (row,) = rows_of(engine, tmp_path / "in", DISPUTED["number and day"])
    assert set(row.kinds) == {"number", "time"}


@pytest.mark.parametrize("name", ["opposite", "of one word"])
def test_weeks_apart_it_is_another_occasion(engine: sa.Engine, tmp_path: Path, name: str) -> None:
    assert not rows_of(engine, tmp_path / "in", DISPUTED[name], later="2024-05-27")
