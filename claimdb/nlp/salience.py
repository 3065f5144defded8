"""Pronouns of the third person → the people they may stand for, by one sweep over the text.

Every person carries a weight that names and resolved pronouns renew and that fades with every sentence, as in the
resolution of pronouns by salience (Lappin and Leass 1994); gender shuts people out.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdb.nlp import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from claimdb.nlp.people import Person, Roster
    from claimdb.records import Span

FADES = 0.72
"""What is left of a weight after one sentence."""
FADES_BY_PARAGRAPH = 0.8
REMEMBERED = 10
"""How many people compete for a pronoun: those named last."""

SOURCE, FIRST, INSIDE, OWNER, CONTENT, QUOTED = 1.0, 0.85, 0.6, 0.5, 0.35, 0.15

Options = tuple[tuple[int, float], ...]


@dataclass(slots=True)
class _Trace:
    weight: float
    sentence: int
    paragraph: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Setting:
    """What the sweep needs to know of the text besides the names: which tokens stand where."""

    sentences: Sequence[Span]
    paragraphs: Sequence[Span]
    source: Set[int]
    content: Set[int]
    quoted: Set[int]


def resolve_pronouns(roster: Roster, setting: Setting) -> dict[int, Options]:
    """For each token that is a pronoun of the third person singular: (person, share), best first."""
    sweep = _Sweep(roster, setting)
    tokens = roster.tokens
    index = 0
    while index < len(tokens):
        name = roster.name_at.get(index)
        if name is not None:
            if name.person >= 0:
                sweep.see(name.person, index, name.last)
            index = name.last
            continue
        low = tokens.lows[index]
        if low in lexicon.HE or low in lexicon.SHE:
            sweep.refer(index, female=low in lexicon.SHE)
        index += 1
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
        if index in self.setting.source:
            weight = SOURCE
        elif index in self.setting.quoted:
            weight = QUOTED
        elif index in self.setting.content:
            weight = CONTENT
        elif last < len(lows) and lows[last] in {"'s", "’s"}:
            weight = OWNER
        else:
            weight = FIRST if sentence != self.first_in else INSIDE
        if index not in self.setting.quoted:
            self.first_in = sentence
        self.renew(person, weight, sentence, paragraph)

    def renew(self, person: int, weight: float, sentence: int, paragraph: int) -> None:
        trace = self.traces.pop(person, None)
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

    def refer(self, index: int, *, female: bool) -> None:
        """A pronoun stands at ``index``."""
        sentence, paragraph = self.place(index)
        scores: dict[int, float] = {}
        for person in list(self.traces)[-REMEMBERED:]:
            trace = self.traces[person]
            fit = _gender_fit(self.roster.people[person], female=female)
            scores[person] = fit * self.faded(trace, sentence, paragraph) * (1 + 0.25 * math.log(trace.count))
        whole = sum(scores.values())
        if whole <= 0:
            return
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        self.found[index] = tuple((person, score / whole) for person, score in ranked if score > 0)
        best, share = self.found[index][0]
        if share < 0.5:
            return
        person_ = self.roster.people[best]
        if abs(person_.gender) < 2:
            person_.gender += 0.5 if female else -0.5
        if index in self.setting.quoted:
            return
        weight = SOURCE if index in self.setting.source else INSIDE
        self.renew(best, weight if index not in self.setting.content else CONTENT, sentence, paragraph)


def _gender_fit(person: Person, *, female: bool) -> float:
    evidence = person.gender if female else -person.gender
    if evidence >= 2:
        return 1.0
    if evidence <= -2:
        return 0.02
    return 0.55 + 0.15 * evidence
