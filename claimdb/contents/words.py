"""The words of a statement: stems, what tells little left aside, and how much the others tell.

A stem's weight is its inverse document frequency, ln(N / n), in a corpus of news (`frequencies.txt`, made by
`training/frequencies.py`): fixed, so that what two statements have in common does not depend on what is stored.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimdb.text import strip_accents

if TYPE_CHECKING:
    from Stemmer import Stemmer

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_FREQUENCIES = Path(__file__).with_name("frequencies.txt")
_STOP = """
a about above after again against all also although am an and any are aren't as at be because been before being
below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each
even ever every few for from further get gets getting got had hadn't has hasn't have haven't having he he'd he'll
he's her here here's hers herself him himself his how how's however i i'd i'll i'm i've if in into is isn't it it's
its itself just let let's like made make makes many may me might more most much must my myself no nor not now of
off on once one only or other others ought our ours ourselves out over own quite rather same say says said saying
she she'd she'll she's should shouldn't since so some still such tell tells than that that's the their theirs them
themselves then there there's these they they'd they'll they're they've this those though through to told too
under until up upon us very was wasn't we we'd we'll we're we've well were weren't what what's when when's where
where's which while who who's whom whose why will with within without won't would wouldn't yet you you'd you'll
you're you've your yours yourself yourselves according added adding
"""
NAME_WEIGHT = 5.0
"""Of a name, whatever the table says of the word in lower case: whom the news is about changes."""
STOP = frozenset(_STOP.split())
"""Words that tell little, those of reporting speech included; what is negated is looked at elsewhere."""


class Word(NamedTuple):
    """A word of a text with its place (``str`` offsets), stem and weight (0 for what tells little)."""

    start: int
    end: int
    printed: str
    stem: str
    weight: float


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words and figures of a text in order; marks are left out."""
    found = []
    for match in _TOKEN.finditer(text):
        printed = match.group()
        found.append(Word(match.start(), match.end(), printed, *known(printed)))
    return tuple(found)


def tokens(text: str) -> list[str]:
    """The words and figures of a text in order, as printed."""
    return _TOKEN.findall(text)


def first_tokens(text: str, most: int) -> list[str]:
    """As many of them, at most, from the beginning."""
    return [match.group() for match in itertools.islice(_TOKEN.finditer(text), most)]


def starts(text: str) -> list[int]:
    """Where each of them begins (``str`` offset)."""
    return [match.start() for match in _TOKEN.finditer(text)]


@lru_cache(maxsize=100_000)
def known(printed: str) -> tuple[str, float]:
    """Stem and weight of a word, as `words` gives them."""
    stem = stem_of(printed)
    return stem, _weight(printed, stem)


@lru_cache(maxsize=16_384)
def telling(text: str) -> Mapping[str, float]:
    """The stems that tell something, with their weights."""
    return {stem: weight for stem, weight in map(known, tokens(text)) if weight}


def overlap(one: Mapping[str, float], other: Mapping[str, float]) -> tuple[float, float]:
    """By weight: the share of the shorter one's words that the other holds, and that of all words which both hold."""
    both = one.keys() & other.keys()
    if not both:
        return 0.0, 0.0
    shared = sum(map(min, map(one.__getitem__, both), map(other.__getitem__, both)))
    sizes = sum(one.values()), sum(other.values())
    return shared / min(sizes), shared / (sum(sizes) - shared)


@lru_cache(maxsize=50_000)
def stem_of(printed: str) -> str:
    """Folded, without possessive, English suffixes cut (Porter 2, by the Snowball project's library)."""
    low = strip_accents(printed).casefold().replace("’", "'").removesuffix("'s")
    if not low[:1].isalpha():
        return low.replace(",", "")
    stem: str = _stemmer().stemWord(low)
    return stem


def weight_of(stem: str) -> float:
    """ln(N / n) of a stem; of one that the corpus does not have, as if one article had it."""
    total, counts, _ = _frequencies()
    return math.log(total / counts.get(stem, 1))


def is_name(stem: str) -> bool:
    """Whether a word with a capital is a name, and not a common word at the beginning of a sentence or headline."""
    return stem in _frequencies().names or weight_of(stem) > NAME_WEIGHT


def _weight(printed: str, stem: str) -> float:
    low = printed.casefold().replace("’", "'")
    if low in STOP or (len(stem) < 2 and not stem.isdigit()):
        return 0.0
    if printed[0].isdigit():
        return 3.0 if len(stem) < 3 else NAME_WEIGHT
    if not printed[0].isupper():
        return weight_of(stem)
    return NAME_WEIGHT if stem in _frequencies().names else min(weight_of(stem), NAME_WEIGHT)


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    from Stemmer import Stemmer

    return Stemmer("english")


class _Frequencies(NamedTuple):
    articles: int
    counts: Mapping[str, int]
    names: frozenset[str]
    """Stems mostly printed with a capital inside sentences; counted are the articles that have them without one."""


@lru_cache(maxsize=1)
def _frequencies() -> _Frequencies:
    first, *rest = (line.split() for line in _FREQUENCIES.read_text(encoding="utf-8").splitlines())
    counts = {stem: int(count) for stem, count, *_ in rest}
    return _Frequencies(int(first[-1]), counts, frozenset(stem for stem, _, *name in rest if name))
