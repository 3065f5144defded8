"""The same is told to have been done by different people, or one names whom another is said not to name.

Who did it is read from the order of words ("posted by …", "… posted"); names that may mean one person count as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from claimdb.clauses import cover, read, shared
from claimdb.clauses.events import Doing, by_pronoun, doings
from claimdb.clauses.lexicon import NAMING
from claimdb.clauses.named import Name, may_be_one, names_in
from claimdb.clauses.predications import said_at
from claimdb.clauses.questions import topic, who
from claimdb.clauses.reading import plain
from claimdb.clauses.stems import key, listed
from claimdb.detectors import _accused as accused
from claimdb.detectors import _weighing as weighing
from claimdb.records import Finding
from claimdb.text import fold, inside

if TYPE_CHECKING:
    from claimdb.clauses import Reading, Word
    from claimdb.records import Pairing, Position

KIND = "who"

LEAST_LIKENESS = 0.3
LEAST_ALIKE, MOSTLY_ALIKE = 0.65, 0.75
"""Share of the shorter one's words that both must have where it is not told to what it was done; where it
is, in words of which none is in both."""


def find(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
    """Different doers of one thing; somebody named against nobody named."""
    if pair.likeness < LEAST_LIKENESS:
        return
    yield from _left_unnamed(left, right, pair)
    if not (weighing.said(left) and weighing.said(right)):
        return
    one, other = read(left.text), read(right.text)
    yield from accused.find(left, right, pair)
    if weighing.is_denied(left) != weighing.is_denied(right):
        return
    yield from _doers(_whole(left), _whole(right), pair)
    if not shared(one, other):
        return
    names = names_in(one, left.entities), names_in(other, right.entities)
    yield from _pronouns(left, right, pair)
    yield from _named(one, other, names, pair)


_SHOWN = 50
"""Characters of what "he" did."""
_Whole = tuple["Reading", tuple[Name, ...]]


def _whole(position: Position) -> _Whole:
    """The statement with its names; of a part of an outlet's sentence the sentence."""
    text = position.text
    if position.holder_kind == "speaker" or not position.context or (text[:1].isupper() and " … " not in text):
        reading = read(text)
        return reading, names_in(reading, position.entities)
    reading = read(position.context)
    found = list(names_in(reading))
    for label, name, _, _ in position.entities:
        start = position.context.find(name)
        if start >= 0:
            end = start + len(name)
            found = [one for one in found if one.end <= start or end <= one.start]
            found.append(Name(label, name, start, end))
    return reading, tuple(sorted(found, key=lambda one: one.start))


def _doers(left: _Whole, right: _Whole, pair: Pairing) -> Iterator[Finding]:
    (one, ours_named), (other, theirs_named) = left, right
    if not ours_named or not theirs_named:
        return
    names = ours_named, theirs_named
    ours, theirs = doings(one, names[0]), doings(other, names[1])
    for doing in ours:
        rivals = [rival for rival in theirs if rival.kind == doing.kind]
        if not rivals or any(may_be_one(a, b) for rival in rivals for a in doing.doers for b in rival.doers):
            continue
        rival = rivals[0]
        about = doing.about & rival.about
        if not about or _done_to_the_other(doing, rival, names):
            continue
        same = doing.thing & rival.thing
        if doing.kind in _OFTEN and cover(one, other) < LEAST_ALIKE:
            continue
        if not _both_happened((one, doing), (other, rival)):
            continue
        if not (one.titled or other.titled) and (_are_two(doing, rival) or _elsewhere((one, doing), (other, rival))):
            continue
        if not same and cover(one, other) < (MOSTLY_ALIKE if doing.thing and rival.thing else LEAST_ALIKE):
            continue
        score = 0.4 + 0.1 * min(len(about), 3) + 0.15 * cover(one, other) + 0.1 * bool(same)
        if not _of_one_kind(doing.doers[0], rival.doers[0]):
            score -= 0.2
        stances = (_stance(doing), _stance(rival))
        yield Finding(
            kind=KIND,
            score=weighing.weighed(score, pair, doubt=weighing.UNTRAINED),
            reason=f"One says “{stances[0]}”, the other “{stances[1]}”.",
            matter=_matter(doing, rival),
            left=doing.doers[0].text,
            right=rival.doers[0].text,
            stances=stances,
        )
        return


def _pronouns(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
    """ "Posted by Orlo Venn" against "he posted it on his own channel", where nothing around "he" names Orlo Venn."""
    for turned, (named, meant) in enumerate(((left, right), (right, left))):
        told = by_pronoun(read(meant.text))
        if not told:
            continue
        reading = read(named.text)
        around = read(meant.context or meant.text)
        for doing in doings(reading, names_in(reading, named.entities)):
            rival = next((one for one in told if one.kind == doing.kind and one.about & doing.about), None)
            if rival is None or any(set(doer.parts) & {fold(w.low) for w in around.words} for doer in doing.doers):
                continue
            words = meant.text[rival.doers[0].start : rival.verb.end]
            clause = inside(weighing.shortened(meant.text[rival.doers[0].start : rival.verb.end + _SHOWN], _SHOWN))
            pairs = [(doing.doers[0].text, words), (_stance(doing), f"“{clause}”")]
            shown, stances = (two[::-1] if turned else two for two in pairs)
            yield Finding(
                kind=KIND,
                score=weighing.weighed(0.55, pair, doubt=weighing.UNTRAINED),
                reason=f"One says “{_stance(doing)}”, the other “{clause}”.",
                matter=_matter(doing, rival),
                left=shown[0],
                right=shown[1],
                stances=stances,
            )
            return


def _done_to_the_other(doing: Doing, rival: Doing, names: tuple[tuple[Name, ...], tuple[Name, ...]]) -> bool:
    """Each tells of another's doing: the doer of one stands in the other as well."""
    ours = any(may_be_one(doer, name) for doer in doing.doers for name in names[1])
    theirs = any(may_be_one(doer, name) for doer in rival.doers for name in names[0])
    return ours and theirs


def _are_two(doing: Doing, rival: Doing) -> bool:
    """Other things, or two of one sort: "a share of the vote" here and there."""
    if doing.thing and rival.thing and not doing.thing & rival.thing:
        return True
    return all(_SOME.match(one.things) for one in (doing, rival))


_OFTEN = frozenset(map(key, listed("win beat lead attend own approve reject propose buy find call hire invite")))
"""What one may have done, and another as well."""


def _both_happened(ours: tuple[Reading, Doing], theirs: tuple[Reading, Doing]) -> bool:
    """With one force, and not only supposed: "if she wins", "he could win"."""
    said = [said_at(reading, doing.verb.start) for reading, doing in (ours, theirs)]
    forces = {one.force for one in said if one}
    return len(forces) < 2 and "if" not in forces


def _elsewhere(ours: tuple[Reading, Doing], theirs: tuple[Reading, Doing]) -> bool:
    """Behind the verb each names what the other does not: the vote in one town, and the vote in another."""
    told = []
    for reading, doing in (ours, theirs):
        doers = {part for name in (*ours[1].doers, *theirs[1].doers) for part in name.parts}
        told.append(
            {
                word.key
                for word in reading.words
                if word.clause == doing.verb.clause
                and word.start > doing.verb.start
                and word.text[0].isupper()
                and word.content
                and fold(word.low.removesuffix("'s")) not in doers
            }
        )
    return bool(told[0] - told[1]) and bool(told[1] - told[0])


_SOME = re.compile(r"(?:an?|some|several|many|few|two|three|four|five|six|seven|eight|nine|ten|\d\S*)\b", re.IGNORECASE)


def _of_one_kind(one: Name, other: Name) -> bool:
    """Two people, or two of anything else: a country and its minister may have done the same."""
    return (one.label == "PERSON") == (other.label == "PERSON")


def _stance(doing: Doing) -> str:
    doers = " and ".join(name.text for name in doing.doers)
    if doing.verb.low == "public":
        return f"made public by {doers}"
    return f"{doing.verb.text.lower()} by {doers}" if doing.passive else f"{doers} {doing.verb.text.lower()} it"


def _matter(doing: Doing, rival: Doing) -> str:
    """From the one whose thing is told in more words."""
    best = max((doing, rival), key=lambda one: len(one.things) * bool(one.thing and not _UNTHING & one.thing))
    if not best.thing or _UNTHING & best.thing:
        return who(best.verb.text, "it")
    if best.verb.low == "public":
        return f"Who made {best.things} public?" if best.things else "Who made it public?"
    return who(best.verb.text, best.things or "it")


_NEAR = 80
"""Characters behind "did not name" in which the one stands who is not named."""
_UNTHING = frozenset(map(key, listed("he she they it him her them say says said who which that told")))
"""In what it was done to, as read, they show that it was misread."""


def _named(
    one: Reading, other: Reading, names: tuple[tuple[Name, ...], tuple[Name, ...]], pair: Pairing
) -> Iterator[Finding]:
    """ "Names nobody" against "accuses Orlo Venn"."""
    for against, (silent, naming) in enumerate(((one, other), (other, one))):
        word = _of_nobody(silent)
        if word is None or _of_nobody(naming):
            continue
        told = next((word for word in naming.words if word.key in NAMING and not word.negated), None)
        if told is None:
            continue
        near = (name for name in names[1 - against] if told.end <= name.start <= told.end + 60)
        whom = next((name for name in near if _is_person(name)), None)
        if whom is None:
            continue
        score = 0.55 + 0.3 * cover(one, other)
        says = ("names nobody", f"names {whom.text}")
        if any(may_be_one(whom, name) for name in names[against]):
            says, score = (f"does not name {whom.text}", says[1]), score + 0.1
        stances = says if against == 0 else says[::-1]
        yield Finding(
            kind=KIND,
            score=weighing.weighed(score, pair, doubt=weighing.UNTRAINED),
            reason=f"One {stances[0]}, the other {stances[1]}.",
            matter=_whom(one, other),
            left=(word.text, whom.text)[against],
            right=(whom.text, word.text)[against],
            stances=stances,
        )
        return


_FEWEST_SAID = 4


def _left_unnamed(left: Position, right: Position, pair: Pairing) -> Iterator[Finding]:
    """ "It did not name either man" against a statement about one who is named around it."""
    for turned, (silent, telling) in enumerate(((left, right), (right, left))):
        if silent.modality == "negated" and telling.modality != "negated":
            yield from _not_named(silent, telling, pair, turned=bool(turned))
        reading, told = read(silent.text), read(telling.text)
        word = _of_nobody(reading)
        if word is None or telling.holder_kind != "speaker" or silent.form == "direct" or _of_nobody(told):
            continue
        around = {fold(one.low.removesuffix("'s")) for one in read(f"{silent.text} {silent.context}").words}
        whom = next((name for name in names_in(told, telling.entities) if _is_person(name)), None)
        if whom is None or not around.issuperset(whom.parts[-1:]):
            continue
        if f"{whom.parts[-1]}'s " in fold(plain(silent.text)):
            continue  # it is about this one's own message
        nobody = _anybody(reading, word)
        if not nobody and not around & set(fold(telling.holder).split()):
            continue  # it is another's message that leaves the name out
        if len(told.words) < _FEWEST_SAID:
            continue  # a mere name, of which nothing is said
        if not nobody and whom.parts[-1] not in fold(silent.text[word.end : word.end + _NEAR]):
            continue
        stances = ("names nobody", "names somebody") if nobody else (f"does not name {whom.text}", f"names {whom.text}")
        yield Finding(
            kind=KIND,
            score=weighing.weighed(0.6, pair, doubt=weighing.UNTRAINED),
            reason=f"One has {telling.holder} speak of {whom.text}; by the other "
            f"{'nobody' if nobody else whom.text} is {'' if nobody else 'not '}named.",
            matter=_named_by(telling) if nobody else f"Is {whom.text} named?",
            left=(word.text, whom.text)[turned],
            right=(whom.text, word.text)[turned],
            stances=stances[::-1] if turned else stances,
        )
        return


def _named_by(position: Position) -> str:
    return f"Does {position.holder} name anybody?" if position.holder[:1].isupper() else "Is anybody named?"


def _not_named(silent: Position, telling: Position, pair: Pairing, *, turned: bool) -> Iterator[Finding]:
    """Names that a speaker is said not to have named, against what the same speaker says of one of them."""
    context = read(silent.context)
    if (
        silent.holder[:1].islower()
        or not weighing.same_speaker(silent, telling)
        or weighing.at_two_times(silent, telling)
        or not any(word.key in NAMING for word in context.words)
        or any(word.low in _MOSTLY for word in context.words)
    ):
        return
    reading = read(silent.text)
    names = names_in(reading, silent.entities)
    told = names_in(read(telling.text), telling.entities)
    whom = next((name for name in told if any(may_be_one(name, other) for other in names)), None)
    if silent.article != telling.article and not _share_a_word(context, read(telling.context)):
        return  # another occasion
    if whom is None or len(reading.keys) > 2 * sum(len(name.parts) for name in names):
        return
    several = len(names) > 1
    who_ = " or ".join(name.text for name in names) if several and len(names) < 4 else whom.text
    stances = ("does not name them", "names one of them") if several else (f"does not name {who_}", f"names {who_}")
    shown = (silent.text, whom.text)
    yield Finding(
        kind=KIND,
        score=weighing.weighed(0.65 + 0.08 * (silent.article != telling.article), pair, doubt=weighing.UNTRAINED),
        reason=f"One has {silent.holder} speak of {whom.text}; by the other {silent.holder} did not name {whom.text}.",
        matter=f"Did {silent.holder} name {who_}?",
        left=shown[turned],
        right=shown[not turned],
        stances=stances[::-1] if turned else stances,
    )


def _share_a_word(one: Reading, other: Reading) -> bool:
    """Besides names and words of naming."""
    both = {word.key for word in one.content() if word.text[0].islower()} & other.keys
    return bool(both - NAMING)


_MOSTLY = listed("often usually generally rarely seldom always sometimes mostly")
"""What is told with them is told of no one occasion."""


def _anybody(reading: Reading, word: Word) -> bool:
    """What is not named is left open: "either man", "anyone", "names"."""
    following = reading.words[reading.words.index(word) + 1 :][:1]
    return any(one.low in _ANYBODY for one in following)


def _is_person(name: Name) -> bool:
    """As its label says, or two words of it without one."""
    return (name.label == "PERSON" and name.text[:1].isalpha()) or (not name.label and len(name.parts) > 1)


_ANYBODY = listed("either anyone anybody any nobody neither none names them")


def _nobody(reading: Reading, word: Word) -> bool:
    """The naming word is negated, or what follows it is nobody."""
    at = reading.words.index(word)
    following = [one.low for one in reading.words[at + 1 : at + 2]]
    if any(low in {"nobody", "neither", "no", "none"} for low in following):
        return True
    return reading.words[at].negated and reading.words[at].key not in _CHARGING


_CHARGING = frozenset(map(key, ("accuse", "blame", "single", "cite", "refer")))
"""Negated they name somebody all the same: "you cannot blame her"."""


def _of_nobody(reading: Reading) -> Word | None:
    """The first word of naming by which nobody is named."""
    return _of_nobody_in(reading.text)


@lru_cache(maxsize=20_000)
def _of_nobody_in(text: str) -> Word | None:
    reading = read(text)
    return next((word for word in reading.words if word.key in NAMING and _nobody(reading, word)), None)


def _whom(one: Reading, other: Reading) -> str:
    about = topic(one, other)
    return "Who is named?" if about == "the same matter" else f"Who is named: {about}?"
