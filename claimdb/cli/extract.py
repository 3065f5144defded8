"""`extract`: text in, statements out, no database."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.options import FORMATS, one_of, spread
from claimdb.cli.output import print_rows, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimdb.exporting import Extracted
    from claimdb.records import Article

app = new_app()
JSONL = "jsonl"


@app.command("extract", cls=Command)
@spread
def extract_cli(
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help="Files, - for standard input.")] = None,
    input_format: Annotated[str, one_of("text", JSONL, text="What is read")] = "text",
    with_text: Annotated[bool, typer.Option("--with-text", help="Write the text too that the offsets index.")] = False,
    format: Annotated[str, one_of(*FORMATS, option=("--format", "-f"), text="Output")] = JSONL,  # noqa: A002
) -> None:
    """Print the statements of a text, without a database.

    One object an article: id, sha256 of the text, attributions with source, cue and content as [start, end) offsets
    into the text as it was given, or as the reader produced it (then --with-text shows it).
    From JSON Lines the "text" of each line is taken as it stands, with its "id".

        claimdb extract statement.txt --format table
        claimdb extract --input-format jsonl < articles.jsonl > found.jsonl
    """
    locations = files or ["-"]
    articles = read_lines(locations) if input_format == JSONL else read_files(locations)
    print_extracted(extracted(articles, with_text=with_text), format)


def print_extracted(found: Iterable[Extracted], format: str) -> None:  # noqa: A002
    """Whole texts as JSON, one row a statement in the other formats."""
    from claimdb.exporting import EXTRACTED, export, findings

    if format in ("json", JSONL):
        write(export(found, (), format=format))
    else:
        print_rows(findings(found), EXTRACTED, format=format)


def extracted(articles: Iterable[tuple[str, Article]], *, with_text: bool) -> Iterator[Extracted]:
    """What the model finds in each."""
    from claimdb.exporting import Extracted
    from claimdb.nlp import docs_of, extraction, load_nlp

    nlp = load_nlp()
    names: list[str] = []

    def texts() -> Iterator[Article]:
        for name, article in articles:
            names.append(name)
            yield article

    for number, doc in enumerate(nlp.pipe(docs_of(nlp, texts()))):
        yield Extracted(names[number], doc.text, extraction(doc), with_text)
