"""Who did what to whom: verbs with the names that stand as their doers, by word order alone."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from claimdb.clauses.lexicon import STOP
from claimdb.clauses.named import Name
from claimdb.clauses.reading import Reading, Word, read
from claimdb.clauses.stems import key, listed, past

_KINDS_OF_DOING = (
    "post publish release upload share spread distribute leak circulate broadcast disclose reveal;"
    "kill murder assassinate execute behead;attack strike hit shell bomb bombard target;order command instruct;"
    "sack dismiss fire oust remove relieve depose;arrest detain;blame accuse;appoint nominate;build construct;"
    "destroy demolish;win;beat defeat;buy purchase;write author draft;sign;rescue save;find discover;plant;"
    "shoot;steal rob;film record;invite;cause trigger;start ignite;organise organize stage plan;attend;"
    "hire recruit employ;betray decapitate stab;block veto;launch carry;lead head;own;create invent develop;"
    "propose suggest;approve authorise authorize;reject;seize capture;sue;call summon;down intercept;sink;poison"
)
_DOING = {key(word): key(group.split()[0]) for group in _KINDS_OF_DOING.split(";") for word in group.split()}
_PRONOUNS = frozenset({"he", "she", "they"})
_OWNED = frozenset({"his", "her", "their"})
_APPOSED = re.compile(r",\s+(?!where|when|while|and|but|which)[a-z]")
_MAKING = frozenset({"made", "make", "makes", "making"})
_PASTS = listed("shot struck stole beat wrote led won sued sank found built bought sold")
_VERBS = listed("post publishe publish release leak share kill attack accuse blame order arrest win buy sue")
"""Verbs of headlines in the present that are seldom nouns."""
_BETWEEN = listed(
    "who had has have also later then first himself herself themselves itself did would will reportedly allegedly "
    "personally deliberately and"
)
_BE = listed("is are was were be been being got gets get")
_ARTICLES = listed("the a an his her its their this that one of")
_DETERMINERS = _ARTICLES - {"of"}
_TYING = listed("of for on in from to")
"""Before an article they tie it to the noun before."""
_WHERE = listed("in at near on during outside inside across after before")
"""Behind "by" they begin where or when it was, not who did it."""
_REACH = 7
"""Words between "by" and the name of the doer, for titles and descriptions."""


MADE_PUBLIC = re.compile(
    r"\b(?:post(?:s|ed)?|publish(?:es|ed)|releas(?:es|ed)|upload(?:s|ed)|shar(?:es|ed)|leak(?:s|ed)|circulated|broadcast"
    r"|disclosed|spread|distributed|m(?:ade|akes?) [^.;]{3,60} public)\b",
    re.IGNORECASE,
)
"""That something was made public; whoever uses it reads the passage for who did it."""


_VAGUE = listed("place places part parts time times lot day days night week first second two three")
"""Things that may be any."""


class Doing(NamedTuple):
    """Something done, and by whom. ``kind``: one for "posted", "published", "made public"."""

    kind: str
    verb: Word
    doers: tuple[Name, ...]
    passive: bool
    about: frozenset[str]
    """Keys of the rest of the clause."""
    things: str
    """To what, as printed."""

    @property
    def thing(self) -> frozenset[str]:
        """Keys of what it was done to."""
        words = (word for word in self.things.lower().replace("’s", "").replace("'s", "").split() if word not in STOP)
        bare = (word.strip(".,;:'\"“”‘’") for word in words)
        return frozenset(key(word) for word in bare if not word.endswith("ly") and word not in _VAGUE)


def doings(reading: Reading, names: tuple[Name, ...]) -> Sequence[Doing]:
    """What is done in the statement by somebody named, and not negated."""
    return _doings(reading.text, names)


@lru_cache(maxsize=20_000)
def _doings(text: str, names: tuple[Name, ...]) -> tuple[Doing, ...]:
    reading, found = read(text), list[Doing]()
    for at, word in enumerate(reading.words):
        kind = _kind(reading, at)
        if kind is None or word.negated or word.denied:
            continue
        doers = _by(reading, at, names)
        passive = bool(doers)
        if not passive:
            doers = () if _is_passive(reading, at) else _before(reading, _made(reading, at), names)
        if doers:
            found.append(_doing(reading, at, kind, doers, passive=passive))
    return tuple(found)


def told(reading: Reading) -> frozenset[str]:
    """Keys of what is told to have happened: verbs in a past form and nouns of doings ("the strike")."""
    found = set()
    before = ""
    for word in reading.words:
        happened = word.low.endswith("ed") or past(word.low) is not None
        if word.key in _DOING or (happened and before not in _LEADING and word.content):
            found.add(word.key)
        before = word.low
    return frozenset(found)


_LEADING = _ARTICLES | listed("in of for from to with by at on as and")
"""Before a participle they make an adjective of it: "the occupied city"."""


def _kind(reading: Reading, at: int) -> str | None:
    word = reading.words[at]
    if word.key in _DOING and _is_finite(word.low):
        return _DOING[word.key]
    if word.low == "public" and any(one.low in _MAKING for one in reading.words[max(0, at - 5) : at]):
        return "post"
    following = reading.words[at + 1].low if at + 1 < len(reading.words) else ""
    return word.key if following == "by" and word.low.endswith(("ed", "en")) else None


def _is_finite(low: str) -> bool:
    """It looks like a verb that tells what was done, not like a noun ("recording") or an infinitive."""
    return low.endswith("ed") or past(low) is not None or low in _PASTS or (low.endswith("s") and low[:-1] in _VERBS)


def _made(reading: Reading, at: int) -> int:
    """Of "public" the place of the "made" before it."""
    if reading.words[at].low != "public":
        return at
    return next(i for i in range(at - 1, -1, -1) if reading.words[i].low in _MAKING)


def _is_passive(reading: Reading, at: int) -> bool:
    return any(word.low in _BE for word in reading.words[max(0, at - 3) : at])


def _by(reading: Reading, at: int, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Names behind a "by" that follows the verb in its clause."""
    verb = reading.words[at]
    for by, word in enumerate(reading.words[at + 1 : at + 9], start=at + 1):
        if word.clause != verb.clause:
            break
        if word.low == "by":
            behind = reading.words[by + 1 : by + 1 + _REACH]
            reached = [one.start for one in itertools.takewhile(lambda one: one.low not in _WHERE, behind)]
            limit = max(reached, default=word.start)
            return _joined(reading, [n for n in names if word.end <= n.start <= limit])
    return ()


def _before(reading: Reading, at: int, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The name that stands right before the verb, an apposition between commas passed over."""
    verb = reading.words[at]
    before = [name for name in names if name.end <= verb.start]
    if not before:
        return ()
    last = _headed(reading, before, verb)
    between = reading.text[last.end : verb.start]
    words = [word.low for word in reading.words if last.end <= word.start < verb.start]
    if len(words) > 18 or any(mark in between for mark in '.;:?!"“”'):
        return ()
    if between.count(",") >= 2 or between.lstrip().startswith(", who"):
        words = [one.low for one in reading.words if last.end + between.rfind(",") <= one.start < verb.start]
    elif "," in between:
        return ()
    if not all(low in _BETWEEN or low.endswith("ly") for low in words):
        return ()
    return _joined_to(reading, before[: before.index(last) + 1])


def _headed(reading: Reading, before: list[Name], verb: Word) -> Name:
    """The name right before the verb; before ", who" or a second comma the one that the apposition belongs to."""
    if not reading.text[before[-1].end : verb.start].lstrip().startswith(",") and not any(
        _APPOSED.match(reading.text, name.end) for name in before[:-1]
    ):
        return before[-1]
    for name in before:
        rest = reading.text[name.end : verb.start]
        if _APPOSED.match(rest) and not any(mark in rest for mark in ".;:?!") and name.label in ("PERSON", ""):
            return name
    return before[-1]


def _joined_to(reading: Reading, names: Sequence[Name]) -> tuple[Name, ...]:
    """The last of the names with those that are joined to it from before: "Ada Venn and the pilot Orlo Mraz"."""
    found = [names[-1]]
    for name in reversed(names[:-1]):
        between = _TITLED.sub("", reading.text[name.end : found[0].start]).strip(" ,")
        if between not in {"and", "or", "", "&"}:
            break
        found.insert(0, name)
    return tuple(found)


_TITLED = re.compile(r"(?<=\band )(?:the |Sen\.? |Rep\.? |Gov\.? |Mr\.? |Ms\.? |Mrs\.? |[a-z]+ )$")
"""Between "and" and a name: a title, or a word for what somebody is."""


def _joined(reading: Reading, names: list[Name]) -> tuple[Name, ...]:
    """The first of the names with those that "and" or a comma joins to it."""
    found: list[Name] = []
    for name in names:
        if found and reading.text[found[-1].end : name.start].strip(" ,") not in {"and", "or", "", "&"}:
            break
        found.append(name)
    return tuple(found)


def by_pronoun(reading: Reading) -> Sequence[Doing]:
    """What "he" or "she" did with a thing of their own ("posted it on her own channel"); the doer is the pronoun."""
    return _by_pronoun(reading.text)


@lru_cache(maxsize=20_000)
def _by_pronoun(text: str) -> tuple[Doing, ...]:
    reading, found = read(text), list[Doing]()
    for at, word in enumerate(reading.words):
        if not at or reading.words[at - 1].low not in _PRONOUNS:
            continue
        kind = _kind(reading, at)
        if kind is None or word.negated or word.denied:
            continue
        rest = [one.low for one in reading.words[at + 1 : at + 7] if one.clause == word.clause]
        if any(one in _OWNED and two in {"own", "personal", "private"} for one, two in pairwise(rest)):
            doer = reading.words[at - 1]
            found.append(_doing(reading, at, kind, (Name("", doer.text, doer.start, doer.end),), passive=False))
    return tuple(found)


def _doing(reading: Reading, at: int, kind: str, doers: tuple[Name, ...], *, passive: bool) -> Doing:
    verb = reading.words[at]
    spans = [(name.start, name.end) for name in doers]
    about = frozenset(
        word.key
        for word in reading.content()
        if word.start != verb.start and not any(start <= word.start < end for start, end in spans)
    )
    things = _things(reading, at, passive=passive)
    if verb.low == "public" and not passive:
        made = reading.words[_made(reading, at)]
        things = reading.text[made.end : verb.start].strip()
    return Doing(kind, verb, doers, passive, about, things)


def _things(reading: Reading, at: int, *, passive: bool) -> str:
    """The noun phrase right behind an active verb or before a passive one: up to six words of one clause."""
    words = reading.words
    if passive:
        last = at - 1
        while last >= 0 and words[last].low in _BE | _BETWEEN | _MAKING | {"not"}:
            last -= 1
        first = last
        while first > 0 and words[first - 1].clause == words[last].clause and last - first < 5:
            if words[first].low in _DETERMINERS and words[first - 1].low not in _TYING:
                break
            first -= 1
        return reading.text[words[first].start : words[last].end] if last >= 0 else ""
    last = at
    while last + 1 < len(words) and words[last + 1].clause == words[at].clause and last - at < 5:
        if (words[last + 1].low in STOP and words[last + 1].low not in _ARTICLES) or words[last + 1].low == "public":
            break
        last += 1
    while last > at and words[last].low in STOP:
        last -= 1
    return reading.text[words[at + 1].start : words[last].end] if last > at else ""
