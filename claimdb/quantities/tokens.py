"""Words, numbers and marks of a sentence with their places, and which of them are dates and other names in figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?![\d,]\d)|\d+(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DIGIT = re.compile(r"\d")
_NO_COUNTS = re.compile(
    rf"""https?://\S+ | \b\d{{4}}-\d\d-\d\d\S* | \b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b
    | \b\d{{1,2}}[:.]\d\d(?::\d\d)?\s?[ap]\.?m\b | \b\d{{1,2}}\s?[ap]\.?m\b | \b\d{{1,2}}:\d\d(?::\d\d)?\b
    | \b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:[-–]\d{{1,2}})?\b(?:,?\s+(?:19|20)\d\d\b)?
    | \b\d{{1,2}}(?:st|nd|rd|th)?(?:[-–]\d{{1,2}})?\s+(?:of\s+)?{_MONTH}(?=\W|$)(?:,?\s+(?:19|20)\d\d\b)?
    | \b{_MONTH},?\s+(?:19|20)\d\d\b | \b(?:1[5-9]|20)\d\d[-–/](?:\d{{4}}|\d\d)\b | \b[Nn]o\.\s?\d+ | \#\d+
    | \b\d+(?:\.\d+){{2,}}\b | \b(?:19|20)?\d0['’]?s\b""",
    re.VERBOSE,
)


class Token(NamedTuple):
    text: str
    low: str
    """Lower case, straight apostrophes."""
    start: int
    end: int
    is_word: bool
    masked: bool
    """Part of a date, a time of day, an address: no count."""


@lru_cache(maxsize=8192)
def tokenize(text: str) -> tuple[Token, ...]:
    """In order; kept, since a statement is compared with many."""
    masks = [match.span() for match in _NO_COUNTS.finditer(text)] if _DIGIT.search(text) or "http" in text else []
    found = []
    for match in _TOKEN.finditer(text):
        word, (start, end) = match.group(), match.span()
        masked = bool(masks) and any(first < end and start < last for first, last in masks)
        found.append(Token(word, word.lower().replace("’", "'"), start, end, word[0].isalpha(), masked))
    return tuple(found)


def glued(tokens: Sequence[Token], left: int) -> bool:
    """No space stands between the token at *left* and the next."""
    return 0 <= left < len(tokens) - 1 and tokens[left].end == tokens[left + 1].start


def low(tokens: Sequence[Token], index: int) -> str:
    """The token at *index* in lower case; empty beyond either end."""
    return tokens[index].low if 0 <= index < len(tokens) else ""


def phrase_at(tokens: Sequence[Token], index: int, words: Sequence[str]) -> bool:
    """*words* stand there, one token each."""
    return index >= 0 and all(low(tokens, index + n) == word for n, word in enumerate(words))
