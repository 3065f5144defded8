"""Two units side by side: how many words they share in runs, and how far their telling words follow in one order.

Only the writers' own words speak for a copy: two reporters who heard the same speech print the same quotations, and all
who tell of an event print the same names, titles and figures.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import LCSseq

from claimdb.copying.prepare import RUN, Prepared, Run, Unit, begins, runs

ENOUGH = 0.42
"""Strength from which one unit was made from the other; between accounts written apart up to 0.37 was measured."""
FAINT = 0.3
"""Strength that is enough beside a passage that is copied, or beneath an explicit credit."""
VERBATIM = 0.6
"""Share of words in runs that is enough in a section where other units are copied."""
LEAST_OWN = 5
"""Own words in shared runs: more than a name and “said”."""
LEAST_WORDS = 8
"""Own words of a unit below which nothing is said of it alone."""
LEAST_PLAIN = 15.0
"""Of those of the telling words in one order that are no names or figures: lists of candidates, titles and places agree
wherever they are printed."""
ONE_RUN = 0.6
"""Share of the shorter's own words that one run must be if nothing else is shared; a formula (“with a margin of error
of plus or minus three points”) is less."""
WHOLE, LEAST_WHOLE = 0.9, 12
"""Share of the shorter's own words, and how many, that stand in both: then it is a copy, be it of names alone."""
LEAST_WEIGHT = 18.0
"""Of the telling words that both have: six or so that are neither common nor names, or four names."""
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two units agree. ``left`` and ``right``: numbers of the words (in their units) that stand in shared runs."""

    shared: float
    """Share of the shorter's own words that stand in shared runs."""
    ordered: float
    """Share of the lighter's telling words, by weight, that follow in one order in both."""
    held: float
    """The same in any order."""
    weight: float
    """Of the telling words that both have."""
    plain: float
    """Weight of those that follow in one order and are neither names nor figures."""
    pieces: int
    """Runs that are shared."""
    own_runs: int
    """Own words in shared runs."""
    left: tuple[int, ...]
    right: tuple[int, ...]

    @property
    def strength(self) -> float:
        """0–1. Half for the runs, half for the telling words; another order costs a little."""
        return 0.5 * self.shared + 0.5 * max(self.ordered, 0.85 * self.held)


@dataclass(frozen=True, slots=True)
class Match:
    """Two units (numbers) of two texts that belong together."""

    left: int
    right: int
    likeness: Likeness


Skipped = tuple[Collection[int], Collection[int]]
"""Units of the left and of the right text that are not looked at."""


def matches(left: Prepared, right: Prepared, *, skip: Skipped = ((), ())) -> list[Match]:
    """Units of the one that were made from units of the other. ``skip``: units that are not looked at (boilerplate)."""
    met = _compared(left, right, list(_meeting(left, right, skip)))
    sure = [match for match in met if is_copied(match.likeness, left.units[match.left], right.units[match.right])]
    taken = {(match.left, match.right) for match in sure}
    faint = [match for match in met if (match.left, match.right) not in taken and _is_faint(match.likeness)]
    grown = True
    threads = {thread(left, right, match) for match in sure}
    while grown and faint:
        near = [
            one
            for one in faint
            if any(_beside(one, other) for other in sure)
            or (
                thread(left, right, one) in threads
                and _is_verbatim(one.likeness, left.units[one.left], right.units[one.right])
            )
        ]
        grown = bool(near)
        sure += near
        faint = [one for one in faint if one not in near]
    return sorted(sure, key=lambda match: (match.left, match.right))


def _meeting(left: Prepared, right: Prepared, skip: Skipped) -> Iterator[tuple[int, int]]:
    """Pairs of units that share a shingle."""
    both = np.intersect1d(left.distinct, right.distinct, assume_unique=True)
    mine, theirs = left.where(both), right.where(both)
    pairs = {(i, j) for one, numbers in mine.items() for i in numbers for j in theirs[one]}
    yield from sorted((i, j) for i, j in pairs if i not in skip[0] and j not in skip[1])


def _compared(left: Prepared, right: Prepared, pairs: Sequence[tuple[int, int]]) -> list[Match]:
    """How units agree; none where no pair is a copy by itself, since nothing can stand beside it then."""
    likely = [(i, j) for i, j in pairs if _could_be_copied(left.units[i], right.units[j])]
    known = {(i, j): likeness(left.units[i], right.units[j]) for i, j in likely}
    if not any(is_copied(found, left.units[i], right.units[j]) for (i, j), found in known.items()):
        return []
    return [Match(i, j, known.get((i, j)) or likeness(left.units[i], right.units[j])) for i, j in pairs]


def _could_be_copied(left: Unit, right: Unit) -> bool:
    """Whether they have so many telling words in common, in whatever order. Costs a tenth of `likeness`."""
    if min(left.own_words, right.own_words) < LEAST_WORDS:
        return False
    both = left.told & right.told
    return sum(weight for stem, weight in left.telling if stem in both) > LEAST_WEIGHT - _ROUNDING


def likeness(left: Unit, right: Unit) -> Likeness:
    """How they agree."""
    found = _runs(left.stems, right.stems, left.runs, right.begins)
    ones, others = _tiled(found, len(left.stems), len(right.stems), RUN)
    own_runs = min(sum(left.own[at] for at in ones), sum(right.own[at] for at in others))
    lighter = min(left.weight, right.weight)
    ordered = held = plain = 0.0
    if lighter:
        same = [block for block in LCSseq.opcodes(left.telling_stems, right.telling_stems) if block.tag == "equal"]
        ordered = sum(weight for block in same for _, weight in left.telling[block.src_start : block.src_end])
        plain = sum(weight for block in same for weight in left.telling_plainly[block.src_start : block.src_end])
        both = left.told & right.told
        held = sum({stem: weight for stem, weight in left.telling if stem in both}.values())
    return Likeness(
        shared=own_runs / max(1, min(left.own_words, right.own_words)),
        ordered=min(1.0, ordered / lighter) if lighter else 0.0,
        held=min(1.0, held / lighter) if lighter else 0.0,
        weight=max(ordered, held),
        plain=plain,
        pieces=max(_pieces(ones), _pieces(others)),
        own_runs=own_runs,
        left=tuple(ones),
        right=tuple(others),
    )


def _pieces(numbers: Sequence[int]) -> int:
    """How many runs they are."""
    return sum(one != before + 1 for before, one in pairwise([-2, *numbers]))


def is_copied(found: Likeness, left: Unit, right: Unit) -> bool:
    """Whether the one was made from the other, by itself."""
    long_enough = min(left.own_words, right.own_words) >= LEAST_WORDS
    telling = found.weight >= LEAST_WEIGHT and found.own_runs >= LEAST_OWN
    whole = found.shared >= WHOLE and found.own_runs >= LEAST_WHOLE
    theirs = found.plain >= LEAST_PLAIN and (found.pieces > 1 or found.shared >= ONE_RUN)
    return long_enough and telling and (whole or theirs) and found.strength >= ENOUGH


def _is_faint(found: Likeness) -> bool:
    """Enough beside a copied passage: quotations and short lines count there."""
    return (found.strength >= FAINT and len(found.left) >= LEAST_WORDS // 2) or len(found.left) >= LEAST_WORDS


def thread(left: Prepared, right: Prepared, match: Match) -> tuple[int, int]:
    """The sections that the two units stand in: what is copied there was taken from one text into the other."""
    return left.units[match.left].stretch, right.units[match.right].stretch


def _is_verbatim(found: Likeness, left: Unit, right: Unit) -> bool:
    """Most words stand in both, in quotation marks or not: enough where other units of the section are copied."""
    words = min(len(left.words), len(right.words))
    return len(found.left) >= LEAST_WORDS and min(len(found.left), len(found.right)) >= VERBATIM * words


def _beside(one: Match, other: Match) -> bool:
    return abs(one.left - other.left) <= 1 and abs(one.right - other.right) <= 1


def shared_words(left: Sequence[str], right: Sequence[str], least: int = RUN) -> tuple[list[int], list[int]]:
    """Numbers of the words that both have in runs of ``least``, longest runs first, each word used once.

    Greedy string tiling (Wise 1993): in whatever order the runs stand.
    """
    found = _runs(left, right, runs(left, least), begins(runs(right, least)))
    return _tiled(found, len(left), len(right), least)


def _tiled(found: Sequence[tuple[int, int, int]], lefts: int, rights: int, least: int) -> tuple[list[int], list[int]]:
    """Numbers of the words in the common runs, of which each word is used once; of so many words in each."""
    used_left, used_right = bytearray(lefts), bytearray(rights)
    for size, i, j in found:
        at = 0
        while at < size:
            free = at
            while free < size and not used_left[i + free] and not used_right[j + free]:
                free += 1
            if free - at >= least:
                used_left[i + at : i + free] = used_right[j + at : j + free] = b"\1" * (free - at)
            at = max(free, at + 1)
    return [at for at, used in enumerate(used_left) if used], [at for at, used in enumerate(used_right) if used]


def _runs(
    left: Sequence[str], right: Sequence[str], mine: Sequence[Run], theirs: Mapping[Run, Sequence[int]]
) -> list[tuple[int, int, int]]:
    """Longest common runs: size and where they begin; the longest first, then in the order of the texts.

    ``mine``: the shortest ones that count, which begin at each word on the left; ``theirs``: where they begin right.
    """
    found = []
    for i, run in enumerate(mine):
        for j in theirs.get(run, ()):
            if i and j and left[i - 1] == right[j - 1]:
                continue  # begins earlier
            size = len(run)
            while i + size < len(left) and j + size < len(right) and left[i + size] == right[j + size]:
                size += 1
            found.append((size, i, j))
    return sorted(found, key=lambda run: (-run[0], run[1], run[2]))
