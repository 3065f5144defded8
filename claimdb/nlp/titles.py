"""What an article calls a person beside the name: titles before it, the appositive, age, party and place behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdb.nlp import lexicon
from claimdb.nlp.tokens import is_abbreviation
from claimdb.records import ROLES_APART
from claimdb.text import collapse_space

if TYPE_CHECKING:
    from claimdb.nlp.naming import Name
    from claimdb.nlp.people import Person, Roster

_MOST_ROLES = 4
"""Of one person in an article."""


def note_roles(text: str, roster: Roster, name: Name, begun: set[int]) -> None:
    """Titles before a name, the appositive, age, party and place behind it: roles, and evidence of gender.

    What begins a source (tokens ``begun``) is no appositive to the name before it.
    """
    person = roster.people[name.person]
    left, nouns = _title_before(roster, name)
    if nouns:
        printed = text[roster.tokens.starts[left] : roster.tokens.starts[name.first]].strip(" ,\n")
        person.role_words.update(printed.lower().split())
        polite = nouns <= (lexicon.MALE_TITLES | lexicon.FEMALE_TITLES)
        if not polite:
            _note_printed(person, printed, is_title=True)
        _add_roles(person, nouns)
    person.role_words.update(_place_and_party(roster, name.last))
    behind = None if begun & {name.last + 1, name.last + 2} else _appositive(text, roster, name.last)
    if behind is not None:
        printed, noun = behind
        person.role_words.update(printed.lower().split())
        _add_roles(person, {noun})
        if not noun[0].isdigit():
            _note_printed(person, printed, is_title=False)


def _note_printed(person: Person, printed: str, *, is_title: bool) -> None:
    """One more role as printed: the first title goes first, and of two that say the same the fuller one stays."""
    told = person.role.split(ROLES_APART) if person.role else []
    printed = collapse_space(printed)
    words = _words(printed)
    if ROLES_APART.strip() in printed or any(words <= _words(role) for role in told):
        return
    fuller = next((at for at, role in enumerate(told) if _words(role) <= words), None)
    if fuller is not None:
        told[fuller] = printed
    elif is_title and not person.role_is_title:
        told.insert(0, printed)
    else:
        told.append(printed)
    person.role = ROLES_APART.join(told[:_MOST_ROLES])
    person.role_is_title = person.role_is_title or is_title


def _words(printed: str) -> set[str]:
    return set(printed.lower().replace("-", " ").split())


def _add_roles(person: Person, nouns: set[str]) -> None:
    for noun in nouns:
        person.roles.add(noun)
        gender = lexicon.noun_gender(noun)
        if gender is not None:
            person.gender += 3.0 if gender == "f" else -3.0


def _title_before(roster: Roster, name: Name) -> tuple[int, set[str]]:
    """(first token of the title, its person nouns); the title may hold names of places and organisations."""
    tokens, at = roster.tokens, name.first - 1
    left, nouns = name.first, set[str]()
    while at >= 0 and name.first - at <= 8 and tokens.touches(at):
        low = tokens.lows[at]
        noun = lexicon.TITLE_NOUNS.get(low, low)
        if noun in lexicon.PERSON_NOUNS:
            nouns.add(noun)
            left = at
        elif _is_part_of_title(roster, at, low):
            left = at if nouns else left
        elif low != "." or not is_abbreviation(tokens, at - 1):
            break
        at -= 1
    return (left, nouns) if nouns else (name.first, nouns)


def _is_part_of_title(roster: Roster, at: int, low: str) -> bool:
    """A word before the noun of a title: "former", "Eastmere", "Water"."""
    if low in lexicon.TITLE_MODIFIERS or low in lexicon.ORG_NOUNS or low.startswith("ex-"):
        return True
    if at in roster.organisation_at:
        return True
    capital = roster.tokens.is_capitalised(at) and at not in roster.name_at
    return capital and low not in lexicon.NOT_NAME_STARTS


def _appositive(text: str, roster: Roster, last: int) -> tuple[str, str] | None:
    """(phrase as printed, its head noun) of ", a doctor" or ", 48,"; the copula "is a doctor" too."""
    tokens = roster.tokens
    at = last
    if at + 2 >= len(tokens) or tokens.lows[at] not in {",", "is", "was", "—", "–", "who"}:
        return None
    at += 1
    if tokens.lows[at].isdigit() and tokens.lows[last] == ",":
        if tokens.lows[at + 1] != "," or at + 3 >= len(tokens) or tokens.lows[at + 2] not in {"a", "an", "the"}:
            return (tokens.words[at], tokens.lows[at] + "-year-old")
        at += 2
    if tokens.lows[at] in {"is", "was"}:
        at += 1
    if tokens.lows[last] in {"is", "was", "who"} and tokens.lows[at] not in {"a", "an", "the"}:
        return None
    end, noun = _head_noun(roster, at)
    if noun is None:
        return None
    start = at + (tokens.lows[at] in lexicon.DETERMINERS)
    end = _with_complement(roster, end)
    return (text[tokens.starts[start] : tokens.ends[end - 1]], noun) if start < end else None


def _place_and_party(roster: Roster, last: int) -> set[str]:
    """The words of "(R-Eastmere)", ", D-Eastmere," and "of Eastmere" behind a name; a party by its adjective."""
    lows = roster.tokens.lows
    found = set[str]()
    at = last + 1
    if lows[last : last + 1] in (["("], [","], ["of"]) and at < len(lows):
        party, _, place = lows[at].partition("-")
        if party in lexicon.PARTY_LETTERS and (place or lows[last] == "("):
            found |= {lexicon.PARTY_LETTERS[party], place} - {""}
        elif lows[last] == "of" and at in roster.organisation_at:
            one = roster.organisation_at[at]
            found.update(lows[one.first : one.last] if one.label == "LOCATION" else ())
    return found


def _head_noun(roster: Roster, begin: int) -> tuple[int, str | None]:
    """(end, noun) of the noun phrase of a human being that begins at ``begin``; no noun where it is none."""
    tokens, at = roster.tokens, begin
    noun: str | None = None
    while at < min(len(tokens), begin + 9):
        low = tokens.lows[at]
        if at in roster.name_at:
            return at, None
        mark = not low[0].isalnum() and low not in {"'s", "’s", "-", "."}
        if mark or low in lexicon.PREPOSITIONS or low in lexicon.CLAUSE_WORDS:
            break
        plain = lexicon.TITLE_NOUNS.get(low, low)
        if lexicon.is_person_noun(plain):
            noun = plain
        at += 1
    while at > begin and tokens.lows[at - 1] in {"and", "or", "-", "."}:
        at -= 1
    return at, noun


def _with_complement(roster: Roster, end: int) -> int:
    """Past an "of the Eastmere council" behind a noun: capitalised words and what links them."""
    tokens, at = roster.tokens, end
    if at >= len(tokens) or tokens.lows[at] not in {"of", "for", "at"}:
        return end
    while at < min(len(tokens), end + 10):
        low = tokens.lows[at]
        if (
            not low[0].isalnum()
            or low in lexicon.CLAUSE_WORDS
            or low in lexicon.PRONOUNS
            or low in {"and", "is", "was"}
        ):
            break
        at += 1
    return at
