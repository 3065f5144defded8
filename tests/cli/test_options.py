"""Records spread into options, the limit of a listing, sorting, the bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import pytest
import typer
from typer.testing import CliRunner

from claimdb.cli.group import Command, new_app
from claimdb.cli.listing import Plain, plain_columns, sort_rows
from claimdb.cli.options import Db, Listing, spread
from claimdb.cli.progress import bar, ticking
from claimdb.errors import UsageError
from claimdb.matters import CLEAR
from tests.cli.conftest import Claimdb


@dataclass(frozen=True, kw_only=True)
class Pair:
    left: Annotated[str, typer.Option(help="One.")] = "l"
    words: Annotated[list[str] | None, typer.Option(help="Many.")] = None
    db: Db = None


def seen(*args: str) -> list[Any]:
    """What a command with the arguments gets."""
    got: list[Any] = []
    app = new_app()

    @app.callback()
    def root(db: Db = None) -> None:
        del db

    @app.command("run", cls=Command)
    @spread
    def run(name: Annotated[str, typer.Argument()], pair: Pair, number: Annotated[int, typer.Option()] = 3) -> None:
        got.extend([name, pair, number])

    done = CliRunner().invoke(app, list(args))
    assert done.exit_code == 0, done.output
    return got


def test_records_are_spread_and_filled() -> None:
    assert seen("run", "n") == ["n", Pair(), 3]
    assert seen("run", "n", "--left", "x", "--words", "a", "--words", "b", "--number", "4") == [
        "n",
        Pair(left="x", words=["a", "b"]),
        4,
    ]


def test_a_database_named_before_the_command_holds_unless_the_command_names_one() -> None:
    assert seen("--db", "a.db", "run", "n")[1].db == "a.db"
    assert seen("--db", "a.db", "run", "n", "--db", "b.db")[1].db == "b.db"


@pytest.mark.parametrize(
    ("limit", "terminal", "rows"), [(None, True, 50), (None, False, None), (0, True, None), (7, True, 7)]
)
def test_limit(monkeypatch: pytest.MonkeyPatch, limit: int | None, terminal: bool, rows: int | None) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    assert Listing(limit=limit).rows == rows


def test_sorting_by_several_columns_nothing_last() -> None:
    rows = [Plain({"a": a, "b": b}) for a, b in ((1, "y"), (None, "x"), (2, "y"), (2, "x"))]
    columns = plain_columns("a", "b", words=("b",))
    assert [(row.values["a"], row.values["b"]) for row in sort_rows(rows, columns, "b,-a")] == [
        (2, "x"),
        (None, "x"),
        (2, "y"),
        (1, "y"),
    ]
    with pytest.raises(UsageError, match="choose among a, b"):
        sort_rows(rows, columns, "c")


def test_no_bar_away_from_terminals(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(ticking(iter("abc"), "Reading")) == ["a", "b", "c"]
    with bar("Reading", "articles") as advance:
        advance(1, 2)
    assert capsys.readouterr().err == ""


def test_a_bar_on_terminals(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with bar("Reading", "articles", total=4) as advance:
        advance(2, 4)
    printed = capsys.readouterr().err
    assert "Reading" in printed
    with bar("Reading", "articles", quiet=True) as advance:
        advance(1)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["claims", "--limit", "x"], "'x' is not a whole number from 0 on."),
        (["claims", "--limit", "-1"], "'-1' is not a whole number from 0 on."),
        (["claims", "--min-confidence", "7"], "'7' is not a number from 0 to 1."),
        (["disputes", "--min-score", "sure"], "'sure' is not a number from 0 to 1."),
        (["dispute", "ab", "--split", "two"], "'two' is not a whole number."),
    ],
)
def test_what_is_wrong_with_a_number_is_said_in_our_words(claimdb: Claimdb, args: list[str], told: str) -> None:
    done = claimdb(*args)
    assert done.code == 2
    assert told in done.err


def test_help_is_written_in_words(claimdb: Claimdb) -> None:
    for args in (["show"], ["claims"], ["claim"], ["dispute"], ["ingest"], ["speakers", "list"]):
        told = claimdb(*args, "--help").out
        for sign in ("<int", "<str>", "{", "range>", "x>="):
            assert sign not in told.replace("{+added+}", ""), sign
    assert "claimdb show [OPTIONS] ID\n" in claimdb("show", "--help").out
    assert "claimdb claim [OPTIONS] [ID]\n" in claimdb("claim", "--help").out
    assert "claimdb ingest [OPTIONS] PATH...\n" in claimdb("ingest", "--help").out


def test_a_group_that_lists_says_where_its_options_are(claimdb: Claimdb) -> None:
    for group in ("speakers", "judgements", "runs"):
        assert f"`claimdb {group} list --help` has the options." in claimdb(group, "--help").out


def test_the_help_names_what_the_program_is_for(claimdb: Claimdb) -> None:
    told = claimdb("--help").out
    assert "claimdb disputes " in told.split("Options:")[0]
    assert "claimdb claim " in told.split("Options:")[0]


def test_the_help_of_disputes_explains_what_it_prints(claimdb: Claimdb) -> None:
    told = " ".join(claimdb("disputes", "--help").out.split())
    assert f"clear from {CLEAR} on" in told
    for word in ("possible", "score", "origins", "confirmed"):
        assert word in told
