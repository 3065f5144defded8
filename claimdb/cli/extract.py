"""`extract`: text in, statements out, no database."""

from __future__ import annotations

import io
import sys
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from claimdb.cli.group import Command, new_app
from claimdb.cli.options import FORMATS, one_of, spread
from claimdb.cli.output import note, print_rows, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimdb.cli.extracted import Extracted
    from claimdb.records import Article

app = new_app()
JSONL = "jsonl"
BATCH = 16
"""Texts that the model gets at once."""


@app.command("extract", cls=Command)
@spread
def extract_cli(
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE", help="Files, - for standard input.")] = None,
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
    from claimdb.cli.extracted import EXTRACTED, findings
    from claimdb.exporting import export

    if format in ("json", JSONL):
        write(export(found, (), format=format))
    else:
        print_rows(findings(found), EXTRACTED, format=format)


def extracted(articles: Iterable[tuple[str, Article]], *, with_text: bool) -> Iterator[Extracted]:
    """What the model finds in each. InputError names an article that it cannot take."""
    from claimdb.cli.extracted import Extracted
    from claimdb.errors import InputError
    from claimdb.extracting import extract_batch, model_extractor

    many = model_extractor().many
    for batch in _batches(articles):
        outcomes = extract_batch(many, [article for _, article in batch])
        for (name, article), outcome in zip(batch, outcomes, strict=True):
            if outcome.extraction is None:
                raise InputError(f"{name}: {outcome.problem}")
            yield Extracted(name, article.text, outcome.extraction, with_text)


def _batches(articles: Iterable[tuple[str, Article]]) -> Iterator[list[tuple[str, Article]]]:
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        yield batch


def read_files(locations: Sequence[str]) -> Iterator[tuple[str, Article]]:
    """The articles of files and folders, named by their paths. What cannot be read ends the command."""
    from claimdb.errors import UnreadableInput
    from claimdb.readers import expand, read

    found = expand(locations)
    if found.failures:
        raise UnreadableInput(": ".join(found.failures[0]))
    for location in found.locations:
        for article in read(location):
            if article.language not in (None, "en"):
                note(f"{location.path}: not English ({article.language}); the model reads English.")
            yield location.path, article


def read_lines(files: Sequence[str]) -> Iterator[tuple[str, Article]]:
    """One article a line of JSON Lines: its ``text`` untouched, metadata under the names of the article's fields."""
    import json

    from claimdb.errors import FormatError
    from claimdb.records import Article

    for file in files:
        for number, line in enumerate(_lines(file), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise FormatError(f"{file}, line {number}: not JSON ({error}).") from error
            if not isinstance(row, dict) or not isinstance(row.get("text"), str):
                raise FormatError(f'{file}, line {number}: no object with a "text".')
            known = {
                name: row[name] for name in ("outlet", "title", "byline", "published") if isinstance(row.get(name), str)
            }
            yield str(row.get("id", number)), Article(text=row["text"], **known)


def _lines(file: str) -> Iterator[str]:
    from claimdb.errors import UnreadableInput

    opened = sys.stdin.buffer if file == "-" else open(file, "rb")  # noqa: SIM115  closed below, standard input is not
    try:
        yield from io.TextIOWrapper(opened, "utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{file}: not UTF-8 ({error.reason} at byte {error.start}).") from error
    finally:
        if file != "-":
            opened.close()
