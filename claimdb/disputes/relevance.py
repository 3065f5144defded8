"""Whether two positions are about one thing at all, before what they say of it can be set against each other.

Detectors look at words: "will vote" stands against "will not vote" whoever it is, wherever and whenever. So a finding
counts only where the two have enough in common beside the words on which they differ, and are close in time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from claimdb.clauses import read
from claimdb.clauses.stems import past
from claimdb.contents.words import overlap, telling, words
from claimdb.dates import day_of
from claimdb.detectors import ALONE
from claimdb.detectors._weighing import same_speaker
from claimdb.disputes.opposing import are_one_voice_in_one_print, are_shares, may_oppose
from claimdb.disputes.tellingwords import plain_words, tells
from claimdb.records import Finding, Position

BY_ITSELF = frozenset({"attribution", "name", "role"})
"""Kinds whose detectors make sure of it: the same words, or the same person."""
OF_MUCH = frozenset({"characterisation", "number", "place", "polarity", "reversal", "time", "unverified"})
"""Kinds for which two sides must have :data:`LEAST_SHARED` in common."""
OF_TWO = OF_MUCH | {"who", "wording"}
"""Kinds of which two sides are asked whether they are about one thing."""
OPPOSED = frozenset({"polarity", "reversal"})
FEWEST = 3
"""Telling words that each side must have; two where somebody is said to be named."""
LEAST_SHARED = 7.0
"""Weight of what both have in common beside the words on which they differ: two names, or a name and a rare word."""
LEAST_SHARE = 0.18
"""Of all their words, by weight: what both hold …"""
HALF, LONG = 0.5, 9.0
"""… or half of the shorter one's, of so much weight."""
OF_EVENTS, SAME_EVENT_SHARE = frozenset({"time", "place"}), 0.3
"""When and where is asked of one event: elections are held on many days."""
OPPOSED_SHARE = 0.25
"""The same for what is affirmed here and negated there: it must be the same thing."""
SENTENCE = 7
"""Words of what may be a statement though no verb is seen in it."""
DENIED_SHARE = 0.6
"""Of the words of what is denied: what the other side must hold."""
LEFT_OPEN = "leaves it open"
"""Stance of one who doubts, or says that something is unclear: it must be what the other states."""
FEWEST_PLAIN = 3
"""Words that are no names, common to what one states and another leaves open."""
UNEXPLAINED = "Read together"
"""How reasons begin that the pair scorer alone stands behind: it learned from headlines of different outlets."""
DAYS = 7
"""Further apart two accounts are seldom of one event …"""
FAR_SHARE = 0.35
"""… unless they have so much in common."""
ACTED = 3.0
"""Weight of what was acted on, which both must name, where it is asked who did it."""
PLAIN, PLAIN_WEIGHT, PLAIN_DAYS = 0.75, 3.0, 2
"""Short statements tell little of which event they are. They are of one all the same where, beside the words on which
they differ, so much of all that both say is common, of so much weight, and they are printed so close in time."""
_COUNTED = re.compile(r"How many |The number of ")
"""Matters that tell what is counted."""
_SELF = re.compile(r"\b(?:I|we|he|she|they)\b")
_SAYS = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|may|might|should|shall|must)\b"
    r"|n['’]t\b|['’](?:re|ve|ll|d)\b|['’]s (?:not|never|been)\b|\w{2,}ed\b",
    re.IGNORECASE,
)
"""What a statement has and a mere name of a thing has not, as far as words tell."""


def is_about_one_thing(finding: Finding, left: Position, right: Position) -> bool:
    """Two positions have enough in common for what a detector found between them to matter."""
    if finding.kind in BY_ITSELF:
        return True
    if finding.kind in hopeless(left, right) or not may_oppose(finding, left, right):
        return False
    one, other = (_told(position, finding.kind) for position in (left, right))
    held, shared = overlap(one, other)
    plain = _are_plain(one, other, finding, left, right)
    if finding.reason.startswith(UNEXPLAINED) and shared < HALF:
        return False
    differing = telling(f"{finding.left} {finding.right}").keys()
    weight = sum(min(one[stem], other[stem]) for stem in (one.keys() & other.keys()) - differing)
    if finding.kind == "who":
        if not _is_naming(finding):
            return weight >= ACTED
        return weight >= ACTED or bool(plain_words(left.text) & plain_words(right.text)) or same_speaker(left, right)
    if finding.kind == "wording":
        return True
    if LEFT_OPEN in finding.stances:
        both = plain_words(left.text) & plain_words(right.text)
        return held >= DENIED_SHARE and weight >= LEAST_SHARED and len(both) >= FEWEST_PLAIN
    if finding.kind == "number" and not _counts_one_thing(finding, left, right, shared):
        return False
    if not (plain or _is_enough(weight, held, shared)):
        return False
    if finding.kind in OPPOSED and not _are_statements(left, right):
        return False
    if finding.kind in OPPOSED and not _is_the_same(finding, left, right, 1.0 if plain else shared):
        return False
    return shared >= FAR_SHARE or _days_apart(left, right) <= DAYS


def _are_plain(
    one: Mapping[str, float], other: Mapping[str, float], finding: Finding, left: Position, right: Position
) -> bool:
    """The same is said but for the words on which they differ, at about one time."""
    ours, theirs = telling(finding.left).keys(), telling(finding.right).keys()
    differing = (ours & one.keys() - other.keys()) | (theirs & other.keys() - one.keys())
    both, either = one.keys() & other.keys(), (one.keys() | other.keys()) - differing
    weight = sum(one[stem] for stem in both)
    if weight < PLAIN_WEIGHT or _days_apart(left, right) > PLAIN_DAYS:
        return False
    return weight >= PLAIN * sum(max(one.get(stem, 0.0), other.get(stem, 0.0)) for stem in either)


def _is_enough(weight: float, held: float, shared: float) -> bool:
    return weight >= LEAST_SHARED and (shared >= LEAST_SHARE or (held >= HALF and weight >= LONG))


def _told(position: Position, kind: str) -> Mapping[str, float]:
    """Telling words; where it is asked what is so, with the speaker's name in the place of "he" or "I"."""
    if kind in OPPOSED and _speak_of_self(position):
        return tells(f"{position.holder} {position.text}")
    return tells(position.text)


def _speak_of_self(*positions: Position) -> bool:
    """One of them at least."""
    return any(one.holder_kind == "speaker" and _holds_pronoun(one.text) for one in positions)


@lru_cache(maxsize=20_000)
def _holds_pronoun(text: str) -> bool:
    return _SELF.search(text) is not None


class _Common(NamedTuple):
    """What two sides tell, side by side."""

    fewer: int
    """Telling words of the shorter side ..."""
    more: int
    common: int
    weight: float
    """... and those that both hold, how many and how much they weigh."""
    held: float
    """By weight: the share of the shorter one's words that the other holds, ..."""
    shared: float
    """... that of all words which both hold, ..."""
    most: float
    """... and that of its own words of the side of which the other holds more."""

    @classmethod
    def of(cls, one: Mapping[str, float], other: Mapping[str, float]) -> _Common:
        fewer, more = sorted((len(one), len(other)))
        both = one.keys() & other.keys()
        if not both:
            return cls(fewer, more, 0, 0.0, 0.0, 0.0, 0.0)
        ours, theirs = (list(map(side.__getitem__, both)) for side in (one, other))
        weight, sizes = sum(map(min, ours, theirs)), (sum(one.values()), sum(other.values()))
        most = max(sum(ours) / sizes[0], sum(theirs) / sizes[1])
        return cls(fewer, more, len(both), weight, weight / min(sizes), weight / (sum(sizes) - weight), most)


def hopeless(left: Position, right: Position) -> frozenset[str]:
    """Kinds of which nothing found between these two would be about one thing.

    Asked before anything is read: three of four pairs that are alike have too little in common.
    """
    if are_shares(left, right):
        return OF_TWO | {ALONE}
    plain = _Common.of(tells(left.text), tells(right.text))
    named = _Common.of(_told(left, "polarity"), _told(right, "polarity")) if _speak_of_self(left, right) else plain
    without = {"who"} if plain.fewer < FEWEST - 1 or plain.more <= FEWEST else set()
    if plain.fewer < FEWEST or (plain.held < HALF and plain.shared < FAR_SHARE):
        without.add("wording")
    if max(plain.weight, named.weight) < PLAIN_WEIGHT:
        without |= OF_MUCH
    else:
        days = _days_apart(left, right)
        without.update(kind for kind in OF_MUCH if not _may_count(kind, plain, named, days))
    if are_one_voice_in_one_print(left, right):
        without |= OF_TWO - {"reversal", "wording"}
    if left.article == right.article or named.shared < HALF:
        without.add(ALONE)
    return frozenset(without)


def _may_count(kind: str, plain: _Common, named: _Common, days: int) -> bool:
    """What both hold, the words included on which they may differ, is enough for a finding of this kind."""
    both = named if kind in OPPOSED else plain
    near = days <= PLAIN_DAYS and (both.most >= HALF or both.more <= both.common + 1)
    if kind != "unverified" and near and both.weight >= PLAIN_WEIGHT:
        return True
    if both.fewer < FEWEST:
        return False
    if kind == "unverified" and both.held >= DENIED_SHARE:
        return both.weight >= LEAST_SHARED
    if kind in OF_EVENTS and both.shared < SAME_EVENT_SHARE:
        return False
    if kind in OPPOSED and both.shared < OPPOSED_SHARE and plain.most < DENIED_SHARE:
        return False
    return _is_enough(both.weight, both.held, both.shared) and (both.shared >= FAR_SHARE or days <= DAYS)


def _counts_one_thing(finding: Finding, left: Position, right: Position, shared: float) -> bool:
    """Not a part and the whole within an article; of a mere share or sum nearly the same is told, of the same names."""
    unexplained = finding.reason.startswith(UNEXPLAINED)
    if unexplained or (":" not in finding.matter and _COUNTED.match(finding.matter) is None):
        return left.article != right.article and shared >= HALF and _names(left) == _names(right) != set()
    is_share = finding.matter.startswith("The share")
    return left.article != right.article or (shared >= FAR_SHARE and not is_share)


def _names(position: Position) -> set[str]:
    return {word.stem for word in words(position.text) if word.weight and word.printed[0].isupper()}


def _is_naming(finding: Finding) -> bool:
    """It is about whether somebody is named, not about who did something."""
    return any("name" in stance.split() or "names" in stance.split() for stance in finding.stances)


def _are_statements(left: Position, right: Position) -> bool:
    """Both have a verb as far as words tell, or so many words that one must be there."""
    return all(says_something(one.text) or len(read(one.text).words) >= SENTENCE for one in (left, right))


def _is_the_same(finding: Finding, left: Position, right: Position, shared: float) -> bool:
    """What one affirms is what the other negates or denies, as far as words tell."""
    denied = [side for side, stance in zip((left, right), finding.stances, strict=True) if _denies(stance)]
    if not denied:
        return shared >= OPPOSED_SHARE
    what, against = denied[0].text, (right if denied[0] is left else left).text
    if not plain_words(what) & plain_words(against):
        return False  # they name the same people
    common = sum(weight for stem, weight in tells(what).items() if stem in tells(against))
    return says_something(denied[0].text) and common >= DENIED_SHARE * sum(tells(what).values())


def says_something(text: str) -> bool:
    """It has a verb, as far as its form tells, and is not only the name of a thing."""
    return bool(_SAYS.search(text)) or any(past(word.low) for word in read(text).words)


def _denies(stance: str) -> bool:
    return stance in {"denies it", "says it is not so"}


def _days_apart(left: Position, right: Position) -> int:
    """0 where a day is not known."""
    days = [day_of(one.said_to or one.published) for one in (left, right)]
    return abs(days[0] - days[1]) if all(days) else 0
