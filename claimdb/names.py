"""Names of speakers: their parts, the form under which a speaker is listed, and whether two names can be one speaker.

Compared are names as printed. A comparison is a table of small functions, each giving a score and the reason for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from claimdb.records import SpeakerKind
from claimdb.text import collapse_space, fold, plain_marks

_HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady madam sen senator rep representative gov governor pres "  # noqa: SIM905
    "president rev reverend fr father sister brother rabbi imam sheikh hon honorable judge justice attorney amb "
    "ambassador gen general lt lieutenant col colonel maj major capt captain cmdr commander sgt sergeant cpl corporal "
    "adm admiral pvt private brig brigadier marshal minister secretary chancellor "
    "mayor chief congressman congresswoman vice deputy prime former ex acting first".split()
)
_SUFFIXES = {"jr": "Jr.", "junior": "Jr.", "sr": "Sr.", "senior": "Sr.", "ii": "II", "iii": "III", "iv": "IV"}
_ARTICLES = ("the ", "a ", "an ", "some ", "several ")
_LEGAL_FORMS = re.compile(r",?\s+(?:Inc|Ltd|LLC|L\.L\.C|Corp|PLC|plc|GmbH|S\.A|AG|Co)\.?$")
_POSSESSIVE = re.compile(r"['’]s?$")
_EDGES = ' \t\n\u00a0.,;:!?"“”()[]'


class PersonName(NamedTuple):
    """Folded words without honorifics and ranks, and Jr., Sr. or a number behind the name ("" where none is)."""

    words: tuple[str, ...]
    suffix: str

    @property
    def is_full(self) -> bool:
        """More than a surname: two words at least, the first of them not a bare initial."""
        return len(self.words) > 1

    @property
    def surname(self) -> str:
        return self.words[-1] if self.words else ""


def read_person(name: str) -> PersonName:
    """The parts of a person's name as printed: "Lt. Gen. Iván Popov Jr." → (ivan, popov), "Jr."."""
    words, suffix = _person_words(name)
    return PersonName(tuple(fold(word).replace(".", "") for word in words), suffix)


def listed_as(name: str, kind: SpeakerKind) -> str:
    """The form under which a speaker is listed: equal, but for case and accents, for names that are the same.

    Persons without honorifics and ranks; the others without article and legal form.
    """
    if kind == "person":
        words, suffix = _person_words(name)
        shown = [_shown(word, whole_in_capitals=name.isupper()) for word in words]
        return " ".join([*shown, suffix] if suffix else shown) or collapse_space(name)
    bare = _POSSESSIVE.sub("", collapse_space(plain_marks(name)).strip(_EDGES))
    bare = _LEGAL_FORMS.sub("", bare) if kind == "organisation" else bare
    for article in _ARTICLES:
        if bare.lower().startswith(article) and len(bare) > len(article) + 1:
            bare = bare[len(article) :]
    return bare.strip() or collapse_space(name)


def _person_words(name: str) -> tuple[list[str], str]:
    bare = _POSSESSIVE.sub("", collapse_space(plain_marks(name)).strip(_EDGES))
    words = [stripped for word in bare.replace(",", " ").split() if (stripped := word.strip('"()[]'))]
    suffix = ""
    if len(words) > 1 and (found := _SUFFIXES.get(words[-1].lower().rstrip("."))):
        suffix = found
        words.pop()
    first = 0
    while first < len(words) - 1 and all(part in _HONORIFICS for part in fold(words[first]).rstrip(".").split("-")):
        first += 1
    return words[first:], suffix


def _shown(word: str, *, whole_in_capitals: bool) -> str:
    if len(word) == 1 and word.isupper():
        return f"{word}."
    return word.capitalize() if whole_in_capitals and len(word) > 2 and "." not in word else word


# ── are two names one speaker? ───────────────────────────────────────────────────────────────────────────────────


class Feature(NamedTuple):
    """One way in which two persons' names agree or differ; ``weight`` is the score of the pair where it holds."""

    holds: Callable[[PersonName, PersonName], bool]
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """``score``: probability that the names, printed in different articles, mean one speaker; and why."""

    score: float
    reason: str


def suffix_differs(one: PersonName, other: PersonName) -> bool:
    return bool(one.suffix and other.suffix) and one.suffix != other.suffix


def one_has_a_suffix(one: PersonName, other: PersonName) -> bool:
    return one.words == other.words and one.suffix != other.suffix


def full_names_are_equal(one: PersonName, other: PersonName) -> bool:
    return one.is_full and one == other


def single_names_are_equal(one: PersonName, other: PersonName) -> bool:
    return not one.is_full and one == other and bool(one.words)


def one_has_a_middle_name(one: PersonName, other: PersonName) -> bool:
    shorter, longer = sorted((one.words, other.words), key=len)
    return 1 < len(shorter) < len(longer) and (shorter[0], shorter[-1]) == (longer[0], longer[-1])


def given_name_is_an_initial(one: PersonName, other: PersonName) -> bool:
    if not (one.is_full and other.is_full and one.surname == other.surname):
        return False
    first, second = sorted((one.words[0], other.words[0]), key=len)
    return len(first) == 1 and second.startswith(first)


def one_is_the_surname(one: PersonName, other: PersonName) -> bool:
    return one.is_full != other.is_full and one.surname == other.surname and bool(one.surname)


FEATURES: tuple[Feature, ...] = (
    Feature(suffix_differs, 0.0, "one is Jr., the other Sr."),
    Feature(full_names_are_equal, 0.98, "the full names are equal"),
    Feature(single_names_are_equal, 0.9, "the single names are equal"),
    Feature(one_has_a_suffix, 0.4, "the names are equal, but one has Jr., Sr. or a number behind it"),
    Feature(one_has_a_middle_name, 0.45, "given name and surname are equal, one has a middle name or initial"),
    Feature(given_name_is_an_initial, 0.4, "the surnames are equal, one given name is an initial of the other"),
    Feature(one_is_the_surname, 0.3, "one is the other's surname"),
)
"""In order; the first that holds decides. What no feature speaks for is two speakers."""


def compare(one: str, other: str, kind: SpeakerKind = "person") -> Comparison:
    """Whether two printed names of one kind mean the same speaker."""
    if kind != "person":
        equal = fold(listed_as(one, kind)) == fold(listed_as(other, kind))
        return Comparison(0.95, "the names are equal") if equal else Comparison(0.0, "the names differ")
    parts = read_person(one), read_person(other)
    for feature in FEATURES:
        if feature.holds(*parts):
            return Comparison(feature.weight, feature.reason)
    return Comparison(0.0, "the names differ")
