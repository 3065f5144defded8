"""Given names: their forms in other languages and romanisations, their short forms, and whose they nearly always are.

`given_forms.txt` is our own list; English short forms come with the package ``nicknames``. All is read when first
asked for.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Family = Literal[
    "slavic", "arabic", "hebrew", "turkic", "greek", "caucasian", "romance", "germanic", "english"
]  # fmt: skip
Gender = Literal["m", "f", ""]

_SPELLED_AT_WILL = frozenset({"romance", "germanic", "english"})
"""Families written in Latin letters: a form is its bearer's choice (Steven, Stephen), not a romanisation."""


class GivenName(NamedTuple):
    """What a word is as a given name; all empty where it is none that is known."""

    names: frozenset[int] = frozenset()
    """The names that it is a form of, by their line."""
    short_for: frozenset[int] = frozenset()
    romanised: frozenset[int] = frozenset()
    """Those of ``names`` whose forms are romanisations of one spelling."""


UNKNOWN = GivenName()


class _Lists(NamedTuple):
    names: dict[str, GivenName]
    families: dict[str, frozenset[Family]]


@cache
def _lists() -> _Lists:
    names: dict[str, set[int]] = defaultdict(set)
    short: dict[str, set[int]] = defaultdict(set)
    families: dict[str, set[Family]] = defaultdict(set)
    romanised: set[int] = set()
    lines = files("claimdb.names").joinpath("given_forms.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        if not line or line.startswith("#"):
            continue
        family, _, rest = line.partition(" ")
        forms, _, shorts = rest.partition("/")
        if family not in _SPELLED_AT_WILL:
            romanised.add(number)
        for form in forms.split():
            names[form].add(number)
            families[form].add(family)  # type: ignore[arg-type]
        for form in shorts.split():
            short[form].add(number)
            families[form].add(family)  # type: ignore[arg-type]
    known = {
        word: GivenName(frozenset(names[word]), frozenset(short[word]), frozenset(names[word] & romanised))
        for word in {**names, **short}
    }
    return _Lists(known, {word: frozenset(found) for word, found in families.items()})


def given_name(word: str) -> GivenName:
    """What a folded word is as a given name."""
    return _lists().names.get(word, UNKNOWN)


def families(word: str) -> frozenset[Family]:
    """The language families in which a folded word is a given name or a short form."""
    return _lists().families.get(word, frozenset())


@cache
def _genders() -> dict[str, Gender]:
    table: dict[str, Gender] = {}
    text = files("claimdb").joinpath("nlp", "given_names.txt").read_text("utf-8")
    for line in text.splitlines():
        gender, _, names = line.partition(" ")
        if gender == "m":
            table.update(dict.fromkeys(names.split(), "m"))
        elif gender == "f":
            table.update(dict.fromkeys(names.split(), "f"))
    return table


def gender(word: str) -> Gender:
    """Whose given name a folded word nearly always is; "" where it is both's, or none."""
    return _genders().get(word, "")


def is_given(word: str) -> bool:
    """Whether a folded word is known as a given name."""
    return word in _genders() or word in _lists().names or word in _english()


def all_given() -> frozenset[str]:
    """All that are nearly always a man's or a woman's."""
    return frozenset(_genders())


@cache
def _english() -> dict[str, frozenset[str]]:
    """Name → short forms, as ``nicknames`` has them."""
    from nicknames import name_triplets

    table: dict[str, set[str]] = defaultdict(set)
    for name, relation, other in name_triplets():
        if relation == "has_nickname":
            table[name].add(other)
    return {name: frozenset(short) for name, short in table.items()}


Shortening = Literal["sure", "doubtful", ""]


def shortening(one: str, other: str) -> Shortening:
    """Whether one folded given name is a short form of the other, or both are of a third.

    The English list has names under each other that somebody bears in their own right (Albert under Adelbert, Gary
    under Garrett): doubtful, unless one is the beginning of the other.
    """
    first, second = given_name(one), given_name(other)
    if first.names & second.short_for or first.short_for & second.names:
        return "sure"
    table = _english()
    for name, short in ((one, other), (other, one)):
        if short in table.get(name, ()):
            return "sure" if _is_clipped(short, name) else "doubtful"
    return "doubtful" if first.short_for & second.short_for else ""


def _is_clipped(short: str, name: str) -> bool:
    """The beginning of the name, as it is (Alex) or with an ending (Gabby, Danny); other endings may be other names."""
    stem = short.rstrip("eiy")
    doubled = len(stem) > 2 and stem[-1] == stem[-2]
    is_beginning = name.startswith(stem[:-1] if doubled else stem)
    known = short in _genders() and not doubled
    return len(short) < len(name) and (name.startswith(short) or (is_beginning and not known))


@cache
def forms_of(names: frozenset[int]) -> frozenset[str]:
    """All forms of these names, without short ones."""
    return frozenset(word for word, known in _lists().names.items() if known.names & names)


@cache
def _first_forms() -> dict[int, str]:
    table: dict[int, str] = {}
    for word, known in _lists().names.items():
        for number in known.names:
            table.setdefault(number, word)
    return table


def first_form(number: int) -> str:
    """The form that stands for a name: the first of its line."""
    return _first_forms()[number]
