"""`verify`: whether what is stored holds together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.opening import opened
from claimdb.cli.options import Db, spread
from claimdb.cli.output import plural
from claimdb.errors import InvariantBroken

if TYPE_CHECKING:
    from claimdb.verification import Verified

app = new_app()


@app.command("verify", cls=Command)
@spread
def verify_cli(db: Db = None) -> None:
    """Cut out every stored span again and check all that must hold.

    Exit code 1 and one line a fault where something does not.

        claimdb verify
    """
    from claimdb.verification import verify

    with opened(db) as session:
        report(verify(session))


def report(found: Verified) -> None:
    """What was looked at; InvariantBroken where something does not hold."""
    for fault in found.faults:
        typer.echo(str(fault))
    looked = (
        f"{plural(found.versions, 'text')}, {plural(found.attributions, 'statement')}, {plural(found.spans, 'span')}"
    )
    if found.faults:
        raise InvariantBroken(f"{plural(len(found.faults), 'fault')} in {looked}.")
    typer.echo(f"{looked}: everything holds.")
