"""`disputes` and `dispute`: what is disputed across outlets, and one matter with its positions side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.judge import done
from claimdb.cli.listing import note_cut
from claimdb.cli.opening import note_empty, one_speaker, opened
from claimdb.cli.options import ID, Listing, Output, one_of, spread
from claimdb.cli.output import print_rows
from claimdb.errors import UsageError
from claimdb.registry import names

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claimdb.store.rows import DisputeFilter, JudgementRow

app = new_app()
KINDS = names("claimdb.detectors")
Words = list[str] | None


@dataclass(frozen=True, kw_only=True)
class Disputed:
    """Which disputes: those that fit every option given."""

    speaker: Annotated[Words, typer.Option(metavar="NAME", help="NAME holds one of the positions.")] = None
    about: Annotated[str | None, typer.Option(metavar="WORDS", help="Matter or positions hold all of WORDS.")] = None
    kind: Annotated[Words, one_of(*KINDS, text="What the positions differ in")] = None
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="One of the positions is printed by NAME.")] = None
    min_score: Annotated[float | None, typer.Option(min=0, max=1, metavar="P", help="Sure to P or more, 0 to 1.")] = (
        None
    )
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="With a position not before DATE: 2024, 2024-05, 2024-05-31.")
    ] = None
    clear: Annotated[bool, typer.Option("--clear", help="Only clear ones, not those that are merely possible.")] = False


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """What a person decides about a dispute."""

    confirm: Annotated[bool, typer.Option("--confirm", help="It is a dispute.")] = False
    dismiss: Annotated[bool, typer.Option("--dismiss", help="It is none; it is not listed again.")] = False
    merge: Annotated[str | None, typer.Option(metavar="ID", help="It is one matter with another dispute.")] = None
    split: Annotated[
        list[int] | None,
        typer.Option(metavar="NUMBER", help="The position of that number is about something else (may be repeated)."),
    ] = None

    @property
    def asked(self) -> int:
        return sum(map(bool, (self.confirm, self.dismiss, self.merge, self.split)))


@dataclass(frozen=True, kw_only=True)
class Signed:
    """Why, and by whom."""

    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why; kept with the decision.")] = None
    who: Annotated[
        str | None, typer.Option("--who", "--by", metavar="NAME", help="Who decides; else your user name.")
    ] = None


@app.command("disputes", cls=Command)
@spread
def disputes_cli(wanted: Disputed, listing: Listing) -> None:
    """List what is disputed: matters on which speakers or outlets do not agree.

    The surest first. An outlet holds what it prints in its own voice. --speaker and --kind may be given several times;
    all speakers must hold a position, any of the kinds fits.

        claimdb disputes --about "fuel depot"
        claimdb disputes --kind number --since 2024-05 --format json
    """
    from claimdb.cli.disputing import COLUMNS, print_disputes
    from claimdb.store.disputes import count, disputes

    if listing.sort:
        raise UsageError("Disputes are sorted by how sure they are; --sort has no other columns for them.")
    with opened(listing.db) as session:
        chosen = _chosen(session, wanted, listing)
        found = count(session, replace(chosen, limit=None))
        if listing.count:
            typer.echo(found)
            return
        rows = disputes(session, chosen)
        if listing.format == "table":
            print_disputes(rows)
        else:
            print_rows(rows, COLUMNS, format=listing.format)
        if not found:
            note_empty(session, "No dispute fits.", quiet=listing.quiet)
        note_cut(len(rows), found, "dispute", quiet=listing.quiet)


@app.command("dispute", cls=Command)
@spread
def dispute_cli(dispute: ID, output: Output, deciding: Deciding, decision: Signed) -> None:
    """Show one dispute: its positions side by side, each in its sentence; or decide about it.

    What is decided holds after every re-extraction, and `claimdb judge undo` takes it back.

        claimdb dispute 3fa94c
        claimdb dispute 3fa94c --dismiss --reason "two different bridges"
    """
    from claimdb.cli.disputing import print_dispute
    from claimdb.store.disputes import dispute as find

    if deciding.asked > 1:
        raise UsageError("Decide one thing at a time: --confirm, --dismiss, --merge or --split.")
    with opened(output.db, write=bool(deciding.asked)) as session:
        if deciding.asked:
            typer.echo(done(_decide(session, dispute, deciding, decision)))
        else:
            print_dispute(find(session, dispute), output.format)


def _chosen(session: Session, wanted: Disputed, listing: Listing) -> DisputeFilter:
    """The options as the store takes them; names become the speakers that they mean."""
    from claimdb.store.rows import DisputeFilter

    return DisputeFilter(
        speaker_ids=[one_speaker(session, name).id for name in wanted.speaker or ()],
        outlet=wanted.outlet,
        about=wanted.about,
        kinds=wanted.kind or (),
        min_score=wanted.min_score,
        since=wanted.since,
        clear=wanted.clear,
        limit=listing.rows,
    )


def _decide(session: Session, dispute: str, deciding: Deciding, signed: Signed) -> JudgementRow:
    """Store the decision and lay it over the disputes."""
    import getpass

    from claimdb import workflow
    from claimdb.store import deciding as store
    from claimdb.store.identities import By

    by = By(who=signed.who or getpass.getuser(), reason=signed.reason)
    if deciding.merge:
        made = store.merge(session, dispute, deciding.merge, by)
    elif deciding.split:
        made = store.split(session, dispute, deciding.split, by)
    else:
        made = store.decide(session, dispute, "confirm" if deciding.confirm else "dismiss", by)
    workflow.settle(session, made)
    return made
