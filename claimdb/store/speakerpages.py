"""One speaker's page: who calls it what, when it spoke, what it said last, what people are asked and have decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.names.listing import printed_in
from claimdb.records import FORMS, ROLES_APART, Form
from claimdb.store import identities, pairs, speakers, statements
from claimdb.store.rows import Doubt, Printed, SpeakerPage, StatementFilter, file_label

WEAK = 0.7
"""Links that act with a lower score are told as doubtful."""
LATEST = 5
"""Statements on the page."""
_OPEN = "its own article does not make clear who is meant"
_MOST = 20
"""Namesakes that a doubt names."""
_WHERE = (
    models.outlets.c.name.label("outlet"),
    models.articles.c.path,
    models.articles.c.url,
    models.articles.c.published,
)


def page(session: Session, speaker_id: str, *, latest: int = LATEST) -> SpeakerPage:
    """All of it. Raises NotFound."""
    detail = speakers.speaker(session, speaker_id)
    pk = session.scalar(sa.select(models.speakers.c.pk).where(models.speakers.c.id == speaker_id)) or 0
    days, undated = _days(session, pk)
    return SpeakerPage(
        detail=detail,
        names=_names(session, pk),
        roles=_roles(session, pk),
        days=days,
        undated=undated,
        hidden=_every(session, pk) - detail.row.attributions,
        statements=tuple(
            statements.statements(session, StatementFilter(speaker_ids=[speaker_id], limit=latest)) if latest else ()
        ),
        suggestions=tuple(pairs.suggested(session, speaker_id=speaker_id)),
        decisions=tuple(identities.history(session, speaker_id)),
        doubts=tuple(one for one in (_weak(session, pk), _candidates(session, pk), _namesakes(session, pk)) if one),
    )


Use = tuple[str, str, str | None, bool]
"""Words, outlet, day, and whether a statement is given so; else the article only names the speaker."""


def _names(session: Session, pk: int) -> tuple[Printed, ...]:
    """Names as printed, with why another one than the listed is taken for the same speaker's.

    A statement whose source is no name ("he", "the general") counts for the name that its article has for it.
    """
    referent = models.referents
    rows = session.execute(
        sa.select(referent.c.name, referent.c.score, referent.c.reason)
        .where(referent.c.speaker_pk == pk)
        .order_by(referent.c.score.desc())
    )
    why = {row.name: (row.score, row.reason) for row in rows}
    uses: list[Use] = [(printed_in(row.source_text or "", row.name), *use) for row, use in _said(session, pk)]
    uses += [(row.name, *use) for row, use in _named(session, pk)]
    return tuple(
        replace(one, score=why[one.words][0], reason=why[one.words][1]) if one.words in why else one
        for one in _counted(uses)
    )


def _roles(session: Session, pk: int) -> tuple[Printed, ...]:
    uses: list[Use] = []
    for row, use in _said(session, pk):
        uses += [(role, *use) for role in (row.role.split(ROLES_APART) if row.role else ())]
    for row, use in _named(session, pk):
        uses += [(role, *use) for role in row.roles]
    return _counted(uses)


Place = tuple[Any, tuple[str, str | None, bool]]
"""A row, and where it is printed as `Use` has it."""


def _said(session: Session, pk: int) -> list[Place]:
    """Where a statement is given to the speaker."""
    mention, attribution = models.mentions, models.attributions
    columns = (mention.c.name, mention.c.role, mention.c.attribution_pk, attribution.c.source_text)
    rows = session.execute(
        _in_outlet(speakers.acting(*columns, *_WHERE), attribution).where(models.links.c.speaker_pk == pk).distinct()
    )
    return [(row, (*_place(row), True)) for row in rows]


def _named(session: Session, pk: int) -> list[Place]:
    """Where the speaker is named, with or without a statement."""
    referent = models.referents
    rows = session.execute(
        _in_outlet(sa.select(referent.c.name, referent.c.roles, *_WHERE).select_from(referent), referent)
        .where(referent.c.speaker_pk == pk)
        .order_by(referent.c.pk)
    )
    return [(row, (*_place(row), False)) for row in rows]


def _in_outlet(query: sa.Select[Any], table: sa.Table) -> sa.Select[Any]:
    return query.join(models.articles, models.articles.c.pk == table.c.article_pk).outerjoin(
        models.outlets, models.outlets.c.pk == models.articles.c.outlet_pk
    )


def _place(row: Any) -> tuple[str, str | None]:
    return row.outlet or file_label(row.path, row.url), row.published[:10] if row.published else None


def _counted(uses: Iterable[Use]) -> tuple[Printed, ...]:
    """By words and outlet, the commonest words first, then the outlet that prints them most."""
    numbers: Counter[tuple[str, str]] = Counter()
    totals: Counter[str] = Counter()
    places: Counter[str] = Counter()
    days: dict[tuple[str, str], list[str]] = {}
    for words, outlet, day, said in uses:
        numbers[words, outlet] += said
        totals[words] += said
        places[words] += 1
        days.setdefault((words, outlet), []).extend([day] if day else ())
    order = sorted(numbers, key=lambda key: (-totals[key[0]], -places[key[0]], key[0], -numbers[key], key[1]))
    return tuple(
        Printed(*key, numbers[key], min(days[key], default=None), max(days[key], default=None)) for key in order
    )


def _days(session: Session, pk: int) -> tuple[tuple[tuple[str, Mapping[Form, int]], ...], int]:
    """Statements by the day on which they were said, else printed; and how many have none."""
    attribution = models.attributions
    rows = session.execute(
        speakers.acting(attribution.c.pk, attribution.c.said_to, attribution.c.form)
        .where(models.links.c.speaker_pk == pk)
        .distinct()
    ).all()
    found: dict[str, dict[Form, int]] = {}
    for row in rows:
        if row.said_to:
            found.setdefault(row.said_to[:10], dict.fromkeys(FORMS, 0))[row.form] += 1
    return tuple(sorted(found.items())), sum(not row.said_to for row in rows)


def _every(session: Session, pk: int) -> int:
    """Statements in any modality and region."""
    attribution, mention, link = models.attributions, models.mentions, models.links
    query = (
        sa.select(sa.func.count(sa.distinct(attribution.c.pk)))
        .join(mention, mention.c.attribution_pk == attribution.c.pk)
        .join(link, link.c.mention_pk == mention.c.pk)
        .where(link.c.speaker_pk == pk, link.c.acts, attribution.c.listed)
    )
    return session.scalar(query) or 0


# ── doubts ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _weak(session: Session, pk: int) -> Doubt | None:
    """Statements that are the speaker's by a link that is not sure."""
    attribution, link = models.attributions, models.links
    rows = session.execute(
        speakers.acting(attribution.c.id, link.c.score, link.c.reason, models.mentions.c.score.label("inside"))
        .where(link.c.speaker_pk == pk)
        .order_by(link.c.score.desc())
    )
    best = {row.id: (row.score, _OPEN if row.inside < WEAK else row.reason) for row in list(rows)[::-1]}
    weak = sorted((score, one, reason) for one, (score, reason) in best.items() if score < WEAK)
    reasons = dict.fromkeys(reason for _, _, reason in weak if reason)
    return Doubt("weak", tuple(one for _, one, _ in weak), score=weak[0][0], reasons=tuple(reasons)) if weak else None


def _candidates(session: Session, pk: int) -> Doubt | None:
    """Statements given to nobody that could be the speaker's, in their article or by a link too weak to act."""
    attribution, mention, name = models.attributions, models.mentions, models.speaker_names
    linked = sa.select(models.links.c.mention_pk).where(models.links.c.speaker_pk == pk)
    kind = sa.select(models.speakers.c.kind).where(models.speakers.c.pk == pk).scalar_subquery()
    own = sa.select(name.c.key).where(name.c.speaker_pk == pk)
    rows = session.execute(
        sa.select(attribution.c.id, sa.func.max(mention.c.score).label("score"))
        .join(mention, mention.c.attribution_pk == attribution.c.pk)
        .where(
            attribution.c.listed, attribution.c.resolved.is_(sa.false()), attribution.c.speakers_by.is_(None),
            sa.or_(mention.c.pk.in_(linked), sa.and_(mention.c.kind == kind, mention.c.key.in_(own))),
        )
        .group_by(attribution.c.id)
        .order_by(sa.func.max(mention.c.score).desc(), attribution.c.id)
    ).all()  # fmt: skip
    return Doubt("candidates", tuple(row.id for row in rows), score=rows[-1].score) if rows else None


def _namesakes(session: Session, pk: int) -> Doubt | None:
    """Other speakers of the same kind that are listed under, or printed with, one of the speaker's whole names."""
    name, speaker = models.speaker_names, models.speakers
    kind = sa.select(speaker.c.kind).where(speaker.c.pk == pk).scalar_subquery()
    own = sa.select(name.c.key).where(name.c.speaker_pk == pk)
    rows: Sequence[Any] = session.execute(
        sa.select(speaker.c.id, speaker.c.name)
        .join(name, name.c.speaker_pk == speaker.c.pk)
        .where(speaker.c.pk != pk, speaker.c.kind == kind, name.c.key.in_(own))
        .distinct()
        .order_by(speaker.c.name, speaker.c.id)
        .limit(_MOST)
    ).all()
    return Doubt("namesakes", tuple(row.id for row in rows), tuple(row.name for row in rows)) if rows else None
