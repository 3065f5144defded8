"""Who a source phrase names: one party, several joined in it, or those who made the document that it names."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from claimdb.nlp import lexicon, segments
from claimdb.nlp.party import Reading, read_party

if TYPE_CHECKING:
    from claimdb.nlp.people import Roster

__all__ = ["Reading", "read_phrase"]

_NO_AUTHOR = lexicon.CLAUSE_WORDS | lexicon.READERS | lexicon.TOPICS
_PRONOUNS = lexicon.HE | lexicon.SHE


def read_phrase(text: str, roster: Roster, indices: range) -> tuple[Reading, ...]:
    """The parties of a source phrase, several where it joins them ("A and B"); empty for a phrase without words."""
    indices = segments.trim(roster, indices)
    if not indices:
        return ()
    joint = _joint(text, roster, indices)
    if joint:
        return joint
    reading = read_party(text, roster, indices)
    listed = _named_behind(text, roster, reading, indices)
    if listed:
        return listed
    return _authors(text, roster, reading, indices.stop) or (reading,)


# ── several parties ──────────────────────────────────────────────────────────────────────────────────────────────


def _joint(text: str, roster: Roster, indices: range) -> tuple[Reading, ...]:
    """Both sides of "and" where each names somebody, with what commas list before it."""
    lows = roster.tokens.lows
    for at in range(indices.start + 1, indices.stop - 1):
        if lows[at] not in {"and", "&", "or", "nor"} or segments.inside_name(roster, at):
            continue
        leads = lows[indices.start] in {"both", "either", "neither"} and at > indices.start + 1
        left = segments.trim(roster, range(indices.start + leads, at))
        right = segments.trim(roster, range(at + 1, indices.stop))
        if not left or not right:
            continue
        second = read_party(text, roster, right)
        if second.kind == "pronoun" and second.noun in lexicon.RELATIVE:
            return ()
        parts = _listed(text, roster, left)
        named = all(
            part.kind in {"person", "organisation"} or part.noun in _PRONOUNS or _owns(part, second) for part in parts
        )
        alike = second.kind == parts[-1].kind and (second.name is None or second.head - second.at < 6)
        begins = lows[right.start] in lexicon.DETERMINERS and second.kind != "document"
        group = second.kind == "group" and right.start not in roster.name_at and parts[-1].kind == "person"
        counts = second.kind == "person" or begins or group
        if lows[at] in {"or", "nor"} and second.kind not in {"person", "organisation"} and second.owner is None:
            return ()
        if named and (alike or counts) and _nothing_between(roster, parts[-1], at):
            rest = _joint(text, roster, right)
            return (*parts, *(rest or (second,)))
        return ()
    return ()


def _listed(text: str, roster: Roster, indices: range) -> tuple[Reading, ...]:
    """The parts of "A, B" where each is a name by itself; else the one reading of the whole."""
    commas = [i for i in indices if roster.tokens.lows[i] == "," and not segments.inside_name(roster, i)]
    if commas:
        borders = [indices.start - 1, *commas, indices.stop]
        ranges = [segments.trim(roster, range(a + 1, b)) for a, b in pairwise(borders)]
        parts = tuple(read_party(text, roster, part) for part in ranges if part)
        plain = all(_is_name_alone(roster, part) for part in parts)
        if plain and len({id(part.name) for part in parts}) == len(parts):
            return parts
    return (read_party(text, roster, indices),)


def _is_name_alone(roster: Roster, part: Reading) -> bool:
    """Nothing but a title stands before the name."""
    if part.name is None:
        return False
    before = roster.tokens.lows[part.at : part.name.first]
    return all(low in lexicon.TITLES or low == "." for low in before)


def _named_behind(text: str, roster: Roster, reading: Reading, indices: range) -> tuple[Reading, ...]:
    """The names that tell who a group is: "the two bakers, Ana Ruiz and Tom Lowe"."""
    lows, behind = roster.tokens.lows, reading.head + 1
    if reading.kind != "group" or behind >= indices.stop or lows[behind] not in segments.MARKS:
        return ()
    rest = segments.trim(roster, range(behind, indices.stop))
    parts = _joint(text, roster, rest) if rest and lows[rest.start] not in lexicon.PREPOSITIONS else ()
    ends = bool(parts) and parts[-1].name is not None and parts[-1].name.last >= rest.stop
    return parts if ends and all(part.kind == "person" for part in parts) else ()


def _owns(part: Reading, second: Reading) -> bool:
    """ "The senator" in "the senator and her allies"."""
    person = part.kind == "description" and part.definite and lexicon.is_person_noun(part.noun)
    return person and second.owner is not None and second.owner.noun in _PRONOUNS


def _nothing_between(roster: Roster, reading: Reading, at: int) -> bool:
    """Nothing but a place or a bracket stands between a party and the "and" behind it."""
    end = reading.name.last if reading.name is not None else reading.head + 1
    if at - end > 2 and roster.tokens.lows[end] == "," and roster.tokens.lows[at - 1] == ",":
        return True
    return at - end <= 0 or (at - end <= 6 and roster.tokens.lows[end] in {"of", "(", "[", "for"})


# ── who speaks in a document ─────────────────────────────────────────────────────────────────────────────────────


def _authors(text: str, roster: Roster, document: Reading, stop: int) -> tuple[Reading, ...]:
    """Those behind "by", "from" or "of" in "a letter from the water board seen by the press"; empty for none."""
    if document.kind != "document":
        return ()
    lows = roster.tokens.lows
    for at in range(document.head + 1, stop - 1):
        low = lows[at]
        if low in _NO_AUTHOR or (low in segments.MARKS and low != "-"):
            break
        issued = low == "of" and at == document.head + 1 and lexicon.singular(document.noun) in lexicon.ISSUED
        if low in {"by", "from"} or issued:
            end = next((i for i in range(at + 1, stop) if lows[i] in lexicon.READERS), stop)
            authors = read_phrase(text, roster, range(at + 1, end))
            if authors and all(_may_write(roster, one, low) for one in authors):
                return tuple(replace(one, document=document.noun) for one in authors)
            return ()
    return ()


def _may_write(roster: Roster, reading: Reading, preposition: str) -> bool:
    """A party that makes documents; behind "from" and "of", a place is where they are from."""
    place = roster.organisation_at.get(reading.head)
    if preposition != "by" and (reading.kind == "group" or (place is not None and place.label == "LOCATION")):
        return False
    return reading.kind in {"person", "organisation", "group"}
