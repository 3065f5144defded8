"""Where a text names people and organisations: the extractor's entities, and capitalised sequences of its own.

Tolerant of an extractor that misses a given name, mistakes a person for a place or sees nothing at all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdb.nlp import lexicon
from claimdb.nlp.retyping import fuller_forms, join_given_names, labels_of, named_alone, retyped
from claimdb.nlp.tokens import Tokens, ends_dotted, fold, is_abbreviation, is_common_end, is_given_name, is_polite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimdb.records import Entity

_COMPOUNDS = ("-based", "-backed", "-led", "-born", "-owned", "-funded", "-run")
LONGEST_NAME = 6
"""Words; a longer capitalised sequence is a headline."""


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
    text: str, tokens: Tokens, entities: Sequence[Entity], ranges: Sequence[range] = ()
) -> tuple[list[Name], list[Organisation]]:
    """People and organisations named in ``text``, in order, without an answer yet to who is who.

    In sources (``ranges`` of tokens) an unknown capitalised sequence is taken for a person.
    """
    alone = named_alone(tokens, ranges)
    labels = labels_of(tokens, retyped(tokens, entities, alone))
    in_source = {index for indices in ranges for index in indices} | fuller_forms(tokens, ranges)
    borders = {border for indices in ranges for border in (indices.start, indices.stop)}
    join_given_names(tokens, labels, ranges)
    names, organisations = _scan(text, tokens, labels, in_source, borders)
    names, organisations = _surnames_alone(tokens, names, organisations, in_source)
    names = _with_shared_surnames(tokens, names, organisations, alone)
    return names, _names_alone(tokens, names, organisations, alone)


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
    return (
        is_given_name(tokens, index)
        or before in lexicon.TITLES
        or (before == "." and is_abbreviation(tokens, index - 2))
    )


def _joins(tokens: Tokens, labels: dict[int, Entity], entity: Entity, index: int) -> bool:
    """The token behind a person's entity belongs to the name: the rest of it that the extractor missed."""
    if entity.label != "PERSON":
        return False
    if index in labels:
        initial = index > 1 and tokens.lows[index - 1] == "." and len(tokens.lows[index - 2]) == 1
        return labels[index].label == "PERSON" and (initial or tokens.lows[index - 1].isalpha())
    low = tokens.lows[index]
    return low in lexicon.SUFFIXES or (low == "." and is_abbreviation(tokens, index - 1))


def _read_name(text: str, tokens: Tokens, span: range, is_entity: bool, in_source: set[int]) -> Name | None:
    """The person's name in a capitalised sequence without its titles, or ``None`` where it is no person."""
    first, last = span.start, span.stop
    while last > first and not (tokens.words[last - 1][-1].isalnum() or tokens.lows[last - 2] in lexicon.SUFFIXES):
        last -= 1
    start, titled = _behind_titles(tokens, first, last)
    start = _behind_office(tokens, start, last)
    size = sum(tokens.words[i][0].isalpha() for i in range(start, last))
    if not 0 < size <= LONGEST_NAME:
        return None
    if not is_entity and is_common_end(tokens.lows[last - 1]) and not is_polite(tokens, start):
        return None
    certain = is_entity or titled
    if not certain:
        split = next((i for i in range(start, last - 1) if is_given_name(tokens, i)), None)
        if split is not None and last - split >= 2 and not is_common_end(tokens.lows[last - 1]):
            start, certain = split, True
        else:
            start = next((i for i in range(start, last - 1) if i in in_source), start)
            if not (size >= 2 and start in in_source and _may_be_person(tokens, start, last)):
                return None
    if size == 1 and _names_a_place(tokens, last):
        return None
    words = tuple(fold(tokens.words[i]) for i in range(start, last) if tokens.words[i][0].isalpha())
    if max(map(len, words), default=0) < 2 or (len(words) == 1 and words[0] in lexicon.NOT_NAME_STARTS):
        return None
    printed = " ".join(text[tokens.starts[start] : tokens.ends[last - 1]].split())
    return Name(start, last, words, printed, first, certain=certain)


def _behind_titles(tokens: Tokens, first: int, last: int) -> tuple[int, bool]:
    """(first token of the name, whether titles stand before it)."""
    start, titled = first, False
    while start < last:
        low = tokens.lows[start]
        polite = start == first and is_polite(tokens, start)
        is_title = low in lexicon.TITLES and not polite
        if is_title or (low in lexicon.PERSON_NOUNS and last - start > 2 and not is_given_name(tokens, start)):
            titled = True
        elif not (low == "." and start > first) and not (low in lexicon.NOT_NAME_STARTS and start == first):
            break
        start += 1
    while (
        titled and start < last and tokens.lows[start] in lexicon.TITLE_MODIFIERS and not is_given_name(tokens, start)
    ):
        start += 1
    return start, titled


def _behind_office(tokens: Tokens, start: int, last: int) -> int:
    """First token behind an office in capitals that no list knows whole: "Flood Control Director Ana Ruiz"."""
    while last > start and (tokens.lows[last - 1] in lexicon.SUFFIXES or not tokens.words[last - 1].isalpha()):
        last -= 1
    for index in range(last - 2, start, -1):
        known = is_given_name(tokens, index) or is_given_name(tokens, index - 1) or is_given_name(tokens, start)
        if tokens.lows[index] in lexicon.TITLES and not known:
            return index + 1
    return start


def _may_be_person(tokens: Tokens, start: int, last: int) -> bool:
    if start > 0 and tokens.lows[start - 1] in {"the", "a", "an"}:
        return False
    return not is_common_end(tokens.lows[last - 1]) and not any(
        tokens.words[i].isupper() and len(tokens.words[i]) > 2 for i in range(start, last)
    )


def _surnames_alone(
    tokens: Tokens, names: list[Name], organisations: list[Organisation], in_source: set[int]
) -> tuple[list[Name], list[Organisation]]:
    """Surnames of people named in full, where the extractor saw nothing or took them for something else."""
    surnames = {core(name.words)[-1] for name in names if len(core(name.words)) > 1}
    names = [name for name in names if not _is_family(tokens, name, surnames)]
    alone = {name.words[0] for name in names if len(name.words) == 1 and name.certain}
    taken = {index for name in names for index in range(name.first, name.last)}
    single = {o.first: o for o in organisations if o.last - o.first == 1}
    taken |= {index for o in organisations if o.last - o.first > 1 for index in range(o.first, o.last)}
    found: list[Name] = []
    for index in tokens.capitals:
        word = tokens.words[index]
        known = fold(word) in surnames or (fold(word) in alone and index not in single)
        if (
            index not in taken
            and known
            and not _names_a_place(tokens, index + 1)
            and (index in in_source or not word.isupper())
        ):
            single.pop(index, None)
            found.append(Name(index, index + 1, (fold(word),), word, index))
    if not found:
        return names, organisations
    kept = [o for o in organisations if o.last - o.first > 1 or o.first in single]
    return sorted([*names, *found], key=lambda name: name.first), kept


def _with_shared_surnames(
    tokens: Tokens, names: list[Name], organisations: list[Organisation], alone: set[str]
) -> list[Name]:
    """ "Ana" in "Ana and Tom Ruiz" is Ana Ruiz, where no other surname stands behind that given name elsewhere.

    What is all of a source (``alone``) is a surname, as a rule.
    """
    at = {index: name for name in names for index in range(name.first, name.last)}
    taken = {index for one in organisations for index in range(one.first, one.last)}
    surnames: dict[str, set[str]] = {}
    for name in names:
        if len(name.words) > 1:
            surnames.setdefault(name.words[0], set()).add(core(name.words)[-1])
    known = {surname for found in surnames.values() for surname in found}
    found: list[Name] = []
    for name in names:
        index, words = name.first - 2, core(name.words)
        if len(words) != 2 or index < 0 or tokens.lows[index + 1] not in {"and", "&"}:
            continue
        given, other = fold(tokens.words[index]), at.get(index)
        single = index not in taken and (other is None or len(other.words) == 1)
        between = tokens.touches(index) and tokens.touches(index + 1) and is_given_name(tokens, name.first)
        plain = tokens.is_capitalised(index) and is_given_name(tokens, index) and given not in known | alone
        if single and between and plain and surnames.get(given, set()) <= {words[-1]}:
            whole = Name(
                index, index + 1, (given, words[-1]), f"{tokens.words[index]} {name.printed.split()[-1]}", index
            )
            found.append(whole if other is None else replace(other, words=whole.words, printed=whole.printed))
    replaced = {name.first for name in found}
    return sorted([*(name for name in names if name.first not in replaced), *found], key=lambda name: name.first)


def _names_a_place(tokens: Tokens, behind: int) -> bool:
    """A surname is followed by what makes it the name of something else: "Ruiz Street"."""
    if behind >= len(tokens) or not tokens.touches(behind - 1):
        return False
    return tokens.is_capitalised(behind) and tokens.lows[behind] in lexicon.PLACE_NOUNS


def _is_family(tokens: Tokens, name: Name, surnames: set[str]) -> bool:
    """ "The Ruizes", "the Lowes": several people of one surname."""
    word = name.words[-1]
    stems = {word[:-1], word[:-2] if word.endswith("es") else word[:-1]}
    before = tokens.lows[name.first - 1] if name.first else ""
    return len(name.words) == 1 and before == "the" and word.endswith("s") and bool(stems & surnames)


def _names_alone(
    tokens: Tokens, names: list[Name], organisations: list[Organisation], alone: set[str]
) -> list[Organisation]:
    """With every place of a word that is all of a source, always has a capital and names nobody ("Chirper")."""
    taken = {index for name in names for index in range(name.first, name.last)}
    people = {tokens.lows[index] for index in taken}
    taken |= {index for one in organisations for index in range(one.first, one.last)}
    words = {low for low in alone - people - tokens.lower_case if len(low) > 1 and not lexicon.is_plural(low)}
    found = [
        Organisation(index, index + 1, tokens.words[index], "ORGANIZATION")
        for index in tokens.capitals
        if tokens.lows[index] in words and index not in taken
    ]
    return sorted([*organisations, *found], key=lambda one: one.first) if found else organisations


def core(words: tuple[str, ...]) -> tuple[str, ...]:
    core = tuple(word for word in words if word not in lexicon.SUFFIXES)
    return core or words
