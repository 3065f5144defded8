"""Open suggestions with both speakers as listings show them."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.store import speakers
from claimdb.store.rows import Suggested

_LEFT, _RIGHT = models.speakers.alias("left_speakers"), models.speakers.alias("right_speakers")


def count(session: Session) -> int:
    """Open suggestions."""
    return session.scalar(sa.select(sa.func.count()).select_from(models.suggestions)) or 0


def suggested(session: Session, *, speaker_id: str | None = None, limit: int | None = None) -> list[Suggested]:
    """Speakers that are perhaps one, the likeliest first: all, or the pairs that one speaker is in."""
    suggestion = models.suggestions
    query = (
        sa.select(suggestion.c.score, suggestion.c.reasons, _LEFT.c.id.label("left"), _RIGHT.c.id.label("right"))
        .join(_LEFT, _LEFT.c.pk == suggestion.c.left_pk)
        .join(_RIGHT, _RIGHT.c.pk == suggestion.c.right_pk)
        .order_by(suggestion.c.score.desc(), _LEFT.c.key, _RIGHT.c.key, suggestion.c.pk)
        .limit(limit)
    )
    if speaker_id:
        query = query.where(sa.or_(_LEFT.c.id == speaker_id, _RIGHT.c.id == speaker_id))
    rows = session.execute(query).all()
    listed = speakers.by_id(session, {one for row in rows for one in (row.left, row.right)})
    return [
        Suggested(score=row.score, reasons=tuple(row.reasons), left=listed[row.left], right=listed[row.right])
        for row in rows
    ]
