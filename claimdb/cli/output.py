"""Printing: results on standard output, remarks on standard error. Rich is loaded only when a table is drawn."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console, RenderableType
    from rich.text import Text

    from claimdb.exporters import Column, R

PIPE_WIDTH = 100
"""Columns of a table that is not printed on a terminal, unless $COLUMNS says otherwise."""

NARROWEST = 20
"""Columns in which text is wrapped, however narrow the terminal is."""


def console(*, stderr: bool = False) -> Console:
    """Colour and links only on a terminal and without NO_COLOR; words are never cut at a syllable or a slash."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
    return Console(stderr=stderr, width=width, highlight=False, emoji=False, markup=False, soft_wrap=False)


def show(screen: Console, *shown: RenderableType, soft_wrap: bool = False) -> None:
    """Print; away from a terminal without the blanks that fill lines and end tables."""
    if screen.is_terminal:
        screen.print(*shown, soft_wrap=soft_wrap)
        return
    with screen.capture() as captured:
        screen.print(*shown, soft_wrap=soft_wrap)
    lines = [line.rstrip() for line in captured.get().removesuffix("\n").split("\n")]
    screen.file.write("\n".join(lines) + "\n")


def hanging(screen: Console, text: Text, indent: int) -> Text:
    """The text wrapped so that its later lines begin under ``indent`` columns, as its first one does by itself."""
    from rich.text import Text

    lines = text.wrap(screen, max(screen.width - indent, NARROWEST))
    return Text("\n" + " " * indent).join(lines)


def note(text: str, *, quiet: bool = False) -> None:
    """One line on standard error; nothing where there is nothing to say."""
    if text and not quiet:
        typer.echo(text, err=True)


def write(pieces: Iterable[str]) -> None:
    """Pieces to standard output as they come."""
    for piece in pieces:
        sys.stdout.write(piece)


def print_rows(rows: Iterable[R], columns: Sequence[Column[R]], *, format: str) -> None:  # noqa: A002
    """Rows in a format, drawn as a table or written by the format's exporter."""
    if format == "table":
        from claimdb.cli.tables import draw

        draw(console(), rows, columns)
    else:
        from claimdb.exporting import export

        write(export(rows, columns, format=format))


def plural(number: int, word: str, many: str | None = None) -> str:
    """``1 statement``, ``2,130 statements``."""
    return f"{number:,} {word if number == 1 else many or word + 's'}"
