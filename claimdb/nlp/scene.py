"""One article as its sources are read: who is named, what is said where, and what each source phrase is."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from claimdb.nlp import lexicon, quotes
from claimdb.nlp.naming import Name
from claimdb.nlp.organisations import Organisations
from claimdb.nlp.people import Roster, read_roster
from claimdb.nlp.phrases import Reading, read_phrase
from claimdb.nlp.setting import Description, Saying, Setting
from claimdb.nlp.tokens import Tokens
from claimdb.records import Attribution, Extraction, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_MODIFIERS = lexicon.PREPOSITIONS | lexicon.CLAUSE_WORDS | lexicon.AUXILIARIES | {"and", "or", "not"}
_BEFORE_PREDICATES = frozenset(("is", "was", "as", "be", "been", "became", ",", "being", "like"))


_ACTING = frozenset(("who", "told", "said", "asked", "says", "asks", "wrote", "replied"))
"""Behind a description, they make it somebody of whom the text goes on to speak."""


class Scene:
    """What stands where, by token."""

    def __init__(self, text: str, extraction: Extraction) -> None:
        self.text = text
        self.attributions = extraction.attributions
        self.paragraphs = extraction.layout.paragraphs or (Span(0, len(text)),)
        self.paragraph_starts = [span.start for span in self.paragraphs]
        self.sentences = extraction.sentences or self.paragraphs
        self.tokens = Tokens(text)
        sources = [self.tokens.whole(span) for attribution in self.attributions for span in attribution.source]
        self.roster: Roster = read_roster(text, self.tokens, extraction.entities, sources)
        self.organisations = Organisations(text, self.roster)
        self.quotations = [
            q.inner for q in quotes.quotations(text, self.paragraphs) if not q.depth and (q.closed or q.continues)
        ]
        contents = [span for attribution in self.attributions for span in attribution.content]
        self.contents = sorted((*span, number) for number, a in enumerate(self.attributions) for span in a.content)
        """(start, end, attribution) of every part of a content."""
        self.quoted = self._tokens_of(self.quotations)
        self.source = self._tokens_of(sources)
        self.said = self.quoted | self._tokens_of(contents) | self.source
        """What is said, and who says it with the relative clauses of that."""
        self.readings = [self._read(attribution) for attribution in self.attributions]
        self.setting = self._setting()
        self.turns = self._turns()
        """Paragraphs that begin with a speaker's label ("RUIZ: …") → whose it is."""

    def _tokens_of(self, spans: Iterable[Span]) -> set[int]:
        return {index for span in spans for index in self.tokens.within(span)}

    def _read(self, attribution: Attribution) -> tuple[Reading, ...]:
        spans = map(self.tokens.whole, attribution.source)
        indices = [index for span in spans for index in self.tokens.within(span)]
        return read_phrase(self.text, self.roster, range(indices[0], indices[-1] + 1)) if indices else ()

    def _setting(self) -> Setting:
        heads: dict[int, int] = {}
        sayings: dict[int, Saying] = {}
        content: dict[int, int] = {}
        for number, (attribution, readings) in enumerate(zip(self.attributions, self.readings, strict=True)):
            for span in attribution.content:
                for index in self.tokens.within(span):
                    content.setdefault(index, number)
            for reading in readings:
                heads.setdefault(reading.head, number)
            if readings:
                head = readings[0].head
                behind = bool(attribution.content) and attribution.content[0].start < self.tokens.starts[head]
                sayings[number] = Saying(head, behind, attribution.form)
        return Setting(
            self.sentences, self.paragraphs, sayings, heads, self._descriptions(), self.source, content, self.quoted
        )

    def _turns(self) -> dict[int, Name]:
        turns: dict[int, Name] = {}
        for number, span in enumerate(self.paragraphs, 1):
            indices = self.tokens.within(Span(span.start, min(span.end, span.start + 60)))
            for index in indices[:6]:
                name = self.roster.name_at.get(index)
                if name is not None:
                    if name.last < len(self.tokens) and self.tokens.lows[name.last] == ":":
                        turns[number] = name
                    break
        return turns

    def _descriptions(self) -> dict[int, Description]:
        """Sources that describe one human being, and whom else the text brings in with "a" or "one"."""
        found: dict[int, Description] = {}
        lows = self.tokens.lows
        for index, low in enumerate(lows):
            if low in lexicon.SINGLE and index + 1 < len(lows) and index not in self.quoted:
                if index and lows[index - 1] in _BEFORE_PREDICATES:
                    continue
                head = self._person_behind(index + 1)
                if head is not None and self._acts(head) and lows[head] not in lexicon.ANYBODY:
                    found[head] = Description(lows[head], lexicon.noun_gender(lows[head]), new=True)
        for readings in self.readings:
            for reading in readings:
                human = lexicon.is_person_noun(reading.noun) and lows[reading.head] not in lexicon.POLITE
                if reading.kind == "description" and human:
                    new = not self.is_epithet(reading)
                    words = frozenset(lows[reading.at : reading.head]) - lexicon.DETERMINERS - {"former"}
                    found[reading.head] = Description(reading.noun, lexicon.noun_gender(reading.noun), new, words)
        return found

    def _acts(self, head: int) -> bool:
        """A verb of saying follows, or "who"; "of …" or "at …" may stand between."""
        lows = self.tokens.lows
        behind = range(head + 1, min(head + (9 if lows[head + 1] in {"of", "at", "for", "from"} else 2), len(lows)))
        for index in behind:
            if lows[index] in _ACTING:
                return True
            if not lows[index][-1].isalnum() and lows[index] != ".":
                break
        return False

    def _person_behind(self, start: int) -> int | None:
        """Head of the noun phrase that begins at a token, where it is one human being without a name."""
        lows, roster = self.tokens.lows, self.roster
        head = None
        for index in range(start, min(start + 6, len(lows))):
            low = lows[index]
            if index in roster.name_at or not low[0].isalpha() or low in lexicon.CLOSED_WORDS:
                break
            head = index if lexicon.is_person_noun(low) else None
        if head is None or head + 1 >= len(lows):
            return None
        named = any(index in roster.name_at for index in range(head + 1, min(head + 4, len(lows))))
        return None if named else head

    def is_epithet(self, reading: Reading) -> bool:
        """A definite description by which a text takes up somebody named before ("the billionaire"), not a stranger."""
        return (
            reading.kind == "description"
            and reading.owner is None
            and lexicon.is_person_noun(reading.noun)
            and reading.noun not in lexicon.STRANGERS
            and self.tokens.lows[reading.at] not in lexicon.INDEFINITE
            and self.tokens.lows[reading.head + 1 : reading.head + 2] not in (["who"], ["whose"], ["whom"])
        )

    # ── phrases ──────────────────────────────────────────────────────────────────────────────────────────────────

    def is_people(self, index: int) -> bool:
        """The plural of human beings ends at a token: "voters", "Republicans"."""
        low = self.tokens.lows[index]
        organisation = self.roster.organisation_at.get(index)
        if organisation is not None:
            return organisation.label == "MISC" and lexicon.is_plural(low) and organisation.last == index + 1
        noun = lexicon.singular(low)
        return noun != low and lexicon.is_person_noun(noun) and index not in self.roster.name_at

    def noun_phrase(self, head: int) -> Reading:
        """The words that lead up to a noun, back to its determiner."""
        lows, start = self.tokens.lows, head
        while start > 0 and head - start < 5 and self.tokens.touches(start - 1):
            low = lows[start - 1]
            if low in lexicon.DETERMINERS or low in lexicon.QUANTIFIERS:
                start -= 1
                break
            number = low[0].isdigit() and start == head
            if not (low[0].isalpha() or number) or low in _NO_MODIFIERS or low.endswith("ed"):
                break
            start -= 1
        return read_phrase(self.text, self.roster, range(start, head + 1))[-1]

    # ── places ───────────────────────────────────────────────────────────────────────────────────────────────────

    def paragraph(self, index: int) -> int:
        """Number of a token's paragraph, from 1."""
        return bisect_right(self.paragraph_starts, self.tokens.starts[index])

    def sentence(self, index: int) -> int:
        """Number of a token's sentence, from 0."""
        return bisect_right(self.sentences, self.tokens.starts[index], key=lambda span: span.start) - 1

    def sentence_start(self, index: int) -> int:
        """The first token of a token's sentence."""
        number = self.sentence(index)
        return self.tokens.within(self.sentences[number]).start if number >= 0 else 0
