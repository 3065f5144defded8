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
    own = session.scalar(sa.select(models.Speaker.pk).where(models.Speaker.key == key, models.Speaker.kind == kind))
    if own is not None:
        return own
    named = session.scalars(
        sa.select(models.SpeakerName.speaker_pk)
        .join(models.Speaker, models.Speaker.pk == models.SpeakerName.speaker_pk)
        .where(models.SpeakerName.key == key, models.Speaker.kind == kind)
        .distinct()
    ).all()
    if len(named) == 1:
        return named[0]
    pk = insert_one(session, models.Speaker, id=keys.speaker_id(kind, name), kind=kind, name=name.strip(), key=key)
    add_name(session, pk, name)
    return pk


def add_name(session: Session, speaker_pk: int, name: str) -> None:
    """One more name that the speaker goes by; a name that it has already changes nothing."""
    key = fold(name)
    known = session.scalar(
        sa.select(models.SpeakerName.pk).where(
            models.SpeakerName.speaker_pk == speaker_pk, models.SpeakerName.key == key
        )
    )
    if known is None and key:
        insert_one(session, models.SpeakerName, speaker_pk=speaker_pk, name=name.strip(), key=key, last=key.split()[-1])
