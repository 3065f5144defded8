"""`speakers`: suggested, decided, taken back, listed, exchanged; what the commands say and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimdb import db, resolution
from claimdb.records import Attribution, SpeakerGuess
from tests import factory
from tests.cli.conftest import Claimdb, Done

DOLSKI = ("Marek Dolski", "harbour commander")
VOS = ("Ina Vos", "ship owner")
DOCK = "The crane is safe, Marek Dolski said. Nobody asked me, Ina Vos said."
PIER = "The crane was never tested, Marek Dloski said. The strike is over, Jonas Weil said."
PORT = "We sail on Monday, Ina Vos said."
QUAY = "It was windy, Ina Vos said."


def said(text: str, *found: tuple[str, str, str]) -> list[Attribution]:
    """Content, speaker, role."""
    return [
        factory.attribution(
            text, content, source=name, cue="said", speakers=(SpeakerGuess(name, "person", 0.95, role or None),)
        )
        for content, name, role in found
    ]


@pytest.fixture
def harbour(database: Path) -> Path:
    """`claims.db`: a harbour commander in two spellings, Ina Vos in three articles, Jonas Weil in one."""
    engine = db.open_database(str(database))
    weil = ("Jonas Weil", "union leader")
    stories = {
        "dock": (DOCK, said(DOCK, ("The crane is safe", *DOLSKI), ("Nobody asked me", *VOS))),
        "pier": (PIER, said(PIER, ("The crane was never tested", "Marek Dloski", ""), ("The strike is over", *weil))),
        "port": (PORT, said(PORT, ("We sail on Monday", *VOS))),
        "quay": (QUAY, said(QUAY, ("It was windy", *VOS))),
    }
    with db.session(engine, write=True) as session:
        for number, (name, (text, found)) in enumerate(stories.items(), 1):
            article = factory.article(
                text, outlet=f"The {name.title()}", path=f"{name}.txt", title=name, published=f"2024-05-0{number}"
            )
            factory.stored(session, article, factory.extraction(text, *found))
        resolution.resolve(session)
    engine.dispose()
    return database


def listed(claimdb: Claimdb) -> dict[str, int]:
    rows = json.loads(claimdb("speakers", "--format", "json").out)
    return {row["name"]: row["attributions"] for row in rows}


def counts(claimdb: Claimdb) -> list[tuple[str, int]]:
    """Namesakes too."""
    rows = json.loads(claimdb("speakers", "--format", "json").out)
    return sorted((row["name"], row["attributions"]) for row in rows)


def ident(claimdb: Claimdb, name: str) -> str:
    rows = json.loads(claimdb("speakers", "--format", "json").out)
    return str(next(row["id"] for row in rows if row["name"] == name))


def judgement(done: Done) -> str:
    """The ID in ``… `claimdb speakers undo ID` takes it back.``"""
    assert done.code == 0, done.err
    return done.out.split("`claimdb speakers undo ")[1].split("`")[0]


BEFORE = {"Ina Vos": 3, "Marek Dolski": 1, "Marek Dloski": 1, "Jonas Weil": 1}
MERGED = {"Ina Vos": 3, "Jonas Weil": 1}


@pytest.mark.usefixtures("harbour")
def test_a_typing_slip_is_suggested_not_merged(claimdb: Claimdb) -> None:
    assert listed(claimdb) == BEFORE
    (pair,) = json.loads(claimdb("speakers", "suggest", "--format", "json").out)
    assert {pair["left"]["name"], pair["right"]["name"]} == {"Marek Dolski", "Marek Dloski"}
    assert 0 < pair["score"] < 1
    assert pair["reasons"]
    table = claimdb("speakers", "suggest").out
    for part in (pair["left"]["id"], pair["right"]["id"], "harbour", "1 statement"):
        assert part in table
    assert claimdb("speakers", "suggest", "--of", "vos", "--count").out == "0\n"
    assert claimdb("speakers", "suggest", "--format", "csv").out.startswith("score,left,left_role,left_id,right,")


@pytest.mark.usefixtures("harbour")
def test_merged_and_taken_back(claimdb: Claimdb) -> None:
    done = claimdb("speakers", "merge", "dolski", "dloski", "--by", "A. Reader", "--reason", "a slip")
    assert done.out.startswith("Marek Dolski and Marek Dloski are one speaker now: Marek D")
    assert "(2 statements, " in done.out
    found = listed(claimdb)
    assert sorted(found.values()) == [1, 2, 3]
    assert claimdb("speakers", "suggest", "--count").out == "0\n"
    assert claimdb("claims", "--speaker", "dloski", "--count").out == "2\n"
    row = claimdb("speakers", "history").out
    for part in (judgement(done), "is the same as", "A. Reader", "a slip"):
        assert part in row
    back = claimdb("speakers", "undo")
    assert back.out.startswith("Undone: “Marek Dolski is the same as Marek Dloski”, by A. Reader")
    assert listed(claimdb) == BEFORE
    assert "undone" in claimdb("speakers", "history").out
    assert claimdb("speakers", "history", "--standing", "--count").out == "0\n"


@pytest.mark.usefixtures("harbour")
def test_different_speakers_are_not_suggested_again(claimdb: Claimdb) -> None:
    made = judgement(claimdb("speakers", "different", "dolski", "dloski"))
    assert claimdb("speakers", "suggest", "--count").out == "0\n"
    assert listed(claimdb) == BEFORE
    again = claimdb("speakers", "different", "dloski", "dolski")
    assert again.code == 2
    assert "apart already: different by " in again.err
    assert made in again.err
    assert claimdb("speakers", "merge", "dolski", "dloski").code == 0
    assert claimdb("speakers", "undo").code == 0
    assert claimdb("speakers", "suggest", "--count").out == "0\n"
    assert claimdb("speakers", "undo", made).code == 0
    assert claimdb("speakers", "suggest", "--count").out == "1\n"


@pytest.mark.usefixtures("harbour")
def test_split_by_article(claimdb: Claimdb) -> None:
    done = claimdb("speakers", "split", "vos", "--article", "port.txt")
    assert done.out.startswith("Ina Vos is two speakers now: ")
    assert "(1 statement, " in done.out
    assert "(2 statements, " in done.out
    both = claimdb("speaker", "vos")
    assert both.code == 3
    assert len([line for line in both.err.splitlines() if line.startswith("  ")]) == 2
    off, rest = (line.split()[0] for line in both.err.splitlines() if line.startswith("  "))
    assert claimdb("speakers", "different", off, rest).code == 2
    assert claimdb("speakers", "merge", off, rest).code == 0
    assert listed(claimdb) == BEFORE
    assert claimdb("speakers", "undo").code == 0
    assert claimdb("speakers", "undo").code == 0
    assert listed(claimdb) == BEFORE


@pytest.mark.usefixtures("harbour")
def test_split_says_what_there_is(claimdb: Claimdb) -> None:
    bare = claimdb("speakers", "split", "vos")
    assert bare.code == 2
    assert "  The Dock 2024-05-01: Ina Vos\n".strip() in bare.err
    assert claimdb("speakers", "split", "vos", "--name", "Ina Voss").code == 3
    assert claimdb("speakers", "split", "vos", "--article", "nowhere.txt").code == 3
    every = claimdb("speakers", "split", "vos", "--name", "ina vos")
    assert (every.code, every.err.startswith("Error: All of Ina Vos")) == (2, True)
    none = claimdb("speakers", "split", "weil", "--article", "dock.txt")
    assert (none.code, none.err.startswith("Error: Nothing of Jonas Weil")) == (2, True)


@pytest.mark.usefixtures("harbour")
def test_renamed_and_still_found_by_the_printed_name(claimdb: Claimdb) -> None:
    assert claimdb("speakers", "rename", "weil", "Jonas Weill").out.startswith(
        "Jonas Weil is listed as Jonas Weill now."
    )
    assert listed(claimdb)["Jonas Weill"] == 1
    assert claimdb("speaker", "jonas weil").code == 0
    assert "So is Jonas Weill (1 statement, " in claimdb("speakers", "rename", "dolski", "Jonas Weill").out
    assert claimdb("speakers", "undo").code == 0
    assert claimdb("speakers", "rename", "weill", "Jonas Weill").code == 2
    assert claimdb("speakers", "rename", "weill", " ").code == 2
    assert claimdb("speakers", "undo").code == 0
    assert listed(claimdb) == BEFORE


@pytest.mark.usefixtures("harbour")
def test_errors_say_what_to_do(claimdb: Claimdb) -> None:
    made = judgement(claimdb("speakers", "merge", "dolski", "dloski"))
    again = claimdb("speakers", "merge", "dolski", "dloski")
    assert (again.code, "one speaker already" in again.err) == (2, True)
    assert claimdb("speakers", "undo", made).code == 0
    twice = claimdb("speakers", "undo", made)
    assert (twice.code, "was undone by" in twice.err) == (2, True)
    none = claimdb("speakers", "undo")
    assert (none.code, "No decision about speakers stands" in none.err) == (3, True)
    many = claimdb("speakers", "merge", "marek", "vos")
    assert many.code == 3
    assert ident(claimdb, "Marek Dolski") in many.err
    unknown = claimdb("speakers", "merge", "vos", "Weill")
    assert (unknown.code, "Jonas Weil" in unknown.err) == (3, True)
    assert "claimdb speaker popov" in claimdb("speakers", "popov").err
    review = claimdb("speakers", "review")
    assert (review.code, "in a terminal" in review.err) == (2, True)


@pytest.mark.usefixtures("harbour")
def test_decisions_about_statements_and_speakers_are_undone_by_either(claimdb: Claimdb) -> None:
    made = judgement(claimdb("speakers", "merge", "dolski", "dloski"))
    assert claimdb("judge", "undo", made).code == 0
    assert listed(claimdb) == BEFORE
    (one,) = json.loads(claimdb("claims", "--speaker", "weil", "--format", "json").out)
    kept = claimdb("judge", "accept", one["id"]).out.split()[3].rstrip(":")
    assert claimdb("speakers", "undo", kept).code == 2


def test_decisions_hold_after_another_run(claimdb: Claimdb, harbour: Path) -> None:
    claimdb("speakers", "merge", "dolski", "dloski")
    claimdb("speakers", "split", "vos", "--article", "port.txt")
    before = counts(claimdb)
    engine = db.open_database(str(harbour))
    with db.session(engine, write=True) as session:
        found = said(DOCK, ("The crane is safe", "Marek Dolski", ""), ("Nobody asked me", "Ina Vos", ""))
        dock = factory.article(DOCK, outlet="The Dock", path="dock.txt", title="dock", published="2024-05-01")
        factory.stored(session, dock, factory.extraction(DOCK, *found))
        resolution.resolve(session)
    engine.dispose()
    assert counts(claimdb) == before
    assert [number for name, number in before if name == "Ina Vos"] == [1, 2]
    assert len(before) == 4


@pytest.mark.parametrize("command", [["speakers", "suggest"], ["speakers", "history"], ["speakers", "list"]])
@pytest.mark.usefixtures("database")
def test_an_empty_database_says_what_to_do(claimdb: Claimdb, command: list[str]) -> None:
    done = claimdb(*command)
    assert (done.code, done.out) == (0, "")
    assert "claimdb " in done.err
    assert claimdb(*command, "--format", "json").out == "[]\n"
    assert claimdb(*command, "--count").out == "0\n"


# ── exchange ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("harbour")
def test_exported_and_imported(claimdb: Claimdb, tmp_path: Path, harbour: Path) -> None:
    fresh = tmp_path / "other.db"
    fresh.write_bytes(harbour.read_bytes())
    claimdb("speakers", "merge", "dolski", "dloski", "--reason", "a slip")
    claimdb("speakers", "split", "vos", "--article", "port.txt")
    claimdb("speakers", "rename", "weil", "Jonas Weill")
    file = tmp_path / "decisions.jsonl"
    assert claimdb("speakers", "export", file).code == 0
    assert claimdb("speakers", "export").out == file.read_text("utf-8") == claimdb("judgements", "export").out
    assert claimdb("speakers", "import", file).out == "0 judgements added, 0 undone, 3 known already.\n"
    here = listed(claimdb)
    assert claimdb("--db", fresh, "speakers", "import", file).out == "3 judgements added, 0 undone, 0 known already.\n"
    there = json.loads(claimdb("--db", fresh, "speakers", "--format", "json").out)
    assert {row["name"]: row["attributions"] for row in there} == here


def test_judgements_import_carries_them_too(claimdb: Claimdb, harbour: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "other.db"
    fresh.write_bytes(harbour.read_bytes())
    claimdb("speakers", "merge", "dolski", "dloski")
    lines = claimdb("judgements", "export").out
    assert claimdb("--db", fresh, "judgements", "import", input=lines).out.startswith("1 judgement added")
    assert claimdb("--db", fresh, "speakers", "--count").out == "3\n"
    claimdb("speakers", "undo")
    lines = claimdb("speakers", "export").out
    assert claimdb("--db", fresh, "speakers", "import", input=lines).out.startswith("0 judgements added, 1 undone")
    assert claimdb("--db", fresh, "speakers", "--count").out == "4\n"


def test_edges_of_nomenklatura(claimdb: Claimdb, harbour: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "other.db"
    fresh.write_bytes(harbour.read_bytes())
    claimdb("speakers", "merge", "dolski", "dloski", "--by", "ann")
    claimdb("speakers", "different", "vos", "weil", "--by", "ann")
    edges = claimdb("speakers", "export", "--format", "nomenklatura").out
    lines = [json.loads(line) for line in edges.splitlines()]
    assert sorted({line[2] for line in lines}) == ["negative", "positive"]
    assert {(line[3], line[4]) for line in lines} == {(None, "ann")}
    assert claimdb("speakers", "import", input=edges).out == "0 judgements added, 0 undone, 2 known already.\n"
    assert claimdb("--db", fresh, "speakers", "import", input=edges).out.startswith("2 judgements added")
    assert claimdb("--db", fresh, "speakers", "--count").out == "3\n"
    assert "Marek D" in claimdb("--db", fresh, "speakers", "history").out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("no json", "line 1: not JSON"),
        ('"word"', "not a JSON object"),
        ("[1, 2]", "Line 1 is no edge"),
        ('["a", "b", "perhaps", null, null, null]', "Line 1 is no edge: 'perhaps'"),
        ("{}", "Line 1 is no judgement"),
    ],
)
@pytest.mark.usefixtures("harbour")
def test_lines_that_cannot_be_read(claimdb: Claimdb, line: str, told: str) -> None:
    done = claimdb("speakers", "import", input=f"{line}\n")
    assert (done.code, told in done.err) == (1, True), done.err


# ── what could be given to nobody ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("fire")
def test_unresolved_statements(claimdb: Claimdb) -> None:
    done = claimdb("claims", "--unresolved", "--modality", "all")
    assert "(The mayor)" in done.out
    assert "perhaps the" in done.out
    csv = claimdb("claims", "--unresolved", "--modality", "all", "--format", "csv").out
    assert csv.splitlines()[0].endswith(",link,perhaps")
    assert "perhaps" not in claimdb("claims", "--format", "csv").out.splitlines()[0]
    assert claimdb("claims", "--unresolved", "--modality", "all", "--count").out == "1\n"
    assert claimdb("claims", "--unresolved", "--speaker", "lie").code == 2
