"""Rich tables for listings: stacked cells, so that 80 columns are enough; drawn in batches, so that rows can stream."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from rich import box
from rich.style import Style
from rich.table import Table
from rich.text import Text

from claimdb.cli.output import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console

    from claimdb.exporters import Column, R

BATCH = 500
"""Rows that are measured and drawn together."""
LONG_CUT = 30
"""Lines that may be cut ask for no more than this."""
SHORT = 10
"""Columns that need no more are never narrowed."""
_SPACE = re.compile(r"\s+")


def draw(console: Console, rows: Iterable[R], columns: Sequence[Column[R]]) -> None:
    """Print rows under the columns that have a title; nothing at all where there are no rows."""
    widths: list[int] | None = None
    for batch in _batches(rows):
        cells = [[_lines(column, columns, row, console) for column in _own(columns)] for row in batch]
        first, widths = widths is None, widths or _widths(console, cells, columns)
        show(console, _table(cells, columns, widths, header=first))


def _own(columns: Sequence[Column[R]]) -> list[Column[R]]:
    """Columns with a place of their own."""
    return [column for column in columns if column.title and not column.under]


def _batches(rows: Iterable[R]) -> Iterator[list[R]]:
    iterator = iter(rows)
    while batch := list(itertools.islice(iterator, BATCH)):
        yield batch


Lines = list[tuple[Text, bool]]
"""What stands in a cell, line by line, and whether the line is cut where it is too long."""


def _lines(column: Column[R], columns: Sequence[Column[R]], row: R, console: Console) -> Lines:
    """The column's value and, below it, the values of the columns that stand under it."""
    stacked = [column, *(below for below in columns if below.under == column.key and below.title)]
    lines = [(_styled(one, row, console), one.cut) for one in stacked]
    return [(text, cut) for text, cut in lines if text.plain]


def _cell(lines: Lines, width: int) -> Text:
    for text, cut in lines:
        if cut:
            text.truncate(width, overflow="ellipsis")
    return Text("\n").join(text for text, _ in lines)


def _styled(column: Column[R], row: R, console: Console) -> Text:
    value = column.value(row)
    text = f"{value:,}" if isinstance(value, int) and column.right else "" if value is None else str(value)
    style = Style.parse(column.style) if column.style else Style.null()
    if column.link and console.is_terminal and (target := column.link(row)) and "://" in target:
        style += Style(link=target)
    if not column.marks:
        return Text(_SPACE.sub(" ", text).strip(), style=style)
    # Character by character, so that the marks stay where they are.
    pointed = Text(re.sub(r"\s", " ", text), style=style)
    for start, end in column.marks(row):
        pointed.stylize("bold yellow", start, end)
    return pointed


def _widths(console: Console, cells: list[list[Lines]], columns: Sequence[Column[R]]) -> list[int]:
    """Widths for the whole listing: what each column needs, at most its part, the rest to those with a share."""
    own = _own(columns)
    room = console.width - 2 * (len(own) - 1)
    needed = [
        max(
            len(column.title),
            *(min(text.cell_len, LONG_CUT) if cut else text.cell_len for row in cells for text, cut in row[n]),
            0,
        )
        for n, column in enumerate(own)
    ]
    if sum(needed) <= room:
        return needed
    shares = sum(column.share for column in own)
    part = max(16, room // 5)
    narrow = [
        need if column.right or need <= SHORT else min(need, max(SHORT, part))
        for need, column in zip(needed, own, strict=True)
    ]
    spare = room - sum(width for width, column in zip(narrow, own, strict=True) if not column.share)
    return [
        max(SHORT, spare * column.share // shares) if column.share else width
        for width, column in zip(narrow, own, strict=True)
    ]


def _table(cells: list[list[Lines]], columns: Sequence[Column[R]], widths: list[int], *, header: bool) -> Table:
    drawn = [[_cell(lines, width) for lines, width in zip(row, widths, strict=True)] for row in cells]
    tall = any(
        "\n" in cell.plain or cell.cell_len > width for row in drawn for cell, width in zip(row, widths, strict=True)
    )
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        show_header=header,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        leading=int(tall),
    )
    for column, width in zip(_own(columns), widths, strict=True):
        table.add_column(column.title, width=width, justify="right" if column.right else "left", overflow="fold")
    for row in drawn:
        table.add_row(*row)
    return table
