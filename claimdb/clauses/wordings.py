"""Two wordings of one utterance: the longest stretch they share, and where words stand in the place of others."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from claimdb.clauses.reading import Reading, Word, plain

_QUOTED = re.compile(r'"([^"]{8,}?)(?:"|$)')


class Change(NamedTuple):
    """Words of one in the place of words of the other; either may be empty."""

    left: tuple[Word, ...]
    right: tuple[Word, ...]


def quoted(text: str) -> str:
    """What stands in quotation marks, joined by spaces; empty where nothing does."""
    return " ".join(found.strip() for found in _QUOTED.findall(plain(text)))


def longest_run(left: Reading, right: Reading) -> tuple[int, int]:
    """How many words the longest common stretch has, and the number of words of the shorter statement."""
    ours, theirs = [word.low for word in left.words], [word.low for word in right.words]
    found = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    return found.size, min(len(ours), len(theirs))


def changes(left: Reading, right: Reading) -> tuple[list[Change], float]:
    """Where the two differ, and the share of the shorter one's words that stand in both in one order."""
    ours, theirs = [word.key for word in left.words], [word.key for word in right.words]
    if not ours or not theirs:
        return [], 0.0
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    same, found = 0, []
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            same += last - first
        else:
            found.append(Change(left.words[first:last], right.words[begin:end]))
    return found, same / min(len(ours), len(theirs))
