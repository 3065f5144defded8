"""`runs` and `reextract`: extraction passes, their differences, and a new one with the present model."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from claimdb.cli.group import Command, ListingGroup, new_app
from claimdb.cli.listing import print_all
from claimdb.cli.opening import opened
from claimdb.cli.options import Db, Listing, Output, spread
from claimdb.cli.output import note, plural, print_rows

if TYPE_CHECKING:
    from claimdb.store.rows import RunComparison

Run = Annotated[str, typer.Argument(metavar="RUN", help="Its ID or the first letters of it.")]

app = new_app(
    cls=ListingGroup,
    help="""List, compare and drop extraction runs.

        claimdb runs
    """,
)


@app.command("list", cls=Command)
@spread
def list_cli(listing: Listing) -> None:
    """List the runs, latest first: model, version, and how many articles each is the current one of.

    claimdb runs list
    """
    from claimdb.columns import RUNS
    from claimdb.store.runs import runs

    with opened(listing.db) as session:
        if not print_all(runs(session), RUNS, listing, noun="run"):
            note("There are no runs yet. `claimdb ingest FOLDER` makes one.", quiet=listing.quiet)


@app.command("compare", cls=Command)
@spread
def compare_cli(first: Run, second: Run, output: Output) -> None:
    """Compare what two runs found in the articles that both saw.

    `claimdb reextract --keep` keeps the old run, so that there are two.

        claimdb runs compare 20240531-1f 20240602-9c
    """
    from claimdb.store.runs import compare

    with opened(output.db) as session:
        print_comparison(compare(session, first, second), output.format)


@app.command("drop", cls=Command)
@spread
def drop_cli(run: Run, db: Db = None) -> None:
    """Drop a run that is not the current one of any article, with what it found.

    claimdb runs drop 20240531-1f
    """
    from claimdb.store.runs import drop

    with opened(db, write=True) as session:
        typer.echo(f"Dropped run {run}: {plural(drop(session, run), 'pass', 'passes')}.")


def print_comparison(found: RunComparison, format: str) -> None:  # noqa: A002
    """How many statements are the same, then those that only one run has; JSON as one object."""
    from claimdb.columns import STATEMENTS

    if format in ("json", "jsonl"):
        only = {"only_first": found.only_first, "only_second": found.only_second}
        counts = {"first": found.first, "second": found.second, "articles": found.articles, "same": found.same}
        told = counts | {name: [row.as_dict() for row in rows] for name, rows in only.items()}
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    typer.echo(f"{plural(found.same, 'statement')} the same in {plural(found.articles, 'article')}.")
    for run, rows in ((found.first, found.only_first), (found.second, found.only_second)):
        typer.echo(f"\nOnly in {run}: {len(rows):,}")
        print_rows(rows, STATEMENTS, format=format)
