"""Two paraphrases of one utterance: a charge that only one has, another object, giver and taker turned round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimdb.clauses import cover, read
from claimdb.clauses.lexicon import CHARGES, STOP
from claimdb.clauses.questions import excerpt
from claimdb.clauses.stems import key, listed
from claimdb.detectors import _weighing as weighing
from claimdb.records import Finding
from claimdb.text import inside

if TYPE_CHECKING:
    from claimdb.clauses import Reading, Word
    from claimdb.records import Pairing, Position

LEAST_LIKENESS = 0.75
LEAST_COVER = 0.5
"""Share of the shorter one's words that both have."""
LEAST_SHARED = 4
"""Words of content in both paraphrases of which only one has a charge."""
_STANDS = frozenset(
    map(key, listed("support backing opposition criticism rejection approval condemnation praise role"))
)
"""What one may defend or explain in place of the thing that it is for or against."""
_LEADING = listed("for to of in against")
_FROM = listed("from against by")
_DETERMINERS = listed("the a an his her its their our any some")


def find(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
    """At most one finding."""
    one, other = read(left.text), read(right.text)
    if pair.likeness < LEAST_LIKENESS:
        return
    turned = _turned(one, other)
    if turned is None and cover(one, other) < LEAST_COVER:
        return
    told = turned or _shifted(left, right) or (_charged(one, other) if left.form == right.form else None)
    if told is None:
        return
    score, reason, words = told
    shown = [f"“{inside(text)}”" if text else "without it" for text in words]
    longer = max((one, other), key=lambda side: len(side.words))
    yield Finding(
        kind="wording",
        score=weighing.weighed(score, pair, doubt=weighing.UNTRAINED),
        reason=f"Of one utterance {reason}: {shown[0]} here, {shown[1]} there.",
        matter=f"What exactly did {weighing.named(left, right)} say: “{excerpt(longer)}”?",
        left=words[0],
        right=words[1],
        stances=(shown[0], shown[1]),
    )


Told = tuple[float, str, tuple[str, str]]


def _charged(one: Reading, other: Reading) -> Told | None:
    """A word that is a charge by itself, where the other print has none in the same sentence."""
    sides = [[word for word in side.content() if word.key in CHARGES and not word.negated] for side in (one, other)]
    if (
        bool(sides[0]) == bool(sides[1])
        or len(one.keys & other.keys) < LEAST_SHARED
        or not (sides[0] or sides[1])[0].text.islower()
    ):
        return None
    at = 0 if sides[0] else 1
    word = sides[at][0]
    reading, plain = ((one, other), (other, one))[at]
    ours, theirs = _clause(reading, word), _beside(reading, plain)
    return 0.6, "one print has a charge that the other does not", (ours, theirs) if at == 0 else (theirs, ours)


def _clause(reading: Reading, word: Word) -> str:
    """The charge with up to seven words that follow it in its clause."""
    at = reading.words.index(word)
    last = at
    while last + 1 < len(reading.words) and last - at < 7 and reading.words[last + 1].clause == word.clause:
        last += 1
    while last > at and reading.words[last].low in STOP:
        last -= 1
    return reading.text[word.start : reading.words[last].end]


def _beside(reading: Reading, plain: Reading) -> str:
    """What the other print has in its place: from the word that is nobody else's to the first that both have."""
    keys = {one.key for one in reading.words}
    own = [at for at, one in enumerate(plain.words) if one.key not in keys and one.content]
    if not own:
        return ""
    last = first = own[0]
    while (
        last + 1 < len(plain.words) and last - first < 6 and plain.words[last + 1].clause == plain.words[first].clause
    ):
        last += 1
    while last > first and plain.words[last].low in STOP:
        last -= 1
    return plain.text[plain.words[first].start : plain.words[last].end]


def _shifted(left: Position, right: Position) -> Told | None:
    """ "Defended the decision" against "defended her support for the decision"."""
    if not left.cue or key(left.cue.split()[-1].lower()) != key(right.cue.split()[-1].lower() if right.cue else ""):
        return None
    one, other = read(left.text), read(right.text)
    for turned, (short, long) in enumerate(((one, other), (other, one))):
        words = [word for word in long.words if word.low not in _DETERMINERS]
        if len(words) < 3 or words[0].key not in _STANDS or words[1].low not in _LEADING:
            continue
        theirs = [word for word in short.words if word.low not in _DETERMINERS]
        if not theirs or [w.key for w in theirs[:2]] != [w.key for w in words[2:4]]:
            continue
        shown = (_until(short, theirs[:2]), _until(long, [*long.words[:1], *words[:4]]))
        return 0.6, "another object is printed", shown[::-1] if turned else shown
    return None


def _until(reading: Reading, words: list[Word]) -> str:
    return " ".join(reading.text[min(word.start for word in words) : max(word.end for word in words)].split())


def _turned(one: Reading, other: Reading) -> Told | None:
    """ "Thanks from the allies" against "the allies want thanks from the town": who gives is who takes."""
    for ours in _sources(one):
        for theirs in _sources(other):
            if ours[0] != theirs[0] or ours[1] == theirs[1]:
                continue
            swapped = _stands(other, ours[2], before=theirs[3]) or _stands(one, theirs[2], before=ours[3])
            if swapped:
                return 0.6, "it comes from another side", (ours[4], theirs[4])
    return None


def _stands(reading: Reading, head: str, *, before: int) -> bool:
    return any(word.key == head and word.end <= before for word in reading.words)


def _sources(reading: Reading) -> Iterator[tuple[str, str, str, int, str]]:
    """Key of a noun, preposition's phrase as keys, key of its head, where the noun begins, and all of it as printed."""
    words = reading.words
    for at in range(1, len(words) - 1):
        if words[at].low not in _FROM or not words[at - 1].content:
            continue
        last = at
        while last + 1 < len(words) and last - at < 4 and words[last + 1].clause == words[at].clause:
            if words[last + 1].low in STOP and words[last + 1].low not in _DETERMINERS:
                break
            last += 1
        if last > at:
            phrase = " ".join(word.key for word in words[at + 1 : last + 1])
            printed = reading.text[words[at - 1].start : words[last].end]
            yield f"{words[at - 1].key} {words[at].low}", phrase, words[last].key, words[at - 1].start, printed
