"""One says that something is so, the other that it is not, denies it, or says the opposite.

Found by negators, denials and words like "hoax" that reach what the other affirms, and by opposites ("rise", "fall").
A pair that the learned scorer alone holds for a conflict is given with a reason that says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimdb.clauses import oppose, read, shared
from claimdb.clauses.questions import whether
from claimdb.detectors import _weighing as weighing
from claimdb.records import Finding

if TYPE_CHECKING:
    from claimdb.clauses import Opposition, Reading
    from claimdb.records import Pairing, Position

KIND = "polarity"

LEAST_LIKENESS = 0.2


def find(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
    """At most one finding; one speaker against an earlier self is left to ``reversal``."""
    unsaid = weighing.is_unsaid_by_speaker(left, right)
    if pair.likeness < LEAST_LIKENESS or not (any(unsaid) or (weighing.said(left) and weighing.said(right))):
        return
    if weighing.same_speaker(left, right) and weighing.at_two_times(left, right):
        return
    found = between(left, right, pair)
    if found:
        yield found


def between(left: Position, right: Position, pair: Pairing, kind: str = KIND) -> Finding | None:
    """The opposition of two positions as a finding of *kind*."""
    one, other = read(left.text), read(right.text)
    both = shared(one, other)
    if not both or (weighing.is_open_question(one) or weighing.is_open_question(other)):
        return None
    denied = (weighing.is_denied(left), weighing.is_denied(right))
    if not any(denied):
        denied = weighing.is_unsaid_by_speaker(left, right)
        if any(denied) and not any(word.key in both and word.text.islower() for word in one.content()):
            return None  # nothing but names: see ``who``
    opposition = oppose(one, other, denied=denied) if not all(denied) else None
    if opposition is None:
        return None
    return Finding(
        kind=kind,
        score=weighing.weighed(opposition.score, pair),
        reason=opposition.reason,
        matter=_matter(one, other, opposition, both),
        left=opposition.left,
        right=opposition.right,
        stances=opposition.stances,
    )


def _matter(one: Reading, other: Reading, opposition: Opposition, both: frozenset[str]) -> str:
    affirming = (one, other)[opposition.affirmed]
    return whether(affirming, both, opposition.at)
