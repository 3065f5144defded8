"""Passages that say the same in one form, the main clause or an accusation, whatever else they say.

That is told by their words alone. It is looked for among what a speaker says, and where articles tell of one event,
with those as well who are only described there ("a senior general").
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimdb.contents.accusations import Accusation, accusation, accuse_alike
from claimdb.contents.events import on_one_event
from claimdb.contents.mainclauses import MainClause, is_telling, main_clause, tell_the_same
from claimdb.store import described

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claimdb.store.described import Said
    from claimdb.store.spoken import Near, Spoken

DESCRIBED_DAYS = 3
"""Days between two statements, one of them of somebody who is only described, that may be one."""
_ACCUSED = "accused"
_MOST = 8
"""Articles looked through beside one."""
_Form = tuple[MainClause | None, Accusation | None]


class Forms:
    """What each passage may say the same as another one in, read once."""

    def __init__(self) -> None:
        self._forms: dict[int, _Form | None] = {}

    def of(self, pk: int, text: str) -> _Form | None:
        """None where it has neither form; of an accusation, the cue is taken for granted."""
        if pk not in self._forms:
            clause, accused = main_clause(text), accusation(text, _ACCUSED)
            clause = clause if clause and is_telling(clause) else None
            self._forms[pk] = (clause, accused) if clause or accused else None
        return self._forms[pk]

    def are_one(self, one: Spoken | Said | Near, other: Spoken | Said | Near) -> bool:
        """Whether both have one form and say the same in it."""
        mine = self.of(one.pk, one.text)
        theirs = self.of(other.pk, other.text) if mine else None
        if mine is None or theirs is None:
            return False
        clauses = mine[0] is not None and theirs[0] is not None and tell_the_same(mine[0], theirs[0])
        return clauses or (mine[1] is not None and theirs[1] is not None and accuse_alike(mine[1], theirs[1]))

    def on_one_event(
        self, session: Session, rows: Iterable[Spoken], met: Iterable[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """Pairs (the smaller number first) in articles on one event, where a speaker is only described.

        ``met``: articles of which a passage met another one.
        """
        formed: dict[int, list[Spoken]] = defaultdict(list)
        for row in rows:
            if len(row.speakers) == 1 and self.of(row.pk, row.text):
                formed[row.article].append(row)
        beside = _beside(formed, met)
        for article, some in sorted(formed.items()):
            for unnamed in sorted({row.unnamed for row in some}):
                said = described.said_in(session, beside[article], only_described=not unnamed)
                formed_too = [one for one in said if self.of(one.pk, one.text)]
                for row, one in itertools.product((row for row in some if row.unnamed == unnamed), formed_too):
                    if row.pk != one.pk and not is_far(row.day, one.day, DESCRIBED_DAYS) and self.are_one(row, one):
                        yield min(row.pk, one.pk), max(row.pk, one.pk)


def _beside(articles: Collection[int], met: Iterable[tuple[int, int]]) -> dict[int, Sequence[int]]:
    """Each of these with the articles on the same event: those that many of its passages met one of."""
    counts: dict[int, Counter[int]] = {article: Counter() for article in articles}
    for ends in met:
        for mine, other in (ends, ends[::-1]):
            if mine in counts and mine != other:
                counts[mine][other] += 1
    return {mine: [mine, *on_one_event(common, _MOST)] for mine, common in counts.items()}


def is_far(one: int, other: int, days: int) -> bool:
    """Whether more days lie between two than that; 0 is a day that is not known."""
    return bool(one and other) and abs(one - other) > days
