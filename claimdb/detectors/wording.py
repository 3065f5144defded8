"""One utterance is printed in words that differ in meaning.

In quotation marks: a negation on one side, an opposite, another number, other words in the same place; in paraphrase a
charge that the other leaves out, or another object. Cuts are no dispute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimdb.clauses import read, shared
from claimdb.clauses.lexicon import CHARGES, NEGATORS, STOP
from claimdb.clauses.opposites import opposed
from claimdb.clauses.questions import excerpt_with
from claimdb.clauses.stems import listed
from claimdb.clauses.wordings import Change, changes, quoted
from claimdb.detectors import _paraphrase as paraphrase
from claimdb.detectors import _weighing as weighing
from claimdb.records import Finding, Pairing
from claimdb.text import inside

if TYPE_CHECKING:
    from claimdb.clauses import Reading, Word
    from claimdb.records import Position

KIND = "wording"

LEAST_LIKENESS = 0.45
LEAST_SAME = 0.6
LEAST_OF_UTTERANCE = 0.25
"""Share of the shorter one's words that stand in both in one order, where it is known that it is one utterance."""
FEWEST = 5
"""Words of a quotation; shorter ones are terms."""
LONG = 10
"""Words from which one utterance is told from another of the same speaker though a half of its words differ."""
LONGEST = 5
"""Words that stand in the place of others; where more do, other sentences are quoted."""
_NUMBERS = listed("one two three four five six seven eight nine ten twenty hundred thousand million billion half")
_CONFLICT = 0.6
"""Probability of a conflict from which other content words in one place count."""
_BEGINNING = 4
"""Letters in which forms of one word agree."""
_TIE = 2
"""Words between two changes that are shown as one."""


_OTHER = "other words are printed in one place"
_SHOWN = 6
"""Words that are shown of a place in which other words are printed."""


class _Told(NamedTuple):
    score: float
    reason: str
    change: Change


def find(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
    """At most one finding, of two prints of what one speaker said at one time."""
    if pair.likeness < LEAST_LIKENESS or left.article == right.article:
        return
    if not weighing.may_be_same(left, right) or weighing.at_two_times(left, right):
        return
    if "indirect" in (left.form, right.form):
        yield from paraphrase.find(left, right, pair)
    if not weighing.same_speaker(left, right) or "indirect" in (left.form, right.form):
        return
    one, other = read(_words(left)), read(_words(right))
    if len(shared(one, other)) < 3:
        return
    changed, same = changes(one, other)
    if same < LEAST_SAME:
        return
    kept = (change for change in changed if not _is_cut(change, one, other))
    told = next((found for change in kept if (found := _meaning(change, pair))), None)
    if told:
        score = weighing.weighed(told.score * (0.5 + 0.5 * same), pair)
        yield _finding(weighing.named(left), one, other, told._replace(score=score))


def of_one_utterance(left: Position, right: Position) -> Finding | None:
    """Two prints of what is known to be one utterance: other words in the same place of its quotation."""
    if "indirect" in (left.form, right.form) or weighing.at_two_times(left, right):
        return None
    one, other = read(_words(left)), read(_words(right))
    if min(len(one.words), len(other.words)) < FEWEST or len(shared(one, other)) < 2:
        return None
    changed, same = changes(one, other)
    if same < (LEAST_OF_UTTERANCE if min(len(one.words), len(other.words)) >= LONG else LEAST_SAME):
        return None
    even = Pairing(1.0)
    told = [found for change in changed if not _is_cut(change, one, other) and (found := _meaning(change, even))]
    places = [*_tied(one, other, changed), *_beside(one, other)]
    told += [found for change in places if (found := _other_words(change, one, other))]
    if not told:
        return None
    return _finding(weighing.named(left), one, other, max(told, key=lambda found: found.score))


def _finding(holder: str, one: Reading, other: Reading, told: _Told) -> Finding:
    ours, theirs = _printed(one, told.change.left), _printed(other, told.change.right)
    if ours and theirs and told.reason == _OTHER:
        ours, theirs = _widened(one, told.change.left), _widened(other, told.change.right)
    longer = max(((one, told.change.left), (other, told.change.right)), key=lambda side: len(side[0].words))
    return Finding(
        kind=KIND,
        score=round(told.score, 3),
        reason=f"In one utterance {told.reason}: “{inside(ours) or '—'}” here, “{inside(theirs) or '—'}” there.",
        matter=f"What exactly did {holder} say: “{excerpt_with(*longer)}”?",
        left=ours,
        right=theirs,
        stances=(f"“{inside(ours)}”" if ours else "without it", f"“{inside(theirs)}”" if theirs else "without it"),
    )


def _words(position: Position) -> str:
    """What is quoted; all of a direct quotation whose marks stand outside the text."""
    found = quoted(position.text)
    return position.text if position.form == "direct" and len(found) < len(position.text) - 4 else found


def _is_cut(change: Change, one: Reading, other: Reading) -> bool:
    """Words at either end that the other print leaves out: it begins later, or ends before."""
    if bool(change.left) == bool(change.right):
        return False
    side, found = (one, change.left) if change.left else (other, change.right)
    return found[0] is side.words[0] or found[-1] is side.words[-1]


def _meaning(change: Change, pair: Pairing) -> _Told | None:
    ours, theirs = change
    negators = [sum(word.low in NEGATORS or word.low.endswith("n't") for word in side) for side in change]
    if negators[0] != negators[1] and max(map(len, change)) <= 4:
        return _Told(0.8, "one print negates what the other does not", change)
    if not ours or not theirs:
        return None
    for one in ours:
        for other in theirs:
            if opposed(one.key, other.key):
                return _Told(0.8, "opposite words are printed", change)
    figures = [{word.low for word in side if word.low[0].isdigit() or word.low in _NUMBERS} for side in change]
    if figures[0] and figures[1] and not figures[0] & figures[1] and all(len(side) <= 4 for side in change):
        return _Told(0.65, "other numbers are printed", change) if _of_one_script(*figures) else None
    content = [[word for word in side if word.content and word.low not in STOP] for side in change]
    told = pair.conflict is not None and pair.conflict >= _CONFLICT and (pair.agree or 0.0) < 0.5
    if told and all(content) and max(map(len, change)) <= 4:
        return _Told(0.45, _OTHER, change)
    return None


def _tied(one: Reading, other: Reading, changed: list[Change]) -> Iterator[Change]:
    """Changes with a word or two between them as one; what only one side has there is a cut."""
    kept = [
        change
        for change in changed
        if max(map(len, change)) <= LONGEST and _only(change.left, other) and _only(change.right, one)
    ]
    at = {word.start: number for number, word in enumerate(one.words)}
    there = {word.start: number for number, word in enumerate(other.words)}
    held: list[Change] = []
    for change in kept:
        if held:
            last = held[-1]
            gaps = (
                at[change.left[0].start] - at[last.left[-1].start] - 1,
                there[change.right[0].start] - there[last.right[-1].start] - 1,
            )
            if max(gaps) <= _TIE:
                first = at[last.left[0].start], there[last.right[0].start]
                ends = at[change.left[-1].start], there[change.right[-1].start]
                held[-1] = Change(one.words[first[0] : ends[0] + 1], other.words[first[1] : ends[1] + 1])
                continue
        held.append(change)
    yield from held


def _beside(one: Reading, other: Reading) -> Iterator[Change]:
    """Words that follow the same two words in both, whatever the order of the rest."""
    there = {(a.key, b.key): c for a, b, c in _threes(other)}
    for first, second, ours in _threes(one):
        theirs = there.get((first.key, second.key))
        if theirs is not None and ours.key != theirs.key:
            yield Change((ours,), (theirs,))


def _threes(reading: Reading) -> Iterator[tuple[Word, Word, Word]]:
    """Three words of content that stand side by side."""
    for first, second, third in zip(reading.words, reading.words[1:], reading.words[2:], strict=False):
        if first.content and second.content and third.content and first.clause == third.clause:
            yield first, second, third


def _other_words(change: Change, one: Reading, other: Reading) -> _Told | None:
    """Words on both sides that are not forms of any word of the other print."""
    ours, theirs = _only(change.left, other), _only(change.right, one)
    if not ours or not theirs or max(map(len, change)) > 3 * LONGEST:
        return None
    count = min(4, len(ours) + len(theirs))
    charged = bool({word.key for word in ours} & CHARGES) != bool({word.key for word in theirs} & CHARGES)
    shown = Change(_span(change.left, ours), _span(change.right, theirs))
    return _Told(0.5 + 0.05 * count + 0.1 * charged, _OTHER, shown)


def _span(words: tuple[Word, ...], of: list[Word]) -> tuple[Word, ...]:
    """From the first to the last of them."""
    return words[words.index(of[0]) : words.index(of[-1]) + 1]


def _only(words: tuple[Word, ...], other: Reading) -> list[Word]:
    beginnings = {word.low[:_BEGINNING] for word in other.words}
    return [w for w in words if w.content and w.low not in STOP and w.low[:_BEGINNING] not in beginnings]


def _of_one_script(ours: set[str], theirs: set[str]) -> bool:
    """Both in figures or both in words: "five" may be "5"."""
    return {word[0].isdigit() for word in ours} == {word[0].isdigit() for word in theirs}


def _printed(reading: Reading, words: tuple[Word, ...]) -> str:
    return _unbroken(reading.text, words[0].start, words[-1].end) if words else ""


def _unbroken(text: str, start: int, end: int) -> str:
    """With what a hyphen joins to it: "counter-battery"."""
    before, after = _JOINED_BEFORE.search(text[:start]), _JOINED_BEHIND.match(text, end)
    return text[before.start() if before else start : after.end() if after else end]


_JOINED_BEFORE = re.compile(r"(?:\w+[-‐‑])+$")
_JOINED_BEHIND = re.compile(r"(?:[-‐‑]\w+)+")


def _widened(reading: Reading, words: tuple[Word, ...]) -> str:
    """With the words behind them in their clause; before them, too, where these are few."""
    first = reading.words.index(words[0])
    last = reading.words.index(words[-1])
    while last + 1 < len(reading.words) and last - first + 1 < _SHOWN and _joined(reading, last):
        last += 1
    while first and last - first + 1 < _SHOWN // 2 and _joined(reading, first - 1):
        first -= 1
    while last > reading.words.index(words[-1]) and reading.words[last].low in STOP:
        last -= 1
    return _unbroken(reading.text, reading.words[first].start, reading.words[last].end)


def _joined(reading: Reading, at: int) -> bool:
    """Nothing but spaces between the word and the next one."""
    return reading.text[reading.words[at].end : reading.words[at + 1].start].isspace()
