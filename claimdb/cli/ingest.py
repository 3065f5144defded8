"""`ingest` and `reextract`: articles in, statements stored."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimdb.cli.group import INTERRUPTED, Command, new_app
from claimdb.cli.options import Db, Quiet, spread
from claimdb.cli.output import note, plural
from claimdb.cli.progress import bar
from claimdb.errors import SomeInputsFailed, UnreadableInput, UsageError
from claimdb.settings import load

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from claimdb.ingestion import IngestSummary

app = new_app()
Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files and folders; - for standard input.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes; else one a core.")]
Model = Annotated[Path | None, typer.Option(metavar="FOLDER", help="Weights of another model than the shipped one.")]


@dataclass(frozen=True, kw_only=True)
class Told:
    """Metadata that hold for all articles of the command and win over what files say of themselves."""

    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who printed it.")] = None
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When: 2024-05-31, or with time and zone.")] = (
        None
    )
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
    from claimdb.db import open_database
    from claimdb.ingestion import Work
    from claimdb.readers import options
    from claimdb.workflow import ingest

    refuse_one_url_for_many(paths, told)
    refuse_nothing(paths)
    with resumable(), bar("Reading", "articles", quiet=how.quiet) as progress:
        work = Work(jobs=how.jobs or load().jobs, progress=progress)
        engine = open_database(how.db)
        done = ingest(engine, paths, told=options(asdict(told)), work=work, only_extract=how.only_extract)
    report(done, engine, how)


@app.command("reextract", cls=Command)
@spread
def reextract_cli(
    how: How,
    articles: Annotated[list[str] | None, typer.Argument(metavar="ARTICLE", help="IDs; else all.")] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the old run, for `claimdb runs compare`.")] = False,
    model: Model = None,
) -> None:
    """Extract all stored articles again with the present model.

    The old run is dropped as the new one is stored. What people decided is laid over the new statements. An
    interrupted run is resumed by giving the same command.

        claimdb reextract --keep
    """
    from claimdb.db import open_database
    from claimdb.extracting import model_extractor
    from claimdb.ingestion import Work
    from claimdb.workflow import reextract

    with resumable(), bar("Extracting", "articles", quiet=how.quiet) as progress:
        work = Work(jobs=how.jobs or load().jobs, progress=progress, extractor=model_extractor(model))
        engine = open_database(how.db, create=False)
        ids = article_ids(engine, articles)
        done = reextract(engine, article_ids=ids, keep=keep, work=work, only_extract=how.only_extract)
    report(done, engine, how)


@app.command("update", cls=Command)
@spread
def update_cli(db: Db = None) -> None:
    """Do what `ingest --only-extract` left out.

    Finds out who is who across articles.

    claimdb update
    """
    from claimdb.db import open_database
    from claimdb.workflow import update

    engine = open_database(db, create=False)
    speakers = update(engine).speakers
    typer.echo(f"{plural(speakers.mentions, 'mention')} of {plural(speakers.speakers, 'speaker')} linked.")
    note_open_pairs(engine, quiet=False)


def report(done: IngestSummary, engine: Engine, how: How) -> None:
    """The summary line; what failed, one line a file; what waits for people. SomeInputsFailed where anything did."""
    for path, remark in done.notes:
        note(f"{path}: {remark}", quiet=how.quiet)
    for failure in done.failures:
        typer.echo(f"{failure.path}: {failure.reason}", err=True)
    typer.echo(summary(done))
    if not how.only_extract:
        note_open_pairs(engine, quiet=how.quiet)
    if done.failures:
        raise SomeInputsFailed(f"{plural(done.failed, 'input')} could not be used; the reasons stand above.")


def note_open_pairs(engine: Engine, *, quiet: bool) -> None:
    """How many suggestions that two names are one speaker's wait for an answer, and where it is given."""
    from claimdb.db import session
    from claimdb.store.pairs import count

    with session(engine) as opened:
        number = count(opened)
    if number:
        are = "is" if number == 1 else "are"
        note(f"{plural(number, 'pair')} of names {are} perhaps one speaker: `claimdb speakers review`", quiet=quiet)


def summary(done: IngestSummary) -> str:
    """``5 articles: 4 new, 1 known, 0 changed, 0 failed. 61 statements in 3.2 s (940 words/s).``"""
    total = done.new + done.known + done.changed + done.failed
    foreign = (
        f" {plural(done.not_english, 'article')} not in English: stored, not extracted." if done.not_english else ""
    )
    rate = f" ({done.words / done.seconds:,.0f} words/s)" if done.words and done.seconds else ""
    return (
        f"{plural(total, 'article')}: {done.new:,} new, {done.known:,} known, {done.changed:,} changed, "
        f"{done.failed:,} failed. {plural(done.attributions, 'statement')} in {done.seconds:.1f} s{rate}.{foreign}"
    )


def refuse_one_url_for_many(paths: list[str], told: Told) -> None:
    """An article is known by its URL: several with the same one would be versions of each other."""
    if told.url and (len(paths) > 1 or Path(paths[0]).is_dir()):
        raise UsageError("--url names one article; give one file with it, or say the URLs in front matter.")


def refuse_nothing(paths: list[str]) -> None:
    """SomeInputsFailed, before a database is made, where there is no file to read at all."""
    from claimdb.readers import expand

    found = expand(paths)
    missing = [one for one in found.locations if one.path != "-" and not os.path.exists(one.path)]
    if len(missing) < len(found.locations):
        return
    for path, reason in found.failures:
        typer.echo(f"{path}: {reason}", err=True)
    for one in missing:
        try:
            one.read_bytes()
        except UnreadableInput as error:
            typer.echo(str(error), err=True)
    raise SomeInputsFailed("There is nothing to read, and nothing was changed.")


def article_ids(engine: Engine, prefixes: list[str] | None) -> list[str] | None:
    """The IDs that the beginnings of IDs stand for; ``None`` for all articles."""
    from claimdb.db import session
    from claimdb.store.articles import article

    if not prefixes:
        return None
    with session(engine) as opened:
        return [article(opened, prefix).row.id for prefix in prefixes]


@contextmanager
def resumable() -> Iterator[None]:
    """Ctrl-C ends the command with the word that it can be given again."""
    try:
        yield
    except KeyboardInterrupt:
        note("Interrupted. What is stored stays; the same command goes on from there.")
        raise typer.Exit(INTERRUPTED) from None
