"""Made-up articles, and copies of some of them with a known share of paragraphs cut, reordered or reworded.

Articles tell of events. Those of one event are written apart, but share its names, places and figures, some of its
quotations, and the stock phrases of all news; articles of one outlet end in its boilerplate. So what articles have in
common without a copy is there in the measure in which news has it. Stock phrases have more rare words here than in news
(“did not immediately respond to a request for comment”): two who share one look more like a copy than they would there.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from claimdb import contents

HOWS = ("cut", "reordered", "reworded")
LEVELS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
AN_OUTLET = 330
"""Articles of one outlet, on average; more than `lineage.OWN`, or its boilerplate would be no boilerplate."""
AN_EVENT = 4
"""Articles of one event, on average."""
PHRASES = 3000
REPLACED, DROPPED = 0.25, 0.1
"""Of the words of a reworded paragraph."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_SMALL = _words(
    "the of and to in a that for it on is was by with as he at from his be are an they which this has not have were "
    "been their but had after who would about more its will or also one said there all into than over when out up"
)
_BEGINNINGS = _words("Bal Dor Ferr Gant Hol Isk Jarr Kel Lomb Mar Nov Ost Pell Quar Rost Sav Tol Urb Vess Wend Yar Zol")
_ENDINGS = _words("an berg dorf ek enko fjord grad holm ica in ka land mar ney ov port sund ton ula vik wick yn")


@dataclass(frozen=True, slots=True)
class Made:
    """An article. ``source``: number of the one that it was made from, and of each paragraph that of its paragraph."""

    outlet: str
    published: str
    paragraphs: tuple[str, ...]
    source: int | None = None
    how: str = ""
    level: float = 0.0
    taken: tuple[int | None, ...] = ()
    changed: frozenset[int] = frozenset()
    """Numbers of the paragraphs that are reworded."""

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class _Event:
    """What all who report it have to go by."""

    names: tuple[str, ...]
    nouns: tuple[str, ...]
    figures: tuple[str, ...]
    quotations: tuple[str, ...]
    day: int


def articles(count: int, copies: int, seed: int = 0) -> list[Made]:
    """So many articles, the last ones copies: so many for each way and level, of articles of other outlets."""
    chance = random.Random(seed)
    outlets = max(3, count // AN_OUTLET)
    originals = list(_originals(count - copies * len(HOWS) * len(LEVELS), outlets, chance))
    every = [(how, level) for how in HOWS for level in LEVELS for _ in range(copies)]
    sources = chance.sample(range(len(originals)), len(every))
    return originals + [
        _copy(originals[source], source, (how, level), outlets, chance)
        for source, (how, level) in zip(sources, every, strict=True)
    ]


def _originals(count: int, outlets: int, chance: random.Random) -> Iterator[Made]:
    events = [_event(chance) for _ in range(max(1, count // AN_EVENT))]
    for _ in range(count):
        event = chance.choice(events)
        outlet = chance.randrange(outlets)
        body = [_paragraph(event, chance) for _ in range(chance.randrange(6, 13))]
        yield Made(_outlet(outlet), _day(event.day + chance.randrange(3)), (*body, *_boilerplate(outlet)))


def _outlet(number: int) -> str:
    return f"The {_BEGINNINGS[number % 22]}{_ENDINGS[number // 22 % 22]} Post"


@cache
def _boilerplate(outlet: int) -> tuple[str, ...]:
    chance = random.Random(f"outlet {outlet}")
    return (f"{_outlet(outlet)} is " + _run(chance, 24) + ".", "Follow " + _run(chance, 12) + ".")


def _day(number: int) -> str:
    return f"{2015 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"


def _event(chance: random.Random) -> _Event:
    return _Event(
        names=tuple(f"{_name(chance)} {_name(chance)}" for _ in range(5)),
        nouns=tuple(chance.sample(_vocabulary(), 30)),
        figures=tuple(str(chance.randrange(3, 4000)) for _ in range(5)),
        quotations=tuple(_run(chance, chance.randrange(8, 20)).capitalize() for _ in range(5)),
        day=chance.randrange(3000),
    )


def _name(chance: random.Random) -> str:
    return chance.choice(_BEGINNINGS) + chance.choice(_ENDINGS)


def _paragraph(event: _Event, chance: random.Random) -> str:
    sentences = []
    for _ in range(chance.randrange(1, 4)):
        kind = chance.random()
        clause = _run(chance, chance.randrange(6, 14), event)
        if kind < 0.2:
            words = chance.choice(event.quotations).split()
            some = " ".join(words[: chance.randrange(5, len(words) + 1)])
            sentences.append(f"“{some},” {chance.choice(event.names)} said, {clause}.")
        elif kind < 0.45:
            phrase = chance.choices(_phrases(), cum_weights=_phrase_weights())[0]
            sentences.append(f"{clause.capitalize()}, {phrase} {_run(chance, 4, event)}.")
        else:
            other = _run(chance, chance.randrange(5, 12), event)
            sentences.append(f"{chance.choice(event.names)} {clause}, {other} {chance.choice(event.figures)}.")
    return " ".join(sentences)


def _run(chance: random.Random, length: int, event: _Event | None = None) -> str:
    """Words as they follow in no language, but as often as in news: every second a small one."""
    words = []
    for _ in range(length):
        kind = chance.random()
        if kind < 0.5:
            words.append(chance.choice(_SMALL[: 1 + int(len(_SMALL) * chance.random() ** 2)]))
        elif event is not None and kind < 0.65:
            words.append(chance.choice(event.nouns))
        else:
            words.append(chance.choices(_vocabulary(), cum_weights=_weights())[0])
    return " ".join(words)


@cache
def _vocabulary() -> tuple[str, ...]:
    """Stems of news, the commonest first."""
    lines = (Path(contents.__file__).parent / "frequencies.txt").read_text("utf-8").splitlines()[1:]
    counted = sorted(((int(line.split()[1]), line.split()[0]) for line in lines), reverse=True)
    return tuple(stem for _, stem in counted if stem.isalpha() and len(stem) > 3)


@cache
def _weights() -> tuple[float, ...]:
    return tuple(accumulate(1 / (rank + 20) for rank in range(len(_vocabulary()))))


@cache
def _phrases() -> tuple[str, ...]:
    """Stock phrases of four to eight words, the commonest first."""
    chance = random.Random("phrases")
    return tuple(_run(chance, chance.randrange(4, 9)) for _ in range(PHRASES))


@cache
def _phrase_weights() -> tuple[float, ...]:
    return tuple(accumulate(1 / (rank + 5) for rank in range(PHRASES)))


# ── copies ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _copy(source: Made, number: int, way: tuple[str, float], outlets: int, chance: random.Random) -> Made:
    """A copy under another outlet's name with its boilerplate, ``level`` of its paragraphs cut, moved or reworded."""
    how, level = way
    body = list(enumerate(source.paragraphs[:-2]))
    touched = set(chance.sample(range(len(body)), round(level * len(body))))
    changed: frozenset[int] = frozenset()
    if how == "cut":
        body = [one for one in body if one[0] not in touched]
    elif how == "reordered":
        moved = [at for at, _ in enumerate(body) if at in touched]
        shuffled = chance.sample(moved, len(moved))
        places = dict(zip(moved, shuffled, strict=True))
        body = [body[places.get(at, at)] for at in range(len(body))]
    else:
        body = [(at, reworded(words, chance) if at in touched else words) for at, words in body]
        changed = frozenset(touched)
    outlet = chance.randrange(outlets)
    while _outlet(outlet) == source.outlet:
        outlet = chance.randrange(outlets)
    paragraphs = (*(words for _, words in body), *_boilerplate(outlet))
    taken = (*(at for at, _ in body), None, None)
    return Made(_outlet(outlet), source.published, paragraphs, number, how, level, taken, changed)


def reworded(paragraph: str, chance: random.Random) -> str:
    """Said otherwise: the clauses of each sentence in reverse order, every fourth word that is neither small, a name,
    a figure nor quoted replaced by another, every tenth of them dropped. Quotations stay as they are.
    """
    sentences = [sentence for sentence in paragraph.rstrip(".").split(". ") if sentence]
    return " ".join(_otherwise(sentence, chance) for sentence in sentences)


def _otherwise(sentence: str, chance: random.Random) -> str:
    quoted, _, rest = sentence.rpartition("”")
    clauses = [" ".join(_exchanged(clause.split(), chance)) for clause in rest.split(", ")]
    said = ", ".join(clause for clause in reversed(clauses) if clause)
    return f"{said[:1].upper()}{said[1:]}: {quoted}”." if quoted else f"{said[:1].upper()}{said[1:]}."


def _exchanged(words: Sequence[str], chance: random.Random) -> Iterator[str]:
    for word in words:
        if word in _SMALL or not word.islower():
            yield word
            continue
        kind = chance.random()
        if kind < REPLACED:
            yield chance.choice(_vocabulary())
        elif kind >= REPLACED + DROPPED:
            yield word
