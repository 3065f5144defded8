"""Pairs that the pair scorer holds for a conflict though no detector can tell the words that make it one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdb.clauses import cover, read
from claimdb.clauses.occasions import figures, other_days, other_names
from claimdb.clauses.questions import AUXILIARIES, topic, whether
from claimdb.clauses.stems import past
from claimdb.detectors import _weighing as weighing
from claimdb.records import Finding

if TYPE_CHECKING:
    from claimdb.clauses import Reading
    from claimdb.records import Pairing, Position

MARKED, FIGURES, ALONE = 0.35, 0.75, 0.85
"""Probability of a conflict from which the scorer is believed: where one of the two negates or denies something, where
their figures differ, where neither is so."""
SURE = 0.93
"""From here on what one calls a hoax need not be named in the same words."""
LEAST_LIKENESS = 0.45
LEAST_COVER = 0.4
_REASON = "Read together the two look opposed, though no single word explains it."


def find(left: Position, right: Position, pair: Pairing) -> Finding | None:
    """Of kind ``number`` where the figures differ, ``reversal`` of one speaker at two times, else ``polarity``."""
    conflict = pair.conflict
    if conflict is None or conflict < MARKED or pair.likeness < LEAST_LIKENESS:
        return None
    if not (weighing.said(left) and weighing.said(right)) or weighing.is_denied(left) or weighing.is_denied(right):
        return None
    if weighing.same_speaker(left, right) and not weighing.at_two_times(left, right):
        return None
    one, other = read(left.text), read(right.text)
    if not (_says_something(left, one) and _says_something(right, other)):
        return None
    if any(reading.is_two_sided or weighing.is_open_question(reading) for reading in (one, other)):
        return None
    untrue = conflict >= SURE and bool(one.of_kind("falsity")) != bool(other.of_kind("falsity"))
    if other_days(one, other) or (other_names(one, other) and not untrue):
        return None
    if all(map(figures, (one, other))) and figures(one) != figures(other):
        return _of_figures(one, other, conflict)
    marked = [bool(reading.of_kind("denial", "falsity")) for reading in (one, other)]
    if not any(marked):
        marked = [bool(reading.of_kind("negation")) for reading in (one, other)]
    if not marked[0] ^ marked[1] and (conflict < ALONE or any(marked) or cover(one, other) < LEAST_COVER):
        return None
    if not one.keys & other.keys and not untrue:
        return None
    stances = (weighing.shortened(one.text), weighing.shortened(other.text))
    turned = weighing.same_speaker(left, right) and weighing.at_two_times(left, right)
    return Finding(
        kind="reversal" if turned else "polarity",
        score=round(0.15 + 0.55 * conflict if any(marked) else 0.6 * conflict, 3),
        reason=_REASON,
        matter=whether(other if marked[0] else one, one.keys & other.keys or one.keys),
        left=stances[0],
        right=stances[1],
        stances=stances,
    )


def _says_something(position: Position, reading: Reading) -> bool:
    """It has a verb, as far as its form tells; headlines may do without."""
    return position.form is None or any(
        word.low in AUXILIARIES or word.low.endswith("ed") or past(word.low) is not None for word in reading.words
    )


def _of_figures(one: Reading, other: Reading, conflict: float) -> Finding | None:
    """Nearly the same words with other figures."""
    ours, theirs = figures(one) - figures(other), figures(other) - figures(one)
    if conflict < FIGURES or not ours or not theirs or cover(one, other) < LEAST_COVER:
        return None
    if {word[0].isdigit() for word in ours} != {word[0].isdigit() for word in theirs} and min(
        map(len, (ours, theirs))
    ) > 1:
        return None
    shown = tuple(
        next(word.text for word in reading.words if word.low in told)
        for reading, told in ((one, ours), (other, theirs))
    )
    return Finding(
        kind="number",
        score=round(0.6 * conflict, 3),
        reason=f"Read together the two look opposed; one has “{shown[0]}”, the other “{shown[1]}”.",
        matter=f"The figures for {topic(one, other)}",
        left=shown[0],
        right=shown[1],
        stances=(shown[0], shown[1]),
    )
