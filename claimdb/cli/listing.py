"""Listings: sorted, cut, counted and printed in the same way everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer

from claimdb.cli.output import note, plural, print_rows
from claimdb.errors import UsageError
from claimdb.exporters import Column, R, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from claimdb.cli.options import Many


def print_all(rows: Iterable[R], columns: Sequence[Column[R]], listing: Many, *, noun: str) -> int:
    """A listing short enough to be held: sort it, cut it, print it; gives how many rows there are in all."""
    found = sort_rows(list(rows), columns, listing.sort)
    if listing.count:
        typer.echo(len(found))
        return len(found)
    shown = found[: listing.rows]
    print_rows(shown, columns, format=listing.format)
    note_cut(len(shown), len(found), noun, quiet=listing.quiet)
    return len(found)


def note_cut(shown: int, found: int, noun: str, *, quiet: bool, hidden: str = "") -> None:
    """Say in one line what a limit or a default keeps out of sight; nothing where all is shown."""
    cut = f"{shown:,} of {plural(found, noun)} shown (--limit 0 for all)." if shown < found else ""
    if line := " ".join(part for part in (cut, hidden) if part):
        note(line, quiet=quiet)


def sort_rows(rows: list[R], columns: Sequence[Column[R]], order: str | None) -> list[R]:
    """By columns, ``-`` before one for descending, commas between; what has no value stands last either way."""
    for word in reversed([part.strip() for part in (order or "").split(",") if part.strip()]):
        column = sort_column(columns, word)
        known = [row for row in rows if column.value(row) not in (None, "")]
        unknown = [row for row in rows if column.value(row) in (None, "")]
        rows = sorted(known, key=lambda row: _sortable(column.value(row)), reverse=word.startswith("-")) + unknown
    return rows


def sort_column(columns: Sequence[Column[R]], word: str) -> Column[R]:
    """The column that a word of ``--sort`` names. UsageError lists them where there is none."""
    by_key = {column.key: column for column in columns}
    if (column := by_key.get(word.removeprefix("-").replace("-", "_"))) is None:
        raise UsageError(f"Cannot sort by {word!r}; choose among {', '.join(by_key)}.")
    return column


def _sortable(value: object) -> tuple[float, str]:
    """Numbers by size, words without case."""
    return (float(value), "") if isinstance(value, int | float) else (0.0, str(value).casefold())


@dataclass(frozen=True, slots=True)
class Plain:
    """A row that is a flat object and nothing more."""

    values: Mapping[str, Any]

    def as_dict(self) -> dict[str, Any]:
        return dict(self.values)


def plain_columns(*keys: str, words: Sequence[str] = ()) -> tuple[Column[Plain], ...]:
    """One column a key of plain rows, headed by the key; all but ``words`` are numbers."""
    return tuple(
        Column(key=key, title=key, value=_getter(key), right=key not in words, style="bold" if key == keys[0] else "")
        for key in keys
    )


def _getter(key: str) -> Callable[[Plain], Value]:
    return lambda row: row.values.get(key)
