"""How speakers are told of beside their names: offices as printed, descriptions; and the cues of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models

_CHUNK = 400
_MOST = 200
"""Articles that are looked at for a speaker's offices."""


def offices(session: Session, speaker: int) -> frozenset[str]:
    """Offices and ranks as printed of a speaker (row number), lately; of one without a name, how he is described."""
    table, referent = models.speakers, models.referents
    row = session.execute(sa.select(table.c.kind, table.c.name).where(table.c.pk == speaker)).one()
    if row.kind == "unnamed":
        return frozenset((row.name,))
    told = session.scalars(
        sa.select(referent.c.roles)
        .where(referent.c.speaker_pk == speaker, referent.c.kind == "person")
        .order_by(referent.c.pk.desc())
        .limit(_MOST)
    )
    return frozenset(role for roles in told for role in roles)


def cues(session: Session, attributions: Collection[int]) -> dict[int, str]:
    """By attribution: the words that tell that something is said ("accused", "called … for")."""
    span, attribution, version = models.attribution_spans, models.attributions, models.versions
    found: dict[int, list[str]] = defaultdict(list)
    wanted = sorted(attributions)
    for at in range(0, len(wanted), _CHUNK):
        rows = session.execute(
            sa.select(
                span.c.attribution_pk, sa.func.substr(version.c.text, span.c.start + 1, span.c.end - span.c.start)
            )
            .join(attribution, attribution.c.pk == span.c.attribution_pk)
            .join(version, version.c.pk == attribution.c.version_pk)
            .where(span.c.attribution_pk.in_(wanted[at : at + _CHUNK]), span.c.role == "cue")
            .order_by(span.c.attribution_pk, span.c.number)
        )
        for pk, text in rows:
            found[pk].append(text)
    return {pk: " ".join(parts) for pk, parts in found.items()}


class Said(NamedTuple):
    """A passage of a single speaker."""

    pk: int
    text: str
    day: int


def said_in(session: Session, articles: Collection[int], *, only_described: bool) -> list[Said]:
    """Passages of single speakers in these articles (row numbers): of all, or only of those who are just described."""
    passage, mention, link, speaker = models.passages, models.mentions, models.links, models.speakers
    query = (
        sa.select(passage.c.pk, passage.c.text, passage.c.day)
        .join(mention, mention.c.attribution_pk == passage.c.attribution_pk)
        .join(link, sa.and_(link.c.mention_pk == mention.c.pk, link.c.acts))
        .join(speaker, speaker.c.pk == link.c.speaker_pk)
        .where(passage.c.article_pk.in_(sorted(articles)))
        .group_by(passage.c.pk, passage.c.text, passage.c.day)
        .having(sa.func.count(sa.distinct(speaker.c.pk)) == 1)
        .order_by(passage.c.pk)
    )
    if only_described:
        query = query.where(speaker.c.kind == "unnamed")
    return [Said(*row) for row in session.execute(query)]
