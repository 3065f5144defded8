"""Names in a statement, and whether two of them can mean one person or place as printed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from claimdb.clauses.lexicon import STOP
from claimdb.clauses.reading import Reading, plain
from claimdb.clauses.stems import listed
from claimdb.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimdb.records import EntityLabel

_NAME = re.compile(r"[A-Z][\w'-]*[\w](?: (?:(?:al|bin|de|van|von|der|la|le|el) )?[A-Z][\w'-]*\w)*")
_TITLES = listed(
    "president minister general colonel lieutenant major admiral captain sergeant brigadier marshal gen col "
    "lt maj brig "
    "capt sgt adm prime deputy defense defence foreign interior finance senator sen governor gov mayor judge justice "
    "king queen prince princess pope rep dr prof mr mrs ms miss sir lord lady chief commander secretary chancellor "
    "ambassador professor doctor spokesman spokeswoman spokesperson lawmaker coach director former ex vice acting "
    "russian ukrainian american british chinese french german israeli iranian turkish indian"
)
_ALIKE_SPELLINGS = (
    ("kh", "h"), ("zh", "j"), ("ph", "f"), ("ts", "c"), ("tz", "c"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("w", "v"),
    ("yo", "e"), ("io", "e"), ("jo", "e"), ("ye", "e"), ("ie", "e"), ("iy", "i"), ("ij", "i"), ("ii", "i"), ("yy", "i"),
    ("ey", "e"), ("ei", "e"), ("ay", "ai"), ("y", "i"), ("j", "i"), ("'", ""), ("oe", "o"), ("ou", "u"), ("ov", "of"),
    ("dzh", "j"), ("sch", "sh"), ("aa", "a"), ("ee", "i"), ("oo", "u"), ("ll", "l"), ("ss", "s"), ("tt", "t"),
    ("nn", "n"), ("mm", "m"), ("ff", "f"), ("hn", "n"), ("th", "t"), ("g", "h"),
)  # fmt: skip


_NO_NAMES = STOP | listed(
    "two three four five six seven eight nine ten eleven twelve january february march april june july august "
    "september october november december"
)
"""Words that begin with a capital letter for other reasons."""


class Name(NamedTuple):
    """``label``: of the entity, or "" where capital letters alone tell."""

    label: str
    text: str
    start: int
    end: int

    @property
    def parts(self) -> tuple[str, ...]:
        """Its words without titles, folded."""
        return _parts(self.text)


@lru_cache(maxsize=50_000)
def _parts(name: str) -> tuple[str, ...]:
    words = tuple(word.removesuffix("'s") for word in fold(plain(name)).replace(".", "").split())
    return tuple(word for word in words if word not in _TITLES) or words


@lru_cache(maxsize=20_000)
def _capitalised(text: str) -> tuple[Name, ...]:
    """Runs of words that begin with capital letters; a single one at the start of a sentence tells nothing."""
    found = []
    shown = plain(text)
    starts = {0} | {match.end() for match in re.finditer(r"(?:[.?!:]|^)[\s\"']*", shown)}
    for match in _NAME.finditer(shown):
        start = match.start()
        words = match.group().split(" ")
        while words and words[0].lower() in _NO_NAMES:
            start += len(words.pop(0)) + 1
        if not words or (len(words) == 1 and start in starts):
            continue
        found.append(Name("", text[start : match.end()], start, match.end()))
    return tuple(found)


def names_in(reading: Reading, entities: Sequence[tuple[EntityLabel, str, int, int]] = ()) -> tuple[Name, ...]:
    """The entities of a position; without any, runs of words that begin with capital letters, not in headlines."""
    if entities:
        return tuple(Name(*entity) for entity in sorted(entities, key=lambda one: one[2]))
    if reading.titled:
        return ()
    return _capitalised(reading.text)


def spelled(word: str) -> str:
    """One form for spellings of one name that come from another alphabet: ``gurulyov``, ``gurulev`` alike."""
    for printed, plainer in _ALIKE_SPELLINGS:
        word = word.replace(printed, plainer)
    return word


def may_be_one(one: Name, other: Name) -> bool:
    """Whether readers could take both for one: a word in common, or one that differs in spelling a little.

    Peoples and countries meet by their first letters ("Russia", "Russian"); initials meet what they stand for.
    """
    return _may_be_one(one.parts, other.parts)


@lru_cache(maxsize=100_000)
def _may_be_one(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    for word in ours:
        for another in theirs:
            if word == another or (len(word) > 4 and len(another) > 4 and word[:5] == another[:5]):
                return True
            if len(word) > 3 and len(another) > 3 and spelled(word) == spelled(another):
                return True
    initials = ["".join(word[0] for word in parts) for parts in (ours, theirs) if parts]
    return any(initial in parts for initial, parts in zip(initials, (theirs, ours), strict=False) if len(initial) > 1)


def slip_apart(one: str, other: str) -> bool:
    """Two folded words that a slip of typing, not another way of spelling, sets apart: ``tsokov``, ``toskov``."""
    if one == other or min(len(one), len(other)) < 5 or spelled(one) == spelled(other) or {one, other} & _TITLES:
        return False
    short, long = sorted((one, other), key=len)
    if _letters(one) == _letters(other):
        return False
    return not long.startswith(short[:-1]) and OSA.distance(one, other, score_cutoff=1) <= 1


def _letters(word: str) -> str:
    return "".join(char for char in word if char.isalnum())
