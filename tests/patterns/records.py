"""What a row of the pattern tables is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdb.records import Form, Modality, RegionKind, SpeakerKind

if TYPE_CHECKING:
    from claimdb.store.rows import ArticleDetail, SpeakerDetail

TODAY = "2026-06-05"
"""When the articles of the tables were published unless they say otherwise: a Friday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One attribution that a careful reader finds. Words are compared by their letters and digits, in any case."""

    content: str
    """Without an opening "that"; parts that stand apart are joined by " … "."""
    speaker: str = ""
    """As it is to be named; empty where the text does not tell."""
    kind: SpeakerKind = "person"
    source: str = ""
    """Not compared where empty: the speaker tells enough."""
    cue: str = ""
    """Not compared where empty."""
    form: Form
    modality: Modality = "asserted"
    candidates: tuple[str, ...] = ()
    medium: str = ""
    venue: str = ""
    addressee: str = ""
    said_at: str = ""
    """ISO date, or two with a slash between."""
    region: RegionKind = "body"
    optional: bool = False
    """It may be left out, but is as told where it is found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text and all that is said in it. ``id``: number of the pattern and a letter.

    Where nothing is expected, what is found must be kept out of listings by its modality.
    """

    id: str
    text: str
    said: tuple[Said, ...] = ()
    published: str = TODAY
    title: str | None = None
    byline: str | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """What a database holds after the articles of a story were ingested, in their order (again: one article more)."""

    articles: tuple[ArticleDetail, ...]
    """In order of their paths."""
    first_versions: tuple[ArticleDetail, ...]
    speakers: tuple[SpeakerDetail, ...]


Problems = list[str]
"""One sentence for each thing that is not as expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Files that are ingested one after another, with metadata in front, and a judge of what the database then holds.

    A file of the same name comes again after the others, as its outlet changed it.
    """

    id: str
    files: tuple[tuple[str, str], ...]
    """(name, whole content)."""
    judge: Callable[[Library], Problems]
