"""Whom one speaker accused of the same thing: a person here, an institution or somebody else there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimdb.clauses import read
from claimdb.clauses.lexicon import STOP
from claimdb.clauses.stems import key, listed
from claimdb.detectors import _weighing as weighing
from claimdb.records import Finding

if TYPE_CHECKING:
    from claimdb.records import Pairing, Position

_ACCUSING = re.compile(r"\b(accus|blam)", re.IGNORECASE)
_INSIDE = re.compile(r"\b(?:accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing)) (?=\w)", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|for)\s")
_VAGUE = frozenset(
    map(key, listed("official man woman leader person him her them it they those people others someone boss"))
)
"""Heads that may stand for whoever is named elsewhere."""
_LONGEST = 7
"""Words of whom one accuses."""


class _Charge(NamedTuple):
    whom: str
    keys: tuple[str, ...]
    """Of the words that tell whom, the head last."""
    of: frozenset[str]


def find(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
    """At most one finding, of two articles in which one speaker accuses different ones of one thing."""
    if left.article == right.article or not weighing.same_speaker(left, right) or weighing.at_two_times(left, right):
        return
    one, other = _charge(left), _charge(right)
    if one is None or other is None or not one.of & other.of:
        return
    if not _differ(one.keys, other.keys):
        return
    yield Finding(
        kind="who",
        score=weighing.weighed(0.62, pair, doubt=weighing.UNTRAINED),
        reason=f"In one {left.holder} accuses {one.whom}, in the other {other.whom}.",
        matter=f"Whom did {left.holder} accuse?",
        left=one.whom,
        right=other.whom,
        stances=(one.whom, other.whom),
    )


def _charge(position: Position) -> _Charge | None:
    """From "accused" as the cue of it, or inside of what is said."""
    if _ACCUSING.search(position.cue):
        text = position.text
    elif found := _INSIDE.search(position.text):
        text = position.text[found.end() :]
    else:
        return None
    of = _OF.search(text)
    whom = text[: of.start()] if of else ""
    reading = read(whom)
    keys = tuple(word.key for word in reading.words if word.content or word is reading.words[-1])
    if not of or not keys or len(reading.words) > _LONGEST or any(mark in whom for mark in ',;:"“”…'):
        return None
    charge = frozenset(word.key for word in read(text[of.end() :]).content())
    return _Charge(" ".join(whom.split()), keys, charge)


def _differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Neither is the other told less closely, nor so vague that it may be anybody."""
    if {one[-1], other[-1]} & _VAGUE or one[-1] in STOP:
        return False
    return not (set(one) <= set(other) or set(other) <= set(one) or one[-1] == other[-1])
