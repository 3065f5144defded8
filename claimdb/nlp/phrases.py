"""What a source phrase is: a name, a pronoun, an organisation, a group, or a description with its head noun."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from claimdb.nlp import lexicon

if TYPE_CHECKING:
    from claimdb.nlp.naming import Name
    from claimdb.nlp.people import Roster

ReadingKind = Literal["person", "pronoun", "organisation", "group", "description", "document"]

_MARKS = frozenset(',;:()[]—–"“”…?!-')
_POSSESSIVE = frozenset(("'s", "’s"))
_BEFORE_NAMES = frozenset(("as", "only", "by", "“", '"', ".", "former"))


@dataclass(frozen=True, slots=True)
class Reading:
    """One party of a source phrase."""

    kind: ReadingKind
    printed: str
    """Without determiner, relative clause and appositive."""
    at: int
    """Its first token."""
    head: int
    """Token of its head noun, name or pronoun."""
    name: Name | None = None
    noun: str = ""
    definite: bool = False
    owner: Reading | None = None
    """Whose ("Rao's lawyer", "his campaign")."""


def read_phrase(text: str, roster: Roster, indices: range) -> tuple[Reading, ...]:
    """The parties of a source phrase, several where it joins them ("A and B"); empty for a phrase without words."""
    indices = _trim(roster, indices)
    if not indices:
        return ()
    joint = _joint(text, roster, indices)
    return joint or (_read(text, roster, indices),)


def _trim(roster: Roster, indices: range) -> range:
    words = roster.tokens.words
    start, stop = indices.start, indices.stop
    while start < stop and not words[start][-1].isalnum():
        start += 1
    while stop > start and not words[stop - 1][-1].isalnum():
        stop -= 1
    return range(start, stop)


# ── several parties ──────────────────────────────────────────────────────────────────────────────────────────────


def _joint(text: str, roster: Roster, indices: range) -> tuple[Reading, ...]:
    """Both sides of "and" where each names somebody, with what commas list before it."""
    lows = roster.tokens.lows
    for at in range(indices.start + 1, indices.stop - 1):
        if lows[at] not in {"and", "&"} or _inside_name(roster, at):
            continue
        left, right = _trim(roster, range(indices.start, at)), _trim(roster, range(at + 1, indices.stop))
        if not left or not right:
            continue
        second = _read(text, roster, right)
        if second.kind == "pronoun" and second.noun in lexicon.RELATIVE:
            return ()
        parts = _listed(text, roster, left)
        named = all(part.kind in {"person", "organisation"} for part in parts)
        alike = second.kind == parts[-1].kind and (second.name is None or second.head - second.at < 6)
        begins = lows[right.start] in lexicon.DETERMINERS and second.kind != "document"
        group = second.kind == "group" and right.start not in roster.name_at and parts[-1].kind == "person"
        counts = second.kind == "person" or begins or group
        if named and (alike or counts) and _nothing_between(roster, parts[-1], at):
            rest = _joint(text, roster, right)
            return (*parts, *(rest or (second,)))
        return ()
    return ()


def _listed(text: str, roster: Roster, indices: range) -> tuple[Reading, ...]:
    """The parts of "A, B" where each is a name by itself; else the one reading of the whole."""
    commas = [i for i in indices if roster.tokens.lows[i] == "," and not _inside_name(roster, i)]
    if commas:
        borders = [indices.start - 1, *commas, indices.stop]
        ranges = [_trim(roster, range(a + 1, b)) for a, b in pairwise(borders)]
        parts = tuple(_read(text, roster, part) for part in ranges if part)
        plain = all(part.name is not None and part.name.first == part.at for part in parts)
        if plain and len({id(part.name) for part in parts}) == len(parts):
            return parts
    return (_read(text, roster, indices),)


def _nothing_between(roster: Roster, reading: Reading, at: int) -> bool:
    """Nothing but a place or a bracket stands between a party and the "and" behind it."""
    end = reading.name.last if reading.name is not None else reading.head + 1
    if at - end > 2 and roster.tokens.lows[end] == "," and roster.tokens.lows[at - 1] == ",":
        return True
    return at - end <= 0 or (at - end <= 6 and roster.tokens.lows[end] in {"of", "(", "[", "for"})


def _inside_name(roster: Roster, index: int) -> bool:
    return index in roster.name_at or index in roster.organisation_at


# ── one party ────────────────────────────────────────────────────────────────────────────────────────────────────


def _read(text: str, roster: Roster, indices: range) -> Reading:
    tokens = roster.tokens
    start, stop = indices.start, indices.stop
    pronoun = _pronoun(roster, indices)
    if pronoun is not None:
        return pronoun
    if tokens.lows[start] in lexicon.PREPOSITIONS and stop - start > 1 and not _inside_name(roster, start):
        start += 1
        if tokens.lows[start] == "to" and stop - start > 1:
            start += 1
    end = _segment_end(roster, start, stop)
    owner, begin = _owner(text, roster, start, end, stop)
    if begin >= end:
        end = max(begin - 1, start + 1)
        begin = start
        owner = None
    head = _last_noun(roster, begin, end)
    if head in roster.name_at:
        name = roster.name_at[head]
        return Reading("person", name.printed, start, head, name)
    behind = _name_behind(roster, head, end, stop)
    if behind is not None:
        return Reading("person", behind.printed, start, behind.first, behind)
    return _describe(text, roster, (start, begin, end, stop), head, owner)


def _pronoun(roster: Roster, indices: range) -> Reading | None:
    tokens = roster.tokens
    low, word = tokens.lows[indices.start], tokens.words[indices.start]
    if low not in lexicon.PRONOUNS or (word.isupper() and low != "i"):
        return None
    rest = [tokens.lows[i] for i in indices[1:]]
    alone = not rest or rest[0] in {
        "'s",
        "’s",
        "'",
        "’",
        "himself",
        "herself",
        "themselves",
        "both",
        "all",
        "also",
        ",",
    }
    possessive = low in {"his", "its", "their", "my", "our", "your", "that", "whose"} or (low == "her" and rest)
    if not alone and possessive:
        return None
    if not alone and rest and low in {"who", "which", "that"} | lexicon.THEY and len(rest) > 2:
        return None
    return Reading("pronoun", word, indices.start, indices.start, noun=low)


def _segment_end(roster: Roster, start: int, stop: int) -> int:
    """End of the words up to the head noun: where a mark, a preposition, a clause or a verb begins."""
    tokens = roster.tokens
    stops = lexicon.PREPOSITIONS | lexicon.CLAUSE_WORDS | lexicon.BOUNDARY_VERBS
    for index in range(start + 1, stop):
        if _inside_name(roster, index) and _inside_name(roster, index - 1):
            same = roster.name_at.get(index) is roster.name_at.get(index - 1)
            if same and roster.organisation_at.get(index) is roster.organisation_at.get(index - 1):
                continue
        low = tokens.lows[index]
        if low == "-" and tokens.starts[index] == tokens.ends[index - 1]:
            continue
        if low in _MARKS or low in stops:
            return index
    return stop


def _owner(text: str, roster: Roster, start: int, end: int, stop: int) -> tuple[Reading | None, int]:
    """(whose it is, first token behind the possessive)."""
    tokens = roster.tokens
    for index in range(end - 1, start, -1):
        low = tokens.lows[index]
        if low in _POSSESSIVE or (low in {"’", "'"} and tokens.lows[index - 1].endswith("s")):
            if index + 1 >= end and end < stop:
                continue
            return _read(text, roster, range(start, index)), index + 1
    if tokens.lows[start] in {"his", "her", "its", "their", "my", "our", "your"} and end - start > 1:
        word = tokens.lows[start]
        return Reading("pronoun", tokens.words[start], start, start, noun=word), start + 1
    return None, start


def _last_noun(roster: Roster, begin: int, end: int) -> int:
    """Index of the head: the last word that is no adverb, or the name that only adverbs follow."""
    tokens = roster.tokens
    at = end - 1
    while at > begin:
        low = tokens.lows[at]
        if low[0].isalnum() and not (
            low.endswith("ly") and low not in {"family", "ally", "assembly", "daily", "weekly"}
        ):
            break
        at -= 1
    return at


def _name_behind(roster: Roster, head: int, end: int, stop: int) -> Name | None:
    """The name that follows a description: "the mayor, Ana Ruiz", "a man named Biscuit"."""
    tokens = roster.tokens
    noun = lexicon.TITLE_NOUNS.get(tokens.lows[head], tokens.lows[head])
    if end >= stop or not lexicon.is_person_noun(noun):
        return None
    at = end
    if tokens.lows[at] in {"of", "for", "at", "in", "to"}:
        while at < stop and at - end < 10 and tokens.lows[at] != ",":
            name = roster.name_at.get(at)
            if name is not None and _ends_title(roster, name, stop):
                return name
            at += 1
    if at < stop and roster.name_at.get(stop - 1) is not None:
        last = roster.name_at[stop - 1]
        if last.left > at and tokens.lows[last.left - 1] == "," and tokens.lows[last.first - 1] not in _POSSESSIVE:
            return last
    if at >= stop or tokens.lows[at] not in {",", "named", "called", "identified", "—", "–", "(", "known"}:
        return None
    at += 1
    while at < stop and at not in roster.name_at:
        if not (
            tokens.is_capitalised(at) or tokens.lows[at] in _BEFORE_NAMES or tokens.lows[at] in lexicon.PERSON_NOUNS
        ):
            return None
        at += 1
    name = roster.name_at.get(at)
    if name is None:
        return None
    follows = tokens.lows[name.last] if name.last < stop else ""
    return None if follows in _POSSESSIVE else name


def _ends_title(roster: Roster, name: Name, stop: int) -> bool:
    """The name ends a title that has an "of" in it: "Speaker of the House Ana Ruiz"."""
    before = roster.tokens.lows[name.left - 1]
    plain = before not in lexicon.PREPOSITIONS and before not in lexicon.DETERMINERS and before not in {",", "and"}
    return plain and (name.last >= stop or roster.tokens.lows[name.last] not in _POSSESSIVE)


def _describe(
    text: str, roster: Roster, borders: tuple[int, int, int, int], head: int, owner: Reading | None
) -> Reading:
    """A party without a person's name."""
    tokens = roster.tokens
    start, begin, end, stop = borders
    first, low = tokens.lows[start], tokens.lows[head]
    printed = _printed(text, roster, start, stop)
    definite = first in {"the", "this", "that", "these", "those"} or owner is not None
    organisation = roster.organisation_at.get(head)
    rest = Reading(
        "description", printed, start, head, noun=lexicon.TITLE_NOUNS.get(low, low), definite=definite, owner=owner
    )
    if organisation is not None and not (organisation.label == "MISC" and organisation.first >= begin):
        plain = end >= stop or tokens.lows[end] in _MARKS | lexicon.CLAUSE_WORDS
        shown = organisation.printed if plain and owner is None else printed
        return _as(rest, "organisation", shown)
    plural = lexicon.is_plural(low) or first in {
        "some",
        "many",
        "several",
        "few",
        "both",
        "these",
        "those",
        "two",
        "three",
    }
    if lexicon.singular(low) in lexicon.DOCUMENT_NOUNS or low in lexicon.DOCUMENT_NOUNS:
        return _as(rest, "document", printed)
    if low in lexicon.ORG_NOUNS and not (plural and low not in {"forces", "services"}):
        return _as(rest, "organisation", printed)
    if plural and head > begin and tokens.is_capitalised(head) and tokens.is_capitalised(head - 1):
        plural = lexicon.is_person_noun(lexicon.singular(low)) or low in lexicon.PLURAL_PEOPLE
    if plural or first.isdigit():
        return _as(rest, "group", printed)
    if lexicon.is_person_noun(rest.noun) or first in lexicon.INDEFINITE:
        return rest
    if tokens.is_capitalised(head) and head > start:
        return _as(rest, "organisation", printed)
    return rest


def _as(reading: Reading, kind: ReadingKind, printed: str) -> Reading:
    return Reading(
        kind, printed, reading.at, reading.head, noun=reading.noun, definite=reading.definite, owner=reading.owner
    )


def _printed(text: str, roster: Roster, start: int, stop: int) -> str:
    """The phrase up to its relative clause, appositive or bracket, without article."""
    tokens = roster.tokens
    begin = start + 1 if tokens.lows[start] in {"the", "a", "an"} and stop - start > 1 else start
    if tokens.lows[begin].endswith("-based") and stop - begin > 1:
        begin += 1
    end = begin + 1
    while end < stop:
        low = tokens.lows[end]
        if not _inside_name(roster, end) and (low in {",", "(", ";", ":", "—", "–"} or low in lexicon.CLAUSE_WORDS):
            break
        end += 1
    while end > begin + 1 and not tokens.words[end - 1][-1].isalnum():
        end -= 1
    while end > begin + 1 and tokens.lows[end - 1] in _POSSESSIVE:
        end -= 1
    return " ".join(text[tokens.starts[begin] : tokens.ends[end - 1]].split())
