"""One person is given different offices or ranks at one time.

Ranks that differ, numbers of units, departments, a deputy against the head. A former office beside a present one is no
dispute, nor is a rank told less closely ("general", "major general").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimdb.clauses import read
from claimdb.clauses.named import Name, may_be_one, names_in
from claimdb.clauses.stems import listed
from claimdb.detectors import _weighing as weighing
from claimdb.records import EntityLabel, Finding
from claimdb.text import fold, plain_marks

if TYPE_CHECKING:
    from claimdb.records import Pairing, Position

KIND = "role"
_Entities = tuple[tuple[EntityLabel, str, int, int], ...]

MOST_DAYS = 45
"""Offices change; positions further apart than this are not compared."""
_RANKS = (
    "lieutenant general", "major general", "colonel general", "brigadier general", "army general",
    "lieutenant colonel", "vice admiral", "rear admiral", "second lieutenant", "first lieutenant", "staff sergeant",
    "brigadier", "colonel", "major", "captain", "lieutenant", "sergeant", "corporal", "general", "admiral", "marshal",
)  # fmt: skip
_SHORT = {
    "gen": "general", "lt": "lieutenant", "maj": "major", "col": "colonel", "brig": "brigadier", "capt": "captain",
    "sgt": "sergeant", "adm": "admiral", "defence": "defense", "cmdr": "commander", "comdr": "commander",
}  # fmt: skip
_DEPARTMENTS = listed(
    "defense foreign interior finance justice health education energy transport agriculture labour labor "
    "trade economy "
    "environment culture home treasury state housing tourism"
)
_OFFICES = listed("minister secretary ministry president governor mayor commander chief director chairman")
_NOT_NOW = listed("former ex then once ousted sacked dismissed acting interim incoming outgoing designate")
_BELOW = listed("deputy vice assistant junior")
_WORD = re.compile(r"[a-z]+|\d+(?:st|nd|rd|th)")


class _Office(NamedTuple):
    printed: str
    words: tuple[str, ...]


def find(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
    """At most one finding: of the speaker's offices, or of titles before one name in both texts."""
    if left.article == right.article or (weighing.days_apart(left, right) or 0) > MOST_DAYS:
        return
    for who, one, other in _compared(left, right):
        told = _differs(one.words, other.words)
        if told is None:
            continue
        score, what = told
        yield Finding(
            kind=KIND,
            score=score if pair.likeness >= 0 else round(score / 2, 3),
            reason=f"{who} is given {what}: “{one.printed}” here, “{other.printed}” there.",
            matter=f"Which office or rank did {who} hold?",
            left=one.printed,
            right=other.printed,
            stances=(one.printed, other.printed),
        )
        return


def _compared(left: Position, right: Position) -> Iterator[tuple[str, _Office, _Office]]:
    if weighing.same_speaker(left, right) and left.role and right.role:
        yield left.holder, _office(left.role), _office(right.role)
    if _surnames(left.entities).isdisjoint(_surnames(right.entities)):
        return
    ours, theirs = _titled(left), _titled(right)
    for name, one in ours:
        for rival, other in theirs:
            if name.parts and name.parts[-1:] == rival.parts[-1:] and may_be_one(name, rival):
                yield name.text, one, other


@lru_cache(maxsize=20_000)
def _surnames(entities: _Entities) -> frozenset[str]:
    """The last word of each name of a person."""
    names = (Name(*entity) for entity in entities if entity[0] == "PERSON")
    return frozenset(part for name in names for part in name.parts[-1:])


def _titled(position: Position) -> Sequence[tuple[Name, _Office]]:
    return _titled_in(position.text, position.entities) if position.entities else ()


@lru_cache(maxsize=20_000)
def _titled_in(text: str, entities: _Entities) -> Sequence[tuple[Name, _Office]]:
    """People with the words right before their names that tell an office or rank."""
    reading = read(text)
    found = []
    for name in names_in(reading, entities):
        if name.label != "PERSON":
            continue
        before = [word for word in reading.words if name.start - 60 <= word.start and word.end <= name.start]
        first = len(before)
        while (
            first and _is_title(before[first - 1].low) and (before[first:] or before[first - 1].end + 2 >= name.start)
        ):
            first -= 1
        if first < len(before):
            found.append((name, _office(text[before[first].start : before[-1].end])))
    return found


def _is_title(low: str) -> bool:
    word = _SHORT.get(low, low)
    return word in _DEPARTMENTS | _OFFICES | _NOT_NOW | _BELOW or any(word in rank.split() for rank in _RANKS)


def _office(printed: str) -> _Office:
    words = (_SHORT.get(word, word) for word in _WORD.findall(fold(plain_marks(printed)).replace("-", " ")))
    return _Office(" ".join(printed.split()), tuple(words))


def _differs(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, str] | None:
    """Score and what differs; None where both may be one office, or where one is told to be past."""
    ours, theirs = set(one), set(other)
    if ours == theirs or (ours | theirs) & _NOT_NOW or "retired" in ours | theirs:
        return None
    ranks = [next((rank for rank in _RANKS if rank in " ".join(words)), "") for words in (one, other)]
    if all(ranks) and not (set(ranks[0].split()) & set(ranks[1].split()) and "" in _rest(*ranks)):
        return (0.7, "different ranks") if ranks[0] != ranks[1] else _elsewhere(ours, theirs)
    return _elsewhere(ours, theirs)


def _rest(one: str, other: str) -> tuple[str, str]:
    """What each rank says beyond the other: one that says nothing more is only told less closely."""
    ours, theirs = set(one.split()), set(other.split())
    return " ".join(ours - theirs), " ".join(theirs - ours)


def _elsewhere(ours: set[str], theirs: set[str]) -> tuple[float, str] | None:
    shared = ours & theirs
    units = [{word for word in side if word[0].isdigit()} for side in (ours, theirs)]
    if shared and all(units) and not units[0] & units[1]:
        return 0.6, "units of different numbers"
    fields = [side & _DEPARTMENTS for side in (ours, theirs)]
    if shared & _OFFICES and all(fields) and not fields[0] & fields[1]:
        return 0.6, "different departments"
    if shared & _OFFICES and fields[0] == fields[1] and bool(ours & _BELOW) != bool(theirs & _BELOW):
        return 0.5, "an office and that of a deputy"
    return None
