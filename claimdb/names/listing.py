"""The form under which a speaker is listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimdb.names.parsing import take_apart
from claimdb.text import collapse_space, plain_marks

if TYPE_CHECKING:
    from claimdb.records import SpeakerKind

_ARTICLES = ("the ", "a ", "an ", "some ", "several ")
_LEGAL_FORMS = re.compile(r",?\s+(?:Inc|Ltd|LLC|L\.L\.C|Corp|PLC|plc|GmbH|S\.A|AG|Co)\.?$")
_POSSESSIVE = re.compile(r"['’]s?$")
_EDGES = ' \t\n\u00a0.,;:!?"“”()[]'
_LETTERS = re.compile(r"[^\W\d_]+")
_SHOUTED = 4
"""Letters from which a word in capitals beside others is a surname set apart, no abbreviation."""


def listed_as(name: str, kind: SpeakerKind) -> str:
    """The form under which a speaker is listed: equal, but for case and accents, for names that are the same.

    Persons without titles and ranks, given names first; the others without article and legal form.
    """
    if kind == "person":
        printed = take_apart(name)
        shown = [_shown(word, whole_in_capitals=name.isupper()) for word in printed.words]
        return " ".join([*shown, printed.suffix] if printed.suffix else shown) or collapse_space(name)
    bare = _POSSESSIVE.sub("", collapse_space(plain_marks(name)).strip(_EDGES))
    bare = _LEGAL_FORMS.sub("", bare) if kind == "organisation" else bare
    for article in _ARTICLES:
        if bare.lower().startswith(article) and len(bare) > len(article) + 1:
            bare = bare[len(article) :]
    return bare.strip() or collapse_space(name)


def _shown(word: str, *, whole_in_capitals: bool) -> str:
    if len(word) == 1 and word.isupper():
        return f"{word}."
    longest = 2 if whole_in_capitals else _SHOUTED - 1
    if not word.isupper() or len(word) <= longest or "." in word:
        return word
    return _LETTERS.sub(lambda letters: letters[0].capitalize(), word)
