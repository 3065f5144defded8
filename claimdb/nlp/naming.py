"""Where a text names people and organisations: the extractor's entities, and capitalised sequences of its own.

Tolerant of an extractor that misses a given name, mistakes a person for a place or sees nothing at all.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdb.nlp import lexicon
from claimdb.records import Entity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TOKEN = re.compile(
    r"[^\W\d_]+(?:['’](?!(?:s|t|re|ve|ll|d|m)\b)[^\W\d_]+|[-‑][^\W_]+)*"
    r"|['’](?:s|S)\b|\d[\d,.-]*(?:st|nd|rd|th|-\w+(?:-\w+)*)?|[^\w\s]|_"
)
_COMPOUNDS = ("-based", "-backed", "-led", "-born", "-owned", "-funded", "-run")
_ADJECTIVES = ("ed", "ing", "ful", "ous", "ive", "less", "able", "ible", "ican", "ish", "ist", "ary")
LONGEST_NAME = 6
"""Words; a longer capitalised sequence is a headline."""


class Tokens:
    """Words, numbers and marks of a text, by index; possessive ``'s`` is a token of its own."""

    __slots__ = ("capitals", "ends", "lows", "starts", "words")

    def __init__(self, text: str) -> None:
        found = list(_TOKEN.finditer(text))
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.words = [match.group() for match in found]
        self.lows = [word.lower() for word in self.words]
        self.capitals = [index for index, word in enumerate(self.words) if word[0].isupper()]

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, span: Span) -> range:
        """Indices of the tokens that begin inside ``span``."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def is_capitalised(self, index: int) -> bool:
        return self.words[index][0].isupper()

    def touches(self, index: int) -> bool:
        """Only a blank, or nothing, stands between this token and the next one."""
        return index + 1 < len(self.starts) and self.starts[index + 1] - self.ends[index] <= 1


def fold(word: str) -> str:
    """Lower case, without accents and apostrophes."""
    if word.isascii():
        return word.lower().replace("'", "")
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "’'‘")


@dataclass(slots=True)
class Name:
    """A place where a person is named: tokens ``first`` to ``last``, half open, without titles."""

    first: int
    last: int
    words: tuple[str, ...]
    printed: str
    left: int
    """First token of the titles before it, else ``first``."""
    person: int = -1
    """Index into the roster's people; -1 when several are as likely."""
    options: tuple[tuple[int, float], ...] = ()
    """(person, share of the evidence), best first."""
    certain: bool = True
    """The extractor, a title or a known given name says that it is a person."""


@dataclass(slots=True)
class Organisation:
    """A place where an organisation, or a place that may stand for one, is named."""

    first: int
    last: int
    printed: str
    label: str


def find_names(
    text: str, tokens: Tokens, entities: Sequence[Entity], sources: Iterable[Span] = ()
) -> tuple[list[Name], list[Organisation]]:
    """People and organisations named in ``text``, in order, without an answer yet to who is who.

    In ``sources`` an unknown capitalised sequence is taken for a person.
    """
    labels = _labels(tokens, _retyped(tokens, entities))
    ranges = [tokens.within(span) for span in sources]
    in_source = {index for indices in ranges for index in indices} | _fuller_forms(tokens, ranges)
    borders = {border for indices in ranges for border in (indices.start, indices.stop)}
    _join_given_names(tokens, labels, ranges)
    names, organisations = _scan(text, tokens, labels, in_source, borders)
    return _surnames_alone(tokens, names, organisations, in_source)


def _fuller_forms(tokens: Tokens, sources: Sequence[range]) -> set[int]:
    """First tokens of "Xyz Ruiz" wherever "Ruiz" alone is a source: an unknown sequence there is a person too."""
    alone = {tokens.lows[r[-1]] for r in sources if 0 < len(r) <= 3 and tokens.is_capitalised(r[-1])}
    alone = {low for low in alone if not _is_common_end(low) and low not in lexicon.NOT_NAME_STARTS}
    return {
        index - 1
        for index in tokens.capitals
        if tokens.lows[index] in alone and index and tokens.is_capitalised(index - 1) and tokens.touches(index - 1)
    }


def _retyped(tokens: Tokens, entities: Sequence[Entity]) -> list[Entity]:
    """People whom the extractor took for something else: behind "Mr.", or with a surname seen elsewhere.

    And acronyms that it took for people.
    """
    places = [(entity, tokens.within(entity.span)) for entity in (_without_owner(tokens, e) for e in entities)]
    seen = {
        low for e, i in places if e.label == "PERSON" for low in tokens.lows[i.start : i.stop] if _is_mixed(tokens, i)
    }
    polite = {entity for entity, indices in places if indices and _is_polite(tokens, indices.start)}
    surnames = {_last_word(tokens, entity) for entity in entities if entity.label == "PERSON" or entity in polite}
    retyped: list[Entity] = []
    for entity, indices in places:
        if entity.label != "PERSON" and indices:
            named = 2 <= len(indices) <= 4 and _given(tokens, indices.start) and _last_word(tokens, entity) in surnames
            if named or entity in polite:
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


def _is_mixed(tokens: Tokens, indices: range) -> bool:
    """Not all in capitals."""
    return any(char.islower() for i in indices for char in tokens.words[i])


def _is_acronym(tokens: Tokens, indices: range, seen: set[str]) -> bool:
    """ "EWB" or "E.W.B.", unless it is a person's name in a headline in capitals."""
    words = [tokens.words[i] for i in indices if tokens.words[i] != "."]
    if len(words) > 1:
        return all(len(word) == 1 for word in words)
    return bool(words) and len(words[0]) > 2 and words[0].isupper() and words[0].lower() not in seen


def _last_word(tokens: Tokens, entity: Entity) -> str:
    indices = tokens.within(entity.span)
    return fold(tokens.words[indices[-1]]) if indices else ""


def _is_polite(tokens: Tokens, index: int) -> bool:
    """ "Mr.", "Mrs." or "Ms." stands before this token."""
    before = index - 2 if index > 1 and tokens.lows[index - 1] == "." else index - 1
    return before >= 0 and tokens.lows[before] in {"mr", "mrs", "ms", "dr"}


def _labels(tokens: Tokens, entities: Sequence[Entity]) -> dict[int, Entity]:
    """The longest entity over each token."""
    labels: dict[int, Entity] = {}
    for entity in sorted(entities, key=lambda e: e.span.end - e.span.start):
        for index in tokens.within(entity.span):
            labels[index] = entity
    return labels


def _join_given_names(tokens: Tokens, labels: dict[int, Entity], sources: Sequence[range]) -> None:
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
        known = low in lexicon.TITLES | lexicon.TITLE_MODIFIERS | lexicon.NOT_NAME_STARTS or _is_common_end(low)
        plain = tokens.words[first].isalpha() and tokens.is_capitalised(first) and not tokens.words[first].isupper()
        other = labels.get(first)
        mistaken = other is None or (other.label != "MISC" and len(tokens.within(other.span)) == 1)
        if plain and mistaken and not known and not low.endswith(_ADJECTIVES):
            labels[first] = entity


def _scan(
    text: str, tokens: Tokens, labels: dict[int, Entity], in_source: set[int], borders: set[int]
) -> tuple[list[Name], list[Organisation]]:
    """Capitalised sequences from left to right, each a person, an organisation or nothing.

    None crosses the ``borders`` of a source: in a headline every word is capitalised.
    """
    names: list[Name] = []
    organisations: list[Organisation] = []
    end = 0
    for index in tokens.capitals:
        if index < end:
            continue
        end = _sequence_end(tokens, labels, index, borders)
        _read_sequence(text, tokens, labels, range(index, end), in_source, (names, organisations))
    return names, organisations


def _sequence_end(tokens: Tokens, labels: dict[int, Entity], start: int, borders: set[int]) -> int:
    """Where the capitalised sequence that begins at ``start`` ends; it runs over particles, initials and "Jr."."""
    index, size = start + 1, len(tokens)
    while index < size and tokens.touches(index - 1) and index not in borders:
        word, low = tokens.words[index], tokens.lows[index]
        same = index in labels and labels[index] is labels.get(index - 1)
        if (
            same
            or word[0].isupper()
            or (word == "." and is_abbreviation(tokens, index - 1))
            or (low in lexicon.PARTICLES and index + 1 < len(tokens) and tokens.is_capitalised(index + 1))
        ):
            index += 1
        else:
            break
    return index


def is_abbreviation(tokens: Tokens, index: int) -> bool:
    """An initial, or a short title ("Gen", "Sen", "Jr"): the full stop behind it ends no sentence."""
    low = tokens.lows[index]
    if len(low) == 1:
        return True
    return low in lexicon.TITLE_NOUNS or low in lexicon.SUFFIXES or low in {"mr", "mrs", "ms", "st"}


def ends_dotted(tokens: Tokens, index: int) -> bool:
    """The full stop at ``index`` ends an abbreviation with a stop behind every letter ("U.S.")."""
    return (
        index > 2
        and tokens.words[index] == tokens.words[index - 2] == "."
        and len(tokens.words[index - 1]) == len(tokens.words[index - 3]) == 1
        and tokens.ends[index - 1] == tokens.starts[index]
        and tokens.ends[index - 2] == tokens.starts[index - 1]
    )


def _read_sequence(
    text: str,
    tokens: Tokens,
    labels: dict[int, Entity],
    span: range,
    in_source: set[int],
    into: tuple[list[Name], list[Organisation]],
) -> None:
    """Split a sequence at the borders of entities of different labels and read each part."""
    names, organisations = into
    start = span.start
    while start < span.stop:
        entity = labels.get(start)
        end = start + 1
        if entity is None and _begins_name(tokens, labels, start, span.stop):
            entity, end = labels[start + 1], start + 2
        while end < span.stop:
            if labels.get(end) is not entity and not (entity is not None and _joins(tokens, labels, entity, end)):
                break
            entity = labels.get(end, entity)
            if entity is None and _begins_name(tokens, labels, end, span.stop):
                break
            end += 1
        if entity is not None and entity.label != "PERSON":
            while end > start + 1 and not tokens.words[end - 1][-1].isalnum() and not ends_dotted(tokens, end - 1):
                end -= 1
            if end - start > 1 and tokens.lows[start].endswith(_COMPOUNDS):
                start += 1
            printed = text[tokens.starts[start] : tokens.ends[end - 1]]
            organisations.append(Organisation(start, end, printed, entity.label))
        else:
            name = _read_name(text, tokens, range(start, end), entity is not None, in_source)
            if name is not None:
                names.append(name)
        start = end


def _begins_name(tokens: Tokens, labels: dict[int, Entity], index: int, stop: int) -> bool:
    """A given name that the extractor left out of the person's entity right behind it."""
    follows = labels.get(index + 1) if index + 1 < stop else None
    if follows is None or follows.label != "PERSON" or follows.span.start != tokens.starts[index + 1]:
        return False
    low = tokens.lows[index]
    if not low.isalpha() or low in lexicon.TITLES or low in lexicon.TITLE_MODIFIERS:
        return False
    before = tokens.lows[index - 1] if index else ""
    return _given(tokens, index) or before in lexicon.TITLES or (before == "." and is_abbreviation(tokens, index - 2))


def _joins(tokens: Tokens, labels: dict[int, Entity], entity: Entity, index: int) -> bool:
    """The token behind a person's entity belongs to the name: the rest of it that the extractor missed."""
    if entity.label != "PERSON":
        return False
    if index in labels:
        return labels[index].label == "PERSON" and tokens.lows[index - 1].isalpha()
    low = tokens.lows[index]
    return low in lexicon.SUFFIXES or (low == "." and is_abbreviation(tokens, index - 1))


def _read_name(text: str, tokens: Tokens, span: range, is_entity: bool, in_source: set[int]) -> Name | None:
    """The person's name in a capitalised sequence without its titles, or ``None`` where it is no person."""
    first, last = span.start, span.stop
    while last > first and not (tokens.words[last - 1][-1].isalnum() or tokens.lows[last - 2] in lexicon.SUFFIXES):
        last -= 1
    start, titled = _behind_titles(tokens, first, last)
    size = sum(tokens.words[i][0].isalpha() for i in range(start, last))
    if not 0 < size <= LONGEST_NAME:
        return None
    if not is_entity and _is_common_end(tokens.lows[last - 1]) and not _is_polite(tokens, start):
        return None
    certain = is_entity or titled
    if not certain:
        split = next((i for i in range(start, last - 1) if _given(tokens, i)), None)
        if split is not None and last - split >= 2 and not _is_common_end(tokens.lows[last - 1]):
            start, certain = split, True
        elif not (size >= 2 and start in in_source and _may_be_person(tokens, start, last)):
            return None
    words = tuple(fold(tokens.words[i]) for i in range(start, last) if tokens.words[i][0].isalpha())
    if max(map(len, words), default=0) < 2 or (len(words) == 1 and words[0] in lexicon.NOT_NAME_STARTS):
        return None
    printed = text[tokens.starts[start] : tokens.ends[last - 1]].replace("\n", " ")
    return Name(start, last, words, printed, first, certain=certain)


def _behind_titles(tokens: Tokens, first: int, last: int) -> tuple[int, bool]:
    """(first token of the name, whether titles stand before it)."""
    start, titled = first, False
    while start < last:
        low = tokens.lows[start]
        polite = start == first and _is_polite(tokens, start)
        is_title = low in lexicon.TITLES and not polite
        if is_title or (low in lexicon.PERSON_NOUNS and last - start > 2 and not _given(tokens, start)):
            titled = True
        elif not (low == "." and start > first) and not (low in lexicon.NOT_NAME_STARTS and start == first):
            break
        start += 1
    while titled and start < last and tokens.lows[start] in lexicon.TITLE_MODIFIERS and not _given(tokens, start):
        start += 1
    return start, titled


def _given(tokens: Tokens, index: int) -> bool:
    return fold(tokens.words[index]) in lexicon.given_names() and tokens.lows[index] not in lexicon.NOT_NAME_STARTS


def _is_common_end(low: str) -> bool:
    """A word that ends the name of an organisation or a document, or a group of people, not a surname."""
    return low in lexicon.ORG_NOUNS or low in lexicon.DOCUMENT_NOUNS or low in lexicon.PERSON_NOUNS


def _may_be_person(tokens: Tokens, start: int, last: int) -> bool:
    if start > 0 and tokens.lows[start - 1] in {"the", "a", "an"}:
        return False
    return not _is_common_end(tokens.lows[last - 1]) and not any(
        tokens.words[i].isupper() and len(tokens.words[i]) > 2 for i in range(start, last)
    )


def _surnames_alone(
    tokens: Tokens, names: list[Name], organisations: list[Organisation], in_source: set[int]
) -> tuple[list[Name], list[Organisation]]:
    """Surnames of people named in full, where the extractor saw nothing or took them for something else."""
    surnames = {core(name.words)[-1] for name in names if len(core(name.words)) > 1}
    alone = {name.words[0] for name in names if len(name.words) == 1 and name.certain}
    taken = {index for name in names for index in range(name.first, name.last)}
    single = {o.first: o for o in organisations if o.last - o.first == 1}
    taken |= {index for o in organisations if o.last - o.first > 1 for index in range(o.first, o.last)}
    found: list[Name] = []
    for index in tokens.capitals:
        word = tokens.words[index]
        known = fold(word) in surnames or (fold(word) in alone and index not in single)
        if index not in taken and known and (index in in_source or not word.isupper()):
            single.pop(index, None)
            found.append(Name(index, index + 1, (fold(word),), word, index))
    if not found:
        return names, organisations
    kept = [o for o in organisations if o.last - o.first > 1 or o.first in single]
    return sorted([*names, *found], key=lambda name: name.first), kept


def core(words: tuple[str, ...]) -> tuple[str, ...]:
    core = tuple(word for word in words if word not in lexicon.SUFFIXES)
    return core or words
