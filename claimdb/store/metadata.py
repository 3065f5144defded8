"""An article's metadata: as last read, what people set on top, and the dates of statements that follow from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.store.printers import print_under
from claimdb.store.writing import insert_one, said
from claimdb.text import fold

EFFECTIVE = ("title", "byline", "published", "url", "language", "path")


def apply_metadata(session: Session, article_pk: int) -> None:
    """The article's metadata as last read, with what people set on top; statements are dated anew where it matters."""
    article = session.execute(
        sa.select(
            *(models.articles.c.key, models.articles.c.published, models.articles.c.outlet_pk),
            models.versions.c.as_read,
        )
        .join(models.versions, models.versions.c.article_pk == models.articles.c.pk)
        .where(models.articles.c.pk == article_pk, models.versions.c.is_latest)
    ).one()
    values = dict(article.as_read)
    for judgement in standing_judgements(session, article.key, "article"):
        values |= judgement.value
    outlet = values.get("outlet")
    outlet_pk = outlet_pk_for(session, outlet) if outlet else None
    session.execute(
        sa.update(models.articles)
        .where(models.articles.c.pk == article_pk)
        .values({name: values.get(name) for name in EFFECTIVE} | {"outlet_pk": outlet_pk})
    )
    if outlet_pk != article.outlet_pk:
        print_under(session, outlet_pk, models.articles.c.pk == article_pk)
    if values.get("published") != article.published:
        _date_again(session, article_pk, values.get("published"))


def outlet_pk_for(session: Session, name: str) -> int:
    """The outlet of that name or alias, made where there is none."""
    key = fold(name)
    found = session.scalar(sa.select(models.outlets.c.pk).where(models.outlets.c.key == key))
    if found is None:
        found = session.scalar(sa.select(models.outlet_names.c.outlet_pk).where(models.outlet_names.c.key == key))
    return insert_one(session, models.outlets, name=name.strip(), key=key) if found is None else found


def _date_again(session: Session, article_pk: int, published: str | None) -> None:
    rows = session.execute(
        sa.select(models.attributions.c.pk, models.attributions.c.pass_pk, models.attributions.c.start).where(
            models.attributions.c.article_pk == article_pk
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
        rows_of = models.attributions
        session.connection().execute(sa.update(rows_of).where(rows_of.c.pk == sa.bindparam("at")), new)


def sections_of(session: Session, pass_pk: int) -> list[tuple[int, int, str | None]]:
    section = models.sections
    rows = session.execute(
        sa.select(section.c.start, section.c.end, section.c.published)
        .where(section.c.pass_pk == pass_pk)
        .order_by(section.c.number)
    )
    return [(row.start, row.end, row.published) for row in rows]


def section_of(sections: Sequence[tuple[int, int, str | None]], at: int) -> str | None:
    return next((published for start, end, published in sections if start <= at < end), None)


def times_of(session: Session, pks: Sequence[int]) -> dict[int, dict[str, Any]]:
    circumstance = models.circumstances
    rows = session.execute(
        sa.select(circumstance.c.attribution_pk, circumstance.c.earliest, circumstance.c.latest).where(
            circumstance.c.kind == "said_at", circumstance.c.attribution_pk.in_(pks)
        )
    )
    return {row.attribution_pk: {"earliest": row.earliest, "latest": row.latest} for row in rows}


def standing_judgements(session: Session, key: str | None, subject: str) -> Sequence[sa.Row[Any]]:
    """Judgements on an article or its statements that were not undone, in the order in which they were made."""
    judgement = models.judgements
    return session.execute(
        sa.select(judgement)
        .where(judgement.c.article_key == key, judgement.c.subject == subject, judgement.c.undone_at.is_(None))
        .order_by(judgement.c.made_at, judgement.c.pk)
    ).all()
