"""Descriptions without a name → whom they stand for, or the description itself: people, groups, organisations."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from math import log
from typing import TYPE_CHECKING

from claimdb.nlp import lexicon, roles, segments
from claimdb.nlp.phrases import Reading, read_phrase
from claimdb.nlp.plurals import means_two, pair, third
from claimdb.nlp.told import THRESHOLD
from claimdb.records import SpeakerGuess

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimdb.nlp.told import Guesses, Told
    from claimdb.records import SpeakerKind

    Party = Callable[[Reading], Guesses]

SALIENT = 0.5
"""Share of the evidence from which a description without a known holder is taken for somebody."""
_SPOKE = 1.5
"""What it adds to the weight of an organisation that it spoke before."""
_SHARE = re.compile(
    r"(?:percent|per cent|%|half|thirds|majority|\b(?:\d+|one|two|three|four|six|seven|nine) in (?:\d+|[a-z]+))$",
    re.IGNORECASE,
)
_SHARED = frozenset(("percent", "cent", "%", "half", "third", "thirds", "quarter", "quarters", "majority"))
_TOPIC = 3
"""How often an organisation is named at least of which a text speaks before it names it."""
_LOOKED_AT = 300
"""Tokens before a group in which the text may have told more of it."""
_FULLER = 3
"""Words of a definite group from which on it stands for itself."""


def read_person(told: Told, reading: Reading, party: Party) -> Guesses:
    """The person whom the article gives this role, else nobody by name, under the description."""
    scene = told.scene
    unnamed = SpeakerGuess(_with_owner(told, reading, party), "unnamed", 0.7)
    lows = scene.tokens.lows
    if lows[reading.at] == "this" and reading.noun in lexicon.AUTHORS and reading.head == reading.at + 1:
        return (SpeakerGuess(told.authors[0], "person", 0.7),) if len(told.authors) == 1 else (unnamed,)
    before = pair(told, reading) if means_two(reading) else ()
    if before:
        return before
    whole = _of_them(told, reading)
    if whole is not None:
        return (replace(unnamed, name=whole, score=0.6),)
    if lows[reading.at] in lexicon.INDEFINITE or not lexicon.is_person_noun(reading.noun) or _is_open(told, reading):
        return (unnamed,)
    salient = told.found.options.get(reading.head, ())
    holders = roles.holders(scene.roster, reading, early=scene.paragraph(reading.head) <= 2)
    if holders:
        shares = dict(salient)
        holders.sort(key=lambda person: -shares.get(person, 0.0))
        score = 0.85 if len(holders) == 1 else 0.6
        return told.options([(holders[0], score), *((p, 0.3) for p in holders[1:3])])
    if reading.definite and salient and salient[0][1] >= SALIENT:
        person = salient[0][0]
        if person >= len(scene.roster.people) or roles.may_hold(scene.roster, person, reading):
            return told.options(salient[:1], 0.9)
    fuller = _fuller(told, reading, "unnamed") if reading.definite and reading.owner is None else None
    return (replace(unnamed, name=fuller) if fuller else unnamed,)


def _is_open(told: Told, reading: Reading) -> bool:
    """Who it will be is open yet: "the next president"."""
    return "next" in told.scene.tokens.lows[reading.at : reading.head]


def read_group(told: Told, reading: Reading, party: Party) -> Guesses:
    """A group under its description, in the fuller words by which the article brought it in."""
    words = reading.printed.lower().split()
    human = lexicon.is_person_noun(lexicon.singular(reading.noun)) or reading.noun in {"men", "women"}
    before = pair(told, reading) if means_two(reading) else ()
    if before:
        return before
    whole = _of_them(told, reading)
    if whole is not None:
        return (SpeakerGuess(whole, "group", 0.6),)
    name = _with_owner(told, reading, party)
    if reading.owner is None:
        known = reading.definite or (len(words) == 1 and human and _is_common(told, reading))
        fuller = (_fuller(told, reading, "group") or _fuller_in_text(told, reading)) if known else None
        name = fuller or shared_by(told, reading) or name
    return (SpeakerGuess(name, "group", 0.85),)


def _of_them(told: Told, reading: Reading) -> str | None:
    """ "One of two engineers" for "one of them"."""
    part, of, them = reading.printed.rpartition(" of ")
    if not of or them.lower() not in {"them", "these", "those"}:
        return None
    meant = third(told, replace(reading, noun="they"))
    if len(meant) != 1 or meant[0].kind != "group" or meant[0].score < THRESHOLD:
        return None
    name = meant[0].name
    whole = name.rpartition(" of ")[2] if name.lower().split()[0] in lexicon.QUANTIFIERS else name
    return f"{part} of {whole}"


def _is_common(told: Told, reading: Reading) -> bool:
    """No name of a party or a people: "officials", not "Republicans"."""
    tokens = told.scene.tokens
    return reading.head not in told.scene.roster.organisation_at and tokens.lows[reading.head] in tokens.lower_case


def _fuller(told: Told, reading: Reading, kind: SpeakerKind) -> str | None:
    """The longer name of somebody unnamed with the same noun who spoke before."""
    words = set(reading.printed.lower().split()) - lexicon.DETERMINERS
    if len(words) >= _FULLER:
        return None
    for spoke in reversed(told.latest):
        name = spoke.guesses[0].name
        others = name.lower().split()
        nouns = {spoke.reading.noun, others[-1] if kind == "group" else ""}
        if spoke.guesses[0].kind != kind or spoke.reading.head == reading.head:
            continue
        known = {*others, reading.noun} if _same_document(reading.noun, spoke.reading.noun) else set(others)
        if (reading.noun in nouns or len(known) > len(others)) and words < known - lexicon.QUANTIFIERS:
            return name
    return None


def _fuller_in_text(told: Told, reading: Reading) -> str | None:
    """The longer name under which the text speaks of a group before, where it said nothing then."""
    scene, lows = told.scene, told.scene.tokens.lows
    words = set(reading.printed.lower().split()) - lexicon.DETERMINERS
    if len(words) > 1 or not reading.definite:
        return None
    for at in range(reading.at - 1, max(reading.at - _LOOKED_AT, -1), -1):
        if lows[at] == reading.noun and at not in scene.quoted and scene.is_people(at):
            printed = scene.noun_phrase(at).printed
            others = set(printed.lower().split()) - lexicon.DETERMINERS - lexicon.QUANTIFIERS
            if words < others:
                return printed
    return None


def _same_document(noun: str, other: str) -> bool:
    """One noun may take up what the other has named ("poll", "survey")."""
    return noun == other or {noun, other} <= lexicon.POLLS


def shared_by(told: Told, reading: Reading) -> str | None:
    """ "Thirty percent of Eastmere voters" for "thirty percent", by the last share of which it was said of whom."""
    if not _SHARE.search(reading.printed):
        return None
    lows = told.scene.tokens.lows
    polled: str | None = None
    for index in range(reading.at - 1, 0, -1):
        if lows[index] == "of" and lows[index - 1] in _SHARED:
            whole = _people_at(told, index + 1)
            return f"{reading.printed} of {whole}" if whole else None
        if polled is None and (lows[index] == "among" or (lows[index] == "of" and lows[index - 1] in lexicon.POLLS)):
            polled = _people_at(told, index + 1)
    return f"{reading.printed} of {polled}" if polled else None


def _people_at(told: Told, start: int) -> str | None:
    """The plural of human beings whose phrase begins at a token, without a number before it."""
    roster, tokens = told.scene.roster, told.scene.tokens
    while start < len(tokens) and tokens.words[start][0].isdigit():
        start += 1
    stop = next((i for i in range(start, min(start + 8, len(tokens))) if tokens.lows[i] == "."), start + 8)
    if start + 1 >= min(stop, len(tokens)):
        return None
    end = segments.segment_end(roster, start, min(stop, len(tokens)))
    phrase = segments.printed(told.scene.text, roster, start, end)
    return phrase if lexicon.is_plural(phrase.lower().split()[-1]) else None


def read_organisation(told: Told, reading: Reading, party: Party) -> Guesses:
    """An organisation under its full name; "the company" is the one that the text is about just now."""
    name, score = told.scene.organisations.full_name(replace(reading, printed=_with_owner(told, reading, party)))
    if reading.definite and reading.owner is None and name == "government":
        name, score = _country(told, reading) or name, 0.6
    plain = reading.definite and reading.owner is None and name == reading.printed and name == name.lower()
    if plain and name.split()[-1] in lexicon.ANY_ORGANISATION:
        return _organisation_meant(told, reading) or (SpeakerGuess(name, "organisation", score),)
    return (SpeakerGuess(name, "organisation", score),)


def _organisation_meant(told: Told, reading: Reading) -> Guesses:
    """The organisation for "the company": often and lately named, not behind a preposition, of no other sort."""
    scene, lows = told.scene, told.scene.tokens.lows
    here = scene.sentence(reading.head)
    paragraph = scene.paragraph(reading.head)
    spoke = {g.name for one in told.latest for g in one.guesses if g.kind == "organisation"}
    weights: dict[str, float] = {}
    counts: dict[str, int] = {}
    for one in scene.roster.organisations:
        if one.label != "ORGANIZATION" or not _may_be(one.printed, reading.noun):
            continue
        counts[one.printed] = counts.get(one.printed, 0) + 1
        if one.first >= reading.at or one.first in scene.quoted or paragraph - scene.paragraph(one.first) > 2:
            continue
        before = lows[one.first - 1] if one.first else ""
        weight = 0.8 ** (here - scene.sentence(one.first)) * (0.5 if before in lexicon.PREPOSITIONS else 1.0)
        weight *= 1.3 if one.first <= scene.sentence_start(one.first) + 1 else 1.0
        weight *= _SPOKE if one.printed in spoke else 1.0
        weights[one.printed] = max(weights.get(one.printed, 0.0), weight)
    if not weights:
        weights = {name: 0.5 for name, count in counts.items() if count >= _TOPIC}
    ranked = sorted(((log(1 + counts[name]) * weight, name) for name, weight in weights.items()), reverse=True)
    if not ranked:
        return ()
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    score = round(min(0.8, ranked[0][0] / (ranked[0][0] + 0.7 * second)), 3)
    full = scene.organisations.full_name(Reading("organisation", ranked[0][1], reading.at, reading.head))[0]
    return (SpeakerGuess(full, "organisation", score),)


def _country(told: Told, reading: Reading) -> str | None:
    """The country or place that the article names most, for "the government"."""
    counts = Counter(
        one.printed for one in told.scene.roster.organisations if one.label == "LOCATION" and one.first < reading.at
    )
    best = counts.most_common(2)
    clear = best and best[0][1] >= _TOPIC and (len(best) < 2 or best[0][1] >= 2 * best[1][1])
    return best[0][0] if clear else None


def _may_be(name: str, noun: str) -> bool:
    """Nothing in a name tells another sort of organisation than the noun: no "company" is a "Ministry"."""
    sorts = {word for word in name.lower().split() if word in lexicon.ORG_NOUNS - lexicon.ANY_ORGANISATION}
    return not sorts or noun in sorts or noun in {"group", "agency", "organization", "organisation"}


def read_document(told: Told, reading: Reading, party: Party) -> Guesses:
    """Whose it is ("Ruiz's memoir", "its report"), or who made the one spoken of before; else the document itself."""
    owner = reading.owner
    place = told.scene.roster.organisation_at.get(owner.head) if owner is not None else None
    if owner is not None and owner.kind in {"person", "organisation", "pronoun"}:
        guesses = () if place is not None and place.label == "LOCATION" else party(owner)[:1]
        if guesses and guesses[0].kind in {"person", "organisation"} and guesses[0].score >= THRESHOLD:
            return (replace(guesses[0], score=round(guesses[0].score * 0.9, 3)),)
    if reading.definite and owner is None and len(reading.printed.split()) < _FULLER:
        for spoke in reversed(told.latest):
            if spoke.reading.document and _same_document(reading.noun, spoke.reading.document):
                return tuple(replace(guess, score=round(guess.score * 0.9, 3)) for guess in spoke.guesses)
            if _same_document(reading.noun, spoke.reading.noun) and spoke.reading.head != reading.head:
                break
        fuller = _fuller(told, reading, "unnamed")
        if fuller:
            return (SpeakerGuess(fuller, "unnamed", 0.7),)
        if reading.noun in lexicon.UTTERANCES:
            return _who_made(told, reading, party) or (SpeakerGuess(reading.printed, "unnamed", 0.7),)
    return (SpeakerGuess(reading.printed, "unnamed", 0.7),)


def _who_made(told: Told, reading: Reading, party: Party) -> Guesses:
    """Whoever issued the statement, or spoke in the sentence that brought it in: "the board said in a statement"."""
    scene, lows = told.scene, told.scene.tokens.lows
    paragraph = scene.paragraph(reading.head)
    for index in range(reading.at - 1, -1, -1):
        if paragraph - scene.paragraph(index) > 3:
            break
        if lows[index] == reading.noun and lows[index - 1] in lexicon.SINGLE and index not in scene.quoted:
            issued = _issued_by(told, index, reading.at)
            if issued is not None:
                return party(issued)[:1]
            sentence = scene.sentence(index)
            for spoke in reversed(told.latest):
                named = spoke.guesses[0].kind in {"person", "organisation"} and spoke.guesses[0].score > 0.6
                if named and scene.sentence(spoke.reading.head) == sentence:
                    return tuple(replace(guess, score=round(guess.score * 0.75, 3)) for guess in spoke.guesses)
            break
    return ()


def _issued_by(told: Told, index: int, stop: int) -> Reading | None:
    """Who stands behind "by" or "from" after the noun of a document."""
    found = None
    for end in range(index + 3, min(index + 10, stop) + 1):
        authors = read_phrase(told.scene.text, told.scene.roster, range(index, end))
        if authors and authors[0].document:
            found = authors[0]
    return found


def _with_owner(told: Told, reading: Reading, party: Party) -> str:
    owner = reading.owner
    if owner is None or owner.kind not in {"pronoun", "person", "description"}:
        return reading.printed
    return told.with_owner(reading, party(owner))
