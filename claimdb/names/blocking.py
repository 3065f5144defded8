"""Keys under which names that could be one speaker's meet, so that nobody compares all with all.

Names that share no key are not worth comparing. A key starting with `SINGLE` is where a single name meets the full
names that it could be the surname of: two full names that share nothing else need no comparing. Of single names with a
typing slip those meet full names that keep the surname's consonants, in whatever order; keys for other slips would make
every surname's block a heap of its likes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from claimdb.names import eastasian, given, lexicon, scripts
from claimdb.names.comparison import SINGLE
from claimdb.names.organisations import read_organisation
from claimdb.names.words import Name, Word, joined, read
from claimdb.text import fold

if TYPE_CHECKING:
    from claimdb.records import SpeakerKind

_CONSONANT = re.compile("[bcdfghjklmnpqrstvwxz]")
_FEWEST_MIXED = 3
_MOST_SOUNDS = 3
_MOST_HEADS = 3
_CLUSTERS = frozenset({"dzh", "kh", "ch", "sh", "zh", "ts", "dj", "th", "ph"})
_MOST_PAIRS = 6
_MOST_PINYIN = 4
_MOST_LEFT_OUT = 4
_WITHOUT_MEANING = lexicon.OFFICES | lexicon.GENERAL


@lru_cache(maxsize=65536)
def block_keys(name: str, kind: SpeakerKind) -> frozenset[str]:
    """The keys of a printed name: up to about eight, most of them of one or two."""
    if kind == "person":
        return frozenset(_person_keys(read(name)))
    if kind == "organisation":
        return frozenset(_organisation_keys(name))
    return frozenset({f"={fold(name)}"})


def _person_keys(name: Name) -> set[str]:
    words = name.names
    if not words:
        return set()
    first, last = (words[-1], words[0]) if name.family_first else (words[0], words[-1])
    may_be_korean = name.family_first or name.hints.korean or len(words) == 1 or first.is_initial
    sounds = [*_sounds(last), *(_korean(last) if may_be_korean else ())]
    keys = {SINGLE + sound for sound in sounds}
    if len(mixed := "".join(sorted(_CONSONANT.findall(last.text)))) >= _FEWEST_MIXED and last.script == "latin":
        keys.add(f"{SINGLE}={mixed}")
    keys.add(f"j:{_together(words)}")
    if len(words) == 1:
        text = last.text
        return keys | {f"s:{text[:1]}-{text[-2:]}", f"s:{text[:2]}-{text[-1:]}"}
    keys |= {f"n:{sound}:{head}" for sound in sounds for head in _heads(first)}
    keys |= {f"p:{' '.join(sorted(map(_key, pair)))}" for pair in _neighbours(words)}
    if not first.is_initial:
        given_name, surname = _key(first), last.text
        ending = 1 if last.script in scripts.ABJADS else 2
        keys |= {f"g:{given_name}:{surname[:3]}-", f"g:{given_name}:{surname[:1]}-{surname[-ending:]}"}
    return keys | {f"c:{text}" for text in _pinyin(words, wade_giles=name.hints.wade_giles)}


def _together(words: tuple[Word, ...]) -> str:
    """The consonants of all words, none twice in a row: equal however the name is cut into words."""
    sound = "".join(scripts.consonants(word.text) for word in words)
    once = "".join(letter for at, letter in enumerate(sound) if at == 0 or letter != sound[at - 1])
    return once if len(once) > 2 else "".join(word.text for word in words)


def _neighbours(words: tuple[Word, ...]) -> list[tuple[Word, Word]]:
    """Words that follow each other, the last and the first among them: turning a name changes none of these."""
    pairs = [(words[at - 1], words[at]) for at in range(len(words))]
    return [pair for pair in pairs[:_MOST_PAIRS] if not any(word.is_initial for word in pair)]


def _pinyin(words: tuple[Word, ...], *, wade_giles: bool) -> list[str]:
    """Chinese names written together in pinyin, in each of the ways in which a Wade-Giles name may be."""
    if len(words) > 3 or not (wade_giles or all(eastasian.is_pinyin(word.text) for word in words)):
        return []
    return sorted(text for text in joined(words) if eastasian.is_pinyin(text))[:_MOST_PINYIN]


def _sounds(word: Word) -> list[str]:
    """The consonants of a word in each of its readings, the likeliest first."""
    readings = sorted(word.readings, key=lambda reading: (":" not in reading, reading))
    if word.script in scripts.ABJADS:
        bare = word.text.replace("w", "").replace("y", "")
        readings = [bare, bare.replace("v", "")]
    if word.script == "kana":
        readings = [word.text, word.text.replace("r", "l")]
    found = dict.fromkeys(scripts.consonants(reading.rpartition(":")[2]) or f"={reading}" for reading in readings)
    return list(found)[:_MOST_SOUNDS]


def _korean(word: Word) -> list[str]:
    """The Korean surnames that a word may be, which are spelled in many ways."""
    return [f"k{number}" for number in sorted(eastasian.korean_surnames(word.text))[:_MOST_SOUNDS]]


def _key(word: Word) -> str:
    """What stays of a word in every spelling: a form of the given name that it is, or else its consonants."""
    names = word.given.romanised or word.given.names or word.given.short_for
    return given.first_form(min(names)) if names else _sound_of(word.text)


def _sound_of(text: str) -> str:
    sound = scripts.consonants(text)
    return sound if len(sound) > 1 else text


def _heads(word: Word) -> list[str]:
    """Classes of the first letters that the given name may have: its own, those of what it is short for."""
    names = sorted(word.given.names) + sorted(word.given.short_for)
    texts = [word.text, *(given.first_form(number) for number in names)]
    heads = dict.fromkeys(_head(text) for text in texts)
    if word.text[0] == "j":
        heads["s"] = None
    return list(heads)[:_MOST_HEADS]


def _head(text: str) -> str:
    cluster = next((text[:size] for size in (3, 2) if text[:size] in _CLUSTERS), text[:1])
    return scripts.consonants(cluster) or "-"


def _organisation_keys(name: str) -> set[str]:
    """Of all words, of all but one, of the initials; numbers in each, since names with other numbers are never one."""
    if "/" in name.strip("/"):
        return {key for part in name.strip("/").split("/") for key in _organisation_keys(part)}
    parts = read_organisation(name)
    words = sorted(set(parts.words))
    numbers = " ".join(sorted(parts.numbers))
    keys = {_organisation_key(words, numbers), f"j:{scripts.consonants(parts.whole)}"}
    if 1 < len(words) <= _MOST_LEFT_OUT:
        some = [words[:at] + words[at + 1 :] for at in range(len(words))]
        keys |= {_organisation_key(rest, numbers) for rest in some if not _WITHOUT_MEANING.issuperset(rest)}
    if len(words) == 1:
        keys |= {f"s:{words[0][:1]}-{words[0][-2:]} {numbers}", f"s:{words[0][:3]}- {numbers}"}
    initials = {parts.initials} if len(parts.words) > 1 else set()
    return keys | {f"a:{acronym}" for acronym in parts.acronyms | initials}


def _organisation_key(words: list[str], numbers: str) -> str:
    return f"o:{' '.join(sorted(scripts.consonants(word) or word for word in words))} {numbers}"
