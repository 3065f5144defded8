"""`disputes` and `dispute`: what is disputed across outlets, and one matter with its positions side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.judge import done
from claimdb.cli.listing import note_cut, print_all, sort_rows
from claimdb.cli.opening import note_empty, one_speaker, opened
from claimdb.cli.options import ID, Listing, Output, one_of, spread
from claimdb.cli.output import note, print_rows
from claimdb.cli.when import day_option
from claimdb.errors import UsageError
from claimdb.registry import names

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claimdb.store.rows import DismissedRow, DisputeFilter

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
    since: Annotated[str | None, day_option("With a position not before")] = None
    clear: Annotated[bool, typer.Option("--clear", help="Only clear ones, not those that are merely possible.")] = False
    dismissed: Annotated[
        bool, typer.Option("--dismissed", help="Instead those that people dismissed; only --about narrows them.")
    ] = False


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

    Under each matter stands what the positions differ in; then how sure it is that they are at odds: a score from 0 to
    1, clear from 0.75 on and possible below, or confirmed by a person; then the number of origins, which are
    independent texts: positions that go back to one text count once. Each numbered line is a side: what it holds, and
    who says so where. An outlet holds what it prints in its own voice.

    The surest stand first; --sort takes score, date, positions, origins and matter. --speaker and --kind may be given
    several times; all speakers must hold a position, any of the kinds fits.

        claimdb disputes --about "fuel depot"
        claimdb disputes --kind number --since 2024-05 --format json
        claimdb disputes --sort -date
    """
    from claimdb.cli.disputing import COLUMNS, SORTS, print_disputes
    from claimdb.store.disputes import count, disputes

    with opened(listing.db) as session:
        if wanted.dismissed:
            _list_dismissed(session, wanted, listing)
            return
        chosen = _chosen(session, wanted, listing)
        found = count(session, replace(chosen, limit=None))
        if listing.count:
            typer.echo(found)
            return
        rows = disputes(session, replace(chosen, limit=None) if listing.sort else chosen)
        rows = sort_rows(rows, SORTS, listing.sort)[: listing.rows]
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

    Score, clear and possible as in `claimdb disputes --help`. [[ ]] marks the position in its sentence, < > the words
    on which it differs (bold and yellow on a terminal). Positions with the same letter of origin go back to one text
    and count once. Numbers before positions are those that --split takes; what is set against them goes along.

    What is decided holds after every re-extraction, and `claimdb judge undo` takes it back.

        claimdb dispute 3fa94c
        claimdb dispute 3fa94c --dismiss --reason "two different bridges"
    """
    from claimdb.cli.disputing import print_dismissed, print_dispute
    from claimdb.store.disputes import dispute as find

    if deciding.asked > 1:
        raise UsageError("Decide one thing at a time: --confirm, --dismiss, --merge or --split.")
    with opened(output.db, write=bool(deciding.asked)) as session:
        if deciding.asked:
            typer.echo("\n".join(_decide(session, dispute, deciding, decision)))
        elif gone := _gone(session, dispute):
            print_dismissed(gone, output.format)
        else:
            print_dispute(find(session, dispute), output.format)


def _gone(session: Session, dispute: str) -> DismissedRow | None:
    """The dispute, where people dismissed it and none that stands has an ID like it."""
    from claimdb.store import dismissals
    from claimdb.store.disputes import exists

    return None if exists(session, dispute) else dismissals.find(session, dispute)


def _list_dismissed(session: Session, wanted: Disputed, listing: Listing) -> None:
    from claimdb.cli.decisions import DISMISSED
    from claimdb.store.dismissals import dismissed

    if replace(wanted, dismissed=False, about=None) != Disputed():
        raise UsageError("Of a dismissed dispute only its words are known: --dismissed goes with --about alone.")
    rows = dismissed(session, about=wanted.about or "")
    if not print_all(rows, DISMISSED, listing, noun="dismissed dispute"):
        note("No dismissed dispute fits.", quiet=listing.quiet)


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


def _decide(session: Session, dispute: str, deciding: Deciding, signed: Signed) -> list[str]:
    """Store the decision, lay it over the disputes, and say what came of it."""
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
    if made.decision == "dismiss":
        return [
            done(made),
            f"It is not listed any more; `claimdb dispute {made.selector['dispute'][:8]}` still shows it.",
        ]
    now = store.holding(session, made) if made.decision in ("merge", "split") else []
    return [done(made), *(f"Now {found[:8]}: {matter}" for found, matter in now)]
