"""Passages as the positions that detectors read: who holds them, where and when they were printed, whom they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.records import UNKNOWN, EntityLabel, Form, Modality, Position, Span, Voice
from claimdb.store import parts
from claimdb.store.passages import Pair
from claimdb.store.rows import StatementSpeaker, file_label

_CHUNK = 400
_HELD = 20_000
"""Positions at hand, about 40 MB."""
_GAP = len(" … ")
Named = tuple[int, int, str, str]
"""Start, end, label and words of a name, in the article's text."""


def positions(session: Session, pks: Collection[int]) -> dict[int, Position]:
    """By row number of the passage."""
    wanted = sorted(pks)
    found: dict[int, Position] = {}
    for at in range(0, len(wanted), _CHUNK):
        some = _rows(session, wanted[at : at + _CHUNK])
        beside = _beside(session, some)
        found.update((row.pk, _position(row, beside)) for row in some)
    return found


class Held:
    """Positions that were read before are not read again; all are forgotten when they get too many."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._known: dict[int, Position] = {}

    def of(self, pks: Collection[int]) -> dict[int, Position]:
        """By row number of the passage."""
        if len(self._known) > _HELD:
            self._known.clear()
        self._known |= positions(self.session, set(pks) - self._known.keys())
        return {pk: self._known[pk] for pk in pks if pk in self._known}


def pairs_of(session: Session, article_pks: Sequence[int]) -> list[Pair]:
    """Pairs with a passage of one of these articles on either side."""
    table, passage = models.passage_pairs, models.passages
    found: set[Pair] = set()
    columns = (table.c.left_pk, table.c.right_pk, table.c.likeness, table.c.agree, table.c.conflict)
    for at in range(0, len(article_pks), _CHUNK):
        mine = sa.select(passage.c.pk).where(passage.c.article_pk.in_(article_pks[at : at + _CHUNK]))
        for side in (table.c.left_pk, table.c.right_pk):
            found.update(Pair(*row) for row in session.execute(sa.select(*columns).where(side.in_(mine))))
    return sorted(found)


def of_articles(session: Session, article_pks: Sequence[int]) -> list[int]:
    """Row numbers of the passages of these articles."""
    passage = models.passages
    found: list[int] = []
    for at in range(0, len(article_pks), _CHUNK):
        some = article_pks[at : at + _CHUNK]
        found += session.scalars(sa.select(passage.c.pk).where(passage.c.article_pk.in_(some)).order_by(passage.c.pk))
    return found


def places(session: Session, pks: Collection[int]) -> dict[int, tuple[int, int, int]]:
    """By row number of the passage: its version (row number), start and end."""
    passage, wanted = models.passages, sorted(pks)
    found: dict[int, tuple[int, int, int]] = {}
    for at in range(0, len(wanted), _CHUNK):
        query = sa.select(passage.c.pk, passage.c.version_pk, passage.c.start, passage.c.end)
        for pk, *place in session.execute(query.where(passage.c.pk.in_(wanted[at : at + _CHUNK]))):
            found[pk] = (place[0], place[1], place[2])
    return found


def _rows(session: Session, pks: Sequence[int]) -> Sequence[sa.Row[Any]]:
    passage, article, outlet = models.passages, models.articles, models.outlets
    attribution = models.attributions
    columns: list[sa.ColumnElement[Any]] = [
        passage.c.pk,
        passage.c.pass_pk,
        passage.c.article_pk,
        passage.c.attribution_pk,
        passage.c.voice,
        passage.c.text,
        passage.c.spans,
        passage.c.start,
        passage.c.end,
        article.c.published,
        article.c.path,
        article.c.url,
        outlet.c.name.label("outlet"),
        attribution.c.modality,
        attribution.c.form,
        attribution.c.source_text,
        attribution.c.cue_text,
        attribution.c.parent_pk,
        passage.c.version_pk,
    ]
    return session.execute(
        sa.select(*columns)
        .join(article, article.c.pk == passage.c.article_pk)
        .outerjoin(outlet, outlet.c.pk == article.c.outlet_pk)
        .outerjoin(attribution, attribution.c.pk == passage.c.attribution_pk)
        .where(passage.c.pk.in_(pks))
        .order_by(passage.c.pk)
    ).all()


class _Beside(NamedTuple):
    """What else is known, by attribution, passage, version or speaker."""

    speakers: Mapping[int, parts.Speakers]
    said: Mapping[int, sa.Row[Any]]
    entities: Mapping[int, list[Named]]
    sentences: Mapping[int, Span]
    texts: Mapping[int, str]
    numbers: Mapping[str, int]


def _beside(session: Session, rows: Sequence[sa.Row[Any]]) -> _Beside:
    told = {pk for row in rows for pk in (row.attribution_pk, row.parent_pk) if pk is not None}
    attributions, pks = sorted(told), [row.pk for row in rows]
    speakers = parts.speakers(session, attributions)
    said, version, speaker = models.circumstances, models.versions, models.speakers
    days = session.execute(sa.select(said).where(said.c.attribution_pk.in_(attributions), said.c.kind == "said_at"))
    versions = sorted({row.version_pk for row in rows})
    texts = session.execute(sa.select(version.c.pk, version.c.text).where(version.c.pk.in_(versions)))
    ids = sorted({one.id for acting, _ in speakers.values() for one in acting if one.id})
    known = session.execute(sa.select(speaker.c.id, speaker.c.pk).where(speaker.c.id.in_(ids)))
    return _Beside(
        speakers,
        {row.attribution_pk: row for row in days},
        _named(session, pks),
        _sentences(session, pks),
        {row.pk: row.text for row in texts},
        {row.id: row.pk for row in known},
    )


def _named(session: Session, pks: Sequence[int]) -> dict[int, list[Named]]:
    """Names between the first and the last character of these passages."""
    passage, entity = models.passages, models.entities
    rows = session.execute(
        sa.select(passage.c.pk, entity.c.start, entity.c.end, entity.c.label, entity.c.text)
        .join(
            entity,
            sa.and_(
                entity.c.pass_pk == passage.c.pass_pk,
                entity.c.start >= passage.c.start,
                entity.c.end <= passage.c.end,
            ),
        )
        .where(passage.c.pk.in_(pks))
        .order_by(passage.c.pk, entity.c.start, entity.c.number)
    )
    found: dict[int, list[Named]] = defaultdict(list)
    for pk, *rest in rows:
        found[pk].append(cast(Named, tuple(rest)))
    return found


def _sentences(session: Session, pks: Sequence[int]) -> dict[int, Span]:
    """From the beginning of the first sentence that a passage touches to the end of the last."""
    passage, sentence = models.passages, models.sentences
    rows = session.execute(
        sa.select(passage.c.pk, sa.func.min(sentence.c.start), sa.func.max(sentence.c.end))
        .join(
            sentence,
            sa.and_(
                sentence.c.pass_pk == passage.c.pass_pk,
                sentence.c.start < passage.c.end,
                sentence.c.end > passage.c.start,
            ),
        )
        .where(passage.c.pk.in_(pks))
        .group_by(passage.c.pk)
    )
    return {pk: Span(start, end) for pk, start, end in rows}


def _position(row: sa.Row[Any], beside: _Beside) -> Position:
    outlet = row.outlet or file_label(row.path, row.url)
    acting = beside.speakers.get(row.attribution_pk, ((), ()))[0] if row.attribution_pk is not None else ()
    said = beside.said.get(row.attribution_pk) if row.attribution_pk is not None else None
    first: StatementSpeaker | None = acting[0] if acting else None
    outer = beside.speakers.get(row.parent_pk, ((), ()))[0] if row.parent_pk is not None else ()
    spoken = "; ".join(one.name for one in acting) or row.source_text or UNKNOWN
    return Position(
        passage=row.pk,
        article=row.article_pk,
        text=row.text,
        holder=outlet if row.voice == "outlet" else spoken,
        holder_kind=cast(Voice, row.voice),
        holder_id=beside.numbers.get(first.id or "") if first and len(acting) == 1 else None,
        outlet=outlet,
        published=row.published,
        said_from=said.earliest if said else None,
        said_to=said.latest if said else None,
        modality=cast(Modality, row.modality or "asserted"),
        form=cast("Form | None", row.form),
        entities=_inside(row, beside.entities.get(row.pk, ())),
        role=first.role if first else None,
        context=_context(row, beside.sentences.get(row.pk), beside.texts[row.version_pk]),
        attribution=row.attribution_pk,
        cue=row.cue_text or "",
        within=outer[0].name if len(outer) == 1 else "",
        within_id=beside.numbers.get(outer[0].id or "") if len(outer) == 1 else None,
    )


def _inside(row: sa.Row[Any], named: Sequence[Named]) -> tuple[tuple[EntityLabel, str, int, int], ...]:
    """Names in the passage, at their place in its own text."""
    found, at = [], 0
    for start, end in row.spans:
        for left, right, label, text in named:
            if start <= left and right <= end:
                found.append((cast(EntityLabel, label), text, at + left - start, at + right - start))
        at += end - start + _GAP
    return tuple(found)


def _context(row: sa.Row[Any], sentences: Span | None, text: str) -> str:
    """The sentences that the passage touches."""
    start, end = sentences or (row.start, row.end)
    return text[min(start, row.start) : max(end, row.end)]
