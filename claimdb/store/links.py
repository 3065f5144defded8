"""Mentions out, links to speakers in: what resolution across articles reads and writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.errors import NotFound
from claimdb.records import SpeakerKind
from claimdb.store.overlay import ACTS_AT
from claimdb.store.rows import Link, MentionRow
from claimdb.store.speakernames import add_name, speaker_pk_for
from claimdb.store.writing import insert_plain
from claimdb.text import fold

__all__ = ["ACTS_AT", "drop_unused_speakers", "mentions", "write"]

_CHUNK = 400


def mentions(session: Session, *, article_ids: Sequence[str] | None = None) -> Iterator[MentionRow]:
    """Machine-made mentions of the current passes, of all articles or of some, by article and place."""
    mention, attribution, article = models.mentions, models.attributions, models.articles
    query = (
        sa.select(
            *(mention.c.pk, mention.c.name, mention.c.kind, mention.c.score, mention.c.role, mention.c.candidate),
            article.c.id.label("article"),
            attribution.c.id.label("attribution"),
        )
        .join(attribution, attribution.c.pk == mention.c.attribution_pk)
        .join(article, article.c.pk == attribution.c.article_pk)
        .join(models.passes, models.passes.c.pk == attribution.c.pass_pk)
        .join(models.versions, models.versions.c.pk == attribution.c.version_pk)
        .where(models.passes.c.is_current, models.versions.c.is_latest, mention.c.judgement_pk.is_(None))
        .order_by(attribution.c.article_pk, attribution.c.start, mention.c.number)
    )
    if article_ids is None:
        for row in session.execute(query):
            yield _mention(row)
        return
    for at in range(0, len(article_ids), _CHUNK):
        for row in session.execute(query.where(article.c.id.in_(article_ids[at : at + _CHUNK]))):
            yield _mention(row)


def _mention(row: Any) -> MentionRow:
    return MentionRow(
        pk=row.pk,
        article_id=row.article,
        attribution_id=row.attribution,
        name=row.name,
        kind=cast(SpeakerKind, row.kind),
        score=row.score,
        role=row.role,
        candidate=row.candidate,
    )


def write(session: Session, links: Iterable[Link], run_id: str) -> int:
    """Put suggestions in the place of the machine's earlier links of the same mentions; gives how many were written.

    A link acts when its score is at least `ACTS_AT`, its mention is no mere candidate, and no judgement says otherwise.
    """
    run_pk = session.scalar(sa.select(models.runs.c.pk).where(models.runs.c.id == run_id))
    if run_pk is None:
        raise NotFound(f"There is no run {run_id}.")
    wanted = list(links)
    speakers: dict[tuple[str, str], int] = {}
    for at in range(0, len(wanted), _CHUNK):
        _write_chunk(session, wanted[at : at + _CHUNK], run_pk, speakers)
    drop_unused_speakers(session)
    return len(wanted)


def _write_chunk(session: Session, links: Sequence[Link], run_pk: int, speakers: dict[tuple[str, str], int]) -> None:
    pks = {link.mention_pk for link in links}
    mention, attribution, link_row = models.mentions, models.attributions, models.links
    session.execute(sa.delete(link_row).where(link_row.c.mention_pk.in_(pks), link_row.c.judgement_pk.is_(None)))
    known = {
        row.pk: row
        for row in session.execute(
            sa.select(
                mention.c.pk, mention.c.name, mention.c.candidate, mention.c.attribution_pk, attribution.c.speakers_by
            )
            .join(attribution, attribution.c.pk == mention.c.attribution_pk)
            .where(mention.c.pk.in_(pks))
        )
    }
    rows = []
    for link in links:
        row = known.get(link.mention_pk)
        if row is None:
            raise NotFound(f"There is no mention {link.mention_pk}.")
        speaker_pk = _speaker(session, link, speakers)
        acts = link.score >= ACTS_AT and not row.candidate and row.speakers_by is None
        if acts and fold(row.name) != fold(link.speaker_name):
            add_name(session, speaker_pk, row.name)
        rows.append(
            {
                "mention_pk": link.mention_pk,
                "speaker_pk": speaker_pk,
                "run_pk": run_pk,
                "score": min(1.0, max(0.0, link.score)),
                "acts": acts,
            }
        )
    insert_plain(session, link_row, rows)
    _mark_resolved(session, {row.attribution_pk for row in known.values()})


def _speaker(session: Session, link: Link, speakers: dict[tuple[str, str], int]) -> int:
    wanted = (fold(link.speaker_name), link.speaker_kind)
    if wanted not in speakers:
        speakers[wanted] = speaker_pk_for(session, link.speaker_name, link.speaker_kind)
    return speakers[wanted]


def _mark_resolved(session: Session, attribution_pks: set[int]) -> None:
    acting = sa.exists().where(
        models.links.c.mention_pk == models.mentions.c.pk,
        models.mentions.c.attribution_pk == models.attributions.c.pk,
        models.links.c.acts,
    )
    session.execute(
        sa.update(models.attributions).where(models.attributions.c.pk.in_(attribution_pks)).values(resolved=acting)
    )


def drop_unused_speakers(session: Session) -> None:
    """Speakers that nothing links to any more, after articles or passes went."""
    used = sa.exists().where(models.links.c.speaker_pk == models.speakers.c.pk)
    session.execute(sa.delete(models.speakers).where(~used))
