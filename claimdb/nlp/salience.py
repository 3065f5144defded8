"""Pronouns of the third person → the people they may stand for, by one sweep over the text.

Every person carries a weight that names and resolved pronouns renew and that fades with every sentence, as in the
resolution of pronouns by salience (Lappin and Leass 1994); gender shuts people out.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from claimdb.nlp import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from claimdb.nlp.lexicon import Gender
    from claimdb.nlp.people import Person, Roster
    from claimdb.records import Span

FADES = 0.72
"""What is left of a weight after one sentence."""
FADES_BY_PARAGRAPH = 0.8
REMEMBERED = 10
"""How many people compete for a pronoun: those named last."""

SOURCE, FIRST, INSIDE, OWNER, CONTENT, QUOTED = 1.0, 0.85, 0.6, 0.55, 0.35, 0.15
PUSHED_ASIDE = 0.85
"""What is left of the others' weights when somebody becomes the subject."""

_SINGULAR = lexicon.HE | lexicon.SHE
Options = tuple[tuple[int, float], ...]


@dataclass(slots=True)
class _Trace:
    weight: float
    sentence: int
    paragraph: int
    count: int = 1


class Description(NamedTuple):
    """A noun like "general", and the gender that it tells."""

    noun: str
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What the sweep needs to know of the text besides the names: which tokens stand where."""

    sentences: Sequence[Span]
    paragraphs: Sequence[Span]
    heads: Set[int]
    """Heads of sources."""
    descriptions: Mapping[int, Description]
    """By the head of a description of one human being who may have been named before."""
    source: Set[int]
    content: Set[int]
    quoted: Set[int]


def resolve_pronouns(roster: Roster, setting: Setting) -> dict[int, Options]:
    """For each token that is a pronoun of the third person singular: (person, share), best first."""
    sweep = _Sweep(roster, setting)
    lows = roster.tokens.lows
    pronouns = [index for index, low in enumerate(lows) if low in _SINGULAR and index not in roster.name_at]
    names = {name.first: name for name in roster.names if name.person >= 0}
    for index in sorted({*names, *pronouns, *setting.descriptions}):
        name = names.get(index)
        if name is not None:
            sweep.see(name.person, index, name.last)
        elif lows[index] in _SINGULAR:
            sweep.refer(index, female=lows[index] in lexicon.SHE)
        else:
            sweep.describe(index, setting.descriptions[index])
    return sweep.found


class _Sweep:
    def __init__(self, roster: Roster, setting: Setting) -> None:
        self.roster = roster
        self.setting = setting
        self.sentence_starts = [span.start for span in setting.sentences]
        self.paragraph_starts = [span.start for span in setting.paragraphs]
        self.traces: dict[int, _Trace] = {}
        self.found: dict[int, Options] = {}
        self.first_in = -1

    def place(self, index: int) -> tuple[int, int]:
        start = self.roster.tokens.starts[index]
        return bisect_right(self.sentence_starts, start), bisect_right(self.paragraph_starts, start)

    def see(self, person: int, index: int, last: int) -> None:
        """A name stands at ``index``."""
        sentence, paragraph = self.place(index)
        lows = self.roster.tokens.lows
        owns = last < len(lows) and lows[last] in {"'s", "’s"}
        if last - 1 in self.setting.heads or index in self.setting.heads:
            weight = OWNER if owns else SOURCE
        elif index in self.setting.source:
            weight = CONTENT
        elif index in self.setting.quoted:
            weight = QUOTED
        elif index in self.setting.content:
            weight = CONTENT
        elif owns:
            weight = OWNER
        else:
            weight = FIRST if sentence != self.first_in else INSIDE
        if index not in self.setting.quoted:
            self.first_in = sentence
        self.renew(person, weight, sentence, paragraph)

    def renew(self, person: int, weight: float, sentence: int, paragraph: int) -> None:
        trace = self.traces.pop(person, None)
        if weight >= FIRST:
            for other in list(self.traces.values())[-REMEMBERED:]:
                other.weight *= PUSHED_ASIDE
        if trace is not None:
            weight = max(weight, self.faded(trace, sentence, paragraph))
        self.traces[person] = _Trace(weight, sentence, paragraph, trace.count + 1 if trace else 1)
        if len(self.traces) > 4 * REMEMBERED:
            for old in list(self.traces)[: 2 * REMEMBERED]:
                del self.traces[old]

    @staticmethod
    def faded(trace: _Trace, sentence: int, paragraph: int) -> float:
        far = FADES ** (sentence - trace.sentence)
        return float(trace.weight * far * FADES_BY_PARAGRAPH ** (paragraph - trace.paragraph))

    def options(self, index: int, gender: Gender | None) -> Options:
        """Who may be meant at ``index``, best first."""
        sentence, paragraph = self.place(index)
        scores: dict[int, float] = {}
        for person in list(self.traces)[-REMEMBERED:]:
            trace = self.traces[person]
            fit = 1.0 if gender is None else _gender_fit(self.roster.people[person], female=gender == "f")
            scores[person] = fit * self.faded(trace, sentence, paragraph) * (1 + 0.25 * math.log(trace.count))
        whole = sum(scores.values())
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        return tuple((person, score / whole) for person, score in ranked if score > 0)

    def describe(self, index: int, description: Description) -> None:
        """A description stands at ``index``: whoever holds the role is spoken of, or the most salient may be."""
        found = self.options(index, description.gender)
        holder = next((person for person, _ in found if description.noun in self.roster.people[person].roles), None)
        if holder is not None:
            self.renew(holder, SOURCE, *self.place(index))
        elif found:
            self.found[index] = found

    def refer(self, index: int, *, female: bool) -> None:
        """A pronoun stands at ``index``."""
        found = self.options(index, "f" if female else "m")
        if not found:
            return
        sentence, paragraph = self.place(index)
        self.found[index] = found
        best, share = self.found[index][0]
        if share < 0.5:
            return
        person_ = self.roster.people[best]
        if abs(person_.gender) < 2:
            person_.gender += 0.5 if female else -0.5
        if index in self.setting.quoted:
            return
        weight = SOURCE if index in self.setting.heads else INSIDE
        self.renew(best, weight if index not in self.setting.content else CONTENT, sentence, paragraph)


def _gender_fit(person: Person, *, female: bool) -> float:
    evidence = person.gender if female else -person.gender
    if evidence >= 2:
        return 1.0
    if evidence <= -2:
        return 0.02
    return 0.55 + 0.15 * evidence
