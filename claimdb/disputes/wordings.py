"""Claims quoted in different words: each pair of wordings is read once, and every print of either stands in the matter.

That it is one utterance was found when statements were grouped, or decided; here the quotations are laid side by side.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimdb.contents.words import words
from claimdb.disputes.relevance import is_about_one_thing
from claimdb.records import Finding, Position
from claimdb.store import wordings
from claimdb.store.wordings import Quoted

if TYPE_CHECKING:
    from claimdb.store.neighbours import Around

MOST = 6
"""Wordings of one claim that are compared, and prints of one wording that are shown: the first ones."""


def find(around: Around) -> Iterator[tuple[int, int, Finding]]:
    """Findings with their two passages, for claims quoted in these articles (row numbers)."""
    new, read = set(around.articles), set[tuple[int, int]]()
    claims = [_wordings(prints) for _, prints in wordings.of_articles(around.session, around.articles)]
    claims = [by_words for by_words in claims if len(by_words) > 1]
    first = {some[0].passages[0][0] for by_words in claims for some in by_words}
    held = around.positions(first)
    for by_words in claims:
        for ones, others in itertools.combinations(by_words, 2):
            both = (ones[0].attribution, others[0].attribution)
            if both not in read:
                read.add(both)
                yield from _between(ones, others, held, new)


def _wordings(prints: Sequence[Quoted]) -> list[list[Quoted]]:
    """Prints by what they say, whatever the marks around it; the commonest wordings first."""
    found: dict[tuple[str, ...], list[Quoted]] = defaultdict(list)
    for one in prints:
        found[tuple(word.stem for word in words(one.text))].append(one)
    return sorted(found.values(), key=lambda some: (-len(some), some[0].attribution))[:MOST]


def _between(
    ones: Sequence[Quoted], others: Sequence[Quoted], held: Mapping[int, Position], new: set[int]
) -> Iterator[tuple[int, int, Finding]]:
    from claimdb.detectors import wording

    left, right = _whole(ones[0], held), _whole(others[0], held)
    told = wording.of_one_utterance(left, right)
    if told is None or not is_about_one_thing(told, left, right):
        return
    beside = [(ones[0], other) for other in others[:MOST]] + [(one, others[0]) for one in ones[1:MOST]]
    for one, other in beside:
        if one.article != other.article and {one.article, other.article} & new:
            yield one.holding(told.left), other.holding(told.right), told


def _whole(one: Quoted, held: Mapping[int, Position]) -> Position:
    """All that is quoted, as if it were one passage."""
    return replace(held[one.passages[0][0]], text=one.text)
