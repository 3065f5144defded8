"""The people whom one article names: which names are one person, and what the article calls them besides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimdb.nlp import lexicon
from claimdb.nlp.naming import Name, Organisation, Tokens, core, find_names, is_abbreviation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimdb.records import Entity, Span

AMBIGUOUS_BELOW = 0.6
"""A surname that several people bear stands for one of them only from this share of the evidence on."""


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
    role_words: set[str] = field(default_factory=set)
    """Every word of the titles and appositives, lower case."""
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
    names, organisations = find_names(text, tokens, entities, sources)
    people = _cluster(tokens, names)
    roster = Roster(tokens, people, names, organisations, {}, {})
    roster.name_at = {index: name for name in names for index in range(name.first, name.last)}
    roster.organisation_at = {index: o for o in organisations for index in range(o.first, o.last)}
    for name in names:
        if name.person >= 0:
            _note_roles(text, roster, name)
    return roster


# ── which names are one person ───────────────────────────────────────────────────────────────────────────────────


def _cluster(tokens: Tokens, names: list[Name]) -> list[Person]:
    """Give every name its person; the full names first, the longest before the shorter, then the single words."""
    people: list[Person] = []
    by_last: dict[str, list[int]] = {}
    by_first: dict[str, list[int]] = {}
    for name in sorted((n for n in names if len(core(n.words)) > 1), key=lambda n: (-len(n.words), n.first)):
        words = core(name.words)
        match = next((p for p in by_last.get(words[-1], ()) if _same_full(people[p].words, name.words)), None)
        if match is None:
            match = len(people)
            people.append(Person(name.words, gender=_given_gender(words[0])))
            by_last.setdefault(words[-1], []).append(match)
            by_first.setdefault(words[0], []).append(match)
        people[match].forms[name.printed] += 1
        name.person, name.options = match, ((match, 1.0),)
    _place_single_names(names, people, {name.first: _title_gender(tokens, name) for name in names}, (by_last, by_first))
    return people


def _same_full(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """The shorter name leaves out middle names, or the given name; initials count for names."""
    if (
        set(long) & lexicon.SUFFIXES
        and set(short) & lexicon.SUFFIXES
        and set(long) & lexicon.SUFFIXES != set(short) & lexicon.SUFFIXES
    ):
        return False
    a, b = core(long), core(short)
    if a[-1] != b[-1]:
        return False
    return (
        a[-len(b) :] == b
        or a[0] == b[0]
        or (len(b[0]) == 1 and a[0][0] == b[0])
        or (len(a[0]) == 1 and b[0][0] == a[0])
        or _one_letter_for_two(a[0]) == _one_letter_for_two(b[0])
    )


def _one_letter_for_two(word: str) -> str:
    """ "Philip" for "Phillip": a spelling that one article mixes up."""
    return "".join(char for char, before in zip(word, f" {word}", strict=False) if char != before)


def _given_gender(word: str) -> float:
    gender = lexicon.given_names().get(word)
    return 0.0 if gender is None else (2.0 if gender == "f" else -2.0)


def _title_gender(tokens: Tokens, name: Name) -> float:
    """2 behind "Mrs.", -2 behind "Mr.", else 0: as the gender of a person."""
    at = name.first - (2 if name.first > 1 and tokens.lows[name.first - 1] == "." else 1)
    gender = lexicon.noun_gender(tokens.lows[at]) if at >= 0 and tokens.lows[at] in lexicon.TITLES else None
    return 0.0 if gender is None else (2.0 if gender == "f" else -2.0)


def _place_single_names(
    names: list[Name],
    people: list[Person],
    genders: dict[int, float],
    known: tuple[dict[str, list[int]], dict[str, list[int]]],
) -> None:
    """Surnames, and given names alone, in the order of the text."""
    by_last, by_first = known
    before: Counter[int] = Counter()
    total = Counter(name.person for name in names if name.person >= 0)
    latest = -1
    for name in names:
        if name.person < 0:
            word = core(name.words)[-1]
            choices = by_last.get(word) or by_first.get(word) or []
            if not choices:
                choices = [len(people)]
                people.append(Person(name.words, gender=_given_gender(word)))
                by_last[word] = choices
            # A known man is not "Mrs.", a known woman not "Mr.".
            choices = [p for p in choices if people[p].gender * genders[name.first] > -4] or choices
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
        person.role_words.update(printed.lower().split())
        polite = nouns <= (lexicon.MALE_TITLES | lexicon.FEMALE_TITLES)
        if not polite and (person.role is None or not person.role_is_title):
            person.role, person.role_is_title = printed, True
        _add_roles(person, nouns)
    behind = _appositive(text, roster, name.last)
    if behind is not None:
        printed, noun = behind
        person.role_words.update(printed.lower().split())
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
