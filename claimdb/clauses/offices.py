"""Offices that a text gives to somebody it names: titles behind the name, or what the person is said to be."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from claimdb.clauses.stems import listed
from claimdb.text import fold, plain_marks

HEADS = listed(
    "commander minister president chief head governor mayor director chairman chairwoman chair secretary ambassador "
    "speaker prosecutor judge general colonel admiral senator lawmaker leader premier chancellor deputy spokesman "
    "spokeswoman spokesperson editor owner founder manager coach captain member"
)
"""Words that an office is told by."""
_SEVERAL = listed("member founder owner")
"""What one person may be of several things."""
_BELOW = listed("deputy vice assistant")
_PAST = listed("former formerly ex once retired then ousted sacked")
_WIDE = listed("the of for at in on a an and army forces force military district region state national russian s us uk")
"""Words of what an office is over that tell little."""
_SPELLED_OUT = {"defence": "defense", "vice": "deputy", "comdr": "commander", "centre": "center"}
_BEHIND = re.compile(
    r"(?:,\s+(?:who (?:is|was|had been|has been)\s+)?|\s+(?:is|was|had been|has been|became)\s+)"
    r"(?P<told>(?:(?:himself|herself|then|now)\s+)?"
    r"(?:an?|the|former|formerly|vice|deputy|head|chief|commander)\b[^.;:()\"“”]{3,160})"
)
_PARTS = re.compile(r",\s*|\s+and\s+(?:himself\s+|herself\s+)?(?=(?:an?|the|former|formerly|deputy|vice)\b)")
_OVER = re.compile(r"\s(?:of|for|at|in)\s")
_WORD = re.compile(r"[^\W_]+")


class Office(NamedTuple):
    """``head``: the word it is told by; ``over``: telling words of what it is over."""

    printed: str
    head: str
    below: bool
    """That of a deputy."""
    past: bool
    over: frozenset[str]


@lru_cache(maxsize=20_000)
def offices_of(text: str, surname: str) -> tuple[Office, ...]:
    """Offices that *text* gives to the one with this surname (folded), in order."""
    found: list[Office] = []
    shown = fold(plain_marks(text))
    if len(shown) != len(text):
        return ()
    for at in re.finditer(rf"\b{re.escape(surname)}\b", shown):
        told = _BEHIND.match(text, at.end())
        if told is None:
            continue
        for part in _PARTS.split(told["told"]):
            office = _office(part) if part else None
            if office is None:
                break
            found.append(office)
    return tuple(found)


def _office(part: str) -> Office | None:
    """None for what tells no office, as where the clause goes on."""
    printed = re.sub(r"^(?:(?:himself|herself|then|now)\s+)?(?:an?|the)\s+", "", " ".join(part.split()))
    before, over = printed, ""
    if cut := _OVER.search(printed):
        before, over = printed[: cut.start()], printed[cut.end() :]
    words = [_SPELLED_OUT.get(word, word) for word in _WORD.findall(fold(before))]
    if not words or len(words) > 6 or words[-1] not in HEADS or words[-1] in _BELOW:
        return None
    telling = (_SPELLED_OUT.get(word, word) for word in _WORD.findall(fold(over)))
    return Office(
        printed,
        words[-1],
        any(word in _BELOW for word in words[:-1]),
        any(word in _PAST for word in words),
        frozenset(word for word in telling if word not in _WIDE),
    )


def differ(one: Office, other: Office) -> str:
    """What sets two offices apart, "" where one person may be given both for one: told less closely, or another."""
    if one.head != other.head or one.head in _SEVERAL or not one.over or not other.over:
        return ""
    if one.over & other.over:
        return "an office and that of its deputy" if one.below != other.below else ""
    if one.past != other.past:
        return ""
    return "different offices"
