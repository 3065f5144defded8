"""Rows to text in one of the formats: their columns, and the link to the place where a statement is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from claimdb import registry
from claimdb.errors import UsageError
from claimdb.exporters import Column, Exporter, R

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimdb.store.rows import (
        OriginPassage,
        Statement,
    )

PACKAGE = "claimdb.exporters"
_EDGE_WORDS = 6
"""Words at each end of a passage that stand for it in a text fragment."""


def formats() -> tuple[str, ...]:
    return registry.names(PACKAGE)


def export(rows: Iterable[R], columns: Sequence[Column[R]], *, format: str) -> Iterator[str]:  # noqa: A002
    """The output in pieces. UsageError for an unknown format."""
    if format not in formats():
        raise UsageError(f"There is no format {format!r}; there are {', '.join(formats())}.")
    exporter = cast("Exporter", registry.function(PACKAGE, format, "export"))
    return exporter(rows, columns)


# ── links ────────────────────────────────────────────────────────────────────────────────────────────────────────


def place(*, url: str | None, path: str | None, line: int, passage: str) -> str | None:
    """Link to a passage: the page's address with a text fragment, else ``path:line``; of a text in parts the first."""
    first = passage.split(" … ", maxsplit=1)[0].strip()
    if url:
        return f"{url.split('#')[0]}#:~:text={text_fragment(first)}" if first else url
    return f"{path}:{line}" if path and path != "-" else None


def text_fragment(passage: str) -> str:
    """``start,end`` of a URL text fragment (WICG Scroll to Text Fragment), percent-encoded; short passages whole."""
    words = passage.split()
    if len(words) <= 2 * _EDGE_WORDS:
        return _encoded(words)
    return f"{_encoded(words[:_EDGE_WORDS])},{_encoded(words[-_EDGE_WORDS:])}"


def _encoded(words: Sequence[str]) -> str:
    """A hyphen and a comma separate the parts of a fragment, so they are encoded too."""
    return quote(" ".join(words), safe="").replace("-", "%2D")


def passage_link(row: OriginPassage) -> str | None:
    """Where a passage of an origin is printed."""
    return place(url=row.article.url, path=row.article.path, line=row.line, passage=row.text)


def statement_link(row: Statement) -> str | None:
    """Where a statement is printed."""
    return place(url=row.article.url, path=row.article.path, line=row.line, passage=row.text)
