"""Does one statement affirm what the other negates, denies, or says by an opposite word?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimdb.clauses import lexicon
from claimdb.clauses.occasions import other_days, other_names
from claimdb.clauses.opposites import PHASES, opposed
from claimdb.clauses.reading import Mark, Reading, Word, plain, shared
from claimdb.clauses.stems import key, listed

_LEAST_SHARED = 2
LEAST_DENIED = 0.33
"""Share of the shorter one's words that both have, where one denies or calls untrue what the other says."""


@dataclass(frozen=True, slots=True)
class Opposition:
    """What the words alone say of two statements that stand against each other."""

    score: float
    """0 to 1."""
    reason: str
    left: str
    right: str
    """The words on which they differ, as printed."""
    stances: tuple[str, str]
    affirmed: int
    """Which one affirms: 0 the left, 1 the right."""
    how: str
    """``denial``, ``negation`` or ``opposite``."""
    at: int | None = None
    """Place of the word in the text that affirms it; None for denials."""


def oppose(left: Reading, right: Reading, *, denied: tuple[bool, bool] = (False, False)) -> Opposition | None:
    """The strongest way in which the two stand against each other; None where none is seen.

    ``denied``: whether all that is read was denied by its speaker.
    """
    both = shared(left, right)
    least = min(len(left.keys), len(right.keys))
    if len(both) < max(1, min(_LEAST_SHARED, least - 1)):
        return None
    found = [*_denied(left, right, both, denied), *_negated(left, right, both, denied)]
    if not any(denied):
        found += [*_opposite(left, right, both), *_unsaid(left, right)]
    return max(found, key=lambda one: one.score, default=None)


def _share(left: Reading, right: Reading, both: frozenset[str]) -> float:
    return len(both) / min(len(left.keys), len(right.keys))


def _nearby(one: Word, left: Reading, other: Word, right: Reading) -> float:
    """As :func:`_share`, of the two sentences alone in which the words stand."""
    ours, theirs = (
        frozenset(near.key for near in side.content() if near.sentence == word.sentence)
        for word, side in ((one, left), (other, right))
    )
    least = min(len(ours), len(theirs))
    return len(ours & theirs) / least if least else 0.0


def _denied(left: Reading, right: Reading, both: frozenset[str], denied: tuple[bool, bool]) -> Iterator[Opposition]:
    """One side denies, or calls untrue, most of what both speak of; the other does not."""
    under = [_denied_part(side, both, whole) for side, whole in zip((left, right), denied, strict=True)]
    for against, (side, other) in enumerate(((left, right), (right, left))):
        if under[against] < 0.5 or under[1 - against] > 0:
            continue
        if _twice(side) and not denied[against]:
            continue
        part = _share(left, right, both)
        if part < LEAST_DENIED or other.of_kind("doubt") or (other.is_question and not side.is_question and part < 0.6):
            continue
        marks = side.of_kind("denial", "falsity")
        words = side.printed(marks[0]) if marks else ""
        long = len(left.words) + len(right.words) > _SHORT_PAIR
        if long and words.lower() in _ANSWERS and part < _MOSTLY:
            continue  # it answers something else
        says = "denies it" if denied[against] or any(mark.kind == "denial" for mark in marks) else "says it is not so"
        stances = ("says it is so", says) if against else (says, "says it is so")
        shown = ("", words) if against else (words, "")
        reason = f"One says what the other {'denies' if says == 'denies it' else 'calls untrue'}"
        reason += f" (“{words}”)." if words else "."
        yield Opposition(0.45 + 0.45 * part, reason, *shown, stances, 1 - against, "denial")


def _denied_part(side: Reading, both: frozenset[str], whole: bool) -> float:
    """The share of the common keys that stand in the reach of a denial."""
    if whole:
        return 1.0
    if not side.of_kind("denial", "falsity"):
        return 0.0
    named = {word.key for word in side.content() if word.denied} & both
    if not named or not any(mark.kind == "denial" for mark in side.marks):
        return len(named) / len(both)
    first = min(mark.span.start for mark in side.marks if mark.kind == "denial")
    denier = {word.key for word in side.content() if word.start < first and not word.denied} - named
    return len(named) / len(both - denier)


def _twice(side: Reading) -> bool:
    """A denial of a negation: "denied that it was not hit"."""
    return any(mark.kind == "denial" for mark in side.marks) and any(
        word.negated and word.denied for word in side.content()
    )


def _negated(left: Reading, right: Reading, both: frozenset[str], denied: tuple[bool, bool]) -> Iterator[Opposition]:
    """What stands under a negator on one side only."""
    if any(denied):
        return
    long = len(left.words) + len(right.words) > _SHORT_PAIR
    for against, (side, other) in enumerate(((left, right), (right, left))):
        if other.of_kind("denial", "falsity", "doubt"):
            continue
        twice = bool(side.of_kind("denial"))
        for mark in side.of_kind("negation"):
            reached = [word for word in side.content() if mark.reach.start <= word.start < mark.reach.end]
            common = [
                word
                for word in reached
                if word.key in both and not (twice and word.denied) and not word.low.endswith("ly")
            ]
            if not common or _aside(side, mark) or any(word.key in other.negative for word in common):
                continue
            if not side.titled and all(word.text[0].isupper() for word in common):
                continue  # whoever it is, nothing is told of them
            head = reached[0]
            around = {word.key for word in side.content() if word.clause in {one.clause for one in reached}} & both
            lead = common[0] if side.titled else next((one for one in common if one.text[0].islower()), common[0])
            affirmed = next(word for word in other.words if word.key == lead.key)
            part = _nearby(lead, side, affirmed, other)
            direct = head in common and _governed(side, mark, head) and not _named(side, other, head)
            if len(around) < 2 and part < 0.75:
                continue
            if not direct and (len(common) < max(2, 0.5 * len(reached)) or (long and head not in common)):
                continue
            if long and _is_of_another(side, mark, reached, other, affirmed, lead):
                continue
            score = (0.4 if direct else 0.2) + 0.35 * part + 0.15 * len(common) / len(reached)
            score -= 0.25 * _is_relative(side, mark)
            words = _clip(side, mark.span.start, lead.end if direct else reached[-1].end)
            said = _phrase(other, lead.key)
            if _only_tried(other, affirmed) or (said[:1].isupper() and affirmed.start and not other.titled):
                continue
            stances = (said, words) if against else (words, said)
            reason = f"One says “{said}”, the other “{words}”."
            yield Opposition(min(score, 0.95), reason, *stances, stances, 1 - against, "negation", affirmed.start)


def _is_of_another(side: Reading, mark: Mark, reached: list[Word], other: Reading, affirmed: Word, word: Word) -> bool:
    """What is negated is not what the other affirms: another doer, another thing, or fewer of them."""
    head = reached[0]
    if (head.low[0].isdigit() or head.low in _NUMBERS) and len(reached) > 1 and reached[1].key in _SPANS:
        return True  # "not three weeks" are fewer
    if side.printed(mark).lower() == "non" and (_before_a_noun(other, affirmed) or _before_a_noun(side, word)):
        return True
    if head is word and head.key in _WEAK and not _done_to_one_thing(reached, head, other, affirmed):
        return True
    return _other_doers(side, word, other, affirmed)


def _only_tried(side: Reading, word: Word) -> bool:
    """ "Attempts to break through": not that they did."""
    before = [one.low for one in side.words if one.end <= word.start][-7:]
    return "to" in before[-3:] and any(low in lexicon.TRYING for low in before)


def _is_relative(side: Reading, mark: Mark) -> bool:
    """ "Who had not been there": it tells which one is meant."""
    return any(
        word.low in {"who", "which", "whose"} for word in side.words if word.end <= mark.span.start < word.end + 12
    )


def _governed(side: Reading, mark: Mark, head: Word) -> bool:
    """Nothing but auxiliaries, articles and adverbs stands between the negator and the word."""
    between = [word.low for word in side.words if mark.span.end <= word.start < head.start]
    return all(low in _LIGHT or low.endswith("ly") for low in between)


_LIGHT = listed(
    "is are was were be been being have has had do does did will would can could a an the any one yet ever even also "
    "only really actually currently going to all that it he she they"
)


def _named(side: Reading, other: Reading, word: Word) -> bool:
    """It begins with a capital letter wherever that tells something."""
    told = [one for one, titled in ((word, side.titled),) if not titled]
    told += [one for one in other.words if one.key == word.key and not other.titled and one.start]
    return bool(told) and all(one.text[:1].isupper() and not one.text.isupper() for one in told)


_ANSWERS = frozenset({"no", "nope", "sorry", "not really", "not quite", "not so"})
_SHORT_PAIR = 24
"""Words of both; in headlines one clause is all there is, so that what is negated is what both speak of."""
_SPANS = frozenset(map(key, listed("week day hour month minute mile meter metre kilometer kilometre percent")))
_NUMBERS = listed(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand"
)


_WEAK = frozenset(
    map(key, listed("provide give hold make take have get receive see find go come put set keep use show offer"))
)
"""Verbs that tell little without what they are done to."""


def _done_to_one_thing(reached: list[Word], head: Word, other: Reading, affirmed: Word) -> bool:
    """Behind the verb both have a word in common that is no name."""
    behind = (word for word in reached if word.start > head.start and word.low not in _PARTICLES)
    ours = {word.key for word in behind if word.text[0].islower()}
    theirs = {
        word.key
        for word in other.content()
        if word.start > affirmed.start and word.clause == affirmed.clause and word.text[0].islower()
    } - _PARTICLES
    return bool(ours & theirs) if ours else not theirs


_PARTICLES = listed("back away forward ahead together apart aside up down off on out")
_MOSTLY = 0.6
"""Share of the sentence's words that must be in both where they differ in a particle."""


def _before_a_noun(side: Reading, word: Word) -> bool:
    """ "The public eye": it only tells of what sort something is."""
    at = side.words.index(word) + 1
    return at < len(side.words) and side.words[at].content and side.words[at].clause == word.clause


def _other_doers(side: Reading, word: Word, other: Reading, affirmed: Word) -> bool:
    """Names stand before the word in its clause on both sides, and none of one side is one of the other's."""
    ours, theirs = _named_before(side, word), _named_before(other, affirmed)
    return bool(ours and theirs) and not any(a[:4] == b[:4] for a in ours for b in theirs)


def _named_before(side: Reading, word: Word) -> list[str]:
    """Words with a capital letter before it in its clause; not in headlines."""
    if side.titled:
        return []
    return [
        one.low
        for one in side.words
        if one.clause == word.clause and one.end <= word.start and one.text[:1].isupper() and one.content
    ]


def _aside(side: Reading, mark: Mark) -> bool:
    return side.printed(mark).lower().split(" ", 1)[0] in lexicon.ASIDE


def _opposite(left: Reading, right: Reading, both: frozenset[str]) -> Iterator[Opposition]:
    """A word here, its opposite there, about the same things."""
    ours = [word for word in _predicates(left) if word.key not in right.keys]
    theirs = [word for word in _predicates(right) if word.key not in left.keys]
    if not ours or not theirs:
        return
    part = _share(left, right, both)
    if part < 0.35 or other_days(left, right) or other_names(left, right):
        return
    for one in ours:
        for other in theirs:
            if not opposed(one.key, other.key) or one.negated != other.negated or one.denied != other.denied:
                continue
            if _begins_a_name(left, one) or _begins_a_name(right, other):
                continue
            near = _clause(left, one) & _clause(right, other)
            part = _nearby(one, left, other, right)
            if not near or (one.low in _PARTICLES and part < _MOSTLY):
                continue
            score = 0.3 + 0.4 * part + 0.15 * min(len(near), 3) / 3
            score -= 0.2 * (one.key in PHASES)
            stances = (_phrase(left, one.key), _phrase(right, other.key))
            reason = f"Of the same matter one says “{one.text}”, the other “{other.text}”."
            yield Opposition(min(score, 0.9), reason, one.text, other.text, stances, 0, "opposite", one.start)


def _begins_a_name(side: Reading, word: Word) -> bool:
    """ "South Korea" against "the north": a part of what it is called."""
    at = side.words.index(word) + 1
    if word.low not in _SIDES or not word.text[0].isupper() or at >= len(side.words):
        return False
    return side.words[at].text[0].isupper() and side.text[word.end : side.words[at].start] == " "


_SIDES = listed("north south east west northern southern eastern western")
_UNSAID = re.compile(
    r"\b(?:(?:did|does|do|has|have|had)(?: not|n't)|never) (?:actually |ever )?(?:say|said|claim(?:ed)?|tell|told"
    r"|call(?:ed)?|promised?|declared?|announced?)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:says?|said|tells?|told|claim(?:s|ed)|call(?:s|ed)|promise[sd]|declare[sd]|announce[sd]|confirm(?:s|ed))\b",
    re.IGNORECASE,
)


def _unsaid(left: Reading, right: Reading) -> Iterator[Opposition]:
    """ "The mayor did not say that the dam leaks" against "The mayor says that the dam leaks"."""
    for against, (side, other) in enumerate(((left, right), (right, left))):
        unsaid = _UNSAID.search(plain(side.text))
        said = None if unsaid is None else _SAYS.search(plain(other.text))
        if unsaid is None or said is None or _UNSAID.search(plain(other.text)):
            continue
        who = _keys(side, 0, unsaid.start()) & _keys(other, 0, said.start())
        what = _keys(side, unsaid.end()) & _keys(other, said.end())
        if not who or not what - who:
            continue
        words, says = side.text[slice(*unsaid.span())], other.text[slice(*said.span())]
        part = len(what) / max(1, min(len(_keys(side, unsaid.end())), len(_keys(other, said.end()))))
        stances = (says, words) if against else (words, says)
        reason = f"One says “{says}”, the other “{words}”."
        yield Opposition(0.45 + 0.4 * part, reason, *stances, stances, 1 - against, "negation", said.start())


def _keys(side: Reading, start: int, end: int | None = None) -> frozenset[str]:
    return frozenset(word.key for word in side.content() if start <= word.start and (end is None or word.end <= end))


def _predicates(side: Reading) -> list[Word]:
    """Words that may have an opposite, short ones ("up", "all") among them."""
    before = ("", *(word.low for word in side.words))
    return [
        word
        for word, leading in zip(side.words, before, strict=False)
        if (word.content and not (word.key in PHASES and leading in _ARTICLES))
        or key(word.low) in _SHORT
        or (word.key in _DECIDED and not any(mark.span.start <= word.start < mark.span.end for mark in side.marks))
    ]


_DECIDED = frozenset(map(key, listed("reject dismiss confirm")))
"""What is done to a plan, or to what somebody says; the latter is a denial."""


_ARTICLES = listed("the a an its their his her this that")
"""Before "end", "start", "stop" they make a noun of it."""


_SHORT = frozenset({"up", "down", "more", "less", "few", "all", "none", "before", "after", "nobody", "always", "never"})


def _clause(side: Reading, of: Word) -> frozenset[str]:
    return frozenset(word.key for word in side.content() if word.clause == of.clause)


def _clip(side: Reading, start: int, end: int, most: int = 60) -> str:
    """The words from *start* to *end*, with the auxiliary before a "not", at most so many characters."""
    before = next((word for word in reversed(side.words) if word.end <= start), None)
    if before is not None and before.low in _AUXILIARIES:
        start = before.start
    shown = side.text[start:end]
    return shown if len(shown) <= most else shown[:most].rsplit(" ", 1)[0] + " …"


_AUXILIARIES = listed("is are was were be been has have had do does did will would can could should may might must")


def _phrase(side: Reading, of: str) -> str:
    """The word with that key and the auxiliary before it."""
    for index, word in enumerate(side.words):
        if word.key == of:
            start = side.words[index - 1].start if index and side.words[index - 1].low in _AUXILIARIES else word.start
            return side.text[start : word.end]
    return ""
