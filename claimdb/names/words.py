"""The words of a person's name as they are compared: in Latin letters, with the readings that their spelling allows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal

from claimdb.names import eastasian, given, lexicon, readings, scripts
from claimdb.names.common import VIETNAMESE
from claimdb.names.parsing import Printed, initials_in, take_apart
from claimdb.text import fold, strip_accents

Part = Literal["name", "son", "article", "particle"]

SERVANT = "abd"
"""Abdul, Abdel and the like: "servant of", half a name."""
_SERVANT = re.compile(r"(?:abd|abdu|abd[aeou]l|abdoul|abd[eu][rsnzdt])")
_SERVANT_JOINED = re.compile(
    r"abd(?:[aeu]|ou)(?:l|r(?=r)|s(?=s)|n(?=n)|z(?=z)|d(?=d)|t(?=t)|(?=r))(?!lah|la$|ah)(\w{4,})"
)
_FAITH = re.compile(r"(\w{3,}?)(?:u|e|a|ou)(?:l|d)d[iy]ne?")
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
_SIBILANTS = str.maketrans({"č": "ch", "ć": "ch", "š": "sh", "ž": "zh", "đ": "dj", "ş": "sh", "ç": "ch", "ğ": "g"})
_SEPARATORS = re.compile(r"[-‐·・•=]+")


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word of a name. ``readings``: Latin forms; words that share one may be one word, differently romanised."""

    text: str
    """Folded, in Latin letters."""
    readings: frozenset[str]
    part: Part = "name"
    native: str = ""
    """As printed in another script, in lower case."""
    script: scripts.Script = "latin"
    given: given.GivenName = given.UNKNOWN
    heads: frozenset[str] = frozenset()
    """First letters of the readings."""

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1 and self.script == "latin"


@dataclass(frozen=True, slots=True)
class Hints:
    """What the spelling of a whole name gives away about where it comes from."""

    slavic: bool
    arabic: bool
    german: bool
    french: bool
    wade_giles: bool
    korean: bool

    @property
    def alphabets(self) -> tuple[bool, bool]:
        """Whether it may be romanised Cyrillic, and Arabic."""
        return self.slavic, self.arabic


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A person's name ready for comparing."""

    text: str
    """As printed."""
    printed: Printed
    words: tuple[Word, ...]
    asides: frozenset[str]
    folded: str
    """The words without titles, case and accents."""
    accents: str
    """The words without titles and case, but with their accents."""
    family_first: bool
    names: tuple[Word, ...]
    """The words without particles."""
    surname: Word | None
    """The word that is most likely the surname."""
    hints: Hints


@lru_cache(maxsize=65536)
def read(name: str, *, slavic: bool = False, arabic: bool = False) -> Name:
    """A printed name as it is compared; the flags say that the other name comes from such an alphabet."""
    printed = take_apart(name)
    pieces = _pieces(printed)
    texts = [text for _, text, part in pieces if part == "name"]
    hints = _hints(pieces, has_hyphen=any("-" in word for word in printed.words), slavic=slavic, arabic=arabic)
    words = tuple(_word(native, text, part, hints) for native, text, part in pieces)
    asides = frozenset(fold(aside) for aside in printed.asides)
    accents = " ".join(printed.words).lower().replace(".", "")
    names = tuple(word for word in words if word.part == "name")
    first = eastasian.family_first(texts) and "-" not in printed.words[0]
    surname = names[0 if first else -1] if names else None
    return Name(name, printed, words, asides, fold(accents), accents, first, names, surname, hints)


def read_both(one: Name, other: Name) -> tuple[Name, Name]:
    """Both names read anew with what the spelling of either gives away; the same where that is nothing new."""
    slavic, arabic = one.hints.slavic or other.hints.slavic, one.hints.arabic or other.hints.arabic
    first, second = (
        name if name.hints.alphabets == (slavic, arabic) else read(name.text, slavic=slavic, arabic=arabic)
        for name in (one, other)
    )
    return first, second


# ── cutting ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _pieces(printed: Printed) -> list[tuple[str, str, Part]]:
    """Each word as printed (lower case), in Latin letters, and what part it plays."""
    all_capitals = all(word.isupper() for word in printed.words)
    vietnamese = len(printed.words) > 2 and fold(printed.words[0]) in VIETNAMESE
    found: list[tuple[str, str, Part]] = []
    for at, word in enumerate(printed.words):
        if letters := initials_in(word, alone_in_capitals=not all_capitals and len(printed.words) > 1):
            found += [(letter[0].lower(), fold(letter[0]), "name") for letter in letters]
            continue
        glued = _SEPARATORS.split(word)
        for place, piece in enumerate(glued):
            if not piece.strip("'"):
                continue
            foreign = len(printed.words) > 1 or len(glued) > 1
            for native, text in _in_latin(piece.strip("'"), foreign=foreign):
                hyphen_follows = place < len(glued) - 1
                found += _parts_of(native, text, first=at == 0 and place == 0, before_hyphen=hyphen_follows, shown=word)
    if vietnamese:
        return [(native, text, "name") for native, text, _ in found]
    return _with_particles(found)


@lru_cache(maxsize=65536)
def _in_latin(piece: str, *, foreign: bool) -> list[tuple[str, str]]:
    lower = piece.lower()
    if scripts.script_of(lower) == "latin":
        found = [(lower, re.sub(r"[^a-z0-9]", "", fold(lower)) or scripts.latin(lower))]
    else:
        found = scripts.name_words(lower, foreign=foreign)
    return [(native, text) for native, text in found if text]


def _parts_of(native: str, text: str, *, first: bool, before_hyphen: bool, shown: str) -> list[tuple[str, str, Part]]:
    if first and text in ("bin", "ibn"):
        return [(native, "bin", "son")]
    if not first or before_hyphen:
        if text in ("al", "el") or (before_hyphen and text in lexicon.ARTICLES):
            return [(native, "al", "article")]
        if not first and (text in lexicon.SONS or native in lexicon.SONS):
            return [(native, "bin", "son")]
        if text in lexicon.NOBILIARY and (shown[0].islower() or len(text) > 1) and not first:
            return [(native, text, "particle")]
    if _SERVANT.fullmatch(text):
        return [(native, SERVANT, "name")]
    if found := _SERVANT_JOINED.fullmatch(text):
        return [(native, SERVANT, "name"), ("", found[1], "name")]
    if (found := _FAITH.fullmatch(text)) and scripts.script_of(native) == "latin":
        return [(native, found[1], "name"), ("", "al", "article"), ("", "din", "name")]
    return [(native, text, "name")]


def _with_particles(pieces: list[tuple[str, str, Part]]) -> list[tuple[str, str, Part]]:
    """A particle at the very end is a word like others: there is nothing that it could belong to."""
    if pieces and pieces[-1][2] != "name" and pieces[-1][2] != "son":
        pieces = [*pieces[:-1], (pieces[-1][0], pieces[-1][1], "name")]
    return pieces if any(part == "name" for _, _, part in pieces) else [(n, t, "name") for n, t, _ in pieces]


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _hints(pieces: list[tuple[str, str, Part]], *, has_hyphen: bool, slavic: bool, arabic: bool) -> Hints:
    texts = [text for _, text, part in pieces if part == "name"]
    found = {family for text in texts for family in given.families(text)}
    kinds = {scripts.script_of(native) for native, _, _ in pieces}
    arabic = arabic or "arabic" in found or "arabic" in kinds or any(part == "son" for _, _, part in pieces)
    arabic = arabic or SERVANT in texts or any(text == "al" for _, text, part in pieces if part == "article")
    slavic = slavic or "slavic" in found or "cyrillic" in kinds or any(readings.slavic_ending(text) for text in texts)
    wade = _are_chinese(texts) and (has_hyphen or eastasian.surely_wade_giles(texts))
    korean = len(texts) > 1 and bool(eastasian.korean_surnames(texts[0]) or eastasian.korean_surnames(texts[-1]))
    korean = korean and all(eastasian.is_korean(text) or eastasian.korean_surnames(text) for text in texts)
    french = readings.french_spelling(texts) or any(native in ("el", "ben") for native, _, _ in pieces)
    return Hints(slavic, arabic, readings.german_spelling(texts), french, wade, korean)


def _are_chinese(texts: list[str]) -> bool:
    """Whether every Latin word is a Wade-Giles syllable."""
    return len(texts) > 1 and all(eastasian.from_wade_giles(text) for text in texts)


@lru_cache(maxsize=65536)
def _word(native: str, text: str, part: Part, hints: Hints) -> Word:
    script = scripts.script_of(native) if native else "latin"
    forms = {text}
    if not native.isascii() and script == "latin":
        forms |= _expansions(native)
    if part == "article":
        forms |= {"el", "ul"}
    if script == "greek":
        forms.add(readings.greek(text))
    if len(text) > 1 and part == "name":
        for form in tuple(forms):
            if hints.slavic:
                forms |= {f"s:{x}" for x in readings.slavic(form, german=hints.german, french=hints.french)}
            if hints.arabic:
                forms |= {f"a:{x}" for x in readings.arabic(form)}
        if hints.wade_giles:
            forms |= eastasian.from_wade_giles(text)
        if hints.korean:
            forms.add(f"k:{eastasian.korean_sound(text)}")
    own = native if script != "latin" else ""
    heads = frozenset(form.rpartition(":")[2][0] for form in forms)
    return Word(text, frozenset(forms), part, own, script, given.given_name(text), heads)


def _expansions(native: str) -> set[str]:
    """Ways in which a Latin word with marks is printed without them, beyond leaving them out."""
    found = set()
    for table in (_UMLAUTS, _SIBILANTS):
        changed = native.translate(table)
        if changed != native:
            found.add(re.sub(r"[^a-z0-9]", "", strip_accents(changed)))
    return found


def joined(words: tuple[Word, ...]) -> frozenset[str]:
    """The readings of several words written as one; a reading of one alphabet joins those of the same only."""
    alphabets = {reading[:2] for reading in words[0].readings if reading[1:2] == ":"} | {""}
    found = set()
    for alphabet in alphabets:
        each = [[form.removeprefix(alphabet) for form in word.readings if _is_of(form, alphabet)] for word in words]
        found |= {alphabet + "".join(forms) for forms in product(*each)}
    return frozenset(found)


def _is_of(reading: str, alphabet: str) -> bool:
    return reading.startswith(alphabet) if alphabet else reading[1:2] != ":"
