"""Positions in the order in which their article tells them: what somebody answers stands before the answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from claimdb.records import Position
from claimdb.store import positions

if TYPE_CHECKING:
    from claimdb.store.neighbours import Around

REACH = 900
"""Characters before an answer in which that stands which it points back to."""


class At(NamedTuple):
    position: Position
    start: int
    end: int


def placed(around: Around, articles: Collection[int]) -> Mapping[int, list[At]]:
    """By article, its positions in the order of the text."""
    pks = positions.of_articles(around.session, sorted(articles))
    places = positions.places(around.session, pks)
    found: dict[int, list[At]] = defaultdict(list)
    for pk, position in around.positions(pks).items():
        _, start, end = places[pk]
        found[position.article].append(At(position, start, end))
    return {article: sorted(found[article], key=lambda one: (one.start, one.end)) for article in articles}
