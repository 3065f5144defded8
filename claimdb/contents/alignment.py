"""Two wordings, word by word: what both have, what one leaves out, adds or says in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from claimdb.contents.words import Word, words
from claimdb.records import Span

Change = Literal["kept", "cut", "added", "reworded"]
_LEAST = 2
"""Blocks of as few words that tell nothing do not tie two wordings together."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of two wordings. ``left`` and ``right`` are offsets into their texts; None where there is nothing."""

    change: Change
    left: Span | None
    right: Span | None


def align(left: str, right: str) -> tuple[Piece, ...]:
    """How ``right`` differs from ``left``, in the order of the texts; marks between words belong to neither side.

    Words are the same when their stems are, so that case, inflection and quotation marks are no difference.
    """
    ones, others = words(left), words(right)
    pieces = []
    for block in _ranges(ones, others):
        lefts, rights = ones[block[0] : block[1]], others[block[2] : block[3]]
        if block[4]:
            pieces.append(Piece("kept", _span(lefts), _span(rights)))
        elif lefts and rights:
            pieces.append(Piece("reworded", _span(lefts), _span(rights)))
        elif lefts:
            pieces.append(Piece("cut", _span(lefts), None))
        elif rights:
            pieces.append(Piece("added", None, _span(rights)))
    return tuple(pieces)


def blocks(ones: Sequence[Word], others: Sequence[Word]) -> list[tuple[int, int, int]]:
    """Runs of telling words that both have, in one order: where they begin in each, and how many words."""
    found = _every_run(ones, others)
    return [one for one in found if one[2] >= _LEAST or ones[one[0]].weight or len(found) == 1]


def _every_run(ones: Sequence[Word], others: Sequence[Word]) -> list[tuple[int, int, int]]:
    matcher = SequenceMatcher(None, [word.stem for word in ones], [word.stem for word in others], autojunk=False)
    return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]


def _ranges(ones: Sequence[Word], others: Sequence[Word]) -> Iterator[tuple[int, int, int, int, bool]]:
    """Ranges of word numbers that cover both, and whether the two ranges are the same words."""
    at, other_at = 0, 0
    for start, other_start, size in [*_every_run(ones, others), (len(ones), len(others), 0)]:
        if start > at or other_start > other_at:
            yield at, start, other_at, other_start, False
        if size:
            yield start, start + size, other_start, other_start + size, True
        at, other_at = start + size, other_start + size


def _span(some: Sequence[Word]) -> Span:
    return Span(some[0].start, some[-1].end)
