"""Readings of a word of a name: what its letters may stand for in the alphabet that it was romanised from.

Two words that share a reading may be two romanisations of one spelling. English, German, French and Polish newspapers
write Щукин, Шевченко and عبد each their own way; a reading brings them to one form. Readings are made only for
names that look as if they came from such an alphabet, so that Meier and Meyer stay apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), to) for pattern, to in pairs)


def _rewrite(word: str, rules: _Rules) -> str:
    for pattern, to in rules:
        word = pattern.sub(to, word)
    return word


_SLAVIC_ENDING = re.compile(
    r"(?:[oe]v(?:a|s|as)?|[oe]ff|.{4}ow|.{3}owa|[st]k(?:y|iy|ii|ij|yi|yy|yj|aya|aia|aja)|[oey]v(?:ich|ych|na|ic)|ivna"
    r"|enk[oa]|chuk|czuk|[yi]uk|n(?:yi|yy|iy)|vych|vich|wit(?:s)?ch|(?:sh|ch|sch)w?vili|schwili|[ai]dze)$"
)
_SHORTEST = 4
_GERMAN = re.compile(r"sch|tsch|[wj]")
_FRENCH = re.compile(r"ou|tch|gu[ei]|dj|ine$|off$|^j")


def slavic_ending(word: str) -> bool:
    """Whether a Latin word ends as East Slavic surnames and patronymics do and few others, or has their kh."""
    if "kh" in word and word not in ("khan", "sheikh", "shaikh"):
        return True
    return len(word) > _SHORTEST and bool(_SLAVIC_ENDING.search(word))


def german_spelling(words: list[str]) -> bool:
    """Whether w or j stands for what English writes v and y, or sch for sh."""
    return any(_GERMAN.search(word) for word in words)


def french_spelling(words: list[str]) -> bool:
    """Whether ou, tch, gue or a final -ine gives away a French transcription."""
    return any(_FRENCH.search(word) for word in words)


# Capitals are sounds: S for sh and zh, C for ch, T for ts, Q for shch.
_GERMAN_SOUNDS = _rules(
    (r"schtsch", "Q"),
    (r"tsch|dsch", "C"),
    (r"sch", "S"),
    (r"(?<!c)z(?=[^aeiouyj]|$)", "s"),
    (r"ch", "h"),
    (r"w", "v"),
)
_GERMAN_S = _rules((r"ss", "5"), (r"s(?=[aeiouyj])", "z"), (r"5", "s"))
_FRENCH_SOUNDS = _rules(
    (r"chtch", "Q"),
    (r"tch", "C"),
    (r"ch", "S"),
    (r"j", "S"),
    (r"gu(?=[ei])", "g"),
    (r"ou", "u"),
    (r"ss", "s"),
    (r"ine$", "in"),
)
_POLISH_SOUNDS = _rules((r"szcz", "Q"), (r"cz", "C"), (r"sz|rz", "S"), (r"ch", "h"), (r"w", "v"), (r"c", "T"))
_SLAVIC = _rules(
    (r"shch", "Q"),
    (r"sh|zh", "S"),
    (r"tch|ch", "C"),
    (r"ts|tz", "T"),
    (r"kh", "h"),
    (r"x", "ks"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"ck|q", "k"),
    (r"c", "T"),
    (r"(?<=[oe])(?:ff|w)$", "v"),
    (r"w", "v"),
    (r"dj", "C"),
    (r"[yj]", "i"),
    (r"(?<=[oe]v)(?:s|as)$", ""),  # the Baltic ending
    (r"i+", "i"),
    (r"(.)\1+(?=.)", r"\1"),
    (r"(?<=[^aeiou])io(?=[^aeiou])", "e"),
    (r"(?<=[QCS])o(?=v)", "e"),
    (r"ie", "e"),
    (r"(?<=[nlrt])ei$", "i"),
    (r"(?<=enk)[oa]$", ""),
)
_SOFT_S = re.compile(r"(?<=[aeiouy])s(?=[aeiouy])")
_MARK_LOST = _rules((r"c(?![hkz])", "C"))
_GERMAN_TS = _rules((r"(?<=l)z|^z", "T"))
_SOUND_G = _rules((r"h", "g"))


@lru_cache(maxsize=65536)
def slavic(word: str, *, german: bool, french: bool) -> frozenset[str]:
    """Readings of a Latin word as romanised Cyrillic."""
    starts = {word, _SOFT_S.sub("z", word), _rewrite(word, _MARK_LOST)}
    if german:
        starts |= {_rewrite(word, _GERMAN_SOUNDS), _rewrite(_rewrite(word, _GERMAN_SOUNDS), _GERMAN_S)}
        starts |= {_rewrite(start, _GERMAN_TS) for start in tuple(starts)}
        starts.add(_rewrite(word, _POLISH_SOUNDS))
    if french:
        starts.add(_rewrite(word, _FRENCH_SOUNDS))
    found = {_rewrite(start, _SLAVIC) for start in starts}
    if "h" in word.replace("kh", "").replace("ch", "").replace("sh", "").replace("zh", ""):
        found |= {_rewrite(reading, _SOUND_G) for reading in tuple(found)}
    return frozenset(found)


_GREEK = _rules((r"mp", "B"), (r"nt", "d"), (r"gk", "g"), (r"b", "v"), (r"B", "b"), (r"oy", "ou"), (r"y$", "i"))
_ARABIC = _rules(
    (r"['`]", ""),
    (r"(?:iyy?|y)(?:eh|ah|e|a)$", "I"),
    (r"aou?i", "awi"),
    (r"oua", "wa"),
    (r"kh", "x"),
    (r"gh", "G"),
    (r"th", "t"),
    (r"dh", "d"),
    (r"zh", "j"),
    (r"sch|sh", "S"),
    (r"dj", "j"),
    (r"ph", "f"),
    (r"ck|q", "k"),
    (r"c(?!h)", "k"),
    (r"(.)\1+(?=.)", r"\1"),
    (r"w(?=[aeiou])|v", "v"),
    (r"ou|o|w", "u"),
    (r"a[iy]|e[iy]", "E"),
    (r"ie|[ey]", "i"),
    (r"i+", "i"),
    (r"u+", "u"),
    (r"(?:ah|ih|aa)$", "a"),
)
_ARABIC_CH = _rules((r"(?<!t)ch", "sh"))
_ARABIC_G = _rules((r"^g(?!h)", "q"))


def greek(word: str) -> str:
    """A transliterated Greek word as it is pronounced."""
    return _rewrite(word, _GREEK)


@lru_cache(maxsize=65536)
def arabic(word: str) -> frozenset[str]:
    """Readings of a Latin word as romanised Arabic, Persian, Urdu or Pashto. "ee" and "oo" are long i and u."""
    plain = word.replace("ee", "i").replace("oo", "u")
    starts = {plain, _rewrite(plain, _ARABIC_CH), _rewrite(plain, _ARABIC_G)}
    return frozenset(_rewrite(start, _ARABIC) for start in starts)
