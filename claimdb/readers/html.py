"""Saved web pages: text and metadata as trafilatura finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from claimdb.dates import iso_date
from claimdb.errors import EmptyInput, FormatError
from claimdb.readers._articles import build
from claimdb.readers._decoding import clean, decode
from claimdb.readers._metadata import Layer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimdb.readers._locations import Location
    from claimdb.records import Article

Result = TypeVar("Result")
SUFFIXES = (".html", ".htm", ".xhtml")
_SETTINGS = {"MIN_EXTRACTED_SIZE": "50", "MIN_OUTPUT_SIZE": "1", "MAX_FILE_SIZE": "200000000"}
"""In characters and bytes: a short report keeps its paragraphs instead of being read as one line."""


def read(location: Location) -> Iterator[Article]:
    """One article; EmptyInput where no article text is found in the page."""
    data = location.read_bytes()
    page, notes = decode(data, location.path, html=True)
    text, replaced = clean(_parsed(lambda: _text(page), location.path) or "")
    if not text.strip():
        raise EmptyInput(f"{location.path}: no article text is found in the page. Save its text as a .txt file.")
    told = _parsed(lambda: _told(page), location.path)
    yield build(location, text, data, page=told, notes=(*notes, *replaced))


def _parsed(step: Callable[[], Result], path: str) -> Result:
    """What *step* gives; FormatError for a page that is made to break the parser, whose message would tell nothing."""
    try:
        return step()
    except (RecursionError, ValueError, TypeError, AttributeError, LookupError, AssertionError) as error:
        raise FormatError(
            f"{path}: the page cannot be parsed ({type(error).__name__}). Save its text as .txt."
        ) from error


def _text(page: str) -> str | None:
    from trafilatura import extract
    from trafilatura.settings import use_config

    config = use_config()
    for name, value in _SETTINGS.items():
        config.set("DEFAULT", name, value)
    return extract(page, output_format="txt", include_comments=False, config=config)


def _told(page: str) -> Layer:
    from trafilatura import extract_metadata

    document = extract_metadata(page)
    found = {
        "title": document.title,
        "byline": document.author and document.author.replace("; ", ", "),
        "published": document.date and iso_date(document.date),
        "outlet": document.sitename or document.hostname,
        "url": document.url if document.url and _names_an_article(document.url) else None,
    }
    return Layer({name: clean(value)[0] for name, value in found.items() if value})


def _names_an_article(url: str) -> bool:
    """A page that calls the front page its address would share it, and so its key, with every other page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and (len(parts.path) > 1 or bool(parts.query))
