"""`claims` and `show`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Claimdb


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_a_row_says_who_what_cue_and_where(claimdb: Claimdb, fire: Path) -> None:
    del fire
    done = claimdb("claims", "--speaker", "lie")
    assert done.code == 0
    words = " ".join(done.out.split())
    for part in ("Odd Lie", "“Nobody was hurt,”", "wrote", "Harbour Gazette", "Harbour fire", "2024-05-31 ¶3"):
        assert part in words
    assert max(map(len, done.out.splitlines())) <= 80


def test_newest_first_and_hidden_statements_are_told(claimdb: Claimdb, fire: Path) -> None:
    del fire
    done = claimdb("claims", "--format", "csv")
    assert [row["speaker"] for row in rows(done.out)] == ["Ana Brandt", "Lena Brandt", "Odd Lie"]
    assert done.err == "1 more statement hidden (--modality all --regions all).\n"
    assert claimdb("claims", "--format", "csv", "--quiet").err == ""


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--modality", "all"], 4),
        (["--modality", "negated"], 1),
        (["--form", "direct"], 2),
        (["--about", "PIER hold"], 1),
        (["--since", "2024-06"], 1),
        (["--until", "2024-05-30"], 1),
        (["--outlet", "harbour gazette"], 2),
        (["--outlet", "wind.txt"], 1),
        (["--medium", "telegram"], 1),
        (["--min-confidence", "0.9"], 2),
        (["--unresolved"], 0),
        (["--speaker", "lena", "--speaker", "odd lie"], 2),
        (["--regions", "caption"], 0),
    ],
)
def test_filters(claimdb: Claimdb, fire: Path, options: list[str], count: int) -> None:
    del fire
    done = claimdb("claims", "--count", *options)
    assert (done.code, done.out) == (0, f"{count}\n")


def test_limit_says_what_it_cuts(claimdb: Claimdb, fire: Path) -> None:
    del fire
    done = claimdb("claims", "--limit", "1", "--format", "jsonl")
    assert len(done.out.splitlines()) == 1
    assert done.err.startswith("1 of 3 statements shown (--limit 0 for all).")
    assert len(claimdb("claims", "--limit", "0", "--format", "jsonl").out.splitlines()) == 3


def test_sort(claimdb: Claimdb, fire: Path) -> None:
    del fire
    found = rows(claimdb("claims", "--sort", "-confidence", "--format", "csv").out)
    assert [row["confidence"] for row in found] == ["0.95", "0.9", "0.8"]
    wrong = claimdb("claims", "--sort", "size")
    assert wrong.code == 2
    assert "confidence" in wrong.err


def test_json_is_the_documented_object_and_csv_links_to_the_words(claimdb: Claimdb, fire: Path) -> None:
    del fire
    (statement,) = json.loads(claimdb("claims", "--speaker", "lie", "--format", "json").out)
    assert list(statement)[:5] == ["id", "claims", "speakers", "candidates", "form"]
    assert statement["medium"]["text"] == "Telegram"
    assert statement["article"]["outlet"] == "Harbour Gazette"
    found = {row["speaker"]: row["link"] for row in rows(claimdb("claims", "--format", "csv").out)}
    assert found["Odd Lie"] == "https://gazette.example/fire#:~:text=%E2%80%9CNobody%20was%20hurt%2C%E2%80%9D"
    assert found["Ana Brandt"] == "wind.txt:2"


def test_markdown_is_a_table_of_links(claimdb: Claimdb, fire: Path) -> None:
    del fire
    lines = claimdb("claims", "--format", "md").out.splitlines()
    assert lines[0] == "| ID | Who | Cue | Statement | Where | Printed | Article |"
    assert "[wind.txt](<wind.txt:2>)" in lines[2]


def test_ambiguous_name_offers_a_choice(claimdb: Claimdb, fire: Path) -> None:
    del fire
    done = claimdb("claims", "--speaker", "brandt")
    assert done.code == 3
    assert done.out == ""
    first, *choices = done.err.splitlines()
    assert first == "Error: 'brandt' can mean 2 speakers; give the full name or the ID."
    assert any("Lena Brandt (harbour master, person, 1 statement)" in line for line in choices)
    chosen = choices[1].split()[0]
    assert claimdb("claims", "--speaker", chosen, "--count").out == "1\n"


def test_unknown_names_get_the_nearest(claimdb: Claimdb, fire: Path) -> None:
    del fire
    done = claimdb("claims", "--speaker", "Lena Brand")
    assert done.code in (0, 3)
    done = claimdb("claims", "--speaker", "Lina Brant")
    assert done.code == 3
    assert "The nearest are:\n  Lena Brandt" in done.err
    assert claimdb("claims", "--outlet", "Harbor Gazete").code == 3


def test_an_empty_database_says_what_to_do_next(claimdb: Claimdb, database: Path) -> None:
    del database
    done = claimdb("claims")
    assert (done.code, done.out) == (0, "")
    assert "claimdb ingest FOLDER" in done.err


def test_no_database_and_no_match(claimdb: Claimdb, fire: Path) -> None:
    assert claimdb("--db", "other.db", "claims").code == 4
    assert claimdb("claims", "--db", "other.db").code == 4
    assert claimdb("--db", fire, "claims", "--about", "zeppelin").err == "No statement fits.\n"


def test_show_marks_statement_source_and_cue(claimdb: Claimdb, fire: Path) -> None:
    del fire
    (statement,) = json.loads(claimdb("claims", "--speaker", "lie", "--format", "json").out)
    done = claimdb("show", statement["id"][:6])
    assert done.code == 0
    assert "[[“Nobody was hurt,”]] {Captain Odd Lie} <wrote> on Telegram on Monday." in done.out
    for fact in ("medium      Telegram", "when        on Monday (2024-05-27)", "link        https://gazette", "run  "):
        assert fact in done.out
    assert json.loads(claimdb("show", statement["id"], "--format", "json").out)[0] == statement


def test_show_of_an_unknown_id(claimdb: Claimdb, fire: Path) -> None:
    del fire
    assert claimdb("show", "zzz").code == 3
