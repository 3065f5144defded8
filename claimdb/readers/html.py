"""Saved web pages: text and metadata as trafilatura finds them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimdb.dates import iso_date
from claimdb.errors import EmptyInput, FormatError
from claimdb.readers._articles import build
from claimdb.readers._decoding import clean, decode
from claimdb.readers._metadata import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trafilatura.settings import Document

    from claimdb.readers._locations import Location
    from claimdb.records import Article

SUFFIXES = (".html", ".htm", ".xhtml")
_SETTINGS = {"MIN_EXTRACTED_SIZE": "50", "MIN_OUTPUT_SIZE": "1", "MAX_FILE_SIZE": "200000000"}
"""In characters and bytes: a short report keeps its paragraphs instead of being read as one line."""
_LOOKS_LIKE_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


def looks_like_html(data: bytes) -> bool:
    return bool(_LOOKS_LIKE_HTML.match(data[:4096].lstrip(b"\xef\xbb\xbf")))


def read(location: Location) -> Iterator[Article]:
    """One article; EmptyInput where no article text is found in the page."""
    data = location.read_bytes()
    page, notes = decode(data, location.path, html=True)
    document = _extracted(page, location.path)
    text, replaced = clean(document.text or "" if document else "")
    if document is None or not text.strip():
        raise EmptyInput(f"{location.path}: no article text is found in the page. Save its text as a .txt file.")
    yield build(location, text, data, page=_told(document), notes=(*notes, *replaced))


def _extracted(page: str, path: str) -> Document | None:
    from trafilatura import extract_with_metadata
    from trafilatura.settings import use_config

    config = use_config()
    for name, value in _SETTINGS.items():
        config.set("DEFAULT", name, value)
    try:
        return extract_with_metadata(page, output_format="txt", include_comments=False, config=config)
    except (RecursionError, ValueError, TypeError, AttributeError, LookupError, AssertionError) as error:
        # a page made to break the parser; its message would tell nothing to a reader
        raise FormatError(
            f"{path}: the page cannot be parsed ({type(error).__name__}). Save its text as .txt."
        ) from error


def _told(document: Document) -> Layer:
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
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and (len(parts.path) > 1 or bool(parts.query))
