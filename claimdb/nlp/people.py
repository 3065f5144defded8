"""The people whom one article names: which names are one person, and what the article calls them besides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from claimdb.nlp import lexicon
from claimdb.nlp.naming import Name, Organisation, core, find_names
from claimdb.nlp.titles import note_roles
from claimdb.nlp.tokens import Tokens, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimdb.records import Entity, Span

AMBIGUOUS_BELOW = 0.6
"""A surname that several people bear stands for one of them only from this share of the evidence on."""
_SPOKE = 2.5
"""What it adds to the weight of somebody as a speaker that they have spoken."""
_NEAR = 40
"""Tokens: about two sentences."""


@dataclass(slots=True)
class Person:
    """One human being of the article."""

    words: tuple[str, ...]
    """Folded words of the fullest name."""
    forms: Counter[str] = field(default_factory=Counter)
    """Full names as printed, with how often."""
    given: Counter[str] = field(default_factory=Counter)
    """Their first words that are no initials, folded, with how often."""
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
        full = [form for form in self.forms if len(form.split()) >= min(longest, 2)]
        begun = [form for form in full if fold(form)[0] == self.words[0][0]]
        return max(begun or full, key=lambda form: self.forms[form])

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
    ranges = [tokens.within(span) for span in sources]
    names, organisations = find_names(text, tokens, entities, ranges)
    people = _cluster(tokens, names, ranges)
    roster = Roster(tokens, people, names, organisations, {}, {})
    roster.name_at = {index: name for name in names for index in range(name.first, name.last)}
    roster.organisation_at = {index: o for o in organisations for index in range(o.first, o.last)}
    begun = {indices.start for indices in ranges}
    for name in names:
        if name.person >= 0:
            note_roles(text, roster, name, begun)
    return roster


# ── which names are one person ───────────────────────────────────────────────────────────────────────────────────


def _cluster(tokens: Tokens, names: list[Name], sources: Sequence[range]) -> list[Person]:
    """Give every name its person; the full names first, the longest before the shorter, then the single words."""
    _drop_common_words(tokens, names)
    people: list[Person] = []
    by_last: dict[str, list[int]] = {}
    by_first: dict[str, list[int]] = {}
    for name in sorted((n for n in names if len(core(n.words)) > 1), key=lambda n: (-len(n.words), n.first)):
        words = core(name.words)
        match = next((p for p in by_last.get(words[-1], ()) if _same_full(people[p].words, name.words)), None)
        if match is None:
            match = len(people)
            people.append(Person(name.words))
            by_last.setdefault(words[-1], []).append(match)
            by_first.setdefault(words[0], []).append(match)
        people[match].forms[name.printed] += 1
        people[match].given[next((word for word in words[:-1] if len(word) > 1), words[0])] += 1
        name.person, name.options = match, ((match, 1.0),)
    for person in people:
        person.gender = _given_gender(person.given.most_common(1)[0][0])
    hints = _hints(tokens, names, sources)
    for name in names:
        if name.person >= 0 and not people[name.person].gender:
            people[name.person].gender = hints[name.first].gender
    _place_single_names(names, people, hints, (by_last, by_first))
    return people


def _drop_common_words(tokens: Tokens, names: list[Name]) -> None:
    """Leave the surname of "Will Ruiz" and "Endorsed Ruiz" where a full name of that surname stands elsewhere.

    At the start of a sentence and in headlines a capital does not make a name.
    """
    full = [name for name in names if len(name.words) > 1]
    first = Counter((name.words[0], name.words[-1]) for name in full)
    others: dict[str, set[str]] = {}
    for name in full:
        others.setdefault(name.words[-1], set()).add(name.words[0])
    for name in full:
        start, last = name.words[0], name.words[-1]
        common = start in tokens.lower_case or start in lexicon.ORG_NOUNS
        if len(name.words) == 2 and first[start, last] == 1 and len(others[last]) > 1 and common:
            name.words, name.printed = (last,), name.printed.split()[-1]
            name.first = name.left = name.last - 1


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
        or _is_short_for(a[0], b[0])
        or _is_short_for(b[0], a[0])
    )


def _is_short_for(short: str, long: str) -> bool:
    """ "Ken" for "Kenneth", but not for a name of the other gender ("Chris", "Christina")."""
    if len(short) < 3 or not long.startswith(short):
        return False
    genders = {_given_gender(short), _given_gender(long)}
    return len(genders) == 1 and genders != {0.0}


def _one_letter_for_two(word: str) -> str:
    """ "Philip" for "Phillip": a spelling that one article mixes up."""
    return "".join(char for char, before in zip(word, f" {word}", strict=False) if char != before)


def _given_gender(word: str) -> float:
    gender = lexicon.given_names().get(word)
    return 0.0 if gender is None else (2.0 if gender == "f" else -2.0)


class _Hint(NamedTuple):
    """What stands around a name: 2 for "Mrs. Ruiz" and "Ruiz said she" as the gender of a person, -2 for a man's; a
    word like "daughter"; a source."""

    gender: float
    relative: bool
    in_source: bool


def _hints(tokens: Tokens, names: list[Name], sources: Sequence[range]) -> dict[int, _Hint]:
    """By the first token of each name."""
    hints: dict[int, _Hint] = {}
    following = _pronouns_behind(tokens, sources)
    in_source = {index for indices in sources for index in indices}
    for name in names:
        at = name.first - (2 if name.first > 1 and tokens.lows[name.first - 1] == "." else 1)
        gender = lexicon.noun_gender(tokens.lows[at]) if at >= 0 and tokens.lows[at] in lexicon.TITLES else None
        behind = takewhile(str.isalpha, tokens.lows[name.last : name.last + 4])
        pronoun = next((low for low in behind if low in {"he", "she"}), None)
        pronoun = pronoun or following.get(name.last - 1)
        if gender is None and pronoun is not None:
            gender = "f" if pronoun == "she" else "m"
        before = tokens.lows[max(name.left - 3, 0) : name.left]
        relatives = [low for low in before if low in lexicon.RELATIVES]
        relative = bool(relatives)
        if gender is None and relatives and before[-1] in {",", relatives[-1]}:
            gender = lexicon.noun_gender(relatives[-1])
        evidence = 0.0 if gender is None else (2.0 if gender == "f" else -2.0)
        hints[name.first] = _Hint(evidence, relative, name.first in in_source)
    return hints


def _pronouns_behind(tokens: Tokens, sources: Sequence[range]) -> dict[int, str]:
    """Last token of a source → the "he" or "she" that is the next source, a few sentences on."""
    ordered = sorted((indices for indices in sources if indices), key=lambda indices: indices.start)
    return {
        one[-1]: tokens.lows[other.start]
        for one, other in pairwise(ordered)
        if tokens.lows[other.start] in {"he", "she"} and other.start - one.start < 2 * _NEAR
    }


def _place_single_names(
    names: list[Name],
    people: list[Person],
    hints: dict[int, _Hint],
    known: tuple[dict[str, list[int]], dict[str, list[int]]],
) -> None:
    """Surnames, and given names alone, in the order of the text."""
    by_last, by_first = known
    by_sound = {_one_letter_for_two(word): choices for word, choices in by_last.items() if len(word) > 4}
    seen = _Seen(names, hints)
    for name in names:
        if name.person < 0:
            word = core(name.words)[-1]
            choices = by_last.get(word) or by_first.get(word) or by_sound.get(_one_letter_for_two(word)) or []
            if not choices:
                choices = [len(people)]
                people.append(Person(name.words, gender=_given_gender(word)))
                by_last[word] = choices
            # A known man is not "Mrs.", a known woman not "Mr.".
            choices = [p for p in choices if people[p].gender * hints[name.first].gender > -4] or choices
            name.options = seen.shares(choices, name.first, speaks=hints[name.first].in_source)
            if name.options[0][1] >= AMBIGUOUS_BELOW:
                name.person = name.options[0][0]
                people[name.person].forms[name.printed] += 1
        if name.person >= 0:
            seen.add(name.person, name.first, speaks=hints[name.first].in_source)


class _Seen:
    """How often each person was named so far, and in all."""

    def __init__(self, names: list[Name], hints: dict[int, _Hint]) -> None:
        self.total = Counter(name.person for name in names if name.person >= 0)
        self.before: Counter[int] = Counter()
        self.spoke: set[int] = set()
        self.latest = (-1, 0)
        """The person named last, and where."""
        self.named_at: dict[int, int] = {}
        for name in names:
            self.named_at.setdefault(name.person, name.first)
        self.relatives = {name.person for name in names if name.person >= 0 and hints[name.first].relative}

    def add(self, person: int, at: int, *, speaks: bool) -> None:
        self.before[person] += 1
        self.latest = person, at
        if speaks:
            self.spoke.add(person)

    def shares(self, choices: Sequence[int], at: int, *, speaks: bool) -> tuple[tuple[int, float], ...]:
        """How likely each of those who bear a name is meant at a token, best first.

        Whoever was named before, often or last, and has spoken before where the name ``speaks``; but whom a text
        introduces as somebody's daughter, it seldom calls by the surname later.
        """
        if len(choices) == 1:
            return ((choices[0], 1.0),)
        weights = []
        unnamed = not any(self.before[person] for person in choices)
        foremost = min(choices, key=lambda person: self.named_at.get(person, at)) if unnamed else -1
        for person in choices:
            weight = self.before[person] + 0.3 * self.total[person] + 0.6 * (person == foremost)
            if person == self.latest[0]:
                weight *= 1.45 if at - self.latest[1] < _NEAR else 1.3
            weight *= _SPOKE if speaks and person in self.spoke else 1.0
            weights.append(weight * (0.6 if person in self.relatives else 1.0))
        whole = sum(weights) or 1.0
        return tuple(sorted(((p, w / whole) for p, w in zip(choices, weights, strict=True)), key=lambda x: -x[1]))
