"""Outlets by name: found among names and aliases, counted, given other names."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.errors import UnknownName
from claimdb.records import DEFAULT_MODALITIES
from claimdb.store.metadata import outlet_pk_for
from claimdb.store.nearest import nearest
from claimdb.store.printers import print_under
from claimdb.store.rows import DEFAULT_REGIONS, OutletRow, file_label
from claimdb.text import fold


def article_in_outlet(session: Session, name: str) -> sa.ColumnElement[bool]:
    """The condition on ``articles`` for one outlet, or for the article that an unknown outlet's file name stands for.

    Raises UnknownName with the nearest names.
    """
    article = models.articles
    pk = _outlet_pk(session, name)
    if pk is not None:
        return article.c.outlet_pk == pk
    unknown = session.execute(
        sa.select(article.c.pk, article.c.path, article.c.url).where(article.c.outlet_pk.is_(None))
    )
    labels = {row.pk: file_label(row.path, row.url) for row in unknown}
    fitting = [pk for pk, label in labels.items() if fold(label) == fold(name)]
    if fitting:
        return article.c.pk.in_(fitting)
    known = session.scalars(sa.select(models.outlets.c.name).union(sa.select(models.outlet_names.c.name))).all()
    near = nearest(name, [*known, *labels.values()])
    raise UnknownName(f"There is no outlet {name!r}." + (f" Did you mean {' or '.join(near)}?" if near else ""), near)


def _outlet_pk(session: Session, name: str) -> int | None:
    key = fold(name)
    own = session.scalar(sa.select(models.outlets.c.pk).where(models.outlets.c.key == key))
    return own or session.scalar(sa.select(models.outlet_names.c.outlet_pk).where(models.outlet_names.c.key == key))


def add_alias(session: Session, outlet: str, alias: str) -> None:
    """Another name of an outlet; an outlet that stood under that name becomes one with it."""
    pk = _outlet_pk(session, outlet)
    if pk is None:
        raise UnknownName(f"There is no outlet {outlet!r}.", ())
    other = session.scalar(sa.select(models.outlets.c.pk).where(models.outlets.c.key == fold(alias)))
    if other == pk:
        return
    if other is not None:
        print_under(session, pk, models.articles.c.outlet_pk == other)
        session.execute(sa.update(models.articles).where(models.articles.c.outlet_pk == other).values(outlet_pk=pk))
        session.execute(
            sa.update(models.outlet_names).where(models.outlet_names.c.outlet_pk == other).values(outlet_pk=pk)
        )
        session.execute(sa.delete(models.outlets).where(models.outlets.c.pk == other))
    if _outlet_pk(session, alias) is None:
        session.execute(sa.insert(models.outlet_names).values(outlet_pk=pk, name=alias, key=fold(alias)))


def outlets(session: Session) -> list[OutletRow]:
    """All outlets, most statements first; an article of an unknown outlet stands for itself under its file's name."""
    article, attribution = models.articles, models.attributions
    counted = (
        sa.select(attribution.c.article_pk, sa.func.count().label("n"))
        .where(
            attribution.c.listed,
            attribution.c.modality.in_(DEFAULT_MODALITIES),
            attribution.c.region.in_(DEFAULT_REGIONS),
        )
        .group_by(attribution.c.article_pk)
        .subquery()
    )
    known = session.execute(
        sa.select(
            models.outlets.c.pk,
            models.outlets.c.name,
            sa.func.count().label("articles"),
            sa.func.coalesce(sa.func.sum(counted.c.n), 0).label("attributions"),
            sa.func.min(article.c.published).label("first"),
            sa.func.max(article.c.published).label("last"),
        )
        .join(article, article.c.outlet_pk == models.outlets.c.pk)
        .outerjoin(counted, counted.c.article_pk == article.c.pk)
        .group_by(models.outlets.c.pk, models.outlets.c.name)
    ).all()
    aliases: dict[int, list[str]] = {}
    for row in session.execute(sa.select(models.outlet_names.c.outlet_pk, models.outlet_names.c.name)):
        aliases.setdefault(row.outlet_pk, []).append(row.name)
    rows = [
        OutletRow(
            r.name, r.name, tuple(sorted(aliases.get(r.pk, ()))), r.articles, int(r.attributions), r.first, r.last
        )
        for r in known
    ]
    unknown = session.execute(
        sa.select(article.c.path, article.c.url, article.c.published, sa.func.coalesce(counted.c.n, 0).label("n"))
        .outerjoin(counted, counted.c.article_pk == article.c.pk)
        .where(article.c.outlet_pk.is_(None))
    )
    rows += [OutletRow(None, file_label(r.path, r.url), (), 1, r.n, r.published, r.published) for r in unknown]
    return sorted(rows, key=lambda row: (-row.attributions, -row.articles, row.label))


def drop_unused_outlets(session: Session) -> None:
    used = sa.exists().where(models.articles.c.outlet_pk == models.outlets.c.pk)
    session.execute(sa.delete(models.outlets).where(~used))


def known_names(session: Session) -> Sequence[str]:
    return session.scalars(sa.select(models.outlets.c.name).order_by(models.outlets.c.name)).all()


__all__ = ["add_alias", "article_in_outlet", "drop_unused_outlets", "known_names", "outlet_pk_for", "outlets"]
