"""Which words of two passages stand in both, for people to see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from claimdb.contents.words import Word, words
from claimdb.copying.matching import shared_words
from claimdb.records import Span


def shared_spans(left: str, right: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Runs of three words or more that both have, as offsets into each."""
    ones, others = words(left), words(right)
    mine, theirs = shared_words([word.stem for word in ones], [word.stem for word in others])
    return tuple(_runs(ones, mine)), tuple(_runs(others, theirs))


def _runs(some: Sequence[Word], numbers: Iterable[int]) -> Iterator[Span]:
    ordered = list(numbers)
    begun = ordered[0] if ordered else 0
    for number, following in pairwise([*ordered, -1]):
        if following != number + 1:
            yield Span(some[begun].start, some[number].end)
            begun = following
