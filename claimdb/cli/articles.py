"""`outlets`, `articles` and `article`: where it was printed."""

from __future__ import annotations

import getpass
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.listing import print_all
from claimdb.cli.opening import note_empty, opened
from claimdb.cli.options import ID, Listing, Output, spread
from claimdb.cli.when import day_option
from claimdb.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claimdb.store.rows import ArticleDetail

app = new_app()
SETTABLE = ("outlet", "title", "byline", "published", "url", "language")


@dataclass(frozen=True, kw_only=True)
class WantedArticles:
    """Which articles."""

    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Printed by NAME.")] = None
    since: Annotated[str | None, day_option("Published not before")] = None
    until: Annotated[str | None, day_option("Published not after")] = None
    language: Annotated[str | None, typer.Option(metavar="CODE", help="In that language (en, uk, …).")] = None
    not_extracted: Annotated[bool, typer.Option("--not-extracted", help="Only those without extraction.")] = False


@dataclass(frozen=True, kw_only=True)
class Change:
    """What to do with an article."""

    set_values: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help=f"Correct {', '.join(SETTABLE)}; repeatable.")
    ] = None
    remove: Annotated[bool, typer.Option("--remove", help="Remove the article with all that was found in it.")] = False
    version: Annotated[int | None, typer.Option(metavar="N", min=1, help="Print an older version.")] = None


@app.command("outlets", cls=Command)
@spread
def outlets_cli(listing: Listing) -> None:
    """List the outlets.

    An article whose outlet is not known stands under its file's name; `claimdb article ID --set outlet=…` tells it.

        claimdb outlets
    """
    from claimdb.columns import OUTLETS
    from claimdb.store.articles import outlets

    with opened(listing.db) as session:
        if not print_all(outlets(session), OUTLETS, listing, noun="outlet"):
            note_empty(session, "There are no outlets.", quiet=listing.quiet)


@app.command("articles", cls=Command)
@spread
def articles_cli(wanted: WantedArticles, listing: Listing) -> None:
    """List the articles.

    Newest first.

    claimdb articles --outlet "Harbour Gazette" --since 2024
    """
    from claimdb.columns import ARTICLES
    from claimdb.store.articles import articles
    from claimdb.store.rows import ArticleFilter

    extracted = False if wanted.not_extracted else None
    chosen = ArticleFilter(
        outlet=wanted.outlet, since=wanted.since, until=wanted.until, language=wanted.language, extracted=extracted
    )
    with opened(listing.db) as session:
        if not print_all(articles(session, chosen), ARTICLES, listing, noun="article"):
            note_empty(session, "No article fits.", quiet=listing.quiet)


@app.command("article", cls=Command)
@spread
def article_cli(article: ID, change: Change, output: Output) -> None:
    """Print one article with its statements marked, correct it, or remove it.

    A correction is a judgement: it stays when the article is ingested again, and can be undone.

        claimdb article 5c20
        claimdb article 5c20 --set outlet="The Harbour Gazette" --set published=2024-05-31
    """
    with opened(output.db, write=bool(change.remove or change.set_values)) as session:
        if change.remove:
            remove_article(session, article)
        elif change.set_values:
            correct_article(session, article, change.set_values)
        else:
            print_one(session, article, change.version, output.format)


def remove_article(session: Session, wanted: str) -> None:
    """Take an article out of the database."""
    from claimdb import workflow
    from claimdb.store.articles import article

    row = article(session, wanted).row
    workflow.remove(session, row.id)
    typer.echo(f"Removed {row.title or row.path or row.id} ({row.outlet_label}) with all that was found in it.")


def correct_article(session: Session, wanted: str, pairs: list[str]) -> None:
    """Set metadata from ``key=value`` pairs; an empty value says that it is not known."""
    from claimdb.store.articles import article, set_metadata

    row = article(session, wanted).row
    values = dict(_pair(pair) for pair in pairs)
    set_metadata(session, row.id, values, who=getpass.getuser())
    typer.echo(f"{row.id}: " + ", ".join(f"{key} is now {value or 'unknown'}" for key, value in values.items()) + ".")


def print_one(session: Session, wanted: str, version: int | None, format: str) -> None:  # noqa: A002
    """The text with its statements marked; in the other formats the article's row."""
    from claimdb.cli.output import print_rows
    from claimdb.cli.showing import print_article
    from claimdb.columns import ARTICLES
    from claimdb.store.articles import article

    detail = article(session, wanted, version=version)
    if format == "table":
        print_article(detail)
    elif format in ("json", "jsonl"):
        typer.echo(json.dumps(article_object(detail), ensure_ascii=False))
    else:
        print_rows([detail.row], ARTICLES, format=format)


def article_object(detail: ArticleDetail) -> dict[str, object]:
    """The article with its text and statements, for JSON."""
    statements = [statement.as_dict() for statement in detail.statements]
    return detail.row.as_dict() | {"text": detail.text, "statements": statements}


def _pair(written: str) -> tuple[str, str | None]:
    key, equals, value = written.partition("=")
    if not equals or key not in SETTABLE:
        raise UsageError(f"--set {written!r} is not KEY=VALUE with a key among {', '.join(SETTABLE)}.")
    return key, value.strip() or None
