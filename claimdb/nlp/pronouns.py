"""Pronouns that are no "he" or "she" → whom they stand for: "I", "we", "you", "they", "it", "who" and "which"."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from claimdb.nlp import lexicon
from claimdb.nlp.phrases import Reading
from claimdb.nlp.plurals import third
from claimdb.records import SpeakerGuess

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimdb.nlp.naming import Name
    from claimdb.nlp.told import Guesses, Told

    Party = Callable[[Reading], Guesses]

UNKNOWN_SELF = 0.5
"""Score of "we" and "you" as a speaker under that word, where nothing tells who it is."""
_PLURAL_VERBS = frozenset(("are", "were", "have", "both", "all", "do", "say", "want", "think", "believe"))
LABELS = 3
"""Paragraphs with a speaker's label from which on those without one go on from the last."""


def read_pronoun(told: Told, reading: Reading, party: Party) -> Guesses:
    """Whom a pronoun stands for; ``party`` reads another phrase."""
    low = reading.noun
    if low in lexicon.HE or low in lexicon.SHE:
        return told.singular(reading)
    if low in lexicon.I_WORDS or low in lexicon.WE:
        return _first_person(told, reading)
    if low in lexicon.YOU:
        return (SpeakerGuess(reading.printed.lower(), "unnamed", UNKNOWN_SELF),)
    if low in lexicon.RELATIVE:
        return _relative(told, reading, party)
    if low in lexicon.THEY or low in lexicon.IT:
        return third(told, reading)
    return ()


# ── "I" and "we" ─────────────────────────────────────────────────────────────────────────────────────────────────


def is_quoted_self(told: Told, reading: Reading) -> bool:
    """ "I" or "we" inside quotation marks or a labelled turn: it waits for the speaker of that."""
    return reading.noun in lexicon.I_WORDS | lexicon.WE and reading.head in told.scene.quoted


def _first_person(told: Told, reading: Reading) -> Guesses:
    scene = told.scene
    start = scene.tokens.starts[reading.head]
    at = bisect_right(scene.contents, (start, len(scene.text), 0))
    for begin, end, number in reversed(scene.contents[max(at - 6, 0) : at]):
        answer = told.answers.get(number)
        if begin <= start < end and answer is not None and answer.speakers:
            return answer.speakers[: None if reading.noun in lexicon.WE else 1]
    found = _of_turn(told, reading.head) or (_of_quotation(told, reading.head) if reading.head in scene.quoted else ())
    if found:
        return found
    authors = () if reading.head in scene.quoted else told.authors
    if reading.noun in lexicon.WE:
        several = tuple(SpeakerGuess(name, "person", 0.6) for name in authors)
        editorial = told.outlet and not told.authors and reading.head not in scene.quoted
        if editorial and told.outlet:
            return (SpeakerGuess(told.outlet, "organisation", UNKNOWN_SELF),)
        return several if len(several) > 1 else (SpeakerGuess("we", "group", UNKNOWN_SELF),)
    return tuple(SpeakerGuess(name, "person", 0.8 if len(authors) == 1 else 0.4) for name in authors)


def _of_turn(told: Told, index: int) -> Guesses:
    """Whose name stands as a label before the paragraph ("RUIZ: …"), in an interview also before an earlier one."""
    labels = told.scene.turns
    paragraph = told.scene.paragraph(index)
    while paragraph not in labels and len(labels) >= LABELS and paragraph > min(labels):
        paragraph -= 1
    name = labels.get(paragraph)
    return told.person(name) if name is not None and name.first < index else ()


def _of_quotation(told: Told, index: int) -> Guesses:
    """The speaker of the same paragraph's statement that stands nearest, for a quotation that is no marked content."""
    scene, best = told.scene, (0, -1)
    for number, answer in told.answers.items():
        source = scene.attributions[number].source
        if not answer.speakers or answer.speakers[0].kind != "person" or not source:
            continue
        head = scene.tokens.within(source[0]).start
        if head not in scene.quoted and scene.paragraph(head) == scene.paragraph(index):
            near = -abs(head - index)
            best = max(best, (near, number)) if best[1] >= 0 else (near, number)
    if best[1] < 0:
        return ()
    guess = told.answers[best[1]].speakers[0]
    return (replace(guess, score=round(guess.score * 0.7, 3)),)


# ── "who" and "which" ────────────────────────────────────────────────────────────────────────────────────────────


def _relative(told: Told, reading: Reading, party: Party) -> Guesses:
    """The nearest name or noun of the right sort before it, through appositives."""
    scene, tokens = told.scene, told.scene.tokens
    human = reading.noun in {"who", "whom", "whose"}
    start = max(scene.sentence_start(reading.head), reading.head - 16)
    for index in range(reading.head - 1, start - 1, -1):
        name = scene.roster.name_at.get(index)
        if name is not None and human:
            return _both_behind(told, reading, name) or told.person(name)
        low = tokens.lows[index]
        if not low[-1].isalnum():
            continue
        if human and not (scene.is_people(index) or lexicon.is_person_noun(low) or low in lexicon.PLURAL_PEOPLE):
            continue
        organisation = scene.roster.organisation_at.get(index)
        named = organisation is not None and organisation.label != "MISC"
        thing = named or low in lexicon.ORG_NOUNS or low in lexicon.DOCUMENT_NOUNS
        if not human and (not thing or low in lexicon.CALENDAR):
            continue
        phrase = scene.noun_phrase(index)
        before = _name_with_appositive(told, phrase.at) if human else None
        if before is None and not human and tokens.lows[phrase.at - 1 : phrase.at] == [","] and phrase.at > 1:
            one = scene.roster.organisation_at.get(phrase.at - 2)
            if one is not None and one.label == "ORGANIZATION":
                phrase = Reading("organisation", one.printed, one.first, one.last - 1)
        return told.person(before) if before is not None else party(phrase)
    last = tokens.lows[reading.head - 1]
    if reading.head - 1 >= start and last.isalpha() and last not in lexicon.CALENDAR | lexicon.RELATIVE:
        return party(scene.noun_phrase(reading.head - 1))
    return ()


def _both_behind(told: Told, reading: Reading, name: Name) -> Guesses:
    """ "Ana Ruiz and Tom Lowe, who are …": the verb tells that both are meant."""
    scene, lows = told.scene, told.scene.tokens.lows
    at, before = reading.head + 1, name.left - 2
    other = scene.roster.name_at.get(before)
    if at >= len(lows) or lows[at] not in _PLURAL_VERBS or lows[name.left - 1] != "and" or other is None:
        return ()
    return tuple(replace(guess, score=min(guess.score, 0.8)) for one in (other, name) for guess in told.person(one)[:1])


def _name_with_appositive(told: Told, at: int) -> Name | None:
    """The name to which the phrase that begins at ``at`` is an appositive; "of Xyz" may stand between."""
    tokens = told.scene.tokens
    if at < 2 or tokens.lows[at - 1] != ",":
        return None
    for index in range(at - 2, max(at - 7, -1), -1):
        name = told.scene.roster.name_at.get(index)
        if name is not None:
            return name
        if not (tokens.is_capitalised(index) or tokens.lows[index] in {"of", ",", ")", "(", "-"}):
            return None
    return None
