"""Suggestions that two speakers are one: written by resolution, read by claimdb.store.pairs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.store.writing import insert_plain

_CHUNK = 400

Pair = tuple[int, int, float, Sequence[str]]
"""Row numbers of two speakers, the probability that they are one, why."""


def replace(session: Session, speaker_pks: Collection[int], pairs: Iterable[Pair]) -> None:
    """Put these in the place of all suggestions about any of these speakers."""
    table, pks = models.suggestions, sorted(speaker_pks)
    for at in range(0, len(pks), _CHUNK):
        some = pks[at : at + _CHUNK]
        session.execute(sa.delete(table).where(sa.or_(table.c.left_pk.in_(some), table.c.right_pk.in_(some))))
    rows = [
        {"left_pk": min(one, other), "right_pk": max(one, other), "score": score, "reasons": list(reasons)}
        for one, other, score, reasons in pairs
    ]
    insert_plain(session, table, rows)
