"""Names in one article → what each stands for there, and what the article names beside it.

A surname stands for the one person of its article whose full name has it, and a name without middle initial for the one
who has it there; where two could be meant, or none is named, it stands for itself. People who are only named are
referents too: they tell spellings apart and bear out others.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from claimdb import names
from claimdb.identity.likeness import SINGLE, Form, fullness, is_end_of, likeness, may_be_one
from claimdb.records import ROLES_APART, EntityLabel, SpeakerKind
from claimdb.text import fold

LEAST_ENTITY = 0.5
"""Score of a name in the text that is taken for a person's; the model is about as often wrong below."""
_LEAST_CANDIDATE = 0.05
_BYLINE_PARTS = re.compile(r"\s*(?:,|;|&|\||\n|\band\b|\bfor\b|\bin\b|^by\b)\s*", re.IGNORECASE)

SURNAME = "the only person of the article with that name in full"
"""Why a name stands for another one of its article."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A name that a statement is given to, perhaps; ``candidate``: below the threshold inside the article."""

    name: str
    key: str
    kind: SpeakerKind
    score: float
    role: str | None
    candidate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleNames:
    """All that one article names. ``byline`` is of the article and of its parts."""

    pk: int
    key: str
    bylines: Sequence[str] = ()
    mentions: Sequence[Mentioned] = ()
    entities: Sequence[tuple[EntityLabel, str, float]] = ()


@dataclass(slots=True)
class Standing:
    """What one name stands for in the article; ``form`` and ``listed`` are of the fullest name that it has there."""

    kind: SpeakerKind
    key: str
    name: str
    form: Form
    listed: str
    mentions: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    is_author: bool = False


def in_print(name: str) -> tuple[int, str]:
    """Of variants of one name the greatest is shown: with words that begin with a capital and go on without."""
    return sum(word[:1].isupper() and not word.isupper() for word in name.split()), name


# ── who stands behind a name ─────────────────────────────────────────────────────────────────────────────────────


def referents(article: ArticleNames, alone: Collection[tuple[SpeakerKind, str]] = ()) -> list[Standing]:
    """One for each name and kind. ``alone``: names that stand for themselves because a person decided it."""
    found: dict[tuple[SpeakerKind, str], Standing] = {}
    for mention in article.mentions:
        if mention.name.strip() and (not mention.candidate or mention.score >= _LEAST_CANDIDATE):
            one = found.setdefault((mention.kind, mention.key), _standing(mention.name, mention.key, mention.kind))
            one.mentions += not mention.candidate
            one.roles.update(mention.role.split(ROLES_APART) if mention.role else ())
    for name in _people(article.entities):
        key = _folded(name)
        if ("person", key) not in found:
            found["person", key] = _standing(name, key, "person")
    full = _full_names(one for one in found.values() if one.mentions)
    parts = (part for line in article.bylines for part in _BYLINE_PARTS.split(line))
    authors = {own_form(part, "person")[1] for part in parts if part.strip()}
    for one in found.values():
        if one.kind == "person" and (one.kind, one.key) not in alone:
            _take_full_name(one, full)
    for one in found.values():
        one.is_author = one.form in authors and not one.roles
    return sorted(found.values(), key=lambda one: (one.kind, one.key))


def _standing(name: str, key: str, kind: SpeakerKind) -> Standing:
    listed, form = own_form(name, kind)
    return Standing(kind, key, name, form, listed)


@lru_cache(maxsize=200_000)
def own_form(name: str, kind: SpeakerKind) -> tuple[str, Form]:
    """A name as it is listed, and the form that it is, whatever else its article has."""
    listed = names.listed_as(name, kind)
    return listed, (kind, fold(listed))


def _people(entities: Iterable[tuple[EntityLabel, str, float]]) -> Iterable[str]:
    """Full names in the text that are likely to be people's; none that ends inside a word with a hyphen."""
    for label, text, score in entities:
        if text.endswith(("-", "‐", "‑")):
            continue
        if label == "PERSON" and score >= LEAST_ENTITY and " " in text.strip() and fullness(text) != SINGLE:
            yield text


def _full_names(some: Iterable[Standing]) -> list[Standing]:
    """One for each full name of a person in the article."""
    found: dict[Form, Standing] = {}
    for one in some:
        if one.kind == "person" and fullness(one.name) != SINGLE:
            found.setdefault(one.form, one)
    return list(found.values())


def _take_full_name(one: Standing, full: Sequence[Standing]) -> None:
    if fullness(one.name) != SINGLE:
        people = [other for other in full if is_end_of(one.form[1], other.form[1]) or _is_around(other, one)]
    else:
        people = [other for other in full if may_be_one(likeness(one.listed, other.listed, "person"))]
    if len(people) == 1:
        one.form, one.listed = people[0].form, people[0].listed


def _is_around(longer: Standing, one: Standing) -> bool:
    """The same first and last word, and more between them: Tom A. Reed, Tom Reed."""
    words, others = one.form[1].split(), longer.form[1].split()
    return len(words) == 2 < len(others) and (words[0], words[-1]) == (others[0], others[-1])


# ── what is named beside it ──────────────────────────────────────────────────────────────────────────────────────

Numbers = tuple[int, ...]
Named = tuple[Numbers, Numbers, Numbers]
"""People, organisations, places: numbers made from the names."""


def named(article: ArticleNames, found: Iterable[Standing]) -> Named:
    """Whom and what the article names; authors, and the days and nationalities that MISC holds, are left out."""
    people = {person_number(one.listed) for one in found if one.kind == "person" and not one.is_author}
    things: dict[str, set[int]] = {"ORGANIZATION": set(), "LOCATION": set()}
    for label, text, score in article.entities:
        if label in things and score >= LEAST_ENTITY:
            things[label].add(_number(own_form(text, "organisation")[1][1]))
    return (
        tuple(sorted(people - {0})),
        tuple(sorted(things["ORGANIZATION"])),
        tuple(sorted(things["LOCATION"])),
    )


@lru_cache(maxsize=200_000)
def person_number(name: str) -> int:
    """The same for most spellings and both orders of one full name; 0 for less than a full name."""
    words = names.read_person(name).words
    if len(words) < 2 or min(len(words[0]), len(words[-1])) < 2:
        return 0
    return _number(" ".join(sorted((_sounds(words[0]), _sounds(words[-1])))))


_SOUNDS = (
    (re.compile(r"[^a-z]"), ""), (re.compile(r"shch|sch|sh"), "s"), (re.compile(r"kh|gh"), "h"),
    (re.compile(r"ch|ts|tz|cz"), "c"), (re.compile(r"zh"), "j"), (re.compile(r"ph|ff"), "f"), (re.compile(r"w"), "v"),
    (re.compile(r"ks|x"), "s"), (re.compile(r"q|ck"), "k"), (re.compile(r"(?<=.)[aeiouyjh]"), ""),
    (re.compile(r"^(?:ye|ya|yu|yi)"), "e"), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


@lru_cache(maxsize=200_000)
def _sounds(word: str) -> str:
    """A folded word's first letter and its consonants, as most romanisations have them."""
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


_folded = lru_cache(maxsize=200_000)(fold)


def _number(name: str) -> int:
    return zlib.crc32(name.encode())
