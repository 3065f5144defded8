"""What a statement tells, beside who is named by title and the day of the week on which it is told."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from claimdb.contents.words import stem_of, telling, words

_UNTELLING = frozenset(
    map(
        stem_of,
        ("mr", "mrs", "ms", "dr", "sen", "gov", "rep", "gen", "monday", "tuesday", "wednesday", "thursday", "friday",
         "saturday", "sunday"),
    )
)  # fmt: skip


@lru_cache(maxsize=16_384)
def tells(text: str) -> Mapping[str, float]:
    """Stems of its telling words with their weights."""
    return {stem: weight for stem, weight in telling(text).items() if stem not in _UNTELLING}


def plain_words(text: str) -> set[str]:
    """Stems of telling words that are no names; of a headline in which nearly all begin with a capital all of them."""
    told = [word for word in words(text) if word.weight]
    lower = {word.stem for word in told if word.printed[0].islower()}
    return lower if 3 * len(lower) >= len(told) else {word.stem for word in told}
