""" "They", "it" and "the two" → the group, the organisation or the pair that they take up.

Whoever spoke before and whatever is named in this sentence or the one before competes; each gets a weight by its sort
and its place, and the heaviest is meant. There are too few of them to learn the weights.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdb.nlp import lexicon
from claimdb.nlp.phrases import Reading
from claimdb.nlp.setting import NOBODY
from claimdb.records import SpeakerGuess

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimdb.nlp.told import Guesses, Spoke, Told

ALL_OF_THEM = frozenset(
    ("two", "the two", "both", "the pair", "the couple", "pair", "couple", "duo", "neither", "either", "each")
)
_OF_TWO = frozenset(("both", "two", "neither", "either", "each"))
_WOMEN, _MEN = frozenset(("women", "woman")), frozenset(("men", "man"))
_NO_PLURAL = lexicon.CLOSED_WORDS - lexicon.DETERMINERS - {"and"} | lexicon.AUXILIARIES
_FADES = (0.9, 1.0, 0.6, 0.4, 0.25)
"""What a weight is worth in the same sentence, one sentence on, two, …"""
_SAME = 1.15
"""The same of a source in the same sentence."""
_OBJECT = 0.6
"""What is left of the weight behind a preposition."""


@dataclass(frozen=True, slots=True)
class _Rival:
    """Somebody who may be meant."""

    at: int
    """Token."""
    guesses: Guesses
    weight: float


def third(told: Told, reading: Reading) -> Guesses:
    """ "They" and "it": the heaviest of those who compete, with a score by how far the others stay behind."""
    rivals = sorted(_rivals(told, reading), key=lambda rival: -rival.weight)
    if not rivals:
        return ()
    best = rivals[0]
    names = {guess.name for guess in best.guesses}
    second = next((r.weight for r in rivals if {guess.name for guess in r.guesses} != names), 0.0)
    share = best.weight / (best.weight + 0.6 * second)
    return tuple(replace(guess, score=round(min(0.9, share), 3)) for guess in best.guesses)


def means_two(reading: Reading) -> bool:
    """ "The two", "neither", "both candidates", "each woman"."""
    words = reading.printed.lower().split()
    if reading.printed.lower() in ALL_OF_THEM:
        return True
    human = lexicon.is_person_noun(lexicon.singular(words[-1])) or words[-1] in {"men", "women"}
    return words[0] in _OF_TWO and len(words) <= 3 and human and reading.owner is None


def pair(told: Told, reading: Reading) -> Guesses:
    """ "The two", "both candidates": the two people who spoke or were named together last."""
    found = [rival for rival in _rivals(told, replace(reading, noun="they")) if len(rival.guesses) == 2]
    if found:
        best = max(found, key=lambda rival: rival.weight)
        return tuple(replace(guess, score=0.6) for guess in best.guesses)
    return _two_named(told, reading)


def _two_named(told: Told, reading: Reading) -> Guesses:
    """The only two people whom the last few sentences name, or else this sentence or one of those before it."""
    name_at, roster = told.scene.roster.name_at, told.scene.roster
    wanted = 1 if reading.noun in _WOMEN else -1 if reading.noun in _MEN else 0
    by_sentence: dict[int, dict[int, None]] = {}
    for at, away in _before(told, reading.at):
        name = name_at.get(at)
        if name is None or at in told.scene.quoted:
            continue
        if name.person == NOBODY or roster.people[name.person].gender * wanted >= 0:
            by_sentence.setdefault(away, {})[name.person] = None
    everybody = dict.fromkeys(person for people in by_sentence.values() for person in people)
    for people in (everybody, *(by_sentence[away] for away in sorted(by_sentence))):
        if len(people) == 2 and NOBODY not in people:
            return tuple(told.guess(roster.people[person], 0.5) for person in people)
    return ()


def _rivals(told: Told, reading: Reading) -> Iterator[_Rival]:
    yield from _sources(told, reading)
    yield from (_people if reading.noun in lexicon.THEY else _things)(told, reading)


# ── who spoke before ─────────────────────────────────────────────────────────────────────────────────────────────


def _sources(told: Told, reading: Reading) -> Iterator[_Rival]:
    scene, plural = told.scene, reading.noun in lexicon.THEY
    paragraph, sentence = scene.paragraph(reading.head), scene.sentence(reading.head)
    number = scene.setting.heads.get(reading.head, -1)
    behind = number >= 0 and scene.setting.sayings[number].behind
    for rank, spoke in enumerate(reversed(told.latest[-8:])):
        if spoke.reading.head >= reading.head or paragraph - scene.paragraph(spoke.reading.head) > 1:
            continue
        weight = _weight_of_source(spoke, reading.noun, plural=plural)
        if weight:
            away = min(sentence - scene.sentence(spoke.reading.head), 3 if rank == 0 else 4)
            fades = max(_FADES[away] if away else _SAME, 0.75 if rank == 0 else 0.0)
            yield _Rival(spoke.reading.head, spoke.guesses, weight * fades * (1.3 if behind else 1.0))


def _weight_of_source(spoke: Spoke, noun: str, *, plural: bool) -> float:
    guesses = spoke.guesses
    if spoke.reading.noun == noun:
        return 1.2
    if plural:
        if len(guesses) > 1 or guesses[0].kind == "group":
            return 1.1
        return 0.5 if guesses[0].kind == "organisation" else 0.0
    if guesses[0].kind == "organisation":
        return 1.1
    document = lexicon.singular(spoke.reading.noun) in lexicon.DOCUMENT_NOUNS
    return 1.0 if guesses[0].kind == "unnamed" and document else 0.0


# ── who or what is named before ──────────────────────────────────────────────────────────────────────────────────


def _before(told: Told, index: int) -> Iterator[tuple[int, int]]:
    """(token, sentences back) before a token, in its sentence and the two before it."""
    scene = told.scene
    start, away = scene.sentence_start(index), 0
    stop = index
    paragraph = scene.paragraph(index)
    while away < 3 and paragraph - scene.paragraph(start) <= 1:
        for at in range(start, stop):
            yield at, away
        if start == 0:
            return
        stop, start, away = start, scene.sentence_start(start - 1), away + 1


class _Places:
    """The weight of a place in the text; more for the first one of a sentence that may be meant."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.seen: set[int] = set()

    def weight(self, at: int, away: int) -> float:
        before = self.told.scene.tokens.lows[at - 1] if at else ""
        behind_preposition = before in lexicon.PREPOSITIONS
        first = away not in self.seen and not behind_preposition
        if not behind_preposition:
            self.seen.add(away)
        return (0.85 if first else 0.6) * _FADES[away] * (_OBJECT if behind_preposition else 1.0)


def _people(told: Told, reading: Reading) -> Iterator[_Rival]:
    """Plurals of human beings and organisations, people joined by "and", an organisation."""
    scene, places, taken = told.scene, _Places(told), -1
    for at, away in _before(told, reading.head):
        if at in scene.quoted or at in scene.source or at <= taken:
            continue
        both = _joined_at(told, at)
        if both:
            yield _Rival(at, both, places.weight(at, away))
        elif scene.is_people(at) or _are_organisations(told, at):
            phrase = scene.noun_phrase(at)
            if phrase.printed.lower() in ALL_OF_THEM:
                continue
            printed = phrase.printed
            last = _coordinated(told, at)
            if at < last < reading.head:
                taken = last
                printed += scene.text[scene.tokens.ends[at] : scene.tokens.ends[last]]
            guess = SpeakerGuess(" ".join(printed.split()), "group", 0.5)
            yield _Rival(at, (guess,), places.weight(phrase.at, away) * (1.0 if scene.is_people(at) else 0.9))
        elif _begins_organisation(told, at) and scene.roster.organisation_at[at].label == "ORGANIZATION":
            yield _Rival(at, (_organisation_at(told, at),), 0.6 * places.weight(at, away))


def _are_organisations(told: Told, index: int) -> bool:
    """ "Unions", "local governments"."""
    low = told.scene.tokens.lows[index]
    return low != lexicon.singular(low) and lexicon.singular(low) in lexicon.SPEAKING_ORGANISATIONS


def _joined_at(told: Told, index: int) -> Guesses:
    """The people in a list of names that begins at a token: "Ana Ruiz, Tom Lowe and Ivan Orlov"."""
    roster, lows = told.scene.roster, told.scene.tokens.lows
    name = roster.name_at.get(index)
    if name is None or name.person < 0 or name.first != index:
        return ()
    people, joined, at = [name.person], False, name.last
    while True:
        behind, comma, last = _joint(told, at)
        other = next(
            (roster.name_at[i] for i in range(behind, min(behind + 6, len(lows))) if i in roster.name_at), None
        )
        if other is None or other.person in {NOBODY, *people} or not (comma or last):
            break
        if not _leads_to_name(told, range(behind, other.first)):
            break
        people.append(other.person)
        joined, at = joined or last, other.last
        if last:
            break
    return tuple(told.guess(roster.people[person], 0.55) for person in people) if joined else ()


def _joint(told: Told, at: int) -> tuple[int, bool, bool]:
    """(token behind the comma and "and" at a token, whether there is a comma, whether there is an "and")."""
    lows = told.scene.tokens.lows
    comma = lows[at : at + 1] == [","]
    at += comma
    if comma and lows[at : at + 1] and lows[at].isdigit() and lows[at + 1 : at + 2] == [","]:
        at += 2  # "Ana Ruiz, 34, and her husband"
    last = lows[at : at + 1] == ["and"]
    return at + last, comma, last


def _leads_to_name(told: Told, between: range) -> bool:
    """Titles and relations: "his wife, Ana Ruiz", "Senator Ana Ruiz"."""
    tokens = told.scene.tokens
    known = lexicon.TITLES | lexicon.TITLE_MODIFIERS | lexicon.RELATIVES | {".", ",", "his", "her"}
    return all(tokens.lows[i] in known or tokens.is_capitalised(i) for i in between)


def _coordinated(told: Told, index: int) -> int:
    """The last noun of "bakers, brewers and town officials", whose first noun is at a token."""
    scene, lows = told.scene, told.scene.tokens.lows
    end, joined = index, False
    while True:
        at, comma, last = _joint(told, end + 1)
        if not (comma or last):
            break
        head = next((i for i in range(at, min(at + 5, len(lows))) if scene.is_people(i)), None)
        if head is None or any(lows[i] in _NO_PLURAL or not lows[i][0].isalpha() for i in range(at, head)):
            break
        end, joined = head, joined or last
        if last:
            break
    return end if joined else index


def _things(told: Told, reading: Reading) -> Iterator[_Rival]:
    """Organisations by name, and documents, for "it"; a document most of all where "it" reads."""
    scene, places = told.scene, _Places(told)
    lows = scene.tokens.lows
    reads = lows[reading.head + 1 : reading.head + 2] in (["read"], ["reads"], ["reading"])
    for at, away in _before(told, reading.head):
        if at in scene.quoted:
            continue
        if _begins_organisation(told, at):
            place = scene.roster.organisation_at[at].label == "LOCATION"
            yield _Rival(at, (_organisation_at(told, at),), places.weight(at, away) * (0.6 if place else 1.0))
        elif lows[at] in lexicon.DOCUMENT_NOUNS and not lexicon.is_plural(lows[at]) and at not in scene.source:
            phrase = scene.noun_phrase(at)
            if phrase.kind == "document" and phrase.at < at:
                guess = SpeakerGuess(phrase.printed, "unnamed", 0.5)
                yield _Rival(at, (guess,), places.weight(phrase.at, away) * (2.0 if reads else 0.7))


def _begins_organisation(told: Told, index: int) -> bool:
    found = told.scene.roster.organisation_at.get(index)
    return found is not None and found.first == index and found.label in {"ORGANIZATION", "LOCATION"}


def _organisation_at(told: Told, index: int) -> SpeakerGuess:
    found = told.scene.roster.organisation_at[index]
    named = Reading("organisation", found.printed, index, found.last - 1)
    return SpeakerGuess(told.scene.organisations.full_name(named)[0], "organisation", 0.5)
