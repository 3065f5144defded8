"""`verify`: whether what is stored holds together."""

from __future__ import annotations

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.opening import opened
from claimdb.cli.options import Db, spread

app = new_app()


@app.command("verify", cls=Command)
@spread
def verify_cli(db: Db = None) -> None:
    """Cut out every stored span again and check all that must hold between rows.

    Exit code 1 and one line a fault where something does not.

        claimdb verify
    """
    from claimdb.verification import verify

    with opened(db) as session:
        typer.echo(verify(session))
