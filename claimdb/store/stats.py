"""Counts of what the database holds."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.records import DEFAULT_MODALITIES
from claimdb.store import dismissals
from claimdb.store.rows import DEFAULT_REGIONS, Stats


def stats(session: Session) -> Stats:
    """Counts over latest versions and current passes; ``hidden`` statements are in ``attributions`` too."""
    attribution, article, version = models.attributions, models.articles, models.versions
    listed = attribution.c.listed.is_(sa.true())
    shown = sa.and_(attribution.c.modality.in_(DEFAULT_MODALITIES), attribution.c.region.in_(DEFAULT_REGIONS))
    current = sa.exists().where(models.passes.c.version_pk == version.c.pk, models.passes.c.is_current)
    first, last = session.execute(sa.select(sa.func.min(article.c.published), sa.func.max(article.c.published))).one()
    return Stats(
        articles=_count(session, article),
        versions=_count(session, version),
        not_extracted=_count(session, version, version.c.is_latest, ~current),
        outlets=_count(session, models.outlets),
        unknown_outlets=_count(session, article, article.c.outlet_pk.is_(None)),
        attributions=_count(session, attribution, listed),
        hidden=_count(session, attribution, listed, ~shown),
        resolved=_count(session, attribution, listed, attribution.c.resolved),
        nested=_count(session, attribution, listed, attribution.c.parent_pk.is_not(None)),
        speakers=_grouped(session, models.speakers.c.kind),
        by_form=_grouped(session, attribution.c.form, listed),
        by_modality=_grouped(session, attribution.c.modality, listed),
        by_region=_grouped(session, attribution.c.region, listed),
        judgements=_count(session, models.judgements, models.judgements.c.undone_at.is_(None)),
        suggestions=_count(session, models.suggestions),
        claims=_count(session, models.claims),
        appearances=_count(session, models.appearances),
        origins=session.scalar(sa.select(sa.func.count(models.origins.c.id.distinct()))) or 0,
        disputes=_grouped(session, models.disputes.c.strength),
        confirmed=_count(session, models.disputes, models.disputes.c.judgement_pk.is_not(None)),
        dismissed=dismissals.count(session),
        runs=_count(session, models.runs),
        first=first,
        last=last,
    )


def _count(session: Session, model: sa.Table, *conditions: sa.ColumnElement[bool]) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(model).where(*conditions)) or 0


def _grouped(session: Session, column: Any, *conditions: sa.ColumnElement[bool]) -> dict[str, int]:
    rows = session.execute(sa.select(column, sa.func.count()).where(*conditions).group_by(column))
    return dict(sorted(((name, count) for name, count in rows), key=lambda item: (-item[1], item[0])))
