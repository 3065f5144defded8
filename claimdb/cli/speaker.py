"""`speaker`: the page of one speaker."""

from __future__ import annotations

from typing import Annotated

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.opening import one_speaker, opened
from claimdb.cli.options import Output, spread

app = new_app()


@app.command("speaker", cls=Command)
@spread
def speaker_cli(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Full name, surname, alias or ID, in any case.")],
    output: Output,
) -> None:
    """Show one speaker: who calls it what, when it spoke, what is not sure.

    Names and roles as each outlet prints them, statements by outlet, form and day, the latest of them, speakers that
    are perhaps the same, and what people decided. As JSON all of it; as CSV the counts by outlet.

        claimdb speaker petrova
    """
    from claimdb.cli.speakerpage import print_page
    from claimdb.store.speakerpages import page

    with opened(output.db) as session:
        print_page(page(session, one_speaker(session, name).id), output.format)
