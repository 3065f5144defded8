"""Words in other scripts: which script, their Latin letters, and whether a Latin word sounds like them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Script = Literal["latin", "cyrillic", "greek", "arabic", "hebrew", "han", "hangul", "kana", "other"]

ABJADS: tuple[Script, ...] = ("arabic", "hebrew")
"""Scripts that leave out short vowels."""
_NAMED: dict[str, Script] = {
    "LATIN": "latin",
    "CYRILLIC": "cyrillic",
    "GREEK": "greek",
    "ARABIC": "arabic",
    "HEBREW": "hebrew",
    "CJK": "han",
    "HANGUL": "hangul",
    "KATAKANA": "kana",
    "HIRAGANA": "kana",
}
_ARABIC_ARTICLE = "ال"
_DOUBLE_SURNAMES = frozenset({"ouyang", "sima", "zhuge", "shangguan", "situ", "murong", "huangfu", "dongfang"})
_CAPITAL = re.compile(r"[A-Z][a-z]*")


def script_of(word: str) -> Script:
    """The script of a word's first letter."""
    if word.isascii():
        return "latin"
    letter = next((char for char in word if char.isalpha()), "a")
    return _NAMED.get(unicodedata.name(letter, "").partition(" ")[0], "other")


@lru_cache(maxsize=65536)
def latin(word: str) -> str:
    """A word of any script in lower-case Latin letters without marks; CJK syllables run together."""
    return re.sub(r"[^a-z0-9]", "", _ascii(word).lower())


def _ascii(word: str) -> str:
    from anyascii import anyascii

    return anyascii(word)


def name_words(word: str, *, foreign: bool) -> list[tuple[str, str]]:
    """The words of a name that stand in one printed word, each as printed and in Latin letters.

    Chinese and Korean names have no spaces: the surname is the first syllable (or a known pair). ``foreign``: the name
    was printed with spaces or dots and is a transcription. The Arabic article becomes a word of its own.
    """
    script = script_of(word)
    if script == "arabic" and word.startswith(_ARABIC_ARTICLE) and len(word) > len(_ARABIC_ARTICLE) + 2:
        return [(_ARABIC_ARTICLE, "al"), (word[2:], latin(word[2:]))]
    if script not in ("han", "hangul") or foreign:
        return [(word, latin(word))]
    syllables = [part.lower() for part in _CAPITAL.findall(_ascii(word))]
    if not 2 <= len(syllables) <= 4 or len(syllables) != len(word):
        return [(word, "".join(syllables) or latin(word))]
    first = 2 if len(syllables) > 2 and "".join(syllables[:2]) in _DOUBLE_SURNAMES else 1
    surname, given = "".join(syllables[:first]), syllables[first:]
    if script == "hangul":
        return list(zip(word, map(_hangul_end, syllables), strict=True))
    return [(word[:first], surname), (word[first:], "".join(given))]


def _hangul_end(syllable: str) -> str:
    """The last consonant as it is romanised: Bag is Bak."""
    return re.sub(r"(?<=[aeiou])[gdb]$", lambda found: {"g": "k", "d": "t", "b": "p"}[found[0]], syllable)


# ── Arabic and Hebrew letters: short vowels are not written ──────────────────────────────────────────────────────

_LETTERS: dict[str, str] = {
    "اأآإىע": "(?:[aeiouy]{0,2})",
    "אءئؤع": "(?:[aeiouy]{0,2})",
    "ةۀ": "(?:a|ah|e|eh|at|et)",
    "هھہחה": "(?:h{0,2}|ch|kh)",
    "ح": "(?:h{1,2})",
    "ب": "(?:b+|p+|v)",
    "ב": "(?:b+|v)",
    "پפף": "(?:p+|ph|f+)",
    "تטת": "(?:t+h?)",
    "ط": "t+",
    "ٹ": "t+",
    "ث": "(?:th|s+)",
    "ج": "(?:dj|dsch|j+|g+u?)",
    "چ": "(?:ch|tch|tsch)",
    "خ": "(?:kh|ch|k|x)",
    "דد": "d+",
    "ڈض": "(?:d+h?|z)",
    "ذ": "(?:dh|z|d)",
    "רر": "r+",
    "ڑ": "r+",
    "זز": "(?:z+|s)",
    "ژ": "(?:zh|j)",
    "سסص": "(?:s+|c|x)",
    "شש": "(?:sh|ch|sch|s)",
    "ظ": "(?:dh|z)",
    "غ": "(?:gh?)",
    "فڤ": "(?:f+|ph|v)",
    "ق": "(?:q|k+|gh?|c)",
    "כךکكק": "(?:k+h?|c+k?|qu?|ch)",
    "گג": "(?:g+u?|j)",
    "לل": "l+",
    "מםم": "m+",
    "נןن": "n+",
    "צץ": "(?:ts|tz|z|c)",
    "و": "(?:[ouwv]{1,2}|aw|au)",
    "ו": "(?:[ouwv]{1,2})",
    "یيי": "(?:[iyj]{1,2}|e[eiy]?|a[iy])",
}
_ABJAD = {letter: pattern for letters, pattern in _LETTERS.items() for letter in letters}
_SHORT_VOWEL = "(?:[aeiou]|ou|oo|ee)?"


@lru_cache(maxsize=16384)
def _abjad_pattern(letters: str) -> re.Pattern[str]:
    """What a word in Arabic or Hebrew letters may be in Latin ones: a short vowel may stand behind each consonant."""
    patterns = [_ABJAD[letter] + _SHORT_VOWEL for letter in letters if letter in _ABJAD]
    return re.compile("".join([_SHORT_VOWEL, *patterns, "h?"]))


def abjad_is(letters: str, word: str) -> bool:
    """Whether the Latin word may be how Arabic or Hebrew letters are read; one letter decides nothing."""
    return len(letters) > 1 and _abjad_pattern(letters).fullmatch(word) is not None


# ── other scripts: the consonants in order ───────────────────────────────────────────────────────────────────────

_CLUSTERS = re.compile(r"sch|tsh|tch|dzh|dj|sh|zh|ch|ts|tz|kh|gh|th|dh|ph|ck|qu|ng(?=[kg])")
_CLUSTER_CLASS = {
    "sch": "s", "tsh": "s", "tch": "s", "dzh": "s", "dj": "s", "sh": "s", "zh": "s", "ch": "s", "ts": "s", "tz": "s",
    "kh": "k", "gh": "k", "th": "t", "dh": "d", "ph": "v", "ck": "k", "qu": "k", "ng": "n",
}  # fmt: skip
_CLASSES = str.maketrans("bpfvwgkq9cdtszSCQ5mnrlhaeiouyj013", "ppvvvkkkkkdtssssssmnrl" + " " * 11)
_SPELLINGS = tuple((re.compile(p), to) for p, to in ((r"c(?=[eiy])|^x", "s"), (r"x", "ks"), (r"ng$", "n")))
_DOUBLE = re.compile(r"(\S)\1+")
_LABIAL_N = re.compile(r"n( *)(?=p)")


@lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """Classes of the consonants of a Latin word in order, doubles once: what stays of it in every script.

    Digits that look like letters count as these (0 as o).
    """
    for pattern, to in _SPELLINGS:
        word = pattern.sub(to, word)
    classed = _CLUSTERS.sub(lambda found: _CLUSTER_CLASS[found[0]], word).translate(_CLASSES)
    return _LABIAL_N.sub(r"m\1", _DOUBLE.sub(r"\1", classed)).replace(" ", "")


def sound_alike(one: str, other: str) -> bool:
    """Whether two words, transliterated from different scripts, have the same consonants in order."""
    return not _with_j(one).isdisjoint(_with_j(other))


def kana(word: str) -> str:
    """Transliterated kana as the sounds of other languages that it stands for: chi for ti, tsu for tu."""
    return word.replace("chi", "ti").replace("tsu", "tu").replace("shi", "si")


def _with_j(word: str) -> set[str]:
    """The consonants with j as in English and as in German, where it is none; l and r are one in Japanese."""
    return {consonants(word.replace("l", "r").replace("j", "zh")), consonants(word.replace("l", "r"))} - {""}
