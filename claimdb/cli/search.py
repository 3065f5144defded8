"""`search`: full text, ranked, with snippets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.listing import print_all
from claimdb.cli.opening import note_empty, opened
from claimdb.cli.options import Listing, spread
from claimdb.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

app = new_app()


@app.command("search", cls=Command)
@spread
def search_cli(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='Words that must all be there; "in double marks" together.')
    ],
    listing: Listing,
    statements: Annotated[
        bool, typer.Option("--statements", help="Search statements, their content and source, instead of paragraphs.")
    ] = False,
) -> None:
    """Search all stored text, best match first.

    Any language, any punctuation. A word that ends in * finds longer words too. With each paragraph stand the
    IDs of its statements, for `claimdb show ID`.

        claimdb search fuel depot
        claimdb search '"fuel depot" burn*' --statements
    """
    if not any(letter.isalnum() for letter in "".join(words)):
        raise UsageError("Give at least one word to search for.")
    with opened(listing.db) as session:
        print_hits(session, " ".join(words), listing, statements=statements)


def print_hits(session: Session, words: str, listing: Listing, *, statements: bool) -> None:
    """The paragraphs or the statements that hold all the words."""
    from claimdb.columns import HITS, STATEMENT_HITS
    from claimdb.store.search import search_paragraphs, search_statements

    if statements:
        found = print_all(search_statements(session, words), STATEMENT_HITS, listing, noun="statement")
    else:
        found = print_all(search_paragraphs(session, words), HITS, listing, noun="paragraph")
    if not found:
        note_empty(session, f"Nothing holds {words}.", quiet=listing.quiet)
