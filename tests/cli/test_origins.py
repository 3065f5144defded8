"""`origins` and `origin`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from claimdb import db, lineage
from tests import factory
from tests.cli.conftest import Claimdb
from tests.test_lineage import TEXTS, save_credit, store


@pytest.fixture
def linked(database: Path) -> dict[str, str]:
    """The articles of test_lineage in `claims.db`; name → id."""
    engine = db.open_database(str(database))
    with db.session(engine, write=True) as session:
        run = factory.run_id(session)
        ids = store(session, list(TEXTS), run) | {"credit": save_credit(session, run)}
        lineage.link(session)
    engine.dispose()
    return ids


@pytest.mark.usefixtures("linked")
def test_the_list(claimdb: Claimdb) -> None:
    table = claimdb("origins").out
    assert "The Quay" in table
    assert "copy, credit" in table
    assert re.search(r"\d\d%", table)
    rows = json.loads(claimdb("origins", "-f", "json").out)
    assert [row["articles"] for row in rows] == [4, 2, 2]
    assert rows[0]["credited"] == ["The Quay"]
    assert claimdb("origins", "--count").out == "3\n"
    assert claimdb("origins", "--kind", "quotations", "--count").out == "0\n"
    assert claimdb("origins", "--article", "mill.txt", "--count").out == "2\n"
    assert claimdb("origins", "--article", "nothing.txt").code == 3
    assert "kinds" in claimdb("origins", "-f", "csv").out.splitlines()[0]


@pytest.mark.usefixtures("fire")
def test_nothing_to_list(claimdb: Claimdb) -> None:
    done = claimdb("origins")
    assert (done.code, done.out) == (0, "")
    assert "No passages hang together" in done.err


@pytest.mark.usefixtures("linked")
def test_passages_side_by_side(claimdb: Claimdb) -> None:
    rows = json.loads(claimdb("origins", "-f", "json").out)
    short = claimdb("origin", rows[0]["id"][:8]).out
    assert "[Insurers put the damage" not in short
    assert f"`claimdb origin {rows[0]['id'][:8]} --pairs`" in short
    assert re.search(r"^ \[1\] \d and \d, \w+ \d+%", short, re.MULTILINE)
    assert max(map(len, short.splitlines())) <= 80
    page = claimdb("origin", rows[0]["id"][:8], "--pairs").out
    assert "marks  [words that both have]" in page
    assert page.startswith(f"Origin {rows[0]['id'][:8]}")
    assert "Earliest by date of publication: " in page
    assert "The Mole credits The Quay." in " ".join(page.split())
    assert set(rows[0]["first"]) == {one["article"]["id"] for one in rows[0]["passages"]}
    assert "words stand in the other" in page
    assert "The text itself names The Quay as its source" in page
    assert "[Insurers put the damage" in page
    assert max(map(len, page.splitlines())) <= 80
    assert json.loads(claimdb("origin", rows[0]["id"], "-f", "json").out)["links"][0]["number"] == 1
    assert claimdb("origin", "ffffffff").code == 3


def test_dismissed_and_taken_back(claimdb: Claimdb, linked: dict[str, str]) -> None:
    rows = json.loads(claimdb("origins", "--article", "mill.txt", "-f", "json").out)
    chosen = rows[0]["id"]
    done = claimdb("origin", chosen, "--dismiss", "--reason", "an old text of both", "--by", "A. Reader")
    assert done.out.startswith(f"1 pair of origin {chosen[:8]} taken for independent.")
    judgement = done.out.split("undo ")[1].split("`")[0]
    assert claimdb("origins", "--count").out == "2\n"
    listed = claimdb("judgements").out
    assert "independent" in listed
    assert "an old text" in " ".join(listed.split())
    assert claimdb("judge", "undo", judgement).code == 0
    assert claimdb("origins", "--count").out == "3\n"
    assert claimdb("origin", chosen, "--article", linked["mill"]).code == 2
