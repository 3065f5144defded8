"""`speakers`, `speaker`, `outlets`, `articles`, `article`, `search`, `stats`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Claimdb


@pytest.mark.parametrize(
    "command", [["speakers"], ["outlets"], ["articles"], ["search", "x"], ["judgements"], ["runs"]]
)
def test_an_empty_database_is_an_empty_answer(claimdb: Claimdb, database: Path, command: list[str]) -> None:
    del database
    done = claimdb(*command)
    assert (done.code, done.out) == (0, "")
    assert done.err
    assert claimdb(*command, "--count").out == "0\n"
    assert claimdb(*command, "--format", "json").out == "[]\n"


def test_speakers(claimdb: Claimdb, fire: Path) -> None:
    del fire
    found = json.loads(claimdb("speakers", "--format", "json").out)
    assert {(row["name"], row["role"], row["attributions"]) for row in found} == {
        ("Ana Brandt", None, 1),
        ("Lena Brandt", "harbour master", 1),
        ("Odd Lie", "Captain", 1),
    }
    assert claimdb("speakers", "--kind", "organisation", "--count").out == "0\n"
    table = claimdb("speakers", "--sort", "-name").out
    assert table.index("Odd Lie") < table.index("Lena Brandt") < table.index("Ana Brandt")


def test_sorting_by_no_column_lists_the_columns(claimdb: Claimdb, fire: Path) -> None:
    del fire
    done = claimdb("speakers", "--sort", "age")
    assert done.code == 2
    assert "kind" in done.err


def test_speaker_card(claimdb: Claimdb, fire: Path) -> None:
    del fire
    done = claimdb("speaker", "LENA BRANDT")
    assert done.code == 0
    for part in ("Lena Brandt", "person", "harbour master (1)", "1 in 1 article of 1 outlet", "Harbour Gazette"):
        assert part in done.out
    assert json.loads(claimdb("speaker", "lie", "--format", "json").out)["by_outlet"][0]["direct"] == 1
    assert claimdb("speaker", "lie", "--format", "csv").out.splitlines() == [
        "outlet,direct,mixed,indirect",
        "Harbour Gazette,1,0,0",
    ]


def test_outlets_name_unknown_ones_after_their_file(claimdb: Claimdb, fire: Path) -> None:
    del fire
    done = claimdb("outlets", "--format", "csv")
    assert {line.split(",")[0] for line in done.out.splitlines()[1:]} == {"Harbour Gazette", "wind.txt"}


def test_articles_are_filtered(claimdb: Claimdb, fire: Path) -> None:
    del fire
    assert claimdb("articles", "--count").out == "2\n"
    assert claimdb("articles", "--since", "2024-06", "--count").out == "1\n"
    assert claimdb("articles", "--not-extracted", "--count").out == "0\n"
    assert claimdb("articles", "--outlet", "nowhere").code == 3
    first = claimdb("articles").out.splitlines()[2]
    assert "2024-06-01" in first
    assert "wind.txt" in first


def test_article_numbers_its_statements(claimdb: Claimdb, fire: Path) -> None:
    del fire
    done = claimdb("article", "fire.txt")
    assert "[[1: the fire “started in the north shed”]], and [[1: it could spread]]." in " ".join(done.out.split())
    assert "[[2: “Nobody was hurt,”]]" in done.out
    assert "[2] Odd Lie wrote" in done.out
    found = json.loads(claimdb("article", "fire.txt", "--format", "json").out)
    assert found["text"].startswith("Harbour fire")
    assert len(found["statements"]) == 3


def test_article_is_corrected_and_removed(claimdb: Claimdb, fire: Path) -> None:
    del fire
    done = claimdb("article", "wind.txt", "--set", "outlet=The Pier", "--set", "byline=")
    assert done.code == 0
    assert done.out.endswith(": outlet is now The Pier, byline is now unknown.\n")
    assert claimdb("claims", "--outlet", "the pier", "--count").out == "1\n"
    assert "outlet=The Pier" in claimdb("judgements", "--format", "csv").out
    for wrong in ("size=3", "outlet"):
        assert claimdb("article", "wind.txt", "--set", wrong).code == 2
    assert claimdb("article", "wind.txt", "--remove").out.startswith("Removed wind.txt (The Pier)")
    assert claimdb("articles", "--count").out == "1\n"


def test_search_paragraphs_and_statements(claimdb: Claimdb, fire: Path) -> None:
    del fire
    done = claimdb("search", "north", "shed")
    assert "“started in the" in done.out
    assert "¶2" in done.out
    (hit,) = json.loads(claimdb("search", "hold", "--statements", "--format", "json").out)
    assert hit["speakers"][0]["name"] == "Ana Brandt"
    assert claimdb("search", "hold", "--statements", "--format", "csv").out.count("\n") == 2
    assert claimdb("search", 'it\'s "(*)" OR').code == 0
    assert "Nothing holds zeppelin." in claimdb("search", "zeppelin").err


def test_stats(claimdb: Claimdb, fire: Path) -> None:
    del fire
    found = json.loads(claimdb("stats", "--format", "json").out)
    assert (found["articles"], found["attributions"], found["hidden"]) == (2, 4, 1)
    assert "statements      4, 1 of them hidden by default" in claimdb("stats").out


def test_stats_of_nothing(claimdb: Claimdb, database: Path) -> None:
    del database
    assert "claimdb ingest" in claimdb("stats").err


def test_an_empty_search_is_wrong_use(claimdb: Claimdb, fire: Path) -> None:
    del fire
    for words in ("", " ", "…"):
        done = claimdb("search", words)
        assert (done.code, done.err) == (2, "Error: Give at least one word to search for.\n")


def test_runs_fit_into_eighty_columns(claimdb: Claimdb, fire: Path) -> None:
    del fire
    run = json.loads(claimdb("runs", "--format", "json").out)[0]
    lines = claimdb("runs").out.splitlines()
    assert lines[0].split() == ["Run", "Model", "Started", "Current", "Statements"]
    assert lines[2].startswith(f"{run['id']} ")
    assert lines[3].startswith(f"{run['step']} ")
    assert max(map(len, lines)) <= 80
    heads = claimdb("runs", "--format", "csv").out.splitlines()[0]
    assert heads == "id,step,model,version,started,current,kept,attributions,finished,seconds"


def test_an_article_without_title_names_its_path_once(claimdb: Claimdb, fire: Path) -> None:
    del fire
    head = claimdb("article", "wind.txt").out.split("\n\n")[0]
    assert head.count("wind.txt") == 2  # the article, and the outlet that is not known
