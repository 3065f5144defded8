"""Source phrase → whom it names, inside one article: the full name for a surname, title, pronoun or description.

Unresolved rather than guessed: what scores below ``THRESHOLD`` becomes a candidate.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from claimdb.nlp import lexicon, quotes, roles, salience
from claimdb.nlp.naming import Name, Tokens
from claimdb.nlp.organisations import Organisations
from claimdb.nlp.people import Person, Roster, read_roster
from claimdb.nlp.phrases import Reading, read_phrase
from claimdb.records import Attribution, Extraction, Span, SpeakerGuess

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

THRESHOLD = 0.45
SALIENT = 0.5
"""Share of the salience from which a description without a known holder is taken for somebody."""
_FAR = 400
"""Tokens, in a text without paragraphs."""
_ALL_OF_THEM = frozenset(("two", "the two", "both", "the pair"))
_NO_MODIFIERS = (
    lexicon.PREPOSITIONS | lexicon.CLAUSE_WORDS | {"and", "or", "is", "was", "are", "were", "has", "have", "had"}
)
Guesses = tuple[SpeakerGuess, ...]
"""Who may be meant by one party of a source, best first."""


class Answer(NamedTuple):
    """Speakers, and those who were not likely enough."""

    speakers: Guesses = ()
    candidates: Guesses = ()


def resolve(text: str, extraction: Extraction, *, byline: str | None = None) -> tuple[Attribution, ...]:
    """The attributions of ``extraction`` with their speakers and candidates.

    ``byline`` names the author, who is the "I" outside quotation marks.
    """
    return _Article(text, extraction, byline).resolved()


class _Article:
    """One article while its sources are read, in the order of the text."""

    def __init__(self, text: str, extraction: Extraction, byline: str | None) -> None:
        self.text = text
        self.attributions = extraction.attributions
        self.byline = byline if byline and any(char.isalpha() for char in byline) else None
        self.paragraphs = extraction.layout.paragraphs or (Span(0, len(text)),)
        self.paragraph_starts = [span.start for span in self.paragraphs]
        self.sentences = extraction.sentences or self.paragraphs
        self.tokens = Tokens(text)
        sources = [span for attribution in self.attributions for span in attribution.source]
        self.roster: Roster = read_roster(text, self.tokens, extraction.entities, sources)
        self.organisations = Organisations(text, self.roster)
        quoted = [
            q.inner for q in quotes.quotations(text, self.paragraphs) if not q.depth and (q.closed or q.continues)
        ]
        contents = [span for attribution in self.attributions for span in attribution.content]
        self.contents = sorted((*span, number) for number, a in enumerate(self.attributions) for span in a.content)
        """(start, end, attribution) of every part of a content."""
        self.quoted = self._tokens_of(quoted)
        self.said = self.quoted | self._tokens_of(contents) | self._tokens_of(sources)
        """What is said, and who says it with the relative clauses of that."""
        self.readings = [self._read(attribution) for attribution in self.attributions]
        setting = salience.Setting(
            self.sentences,
            self.paragraphs,
            {reading.head for readings in self.readings for reading in readings},
            {
                reading.head: salience.Description(reading.noun, lexicon.noun_gender(reading.noun))
                for readings in self.readings
                for reading in readings
                if _is_epithet(reading) and self.tokens.lows[reading.at] not in lexicon.INDEFINITE
            },
            self._tokens_of(sources),
            self._tokens_of(contents),
            self.quoted,
        )
        self.pronouns = salience.resolve_pronouns(self.roster, setting)
        self.answers: dict[int, Answer] = {}
        self.latest: list[tuple[Reading, Guesses]] = []
        """The sources read so far, with their speakers."""

    def _tokens_of(self, spans: Iterable[Span]) -> set[int]:
        return {index for span in spans for index in self.tokens.within(span)}

    def resolved(self) -> tuple[Attribution, ...]:
        order = sorted(range(len(self.attributions)), key=lambda i: (self._is_quoted_self(i), self._anchor(i)))
        for number in order:
            self.answers[number] = self._speakers(number)
        return tuple(self._with_speakers(number) for number in range(len(self.attributions)))

    def _anchor(self, number: int) -> int:
        attribution = self.attributions[number]
        spans = attribution.source or attribution.cue or attribution.content
        return spans[0].start if spans else 0

    def _is_quoted_self(self, number: int) -> bool:
        """The source is "I" or "we" inside quotation marks: it waits for the speaker of the quotation."""
        readings = self.readings[number]
        return any(r.noun in lexicon.I_WORDS | lexicon.WE and r.head in self.quoted for r in readings)

    def _with_speakers(self, number: int) -> Attribution:
        speakers, candidates = self.answers[number]
        return replace(self.attributions[number], speakers=speakers, candidates=candidates)

    def _speakers(self, number: int) -> Answer:
        attribution = self.attributions[number]
        if not attribution.source:
            return self._continued(attribution)
        speakers: list[SpeakerGuess] = []
        candidates: list[SpeakerGuess] = []
        for reading in self.readings[number]:
            guesses = self._party(reading)
            several = reading.noun in lexicon.THEY | lexicon.WE or reading.printed.lower() in _ALL_OF_THEM
            sure = [g for g in guesses[: None if several else 1] if g.score >= THRESHOLD]
            speakers += sure
            candidates += [g for g in guesses if g not in sure]
            if guesses:
                self.latest.append((reading, tuple(sure) or guesses[:1]))
        if len(speakers) > 1:
            self.latest.append((self.readings[number][0], tuple(speakers)))
        return Answer(tuple(speakers), tuple(candidates))

    def _read(self, attribution: Attribution) -> tuple[Reading, ...]:
        indices = [index for span in attribution.source for index in self.tokens.within(span)]
        return read_phrase(self.text, self.roster, range(indices[0], indices[-1] + 1)) if indices else ()

    def _party(self, reading: Reading) -> Guesses:
        readers: dict[str, Callable[[Reading], Guesses]] = {
            "person": self._person,
            "pronoun": self._pronoun,
            "organisation": self._organisation,
            "group": self._group,
            "description": self._description,
            "document": self._document,
        }
        return readers[reading.kind](reading)

    # ── people ───────────────────────────────────────────────────────────────────────────────────────────────────

    def guess(self, person: Person, score: float) -> SpeakerGuess:
        return SpeakerGuess(person.name, "person", round(score, 3), person.role)

    def _options(self, options: Sequence[tuple[int, float]], scale: float = 1.0) -> Guesses:
        return tuple(self.guess(self.roster.people[person], share * scale) for person, share in options[:4])

    def _person(self, reading: Reading) -> Guesses:
        name = reading.name
        assert name is not None
        return self._named(name)

    def _named(self, name: Name) -> Guesses:
        if name.person >= 0:
            share = dict(name.options).get(name.person, 1.0)
            return (self.guess(self.roster.people[name.person], (0.97 if name.certain else 0.8) * share),)
        return self._options(name.options, 0.7)

    # ── pronouns ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _pronoun(self, reading: Reading) -> Guesses:
        low = reading.noun
        if low in lexicon.HE or low in lexicon.SHE:
            return self._stranger(reading) or self._options(self.pronouns.get(reading.head, ()))
        if low in lexicon.I_WORDS or low in lexicon.WE:
            return self._first_person(reading)
        if low in lexicon.RELATIVE:
            return self._relative(reading)
        if low in lexicon.THEY or low in lexicon.IT:
            return self._third(reading)
        return ()

    def _stranger(self, reading: Reading) -> Guesses:
        """The last speaker, unnamed, where nobody was named since then."""
        if not self.latest:
            return ()
        other, guesses = self.latest[-1]
        human = lexicon.is_person_noun(other.noun) or other.noun in lexicon.HE | lexicon.SHE | {"who"}
        away = self._sentence(reading.head) - self._sentence(other.head)
        subject = reading.noun in {"he", "she"}
        gender = "m" if other.noun in lexicon.HE else "f" if other.noun in lexicon.SHE else None
        gender = gender or lexicon.noun_gender(other.noun)
        fits = gender is None or (gender == "f") == (reading.noun in lexicon.SHE)
        stranger = guesses[0].kind == "unnamed" and human and fits and (not other.definite or (subject and away == 0))
        if not stranger or self._paragraph(reading.head) - self._paragraph(other.head) > 1:
            return ()
        hidden = self.said if subject and away <= 1 else self.quoted
        if any(i in self.roster.name_at and i not in hidden for i in range(other.head, reading.head)):
            return ()
        return (replace(guesses[0], score=round(guesses[0].score * 0.85, 3)),)

    def _first_person(self, reading: Reading) -> Guesses:
        start = self.tokens.starts[reading.head]
        at = bisect_right(self.contents, (start, len(self.text), 0))
        for begin, end, number in reversed(self.contents[max(at - 6, 0) : at]):
            answer = self.answers.get(number)
            if begin <= start < end and answer is not None and answer.speakers:
                return answer.speakers[:1]
        if reading.noun in lexicon.I_WORDS and self.byline and reading.head not in self.quoted:
            return (SpeakerGuess(self.byline, "person", 0.8),)
        return ()

    def _third(self, reading: Reading) -> Guesses:
        """ "They" and "it": the last group or organisation that spoke, in this paragraph or the one before."""
        kinds = ("group", "organisation") if reading.noun in lexicon.THEY else ("organisation",)
        paragraph = self._paragraph(reading.head)
        for other, guesses in reversed(self.latest[-6:]):
            if paragraph - self._paragraph(other.head) > 1:
                break
            several = len(guesses) > 1 and reading.noun in lexicon.THEY
            if several or guesses[0].kind in kinds:
                share = 0.95 if other.noun == reading.noun else 0.75
                return tuple(replace(guess, score=round(guess.score * share, 3)) for guess in guesses)
        return self._people_before(reading) if reading.noun in lexicon.THEY else ()

    def _people_before(self, reading: Reading) -> Guesses:
        """The nearest plural of human beings in this sentence or the one before."""
        start = self._sentence_start(reading.head)
        places = [range(start, reading.head)]
        if start:
            places.append(range(self._sentence_start(start - 1), start))
        for place in places:
            for index in place:
                pair = self._pair(index)
                if pair and index not in self.quoted:
                    return pair
                if self._is_people(index) and index not in self.quoted:
                    noun = self._noun_phrase(index)
                    return (SpeakerGuess(noun.printed, "group", 0.5),)
        return ()

    def _pair(self, index: int) -> Guesses:
        """Two people joined by "and"."""
        name = self.roster.name_at.get(index)
        if name is None or name.person < 0 or name.last + 1 >= len(self.tokens) or self.tokens.lows[name.last] != "and":
            return ()
        other = self.roster.name_at.get(name.last + 1)
        if other is None or other.person < 0 or other.person == name.person:
            return ()
        return tuple(self.guess(self.roster.people[n.person], 0.55) for n in (name, other))

    def _is_people(self, index: int) -> bool:
        low = self.tokens.lows[index]
        organisation = self.roster.organisation_at.get(index)
        if organisation is not None:
            return organisation.label == "MISC" and lexicon.is_plural(low) and organisation.last == index + 1
        noun = lexicon.singular(low)
        return noun != low and lexicon.is_person_noun(noun) and index not in self.roster.name_at

    def _noun_phrase(self, head: int) -> Reading:
        """The words that lead up to a noun, back to its determiner."""
        lows, start = self.tokens.lows, head
        while start > 0 and head - start < 5 and self.tokens.touches(start - 1):
            low = lows[start - 1]
            if low in lexicon.DETERMINERS or low in lexicon.QUANTIFIERS:
                start -= 1
                break
            if not low[0].isalpha() or low in _NO_MODIFIERS or low.endswith("ed"):
                break
            start -= 1
        return read_phrase(self.text, self.roster, range(start, head + 1))[-1]

    def _relative(self, reading: Reading) -> Guesses:
        """ "Who" and "which": the nearest name or noun of the right sort before it, through appositives."""
        human = reading.noun in {"who", "whom", "whose"}
        start = max(self._sentence_start(reading.head), reading.head - 16)
        for index in range(reading.head - 1, start - 1, -1):
            name = self.roster.name_at.get(index)
            if name is not None and human:
                return self._named(name)
            low = self.tokens.lows[index]
            if not low[-1].isalnum():
                continue
            if human and not (self._is_people(index) or lexicon.is_person_noun(low) or low in lexicon.PLURAL_PEOPLE):
                continue
            organisation = self.roster.organisation_at.get(index)
            named = organisation is not None and organisation.label != "MISC"
            thing = named or low in lexicon.ORG_NOUNS or low in lexicon.DOCUMENT_NOUNS
            if not human and (not thing or low in lexicon.CALENDAR):
                continue
            phrase = self._noun_phrase(index)
            before = self._name_with_appositive(phrase.at) if human else None
            return self._named(before) if before is not None else self._party(phrase)
        last = self.tokens.lows[reading.head - 1]
        if reading.head - 1 >= start and last.isalpha() and last not in lexicon.CALENDAR | lexicon.RELATIVE:
            return self._party(self._noun_phrase(reading.head - 1))
        return ()

    def _name_with_appositive(self, at: int) -> Name | None:
        """The name to which the phrase that begins at ``at`` is an appositive; "of Xyz" may stand between."""
        if at < 2 or self.tokens.lows[at - 1] != ",":
            return None
        for index in range(at - 2, max(at - 7, -1), -1):
            name = self.roster.name_at.get(index)
            if name is not None:
                return name
            if not (self.tokens.is_capitalised(index) or self.tokens.lows[index] in {"of", ",", ")", "(", "-"}):
                return None
        return None

    # ── organisations, groups, descriptions ──────────────────────────────────────────────────────────────────────

    def _organisation(self, reading: Reading) -> Guesses:
        name, score = self.organisations.full_name(replace(reading, printed=self._with_owner(reading)))
        if name.lower() in lexicon.ANY_ORGANISATION and reading.definite and reading.owner is None:
            return self._organisation_before(reading) or (SpeakerGuess(name, "organisation", score),)
        return (SpeakerGuess(name, "organisation", score),)

    def _organisation_before(self, reading: Reading) -> Guesses:
        """The organisation named last, in this paragraph or the one before, for "the group"."""
        paragraph = self._paragraph(reading.head)
        for index in range(reading.at - 1, max(reading.at - _FAR, 0) - 1, -1):
            if paragraph - self._paragraph(index) > 1:
                break
            organisation = self.roster.organisation_at.get(index)
            if organisation is not None and organisation.label == "ORGANIZATION" and index not in self.quoted:
                named = Reading("organisation", organisation.printed, organisation.first, index)
                return (SpeakerGuess(self.organisations.full_name(named)[0], "organisation", 0.55),)
        return ()

    def _group(self, reading: Reading) -> Guesses:
        if reading.printed.lower() in _ALL_OF_THEM:
            before = self._third(replace(reading, noun="they"))
            if len(before) == 2 or (before and before[0].name.lower().startswith(("two ", "both "))):
                return before
        return (SpeakerGuess(self._with_owner(reading), "group", 0.85),)

    def _with_owner(self, reading: Reading) -> str:
        """The phrase with the owner's name for "his", "her", "its" or a surname: "Ana Ruiz's advisers"."""
        owner = reading.owner
        if owner is None or owner.kind not in {"pronoun", "person"} or owner.noun in lexicon.WE | lexicon.I_WORDS:
            return reading.printed
        guesses = self._person(owner) if owner.kind == "person" else self._pronoun(owner)
        if not guesses or guesses[0].score < THRESHOLD or guesses[0].kind not in {"person", "organisation"}:
            return reading.printed
        end = owner.name.last if owner.name is not None else owner.head + 1
        behind = self.tokens.ends[end - 1] if owner.kind == "pronoun" else self.tokens.ends[end]
        rest = reading.printed.partition(self.text[self.tokens.starts[end - 1] : behind])[2].strip()
        return f"{guesses[0].name}'s {rest}" if rest else reading.printed

    def _document(self, reading: Reading) -> Guesses:
        """Whose it is ("Ruiz's memoir", "its report"); else the document itself."""
        owner = reading.owner
        place = self.roster.organisation_at.get(owner.head) if owner is not None else None
        if owner is not None and owner.kind in {"person", "organisation", "pronoun"}:
            guesses = () if place is not None and place.label == "LOCATION" else self._party(owner)[:1]
            if guesses and guesses[0].kind in {"person", "organisation"} and guesses[0].score >= THRESHOLD:
                return (replace(guesses[0], score=round(guesses[0].score * 0.9, 3)),)
        return (SpeakerGuess(reading.printed, "unnamed", 0.7),)

    def _description(self, reading: Reading) -> Guesses:
        """The person whom the article gives this role, else nobody by name, under the description."""
        unnamed = SpeakerGuess(self._with_owner(reading), "unnamed", 0.7)
        if self.tokens.lows[reading.at] in lexicon.INDEFINITE or not lexicon.is_person_noun(reading.noun):
            return (unnamed,)
        holders = roles.holders(self.roster, reading, early=self._paragraph(reading.head) <= 2)
        if holders:
            score = 0.85 if len(holders) == 1 else 0.6
            return self._options([(holders[0], score), *((p, 0.3) for p in holders[1:3])])
        salient = self.pronouns.get(reading.head, ())
        if (
            reading.definite
            and salient
            and salient[0][1] >= SALIENT
            and roles.may_hold(self.roster, salient[0][0], reading)
        ):
            return self._options(salient[:1], 0.7)
        return (unnamed,)

    # ── no source ────────────────────────────────────────────────────────────────────────────────────────────────

    def _continued(self, attribution: Attribution) -> Answer:
        """A quotation without a source that goes on from the last speaker's, in the same or the next paragraph."""
        if attribution.form != "direct" or not attribution.content or not self.latest or attribution.cue:
            return Answer()
        reading, guesses = self.latest[-1]
        here = bisect_right(self.paragraph_starts, attribution.content[0].start)
        if not 0 <= here - self._paragraph(reading.head) <= 1 or guesses[0].score * 0.8 < THRESHOLD:
            return Answer()
        return Answer((replace(guesses[0], score=round(guesses[0].score * 0.8, 3)),))

    def _paragraph(self, index: int) -> int:
        return bisect_right(self.paragraph_starts, self.tokens.starts[index])

    def _sentence_start(self, index: int) -> int:
        first = self._sentence(index)
        return self.tokens.within(self.sentences[first]).start if first >= 0 else 0

    def _sentence(self, index: int) -> int:
        return bisect_right(self.sentences, self.tokens.starts[index], key=lambda span: span.start) - 1


def _is_epithet(reading: Reading) -> bool:
    """A definite description by which a text takes up somebody named before ("the billionaire"), not a stranger."""
    return (
        reading.kind == "description"
        and reading.owner is None
        and lexicon.is_person_noun(reading.noun)
        and reading.noun not in lexicon.STRANGERS
    )
