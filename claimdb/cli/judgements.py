"""`judgements`: what people decided, listed and exchanged."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimdb.cli.group import Command, ListingGroup, new_app
from claimdb.cli.identities import redecide
from claimdb.cli.listing import print_all
from claimdb.cli.opening import opened
from claimdb.cli.options import Db, Listing, spread
from claimdb.cli.output import note, plural
from claimdb.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimdb.store.exchange import Imported

STDIO = Path("-")
To = Annotated[Path, typer.Argument(metavar="FILE", help="Where to write; - for standard output.")]
From = Annotated[Path, typer.Argument(metavar="FILE", help="What to read; - for standard input.")]

app = new_app(
    cls=ListingGroup,
    help="""List, export and import what people decided.

        claimdb judgements
    """,
)


@app.command("list", cls=Command)
@spread
def list_cli(
    listing: Listing,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Only those that NAME made.")] = None,
    decision: Annotated[
        str | None, typer.Option(metavar="WORD", help="Only reject, spans, speakers, metadata, …")
    ] = None,
    standing: Annotated[bool, typer.Option("--standing", help="Leave out those that were undone.")] = False,
) -> None:
    """List the decisions, latest first, those that were undone too.

    claimdb judgements list --standing
    """
    from claimdb.cli.decisions import JUDGEMENTS
    from claimdb.store.judgements import judgements

    with opened(listing.db) as session:
        rows = judgements(session, decision=decision, who=by, undone=not standing)
        if not print_all(rows, JUDGEMENTS, listing, noun="judgement"):
            note("Nobody has decided anything like that. `claimdb judge` does it.", quiet=listing.quiet)


@app.command("export", cls=Command)
@spread
def export_cli(file: To = STDIO, db: Db = None) -> None:
    """Write all decisions as JSON Lines, oldest first, for another database.

    They name articles and words, not rows, so they hold wherever the same articles are.

        claimdb judgements export decisions.jsonl
    """
    from claimdb.store.exchange import export_judgements

    with opened(db) as session:
        write_lines(file, export_judgements(session))


@app.command("import", cls=Command)
@spread
def import_cli(file: From = STDIO, db: Db = None) -> None:
    """Take in decisions that `claimdb judgements export` wrote. What is here already stays.

    claimdb judgements import decisions.jsonl
    """
    from claimdb.store.exchange import import_judgements

    with opened(db, write=True) as session:
        done = import_judgements(session, objects(read_lines(file), file))
        redecide(session, done.articles)
        typer.echo(summary(done))


def write_lines(file: Path, rows: Iterable[object]) -> None:
    """One JSON value a line."""
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if file == STDIO:
        sys.stdout.write(lines)
    else:
        file.write_text(lines, "utf-8")


def read_lines(file: Path) -> Iterator[object]:
    """The values of a JSON Lines file. FormatError names the line that is none."""
    text = sys.stdin.read() if file == STDIO else file.read_text("utf-8")
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield json.loads(line)
        except ValueError as error:
            raise FormatError(f"{file}, line {number}: not JSON ({error}).") from error


def objects(values: Iterable[object], file: Path) -> Iterator[dict[str, object]]:
    """Those values, which must be objects."""
    for value in values:
        if not isinstance(value, dict):
            raise FormatError(f"{file}: {json.dumps(value)[:60]} is not a JSON object.")
        yield value


def summary(done: Imported) -> str:
    """``3 judgements added, 1 undone, 2 known already.``"""
    waiting = f" {done.waiting} of them wait for an article or statement that is not here yet." if done.waiting else ""
    return f"{plural(done.added, 'judgement')} added, {done.undone} undone, {done.known} known already.{waiting}"
