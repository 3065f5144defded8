"""The `claimdb` command. Each group of commands is a module of this package; this one only knows where they stand."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from claimdb.cli.group import LazyGroup, new_app

LazyGroup.table = {
    "Put articles in": {
        "ingest": ("ingest", "Read articles and store who said what in them."),
        "reextract": ("ingest", "Extract all stored articles again with the present model."),
        "update": ("ingest", "Do what `ingest --only-extract` left out."),
        "extract": ("extract", "Print the statements of a text, without a database."),
    },
    "Ask": {
        "claims": ("statements", "List statements: who said what, and where it was printed."),
        "show": ("statements", "Show one statement in its paragraph."),
        "speakers": ("speakers", "List who is given as speaking, and say who is who."),
        "speaker": ("speaker", "Show one speaker: who calls it what, when it spoke, what is not sure."),
        "claim": ("claim", "Show one claim in all its wordings, or list what is printed more than once."),
        "disputes": ("disputes", "List what is disputed: matters on which speakers or outlets do not agree."),
        "dispute": (
            "disputes",
            "Show one dispute: its positions side by side, each in its sentence; or decide about it.",
        ),
        "origins": ("origins", "List passages that were not written independently."),
        "origin": ("origins", "Show passages that hang together, and why."),
        "search": ("search", "Search all stored text, best match first."),
        "outlets": ("articles", "List the outlets."),
        "articles": ("articles", "List the articles."),
        "article": ("articles", "Print one article with its statements marked, correct it, or remove it."),
        "stats": ("stats", "Count what the database holds."),
        "check": ("check", "Compare every quotation in a draft with the stored wordings."),
    },
    "Correct": {
        "judge": ("judge", "Decide about one statement: accept, reject, span, speaker, undo."),
        "judgements": ("judgements", "List, export and import what people decided."),
    },
    "Measure and maintain": {
        "evaluate": ("evaluate", "Measure extraction against an annotated file."),
        "verify": ("verify", "Cut out every stored span again and check all that must hold."),
        "runs": ("runs", "List, compare and drop extraction runs."),
        "db": ("database", "Upgrade, check and describe the database file."),
        "model": ("model", "Print the card of the extraction model."),
    },
}

app = new_app(
    cls=LazyGroup,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from claimdb import __version__

        typer.echo(f"claimdb {__version__}")
        raise typer.Exit


@app.callback()
def root(
    db: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Database file or SQLAlchemy URL; else $CLAIMDB_DB, else claims.db."),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Who claimed what, where was it printed, who disputes it: statements from news articles, in one SQLite file.

    The commonest commands:

        claimdb ingest FOLDER               read articles
        claimdb claims --speaker Petrova    what she said, who printed it
        claimdb show ID                     one statement in its paragraph
        claimdb claim                       what is printed more than once
        claimdb disputes                    what speakers or outlets do not agree on
        claimdb dispute ID                  one dispute, its positions side by side
        claimdb speakers                    who speaks, how often
        claimdb search "fuel depot"         full-text search
    """
    del db, version


_SELDOM = 100_000
"""New objects before Python looks for cycles among them; as it is (2,000 or less), it looks while modules load."""


def main() -> None:
    """The entry point of the `claimdb` script.

    A third of a short query's time went into Python's search for cycles among what imports leave behind, the last of
    them at the end, when all is given back anyway.
    """
    gc.set_threshold(_SELDOM)
    try:
        app(prog_name="claimdb")
    finally:
        gc.freeze()
