"""`disputes` and `dispute`: what they print, how they end, what people decide."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from claimdb import db, workflow
from claimdb.ingestion import Work
from tests.cli.conftest import Claimdb
from tests.stub import STUB

TEXTS = {
    "a": "Ana Ruiz said that 40 lorries burned on the Oster bridge on Friday.",
    "b": "Ivo Kral said that 12 lorries burned on the Oster bridge on Friday.",
    "c": "Lea Brandt said that the orchard was sold to a chess club.",
}


@pytest.fixture
def bridge(database: Path, tmp_path: Path) -> Path:
    """`claims.db`: 40 lorries in The A Post, 12 in The B Post."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in TEXTS.items():
        head = f"---\noutlet: The {name.upper()} Post\npublished: 2024-05-03\n---\n"
        (folder / f"{name}.txt").write_text(f"{head}{text}\n")
    engine = db.open_database(str(database))
    workflow.ingest(engine, [str(folder)], work=Work(extractor=STUB))
    engine.dispose()
    return database


def first(claimdb: Claimdb) -> dict[str, object]:
    found: dict[str, object] = json.loads(claimdb("disputes", "--format", "json").out)[0]
    return found


@pytest.mark.usefixtures("bridge")
def test_the_list(claimdb: Claimdb) -> None:
    done = claimdb("disputes")
    lines = done.out.splitlines()
    assert done.code == 0
    assert "lorries" in lines[0]
    assert "Ana Ruiz in The A Post" in done.out
    assert "Ivo Kral in The B Post" in done.out
    assert max(map(len, lines)) <= 80


@pytest.mark.usefixtures("bridge")
def test_the_object(claimdb: Claimdb) -> None:
    row = first(claimdb)
    assert list(row)[:7] == ["id", "matter", "kinds", "strength", "score", "reason", "positions"]
    positions = row["positions"]
    assert isinstance(positions, list)
    assert {one["holder"] for one in positions} == {"Ana Ruiz", "Ivo Kral"}
    assert {one["article"]["outlet"] for one in positions} == {"The A Post", "The B Post"}
    assert all(one["holder_kind"] == "speaker" and one["attribution"] for one in positions)


@pytest.mark.usefixtures("bridge")
def test_other_formats_and_counts(claimdb: Claimdb) -> None:
    assert claimdb("disputes", "--count").out == "1\n"
    csv = claimdb("disputes", "--format", "csv").out.splitlines()
    assert csv[0].startswith("id,matter,kinds,strength,score,positions")
    assert len(csv) == 2
    assert claimdb("disputes", "--kind", "place", "--count").out == "0\n"
    assert claimdb("disputes", "--speaker", "Ruiz", "--count").out == "1\n"
    assert claimdb("disputes", "--about", "orchard").err == "No dispute fits.\n"


@pytest.mark.usefixtures("bridge")
def test_one_dispute_in_context(claimdb: Claimdb) -> None:
    done = claimdb("dispute", str(first(claimdb)["id"])[:6])
    assert "Side 1" in done.out
    assert "Side 2" in done.out
    assert "Ana Ruiz said that [[" in done.out
    assert "a.txt:5" in done.out
    assert json.loads(claimdb("dispute", str(first(claimdb)["id"]), "--format", "json").out) == first(claimdb)
    table = claimdb("dispute", str(first(claimdb)["id"]), "--format", "csv").out.splitlines()
    assert table[0].startswith("number,side,stance,holder")
    assert len(table) == 3


@pytest.mark.usefixtures("bridge")
def test_decided_and_taken_back(claimdb: Claimdb) -> None:
    found = str(first(claimdb)["id"])
    done = claimdb("dispute", found, "--dismiss", "--reason", "two bridges", "--who", "me")
    assert done.code == 0
    assert claimdb("disputes", "--count").out == "0\n"
    undo = re.search(r"claimdb judge undo (\w+)", done.out)
    assert undo
    assert claimdb("judge", "undo", undo[1]).code == 0
    assert first(claimdb)["id"] == found
    assert claimdb("dispute", found, "--confirm", "--who", "me").code == 0
    assert first(claimdb)["strength"] == "clear"
    assert "confirm by me" in claimdb("dispute", found).out
    assert "verified" not in claimdb("disputes").err


@pytest.mark.usefixtures("bridge")
def test_wrong_use(claimdb: Claimdb) -> None:
    found = str(first(claimdb)["id"])
    assert claimdb("dispute", found, "--confirm", "--dismiss").code == 2
    assert claimdb("dispute", found, "--split", "9").code == 2
    assert claimdb("dispute", found, "--split", "1", "--split", "2").code == 2
    assert claimdb("dispute", found, "--merge", found).code == 2
    assert claimdb("dispute", "ffff").code == 3
    assert claimdb("disputes", "--kind", "colour").code == 2
    assert claimdb("disputes", "--speaker", "Nobody Known").code == 3


@pytest.mark.usefixtures("database")
def test_an_empty_database_says_what_to_do(claimdb: Claimdb) -> None:
    done = claimdb("disputes")
    assert (done.code, done.out) == (0, "")
    assert "claimdb ingest" in done.err


@pytest.mark.usefixtures("bridge")
def test_what_is_stored_verifies(claimdb: Claimdb) -> None:
    assert claimdb("verify").code == 0
    assert "disputes" in claimdb("stats").out
