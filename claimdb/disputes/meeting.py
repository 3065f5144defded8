"""Passages that need not be alike to be at odds: who did it, whom somebody accused or named, opposed judgements.

Only articles that tell of one event are looked through, and in them only passages with words that lead to it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimdb.clauses.events import MADE_PUBLIC
from claimdb.clauses.opposites import judgements
from claimdb.store.neighbours import Line
from claimdb.store.passages import Pair

if TYPE_CHECKING:
    from claimdb.store.neighbours import Around

KINDS = frozenset({"characterisation", "who"})
"""Detectors that read these pairs."""
LIKENESS = 0.5
"""Given to pairs that nobody compared."""
MOST = 60
"""Pairs of one sort for an article."""
_NAMING = re.compile(
    r"\b(?:accus|blam|nam(?:e|ed|es|ing)\b|identif|mention|implicat|point(?:s|ed|ing)? (?:at|to)\b)", re.IGNORECASE
)
_CALLING = re.compile(
    r"\b(?:call(?:s|ed|ing)?|describ(?:e|es|ed|ing)|dub(?:s|bed)|label(?:s|led|ed)?|term(?:s|ed))\b", re.IGNORECASE
)
_NAME = re.compile(r"\b[A-Z][\w'’-]{3,}")


def find(around: Around, known: Iterable[Pair]) -> list[Pair]:
    """Pairs that are not among the `known` ones, with a passage of these articles (row numbers) on either side."""
    seen = {(pair.left, pair.right) for pair in known}
    found: dict[tuple[int, int], Pair] = {}
    for article, others in around.beside.items():
        told = [line for other in others for line in around.lines.get(other, ())]
        for one, other in _pairs(article, told):
            both = (min(one, other), max(one, other))
            if one != other and both not in seen and both not in found:
                found[both] = Pair(*both, LIKENESS)
    return sorted(found.values())


def _pairs(article: int, told: Sequence[Line]) -> Iterator[tuple[int, int]]:
    yield from _across(article, [line for line in told if MADE_PUBLIC.search(line.text)])
    naming = [line for line in told if _NAMING.search(line.cue)]
    spoken = [line for line in told if line.cue]
    silent = [line for line in naming if line.modality == "negated"]
    yield from _across(article, [line for line in naming if line.modality != "negated"])
    for line in silent:
        names = set(_NAME.findall(line.text))
        yield from (
            (line.passage, other.passage)
            for other in itertools.islice((one for one in spoken if names & set(_NAME.findall(one.text))), MOST)
            if article in (line.article, other.article)
        )
    for line in told:
        if _CALLING.search(line.cue) and (words := judgements(line.text)):
            others = (one for one in told if one.article != line.article and words & judgements(one.text))
            found = itertools.islice(others, MOST)
            yield from ((line.passage, one.passage) for one in found if article in (line.article, one.article))


def _across(article: int, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """All with those of this article."""
    mine = [line for line in lines if line.article == article]
    pairs = ((one.passage, other.passage) for one in mine for other in lines if one.passage != other.passage)
    yield from itertools.islice(pairs, MOST)
