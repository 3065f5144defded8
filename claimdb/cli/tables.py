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
SHORT = 10
"""Columns that need no more are never narrowed."""
_SPACE = re.compile(r"\s+")


def draw(console: Console, rows: Iterable[R], columns: Sequence[Column[R]]) -> None:
    """Print rows under the columns that have a title; nothing at all where there are no rows."""
    widths: list[int] | None = None
    for batch in _batches(rows):
        cells = [[_cell(column, columns, row, console) for column in _own(columns)] for row in batch]
        first, widths = widths is None, widths or _widths(console, cells, columns)
        show(console, _table(cells, columns, widths, header=first))


def _own(columns: Sequence[Column[R]]) -> list[Column[R]]:
    """Columns with a place of their own."""
    return [column for column in columns if column.title and not column.under]


def _batches(rows: Iterable[R]) -> Iterator[list[R]]:
    iterator = iter(rows)
    while batch := list(itertools.islice(iterator, BATCH)):
        yield batch


def _cell(column: Column[R], columns: Sequence[Column[R]], row: R, console: Console) -> Text:
    """The column's value and, below it, the values of the columns that stand under it."""
    lines = [_styled(column, row, console)]
    lines += [_styled(below, row, console) for below in columns if below.under == column.key and below.title]
    return Text("\n").join([line for line in lines if line.plain] or [Text()])


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


def _widths(console: Console, cells: list[list[Text]], columns: Sequence[Column[R]]) -> list[int]:
    """Widths for the whole listing: what each column needs, at most its part, the rest to those with a share."""
    own = _own(columns)
    room = console.width - 2 * (len(own) - 1)
    needed = [
        max(len(column.title), *(max((line.cell_len for line in row[n].split("\n")), default=0) for row in cells))
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


def _table(cells: list[list[Text]], columns: Sequence[Column[R]], widths: list[int], *, header: bool) -> Table:
    tall = any(
        "\n" in cell.plain or cell.cell_len > width for row in cells for cell, width in zip(row, widths, strict=True)
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
    for row in cells:
        table.add_row(*row)
    return table
