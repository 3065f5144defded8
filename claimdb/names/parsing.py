"""Printed names of people taken apart: titles, the words of the name, what stands behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

from claimdb.names import eastasian, lexicon, scripts
from claimdb.text import collapse_space, fold, plain_marks

_POSSESSIVE = re.compile(r"['’]s?$")
_EDGES = ' \t\n\u00a0.,;:!?"“”()[]'
_ASIDE = re.compile(r'\s*(?:"([^"]+)"|\(([^)]*)\)|\[([^\]]*)\])')
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]?\.?")
_CAPITALS_ARE_INITIALS = re.compile(r"[B-DF-HJ-NP-TV-Z]{2,3}|[AEIO][B-DF-HJ-MP-TV-Z]")
_LATER_WORD = re.compile(r"\b(?:née|nee|born|aka|a\.k\.a\.|alias)\b.*", re.IGNORECASE)
_ELDER = re.compile(r"\s+the\s+(elder|younger)$", re.IGNORECASE)
_OF_ONE_SEX = lexicon.MALE_TITLES | lexicon.FEMALE_TITLES
_LAST_INITIAL = re.compile(r"(?<=\s)[^\W\d_]\.\W*$")
_LONGEST_ENDING = 4
_IN_TITLES = lexicon.LEADING | lexicon.QUALIFIERS | lexicon.HEADS | lexicon.HEADS_IN_SHORT


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
        """The last word, of Chinese and Korean names in their own order the first."""
        if not self.words:
            return ""
        return self.words[0 if len(self.words) > 1 and eastasian.family_first(self.words) else -1]


class HasSuffix(Protocol):
    """A name with what stands behind it."""

    @property
    def suffix(self) -> str: ...


def suffix_differs(one: HasSuffix, other: HasSuffix) -> bool:
    """Both have a suffix, and not the same: father and son."""
    return bool(one.suffix and other.suffix) and one.suffix != other.suffix


@dataclass(frozen=True, slots=True)
class Printed:
    """A person's name as printed, in parts; the words neither folded nor split at hyphens."""

    words: tuple[str, ...]
    suffix: str
    titles: tuple[str, ...]
    """Folded, in order, without full stops."""
    asides: tuple[str, ...]
    """What stood in quotation marks or brackets: mostly short forms."""
    is_couple: bool

    @property
    def is_man(self) -> bool:
        """Whether a title says so."""
        return not lexicon.MALE_TITLES.isdisjoint(self.titles)

    @property
    def is_woman(self) -> bool:
        """Whether a title says so."""
        return not lexicon.FEMALE_TITLES.isdisjoint(self.titles)


@lru_cache(maxsize=65536)
def take_apart(name: str) -> Printed:
    """The parts of a person's name: ``Lt. Gen. Iván "Ivo" Popov Jr.`` → (Iván, Popov), Jr., (lt, gen), (Ivo,)."""
    plain = collapse_space(plain_marks(name))
    bare = _POSSESSIVE.sub("", plain.strip(_EDGES)) + ("." if _LAST_INITIAL.search(plain) else "")
    asides, bare = _without_asides(bare)
    bare, suffix = _without_elder(_LATER_WORD.sub("", bare) or bare)
    words, behind = _in_order(bare)
    words, own_suffix = _without_suffix(words)
    titles, words = _without_titles(words)
    words = _without_degrees(words)
    return Printed(tuple(words), suffix or own_suffix or behind, tuple(titles), asides, _names_two(titles, words))


def _without_asides(bare: str) -> tuple[tuple[str, ...], str]:
    found = [next(filter(None, groups), "") for groups in _ASIDE.findall(bare)]
    if not found:
        return (), bare
    rest = collapse_space(_ASIDE.sub(" ", bare)).strip(_EDGES)
    return (tuple(filter(None, found)), rest) if rest else ((), bare)


def _without_elder(bare: str) -> tuple[str, str]:
    found = _ELDER.search(bare)
    if found is None:
        return bare, ""
    return bare[: found.start()], "Sr." if found[1].lower() == "elder" else "Jr."


def _in_order(bare: str) -> tuple[list[str], str]:
    """The words, given names first where comma or capitals set the surname apart; and the suffix behind a comma."""
    parts = [words for part in bare.split(",") if (words := [word for word in part.split() if _key(word)])]
    suffix = ""
    while len(parts) > 1 and all(_is_behind(word) for word in parts[-1]):
        suffix = lexicon.SUFFIXES.get(_key(parts[-1][-1]), suffix)
        parts.pop()
    if len(parts) == 2 and _has_capital(parts[1][0]) == _has_capital(parts[0][-1]):
        given, own = _without_suffix(parts[1])
        return given + parts[0], suffix or own
    words = [word for part in parts for word in part]
    leading = 0
    while leading < len(words) and _is_capital_surname(words[leading]):
        leading += 1
    if 0 < leading < len(words) and not any(word.isupper() and len(word) > 2 for word in words[leading:]):
        words = words[leading:] + words[:leading]
    return words, suffix


def _has_capital(word: str) -> bool:
    return word.lower() != word


def _is_capital_surname(word: str) -> bool:
    key = _key(word)
    if not word.isupper() or "." in word or key in lexicon.LEADING or key in lexicon.SUFFIXES:
        return False
    return len(word) > 2 or key in eastasian.CHINESE_SURNAMES


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    key = fold(word).strip("'\".()[]").replace(".", "")
    return key if scripts.script_of(key) == "latin" else scripts.latin(key)


def _is_behind(word: str) -> bool:
    return _key(word) in lexicon.SUFFIXES or _key(word) in lexicon.BEHIND


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    if len(words) > 1 and (found := _suffix_of(words[-1], alone=len(words) == 2)):
        return words[:-1], found
    return words, ""


def _suffix_of(word: str, *, alone: bool) -> str:
    """What a word is as a suffix; numbers in capitals only, I and V only behind a single name ("Henry V")."""
    found = lexicon.SUFFIXES.get(_key(word), "")
    if found in ("I", "V"):
        return found if alone and word == found else ""
    is_number = _key(word) in lexicon.NUMBERS and word[0].isalpha()
    return found if not is_number or word.isupper() else ""


def _without_degrees(words: list[str]) -> list[str]:
    in_capitals = all(word.isupper() for word in words)
    while len(words) > 2 and _key(words[-1]) in lexicon.BEHIND:
        dotted = words[-1].count(".") > 1
        if in_capitals or not (dotted or (words[-1].isupper() and len(words[-1]) <= _LONGEST_ENDING)):
            break
        words = words[:-1]
    return words


def _without_titles(words: list[str]) -> tuple[list[str], list[str]]:
    """Titles (folded) and the words behind them; at least one word is left."""
    parts = [[part for part in _key(word).split("-") if part] for word in words]
    first = 0
    while first < len(words) - 1 and words[first].islower() and parts[first] and parts[first][0] in lexicon.QUALIFIERS:
        first += 1
    for at in range(first, len(words) - 1):
        if any(_is_head(part, words[at]) for part in parts[at]) and all(map(_is_in_title, parts[at])):
            first = at + 1
    first = _over(parts, first, lexicon.LEADING)
    end = _over(parts, first, _IN_TITLES)
    of_something = first > 0 and parts[first] in (["of"], ["for"])
    if end > first and (of_something or any(part in lexicon.LEADING for part in parts[end - 1])):
        first = end
    titles = [part for some in parts[:first] for part in some]
    if len(titles) == 1 and not _goes_alone(titles[0], len(words) - first):
        return [], words
    return titles, words[first:]


def _over(parts: list[list[str]], first: int, known: frozenset[str]) -> int:
    """The index of the first word, from one on, that is not known; never behind the last."""
    while first < len(parts) - 1 and parts[first] and all(part in known for part in parts[first]):
        first += 1
    return first


def _is_in_title(part: str) -> bool:
    return part in _IN_TITLES or part.endswith(lexicon.HEAD_ENDINGS)


def _is_head(part: str, word: str) -> bool:
    if part.endswith(lexicon.HEAD_ENDINGS):
        return True
    return part in lexicon.HEADS or (part in lexicon.HEADS_IN_SHORT and word.endswith("."))


def _goes_alone(title: str, words_behind: int) -> bool:
    if title in lexicon.REIGNING:
        return words_behind > 1
    return title not in lexicon.NOT_ALONE


def _names_two(titles: list[str], words: list[str]) -> bool:
    """ "Mr. and Mrs. Reed", "Ann and Tom Reed"."""
    married = "and" in titles and not _OF_ONE_SEX.isdisjoint(titles[titles.index("and") :])
    return married or any(fold(word) in ("and", "&") for word in words[:-1])


def read_person(name: str) -> PersonName:
    """The parts of a person's name as printed: "Lt. Gen. Iván Popov Jr." → (ivan, popov), "Jr."."""
    printed = take_apart(name)
    return PersonName(tuple(fold(word).replace(".", "") for word in printed.words), printed.suffix)


def initials_in(word: str, *, alone_in_capitals: bool) -> list[str]:
    """The single letters of "J.K.", "J.-C." or "JC"; empty for any other word."""
    if _INITIALS.fullmatch(word) and "." in word:
        return [letters for letters in re.split(r"[.\-]+", word) if letters]
    if alone_in_capitals and _CAPITALS_ARE_INITIALS.fullmatch(word):
        return list(word)
    return []
