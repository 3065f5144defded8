"""Explicit credits: the outlets that a source or addressee names (“CNN reported”, “told Reuters”)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

_WORD = re.compile(r"\w+")
_ARTICLE = "the"
_FORMER = frozenset({"former", "ex", "formerly"})
_PART_OF_NAME = frozenset({"News", "TV", "Television", "Radio", "Magazine", "Digital", "Online"})
_OF_HIS_OWN = frozenset(
    """
    anchor anchorman anchorwoman boss chairman chairwoman ceo columnist commentator contributor executive founder host
    owner personality presenter publisher pundit spokesman spokesperson spokeswoman star
    """.split()  # noqa: SIM905
)
"""Who is called so speaks for himself: what he says is no report of the outlet's."""


class Outlets:
    """Known outlets by the names that they print under. Names are compared letter by letter, capitals too."""

    def __init__(self, names: Mapping[str, int]) -> None:
        self._known: dict[tuple[str, ...], int] = {}
        for name, outlet in names.items():
            if words := _words(name):
                self._known[words] = outlet
        self._longest = max(map(len, self._known), default=0)

    def named_in(self, printed: str) -> set[int]:
        """The outlets named there.

        A name of one word that is no abbreviation (Independent, Mirror) must be all there is, or stand behind other
        words: at the beginning it may be a plain word with a capital.
        """
        words = _words(printed)
        found: set[int] = set()
        at = 0
        while at < len(words):
            size, outlet = self._at(words, at)
            if outlet is not None and not _is_somebody(words[:at], words[at + size :]):
                found.add(outlet)
            at += size
        return found

    def _at(self, words: tuple[str, ...], at: int) -> tuple[int, int | None]:
        """The longest name that begins at a word: how many words it has and whose it is; else one word and None."""
        for size in range(min(self._longest, len(words) - at), 0, -1):
            name = words[at : at + size]
            outlet = self._known.get(name)
            plain = size == 1 and not name[0].isupper() and at == 0 and len(words) > 1
            if outlet is not None and not plain:
                return size, outlet
        return 1, None


def _is_somebody(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether an outlet is named only to say who somebody is: “former Gazette reporter Vos”, “the Gazette owner”."""
    what = takewhile(lambda word: word.islower() or word in _PART_OF_NAME, after)
    return any(word.lower() in _FORMER for word in before[-1:]) or any(word in _OF_HIS_OWN for word in what)


def _words(printed: str) -> tuple[str, ...]:
    """The words without the article before them."""
    words = _WORD.findall(printed)
    return tuple(words[1:] if words and words[0].lower() == _ARTICLE else words)


def names(rows: Iterable[tuple[int, str]]) -> dict[str, int]:
    """Names and aliases (outlet, name) as `Outlets` takes them; of two outlets with one name the first."""
    found: dict[str, int] = {}
    for outlet, name in sorted(rows):
        found.setdefault(name, outlet)
    return found
