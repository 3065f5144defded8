"""The form under which a speaker is listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimdb.names.parsing import take_apart
from claimdb.text import collapse_space, fold, plain_marks

if TYPE_CHECKING:
    from claimdb.records import SpeakerKind

_ARTICLES = ("the ", "a ", "an ", "some ", "several ")
_LEGAL_FORMS = re.compile(r",?\s+(?:Inc|Ltd|LLC|L\.L\.C|Corp|PLC|plc|GmbH|S\.A|AG|Co)\.?$")
_BASED = re.compile(
    r"^(?:[Tt]he )?(?!(?:faith|church|community|school|home|web|cloud|plant|evidence)-)"
    r"(?:[^\W\d_]+[. ]){0,2}[^\W\d_]+-based\s+(?=\S+\s)",
    re.IGNORECASE,
)
"""The seat before a name of two words or more."""
_POSSESSIVE = re.compile(r"['’]s?$")
_EDGES = ' \t\n\u00a0.,;:!?"“”()[]'
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\w[\w.'’-]*")
_SHOUTED = 4
"""Letters from which a word in capitals beside others is a surname set apart, no abbreviation."""


def listed_as(name: str, kind: SpeakerKind) -> str:
    """The form under which a speaker is listed: equal, but for case and accents, for names that are the same.

    Persons without titles and ranks, given names first; the others without article and legal form, organisations also
    without their seat ("Eastmere-based").
    """
    if kind == "person":
        printed = take_apart(name)
        shown = [_shown(word, whole_in_capitals=name.isupper()) for word in printed.words]
        return " ".join([*shown, printed.suffix] if printed.suffix else shown) or collapse_space(name)
    bare = _POSSESSIVE.sub("", collapse_space(plain_marks(name)).strip(_EDGES))
    if kind == "organisation":
        bare = _BASED.sub("", _LEGAL_FORMS.sub("", bare))
    for article in _ARTICLES:
        if bare.lower().startswith(article) and len(bare) > len(article) + 1:
            bare = bare[len(article) :]
    return bare.strip() or collapse_space(name)


def printed_in(source: str, name: str) -> str:
    """The words of a name that a source has side by side: "Markin" in "Gen. Markin, who led it", for "Ilya Markin".

    The name where the source has none of them: "he", "the general".
    """
    known = {*fold(name).split(), *fold(name.replace("-", " ")).split()}
    best, run = (0, 0), (0, 0)
    for word in _WORD.finditer(source):
        bare = _POSSESSIVE.sub("", word.group()).rstrip(".")
        dotted = fold(f"{bare}.") in known
        if not (dotted or fold(bare) in known) or not (run[1] or bare != bare.lower()):
            run = (0, 0)
            continue
        end = word.start() + len(bare)
        end += dotted and source[end : end + 1] == "."
        touches = run[1] and not source[run[1] : word.start()].strip()
        run = (run[0], end) if touches else (word.start(), end)
        best = max(best, run, key=lambda some: some[1] - some[0])
    return collapse_space(source[best[0] : best[1]]) or name


def _shown(word: str, *, whole_in_capitals: bool) -> str:
    if len(word) == 1 and word.isupper():
        return f"{word}."
    longest = 2 if whole_in_capitals else _SHOUTED - 1
    if not word.isupper() or len(word) <= longest or "." in word:
        return word
    return _LETTERS.sub(lambda letters: letters[0].capitalize(), word)
