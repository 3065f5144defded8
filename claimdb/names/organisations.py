"""Names of organisations: their words whatever the spelling and the order, and whether two names mean one of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from claimdb.names import lexicon, scripts
from claimdb.names.agreement import is_slip
from claimdb.names.comparison import Comparison
from claimdb.text import collapse_space, drop_invisible, fold, plain_marks

EQUAL = 0.98
_BRACKETS = re.compile(r"\(([^)]*)\)")
_INITIALISM = re.compile(r"\b(?:\w\.\s?){1,5}\w\b\.?")
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_WORD = re.compile(r"\w+", re.UNICODE)
_CO = re.compile(r"\bco-(?=\w{3})")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)$")
_BRITISH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"is(?=ation(?:s|al)?$|ing$|ed$)", "iz"),
        (r"(?<=[a-z]{2})our(?=s?$)", "or"),
        (r"(?<=[bt])re(?=s?$)", "er"),
        (r"(?<=[ef])ence(?=s?$)", "ense"),
        (r"amme(?=s?$)", "am"),
        (r"(?<=og)ue(?=s?$)", ""),
        (r"^paed", "ped"),
    )
)
"""British to American spelling; both sides go through it, so a word that it spoils is spoiled on both."""


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """An organisation's name for comparing; all words folded, in Latin letters and American spelling."""

    words: tuple[str, ...]
    """In order, without legal forms, countries, numbers, articles and prepositions."""
    countries: frozenset[str]
    numbers: frozenset[str]
    legal_forms: frozenset[str]
    """Kinds of company, or of what else is registered."""
    acronyms: frozenset[str]
    """Printed in brackets, or the whole name but for a country."""
    whole: str
    """All words as one, for names that are cut into words otherwise."""

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.words)


@cache
def _tables() -> lexicon.OrganisationWords:
    return lexicon.organisation_words()


@lru_cache(maxsize=65536)
def read_organisation(name: str) -> OrganisationName:
    """The parts of an organisation's name as printed: "The U.S. Defence Department (DoD)" → (defense, department)."""
    text = collapse_space(drop_invisible(plain_marks(name))).strip(' .,;:!?"')
    bracketed = [part.strip() for part in _BRACKETS.findall(text)]
    acronyms = {part.lower() for part in bracketed if part.isupper() and part.isalpha()}
    text = _BRACKETS.sub(lambda found: " " if found[1].strip().lower() in acronyms else f" {found[1]} ", text).strip()
    text = _INITIALISM.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", text).replace("&", " and ")
    words = _with_numbers([_spelled(word) for word in _words(text)])
    words, legal = _without_legal_forms(words)
    words, countries = _without_countries(words)
    if not countries and (whole := _tables().countries.get(tuple(word for word in words if word not in lexicon.EMPTY))):
        words = [whole]
    numbers = frozenset(word for word in words if word.isdigit())
    kept = tuple(word for word in words if not word.isdigit() and word not in lexicon.EMPTY)
    if len(kept) == 1 and kept[0].upper() in text.split():
        acronyms.add(kept[0])
    return OrganisationName(kept or tuple(words), countries, numbers, legal, frozenset(acronyms), "".join(words))


def _words(text: str) -> list[str]:
    text = _CO.sub("co", _POSSESSIVE.sub("", text.lower())).replace("'", "")
    found = [fold(word) if scripts.script_of(word) == "latin" else scripts.latin(word) for word in _WORD.findall(text)]
    return [part for word in found for part in word.split() if part]


def _spelled(word: str) -> str:
    if found := _ORDINAL.match(word):
        return found[1]
    if word in lexicon.NUMBER_WORDS:
        return str(lexicon.NUMBER_WORDS[word])
    word = lexicon.SHORT_FORMS.get(word, word)
    for pattern, to in _BRITISH:
        word = pattern.sub(to, word)
    return word


def _with_numbers(words: list[str]) -> list[str]:
    """ "forty four" as "44"."""
    found: list[str] = []
    for word in words:
        if found and found[-1] in lexicon.TENS and word.isdigit() and len(word) == 1:
            found[-1] = str(lexicon.TENS[found[-1]] + int(word))
        else:
            found.append(word)
    return [str(lexicon.TENS.get(word, word)) for word in found]


def _without_legal_forms(words: list[str]) -> tuple[list[str], frozenset[str]]:
    return _without(words, _tables().legal_forms)


def _without_countries(words: list[str]) -> tuple[list[str], frozenset[str]]:
    return _without(words, _tables().countries)


def _without(words: list[str], known: dict[tuple[str, ...], str]) -> tuple[list[str], frozenset[str]]:
    """The words without known phrases, the longest first, and what the phrases stand for; never all words."""
    left: list[str] = []
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(lexicon.LONGEST_PHRASE, len(words) - at), 0, -1):
            meaning = known.get(tuple(words[at : at + size]))
            if meaning is not None:
                found.append(meaning)
                at += size
                break
        else:
            left.append(words[at])
            at += 1
    if all(word in lexicon.EMPTY for word in left):
        return words, frozenset()
    return left, frozenset(found)


# ── features ─────────────────────────────────────────────────────────────────────────────────────────────────────


class OrganisationCase(NamedTuple):
    """Two names of organisations."""

    one: OrganisationName
    other: OrganisationName

    @property
    def rest(self) -> tuple[list[str], list[str]]:
        """The words that each has alone."""
        ours, theirs = list(self.one.words), list(self.other.words)
        for word in self.one.words:
            if word in theirs:
                ours.remove(word)
                theirs.remove(word)
        return ours, theirs


class OrganisationFeature(NamedTuple):
    """One way in which two names agree or differ; ``weight`` is what it leaves of the score."""

    holds: Callable[[OrganisationCase], bool]
    weight: float
    reason: str
    needs_support: bool = False


def _differs(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one != other


def countries_differ(case: OrganisationCase) -> bool:
    return _differs(case.one.countries, case.other.countries)


def numbers_differ(case: OrganisationCase) -> bool:
    return case.one.numbers != case.other.numbers


def acronym_is_printed(case: OrganisationCase) -> bool:
    """One name is what stands in brackets behind the other."""
    return any(len(a.words) == 1 < len(b.words) and a.words[0] in b.acronyms for a, b in (case, case[::-1]))


def initials_are_equal(case: OrganisationCase) -> bool:
    """One is in capitals and has the first letters of the other's words."""
    pairs = (case, case[::-1])
    return any(len(a.words) == 1 < len(b.words) and a.acronyms == {b.initials} for a, b in pairs) and not (
        acronym_is_printed(case)
    )


def one_is_the_acronym(case: OrganisationCase) -> bool:
    return acronym_is_printed(case) or initials_are_equal(case)


def office_is_turned(case: OrganisationCase) -> bool:
    """Ministry of Defence, Defence Ministry."""
    return _are_turned(case) and not lexicon.TURNABLE.isdisjoint(case.one.words)


def words_are_turned(case: OrganisationCase) -> bool:
    """University of Washington, Washington University."""
    return _are_turned(case) and lexicon.TURNABLE.isdisjoint(case.one.words)


def _are_turned(case: OrganisationCase) -> bool:
    return case.rest == ([], []) and case.one.words != case.other.words


def words_are_run_together(case: OrganisationCase) -> bool:
    ours, theirs = case.rest
    return bool(ours or theirs) and case.one.whole == case.other.whole


def word_has_slipped(case: OrganisationCase) -> bool:
    """One word each, and those a letter apart."""
    ours, theirs = case.rest
    if words_are_run_together(case) or not (len(ours) == len(theirs) == 1):
        return False
    return min(len(ours[0]), len(theirs[0])) > 3 and ours[0][0] == theirs[0][0] and is_slip(ours[0], theirs[0])


def one_has_a_general_word(case: OrganisationCase) -> bool:
    more = _more(case)
    return bool(more) and all(word in lexicon.GENERAL for word in more)


def one_has_a_word_more(case: OrganisationCase) -> bool:
    more = _more(case)
    return bool(more) and not all(word in lexicon.GENERAL for word in more)


def only_one_word_is_shared(case: OrganisationCase) -> bool:
    shortest = min(len(case.one.words), len(case.other.words))
    return one_has_a_word_more(case) and shortest == 1 and not case.one.numbers


def _more(case: OrganisationCase) -> list[str]:
    """What only one has, where the other's words all stand in it."""
    ours, theirs = case.rest
    if words_are_run_together(case) or one_is_the_acronym(case) or (ours and theirs):
        return []
    return ours or theirs


def words_differ(case: OrganisationCase) -> bool:
    ours, theirs = case.rest
    agree = words_are_run_together(case) or word_has_slipped(case) or one_is_the_acronym(case)
    return bool(ours and theirs) and not agree


def legal_forms_differ(case: OrganisationCase) -> bool:
    return _differs(case.one.legal_forms, case.other.legal_forms)


def one_names_the_country(case: OrganisationCase) -> bool:
    return bool(case.one.countries) != bool(case.other.countries)


def names_say_not_whose(case: OrganisationCase) -> bool:
    """Offices that every country or town has, with no word that tells which."""
    words = {*case.one.words, *case.other.words}
    return not (case.one.countries and case.other.countries) and words <= lexicon.OFFICES and not case.one.numbers


FEATURES: tuple[OrganisationFeature, ...] = (
    OrganisationFeature(words_differ, 0.0, "the names differ"),
    OrganisationFeature(countries_differ, 0.0, "they are of different countries"),
    OrganisationFeature(numbers_differ, 0.0, "their numbers differ"),
    OrganisationFeature(acronym_is_printed, 0.95, "one is printed in brackets behind the other"),
    OrganisationFeature(initials_are_equal, 0.6, "one is the other's initials", needs_support=True),
    OrganisationFeature(office_is_turned, 0.97, "the same words in another order"),
    OrganisationFeature(words_are_turned, 0.7, "the same words in another order", needs_support=True),
    OrganisationFeature(words_are_run_together, 0.97, "one is written together"),
    OrganisationFeature(legal_forms_differ, 0.6, "their legal forms differ", needs_support=True),
    OrganisationFeature(one_names_the_country, 0.65, "one says of which country", needs_support=True),
    OrganisationFeature(names_say_not_whose, 0.75, "offices that many have, and not whose", needs_support=True),
    OrganisationFeature(one_has_a_general_word, 0.7, "one has a general word more", needs_support=True),
    OrganisationFeature(one_has_a_word_more, 0.35, "one has a word more", needs_support=True),
    OrganisationFeature(only_one_word_is_shared, 0.5, "and but one word is shared", needs_support=True),
    OrganisationFeature(word_has_slipped, 0.7, "a letter or two differ, as in a typing slip", needs_support=True),
)
"""What is left of `EQUAL` is the product of the weights of all that hold."""


def compare(one: str, other: str) -> Comparison:
    """Whether two printed names of organisations mean one."""
    case = OrganisationCase(read_organisation(one), read_organisation(other))
    score = EQUAL
    reasons = []
    needs_support = False
    for feature in FEATURES:
        if feature.holds(case):
            score *= feature.weight
            reasons.append(feature.reason)
            needs_support = needs_support or feature.needs_support
            if not score:
                return Comparison(0.0, feature.reason)
    return Comparison(round(score, 4), "; ".join(reasons) or "the names are equal", needs_support)
