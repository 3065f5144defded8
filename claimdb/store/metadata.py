"""An article's metadata: as last read, what people set on top, and the dates of statements that follow from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.store.writing import insert_one, said, table
from claimdb.text import fold

EFFECTIVE = ("title", "byline", "published", "url", "language", "path")


def apply_metadata(session: Session, article_pk: int) -> None:
    """The article's metadata as last read, with what people set on top; statements are dated anew where it matters."""
    article = session.execute(
        sa.select(models.Article.key, models.Article.published, models.Version.as_read)
        .join(models.Version, models.Version.article_pk == models.Article.pk)
        .where(models.Article.pk == article_pk, models.Version.is_latest)
    ).one()
    values = dict(article.as_read)
    for judgement in standing_judgements(session, article.key, "article"):
        values |= judgement.value
    outlet = values.get("outlet")
    session.execute(
        sa.update(models.Article)
        .where(models.Article.pk == article_pk)
        .values(
            {name: values.get(name) for name in EFFECTIVE}
            | {"outlet_pk": outlet_pk_for(session, outlet) if outlet else None}
        )
    )
    if values.get("published") != article.published:
        _date_again(session, article_pk, values.get("published"))


def outlet_pk_for(session: Session, name: str) -> int:
    """The outlet of that name or alias, made where there is none."""
    key = fold(name)
    found = session.scalar(sa.select(models.Outlet.pk).where(models.Outlet.key == key))
    if found is None:
        found = session.scalar(sa.select(models.OutletName.outlet_pk).where(models.OutletName.key == key))
    return insert_one(session, models.Outlet, name=name.strip(), key=key) if found is None else found


def _date_again(session: Session, article_pk: int, published: str | None) -> None:
    rows = session.execute(
        sa.select(models.Attribution.pk, models.Attribution.pass_pk, models.Attribution.start).where(
            models.Attribution.article_pk == article_pk
        )
    ).all()
    passes = {row.pass_pk for row in rows}
    sections = {pass_pk: sections_of(session, pass_pk) for pass_pk in passes}
    times = times_of(session, [row.pk for row in rows])
    new = [
        {"at": row.pk} | said(times.get(row.pk), section_of(sections[row.pass_pk], row.start), published)
        for row in rows
    ]
    if new:
        rows_of = table(models.Attribution)
        session.connection().execute(sa.update(rows_of).where(rows_of.c.pk == sa.bindparam("at")), new)


def sections_of(session: Session, pass_pk: int) -> list[tuple[int, int, str | None]]:
    section = models.Section
    rows = session.execute(
        sa.select(section.start, section.end, section.published)
        .where(section.pass_pk == pass_pk)
        .order_by(section.number)
    )
    return [(row.start, row.end, row.published) for row in rows]


def section_of(sections: Sequence[tuple[int, int, str | None]], at: int) -> str | None:
    return next((published for start, end, published in sections if start <= at < end), None)


def times_of(session: Session, pks: Sequence[int]) -> dict[int, dict[str, Any]]:
    circumstance = models.Circumstance
    rows = session.execute(
        sa.select(circumstance.attribution_pk, circumstance.earliest, circumstance.latest).where(
            circumstance.kind == "said_at", circumstance.attribution_pk.in_(pks)
        )
    )
    return {row.attribution_pk: {"earliest": row.earliest, "latest": row.latest} for row in rows}


def standing_judgements(session: Session, key: str | None, subject: str) -> Sequence[models.Judgement]:
    """Judgements on an article or its statements that were not undone, in the order in which they were made."""
    judgement = models.Judgement
    return session.scalars(
        sa.select(judgement)
        .where(judgement.article_key == key, judgement.subject == subject, judgement.undone_at.is_(None))
        .order_by(judgement.made_at, judgement.pk)
    ).all()
