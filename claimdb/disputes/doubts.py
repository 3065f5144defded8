"""What somebody states beside an outlet's remark, a little later, that it could not be confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimdb.clauses import read
from claimdb.clauses.lexicon import NOT_MADE_SURE
from claimdb.clauses.questions import LONG, excerpt
from claimdb.disputes.inorder import REACH, At, placed
from claimdb.disputes.opposing import is_one_voice
from claimdb.records import Finding

if TYPE_CHECKING:
    from claimdb.store.neighbours import Around

KIND = "unverified"
_SCORE = 0.62
MOST = 3
"""Statements that a remark is laid beside: the nearest ones."""
_CLAIMS = re.compile(
    r"\b(?:claims?|reports?|accounts?|assertions?|statements?|allegations?|versions?|what \w+ (?:says?|said)"
    r"|either side|both sides|these|this|that|it|them|figures?|numbers?)\b",
    re.IGNORECASE,
)
"""By which the remark points back to what others say."""


def find(around: Around) -> Iterator[tuple[int, int, Finding]]:
    """Findings with the passage that states it and the remark, in these articles (row numbers)."""
    marked = [
        article
        for article in around.articles
        if any(NOT_MADE_SURE.search(f"{line.cue} {line.text}") for line in around.lines.get(article, ()))
    ]
    for told in placed(around, marked).values():
        for one in told:
            if words := remark(one):
                before = [other for other in told if _is_stated(other, one)]
                for other in sorted(before, key=lambda at: -at.end)[:MOST]:
                    yield other.position.passage, one.position.passage, _finding(other, one, words)


def remark(one: At) -> str:
    """The words by which a position says of what others say that it is not confirmed; "" where it does not."""
    position = one.position
    if position.form == "direct" or not _CLAIMS.search(position.text):
        return ""
    if _OF_WHAT_STANDS_BEFORE.match(position.text):
        return ""
    found = NOT_MADE_SURE.search(f"{position.cue} {position.text}")
    if found and position.holder_kind == "speaker" and found.start() < len(position.cue) and _TOLD.match(position.text):
        return ""  # "claimed without evidence that the bridge fell": it marks what it tells itself
    return found.group() if found and " " in found.group() else ""


_OF_WHAT_STANDS_BEFORE = re.compile(
    r"^\W*(?:that|which) (?:[\w'’.-]+ ){1,8}?(?<!\bbe )(?<!\bbeen )[\w'’-]+\W*$", re.IGNORECASE
)
"""A relative clause, "that the police could not confirm": of what its sentence tells, if it ends in the verb."""
_TOLD = re.compile(r"^\W*that \w+ \w+", re.IGNORECASE)


def _is_stated(other: At, one: At) -> bool:
    theirs = other.position
    return (
        theirs.holder_kind == "speaker"
        and theirs.modality == "asserted"
        and bool(theirs.cue)
        and not is_one_voice(theirs, one.position)
        and 0 <= one.start - other.end <= REACH
        and not NOT_MADE_SURE.search(theirs.text)
    )


def _finding(other: At, one: At, words: str) -> Finding:
    theirs, mine = other.position, one.position
    return Finding(
        kind=KIND,
        score=_SCORE,
        reason=f"{mine.outlet or mine.holder} marks what {theirs.holder} says: “{words}”.",
        matter=f"Is it confirmed: “{excerpt(read(theirs.text), LONG)}”?",
        right=words,
        stances=("states it", "not confirmed"),
    )
