"""Words, numbers and marks of a text, and what their form alone tells: initials, abbreviations, given names."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left

from claimdb.nlp import lexicon
from claimdb.records import Span

_WORD = r"[^\W\d_]+(?:['’](?!(?:s|t|re|ve|ll|d|m)\b)[^\W\d_]+|[-‐‑][^\W_]+)*"
_REST = r"|['’](?:s|S)\b|\d[\d,.-]*(?:st|nd|rd|th|-\w+(?:-\w+)*)?|[^\w\s]|_"
_TOKEN = re.compile(_WORD + _REST)
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f]|(?:(?<=[ÃÂ])|(?<=A[\u0302\u0303]))[\x80-\x9f¡-¿])"
_BROKEN = re.compile(_WORD.replace(r"[^\W\d_]", _LETTER) + _REST)
"""Where accents stand behind their letters, or UTF-8 was read as Latin-1: "Ã±" for "ñ"."""
_IS_BROKEN = re.compile("[Ã\u0300-\u036f]")


class Tokens:
    """Words, numbers and marks of a text, by index; possessive ``'s`` is a token of its own."""

    __slots__ = ("capitals", "ends", "lower_case", "lows", "starts", "words")

    def __init__(self, text: str) -> None:
        found = list((_BROKEN if _IS_BROKEN.search(text) else _TOKEN).finditer(text))
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.words = [match.group() for match in found]
        self.lows = [word.lower() for word in self.words]
        self.capitals = [index for index, word in enumerate(self.words) if word[0].isupper()]
        self.lower_case = set(self.words).intersection(self.lows)

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, span: Span) -> range:
        """Indices of the tokens that begin inside ``span``."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def whole(self, span: Span) -> Span:
        """With the rest of the word in whose middle it begins."""
        before = bisect_left(self.starts, span.start) - 1
        if before < 0 or self.ends[before] <= span.start or not self.words[before].isalpha():
            return span
        return Span(self.starts[before], span.end)

    def is_capitalised(self, index: int) -> bool:
        return self.words[index][0].isupper()

    def touches(self, index: int) -> bool:
        """Only a blank, or nothing, stands between this token and the next one."""
        return index + 1 < len(self.starts) and self.starts[index + 1] - self.ends[index] <= 1


def fold(word: str) -> str:
    """Lower case, without accents and apostrophes."""
    if word.isascii():
        return word.lower().replace("'", "")
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "’'‘")


def is_abbreviation(tokens: Tokens, index: int) -> bool:
    """An initial, or a short title ("Gen", "Sen", "Jr"): the full stop behind it ends no sentence."""
    low = tokens.lows[index]
    if len(low) == 1:
        return True
    return low in lexicon.TITLE_NOUNS or low in lexicon.SUFFIXES or low in {"mr", "mrs", "ms", "st"}


def ends_dotted(tokens: Tokens, index: int) -> bool:
    """The full stop at ``index`` ends an abbreviation with a stop behind every letter ("U.S.")."""
    return (
        index > 2
        and tokens.words[index] == tokens.words[index - 2] == "."
        and len(tokens.words[index - 1]) == len(tokens.words[index - 3]) == 1
        and tokens.ends[index - 1] == tokens.starts[index]
        and tokens.ends[index - 2] == tokens.starts[index - 1]
    )


def initials_before(tokens: Tokens, index: int) -> int:
    """The first token of the "J. R." that leads up to a token, else the token."""
    start = index
    while start > 1 and tokens.words[start - 1] == "." and len(tokens.words[start - 2]) == 1:
        if not (tokens.is_capitalised(start - 2) and tokens.touches(start - 2)):
            break
        start -= 2
    return start


def is_given_name(tokens: Tokens, index: int) -> bool:
    return fold(tokens.words[index]) in lexicon.given_names() and tokens.lows[index] not in lexicon.NOT_NAME_STARTS


def is_polite(tokens: Tokens, index: int) -> bool:
    """ "Mr.", "Mrs." or "Ms." stands before this token."""
    before = index - 2 if index > 1 and tokens.lows[index - 1] == "." else index - 1
    return before >= 0 and tokens.lows[before] in {"mr", "mrs", "ms", "dr"}


def is_common_end(low: str) -> bool:
    """A word that ends the name of an organisation or a document, or a group of people, not a surname."""
    return low in lexicon.ORG_NOUNS or low in lexicon.DOCUMENT_NOUNS or low in lexicon.PERSON_NOUNS
