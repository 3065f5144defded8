"""`claim`: one claim with every place where it is printed, the wordings set against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.judge import Decision, done
from claimdb.cli.opening import opened
from claimdb.cli.options import ID, Printing, spread
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


@app.command("claim", cls=Command)
@spread
def claim_cli(claim: ID, printing: Printing, deciding: Deciding, decision: Decision) -> None:
    """Show one claim: every place where it is printed, in which wording; or decide what belongs to it.

    Each wording is set against the fullest one: [-left out-] {+added+}, both where words are put otherwise. What is
    decided holds after every re-extraction, and `claimdb judge undo` takes it back.

        claimdb claim 3fa94c
        claimdb claim 3fa94c --split 2 --reason "said of another bridge"
        claimdb claim 3fa94c --merge 91bc07
    """
    from claimdb.cli.claimpage import print_claim
    from claimdb.store.claims import claim as find

    if deciding.merge and deciding.split:
        raise UsageError("Decide one thing at a time: --merge or --split.")
    decides = bool(deciding.merge or deciding.split)
    with opened(decision.db, write=decides) as session:
        if decides:
            typer.echo(done(_decide(session, claim, deciding, decision)))
        else:
            print_claim(find(session, claim), printing.format)


def _decide(session: Session, claim: str, deciding: Deciding, decision: Decision) -> JudgementRow:
    """Store the decision and group again what it tells of."""
    from claimdb import workflow
    from claimdb.store import claims

    if deciding.merge:
        made = claims.merge(session, claim, deciding.merge, decision.signed())
    else:
        made = claims.split(session, claim, deciding.split or (), decision.signed())
    workflow.regroup(session, made)
    return made
