"""Speakers by name: found, or made."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.store import keys
from claimdb.store.writing import insert_one
from claimdb.text import fold


def speaker_pk_for(session: Session, name: str, kind: str) -> int:
    """The speaker of that name or alias and kind, made where there is none or where two could be meant."""
    key = fold(name)
    own = session.scalar(
        sa.select(models.speakers.c.pk).where(models.speakers.c.key == key, models.speakers.c.kind == kind)
    )
    if own is not None:
        return int(own)
    named = session.scalars(
        sa.select(models.speaker_names.c.speaker_pk)
        .join(models.speakers, models.speakers.c.pk == models.speaker_names.c.speaker_pk)
        .where(models.speaker_names.c.key == key, models.speakers.c.kind == kind)
        .distinct()
    ).all()
    if len(named) == 1:
        return int(named[0])
    pk = insert_one(session, models.speakers, id=keys.speaker_id(kind, name), kind=kind, name=name.strip(), key=key)
    add_name(session, pk, name)
    return pk


def add_name(session: Session, speaker_pk: int, name: str) -> None:
    """One more name that the speaker goes by; a name that it has already changes nothing."""
    key = fold(name)
    known = session.scalar(
        sa.select(models.speaker_names.c.pk).where(
            models.speaker_names.c.speaker_pk == speaker_pk, models.speaker_names.c.key == key
        )
    )
    if known is None and key:
        insert_one(
            session, models.speaker_names, speaker_pk=speaker_pk, name=name.strip(), key=key, last=key.split()[-1]
        )
