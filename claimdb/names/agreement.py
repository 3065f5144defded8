"""How two words of two names agree: the same word, an initial, another romanisation, a short form, a typing slip."""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimdb.names import eastasian, given, readings, scripts
from claimdb.names.common import is_common_surname

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimdb.names.words import Word


class Agreement(IntEnum):
    """From none to the same word; what is higher is preferred where a word could answer to several."""

    NONE = 0
    RIVAL = 1
    """A letter apart, but each a usual name (Tim, Tom; Zhang, Chang)."""
    SLIP = 2
    DOUBTFUL = 3
    """A short form that is a name of its own as well, or sounds that two systems of Korean would spell so."""
    VARIANT = 4
    """Two spellings of one given name, of which a bearer has one (Steven, Stephen)."""
    INITIAL = 5
    SHORT = 6
    ROMANISED = 7
    SPELLED = 8
    """Equal but for marks or where a word ends."""
    EQUAL = 9


_SAME_INITIAL = ("ckq", "eijy", "gh", "gj", "vw", "sxz", "ou", "ao")
"""Letters that romanisations begin one name with."""
_LETTERS_OFF = 2
_LETTERS_FOR_A_SLIP = 4
_LETTERS_FOR_TWO_SLIPS = 7
_LETTERS_OF_TWO_SYLLABLES = 6
_ALPHABETS = ("cyrillic", "greek")
_SYLLABIC = ("han", "hangul")


@lru_cache(maxsize=1 << 18)
def agree(one: Word, other: Word) -> Agreement:
    """The closest way in which two words agree, whatever their places."""
    if one.part != other.part and (one.text != other.text or "son" in (one.part, other.part)):
        return Agreement.SLIP if _is_slipped_article(one, other) else Agreement.NONE
    if one.script == other.script != "latin":
        return _agree_as_written(one, other)
    if one.text == other.text:
        return Agreement.EQUAL if one.script == other.script else Agreement.ROMANISED
    if one.is_initial or other.is_initial:
        return _agree_as_initial(one, other)
    if not one.readings.isdisjoint(other.readings) and not _are_other_names(one, other):
        return _spelled_or_romanised(one, other)
    return _agree_as_given(one, other) or _agree_across_scripts(one, other) or _agree_but_for_a_slip(one, other)


def _are_other_names(one: Word, other: Word) -> bool:
    """Both are known given names, and no form of one is one of the other (Hamid, Hamed)."""
    return bool(one.given.names and other.given.names) and one.given.names.isdisjoint(other.given.names)


def _is_slipped_article(one: Word, other: Word) -> bool:
    """A letter typed before or behind an article made it a word."""
    article, word = (one, other) if one.part == "article" else (other, one)
    longer = len(word.text) == len(article.text) + 1 and article.text in word.text
    return article.part == "article" and longer


def _spelled_or_romanised(one: Word, other: Word) -> Agreement:
    """Readings in common: one of Latin letters alone means a mark or an umlaut, others another alphabet."""
    shared = one.readings & other.readings
    latin = one.script == other.script == "latin"
    if latin and any(":" not in reading for reading in shared):
        return Agreement.SPELLED
    korean = latin and all(reading.startswith("k:") for reading in shared)
    if korean and not eastasian.korean_surnames(one.text) & eastasian.korean_surnames(other.text):
        return Agreement.DOUBTFUL
    return Agreement.ROMANISED


def _agree_as_written(one: Word, other: Word) -> Agreement:
    """Two words of one other script: compared in it, since romanising makes different letters equal."""
    if one.native == other.native:
        return Agreement.EQUAL
    if one.script in _SYLLABIC:
        return Agreement.NONE
    alike = one.script in _ALPHABETS and not one.readings.isdisjoint(other.readings)
    if alike or one.given.romanised & other.given.romanised:
        return Agreement.ROMANISED
    return Agreement.SLIP if is_slip(one.native, other.native) else Agreement.NONE


def _agree_as_initial(one: Word, other: Word) -> Agreement:
    first, second = one.text[0], other.text[0]
    if not (one.is_initial and other.is_initial):
        alike = any(first in group and second in group for group in _SAME_INITIAL) and _romanised(one, other)
        if first == second or alike:
            return Agreement.INITIAL
        word, initial = (other, first) if one.is_initial else (one, second)
        starts = {form[0] for form in given.forms_of(word.given.romanised)}
        return Agreement.INITIAL if initial in starts else Agreement.NONE
    return Agreement.NONE


def _romanised(one: Word, other: Word) -> bool:
    return any(word.script != "latin" or len(word.readings) > 1 for word in (one, other))


def _agree_as_given(one: Word, other: Word) -> Agreement:
    if one.given.romanised & other.given.romanised:
        return Agreement.ROMANISED
    if one.given.names & other.given.names:
        return Agreement.VARIANT
    short = given.shortening(one.text, other.text)
    if short:
        return Agreement.SHORT if short == "sure" else Agreement.DOUBTFUL
    is_korean = any(reading.startswith("k:") for reading in one.readings | other.readings)
    if is_korean and eastasian.korean_surnames(one.text) & eastasian.korean_surnames(other.text):
        return Agreement.ROMANISED
    return Agreement.NONE


def _agree_across_scripts(one: Word, other: Word) -> Agreement:
    """By sound, where romanising is no help: vowels are not written, or the name was foreign to the script."""
    foreign, word = (other, one) if one.script == "latin" else (one, other)
    if foreign.script == word.script or word.script != "latin" or (one.given.names and other.given.names):
        return Agreement.NONE
    return Agreement.ROMANISED if sounds_like(foreign, word.text) else Agreement.NONE


def sounds_like(foreign: Word, text: str) -> bool:
    """Whether Latin letters may be how a word of another script is read."""
    if foreign.script in scripts.ABJADS:
        return scripts.abjad_is(foreign.native, text)
    if foreign.script == "cyrillic" and readings.slavic_ending(text):
        return False
    ends_alike = foreign.script == "other" or (foreign.text[-1] == "a") == (text[-1] == "a")
    foreign_texts = {foreign.text, scripts.kana(foreign.text)} if foreign.script == "kana" else {foreign.text}
    return ends_alike and any(scripts.sound_alike(some, text) for some in foreign_texts)


def _agree_but_for_a_slip(one: Word, other: Word) -> Agreement:
    first, second = one.text, other.text
    if one.script != other.script or one.part != "name" or not is_slip(first, second):
        return Agreement.NONE
    if {"m", "f"} <= {given.gender(first), given.gender(second)}:
        return Agreement.NONE
    if _once(first) != _once(second) and any(both(first) and both(second) for both in _KNOWN):
        return Agreement.RIVAL
    return Agreement.SLIP


def _is_short_pinyin(word: str) -> bool:
    """One syllable, so that a letter more or less makes another name."""
    return len(word) < _LETTERS_OF_TWO_SYLLABLES and eastasian.is_pinyin(word)


_KNOWN = (given.is_given, is_common_surname, _is_short_pinyin)
"""Ways in which a word is known for a name: a slip seldom makes another known one."""


def is_slip(one: str, other: str) -> bool:
    """Whether two different words differ as a typing slip would have it: one letter, or two in a long word.

    A letter more, less, wrong or changed with its neighbour; in short words only one typed twice.
    """
    shorter, longer = sorted((one, other), key=len)
    if len(longer) > len(shorter) + _LETTERS_OFF:
        return False
    if len(longer) >= _LETTERS_FOR_TWO_SLIPS and len(shorter) >= _LETTERS_FOR_A_SLIP:
        limit = 1 if eastasian.is_pinyin(one) and eastasian.is_pinyin(other) else 2
    elif len(shorter) >= _LETTERS_FOR_A_SLIP:
        limit = 1
    else:
        limit = 0
    return _distance()(one, other, limit) <= limit or (len(shorter) > 1 and _once(one) == _once(other))


def _once(word: str) -> str:
    return "".join(letter for at, letter in enumerate(word) if at == 0 or letter != word[at - 1])


@cache
def _distance() -> Callable[[str, str, int], int]:
    """Optimal string alignment; rapidfuzz is imported when a slip is first looked for."""
    from rapidfuzz.distance import OSA

    def distance(one: str, other: str, limit: int) -> int:
        return OSA.distance(one, other, score_cutoff=limit)

    return distance
