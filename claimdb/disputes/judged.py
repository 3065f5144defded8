"""Speakers quoted at length on one thing: one praises what the other blames, though no two sentences are alike."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimdb.clauses.opposites import judgements
from claimdb.records import Finding, Position

if TYPE_CHECKING:
    from claimdb.store.neighbours import Around

MOST = 12
"""Speakers of one event who judge; those with the most words of praise or blame are compared."""


def find(around: Around) -> Iterator[tuple[int, int, Finding]]:
    """Findings with the two passages that judge most, one of them in these articles (row numbers)."""
    from claimdb.detectors import characterisation

    spoken = {line.passage: line for some in around.lines.values() for line in some if line.form == "direct"}
    judging = {line.attribution for line in spoken.values() if judgements(line.text)}
    if len(judging) < 2:
        return
    wanted = {pk for pk, line in spoken.items() if line.attribution in judging}
    by_holder: dict[int, dict[str, list[Position]]] = defaultdict(lambda: defaultdict(list))
    for one in around.positions(wanted).values():
        if one.modality == "asserted" and one.holder_id:
            by_holder[one.article][one.holder].append(one)
    read: set[tuple[int, int]] = set()
    for article, others in around.beside.items():
        mine = _longest(by_holder[article])
        theirs = [some for other in others for some in _longest(by_holder[other])]
        for ours, against in itertools.product(mine, theirs):
            both = (min(ours[0].passage, against[0].passage), max(ours[0].passage, against[0].passage))
            if ours[0].holder_id == against[0].holder_id or both in read or _about(ours, against):
                continue
            read.add(both)
            if found := characterisation.of_two(ours, against):
                yield found[0].passage, found[1].passage, found[2]


def _about(ours: Sequence[Position], theirs: Sequence[Position]) -> bool:
    """One of the two speaks of the other."""
    pairs = ((ours[0].holder, theirs), (theirs[0].holder, ours))
    return any(holder.split()[-1] in one.text for holder, some in pairs for one in some)


def _longest(by_holder: dict[str, list[Position]]) -> list[list[Position]]:
    return sorted(by_holder.values(), key=lambda some: (-sum(len(one.text) for one in some), some[0].passage))[:MOST]
