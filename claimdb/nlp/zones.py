"""The part of the text that tells of one attribution, and the building blocks of the patterns that read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from claimdb.records import Span

Label = Callable[[int, int], str | None]
"""Label of the entity at offsets of a zone, where one stands there."""
Place = tuple[int, int]
"""Offsets, half open, from the start of a zone."""

MASK = "\x00"
"""Stands for every character of a content, so that no phrase runs through it and offsets stay."""


class Zone(NamedTuple):
    """The part of the text that tells of one attribution; offsets count from its start."""

    start: int
    """Where it begins in the article."""
    raw: str
    """As printed."""
    text: str
    """Contents masked."""
    calm: str
    """Source and relative clauses masked too: they tell of other events."""
    cue: Span
    """Cue, or the source where there is no cue."""

    @property
    def cue_text(self) -> str:
        return self.raw[self.cue.start : self.cue.end]


DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
CAPITALS = (
    rf"(?!{DAYS}\b|{MONTHS}\b)[A-ZÀ-ÖØ-Þ@][\w’'&.@-]*"
    rf"(?:\s+(?!{DAYS}\b|{MONTHS}\b)(?:of\s+the\s+|of\s+)?[A-ZÀ-ÖØ-Þ0-9][\w’'&.-]*)*"
)
"""Words that begin with a capital letter: a name."""
TIME = (
    rf"(?:(?:late|early)\s+)?(?:(?:last|this)\s+(?:\w+)['’]s|(?:{DAYS}|{MONTHS}|yesterday|today|tonight)"
    r"(?:\s+(?:morning|afternoon|evening|night))?(?:['’]s)?|(?:19|20)\d\d)"
)
"""A time before a noun: Monday's, last week's, 1971."""
MODIFIERS = (
    rf"(?:(?!(?:{DAYS}|that|and|to|he|she|they|it|who|was|is|are|on|in|at|of|with|for|by|from|as|after|before|the|an?)\b)"
    r"[\w’'\-]+\s+){0,5}?"
)
