"""One person or place stands under two names that readers would take for two.

The same is told of both, and the names are a slip of typing apart, or one is "identified as" somebody else. Spellings
that come from another alphabet ("Gurulev", "Gurulyov") are one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from claimdb.clauses import cover, read, shared
from claimdb.clauses.named import Name, may_be_one, names_in, slip_apart
from claimdb.clauses.questions import topic
from claimdb.clauses.reading import plain
from claimdb.detectors import _weighing as weighing
from claimdb.records import Finding

if TYPE_CHECKING:
    from claimdb.records import EntityLabel, Pairing, Position

KIND = "name"

LEAST_LIKENESS = 0.45
LEAST_COVER = 0.4
_GIVEN = re.compile(
    r"(?:identified(?: \w+){0,4} as|\bnamed(?: \w+){0,2} as|\b(?:man|woman|suspect|gunman|pilot|victim|driver|soldier"
    r"|officer|attacker|teenager|student|boy|girl|village|town|ship|ferry) (?:named|called)|whose name is"
    r"|\b(?:victim|suspect|gunman|attacker|pilot|driver) (?:is|was)) (?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"
)


def find(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
    """At most one finding; by one outlet only across articles."""
    if pair.likeness < LEAST_LIKENESS or left.article == right.article:
        return
    found = _slipped(_named(left), _named(right)) or _given(left.text, right.text)
    if found is None:
        return
    one, other = read(left.text), read(right.text)
    if not shared(one, other) or cover(one, other) < LEAST_COVER:
        return
    ours, theirs, score, how = found
    about = topic(one, other)
    yield Finding(
        kind=KIND,
        score=weighing.weighed(score + 0.2 * cover(one, other), pair, doubt=weighing.UNTRAINED),
        reason=f"The same is told of “{ours}” and “{theirs}”, {how}.",
        matter=f"The name in the matter of {about}" if about != "the same matter" else f"“{ours}” or “{theirs}”?",
        left=ours,
        right=theirs,
        stances=(ours, theirs),
    )


def _named(position: Position) -> tuple[Name, ...]:
    """Its names; of those that stand in it as entities nothing has to be read."""
    return _in_order(position.entities) if position.entities else names_in(read(position.text))


@lru_cache(maxsize=20_000)
def _in_order(entities: tuple[tuple[EntityLabel, str, int, int], ...]) -> tuple[Name, ...]:
    return tuple(Name(*entity) for entity in sorted(entities, key=lambda one: one[2]))


def _slipped(ours: tuple[Name, ...], theirs: tuple[Name, ...]) -> tuple[str, str, float, str] | None:
    """Two names alike but for one letter, neither of which the other side has."""
    for one in ours:
        for other in theirs:
            if one.label != other.label or one.label == "MISC" or len(one.parts) != len(other.parts):
                continue
            apart = [(a, b) for a, b in zip(one.parts, other.parts, strict=True) if a != b]
            if len(apart) == 1 and slip_apart(*apart[0]) and not _both(one, other, ours, theirs):
                return one.text, other.text, 0.45, "names one letter apart"
    return None


def _both(one: Name, other: Name, ours: tuple[Name, ...], theirs: tuple[Name, ...]) -> bool:
    """Either side has the other's name, too: they are two."""
    return any(name.parts == other.parts for name in ours) or any(name.parts == one.parts for name in theirs)


def _given(left: str, right: str) -> tuple[str, str, float, str] | None:
    """ "A pilot named …" on both sides, with names that cannot be one."""
    one = _given_in(left)
    other = _given_in(right) if one else None
    if one is None or other is None or may_be_one(one, other):
        return None
    return one.text, other.text, 0.4, "which are different names"


@lru_cache(maxsize=20_000)
def _given_in(text: str) -> Name | None:
    found = _GIVEN.search(plain(text))
    return Name("", found["name"], *found.span("name")) if found else None
