"""A message that is said to name nobody ("did not name either man") beside what its sender is quoted with elsewhere.

Who is meant by "either man", and whose message it is, stands in the sentences before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimdb.contents.words import words
from claimdb.disputes.inorder import At, placed
from claimdb.records import Finding, Pairing, Position

if TYPE_CHECKING:
    from claimdb.store.neighbours import Around

KINDS = frozenset({"who"})
LIKENESS = 0.5
"""Given to pairs that nobody compared."""
BEFORE = 400
"""Characters before such a sentence in which people are named."""
MOST = 30
"""Statements of the sender that are read beside one sentence."""
_NOBODY = re.compile(
    r"\b(?:(?:did|does|do|has|had) (?:not|n[o']t)|never|without|n't) (?:nam\w+|identif\w+|mention\w*|specif\w+)"
    r"|\bn't (?:name|identify|mention)|\bnam(?:es|ed|ing) (?:nobody|no one|neither)\b",
    re.IGNORECASE,
)


def find(around: Around) -> Iterator[tuple[int, int, Finding]]:
    """Findings with the passage that tells of nobody named and one in which somebody is; of these articles and those
    beside them (row numbers).
    """
    from claimdb.detectors import find as detect

    near, stored = around.beside, around.lines
    silent = [article for article, lines in stored.items() if any(_NOBODY.search(line.text) for line in lines)]
    for article, told in placed(around, silent).items():
        beside = {*near.get(article, ()), *(pk for pk, some in near.items() if article in some)}
        for one in told:
            if not _NOBODY.search(one.position.text):
                continue
            widened = _widened(one, told)
            names = _names(widened.context)
            spoken = [
                line.passage
                for pk in sorted(beside)
                for line in stored.get(pk, ())
                if line.cue and line.modality == "asserted" and names & _names(line.text)
            ]
            for passage, other in around.positions(spoken[:MOST]).items():
                if passage != widened.passage and _is_sender(other, widened):
                    for found in detect(other, widened, Pairing(LIKENESS), KINDS):
                        yield passage, widened.passage, found


def _widened(one: At, told: Sequence[At]) -> Position:
    """With the sentences before as its context."""
    before = dict.fromkeys(
        other.position.context or other.position.text for other in told if 0 <= one.start - other.start <= BEFORE
    )
    return replace(one.position, context=" ".join([*before, one.position.context]))


def _names(text: str) -> set[str]:
    return {word.stem for word in words(text) if word.printed[0].isupper() and word.weight and len(word.stem) > 3}


def _is_sender(other: Position, around: Position) -> bool:
    """The sentences tell of the message of the one who speaks there."""
    return other.holder_kind == "speaker" and bool(_names(other.holder) & _names(around.context))
