"""`ingest` and `reextract`: articles in, statements stored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimdb.cli.group import INTERRUPTED, Command, new_app
from claimdb.cli.options import Db, Quiet, spread
from claimdb.cli.output import note, plural
from claimdb.cli.progress import bar
from claimdb.errors import SomeInputsFailed

if TYPE_CHECKING:
    from claimdb.ingestion import IngestSummary

app = new_app()
Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders; - for standard input.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes; else one a core.")]
Model = Annotated[Path | None, typer.Option(metavar="FOLDER", help="Weights of another model than the shipped one.")]


@dataclass(frozen=True, kw_only=True)
class Told:
    """Metadata that hold for all articles of the command and win over what files say of themselves."""

    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who printed it.")] = None
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When: 2024-05-31, or with time and zone.")] = None
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it stands on the web.")] = None
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Its headline.")] = None
    byline: Annotated[str | None, typer.Option(metavar="TEXT", help="Who wrote it.")] = None
    language: Annotated[str | None, typer.Option(metavar="CODE", help="en, uk, …; else told by the text.")] = None


@dataclass(frozen=True, kw_only=True)
class How:
    """How to run."""

    jobs: Jobs = None
    only_extract: Annotated[bool, typer.Option("--only-extract", help="Leave out who is who across articles.")] = False
    db: Db = None
    quiet: Quiet = False


@app.command("ingest", cls=Command)
@spread
def ingest_cli(paths: Paths, told: Told, how: How) -> None:
    """Read articles and store who said what in them.

    Reads .txt, .md and .html files. Metadata come from the options, from front matter, from articles.csv beside the
    files, or from the page. What is stored already is not read again, so an interrupted run is resumed by giving the
    same command. Exit code 5 where some files could not be read.

        claimdb ingest articles/
        claimdb ingest page.html --outlet "The Harbour Gazette" --published 2024-05-31
        pbpaste | claimdb ingest - --title "Bridge closed" --url https://gazette.example/bridge
    """
