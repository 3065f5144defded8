"""Review: one key a decision, the evidence on the screen, everything can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimdb import db, resolution
from claimdb.cli.judge import Decision
from claimdb.cli.reviewing import review
from claimdb.store import identities
from tests import factory
from tests.cli.conftest import Claimdb
from tests.cli.test_speakers import harbour, listed, said

__all__ = ["harbour"]


def keys(*pressed: str) -> Callable[[], str]:
    """What a person presses; to press more is an error of the test."""
    given: Iterator[str] = iter(pressed)
    return lambda: next(given)


@pytest.fixture
def reviewed(harbour: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """`reviewed("s", …)`: what stands on the screen after these keys."""

    def run(*pressed: str) -> str:
        review(Decision(who="ann", db=str(harbour)), keys(*pressed))
        return capsys.readouterr().out

    return run


def test_the_evidence_is_on_the_screen(reviewed: Callable[..., str]) -> None:
    screen = reviewed("q")
    for part in (
        "1 of 1", "Marek Dolski", "Marek Dloski", "person, 1 statement in 1 article", "called Marek Dolski: The Dock",
        "called Marek Dloski: The Pier", "as harbour commander", "2024-05-02", "The crane is safe",
        "The crane was never tested", "[s] same", "Perhaps one: 0.",
    ):  # fmt: skip
        assert part in screen, part
    assert screen.count("\n  - ") >= 1


def test_same(reviewed: Callable[..., str], claimdb: Claimdb) -> None:
    screen = reviewed("x", "s")
    assert "are one speaker now" in screen
    assert screen.endswith("1 pair decided, 0 skipped.\n")
    assert sorted(listed(claimdb).values()) == [1, 2, 3]
    assert "ann" in claimdb("speakers", "history").out


def test_different(reviewed: Callable[..., str], claimdb: Claimdb) -> None:
    assert "will not be suggested as one again" in reviewed("D")
    assert sorted(listed(claimdb).values()) == [1, 1, 1, 3]
    assert claimdb("speakers", "suggest", "--count").out == "0\n"


@pytest.fixture
def two_pairs(harbour: Path) -> Path:
    """A second slip: Jonas Wiel."""
    text = "Nobody will sail, Jonas Wiel said."
    engine = db.open_database(str(harbour))
    with db.session(engine, write=True) as session:
        mole = factory.article(text, outlet="The Mole", path="mole.txt", title="mole", published="2024-05-05")
        found = said(text, ("Nobody will sail", "Jonas Wiel", ""))
        factory.stored(session, mole, factory.extraction(text, *found))
        resolution.resolve(session)
    engine.dispose()
    return harbour


@pytest.mark.usefixtures("two_pairs")
def test_taken_back_and_asked_again(reviewed: Callable[..., str], claimdb: Claimdb) -> None:
    before = listed(claimdb)
    assert len(before) == 5
    screen = reviewed("u", "s", "u", "k", "u", "d", "s")
    assert "Nothing to undo yet." in screen
    asked = [line.split(" ─")[0] for line in screen.splitlines() if " of 2 ─" in line]
    assert asked == ["1 of 2", "2 of 2"] * 3
    assert screen.count("Undone (") == 1
    assert "Not skipped any more." in screen
    assert screen.endswith("2 pairs decided, 0 skipped.\n")
    assert len(listed(claimdb)) == 4
    assert [line for line in claimdb("speakers", "history", "--format", "csv").out.splitlines() if ",same," in line]
    assert claimdb("speakers", "suggest", "--count").out == "0\n"


@pytest.mark.usefixtures("two_pairs")
def test_what_is_decided_is_kept_when_the_user_stops(reviewed: Callable[..., str], claimdb: Claimdb) -> None:
    assert "1 pair decided, 0 skipped." in reviewed("s", "q")
    assert len(listed(claimdb)) == 4


def test_skipped(reviewed: Callable[..., str], claimdb: Claimdb) -> None:
    assert reviewed("k").endswith("Skipped.\n0 pairs decided, 1 skipped.\n")
    assert claimdb("speakers", "suggest", "--count").out == "1\n"


def test_nothing_to_review(reviewed: Callable[..., str], claimdb: Claimdb, harbour: Path) -> None:
    claimdb("speakers", "different", "dolski", "dloski")
    review(Decision(who="ann", db=str(harbour)), keys())
    assert reviewed() == ""


def test_end_of_input_stops(harbour: Path) -> None:
    def closed() -> str:
        raise EOFError

    review(Decision(who="ann", db=str(harbour)), closed)
    engine = db.open_database(str(harbour))
    with db.session(engine) as session:
        assert identities.standing(session) == []
    engine.dispose()
