"""Denials that tell what is denied where nothing tells who says it: "she rejected accusations that the bridge was hit".

Nobody denies what nobody said, so that such a denial is a dispute by itself, with one side told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from claimdb.clauses.denying import NO_EVIDENCE, OTHERWISE
from claimdb.clauses.rebuttals import told_of
from claimdb.contents.words import overlap, telling
from claimdb.disputes.opposing import is_one_voice
from claimdb.disputes.phrasing import asked, bare, named
from claimdb.disputes.relevance import says_something
from claimdb.records import UNKNOWN, Finding

if TYPE_CHECKING:
    from claimdb.clauses.denying import Denial
    from claimdb.disputes.inorder import At
    from claimdb.records import Position

KIND = "polarity"
_SCORE = 0.62
FEWEST = 3
"""Telling words of what is denied."""
LONGEST = 260
"""Characters of it: longer ones are more than what is denied."""
SAME = 0.5
"""Share of the shorter one's words from which two denials deny the same."""
_GERUND = re.compile(r"^\W*(?:\w+ly )?(?:having \w+|being \w+|[a-z]+ing)\b")
_BEGINNING = 20
"""Characters by which it is known again behind a "that"."""
_THAT = re.compile(r"^\W*that \w", re.IGNORECASE)
_OF_WHAT = re.compile(r"^\W*(?:any|all|no) \w")
_CLAIM_OF = re.compile(
    r"^\W*(?:[\w'’-]+ ){0,4}?(?:accusation|allegation|claim|charge|report|rumou?r|suggestion)s? (?:of|about) \S+ \w",
    re.IGNORECASE,
)
_VAGUE = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "that", "which", "one", "", UNKNOWN})


def find(told: Sequence[tuple[At, Denial]], answered: Collection[Position]) -> Iterator[tuple[int, None, Finding]]:
    """One finding for each thing that is denied in an article, with the passage that denies it.

    ``answered``: denials that stand beside what they deny already.
    """
    kept: list[Position] = list(answered)
    for one, how in sorted(told, key=lambda pair: (-len(pair[0].position.text), pair[0].start)):
        position, what = one.position, told_of(how.what or one.position.text)
        if not _is_told(position, how, what) or any(_is_same(position, other) for other in kept):
            continue
        kept.append(position)
        yield position.passage, None, _finding(position, how, what)


def _is_told(position: Position, how: Denial, what: str) -> bool:
    if how.points_back or how.own or how.stance == NO_EVIDENCE or not position.cue:
        return False
    if position.holder.casefold() in _VAGUE or position.within or position.modality not in ("asserted", "denied"):
        return False
    if len(telling(what)) < FEWEST or len(what) > LONGEST:
        return False
    if _THAT.match(what) or f"that {what[:_BEGINNING]}" in position.text:
        return True
    return says_something(what) or bool(_GERUND.match(what) or _OF_WHAT.match(what) or _CLAIM_OF.match(what))


def _is_same(one: Position, other: Position) -> bool:
    if one.passage == other.passage:
        return True
    if one.article != other.article or not is_one_voice(one, other):
        return False
    return overlap(telling(one.text), telling(other.text))[0] >= SAME


def _finding(position: Position, how: Denial, what: str) -> Finding:
    done = _DONE.get(how.stance, "denied")
    return Finding(
        kind=KIND,
        score=_SCORE,
        reason=f"It is {done} by {named(position)} (“{how.words}”); who says so is not told.",
        matter=asked(bare(what)),
        left=how.words,
        stances=(how.stance, ""),
    )


_DONE = {
    "questions it": "questioned",
    "disputes it": "disputed",
    "answers it": "answered",
    OTHERWISE: "contradicted",
}
