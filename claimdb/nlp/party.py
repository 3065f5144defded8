"""What one party of a source phrase is: a name, a pronoun, an organisation, a group, a description with its noun."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from claimdb.nlp import lexicon, segments

if TYPE_CHECKING:
    from claimdb.nlp.naming import Name, Organisation
    from claimdb.nlp.people import Roster

ReadingKind = Literal["person", "pronoun", "organisation", "group", "description", "document"]

_BEFORE_NAMES = (
    frozenset(("as", "only", "by", "“", '"', ".", "former", "ranking"))
    | lexicon.PERSON_NOUNS
    | lexicon.ORG_NOUNS
    | lexicon.TITLE_MODIFIERS
)
_LINKS = frozenset(("of", "for", "the", "and", "on", "&", ".", "-"))
"""What stands between the capitalised words of one name."""


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
    indefinite: bool = False
    """It begins with "a" or "an"."""
    owner: Reading | None = None
    """Whose ("Rao's lawyer", "his campaign")."""
    document: str = ""
    """Noun of the document in which this party speaks ("a report by the board")."""


def read_party(text: str, roster: Roster, indices: range) -> Reading:
    """The one party that a phrase names."""
    tokens = roster.tokens
    start, stop = indices.start, indices.stop
    pronoun = _pronoun(roster, indices)
    if pronoun is not None:
        return pronoun
    preposition = (
        tokens.lows[start] in lexicon.PREPOSITIONS and segments.behind_approximation(tokens, start, stop) == start
    )
    if preposition and stop - start > 1 and not segments.inside_name(roster, start):
        start += 1
        if tokens.lows[start] == "to" and stop - start > 1:
            start += 1
    end = segments.segment_end(roster, start, stop)
    owner, begin = _owner(text, roster, start, end, stop)
    if begin >= end:
        end = max(begin - 1, start + 1)
        begin = start
        owner = None
    head = segments.last_noun(roster, begin, end)
    if head in roster.name_at and not _is_title_of_work(roster, begin, head, owner):
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


def _owner(text: str, roster: Roster, start: int, end: int, stop: int) -> tuple[Reading | None, int]:
    """(whose it is, first token behind the possessive)."""
    tokens = roster.tokens
    for index in range(end - 1, start, -1):
        low = tokens.lows[index]
        if low in segments.POSSESSIVE or (low in {"’", "'"} and tokens.lows[index - 1].endswith("s")):
            if index + 1 >= end and end < stop:
                continue
            return read_party(text, roster, range(start, index)), index + 1
    if tokens.lows[start] in {"his", "her", "its", "their", "my", "our", "your"} and end - start > 1:
        word = tokens.lows[start]
        return Reading("pronoun", tokens.words[start], start, start, noun=word), start + 1
    return None, start


def _name_behind(roster: Roster, head: int, end: int, stop: int) -> Name | None:
    """The name that follows a description: "the mayor, Ana Ruiz", "a man named Biscuit"."""
    tokens = roster.tokens
    noun = lexicon.TITLE_NOUNS.get(tokens.lows[head], tokens.lows[head])
    if end >= stop:
        return None
    if not lexicon.is_person_noun(noun):
        thing = noun in lexicon.ORG_NOUNS or noun in lexicon.DOCUMENT_NOUNS or lexicon.is_plural(noun)
        alone = tokens.lows[end] == "," and not thing and not segments.inside_name(roster, head)
        return _name_after_comma(roster, end, stop) if alone else None
    at = end
    if tokens.lows[at] in {"of", "for", "at", "in", "to"}:
        while at < stop and at - end < 10 and tokens.lows[at] != ",":
            name = roster.name_at.get(at)
            if name is not None and _ends_title(roster, name, stop):
                return name if _is_of_title(roster, noun, range(end, name.left), name) else None
            at += 1
    last = _name_at_end(roster, at, stop)
    if last is not None:
        return last
    dash = tokens.lows[at : at + 2] == ["-", "-"]
    if at >= stop or not (dash or tokens.lows[at] in {",", "named", "called", "identified", "—", "–", "(", "known"}):
        return None
    at += 1 + dash
    while at < stop and at not in roster.name_at:
        if not (tokens.is_capitalised(at) or tokens.lows[at] in _BEFORE_NAMES):
            return None
        at += 1
    name = roster.name_at.get(at)
    if name is None:
        return None
    follows = tokens.lows[name.last] if name.last < stop else ""
    return None if follows in segments.POSSESSIVE else name


def _name_after_comma(roster: Roster, comma: int, stop: int) -> Name | None:
    """The name right behind a comma, with its title and an end of its own: "one regular, baker Ana Ruiz of Varn,"."""
    name = next((roster.name_at[i] for i in range(comma + 1, min(comma + 8, stop)) if i in roster.name_at), None)
    if name is None:
        return None
    tokens = roster.tokens
    before = range(comma + 1, name.left)
    titled = not before or lexicon.is_person_noun(tokens.lows[before[-1]])
    titled = titled and all(tokens.is_capitalised(i) or lexicon.is_person_noun(tokens.lows[i]) for i in before)
    follows = tokens.lows[name.last] if name.last < stop else ","
    return name if titled and follows in {",", "of", "(", "—", "–", "-"} else None


def _name_at_end(roster: Roster, at: int, stop: int) -> Name | None:
    """The name that ends the phrase behind a comma, whatever stands before: "one baker who stayed, Ana Ruiz"."""
    last = roster.name_at.get(stop - 1) if at < stop else None
    if last is None or last.left <= at:
        return None
    lows = roster.tokens.lows
    return last if lows[last.left - 1] == "," and lows[last.first - 1] not in segments.POSSESSIVE else None


def _ends_title(roster: Roster, name: Name, stop: int) -> bool:
    """The name ends a title that has an "of" in it: "Speaker of the House Ana Ruiz"."""
    before = roster.tokens.lows[name.left - 1]
    plain = before not in lexicon.PREPOSITIONS and before not in lexicon.DETERMINERS and before not in {",", "and"}
    return plain and (name.last >= stop or roster.tokens.lows[name.last] not in segments.POSSESSIVE)


def _is_of_title(roster: Roster, noun: str, between: range, name: Name) -> bool:
    """The words lead from the noun to the name of the same person: not in "a spokesman for candidate Ana Ruiz"."""
    words = roster.tokens.lows[between.start : between.stop]
    if not words:
        return False  # "Mayor Of Varn": the name has taken the preposition
    if noun in lexicon.OFFICE_SEEKERS or "and" in words:
        return True
    return words[0] not in {"for", "to"} and not lexicon.is_person_noun(roster.tokens.lows[name.first - 1])


def _describe(
    text: str, roster: Roster, borders: tuple[int, int, int, int], head: int, owner: Reading | None
) -> Reading:
    """A party without a person's name."""
    tokens = roster.tokens
    start, begin, end, stop = borders
    number = segments.behind_approximation(tokens, start, stop)
    first, low = tokens.lows[number], tokens.lows[head]
    printed = segments.printed(text, roster, start, stop)
    before = tokens.lows[start - 1] if start else ""
    definite = owner is not None or bool({first, before} & {"the", "this", "that", "these", "those"})
    behind_it = _organisation_behind(roster, head, end, stop)
    if behind_it is not None:
        return Reading("organisation", behind_it.printed, start, behind_it.first, noun=low, definite=definite)
    organisation = None if low in lexicon.POLLS else roster.organisation_at.get(head)
    if organisation is not None and organisation.printed.lower() in lexicon.ORG_NOUNS:
        organisation = organisation if head > begin and tokens.is_capitalised(head - 1) else None
    rest = Reading(
        "description",
        printed,
        start,
        head,
        noun=lexicon.TITLE_NOUNS.get(low, low),
        definite=definite,
        indefinite=first in {"a", "an"},
        owner=owner,
    )
    if (stop - start == 1 and _is_proper(roster, head)) or _is_house_number(roster, start, stop):
        return replace(rest, kind="organisation")
    if organisation is not None and not (organisation.label == "MISC" and organisation.first >= begin):
        plain = end >= stop or tokens.lows[end] in segments.MARKS | lexicon.CLAUSE_WORDS | {"based"}
        whole = _whole_name(text, roster, begin, organisation) if plain and owner is None else printed
        return replace(rest, kind="organisation", printed=whole)
    return replace(rest, kind=_kind_of(roster, rest, (number, begin, end, stop)))


def _kind_of(roster: Roster, described: Reading, borders: tuple[int, int, int, int]) -> ReadingKind:
    """What the head noun and the words before it tell."""
    tokens, head = roster.tokens, described.head
    number, begin, end, stop = borders
    first, low = tokens.lows[number], tokens.lows[head]
    plural = lexicon.is_plural(low) or first in lexicon.SEVERAL or low in lexicon.SEVERAL
    people = low == "figures" and head > begin and tokens.lows[head - 1] in lexicon.PROMINENT
    titled = described.owner is not None and _is_titled(roster, begin, head)
    if not people and (_is_document(low) or titled):
        return "document"
    if low in lexicon.ORG_NOUNS and not (plural and low not in {"forces", "services"}):
        return "organisation"
    named = head > begin and tokens.is_capitalised(head) and tokens.is_capitalised(head - 1)
    if plural and named and tokens.lows[head - 1] not in lexicon.QUANTIFIERS | lexicon.DETERMINERS:
        people = lexicon.is_person_noun(lexicon.singular(low)) or low in lexicon.PLURAL_PEOPLE
        plural = people or low.endswith(("ans", "crats"))
    behind = tokens.lows[end] if end < stop else ""
    share = low in lexicon.SHARES and behind in {"of", ""}
    if plural or share or first.isdigit() or (first == "one" and head == number and behind in {"in", "out"}):
        return "group"
    if lexicon.is_person_noun(described.noun) or first in lexicon.INDEFINITE:
        return "description"
    return "organisation" if tokens.is_capitalised(head) and head > described.at else "description"


def _is_document(low: str) -> bool:
    return lexicon.singular(low) in lexicon.DOCUMENT_NOUNS or low in lexicon.DOCUMENT_NOUNS


def _is_title_of_work(roster: Roster, begin: int, head: int, owner: Reading | None) -> bool:
    """What looks like a name is that of a document: "her new book Low Water"."""
    doubtful = owner is not None and not roster.name_at[head].certain
    return doubtful and any(_is_document(low) for low in roster.tokens.lows[begin:head])


def _is_titled(roster: Roster, begin: int, head: int) -> bool:
    """What somebody says or writes, or a document with its title: "her remarks", "his new book Low Water"."""
    lows = roster.tokens.lows
    if lexicon.singular(lows[head]) in lexicon.SPEECH_NOUNS:
        return True
    return roster.tokens.is_capitalised(head) and any(_is_document(low) for low in lows[begin:head])


def _organisation_behind(roster: Roster, head: int, end: int, stop: int) -> Organisation | None:
    """The organisation that follows its description: "one group, Dry Feet,", "an agency called Dry Feet"."""
    lows = roster.tokens.lows
    if lows[head] not in lexicon.ORG_NOUNS or end >= stop or lows[end] not in {",", "called", "named", "—", "–"}:
        return None
    at = end + 1
    while at < stop and lows[at] in {"the", "“", '"', "‘"}:
        at += 1
    found = roster.organisation_at.get(at)
    if found is None or found.label == "LOCATION" or found.first != at:
        return None
    return found if found.last >= stop or lows[found.last] in segments.MARKS | lexicon.CLAUSE_WORDS else None


def _is_house_number(roster: Roster, start: int, stop: int) -> bool:
    """ "No 7", "No. 7", "Number 7": who works in the house, as with "Downing Street"."""
    words = [word for word in roster.tokens.words[start:stop] if word != "."]
    return len(words) == 2 and words[0] in {"No", "Number"} and words[1].isdigit()


def _whole_name(text: str, roster: Roster, begin: int, organisation: Organisation) -> str:
    """With the capitalised words before it, where the extractor saw only the end of the name."""
    tokens, start = roster.tokens, organisation.first
    for index in range(organisation.first - 1, begin - 1, -1):
        low = tokens.lows[index]
        if tokens.is_capitalised(index) and low not in lexicon.DETERMINERS | lexicon.CALENDAR:
            if lexicon.is_person_noun(low):
                break
            start = index
        elif low not in _LINKS or low == "the":
            break
    return " ".join(text[tokens.starts[start] : tokens.ends[organisation.last - 1]].split())


def _is_proper(roster: Roster, index: int) -> bool:
    """A word alone that is a name and nothing else ("Chirper"): always with a capital, no word for people or things."""
    tokens, low = roster.tokens, roster.tokens.lows[index]
    noun = lexicon.singular(low)
    known = noun in lexicon.DOCUMENT_NOUNS or lexicon.is_person_noun(noun) or noun in lexicon.ORG_NOUNS
    closed = low in lexicon.NOT_NAME_STARTS or low in lexicon.QUANTIFIERS or lexicon.is_plural(low)
    if known or closed or not tokens.is_capitalised(index) or len(low) < 2:
        return False
    return index in roster.organisation_at or low not in tokens.lower_case
