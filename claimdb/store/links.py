"""Mentions out, links to speakers in: what resolution across articles reads and writes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
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

__all__ = [
    "ACTS_AT", "drop_unused_speakers", "give", "link", "mark_resolved", "mentions", "rest_on_another_run", "take_back",
    "write",
]  # fmt: skip

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


def rest_on_another_run(session: Session, run_id: str) -> bool:
    """Whether any machine's link was made by another run than this one: by another method or version."""
    run_pk, link_row = _run_pk(session, run_id), models.links
    # Two ranges, each read from the index, instead of all rows that are not of this run.
    others = (link_row.c.run_pk < run_pk, link_row.c.run_pk > run_pk)
    return any(session.scalar(sa.select(link_row.c.pk).where(one).limit(1)) is not None for one in others)


# ── a link to a speaker told by name ─────────────────────────────────────────────────────────────────────────────


def write(session: Session, links: Iterable[Link], run_id: str) -> int:
    """Put suggestions in the place of the machine's earlier links of the same mentions; gives how many were written.

    A link acts when its score is at least `ACTS_AT`, its mention is no mere candidate, and no judgement says otherwise.
    """
    run_pk = _run_pk(session, run_id)
    wanted = list(links)
    speakers: dict[tuple[str, str], int] = {}
    for at in range(0, len(wanted), _CHUNK):
        _write_chunk(session, wanted[at : at + _CHUNK], run_pk, speakers)
    drop_unused_speakers(session)
    return len(wanted)


def _run_pk(session: Session, run_id: str) -> int:
    run_pk = session.scalar(sa.select(models.runs.c.pk).where(models.runs.c.id == run_id))
    if run_pk is None:
        raise NotFound(f"There is no run {run_id}.")
    return int(run_pk)


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
    _mark(session, models.attributions.c.pk.in_({row.attribution_pk for row in known.values()}))


def _speaker(session: Session, link: Link, speakers: dict[tuple[str, str], int]) -> int:
    wanted = (fold(link.speaker_name), link.speaker_kind)
    if wanted not in speakers:
        speakers[wanted] = speaker_pk_for(session, link.speaker_name, link.speaker_kind)
    return speakers[wanted]


# ── links of referents ───────────────────────────────────────────────────────────────────────────────────────────


def take_back(session: Session) -> None:
    """Remove all links that a machine made for the current passes."""
    link_row = models.links
    here = sa.select(models.mentions.c.pk).select_from(_current_mentions())
    current = models.passes.c.is_current & models.versions.c.is_latest
    session.execute(
        sa.delete(link_row).where(link_row.c.judgement_pk.is_(None), link_row.c.mention_pk.in_(here.where(current)))
    )


def give(session: Session, rows: list[dict[str, Any]]) -> None:
    """Say whom referents (``at``, row numbers) mean: ``speaker_pk``, ``score``, ``reason``."""
    table = models.referents
    if rows:
        statement = sa.update(table).where(table.c.pk == sa.bindparam("at"))
        values: dict[str, Any] = {name: sa.bindparam(f"new_{name}") for name in ("speaker_pk", "score", "reason")}
        named = [{name if name == "at" else f"new_{name}": value for name, value in row.items()} for row in rows]
        session.connection().execute(statement.values(values), named)


def link(session: Session, run_id: str, referent_pks: Collection[int] | None = None) -> int:
    """Link the mentions of referents (of all, when None) to their speakers; gives how many links were made.

    The article's own step has decided already that a mention counts, so that its link is never too weak to act. What a
    person said of a statement's speaker by name is pointed to the speaker who has that name in the article.
    """
    if referent_pks is None:
        return _link(session, run_id, sa.true(), replace=False)
    pks = sorted(referent_pks)
    chunks = (pks[at : at + _CHUNK] for at in range(0, len(pks), _CHUNK))
    return sum(_link(session, run_id, models.referents.c.pk.in_(some), replace=True) for some in chunks)


def _link(session: Session, run_id: str, which: sa.ColumnElement[bool], *, replace: bool) -> int:
    mention, referent, link_row = models.mentions, models.referents, models.links
    current = models.passes.c.is_current & models.versions.c.is_latest & referent.c.speaker_pk.is_not(None)
    joined = _current_mentions().join(
        referent,
        sa.and_(
            referent.c.article_pk == models.attributions.c.article_pk,
            referent.c.kind == mention.c.kind,
            referent.c.key == mention.c.key,
        ),
    )
    own = sa.select(mention.c.pk).select_from(joined).where(which, current, mention.c.judgement_pk.is_(None))
    if replace:
        session.execute(sa.delete(link_row).where(link_row.c.judgement_pk.is_(None), link_row.c.mention_pk.in_(own)))
    score = mention.c.score * referent.c.score
    made = (
        sa.select(
            mention.c.pk,
            referent.c.speaker_pk,
            sa.literal(_run_pk(session, run_id)),
            sa.case((score < ACTS_AT, ACTS_AT), else_=score),
            models.attributions.c.speakers_by.is_(None),
            referent.c.reason,
        )
        .select_from(joined)
        .where(which, current, mention.c.judgement_pk.is_(None), ~mention.c.candidate)
    )
    columns = ["mention_pk", "speaker_pk", "run_pk", "score", "acts", "reason"]
    result = cast("sa.CursorResult[Any]", session.execute(sa.insert(link_row).from_select(columns, made)))
    judged = session.execute(
        sa.select(link_row.c.pk, referent.c.speaker_pk)
        .select_from(joined.join(link_row, link_row.c.mention_pk == mention.c.pk))
        .where(which, current, link_row.c.judgement_pk.is_not(None), link_row.c.speaker_pk != referent.c.speaker_pk)
    ).all()
    for row in judged:
        session.execute(sa.update(link_row).where(link_row.c.pk == row.pk).values(speaker_pk=row.speaker_pk))
    return result.rowcount


def _current_mentions() -> sa.Join:
    attribution = models.attributions
    return (
        sa.join(models.mentions, attribution, attribution.c.pk == models.mentions.c.attribution_pk)
        .join(models.passes, models.passes.c.pk == attribution.c.pass_pk)
        .join(models.versions, models.versions.c.pk == attribution.c.version_pk)
    )


def mark_resolved(session: Session, article_pks: Collection[int] | None = None) -> None:
    """Statements of these articles (of all, when None) know whether a link of theirs acts."""
    if article_pks is None:
        _mark(session, sa.true())
        return
    pks = sorted(article_pks)
    for at in range(0, len(pks), _CHUNK):
        _mark(session, models.attributions.c.article_pk.in_(pks[at : at + _CHUNK]))


def _mark(session: Session, which: sa.ColumnElement[bool]) -> None:
    acting = sa.exists().where(
        models.links.c.mention_pk == models.mentions.c.pk,
        models.mentions.c.attribution_pk == models.attributions.c.pk,
        models.links.c.acts,
    )
    session.execute(
        sa.update(models.attributions).where(which, models.attributions.c.resolved != acting).values(resolved=acting)
    )


def drop_unused_speakers(session: Session, among: Collection[int] | None = None) -> None:
    """Speakers that nothing links to and no article names any more, after articles or passes went."""
    speaker, referent = models.speakers, models.referents
    linked = sa.exists().where(models.links.c.speaker_pk == speaker.c.pk)
    named = sa.exists().where(referent.c.speaker_pk == speaker.c.pk, referent.c.article_pk.is_not(None))
    unused = sa.delete(speaker).where(~linked, ~named)
    if among is None:
        session.execute(unused)
        return
    pks = sorted(among)
    for at in range(0, len(pks), _CHUNK):
        session.execute(unused.where(speaker.c.pk.in_(pks[at : at + _CHUNK])))
