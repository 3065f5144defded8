"""`disputes` and `dispute`: what they print, how they end, what people decide."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
import sqlalchemy as sa

from claimdb import db, models, workflow
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
    shown = json.loads(claimdb("dispute", str(first(claimdb)["id"]), "--format", "json").out)
    assert shown == first(claimdb) | {"independent": shown["independent"]}
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
    unknown = claimdb("disputes", "--speaker", "Nobody Known")
    assert unknown.code == 3
    assert "`claimdb claims --about 'Nobody Known'` finds who is only named" in unknown.err


@pytest.mark.usefixtures("database")
def test_an_empty_database_says_what_to_do(claimdb: Claimdb) -> None:
    done = claimdb("disputes")
    assert (done.code, done.out) == (0, "")
    assert "claimdb ingest" in done.err


@pytest.mark.usefixtures("bridge")
def test_what_is_stored_verifies(claimdb: Claimdb) -> None:
    assert claimdb("verify").code == 0
    assert "disputes" in claimdb("stats").out


# ── merged and split ─────────────────────────────────────────────────────────────────────────────────────────────

MORE = {
    "d": "Eva Moe said that 90 lorries burned on the Oster bridge on Friday.",
    "e": "Ana Ruiz said that 300 sheep drowned in the Lissa river on Sunday.",
    "f": "Ivo Kral said that 80 sheep drowned in the Lissa river on Sunday.",
}


@pytest.fixture
def sheep(bridge: Path, tmp_path: Path) -> Path:
    """90 lorries too; and in the same way 300 and 80 sheep."""
    for name, text in MORE.items():
        head = f"---\noutlet: The {name.upper()} Post\npublished: 2024-05-03\n---\n"
        (tmp_path / "in" / f"{name}.txt").write_text(f"{head}{text}\n")
    engine = db.open_database(str(bridge))
    workflow.ingest(engine, [str(tmp_path / "in")], work=Work(extractor=STUB))
    engine.dispose()
    return bridge


def listed(claimdb: Claimdb) -> list[list[str]]:
    """The figures that each dispute holds."""
    rows = json.loads(claimdb("disputes", "--format", "json").out)
    return sorted(sorted(re.sub(r"\D", "", one["words"]) for one in row["positions"]) for row in rows)


def of(claimdb: Claimdb, figure: str) -> tuple[str, int]:
    """The dispute that holds a figure, and the number of the position."""
    for row in json.loads(claimdb("disputes", "--format", "json").out):
        for one in row["positions"]:
            if figure in one["words"]:
                return row["id"], one["number"]
    raise AssertionError(figure)


LORRIES, SHEEP = ["12", "40", "90"], ["300", "80"]


def test_what_was_merged_can_be_split_again(claimdb: Claimdb, sheep: Path) -> None:
    assert listed(claimdb) == [LORRIES, SHEEP]
    merged = claimdb("dispute", of(claimdb, "40")[0], "--merge", of(claimdb, "300")[0])
    assert merged.code == 0
    assert len(re.findall(r"^Now \w{8}: ", merged.out, re.MULTILINE)) == 1
    assert listed(claimdb) == [sorted(LORRIES + SHEEP)]
    whole, number = of(claimdb, "80")
    shown = claimdb("dispute", whole).out
    order = ["".join(re.findall(r"\d", stance)) for stance in re.findall(r"^Side \d+  (.*)$", shown, re.MULTILINE)]
    assert sorted(order) == sorted(LORRIES + SHEEP)
    assert sorted(order[:3]) == LORRIES or sorted(order[:2]) == SHEEP  # what is set against each other together
    done = claimdb("dispute", whole, "--split", str(number))
    assert done.code == 0
    assert len(re.findall(r"^Now \w{8}: ", done.out, re.MULTILINE)) == 2
    assert listed(claimdb) == [LORRIES, SHEEP]
    engine = db.open_database(str(sheep))
    workflow.update(engine)
    engine.dispose()
    assert listed(claimdb) == [LORRIES, SHEEP]
    undo = re.search(r"claimdb judge undo (\w+)", done.out)
    assert undo
    claimdb("judge", "undo", undo[1])
    assert listed(claimdb) == [sorted(LORRIES + SHEEP)]


@pytest.mark.usefixtures("sheep")
def test_what_is_split_off_takes_along_what_it_is_set_against(claimdb: Claimdb) -> None:
    whole, number = of(claimdb, "90")
    assert claimdb("dispute", whole, "--split", str(number)).code == 0
    assert listed(claimdb) == [["12", "40"], LORRIES, SHEEP]


@pytest.mark.usefixtures("sheep")
def test_merged_again_after_a_split(claimdb: Claimdb) -> None:
    whole, number = of(claimdb, "90")
    claimdb("dispute", whole, "--split", str(number))
    one, other = (row["id"] for row in json.loads(claimdb("disputes", "--about", "lorries", "--format", "json").out))
    assert claimdb("dispute", one, "--merge", other).code == 0
    assert listed(claimdb) == [LORRIES, SHEEP]


@pytest.mark.usefixtures("bridge")
def test_a_split_that_leaves_nothing_says_why(claimdb: Claimdb) -> None:
    found = str(first(claimdb)["id"])
    done = claimdb("dispute", found, "--split", "2")
    assert done.code == 2
    assert "nothing would be left" in done.err
    assert "--dismiss" in done.err
    assert claimdb("judgements", "--count").out == "0\n"


# ── decisions shown ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("sheep")
def test_judgements_name_the_matters(claimdb: Claimdb) -> None:
    lorries, sheep = of(claimdb, "40")[0], of(claimdb, "300")[0]
    matters = {row["id"]: row["matter"] for row in json.loads(claimdb("disputes", "--format", "json").out)}
    claimdb("dispute", lorries, "--merge", sheep, "--who", "me")
    whole, number = of(claimdb, "80")
    claimdb("dispute", whole, "--split", str(number), "--who", "me")
    split, merge = csv.DictReader(claimdb("judgements", "--format", "csv").out.splitlines())
    assert merge["about"] == matters[lorries]
    assert merge["value"] == f"is one matter with: {matters[sheep]}"
    assert split["value"] == "is another matter: “80 sheep drowned in the Lissa river on Sunday”"


@pytest.mark.usefixtures("bridge")
def test_a_dismissed_dispute_is_still_found(claimdb: Claimdb) -> None:
    row = first(claimdb)
    found = str(row["id"])
    done = claimdb("dispute", found, "--dismiss", "--reason", "two bridges", "--who", "me")
    assert f"claimdb dispute {found[:8]}" in done.out
    shown = claimdb("dispute", found[:8])
    assert shown.code == 0
    undo = re.search(r"claimdb judge undo (\w+)", shown.out)
    assert undo
    for part in (str(row["matter"]), "dismissed by me on ", "two bridges", "The A Post: 40 lorries burned"):
        assert part in shown.out
    told = json.loads(claimdb("dispute", found, "--format", "json").out)
    assert (told["id"], told["dismissed"]["who"], len(told["positions"])) == (found, "me", 2)
    for again in (["--dismiss"], ["--confirm"], ["--split", "1"]):
        refused = claimdb("dispute", found, *again)
        assert refused.code == 3
        assert "was dismissed by me on " in refused.err
    (one,) = json.loads(claimdb("disputes", "--dismissed", "--format", "json").out)
    assert one == told
    assert undo[1] in claimdb("disputes", "--dismissed").out
    assert claimdb("disputes", "--dismissed", "--about", "orchard", "--count").out == "0\n"
    assert claimdb("disputes", "--dismissed", "--kind", "number").code == 2
    assert "0 confirmed" not in claimdb("stats").out
    assert "1 dismissed" in claimdb("stats").out
    claimdb("judge", "undo", undo[1])
    assert claimdb("disputes", "--dismissed").err == "No dismissed dispute fits.\n"
    assert "Side 1" in claimdb("dispute", found).out


@pytest.mark.usefixtures("bridge")
def test_confirming_twice_is_told(claimdb: Claimdb) -> None:
    found = str(first(claimdb)["id"])
    assert claimdb("dispute", found, "--confirm", "--who", "me").code == 0
    again = claimdb("dispute", found, "--confirm", "--who", "me")
    assert again.code == 2
    assert "confirmed already, by me on" in again.err
    assert claimdb("judgements", "--count").out == "1\n"
    assert "1 confirmed by people" in claimdb("stats").out


def test_ids_that_begin_alike_are_told_apart_by_their_matters(claimdb: Claimdb, sheep: Path) -> None:
    engine = db.open_database(str(sheep))
    with db.session(engine, write=True) as session:
        table = models.disputes
        for number, pk in enumerate(session.scalars(sa.select(table.c.pk)).all()):
            session.execute(sa.update(table).where(table.c.pk == pk).values(id=f"abc{number}" * 4))
    engine.dispose()
    done = claimdb("dispute", "abc")
    assert (done.code, done.out) == (3, "")
    for row in json.loads(claimdb("disputes", "--format", "json").out):
        assert f"  {row['id'][:8]}  {row['matter']}\n" in done.err + "\n"
    assert claimdb("dispute", "abc0").code == 0
    assert claimdb("dispute", "").code == 3


@pytest.mark.usefixtures("bridge")
def test_every_position_has_an_origin_with_a_letter(claimdb: Claimdb) -> None:
    row = json.loads(claimdb("dispute", str(first(claimdb)["id"]), "--format", "json").out)
    assert sorted(number for one in row["independent"] for number in one["positions"]) == [1, 2]
    assert len(row["independent"]) == row["origins"]
    shown = claimdb("dispute", row["id"]).out
    for at, one in enumerate(row["independent"]):
        letter = "AB"[at]
        assert f"origin {letter}" in shown
        assert re.search(rf"^  {letter} +positions? {', '.join(map(str, one['positions']))}", shown, re.MULTILINE)


# ── listed ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("sheep")
def test_sorted_by_what_a_reader_asks_for(claimdb: Claimdb) -> None:
    def sizes(*args: str) -> list[int]:
        return [len(row["positions"]) for row in json.loads(claimdb("disputes", *args, "--format", "json").out)]

    assert sizes("--sort", "positions") == [2, 3]
    assert sizes("--sort", "-positions") == [3, 2]
    assert sizes("--sort", "-positions", "--limit", "1") == [3]
    for word in ("score", "-date", "origins", "matter"):
        assert sorted(sizes("--sort", word)) == [2, 3]
    wrong = claimdb("disputes", "--sort", "colour")
    assert wrong.code == 2
    assert "choose among score, date, positions, origins, matter" in wrong.err


@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize("width", [40, 80, 200])
def test_ids_stand_in_front_and_nothing_is_wider_than_the_screen(
    claimdb: Claimdb, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    found = str(first(claimdb)["id"])
    lines = claimdb("disputes").out.splitlines()
    assert lines[0].startswith(f"{found[:8]}  ")
    assert max(map(len, lines)) <= width
    shown = claimdb("dispute", found).out
    assert max(len(line) for line in shown.splitlines() if len(line.split()) > 1) <= width  # links stay whole
    assert "marks    [[position]] <words" in shown
    why = shown[shown.index("\nwhy ") + 1 :].splitlines()
    wrapped = why[1 : next(at for at, line in enumerate(why) if line.startswith("origins"))]
    assert all(line.startswith(" " * 9) for line in wrapped)


def test_a_name_that_begins_small_stays_so(claimdb: Claimdb, bridge: Path) -> None:
    engine = db.open_database(str(bridge))
    with db.session(engine, write=True) as session:
        session.execute(sa.update(models.outlets).where(models.outlets.c.name == "The A Post").values(name="aPost"))
        session.execute(
            sa.update(models.disputes).values(reason="APost marks it: “APost.” APost does. The B Post not.")
        )
    engine.dispose()
    assert first(claimdb)["reason"] == "aPost marks it: “APost.” aPost does. The B Post not."
    assert "  aPost marks it" in claimdb("disputes").out
