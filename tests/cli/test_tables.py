"""Tables: as wide as they may be, stacked, cut, streamed; colour and links only on terminals."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pytest
from rich.console import Console

from claimdb.cli.tables import BATCH, draw
from claimdb.exporters import Column
from claimdb.records import Span


@dataclass(frozen=True)
class Item:
    name: str
    words: str = "word " * 40
    place: str = "A place with quite a long name"
    number: int = 1200

    def as_dict(self) -> dict[str, Any]:
        return {}


COLUMNS: tuple[Column[Item], ...] = (
    Column(key="name", title="Name", value=lambda row: row.name, style="bold"),
    Column(key="words", title="Words", value=lambda row: row.words, share=1, marks=lambda _: [Span(0, 4)]),
    Column(key="number", title="No.", value=lambda row: row.number, right=True),
    Column(key="place", title="Where", value=lambda _: "Here", link=lambda _: "https://a.example/x", style="cyan"),
    Column(key="more", title="More", value=lambda row: row.place, under="place", cut=True),
    Column(key="hidden", value=lambda _: "never shown"),
)


def drawn(*rows: Item, width: int = 80, terminal: bool = False) -> str:
    output = io.StringIO()
    draw(
        Console(file=output, width=width, force_terminal=terminal, color_system="standard" if terminal else None),
        rows,
        COLUMNS,
    )
    return output.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_screen_and_wide_screens_are_used(width: int) -> None:
    lines = drawn(Item("Ann"), width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert max(map(len, lines)) >= min(width, 200) - 10


def test_values_stand_under_each_other_and_long_ones_are_cut() -> None:
    lines = drawn(Item("Ann")).splitlines()
    assert lines[0].split() == ["Name", "Words", "No.", "Where"]
    assert lines[2].endswith("Here")
    assert lines[3].endswith("…")
    assert "1,200" in lines[2]
    assert all(line == line.rstrip() for line in lines)


def test_short_rows_have_no_blank_lines_between_them() -> None:
    short = [Item(name, words="few", place="") for name in ("Ann", "Bo")]
    assert [line.split()[0] for line in drawn(*short).splitlines()[2:]] == ["Ann", "Bo"]


def test_no_rows_print_nothing() -> None:
    assert drawn() == ""


def test_the_header_stands_once_over_many_batches() -> None:
    text = drawn(*(Item(f"N{n}", words="few", place="") for n in range(BATCH + 2)))
    assert text.count("Name") == 1
    assert len(text.splitlines()) == BATCH + 4


def test_links_and_colours_on_terminals_only() -> None:
    assert "\x1b]8;" in drawn(Item("Ann"), terminal=True)
    assert "\x1b" not in drawn(Item("Ann"))


def test_wide_characters_and_emoji_stay_inside() -> None:
    from rich.cells import cell_len

    text = drawn(Item("港口消防队" * 6, words="火灾仍在燃烧 🔥 " * 20))
    assert max(map(cell_len, text.splitlines())) <= 80
