"""Speakers whose surname is printed in two ways: readers would take them for two people.

Whether the two are one person was found when speakers were resolved, or decided; here both spellings are laid side by
side, each in a passage that holds it.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimdb.records import Finding
from claimdb.store import spellings
from claimdb.store.spellings import Printed

if TYPE_CHECKING:
    from claimdb.store.neighbours import Around

KIND = "name"
_SCORE = 0.68
MOST = 6
"""Spellings of one name that are compared, the commonest ones."""


def find(around: Around) -> Iterator[tuple[int, int, Finding]]:
    """Findings with their two passages, for speakers named in these articles (row numbers)."""
    new = set(around.articles)
    for name, printed in spellings.in_two_ways(around.session, around.articles):
        by_surname: dict[str, list[Printed]] = defaultdict(list)
        for place in printed:
            by_surname[place.surname].append(place)
        common = sorted(by_surname, key=lambda surname: (-len(by_surname[surname]), surname))[:MOST]
        for one, other in itertools.combinations(sorted(common), 2):
            if one in other.split("-") or other in one.split("-"):
                continue
            for left, right in _pairs(by_surname[one], by_surname[other]):
                if left.article != right.article and {left.article, right.article} & new:
                    yield left.passage, right.passage, _finding(name, left, right)


def _pairs(ones: Sequence[Printed], others: Sequence[Printed]) -> Iterator[tuple[Printed, Printed]]:
    """The first of either spelling with all of the other: so each stands in the dispute, and few findings are made."""
    yield from ((ones[0], other) for other in others)
    yield from ((one, others[0]) for one in ones[1:])


def _finding(name: str, left: Printed, right: Printed) -> Finding:
    return Finding(
        kind=KIND,
        score=_SCORE,
        reason=f"“{left.words}” and “{right.words}” are taken to be one person, {name}",
        matter=f"Is it {left.words} or {right.words}?",
        left=left.words,
        right=right.words,
        stances=(f"“{left.words}”", f"“{right.words}”"),
    )
