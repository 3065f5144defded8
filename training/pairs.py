"""The public sets of paired statements, and which of their pairs are kept out of training.

Pairs that share a text stay on one side: rows of one claim, one headline, one topic or one sentence are linked, and
each group of linked rows is left out, or not, by a hash of its first text in alphabetical order.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from training.data import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Row = dict[str, Any]
_WORD = re.compile(r"\w+")


class PairSet(NamedTuple):
    """Where a set lies below the data folder, its two texts, what links its rows, and one in how many is left out."""

    file: str
    one: str
    other: str
    links: tuple[str, ...]
    left_out_of: int


SETS = {
    "emergent": PairSet("emergent/train.jsonl", "claim", "headline", ("claim", "headline"), 5),
    "claimdiff": PairSet("claimdiff/train.jsonl.gz", "claim_a", "claim_b", ("topic",), 6),
    "stsb": PairSet("stsb_news/train.jsonl", "a", "b", ("a", "b"), 5),
}


def folded(text: str) -> str:
    """The words alone, in lower case: equal for two prints of one sentence."""
    return " ".join(_WORD.findall(text.casefold()))


def rows_of(name: str, data: Path) -> list[Row]:
    """The rows of a set; an index into them is a 0-based line number."""
    return read(data / SETS[name].file)


def groups(linked: Iterable[Sequence[str]]) -> list[str]:
    """For each row's texts the first text, folded and in alphabetical order, of all rows that they link it to."""
    above: dict[str, str] = {}

    def top(text: str) -> str:
        while above.setdefault(text, text) != text:
            text = above[text]
        return text

    firsts = []
    for texts in linked:
        tops = sorted({top(folded(text)) for text in texts})
        above.update((other, tops[0]) for other in tops)
        firsts.append(tops[0])
    return [top(first) for first in firsts]


def left_out(name: str, rows: Sequence[Row]) -> frozenset[int]:
    """Which rows of a whole set are kept out of training, by index."""
    links, one_in = SETS[name].links, SETS[name].left_out_of
    of_row = groups([row[key] for key in links] for row in rows)
    kept_out = {group for group in of_row if int(hashlib.sha1(group.encode()).hexdigest(), 16) % one_in == 0}
    return frozenset(index for index, group in enumerate(of_row) if group in kept_out)


def left_out_texts(data: Path) -> frozenset[str]:
    """The folded texts of all rows kept out of training, for sets that print some of them again, as MRPC does."""
    found: set[str] = set()
    for name, (_, one, other, *_) in SETS.items():
        rows = rows_of(name, data)
        found.update(folded(rows[index][key]) for index in left_out(name, rows) for key in (one, other))
    return frozenset(found)
