"""A speaker says the opposite of what the same speaker said before.

The words are compared as for ``polarity``; the days on which they were said must be known to differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimdb.detectors import _weighing as weighing
from claimdb.detectors import polarity

if TYPE_CHECKING:
    from claimdb.records import Finding, Pairing, Position

KIND = "reversal"


def find(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
    """At most one finding, of two positions that one speaker holds at two times."""
    if pair.likeness < polarity.LEAST_LIKENESS or not weighing.same_speaker(left, right):
        return
    if not (weighing.said(left) and weighing.said(right) and weighing.at_two_times(left, right)):
        return
    found = polarity.between(left, right, pair, KIND)
    if found:
        one, other = weighing.day(left), weighing.day(right)
        yield replace(found, reason=f"{left.holder} on {one} and on {other}: {found.reason}")
