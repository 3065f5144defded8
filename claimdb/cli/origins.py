"""`origins` and `origin`: what was not written independently."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, cast

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.judge import Decision
from claimdb.cli.listing import print_all
from claimdb.cli.opening import note_empty, opened
from claimdb.cli.options import ID, Listing, Printing, one_of, spread
from claimdb.errors import UsageError
from claimdb.records import COPY_KINDS, CopyKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

app = new_app()


@dataclass(frozen=True, kw_only=True)
class WantedOrigins:
    """Which origins."""

    article: Annotated[
        str | None, typer.Option(metavar="ID", help="With a passage of that article (ID, path or URL).")
    ] = None
    kind: Annotated[str | None, one_of(*COPY_KINDS, text="With a link of one kind")] = None


@dataclass(frozen=True, kw_only=True)
class Dismissal:
    """What to say of it."""

    dismiss: Annotated[bool, typer.Option("--dismiss", help="Say that its passages were written independently.")] = (
        False
    )
    article: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="With --dismiss: only the passages of that article; repeatable."),
    ] = None


@app.command("origins", cls=Command)
@spread
def origins_cli(wanted: WantedOrigins, listing: Listing) -> None:
    """List passages that were not written independently.

    Copies, rewrites, wire copy under another headline, live pages that hold other texts, and what articles themselves
    credit to another outlet. What most articles print stands first. Share: how much of the shorter of two passages
    stands in the other, the greatest of all pairs. Claims and disputes count origins, not articles.

        claimdb origins --kind copy
        claimdb origins --article seeds/003_live_page.txt
    """
    from claimdb.columns import ORIGINS
    from claimdb.store.originpages import listing as rows_of

    with opened(listing.db) as session:
        rows = rows_of(session, article=wanted.article, kind=cast("CopyKind | None", wanted.kind))
        if not print_all(rows, ORIGINS, listing, noun="origin"):
            note_empty(session, "No passages hang together.", quiet=listing.quiet)


@app.command("origin", cls=Command)
@spread
def origin_cli(
    origin: ID,
    dismissal: Dismissal,
    decision: Decision,
    output: Printing,
    pairs: Annotated[bool, typer.Option("--pairs", help="Also each pair of passages, side by side.")] = False,
) -> None:
    """Show passages that hang together, and why.

    Who prints them, the earliest first, and below each pair with the share of the shorter passage that stands in the
    other and the reason; --pairs sets them side by side. If they were written independently all the same, `--dismiss`
    says so; that holds after every re-run, and can be undone.

        claimdb origin 7a3f
        claimdb origin 7a3f --pairs
        claimdb origin 7a3f --dismiss --article seeds/005_stabbed_in_the_back.txt --reason "both quote the decree"
    """
    if dismissal.article and not dismissal.dismiss:
        raise UsageError("--article says whose passages --dismiss is about; `claimdb origins --article ID` lists them.")
    with opened(decision.db, write=dismissal.dismiss) as session:
        if dismissal.dismiss:
            _dismiss(session, origin, dismissal.article or [], decision)
        else:
            _print(session, origin, output.format, pairs=pairs)


def _dismiss(session: Session, origin: str, articles: list[str], decision: Decision) -> None:
    from claimdb.cli.output import plural
    from claimdb.store.originpages import detail, dismiss

    found = detail(session, origin).row
    row = dismiss(session, found.id, decision.signed(), articles=articles)
    pairs = plural(len(row.value["pairs"]), "pair")
    typer.echo(
        f"{pairs} of origin {found.id[:8]} taken for independent. `claimdb judge undo {row.id[:8]}` takes it back."
    )


def _print(session: Session, origin: str, format: str, *, pairs: bool) -> None:  # noqa: A002
    from claimdb.cli.output import print_rows
    from claimdb.columns import ORIGINS
    from claimdb.store.originpages import detail

    found = detail(session, origin)
    if format == "table":
        from claimdb.cli.originpage import print_origin

        print_origin(found, pairs=pairs)
    elif format in ("json", "jsonl"):
        typer.echo(json.dumps(found.as_dict(), ensure_ascii=False))
    else:
        print_rows([found.row], ORIGINS, format=format)
