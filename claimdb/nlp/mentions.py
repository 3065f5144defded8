"""Source phrase → whom it names, inside one article: the full name for a surname, title, pronoun or description.

Unresolved rather than guessed: what scores below ``THRESHOLD`` becomes a candidate.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from claimdb.nlp import descriptions, lexicon
from claimdb.nlp.antecedents import find_antecedents
from claimdb.nlp.plurals import means_two
from claimdb.nlp.pronouns import is_quoted_self, read_pronoun
from claimdb.nlp.scene import Scene
from claimdb.nlp.told import THRESHOLD, Answer, Guesses, Spoke, Told

if TYPE_CHECKING:
    from claimdb.nlp.phrases import Reading
    from claimdb.records import Attribution, Extraction, SpeakerGuess

__all__ = ["THRESHOLD", "resolve"]


def resolve(
    text: str, extraction: Extraction, *, byline: str | None = None, outlet: str | None = None
) -> tuple[Attribution, ...]:
    """The attributions of ``extraction`` with their speakers and candidates.

    ``byline`` names the author, who is the "I" outside quotation marks; without one, "we" is the ``outlet``.
    """
    scene = Scene(text, extraction)
    resolver = Resolver(Told(scene, find_antecedents(scene.roster, scene.setting), byline, outlet))
    return resolver.resolved()


class Resolver:
    """Reads the sources of one article in the order of the text."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.scene = told.scene

    def resolved(self) -> tuple[Attribution, ...]:
        """Every attribution, with its speakers."""
        attributions, answers = self.scene.attributions, self.told.answers
        for number in sorted(range(len(attributions)), key=lambda i: (self._waits(i), self._anchor(i))):
            answers[number] = self._speakers(number)
        return tuple(
            replace(attribution, speakers=answers[number].speakers, candidates=answers[number].candidates)
            for number, attribution in enumerate(attributions)
        )

    def _anchor(self, number: int) -> int:
        attribution = self.scene.attributions[number]
        spans = attribution.source or attribution.cue or attribution.content
        return spans[0].start if spans else 0

    def _waits(self, number: int) -> bool:
        return any(is_quoted_self(self.told, reading) for reading in self.scene.readings[number])

    def _speakers(self, number: int) -> Answer:
        attribution = self.scene.attributions[number]
        if not attribution.source:
            return self._continued(attribution)
        speakers: list[SpeakerGuess] = []
        candidates: list[SpeakerGuess] = []
        latest = self.told.latest
        for reading in self.scene.readings[number]:
            guesses = self.party(reading)
            several = (
                reading.noun in lexicon.THEY | lexicon.WE | lexicon.RELATIVE
                or reading.kind == "group"
                or means_two(reading)
            )
            sure = [g for g in guesses[: None if several else 1] if g.score >= THRESHOLD]
            speakers += sure
            candidates += [g for g in guesses if g not in sure]
            if guesses:
                latest.append(Spoke(reading, tuple(sure) or guesses[:1]))
        if len(speakers) > 1:
            latest.append(Spoke(self.scene.readings[number][0], tuple(speakers)))
        return Answer(tuple(speakers), tuple(candidates))

    def party(self, reading: Reading) -> Guesses:
        """Who may be meant by one party of a source."""
        if reading.kind == "person":
            assert reading.name is not None
            return self.told.person(reading.name)
        readers = {
            "pronoun": read_pronoun,
            "organisation": descriptions.read_organisation,
            "group": descriptions.read_group,
            "description": descriptions.read_person,
            "document": descriptions.read_document,
        }
        return readers[reading.kind](self.told, reading, self.party)

    def _continued(self, attribution: Attribution) -> Answer:
        """A quotation without a source that goes on from the last speaker's, in the same or the next paragraph."""
        latest = self.told.latest
        if attribution.form != "direct" or not attribution.content or not latest or attribution.cue:
            return Answer()
        reading, guesses = latest[-1]
        here = bisect_right(self.scene.paragraph_starts, attribution.content[0].start)
        if not 0 <= here - self.scene.paragraph(reading.head) <= 1 or guesses[0].score * 0.8 < THRESHOLD:
            return Answer()
        return Answer((replace(guesses[0], score=round(guesses[0].score * 0.8, 3)),))
