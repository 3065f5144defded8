"""Speakers by name: found, or made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.store import keys
from claimdb.store.rows import SpeakerEntry
from claimdb.store.writing import insert_many, insert_one, insert_plain
from claimdb.text import fold

_CHUNK = 400


def speaker_pk_for(session: Session, name: str, kind: str, *, attribution_pk: int | None = None) -> int:
    """The speaker of that name or alias and kind, made where there is none or where two could be meant.

    Of several the one goes first whom the article of the attribution names so.
    """
    key = fold(name)
    found = _in_article(session, key, kind, attribution_pk) if attribution_pk is not None else None
    if found is not None:
        return found
    own = session.scalars(
        sa.select(models.speakers.c.pk).where(models.speakers.c.key == key, models.speakers.c.kind == kind)
    ).all()
    if len(own) == 1:
        return int(own[0])
    named = session.scalars(
        sa.select(models.speaker_names.c.speaker_pk)
        .join(models.speakers, models.speakers.c.pk == models.speaker_names.c.speaker_pk)
        .where(models.speaker_names.c.key == key, models.speakers.c.kind == kind)
        .distinct()
    ).all()
    if len(named) == 1:
        return int(named[0])
    plain = session.scalar(sa.select(models.speakers.c.pk).where(models.speakers.c.id == keys.speaker_id(kind, name)))
    if plain is not None:
        return int(plain)
    pk = insert_one(session, models.speakers, id=keys.speaker_id(kind, name), kind=kind, name=name.strip(), key=key)
    add_name(session, pk, name)
    return pk


def _in_article(session: Session, key: str, kind: str, attribution_pk: int) -> int | None:
    attribution, referent = models.attributions, models.referents
    return session.scalar(
        sa.select(referent.c.speaker_pk)
        .join(attribution, attribution.c.article_pk == referent.c.article_pk)
        .where(attribution.c.pk == attribution_pk, referent.c.kind == kind, referent.c.key == key)
    )


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


def put(session: Session, entries: Sequence[SpeakerEntry]) -> dict[str, int]:
    """Store these speakers as they are now, with the names that they go by; gives row numbers by id."""
    found: dict[str, int] = {}
    for at in range(0, len(entries), _CHUNK):
        found |= _put(session, entries[at : at + _CHUNK])
    return found


def _put(session: Session, entries: Sequence[SpeakerEntry]) -> dict[str, int]:
    table = models.speakers
    rows = session.execute(
        sa.select(table.c.pk, table.c.id, table.c.kind, table.c.name).where(table.c.id.in_([one.id for one in entries]))
    ).all()
    known = {row.id: row for row in rows}
    new = [one for one in entries if one.id not in known]
    made = [{"id": one.id, "kind": one.kind, "name": one.name, "key": fold(one.name)} for one in new]
    pks = {row.id: int(row.pk) for row in rows}
    pks |= {one.id: pk for one, pk in zip(new, insert_many(session, table, made), strict=True)}
    for one in entries:
        row = known.get(one.id)
        if row is not None and (row.kind, row.name) != (one.kind, one.name):
            changed = {"kind": one.kind, "name": one.name, "key": fold(one.name)}
            session.execute(sa.update(table).where(table.c.pk == row.pk).values(changed))
    _put_names(session, {pks[one.id]: one for one in entries}, {int(row.pk) for row in rows})
    return pks


def _put_names(session: Session, entries: dict[int, SpeakerEntry], known: Collection[int]) -> None:
    table = models.speaker_names
    stored: dict[int, dict[str, str]] = defaultdict(dict)
    for row in session.execute(
        sa.select(table.c.speaker_pk, table.c.key, table.c.name).where(table.c.speaker_pk.in_(known))
    ):
        stored[row.speaker_pk][row.key] = row.name
    new = []
    for pk, entry in entries.items():
        wanted = {key: name for key, name in {fold(entry.name): entry.name, **entry.names}.items() if key}
        gone = {key for key, name in stored[pk].items() if wanted.get(key) != name}
        if gone:
            session.execute(sa.delete(table).where(table.c.speaker_pk == pk, table.c.key.in_(gone)))
        kept = stored[pk].keys() - gone
        new += [
            {"speaker_pk": pk, "name": name, "key": key, "last": key.split()[-1]}
            for key, name in wanted.items()
            if key not in kept
        ]
    insert_plain(session, table, new)
