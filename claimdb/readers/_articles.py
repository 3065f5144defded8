"""The last step that all readers share: text and what is known -> an Article."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from claimdb.errors import FormatError
from claimdb.readers._language import detect_language
from claimdb.readers._metadata import Layer, combine
from claimdb.records import Article

if TYPE_CHECKING:
    from claimdb.readers._locations import Location

LONGEST = 2_500_000
"""Characters, some four hundred thousand words."""


def build(
    location: Location,
    text: str,
    raw: bytes,
    *,
    page: Layer | None = None,
    front: Layer | None = None,
    first_line: int = 1,
    notes: tuple[str, ...] = (),
) -> Article:
    """Metadata in order of increasing precedence: the page, the table beside it, front matter, the user's options.

    A text longer than ``LONGEST`` is refused: it is a book, a log or a dump, and would hold up the batch for minutes.
    """
    if len(text) > LONGEST:
        raise FormatError(
            f"{location.path}: {len(text):,} characters are too many for one article (at most {LONGEST:,}). "
            "Split the file into its articles."
        )
    known = combine(page, location.table, front, location.options)
    return Article(
        text=text,
        path=location.path,
        url=known.url,
        outlet=known.outlet,
        title=known.title,
        byline=known.byline,
        published=known.published,
        language=known.language or detect_language(text),
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        collection=location.collection,
        first_line=first_line,
        notes=notes,
    )
