"""`db`: the database file itself."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.options import Db, one_of, spread
from claimdb.errors import DatabaseError

if TYPE_CHECKING:
    from claimdb.db import DatabaseInfo, Upgrade

app = new_app(
    no_args_is_help=True,
    help="""Upgrade, check and describe the database file.

        claimdb db info
    """,
)


@app.command("upgrade", cls=Command)
@spread
def upgrade_cli(db: Db = None) -> None:
    """Bring the database to the schema of this claimdb.

    Every command does it when needed. Before an upgrade that rewrites data the file is copied.

        claimdb db upgrade
    """
    from claimdb.db import upgrade

    typer.echo(upgraded(upgrade(db)))


@app.command("check", cls=Command)
@spread
def check_cli(db: Db = None) -> None:
    """Check the file: pages, indexes, references, search index. `claimdb verify` checks what is stored in it.

    claimdb db check
    """
    from claimdb.db import check, open_database

    problems = check(open_database(db, create=False))
    if problems:
        raise DatabaseError("\n".join(["The database is damaged:", *(f"  {problem}" for problem in problems)]))
    typer.echo("The database is sound.")


@app.command("info", cls=Command)
@spread
def info_cli(
    db: Db = None,
    format: Annotated[str, one_of("text", "json", option=("--format", "-f"), text="Output")] = "text",  # noqa: A002
) -> None:
    """Say where the database is, how large, at which schema revision, and what runs it.

    claimdb db info
    """
    from claimdb.db import info, open_database

    print_info(info(open_database(db, create=False)), format)


def upgraded(done: Upgrade) -> str:
    """What an upgrade did, in one line."""
    if done.before == done.after:
        return f"The database is up to date (schema {done.after})."
    backup = f" A copy of the old one is {done.backup}." if done.backup else ""
    return f"Upgraded from schema {done.before or 'none'} to {done.after}.{backup}"


def print_info(found: DatabaseInfo, format: str) -> None:  # noqa: A002
    """As lines, or as one JSON object."""
    import json

    from claimdb.cli.output import console
    from claimdb.cli.showing import print_facts

    if format == "json":
        typer.echo(json.dumps(asdict(found), default=str))
    else:
        print_facts(
            console(),
            [
                (name, f"{value:,}" if isinstance(value, int) else str(value))
                for name, value in asdict(found).items()
                if value is not None
            ],
        )
