"""`claims` and `show`: what was said, and one statement in its paragraph."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, cast

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.listing import note_cut
from claimdb.cli.opening import note_empty, one_speaker, opened
from claimdb.cli.options import ID, Listing, Output, one_of, spread
from claimdb.cli.output import plural, print_rows
from claimdb.cli.when import day_option
from claimdb.errors import UsageError
from claimdb.records import FORMS, MODALITIES, REGION_KINDS, Form, Modality, RegionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from claimdb.store.rows import StatementFilter

app = new_app()
ALL = "all"
Words = list[str] | None


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which statements: those that fit every option given."""

    speaker: Annotated[Words, typer.Option(metavar="NAME", help="Said by NAME, also inside what others say.")] = None
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Printed by NAME.")] = None
    about: Annotated[str | None, typer.Option(metavar="WORDS", help="What was said holds all of WORDS.")] = None
    since: Annotated[str | None, day_option("Said not before")] = None
    until: Annotated[str | None, day_option("Said not after")] = None
    form: Annotated[str | None, one_of(*FORMS, text="Quoted, partly quoted or paraphrased")] = None
    claim: Annotated[str | None, typer.Option(metavar="ID", help="Printing the claim of that ID.")] = None
    medium: Annotated[str | None, typer.Option(metavar="TEXT", help="Medium or venue whose words hold TEXT.")] = None
    modality: Annotated[Words, one_of(*MODALITIES, ALL, text="How said (else all but negated, hypothetical)")] = None
    regions: Annotated[Words, one_of(*REGION_KINDS, ALL, text="Where it stands (else body, heading)")] = None
    min_confidence: Annotated[
        float | None, typer.Option(min=0, max=1, metavar="P", help="Right with a probability of P or more.")
    ] = None
    unresolved: Annotated[bool, typer.Option("--unresolved", help="Only those that could be given to nobody.")] = False


@app.command("claims", cls=Command)
@spread
def claims_cli(wanted: Wanted, listing: Listing) -> None:
    """List statements: who said what, and where it was printed.

    `claimdb claim` (without s) lists what is printed more than once.

    Newest first. --speaker, --modality and --regions may be given several times; then any of them fits. Where nobody is
    known to have said it, the words of the source stand in brackets; with --unresolved also whom they perhaps mean.

        claimdb claims --speaker Petrova --since 2024-05
        claimdb claims --about "fuel depot" --form direct --format csv > depot.csv
        claimdb claims --unresolved --count
    """
    with opened(listing.db) as session:
        list_statements(session, chosen(session, wanted, listing), listing)


@app.command("show", cls=Command)
@spread
def show_cli(statement: ID, output: Output) -> None:
    """Show one statement in its paragraph.

    The statement is bold, its source green, its cue yellow; away from a terminal brackets mark them.
    Below stand the circumstances that the text gives, the extraction run, and the link.

        claimdb show 3fa94c
    """
    from claimdb.cli.showing import print_statement
    from claimdb.store.statements import statement as find

    with opened(output.db) as session:
        print_statement(find(session, statement), output.format)


def chosen(session: Session, wanted: Wanted, listing: Listing) -> StatementFilter:
    """The options as the store takes them; names become the speakers that they mean."""
    from claimdb.records import DEFAULT_MODALITIES
    from claimdb.store.rows import DEFAULT_REGIONS, StatementFilter

    if wanted.unresolved and wanted.speaker:
        raise UsageError("--unresolved lists what could be given to nobody, so there is no --speaker to ask for.")
    return StatementFilter(
        speaker_ids=[one_speaker(session, name).id for name in wanted.speaker or ()],
        outlet=wanted.outlet,
        about=wanted.about,
        since=wanted.since,
        until=wanted.until,
        form=cast("Form | None", wanted.form),
        medium=wanted.medium,
        claim=wanted.claim,
        modality=cast("Sequence[Modality] | None", _picked(wanted.modality, DEFAULT_MODALITIES)),
        regions=cast("Sequence[RegionKind] | None", _picked(wanted.regions, DEFAULT_REGIONS)),
        min_confidence=wanted.min_confidence,
        unresolved=wanted.unresolved,
        limit=listing.rows,
        sort=tuple(word.strip() for word in (listing.sort or "").split(",") if word.strip()),
    )


def _picked(words: Words, default: Sequence[str]) -> tuple[str, ...] | None:
    """``None`` for all of them."""
    return None if words and ALL in words else tuple(words or default)


def list_statements(session: Session, wanted: StatementFilter, listing: Listing) -> None:
    """Print the statements, then say what a limit or a default hides."""
    from claimdb.columns import STATEMENTS, UNRESOLVED
    from claimdb.store.statements import count, statements

    found = count(session, wanted)
    hidden = count(session, replace(wanted, modality=None, regions=None)) - found
    if listing.count:
        typer.echo(found)
    else:
        columns = UNRESOLVED if wanted.unresolved else STATEMENTS
        print_rows(statements(session, wanted), columns, format=listing.format)
    if not found and not hidden:
        note_empty(session, "No statement fits.", quiet=listing.quiet)
    shown = found if listing.count else min(found, wanted.limit or found)
    left_out = f"{plural(hidden, 'more statement')} hidden (--modality all --regions all)." if hidden else ""
    note_cut(shown, found, "statement", quiet=listing.quiet, hidden=left_out)
