"""str -> str: Unicode form, white space, quotation marks, case; for comparing. Stored text is never changed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_PLAIN: dict[int, str] = {
    **dict.fromkeys(map(ord, "“”„‟«»″〝〞＂"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛‹›′`´ʼ"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    ord("…"): "...",
}
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None)
_NO_DECOMPOSITION = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}
)


def collapse_space(text: str) -> str:
    """Every run of white space (line ends and non-breaking spaces too) as one space, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def drop_invisible(text: str) -> str:
    """Without soft hyphens, zero-width spaces and joiners, and byte-order marks."""
    return text if text.isascii() else text.translate(_INVISIBLE)


def plain_marks(text: str) -> str:
    """Curly, low, angle and reversed quotation marks as ``"`` and ``'``; dashes as ``-``; ``…`` as ``...``."""
    return text.translate(_PLAIN)


def strip_accents(text: str) -> str:
    """Without combining marks, in form NFC; letters whose stroke is no mark of its own (ł, ø) become their base."""
    if text.isascii():
        return text
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare).translate(_NO_DECOMPOSITION)


def fold(text: str) -> str:
    """The form in which names and words are compared: no accents, no case, no invisible characters, single spaces."""
    return _folded_word(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    return collapse_space(strip_accents(drop_invisible(text)).casefold())


_SHORT = 40
_folded_word = lru_cache(maxsize=100_000)(_folded)


def wording(text: str) -> str:
    """The form in which two printed wordings are the same: plain marks, one Unicode form, single spaces, no case."""
    return collapse_space(plain_marks(unicodedata.normalize("NFKC", drop_invisible(text))).casefold())


def words(text: str) -> list[str]:
    """Words in order, hyphens and apostrophes inside them kept."""
    return _WORD.findall(text)


def count_words(text: str) -> int:
    """How many stretches without white space; counted without building a list of them."""
    return sum(1 for _ in re.finditer(r"\S+", text))
