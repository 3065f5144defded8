"""A small database on file, and `claimdb` run in this process."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimdb import db
from claimdb.cli import app
from tests import factory

WIND = "A strong wind came up\n“The pier will hold,” harbour engineer Ana Brandt said.\n"


@dataclass(frozen=True)
class Done:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


Claimdb = Callable[..., Done]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No colour, a known width, an empty current folder, no database of the user's."""
    for name in ("CLAIMDB_DB", "FORCE_COLOR", "NO_COLOR", "CLAIMDB_JOBS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def claimdb() -> Claimdb:
    """`claimdb(…)`: the command line in this process."""

    def run(*args: str | os.PathLike[str], input: str = "") -> Done:  # noqa: A002
        done = CliRunner().invoke(app, [str(arg) for arg in args], input=input, prog_name="claimdb")
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Done(done.exit_code, done.stdout, done.stderr)

    return run


@pytest.fixture
def fire(database: Path) -> Path:
    """`claims.db` in the current folder: two articles, one of an unknown outlet; Lena and Ana Brandt, Odd Lie."""
    engine = db.open_database(str(database))
    with db.session(engine, write=True) as session:
        factory.stored(session, factory.article(url="https://gazette.example/fire"))
        said = factory.attribution(
            WIND, "“The pier will hold,”", source="harbour engineer Ana Brandt", cue="said", form="direct",
            speakers="Ana Brandt", confidence=0.9,
        )  # fmt: skip
        wind = factory.article(WIND, outlet=None, path="wind.txt", title=None, published="2024-06-01")
        factory.stored(session, wind, factory.extraction(WIND, said))
    engine.dispose()
    return database
