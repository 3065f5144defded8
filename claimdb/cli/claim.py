"""`claim`: one claim with every place where it is printed, the wordings set against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.judge import Decision, done
from claimdb.cli.listing import print_all
from claimdb.cli.opening import note_empty, one_speaker, opened
from claimdb.cli.options import Many, spread
from claimdb.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claimdb.store.rows import JudgementRow

app = new_app()


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """What a person decides about a claim."""

    merge: Annotated[str | None, typer.Option(metavar="ID", help="It is one utterance with another claim.")] = None
    split: Annotated[
        list[int] | None,
        typer.Option(metavar="NUMBER", help="The appearance of that number reports something else (may be repeated)."),
    ] = None


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which claims are listed where no ID is given."""

    speaker: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Without ID: only what NAME said.")] = None
    about: Annotated[str | None, typer.Option(metavar="WORDS", help="Without ID: the claim holds all of WORDS.")] = None


@app.command("claim", cls=Command)
@spread
def claim_cli(
    printing: Many,
    wanted: Wanted,
    deciding: Deciding,
    decision: Decision,
    claim: Annotated[str | None, typer.Argument(metavar="ID", help="Its ID, or its first letters.")] = None,
) -> None:
    """Show one claim in all its wordings, or list what is printed more than once.

    A claim is what one speaker said once, however often it is printed; `claimdb claims` lists single statements.
    Without ID all claims are listed, those that the most articles print first. With ID every place where the claim is
    printed is shown, and options decide what belongs to it. Each wording is set against the fullest one: [-left out-]
    {+added+}, both where words are put otherwise. What is decided holds after every re-extraction, and
    `claimdb judge undo` takes it back.

        claimdb claim --speaker Petrova
        claimdb claim 3fa94c
        claimdb claim 3fa94c --split 2 --reason "said of another bridge"
        claimdb claim 3fa94c --merge 91bc07
    """
    from claimdb.cli.claimpage import print_claim
    from claimdb.store.claims import claim as find

    if deciding.merge and deciding.split:
        raise UsageError("Decide one thing at a time: --merge or --split.")
    decides = bool(deciding.merge or deciding.split)
    if claim is None:
        if decides:
            raise UsageError("--merge and --split need the ID of the claim; `claimdb claim` lists them.")
        _list(wanted, printing, decision.db)
        return
    if printing.sort or printing.count or printing.limit is not None or wanted != Wanted():
        raise UsageError("--speaker, --about, --limit, --sort and --count are for the list: leave the ID out.")
    with opened(decision.db, write=decides) as session:
        if decides:
            typer.echo(done(_decide(session, claim, deciding, decision)))
        else:
            print_claim(find(session, claim), printing.format)


def _list(wanted: Wanted, listing: Many, db: str | None) -> None:
    from claimdb.cli.claimpage import CLAIMS
    from claimdb.store.claims import claims

    with opened(db) as session:
        speakers = [one_speaker(session, name).id for name in wanted.speaker or ()]
        rows = claims(session, speaker_ids=speakers, about=wanted.about)
        if not print_all(rows, CLAIMS, listing, noun="claim"):
            note_empty(session, "No claim fits: nothing is printed more than once.", quiet=listing.quiet)


def _decide(session: Session, claim: str, deciding: Deciding, decision: Decision) -> JudgementRow:
    """Store the decision and group again what it tells of."""
    from claimdb import workflow
    from claimdb.store import claims

    if deciding.merge:
        made = claims.merge(session, claim, deciding.merge, decision.signed())
    else:
        made = claims.split(session, claim, deciding.split or (), decision.signed())
    workflow.settle(session, made)
    return made
