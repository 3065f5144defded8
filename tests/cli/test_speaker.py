"""`speaker`: the page on a terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from claimdb import db, resolution
from claimdb.cli.speakerpage import DAYS, _grouped
from claimdb.records import Entity
from tests import factory
from tests.cli.conftest import Claimdb
from tests.cli.test_speakers import VOS, harbour, said

__all__ = ["harbour"]


def section(page: str, heading: str) -> list[str]:
    """The lines below a heading, to the next blank line."""
    lines = page.splitlines()
    below = lines[lines.index(heading) + 1 :]
    return below[: below.index("")] if "" in below else below


@pytest.mark.usefixtures("harbour")
def test_the_page(claimdb: Claimdb) -> None:
    page = claimdb("speaker", "vos").out
    assert page.startswith("Ina Vos\nkind        person\nstatements  3 in 3 articles of 3 outlets\n")
    assert section(page, "Called") == [
        "Ina Vos (3)",
        "    The Dock 2024-05-01, The Port 2024-05-03, The Quay 2024-05-04",
    ]
    assert section(page, "Described as")[0] == "ship owner (3)"
    assert section(page, "Statements by outlet")[2:] == [
        "The Dock       0      0         1",
        "The Port       0      0         1",
        "The Quay       0      0         1",
    ]
    assert [line.split()[:2] for line in section(page, "Statements by day")] == [
        [f"2024-05-0{day}", "1"] for day in (1, 3, 4)
    ]
    assert "It was windy" in page
    assert max(map(len, page.splitlines())) <= 80


@pytest.mark.usefixtures("harbour")
def test_what_is_not_sure_and_how_to_decide(claimdb: Claimdb) -> None:
    one, other = (json.loads(claimdb("speaker", name, "-f", "json").out)["id"] for name in ("dolski", "dloski"))
    doubts = section(claimdb("speaker", "dolski").out, "Not sure")
    assert doubts[0].startswith("Perhaps the same as Marek Dloski (1 statement), 0.")
    assert f"    claimdb speakers merge {one} {other}" in doubts
    assert f"    claimdb speakers different {one} {other}" in doubts
    found = json.loads(claimdb("speaker", "dolski", "--format", "json").out)
    assert [pair["right"]["id"] in (one, other) for pair in found["suggestions"]] == [True]


@pytest.mark.usefixtures("harbour")
def test_what_people_decided(claimdb: Claimdb) -> None:
    claimdb("speakers", "merge", "dolski", "dloski", "--by", "A. Reader", "--reason", "a slip")
    page = " ".join(claimdb("speaker", "dolski").out.split())
    assert "Decided Marek Dolski is the same as Marek Dloski (a slip): A. Reader on 20" in page
    claimdb("speakers", "undo", "--by", "B. Reader")
    assert "undone by B. Reader on 20" in " ".join(claimdb("speaker", "dolski").out.split())


def test_who_is_only_named_and_why_another_name_is_taken_for_the_same(claimdb: Claimdb, harbour: Path) -> None:
    text = "We sail on Friday, Ina Vos said. Admiral Marek Dolsky was not there."
    found = said(text, ("We sail on Friday", *VOS))
    named = Entity(factory.span(text, "Marek Dolsky"), "PERSON", 0.9)
    engine = db.open_database(str(harbour))
    with db.session(engine, write=True) as session:
        mole = factory.article(text, outlet="The Mole", path="mole.txt", title="mole", published="2024-05-05")
        factory.stored(session, mole, factory.extraction(text, *found, entities=(named,)))
        resolution.resolve(session)
    engine.dispose()
    called = section(claimdb("speaker", "dolski").out, "Called")
    assert called[called.index("Marek Dolsky (named)") + 1] == "    The Mole 2024-05-05"
    assert len([line for line in called if re.match(r" {4}taken for the same, [01]\.\d\d: ", line)]) == 1
    names = json.loads(claimdb("speaker", "dolski", "--format", "json").out)["aliases"]
    assert [(one["name"], one["attributions"]) for one in names] == [("Marek Dolski", 1), ("Marek Dolsky", 0)]
    assert names[1]["printed"][0]["outlet"] == "The Mole"
    assert names[1]["reason"]


@pytest.mark.usefixtures("harbour")
def test_stats_count_what_is_suggested(claimdb: Claimdb) -> None:
    assert "suggestions     1 pair perhaps one speaker\n" in claimdb("stats").out
    assert json.loads(claimdb("stats", "--format", "json").out)["suggestions"] == 1


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.usefixtures("harbour")
def test_it_fits_the_screen(claimdb: Claimdb, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(len, claimdb("speaker", "dolski").out.splitlines())) <= width


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"2024-05-01": 2, "2024-05-02": 1}, [("2024-05-01", 2), ("2024-05-02", 1)]),
        ({f"2024-05-{day:02}": 1 for day in range(1, DAYS + 2)}, [("2024-05", DAYS + 1)]),
        ({f"{year}-{month:02}-01": 1 for year in (2020, 2021) for month in range(1, 13)}, [("2020", 12), ("2021", 12)]),
        ({str(year): 1 for year in range(1990, 2024)}, [(str(year), 1) for year in range(1990, 2024)]),
    ],
)
def test_long_timelines_are_by_month_or_year(counts: dict[str, int], told: list[tuple[str, int]]) -> None:
    assert list(_grouped(counts)) == told
