"""Two units side by side: how many words they share in runs, and how far their telling words follow in one order.

Only the writers' own words speak for a copy: two reporters who heard the same speech print the same quotations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from claimdb.copying.prepare import Prepared, Unit

RUN = 3
"""Words that stand together in both, at least, to count as shared."""
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
LEAST_WEIGHT = 18.0
"""Of the telling words that both have: six or so that are neither common nor names, or four names."""


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
    met = [Match(i, j, likeness(left.units[i], right.units[j])) for i, j in _meeting(left, right, skip)]
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
    both = left.where.keys() & right.where.keys()
    pairs = {(i, j) for one in both for i in left.where[one] for j in right.where[one]}
    yield from sorted((i, j) for i, j in pairs if i not in skip[0] and j not in skip[1])


def likeness(left: Unit, right: Unit) -> Likeness:
    """How they agree."""
    ones, others = shared_words(left.stems, right.stems)
    own_runs = min(sum(left.own[at] for at in ones), sum(right.own[at] for at in others))
    lighter = min(left.weight, right.weight)
    ordered = held = 0.0
    if lighter:
        stems, other_stems = [word.stem for word in left.telling], [word.stem for word in right.telling]
        ordered = sum(
            word.weight
            for block in LCSseq.opcodes(stems, other_stems)
            if block.tag == "equal"
            for word in left.telling[block.src_start : block.src_end]
        )
        both = set(stems) & set(other_stems)
        held = sum({word.stem: word.weight for word in left.telling if word.stem in both}.values())
    return Likeness(
        shared=own_runs / max(1, min(left.own_words, right.own_words)),
        ordered=min(1.0, ordered / lighter) if lighter else 0.0,
        held=min(1.0, held / lighter) if lighter else 0.0,
        weight=max(ordered, held),
        own_runs=own_runs,
        left=tuple(ones),
        right=tuple(others),
    )


def is_copied(found: Likeness, left: Unit, right: Unit) -> bool:
    """Whether the one was made from the other, by itself."""
    long_enough = min(left.own_words, right.own_words) >= LEAST_WORDS
    telling = found.weight >= LEAST_WEIGHT and found.own_runs >= LEAST_OWN
    return long_enough and telling and found.strength >= ENOUGH


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
    used_left, used_right = bytearray(len(left)), bytearray(len(right))
    for size, i, j in _runs(left, right, least):
        at = 0
        while at < size:
            free = at
            while free < size and not used_left[i + free] and not used_right[j + free]:
                free += 1
            if free - at >= least:
                used_left[i + at : i + free] = used_right[j + at : j + free] = b"\1" * (free - at)
            at = max(free, at + 1)
    return [at for at, used in enumerate(used_left) if used], [at for at, used in enumerate(used_right) if used]


def _runs(left: Sequence[str], right: Sequence[str], least: int) -> list[tuple[int, int, int]]:
    """Longest common runs: size and where they begin; the longest first, then in the order of the texts."""
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(right) - least + 1):
        where[tuple(right[j : j + least])].append(j)
    found = []
    for i in range(len(left) - least + 1):
        for j in where.get(tuple(left[i : i + least]), ()):
            if i and j and left[i - 1] == right[j - 1]:
                continue  # begins earlier
            size = least
            while i + size < len(left) and j + size < len(right) and left[i + size] == right[j + size]:
                size += 1
            found.append((size, i, j))
    return sorted(found, key=lambda run: (-run[0], run[1], run[2]))
