"""What a sentence tells to have happened at a time or place, and whether two sentences tell of the same happening."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from claimdb.detectors._weighing import days_apart
from claimdb.quantities import agree, alike, read
from claimdb.quantities.lexicon import AUXILIARIES, BOUNDARIES, CLOSED, REPORTING, word_set
from claimdb.quantities.predicates import role_at, stem
from claimdb.quantities.tokens import Token, low, tokenize
from claimdb.records import Position
from claimdb.text import fold

TOLD = frozenset({"asserted", "belief"})
"""Modalities in which a position says that something is so."""
_VERB_REACH = 12
"""Tokens between a verb and the time or place that belongs to it."""
_FRONTED = 3
"""Tokens before a time or place that stands in front of its verb: "Late on Friday, the mayor resigned"."""
_WEAK = word_set("take give make hold find see run go come bring keep get begin leave want use call")
"""Verbs that say little about what happened."""
_EVENTS = word_set(
    "attack meeting strike explosion blast crash election summit funeral hearing trial raid protest rally fire flood"
    " earthquake ceremony wedding concert shooting bombing vote referendum parade conference talks accident collapse"
    " resignation dismissal launch landing ambush assault"
)
_STEM = 6
_SHORT = 3
"""Letters; shorter words are no content."""
_ENDS = (BOUNDARIES - {"as", "than"}) | {".", ";", ":", "and", "but", '"', "“", "”", "…"}
"""Between a verb and a time or place they keep the one from belonging to the other."""
_WILL = word_set("will would may might could plan plans planned expected due set scheduled")


class Event(NamedTuple):
    """What happened, around its verb or noun."""

    role: str
    start: int
    end: int
    """Of the words from subject to verb, in the text."""
    expected: bool
    """Not yet, or only perhaps."""
    weak: bool
    """The verb alone does not tell much."""


def event_at(text: str, start: int) -> Event | None:
    """The event that the time or place at offset *start* belongs to; ``None`` where it is that of saying something."""
    tokens = tokenize(text)
    at = next((n for n, token in enumerate(tokens) if token.start >= start), len(tokens))
    for i in range(at - 1, max(-1, at - 1 - _VERB_REACH), -1):
        if tokens[i].low in REPORTING:
            return None
        if role := _event_role(tokens, i):
            return _event(tokens, i, role)
        if tokens[i].low in _ENDS:
            return None
    if at > _FRONTED or any(_event_role(tokens, i) or tokens[i].low in REPORTING for i in range(at)):
        return None
    for i in range(at, min(len(tokens), at + 2 * _VERB_REACH)):
        if tokens[i].low in REPORTING:
            return None
        if role := _event_role(tokens, i):
            return _event(tokens, i, role)
    return None


def _event_role(tokens: Sequence[Token], i: int) -> str:
    role = role_at(tokens, i)
    if role:
        return role
    word = tokens[i].low
    return word if word in _EVENTS and low(tokens, i + 1) not in {"said", "says"} else ""


def _event(tokens: Sequence[Token], verb: int, role: str) -> Event:
    first = verb
    while first > 0 and verb - first < 7:
        before = tokens[first - 1]
        if not before.is_word or before.masked or before.low in BOUNDARIES or before.low in REPORTING:
            break
        if before.low in {"and", "but", "on", "in", "at"}:
            break
        first -= 1
    negated = any(tokens[n].low in {"not", "never", "no"} for n in range(max(0, verb - 3), verb))
    expected = any(tokens[n].low in _WILL for n in range(max(0, verb - 5), verb))
    return Event(
        f"not {role}" if negated else role,
        tokens[first].start,
        tokens[verb].end,
        expected,
        role in _WEAK or role in AUXILIARIES,
    )


_FROM_AIR = re.compile(r"^air(?=strike|raid|attack)")


def content(text: str, apart_from: Iterable[tuple[int, int]] = ()) -> set[str]:
    """Stems of the words that carry meaning, without those inside the spans *apart_from*.

    Cut to six letters, so that "Drovane" and "Drovan" are one.
    """
    spans = list(apart_from)
    return {
        stem(_FROM_AIR.sub("", fold(token.text)))[:_STEM]
        for token in tokenize(text)
        if len(token.text) > _SHORT
        and token.is_word
        and token.low not in CLOSED
        and not any(start < token.end and token.start < end for start, end in spans)
    }


def overlap(left: Collection[str], right: Collection[str]) -> float:
    """Share of the smaller set that stands in the other; 0 where one is empty."""
    smaller = min(len(left), len(right))
    return len(set(left) & set(right)) / smaller if smaller else 0.0


def names(position: Position, *, labels: Collection[str] = ()) -> set[str]:
    """Folded names in the position's text, of *labels* only if given."""
    return {fold(name) for label, name, _, _ in position.entities if not labels or label in labels}


def share_a_name(left: Iterable[str], right: Collection[str]) -> bool:
    """A name of either side agrees with one of the other: "Drovane" and "Drovan", "Ilka Marrowby" and "Marrowby"."""
    return any(alike(one, other) for one in left for other in right)


def others_are_meant(left: Position, right: Position, labels: Iterable[str]) -> bool:
    """Both sides have names with one of *labels* and none of one side is one of the other's."""
    for label in labels:
        one, other = names(left, labels=(label,)), names(right, labels=(label,))
        if one and other and not share_a_name(one, other):
            return True
    return False


def numbers_differ(left: str, right: str) -> bool:
    """They count the same otherwise: where time or place differ, too, these are two events."""
    theirs = read(right)
    return bool(theirs) and any(agree(one, other).verdict == "conflict" for one in read(left) for other in theirs)


def is_told_alike(left: Position, right: Position) -> bool:
    """Of two outlets, and the same in so many words but for numbers and days that it is one happening, not two."""
    if left.outlet == right.outlet or (days_apart(left, right) or 0) > _SOON:
        return False
    us, them = (content(one.text) - _DAYS for one in (left, right))
    return len(us & them) >= _MANY and len(us & them) >= _NEARLY_ALL * len(us | them)


_SOON, _MANY, _NEARLY_ALL = 2, 6, 0.85
_DAYS = {stem(day)[:_STEM] for day in word_set("monday tuesday wednesday thursday friday saturday sunday")}


def comparable(left: Position, right: Position) -> bool:
    """Both say that something is so, and not in one breath: not one holder in one article."""
    if left.modality not in TOLD or right.modality not in TOLD or left.passage == right.passage:
        return False
    return left.article != right.article or (left.holder_kind, left.holder) != (right.holder_kind, right.holder)


def printed_event(text: str, event: Event) -> str:
    """Subject and verb as printed, one line."""
    return re.sub(r"\s+", " ", text[event.start : event.end]).strip()
