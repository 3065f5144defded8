"""What speaks for each of those who may be meant by a pronoun or a description, as features for `ranker`."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from claimdb.nlp import lexicon
from claimdb.nlp.ranker import CASES, FEATURE, ZONES
from claimdb.nlp.setting import NOBODY, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimdb.nlp.antecedents import Sweep
    from claimdb.nlp.lexicon import Gender
    from claimdb.nlp.people import Person
    from claimdb.nlp.setting import Description, Trace

Features = list[int]
REMEMBERED = 10
"""How many compete for a pronoun: those named last."""
_FRONTED = 4.0
"""Log odds for the subject of the sentence in whose fronted clause a pronoun stands."""


class Evidence:
    """One pronoun or description, and what stands around it."""

    def __init__(self, sweep: Sweep, index: int, description: Description | None) -> None:
        self.sweep, self.index, self.description = sweep, index, description
        setting, lows = sweep.setting, sweep.roster.tokens.lows
        self.sentence, self.paragraph = sweep.place(index)
        self.number = setting.heads.get(index, -1)
        """Of the attribution whose source it is."""
        self.within = setting.content.get(index, -1)
        quoted = index in setting.quoted
        zone = "source" if self.number >= 0 else "quoted" if quoted else "content" if self.within >= 0 else "body"
        self.zone = ZONES[zone]
        self.case = CASES["description" if description is not None else _case(lows, index)]
        first = sweep.next_named.get(self.sentence)
        self.next_named = first[1] if first is not None and first[0] > index else NOBODY
        self.enclosing, self.later = self._enclosing()
        self.speaker = sweep.spoke[-1] if sweep.spoke else None
        self.other_speaker = next(
            (p for _, _, p in reversed(sweep.spoke[-6:]) if self.speaker is not None and p != self.speaker[2]), NOBODY
        )
        self.counts: list[int] = []

    def _enclosing(self) -> tuple[int, bool]:
        """(whose content it stands in, whether that speaker is named only behind it)."""
        saying = self.sweep.setting.sayings.get(self.within)
        if saying is None or saying.head == self.index:
            return NOBODY, False
        if saying.head < self.index:
            return self.sweep.meant.get(saying.head, NOBODY), False
        name = self.sweep.roster.name_at.get(saying.head)
        return (name.person if name is not None else NOBODY), True

    def people(self) -> list[int]:
        """Who competes, the one mentioned last first."""
        traces = self.sweep.traces
        people = list(traces)[-REMEMBERED:][::-1]
        for other in (self.enclosing, self.next_named):
            if other != NOBODY and other not in people:
                people.append(other)
        self.counts = sorted((traces[p].count for p in people if p in traces), reverse=True)
        return people

    def prior(self, person: int, gender: Gender | None) -> float:
        """What is known without learning: gender, roles, and who is meant in "After she left, Ruiz said"."""
        prior = 0.0 if gender is None else gender_prior(self.sweep.gender(person), female=gender == "f")
        known = self.sweep.person(person)
        if known is not None and self.description is not None:
            prior += role_prior(known, self.description)
        return prior + (_FRONTED if person == self.next_named and self._is_fronted() else 0.0)

    def _is_fronted(self) -> bool:
        """The pronoun stands in a clause before the subject of its sentence."""
        sweep, tokens = self.sweep, self.sweep.roster.tokens
        saying = sweep.setting.sayings.get(self.number)
        if self.sentence in sweep.first_in_sentence or self.sentence < 1 or (saying is not None and saying.behind):
            return False
        start = tokens.within(sweep.setting.sentences[self.sentence - 1]).start
        low = tokens.lows[start]
        clause = low in lexicon.PREPOSITIONS | lexicon.CLAUSE_WORDS | lexicon.FRONTED or low.endswith("ing")
        named = sweep.next_named[self.sentence][0]
        return clause and tokens.lows[named - 1] == "," and "," not in tokens.lows[start : self.index]

    def context(self) -> Features:
        """Features of the pronoun itself, the same for all who compete."""
        sweep = self.sweep
        both = 4 * self.case + self.zone
        found = [FEATURE["case"] + self.case, FEATURE["zone"] + self.zone, FEATURE["case in zone"] + both]
        if self.number >= 0:
            saying = sweep.setting.sayings[self.number]
            direct = saying.form == "direct" or saying.form == "mixed"
            found.append(FEATURE["source of"] + 2 * direct + saying.behind)
        if self.sentence not in sweep.first_in_sentence:
            found.append(FEATURE["opens sentence"])
        if self.paragraph not in sweep.first_in_paragraph:
            found.append(FEATURE["opens paragraph"])
        if self.speaker is not None:
            found.append(FEATURE["last source"] + min(self.paragraph - self.speaker[1], 3))
        return found

    def features(self, person: int, rank: int) -> Features:
        """Features of one who competes."""
        sweep, trace = self.sweep, self.sweep.traces.get(person)
        if trace is None:
            return [FEATURE["not yet named"] + (person == self.next_named)]
        sentences, paragraphs = self.sentence - trace.sentence, self.paragraph - trace.paragraph
        near = sentences if sentences <= 1 else 2 if paragraphs <= 1 else 3
        found = [
            FEATURE["sentences"] + bisect_left((0, 1, 2, 3, 5, 9), sentences),
            FEATURE["paragraphs"] + bisect_left((0, 1, 2, 4), paragraphs),
            FEATURE["role"] + 4 * trace.role + near,
            FEATURE["rank"] + min(rank, 4),
            FEATURE["mentions"] + bisect_left((1, 2, 4, 8, 16), trace.count),
            FEATURE["rank by mentions"] + min(self.counts.index(trace.count), 3),
            FEATURE["rank in article"] + min(sweep.ranks.get(person, 9), 4),
        ]
        if not trace.named:
            found.append(FEATURE["by pronoun"] + near)
        if person == self.next_named:
            found.append(FEATURE["named next"])
        if near <= 1 and sweep.first_in_sentence.get(trace.sentence) == person:
            found.append(FEATURE["first of sentence"] + near)
            if near == 0 and self.case == CASES["object"]:
                found.append(FEATURE["object of subject"])
        if sweep.first_in_paragraph.get(self.paragraph) == person:
            found.append(FEATURE["first of paragraph"] + 0)
        elif sweep.first_in_paragraph.get(self.paragraph - 1) == person:
            found.append(FEATURE["first of paragraph"] + 1)
        if not trace.full:
            found.append(FEATURE["no full name"] + trace.owns)
        if trace.paragraph == 1 and self.paragraph > 1:
            found.append(FEATURE["headline only"])
        return found + self._as_speaker(person, trace)

    def _as_speaker(self, person: int, trace: Trace) -> Features:
        """What the sources so far, and the attribution around the pronoun, tell about one who competes."""
        found: Features = []
        sweep, speaker = self.sweep, self.speaker
        if speaker is not None and speaker[2] == person:
            found.append(FEATURE["spoke last"] + min(self.paragraph - speaker[1], 3))
        elif speaker is not None and speaker[2] == NOBODY and speaker[0] > trace.token:
            found.append(FEATURE["others spoke since"])
        if self.other_speaker == person:
            found.append(FEATURE["spoke before"])
        for female in (False, True):
            if sweep.latest.get(female, (NOBODY, 0))[0] == person:
                found.append(FEATURE["meant last"] + bisect_left((0, 1, 2), self.sentence - sweep.latest[female][1]))
        if self.enclosing == person:
            found.append(FEATURE["speaker of content"] + self.later)
        if self.number >= 0:
            if trace.content == self.number:
                found.append(FEATURE["in own content"])
            elif trace.anywhere == self.sentence == trace.sentence:
                found.append(FEATURE["beside source"])
        return found + self._as_described(person)

    def _as_described(self, person: int) -> Features:
        known = self.sweep.person(person)
        if known is None:
            return [FEATURE["stranger"]]
        holds = self.description is not None and self.description.noun in known.roles
        return [FEATURE["holds role"]] if holds else []


def _case(lows: Sequence[str], index: int) -> str:
    low = lows[index]
    if low in SUBJECTS:
        return "subject"
    if low.endswith("self"):
        return "self"
    behind = lows[index + 1] if index + 1 < len(lows) else ""
    noun = behind[:1].isalpha() and behind not in lexicon.PREPOSITIONS | lexicon.CLAUSE_WORDS | {"and", "as"}
    return "owner" if low in {"his", "hers"} or (low == "her" and noun) else "object"


def gender_prior(evidence: float, *, female: bool) -> float:
    """Log odds factor of somebody's gender for "she" or "he"."""
    fits = evidence if female else -evidence
    if fits >= 2:
        return 0.0
    return -3.9 if fits <= -2 else -0.6 + 0.3 * fits


def role_prior(person: Person, description: Description) -> float:
    """Log odds factor of what an article calls somebody for a description."""
    fits = min(len(description.words & person.role_words), 2) * 1.0
    wanted, offices = description.noun, person.roles & lexicon.OFFICES
    if wanted in lexicon.OFFICES and offices and wanted not in offices:
        fits -= 1.5
    if wanted in lexicon.SEEKERS and person.roles & lexicon.SEEKERS:
        fits += 1.0
    parties = {lexicon.PARTIES.get(word) for word in (*description.words, wanted)} - {None}
    theirs = {lexicon.PARTIES.get(word) for word in person.role_words} - {None}
    if parties and theirs:
        fits += 1.0 if parties & theirs else -3.0
    return fits
