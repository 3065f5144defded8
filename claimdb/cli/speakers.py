"""`speakers` and `speaker`: who is given as speaking."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, cast

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.listing import print_all
from claimdb.cli.opening import note_empty, one_speaker, opened
from claimdb.cli.options import Listing, Output, one_of, spread
from claimdb.cli.output import console, plural, print_rows
from claimdb.records import SPEAKER_KINDS, SpeakerKind

if TYPE_CHECKING:
    from claimdb.store.rows import SpeakerDetail

app = new_app()


@app.command("speakers", cls=Command)
@spread
def speakers_cli(
    listing: Listing, kind: Annotated[str | None, one_of(*SPEAKER_KINDS, text="Only speakers of one kind")] = None
) -> None:
    """List who is given as speaking, and how often.

    Counts tell directly quoted, partly quoted and paraphrased statements apart. Who is given most stands first.

        claimdb speakers --kind person --limit 20
    """
    from claimdb.exporting import SPEAKERS
    from claimdb.store.speakers import speakers

    with opened(listing.db) as session:
        rows = speakers(session, kind=cast("SpeakerKind | None", kind))
        if not print_all(rows, SPEAKERS, listing, noun="speaker"):
            note_empty(session, "No speaker fits.", quiet=listing.quiet)


@app.command("speaker", cls=Command)
@spread
def speaker_cli(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Full name, surname, alias or ID, in any case.")],
    output: Output,
) -> None:
    """Show one speaker: names and roles as printed, counts by form and outlet.

    claimdb speaker petrova
    """
    from claimdb.store.speakers import speaker

    with opened(output.db) as session:
        print_speaker(speaker(session, one_speaker(session, name).id), output.format)


def print_speaker(found: SpeakerDetail, format: str) -> None:  # noqa: A002
    """The card of a speaker; whole as JSON, its counts by outlet as CSV and Markdown."""
    from claimdb.cli.listing import Plain, plain_columns
    from claimdb.cli.showing import print_facts

    if format in ("json", "jsonl"):
        typer.echo(json.dumps(found.as_dict(), ensure_ascii=False))
        return
    if format == "table":
        row = found.row
        facts = [
            ("kind", row.kind),
            ("roles", "; ".join(f"{role} ({number})" for role, number in found.roles)),
            ("names", "; ".join(f"{alias} ({number})" for alias, number in found.aliases)),
            (
                "statements",
                f"{row.attributions:,} in {plural(row.articles, 'article')} of {plural(row.outlets, 'outlet')}",
            ),
            ("said", " to ".join(day[:10] for day in (found.first, found.last) if day)),
            ("ID", row.id),
        ]
        screen = console()
        screen.print(row.name, style="bold")
        print_facts(screen, [(name, value) for name, value in facts if value])
        screen.print()
    columns = plain_columns("outlet", "direct", "mixed", "indirect", words=("outlet",))
    print_rows(
        [Plain({"outlet": outlet, **dict(forms.items())}) for outlet, forms in found.by_outlet], columns, format=format
    )
