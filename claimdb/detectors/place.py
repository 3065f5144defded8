"""Two accounts put the same event at different places.

Places are names after "in", "at", "near" and the like that belong to the same verb. A place that may lie in the other
(a country, a region; "Varrin, Drovane") is no other place, and nothing is said where one side names both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from claimdb.clauses.stems import PEOPLES
from claimdb.detectors import _happening as happening
from claimdb.detectors._happening import Event
from claimdb.detectors._regions import is_region
from claimdb.quantities import alike, read
from claimdb.records import Finding, Position
from claimdb.text import collapse_space, fold

KIND = "place"

LEAST_LIKENESS = 0.55
LEAST_OVERLAP = 0.5
LEAST_OF_WEAK = 0.65
LEAST_UNNAMED = 0.7
LIKE_UNNAMED = 0.75
"""Where no name besides the places is common to both, they must be this much alike."""
LEAST_COMMON = 2
_WHERE = re.compile(
    r"\b(?P<how>in|at|near|outside|inside|around|on|from|off)\s+(?:the\s+)?(?:(?:town|city|village|port|capital|suburb|"
    r"region|province|district|area|outskirts|centre|center|north|south|east|west|island)s?\s+(?:of\s+)?)?"
    r"(?:(?:central|downtown|eastern|western|northern|southern|occupied|nearby)\s+)?$",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\s+(?:region|province|oblast|state|county|district|valley|coast|peninsula|republic|front)\b", re.IGNORECASE
)
_JOINED = re.compile(r",?\s+(?:and|or)\s+(?:in\s+|near\s+|at\s+)?", re.IGNORECASE)


class _Placed(NamedTuple):
    name: str
    """Folded."""
    start: int
    end: int
    how: str
    """``at`` or ``from``."""
    large: int
    """2 of a country, a state or a larger region, 1 of what is called a region: it may hold the other place."""
    event: Event


def find(left: Position, right: Position, likeness: float) -> Iterator[Finding]:
    """One finding at most."""
    if likeness < LEAST_LIKENESS or not happening.comparable(left, right):
        return
    ours = _placed(left)
    theirs = _placed(right) if ours else ()
    if not theirs or happening.others_are_meant(left, right, ("PERSON", "ORGANIZATION")):
        return
    near = [
        {name for name in happening.names(side, labels=("LOCATION",)) if not is_region(name)} for side in (left, right)
    ]
    if happening.share_a_name(near[0], near[1]):
        return  # one names both, or both are in or near a third
    for one in ours:
        for other in theirs:
            if finding := _finding(left, right, one, other, likeness):
                yield finding
                return


def _placed(position: Position) -> tuple[_Placed, ...]:
    """Places of events, in order; of "Varrin, Drovane" the first, of a list none."""
    places = tuple(entity for entity in position.entities if entity[0] == "LOCATION")
    return _read(position.text, places) if places else ()


@lru_cache(maxsize=8192)
def _read(text: str, places: tuple[tuple[str, str, int, int], ...]) -> tuple[_Placed, ...]:
    """Kept, since a position is compared with many."""
    found: list[_Placed] = []
    for _, name, start, end in places:
        where = _WHERE.search(text[:start])
        if not where or _is_listed(text, end, places) or _is_no_place(text, name, end):
            continue
        if event := happening.event_at(text, where.start()):
            how = "from" if where["how"].lower() == "from" else "at"
            large = 2 if is_region(fold(name)) else int(bool(_LEVEL.match(text, end)))
            found.append(_Placed(fold(name), start, end, how, large, event))
    return tuple(found)


def _is_no_place(text: str, name: str, end: int) -> bool:
    """A side of the world, a people, or a country before what belongs to it: "in northern Drovane", "in US strikes"."""
    return (
        fold(name) in _NO_PLACES
        or (fold(name) in PEOPLES)
        or (fold(name).replace(".", "") in _ATTRIBUTIVE and bool(_BEFORE_NOUN.match(text, end)))
    )


_NO_PLACES = frozenset(
    f"{one}{other}{ending}"
    for one in ("north", "south", "east", "west")
    for other in ("", "east", "west", "-east", "-west")
    for ending in ("", "ern")
)
_ATTRIBUTIVE = frozenset({"us", "uk", "eu", "usa", "un"})
_BEFORE_NOUN = re.compile(
    r"['’]?s? (?!(?:on|in|at|by|and|or|as|for|from|with|after|before|to|is|was|has|had)\b)[A-Za-z]"
)


def _is_listed(text: str, end: int, places: Iterable[tuple[str, str, int, int]]) -> bool:
    """The next place is joined by "and": two places of one event."""
    return any(start >= end and _JOINED.fullmatch(text, end, start) for _, _, start, _ in places)


def _finding(left: Position, right: Position, one: _Placed, other: _Placed, likeness: float) -> Finding | None:
    if one.event.role != other.event.role or one.how != other.how or one.event.expected != other.event.expected:
        return None
    if (
        one.large != other.large
        or alike(one.name, other.name)
        or _named_beside(one, right)
        or _named_beside(other, left)
    ):
        return None
    us = happening.content(left.text, [(one.start, one.end)])
    them = happening.content(right.text, [(other.start, other.end)])
    shared = happening.overlap(us, them)
    weak = one.event.weak or other.event.weak
    if shared < (LEAST_OF_WEAK if weak else LEAST_OVERLAP) or len(us & them) < LEAST_COMMON:
        return None
    apart = {one.name, other.name}
    named = happening.share_a_name(happening.names(left) - apart, happening.names(right) - apart)
    if not named and (shared < LEAST_UNNAMED or likeness < LIKE_UNNAMED):
        return None
    if not named and us != them and not _common_number(left.text, right.text):
        return None
    if happening.numbers_differ(left.text, right.text):
        return None
    score = 0.4 + 0.2 * likeness + 0.15 * shared + 0.1 * named
    ours, theirs = left.text[one.start : one.end], right.text[other.start : other.end]
    what = min(
        (happening.printed_event(left.text, one.event), happening.printed_event(right.text, other.event)), key=len
    )
    return Finding(
        kind=KIND,
        score=round(max(0.0, min(1.0, score)), 3),
        reason=f"“{collapse_space(ours)}” and “{collapse_space(theirs)}” are different places for the same event.",
        matter=f"Where was it: “{what}”?",
        left=ours,
        right=theirs,
        stances=(collapse_space(ours), collapse_space(theirs)),
    )


def _common_number(left: str, right: str) -> bool:
    """The same happened to as many, so that it may be one happening though nobody is named."""
    ours, theirs = ({(one.low, one.high) for one in read(text)} for text in (left, right))
    return bool(ours & theirs)


def _named_beside(place: _Placed, position: Position) -> bool:
    """The other side knows the place, so that it may lie in or near its own."""
    return place.name in fold(f"{position.text} {position.context}")
