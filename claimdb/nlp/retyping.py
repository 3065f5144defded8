"""The extractor's entities put right: people whom it took for something else, acronyms that it took for people."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from claimdb.nlp import lexicon
from claimdb.nlp.tokens import Tokens, fold, initials_before, is_common_end, is_given_name, is_polite
from claimdb.records import Entity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ADJECTIVES = ("ed", "ing", "ful", "ous", "ive", "less", "able", "ible", "ican", "ish", "ist", "ary")


def named_alone(tokens: Tokens, sources: Sequence[range]) -> set[str]:
    """Words that are all of a source, and no common nouns: surnames, as a rule."""
    words = {tokens.lows[r.start] for r in sources if len(r) == 1 and tokens.is_capitalised(r.start)}
    common = {low for low in words if is_common_end(low) or lexicon.is_person_noun(lexicon.singular(low))}
    return words - common - lexicon.NOT_NAME_STARTS


def retyped(tokens: Tokens, entities: Sequence[Entity], alone: set[str]) -> list[Entity]:
    """People whom the extractor took for something else: behind "Mr.", with a surname seen elsewhere, in Cyrillic.

    And acronyms that it took for people. ``alone`` are words by which sources are named.
    """
    parted = (part for entity in entities for part in _parts(tokens, _without_owner(tokens, entity)))
    places = [(entity, tokens.within(entity.span)) for entity in parted]
    seen = {
        low for e, i in places if e.label == "PERSON" for low in tokens.lows[i.start : i.stop] if _is_mixed(tokens, i)
    }
    seen |= {tokens.lows[i + 1] for i in tokens.capitals if _leads_to_capitals(tokens, i) and is_given_name(tokens, i)}
    polite = {entity for entity, indices in places if indices and is_polite(tokens, indices.start)}
    people = {indices.start for entity, indices in places if entity.label == "PERSON" and indices}
    ends = {indices.stop for entity, indices in places if entity.label == "PERSON" and indices}
    surnames = {_last_word(tokens, entity) for entity, _ in places if entity.label == "PERSON" or entity in polite}
    retyped: list[Entity] = []
    for entity, indices in places:
        if entity.label != "PERSON" and indices:
            named = (
                2 <= len(indices) <= 4
                and is_given_name(tokens, indices.start)
                and _last_word(tokens, entity) in surnames
            )
            named = named or (len(indices) == 1 and is_given_name(tokens, indices.start) and indices.stop in people)
            called = entity.label != "MISC" and _is_called(tokens, indices, alone)
            rest = indices.start in ends and _are_foreign(tokens, range(indices.start - 1, indices.stop))
            if named or called or rest or entity in polite:
                entity = Entity(entity.span, "PERSON", entity.score)
        elif indices and entity not in polite and _is_acronym(tokens, indices, seen):
            entity = Entity(entity.span, "ORGANIZATION", entity.score)
        retyped.append(entity)
    return retyped


def _without_owner(tokens: Tokens, entity: Entity) -> Entity:
    """The person in "the Post's Ana Ruiz" and "Ruiz's sister", where the extractor took the whole for a name."""
    indices = tokens.within(entity.span) if entity.label == "PERSON" else range(0)
    owns = next((i for i in indices if tokens.lows[i] in {"'s", "’s"}), None)
    if owns is None or owns == indices.start:
        return entity
    if owns + 1 < indices.stop and tokens.is_capitalised(owns + 1):
        return Entity(Span(tokens.starts[owns + 1], entity.span.end), entity.label, entity.score)
    return Entity(Span(entity.span.start, tokens.starts[owns]), entity.label, entity.score)


def _parts(tokens: Tokens, entity: Entity) -> Iterator[Entity]:
    """The people in "Ruiz has campaigned for Lowe", where the extractor took the whole for one name."""
    indices = tokens.within(entity.span) if entity.label == "PERSON" else range(0)
    breaks = [i for i in indices if tokens.words[i][0].islower() and tokens.lows[i] not in lexicon.PARTICLES]
    if not breaks or len(breaks) == len(indices):
        yield entity
        return
    for before, behind in pairwise((indices.start - 1, *breaks, indices.stop)):
        if behind - before > 1 and tokens.is_capitalised(before + 1):
            yield Entity(Span(tokens.starts[before + 1], tokens.ends[behind - 1]), entity.label, entity.score)


def _is_mixed(tokens: Tokens, indices: range) -> bool:
    """Not all in capitals."""
    return any(char.islower() for i in indices for char in tokens.words[i])


def _are_foreign(tokens: Tokens, indices: range) -> bool:
    """Words side by side in another alphabet: the extractor, which reads English, cuts full names in two there."""
    words = [tokens.words[i] for i in indices]
    letters = [unicodedata.name(word[0], "") for word in words if word.isalpha()]
    if len(letters) < len(words) or not all(map(tokens.touches, indices[:-1])):
        return False
    return not any(letter.startswith("LATIN") for letter in letters)


def _is_acronym(tokens: Tokens, indices: range, seen: set[str]) -> bool:
    """ "EWB" or "E.W.B.", unless it is a person's name in a headline in capitals."""
    words = [tokens.words[i] for i in indices if tokens.words[i] != "."]
    if len(words) > 1:
        return all(len(word) == 1 for word in words)
    return bool(words) and len(words[0]) > 2 and words[0].isupper() and words[0].lower() not in seen


def _leads_to_capitals(tokens: Tokens, index: int) -> bool:
    return index + 1 < len(tokens) and tokens.words[index + 1].isupper() and tokens.touches(index)


def _is_called(tokens: Tokens, indices: range, alone: set[str]) -> bool:
    """Two or three capitalised words without an article, the last of which is a source by itself elsewhere."""
    if not indices or tokens.lows[indices[-1]] not in alone:
        return False
    article = {"the", "a", "an"} & set(tokens.lows[max(indices.start - 1, 0) : indices.start + 1])
    rest = range(indices.start, initials_before(tokens, indices[-1]))
    plain = all(tokens.words[i].isalpha() and tokens.is_capitalised(i) for i in rest)
    return not article and plain and len(rest) <= 2 and len(indices) > 1


def _last_word(tokens: Tokens, entity: Entity) -> str:
    indices = tokens.within(entity.span)
    return fold(tokens.words[indices[-1]]) if indices else ""


def labels_of(tokens: Tokens, entities: Sequence[Entity]) -> dict[int, Entity]:
    """The longest entity over each token."""
    labels: dict[int, Entity] = {}
    for entity in sorted(entities, key=lambda e: e.span.end - e.span.start):
        for index in tokens.within(entity.span):
            labels[index] = entity
    return labels


def join_given_names(tokens: Tokens, labels: dict[int, Entity], sources: Sequence[range]) -> None:
    """Label the first of two words that are all of a source as the second, where that is a surname named nowhere else.

    A rare given name is not in the list; in a headline ("Angry Ruiz") every word is capitalised.
    """
    full = {tokens.lows[i.stop - 1] for i in (tokens.within(e.span) for e in labels.values()) if len(i) > 1}
    for indices in sources:
        if len(indices) != 2 or indices.stop >= len(tokens) or tokens.is_capitalised(indices.stop):
            continue
        first, entity = indices.start, labels.get(indices.stop - 1)
        if entity is None or entity.label != "PERSON" or tokens.lows[first + 1] in full:
            continue
        low = tokens.lows[first]
        known = low in lexicon.TITLES | lexicon.TITLE_MODIFIERS | lexicon.NOT_NAME_STARTS or is_common_end(low)
        plain = tokens.words[first].isalpha() and tokens.is_capitalised(first) and not tokens.words[first].isupper()
        other = labels.get(first)
        mistaken = other is None or (other.label != "MISC" and len(tokens.within(other.span)) == 1)
        if plain and mistaken and not known and not low.endswith(_ADJECTIVES):
            labels[first] = entity


def fuller_forms(tokens: Tokens, sources: Sequence[range]) -> set[int]:
    """First tokens of "Xyz Ruiz" wherever "Ruiz" alone is a source: an unknown sequence there is a person too."""
    alone = {tokens.lows[r[-1]] for r in sources if 0 < len(r) <= 3 and tokens.is_capitalised(r[-1])}
    alone = {low for low in alone if not is_common_end(low) and low not in lexicon.NOT_NAME_STARTS}
    found: set[int] = set()
    for index in tokens.capitals:
        if tokens.lows[index] in alone and index and tokens.touches(index - 1):
            start = initials_before(tokens, index)
            if start < index or tokens.is_capitalised(index - 1):
                found.add(min(start, index - 1))
    return found
