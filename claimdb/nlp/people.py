"""The people and organisations that one article names: every place of a name, and which of them are one person.

Works from the entities of the extractor, tolerantly, and from capitalised sequences of its own.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claimdb.nlp import lexicon
from claimdb.records import Entity, Span

_TOKEN = re.compile(
    r"[^\W\d_]+(?:['’](?!(?:s|t|re|ve|ll|d|m)\b)[^\W\d_]+|[-‑][^\W_]+)*|['’](?:s|S)\b|\d[\d,.-]*(?:st|nd|rd|th|-\w+(?:-\w+)*)?|[^\w\s]|_"
)
LONGEST_NAME = 6
AMBIGUOUS_BELOW = 0.6
"""A surname that several people bear stands for one of them only from this share of the evidence on."""


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
class Person:
    """One human being of the article."""

    words: tuple[str, ...]
    """Folded words of the fullest name."""
    forms: Counter[str] = field(default_factory=Counter)
    """Full names as printed, with how often."""
    gender: float = 0.0
    """Evidence: above 0 a woman, below 0 a man."""
    roles: set[str] = field(default_factory=set)
    """Nouns that the article calls the person by, lower case ("general", "senator", "spokeswoman")."""
    role: str | None = None
    """Office or rank as first printed beside the name."""
    role_is_title: bool = False

    @property
    def name(self) -> str:
        longest = max(len(form.split()) for form in self.forms)
        best = min(longest, 2)
        return max((form for form in self.forms if len(form.split()) >= best), key=lambda form: self.forms[form])

    @property
    def is_full(self) -> bool:
        return len(self.words) > 1


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


@dataclass(slots=True)
class Roster:
    """Everybody whom the article names."""

    tokens: Tokens
    people: list[Person]
    names: list[Name]
    organisations: list[Organisation]
    name_at: dict[int, Name]
    """By every token of a name."""
    organisation_at: dict[int, Organisation]


def read_roster(text: str, tokens: Tokens, entities: Sequence[Entity], sources: Iterable[Span] = ()) -> Roster:
    """Who is named in ``text``. In ``sources`` an unknown capitalised sequence is taken for a person."""
    labels = _labels(tokens, _retyped(tokens, entities))
    ranges = [tokens.within(span) for span in sources]
    in_source = {index for indices in ranges for index in indices} | _fuller_forms(tokens, ranges)
    borders = {border for indices in ranges for border in (indices.start, indices.stop)}
    names, organisations = _scan(text, tokens, labels, in_source, borders)
    names, organisations = _surnames_alone(tokens, names, organisations)
    people = _cluster(names)
    roster = Roster(tokens, people, names, organisations, {}, {})
    roster.name_at = {index: name for name in names for index in range(name.first, name.last)}
    roster.organisation_at = {index: o for o in organisations for index in range(o.first, o.last)}
    for name in names:
        if name.person >= 0:
            _note_roles(text, roster, name)
    return roster


# ── finding names ────────────────────────────────────────────────────────────────────────────────────────────────


def _fuller_forms(tokens: Tokens, sources: Sequence[range]) -> set[int]:
    """First tokens of "Xyz Ruiz" wherever "Ruiz" alone is a source: an unknown sequence there is a person too."""
    alone = {tokens.words[r[-1]] for r in sources if 0 < len(r) <= 3 and tokens.is_capitalised(r[-1])}
    alone = {word for word in alone if not _is_common_end(word.lower()) and word.lower() not in lexicon.NOT_NAME_STARTS}
    return {
        index - 1
        for index in tokens.capitals
        if tokens.words[index] in alone and index and tokens.is_capitalised(index - 1) and tokens.touches(index - 1)
    }


def _retyped(tokens: Tokens, entities: Sequence[Entity]) -> list[Entity]:
    """People whom the extractor took for something else: behind "Mr.", or a given name with a surname seen elsewhere."""
    surnames = {_last_word(tokens, entity) for entity in entities if entity.label == "PERSON"}
    retyped: list[Entity] = []
    for entity in entities:
        indices = tokens.within(entity.span)
        if entity.label != "PERSON" and indices:
            polite = _is_polite(tokens, indices.start)
            two_words = (
                2 <= len(indices) <= 4 and _given(tokens, indices.start) and _last_word(tokens, entity) in surnames
            )
            if polite:
                surnames.add(_last_word(tokens, entity))
            if polite or two_words:
                retyped.append(Entity(entity.span, "PERSON", entity.score))
                continue
        retyped.append(entity)
    return retyped


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
        if same or word[0].isupper():
            index += 1
        elif word == "." and _is_abbreviation(tokens, index - 1):
            index += 1
        elif low in lexicon.PARTICLES and index + 1 < len(tokens) and tokens.is_capitalised(index + 1):
            index += 1
        else:
            break
    return index


def _is_abbreviation(tokens: Tokens, index: int) -> bool:
    """An initial, or a short title ("Gen", "Sen", "Jr"): the full stop behind it ends no sentence."""
    low = tokens.lows[index]
    if len(low) == 1:
        return True
    return low in lexicon.TITLE_NOUNS or low in lexicon.SUFFIXES or low in {"mr", "mrs", "ms", "st"}


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
            if entity is None and _begins_name(tokens, labels, end, span.stop):
                break
            end += 1
        if entity is not None and entity.label != "PERSON":
            while end > start and not tokens.words[end - 1][-1].isalnum():
                end -= 1
            end = max(end, start + 1)
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
    return _given(tokens, index) or before in lexicon.TITLES or (before == "." and _is_abbreviation(tokens, index - 2))


def _joins(tokens: Tokens, labels: dict[int, Entity], entity: Entity, index: int) -> bool:
    """The token behind a person's entity belongs to the name: the rest of it that the extractor missed."""
    if entity.label != "PERSON" or index in labels:
        return False
    low = tokens.lows[index]
    return low in lexicon.SUFFIXES or (low == "." and _is_abbreviation(tokens, index - 1))


def _read_name(text: str, tokens: Tokens, span: range, is_entity: bool, in_source: set[int]) -> Name | None:
    """The person's name in a capitalised sequence without its titles, or ``None`` where it is no person."""
    first, last = span.start, span.stop
    while last > first and not (tokens.words[last - 1][-1].isalnum() or tokens.lows[last - 2] in lexicon.SUFFIXES):
        last -= 1
    start = first
    titled = False
    while start < last:
        low = tokens.lows[start]
        if low in lexicon.TITLES and not (start + 1 == last and is_entity):
            titled = True
        elif low in lexicon.PERSON_NOUNS and last - start > 2 and not _given(tokens, start):
            titled = True
        elif not (low == "." and start > first) and not (low in lexicon.NOT_NAME_STARTS and start == first):
            break
        start += 1
    while titled and start < last and tokens.lows[start] in lexicon.TITLE_MODIFIERS and not _given(tokens, start):
        start += 1
    size = sum(tokens.words[i][0].isalpha() for i in range(start, last))
    if not 0 < size <= LONGEST_NAME:
        return None
    if not titled and start > 0 and tokens.lows[start - 1] == "." and start >= 2:
        titled = tokens.lows[start - 2] in lexicon.TITLE_NOUNS and start - 2 >= first
    certain = is_entity or titled
    if not certain:
        split = next((i for i in range(start, last - 1) if _given(tokens, i)), None)
        if split is not None and last - split >= 2 and not _is_common_end(tokens.lows[last - 1]):
            start, certain = split, True
        elif not (size >= 2 and start in in_source and _may_be_person(tokens, start, last)):
            return None
    words = tuple(fold(tokens.words[i]) for i in range(start, last) if tokens.words[i][0].isalpha())
    if not words or (len(words) == 1 and words[0] in lexicon.NOT_NAME_STARTS):
        return None
    printed = text[tokens.starts[start] : tokens.ends[last - 1]].replace("\n", " ")
    return Name(start, last, words, printed, first, certain=certain)


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
    tokens: Tokens, names: list[Name], organisations: list[Organisation]
) -> tuple[list[Name], list[Organisation]]:
    """Surnames of people named in full, where the extractor saw nothing or took them for something else."""
    surnames = {_core(name.words)[-1] for name in names if len(_core(name.words)) > 1}
    taken = {index for name in names for index in range(name.first, name.last)}
    single = {o.first: o for o in organisations if o.last - o.first == 1}
    taken |= {index for o in organisations if o.last - o.first > 1 for index in range(o.first, o.last)}
    found: list[Name] = []
    for index in tokens.capitals:
        word = tokens.words[index]
        if index not in taken and fold(word) in surnames and not word.isupper():
            single.pop(index, None)
            found.append(Name(index, index + 1, (fold(word),), word, index))
    if not found:
        return names, organisations
    kept = [o for o in organisations if o.last - o.first > 1 or o.first in single]
    return sorted([*names, *found], key=lambda name: name.first), kept


# ── which names are one person ───────────────────────────────────────────────────────────────────────────────────


def _cluster(names: list[Name]) -> list[Person]:
    """Give every name its person; the full names first, the longest before the shorter, then the single words."""
    people: list[Person] = []
    by_last: dict[str, list[int]] = {}
    by_first: dict[str, list[int]] = {}
    for name in sorted((n for n in names if len(_core(n.words)) > 1), key=lambda n: (-len(n.words), n.first)):
        core = _core(name.words)
        match = next((p for p in by_last.get(core[-1], ()) if _same_full(people[p].words, name.words)), None)
        if match is None:
            match = len(people)
            people.append(Person(name.words, gender=_given_gender(core[0])))
            by_last.setdefault(core[-1], []).append(match)
            by_first.setdefault(core[0], []).append(match)
        people[match].forms[name.printed] += 1
        name.person, name.options = match, ((match, 1.0),)
    _place_single_names(names, people, by_last, by_first)
    return people


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    core = tuple(word for word in words if word not in lexicon.SUFFIXES)
    return core or words


def _same_full(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """The shorter name leaves out middle names, or the given name; initials count for names."""
    if (
        set(long) & lexicon.SUFFIXES
        and set(short) & lexicon.SUFFIXES
        and set(long) & lexicon.SUFFIXES != set(short) & lexicon.SUFFIXES
    ):
        return False
    a, b = _core(long), _core(short)
    if a[-1] != b[-1]:
        return False
    return (
        a[-len(b) :] == b
        or a[0] == b[0]
        or (len(b[0]) == 1 and a[0][0] == b[0])
        or (len(a[0]) == 1 and b[0][0] == a[0])
    )


def _given_gender(word: str) -> float:
    gender = lexicon.given_names().get(word)
    return 0.0 if gender is None else (2.0 if gender == "f" else -2.0)


def _place_single_names(
    names: list[Name], people: list[Person], by_last: dict[str, list[int]], by_first: dict[str, list[int]]
) -> None:
    """Surnames, and given names alone, in the order of the text."""
    before: Counter[int] = Counter()
    total = Counter(name.person for name in names if name.person >= 0)
    latest = -1
    for name in names:
        if name.person < 0:
            word = _core(name.words)[-1]
            choices = by_last.get(word) or by_first.get(word) or []
            if not choices:
                choices = [len(people)]
                people.append(Person(name.words, gender=_given_gender(word)))
                by_last[word] = choices
            name.options = _shares(choices, before, total, latest)
            if name.options[0][1] >= AMBIGUOUS_BELOW:
                name.person = name.options[0][0]
                people[name.person].forms[name.printed] += 1
        if name.person >= 0:
            before[name.person] += 1
            latest = name.person


def _shares(
    choices: Sequence[int], before: Counter[int], total: Counter[int], latest: int
) -> tuple[tuple[int, float], ...]:
    """How likely each of those who bear a name is meant: how often named so far, and in all, and who was named last."""
    if len(choices) == 1:
        return ((choices[0], 1.0),)
    weights = [(before[p] + 0.3 * total[p]) * (1.3 if p == latest else 1.0) for p in choices]
    whole = sum(weights) or 1.0
    return tuple(sorted(((p, w / whole) for p, w in zip(choices, weights, strict=True)), key=lambda x: -x[1]))


# ── roles ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _note_roles(text: str, roster: Roster, name: Name) -> None:
    """Titles before a name, the appositive and the age behind it: roles of the person, and evidence of gender."""
    person = roster.people[name.person]
    left, nouns = _title_before(roster, name)
    if nouns:
        printed = text[roster.tokens.starts[left] : roster.tokens.starts[name.first]].strip(" ,\n")
        polite = nouns <= (lexicon.MALE_TITLES | lexicon.FEMALE_TITLES)
        if not polite and (person.role is None or not person.role_is_title):
            person.role, person.role_is_title = printed, True
        _add_roles(person, nouns)
    behind = _appositive(text, roster, name.last)
    if behind is not None:
        printed, noun = behind
        _add_roles(person, {noun})
        if person.role is None and not noun[0].isdigit():
            person.role = printed


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
        elif (
            low in lexicon.TITLE_MODIFIERS
            or low.startswith("ex-")
            or at in roster.organisation_at
            or low in lexicon.ORG_NOUNS
        ):
            left = at if nouns else left
        elif low not in {".", "of", "and", "for"} or (low == "." and not _is_abbreviation(tokens, at - 1)):
            break
        elif low != "." and at not in roster.organisation_at:
            break
        at -= 1
    return (left, nouns) if nouns else (name.first, nouns)


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
    begin = at
    noun: str | None = None
    while at < len(tokens) and at - begin < 9:
        low = tokens.lows[at]
        if at in roster.name_at:
            return None
        if (
            low in lexicon.PREPOSITIONS
            or low in lexicon.CLAUSE_WORDS
            or (not low[0].isalnum() and low not in {"'s", "’s", "-", "."})
        ):
            break
        plain = lexicon.TITLE_NOUNS.get(low, low)
        if lexicon.is_person_noun(plain):
            noun = plain
        at += 1
    if noun is None:
        return None
    while at > begin and tokens.lows[at - 1] in {"and", "or", "-", "."}:
        at -= 1
    start = begin + (tokens.lows[begin] in lexicon.DETERMINERS)
    return (text[tokens.starts[start] : tokens.ends[at - 1]], noun) if start < at else None
