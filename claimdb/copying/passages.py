"""Units that agree → passages: what stands together in both texts is one passage, told with its share and a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claimdb.copying.matching import Match, Skipped, matches, thread
from claimdb.copying.prepare import Prepared
from claimdb.copying.quotations import SharedQuotations, shared_quotations
from claimdb.records import CopyKind, Span

GAP = 2
"""Units from one that agrees to the next in the same passage: one between them may differ."""
VERBATIM = 0.9
"""Share from which a passage counts as copied word for word."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Two passages that were not written independently. ``share``: of the shorter one's words, 0–1."""

    kind: CopyKind
    left: Span
    right: Span
    share: float
    reason: str
    thread: int = 0
    """Passages of one thread stand in one section of both texts, so that they were taken together."""


def compare(left: Prepared, right: Prepared, *, skip: Skipped = ((), ())) -> list[Passage]:
    """What the two texts have in common, in the order of the left one."""
    chains = list(_chained(left, right, matches(left, right, skip=skip)))
    threads = {one: number for number, one in enumerate(sorted({thread(left, right, some[0]) for some in chains}), 1)}
    found = [replace(_copy(left, right, some), thread=threads[thread(left, right, some[0])]) for some in chains]
    found += [
        Passage("quotations", one.left, one.right, one.share, _quoted(one))
        for one in shared_quotations(left, right)
        if not any(_covers(passage, one) for passage in found)
    ]
    return sorted(found, key=lambda passage: (passage.left, passage.right))


def _covers(passage: Passage, one: SharedQuotations) -> bool:
    """Half of the shared quotations stand in the passage already."""
    inside = [
        pair
        for pair in one.pairs
        if passage.left.start <= pair[0].start < passage.left.end
        and passage.right.start <= pair[1].start < passage.right.end
    ]
    return 2 * len(inside) >= len(one.pairs)


def _chained(left: Prepared, right: Prepared, found: Sequence[Match]) -> Iterator[list[Match]]:
    """Matches whose units stand together in both texts, whatever their order."""
    lefts = _runs(left, (match.left for match in found))
    rights = _runs(right, (match.right for match in found))
    groups: dict[tuple[int, int], list[Match]] = defaultdict(list)
    for match in found:
        groups[lefts[match.left], rights[match.right]].append(match)
    yield from groups.values()


def _runs(text: Prepared, numbers: Iterable[int]) -> dict[int, int]:
    """Unit → number of the run of units that it belongs to. A run ends where a section or a list begins or ends."""
    ordered = sorted(set(numbers))
    runs = dict.fromkeys(ordered[:1], 0)
    for one, other in pairwise(ordered):
        near = other - one <= GAP and text.units[one].stretch == text.units[other].stretch
        runs[other] = runs[one] + int(not near)
    return runs


def _copy(left: Prepared, right: Prepared, some: Sequence[Match]) -> Passage:
    ones, others = sorted({match.left for match in some}), sorted({match.right for match in some})
    words = sum(len(left.units[n].words) for n in ones), sum(len(right.units[n].words) for n in others)
    shared = (
        len({(match.left, at) for match in some for at in match.likeness.left}),
        len({(match.right, at) for match in some for at in match.likeness.right}),
    )
    shorter = 0 if words[0] <= words[1] else 1
    share = shared[shorter] / max(1, words[shorter])
    return Passage(
        "copy",
        Span(left.units[ones[0]].start, left.units[ones[-1]].end),
        Span(right.units[others[0]].start, right.units[others[-1]].end),
        share,
        f"{shared[shorter]:,} of the shorter passage's {words[shorter]:,} words stand in the other in runs of three "
        f"or more, {_manner(some, share)}",
    )


def _manner(some: Sequence[Match], share: float) -> str:
    """What was done to the words."""
    best: dict[int, Match] = {}
    for match in some:
        if match.left not in best or match.likeness.strength > best[match.left].likeness.strength:
            best[match.left] = match
    rights = [best[number].right for number in sorted(best)]
    order = "in the same order" if all(one <= other for one, other in pairwise(rights)) else "in another order"
    if share >= VERBATIM:
        return order
    weight = sum(match.likeness.weight for match in best.values())
    follow = sum(max(match.likeness.ordered, match.likeness.held) * match.likeness.weight for match in best.values())
    kept = follow / weight if weight else 0.0
    return f"{order}; {kept:.0%} of the telling words agree: it is " + ("trimmed" if share >= 0.7 else "reworded")


def _quoted(one: SharedQuotations) -> str:
    return (
        f"{len(one.pairs)} quotations of {one.words} words in all are cut alike and follow in the same order, "
        f"the words around them differ"
    )
