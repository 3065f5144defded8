"""Two judge the same thing in opposed ways.

Words that praise or blame, of opposite sign, on a thing that both name; quoted or in the outlet's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimdb.clauses import read, shared
from claimdb.clauses.occasions import other_names
from claimdb.clauses.opposites import judgement
from claimdb.clauses.questions import excerpt, topic
from claimdb.clauses.stems import key, listed
from claimdb.contents.words import STOP as UNTELLING
from claimdb.contents.words import stem_of, weight_of
from claimdb.detectors import _weighing as weighing
from claimdb.records import Finding
from claimdb.text import inside

if TYPE_CHECKING:
    from claimdb.clauses import Reading, Word
    from claimdb.records import Pairing, Position

KIND = "characterisation"

LEAST_LIKENESS = 0.4
LEAST_OF_JUDGED = 0.55
_LINKS = listed("is are was were be been being as called call calls described describes describe seems remains")
_NEAR = 6
"""Words between a judgement and what ties it to its thing."""


def find(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
    """At most one finding, of two holders or outlets."""
    if pair.likeness < LEAST_LIKENESS or not (weighing.said(left) and weighing.said(right)):
        return
    if weighing.same_speaker(left, right) or (left.article == right.article and left.holder == right.holder):
        return
    one, other = read(left.text), read(right.text)
    both = shared(one, other)
    if not both:
        return
    yield from _called(left, right, pair)
    if pair.likeness < LEAST_OF_JUDGED or other_names(one, other):
        return
    if not any(word.key in both and word.text[0].islower() for word in one.content()):
        return  # they share names alone
    ours, theirs = _judged(one, both), _judged(other, both)
    if ours is None or theirs is None or ours[1] == theirs[1] or ours[0].key == theirs[0].key:
        return
    if not _beside(one, ours[0]) & _beside(other, theirs[0]) & both:
        return  # the words stand with other things
    if weighing.is_denied(left) != weighing.is_denied(right):
        return
    if not all(judged[2] or _CALLING.search(side.cue) for judged, side in ((ours, left), (theirs, right))):
        return
    score = 0.4 + 0.1 * min(len(both), 3)
    words = ours[0].text, theirs[0].text
    yield Finding(
        kind=KIND,
        score=weighing.weighed(score, pair, doubt=weighing.UNTRAINED),
        reason=f"Of the same thing one says “{words[0]}”, the other “{words[1]}”.",
        matter=f"How is it judged: {topic(one, other)}?",
        left=words[0],
        right=words[1],
        stances=(_stance(ours), _stance(theirs)),
    )


def _called(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
    """ "Called the mutiny a misunderstanding" against an article in which it is a mutiny."""
    if left.article == right.article:
        return
    for turned, (calling, plain) in enumerate(((left, right), (right, left))):
        found = _NAMED.match(calling.text) if _CALLING.search(calling.cue) else None
        if found is None or plain.holder_kind != "outlet":
            continue
        named, instead = read(found["named"]), excerpt(read(_CUT.split(found["instead"])[0]), 50)
        word = named.words[-1]
        reading = read(plain.text)
        theirs = next((one for one in reading.words if one.key == word.key), None)
        sign = judgement(word.key)
        if not sign or theirs is None or any(judgement(one.key) == sign for one in read(found["instead"]).words):
            continue
        rare = weight_of(stem_of(word.low)) >= _RARE
        beside = not read(calling.text).keys.isdisjoint(reading.keys - {word.key})
        if not (rare or beside or _names_shared(calling, reading)):
            continue
        stances = (f"“{instead}”", f"“{theirs.text}”")
        yield Finding(
            kind=KIND,
            score=weighing.weighed(0.6, pair, doubt=weighing.UNTRAINED),
            reason=f"{calling.holder} calls “{instead}” what is “{theirs.text}” elsewhere.",
            matter=f"What to call it: “{theirs.text}” or “{instead}”?",
            left=(found["instead"], theirs.text)[turned],
            right=(theirs.text, found["instead"])[turned],
            stances=stances[::-1] if turned else stances,
        )
        return


def _names_shared(calling: Position, reading: Reading) -> bool:
    """A name around what is called so stands in the other, too."""
    names = {word.key for word in read(calling.context).content() if word.text[0].isupper()}
    return not names.isdisjoint(reading.keys)


_RARE = 5.0
"""Weight of a word from which it is taken to mean one thing in articles on one event."""
_CALLING = re.compile(r"\b(?:call|describ|dubb?|labell?|term)(?:s|e|es|ed|ing)?\b", re.IGNORECASE)
_NAMED = re.compile(
    r"(?P<named>(?:the|this|that|his|her|their) (?:[\w'’-]+ )?[\w'’-]+) (?:as )?(?P<instead>an? .+)", re.DOTALL
)


def of_two(ours: Sequence[Position], theirs: Sequence[Position]) -> tuple[Position, Position, Finding] | None:
    """What two speakers say at length: one blames, the other praises, and both speak of the same things."""
    sides = [_tenor(some) for some in (ours, theirs)]
    if sides[0] is None or sides[1] is None or sides[0].sign == sides[1].sign:
        return None
    both = sides[0].keys & sides[1].keys
    printed = _printed(sides[0].readings, both)
    weight = sum(weight_of(stem_of(word)) for word in printed.values())
    if len(both) < _LEAST_COMMON or weight < _LEAST_WEIGHT or sides[0].words + sides[1].words < _LEAST_JUDGED:
        return None
    words = [side.word.text for side in sides if side]
    return (
        sides[0].position,
        sides[1].position,
        Finding(
            kind=KIND,
            score=round(min(0.75, 0.35 + 0.05 * len(both) + 0.03 * (sides[0].words + sides[1].words)), 3),
            reason=f"{ours[0].holder} has words like “{words[0]}”, {theirs[0].holder} such as “{words[1]}”.",
            matter=f"How is the {_subject(printed, sides[0].readings, sides[1].readings)} judged?",
            left=words[0],
            right=words[1],
            stances=(_around(sides[0]), _around(sides[1])),
        ),
    )


class _Tenor(NamedTuple):
    """Whether somebody blames (-1) or praises (1), by how many words; the passage and word that say it most."""

    sign: int
    words: int
    position: Position
    word: Word
    keys: frozenset[str]
    readings: tuple[Reading, ...]


def _around(tenor: _Tenor) -> str:
    """The judging word with those around it in its sentence."""
    reading = read(tenor.position.text)
    near = [word for word in reading.words if word.sentence == tenor.word.sentence]
    at = near.index(tenor.word)
    before = near[max(0, at - _BEFORE) : at]
    cut = next((n for n, word in enumerate(before, 1) if reading.text[word.end : word.end + 1] == "]"), 0)
    first = [*before[cut:], tenor.word][0]
    shown = reading.text[first.start : near[min(len(near) - 1, at + _BEHIND)].end]
    return f"“{inside(' '.join(shown.split()))}”"


_BEFORE, _BEHIND = 4, 6
"""Words around a judging one that are shown."""


def _subject(printed: dict[str, str], ours: Sequence[Reading], theirs: Sequence[Reading]) -> str:
    """Of the words that both use the one that comes first in both, as printed."""
    keys = printed.keys()
    orders = [
        list(dict.fromkeys(w.key for one in some for w in one.content() if w.key in keys)) for some in (ours, theirs)
    ]
    return printed[min(printed, key=lambda one: sum(order.index(one) for order in orders if one in order))]


def _printed(readings: Sequence[Reading], keys: frozenset[str]) -> dict[str, str]:
    """Words of those keys that tell something, in lower case; no names."""
    words = (word for reading in readings for word in reading.content() if word.key in keys)
    told = {word.key: word.low.removesuffix("'s") for word in words if word.text[0].islower()}
    return {key_: low for key_, low in told.items() if low not in UNTELLING}


def _tenor(some: Sequence[Position]) -> _Tenor | None:
    """None where nothing is judged, or words pull both ways."""
    total, best = 0, None
    keys: set[str] = set()
    for position in some:
        reading = read(position.text)
        keys |= reading.keys
        signs = [
            (judgement(word.key) * (-1 if word.negated or word.denied else 1), word)
            for word in reading.words
            if word.key not in _LOOSE
        ]
        told = [(sign, word) for sign, word in signs if sign]
        total += sum(sign for sign, _ in told)
        if told and (best is None or len(told) > best[0]):
            best = len(told), position, told
    if best is None or not total:
        return None
    sign = 1 if total > 0 else -1
    word = next((word for own, word in best[2] if own == sign), None)
    if word is None:
        return None
    return _Tenor(sign, abs(total), best[1], word, frozenset(keys), tuple(read(one.text) for one in some))


_CUT = re.compile(r"\s(?:by|that|which|who|\w+ed)\b|[,;:]")
"""Where what something is called ends, and what is told of it begins."""
_LOOSE = frozenset(
    map(key, listed("necessary just fair sound secure safe vital strong stable weak clean threat mistake poor"))
)
"""Words that seldom judge what the whole is about."""
_LEAST_JUDGED = 4
"""Words by which praise outweighs blame in one, and blame praise in the other, taken together."""
_LEAST_WEIGHT = 8.0
"""Of the words that two have in common (claimdb.contents.words)."""
_LEAST_COMMON = 3
"""Words that two must have in common besides."""


def _judged(reading: Reading, both: frozenset[str]) -> tuple[Word, int, bool] | None:
    """The word that judges what both name, its sign, and whether a verb ties it; None where words pull both ways."""
    found = []
    for at, word in enumerate(reading.words):
        sign = judgement(word.key)
        if not sign or word.key in both or word.low == "just":
            continue
        clause = [one for one in reading.words if one.clause == word.clause and one.key in both and one.content]
        if not clause:
            continue
        tied = any(one.low in _LINKS for one in reading.words[max(0, at - _NEAR) : at])
        found.append((word, -sign if word.negated or word.denied else sign, tied))
    if not found or len({sign for _, sign, _ in found}) > 1:
        return None
    return max(found, key=lambda one: one[2])


def _beside(reading: Reading, word: Word) -> set[str]:
    """Keys of what stands in its clause."""
    return {one.key for one in reading.content() if one.clause == word.clause}


def _stance(judged: tuple[Word, int, bool]) -> str:
    word, sign, _ = judged
    return f"not {word.text}" if (judgement(word.key) != sign) else f"“{word.text}”"
