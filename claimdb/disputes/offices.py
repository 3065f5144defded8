"""Offices that articles give to one person: where two of them do not fit, the passages are laid side by side."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimdb.clauses.offices import Office, differ, offices_of
from claimdb.records import Finding
from claimdb.store import spellings

if TYPE_CHECKING:
    from claimdb.store.neighbours import Around

KIND = "role"
_BELOW, _OTHER = 0.65, 0.55
MOST = 8
"""Passages that tell of the offices of one person, the latest ones."""


def find(around: Around) -> Iterator[tuple[int, int, Finding]]:
    """Findings with their two passages, for people named in these articles (row numbers)."""
    new = set(around.articles)
    for name, printed in spellings.told_of(around.session, around.articles, _tells):
        told = [(one, office) for one in printed[-MOST:] for office in offices_of(one.words, one.surname)]
        for (one, office), (other, rival) in itertools.combinations(told, 2):
            if one.article == other.article or not {one.article, other.article} & new:
                continue
            if what := differ(office, rival):
                yield one.passage, other.passage, _finding(name, office, rival, what)


def _tells(text: str, surname: str) -> bool:
    return bool(offices_of(text, surname))


def _finding(name: str, one: Office, other: Office, what: str) -> Finding:
    return Finding(
        kind=KIND,
        score=_BELOW if one.below != other.below else _OTHER,
        reason=f"{name} is given {what}: “{one.printed}” here, “{other.printed}” there.",
        matter=f"Which office did {name} hold?",
        left=one.printed,
        right=other.printed,
        stances=(one.printed, other.printed),
    )
