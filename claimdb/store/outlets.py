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
from claimdb.store.rows import DEFAULT_REGIONS, OutletRow, file_label
from claimdb.text import fold


def article_in_outlet(session: Session, name: str) -> sa.ColumnElement[bool]:
    """The condition on ``articles`` for one outlet, or for the article that an unknown outlet's file name stands for.

    Raises UnknownName with the nearest names.
    """
    article = models.Article
    pk = _outlet_pk(session, name)
    if pk is not None:
        return article.outlet_pk == pk
    unknown = session.execute(sa.select(article.pk, article.path, article.url).where(article.outlet_pk.is_(None)))
    labels = {row.pk: file_label(row.path, row.url) for row in unknown}
    fitting = [pk for pk, label in labels.items() if fold(label) == fold(name)]
    if fitting:
        return article.pk.in_(fitting)
    known = session.scalars(sa.select(models.Outlet.name).union(sa.select(models.OutletName.name))).all()
    near = nearest(name, [*known, *labels.values()])
    raise UnknownName(f"There is no outlet {name!r}." + (f" Did you mean {' or '.join(near)}?" if near else ""), near)


def _outlet_pk(session: Session, name: str) -> int | None:
    key = fold(name)
    own = session.scalar(sa.select(models.Outlet.pk).where(models.Outlet.key == key))
    return own or session.scalar(sa.select(models.OutletName.outlet_pk).where(models.OutletName.key == key))


def add_alias(session: Session, outlet: str, alias: str) -> None:
    """Another name of an outlet; an outlet that stood under that name becomes one with it."""
    pk = _outlet_pk(session, outlet)
    if pk is None:
        raise UnknownName(f"There is no outlet {outlet!r}.", ())
    other = session.scalar(sa.select(models.Outlet.pk).where(models.Outlet.key == fold(alias)))
    if other == pk:
        return
    if other is not None:
        session.execute(sa.update(models.Article).where(models.Article.outlet_pk == other).values(outlet_pk=pk))
        session.execute(sa.update(models.OutletName).where(models.OutletName.outlet_pk == other).values(outlet_pk=pk))
        session.execute(sa.delete(models.Outlet).where(models.Outlet.pk == other))
    if _outlet_pk(session, alias) is None:
        session.execute(sa.insert(models.OutletName).values(outlet_pk=pk, name=alias, key=fold(alias)))


def outlets(session: Session) -> list[OutletRow]:
    """All outlets, most statements first; an article of an unknown outlet stands for itself under its file's name."""
    article, attribution = models.Article, models.Attribution
    counted = (
        sa.select(attribution.article_pk, sa.func.count().label("n"))
        .where(
            attribution.listed,
            attribution.modality.in_(DEFAULT_MODALITIES),
            attribution.region.in_(DEFAULT_REGIONS),
        )
        .group_by(attribution.article_pk)
        .subquery()
    )
    known = session.execute(
        sa.select(
            models.Outlet.pk,
            models.Outlet.name,
            sa.func.count().label("articles"),
            sa.func.coalesce(sa.func.sum(counted.c.n), 0).label("attributions"),
            sa.func.min(article.published).label("first"),
            sa.func.max(article.published).label("last"),
        )
        .join(article, article.outlet_pk == models.Outlet.pk)
        .outerjoin(counted, counted.c.article_pk == article.pk)
        .group_by(models.Outlet.pk, models.Outlet.name)
    ).all()
    aliases: dict[int, list[str]] = {}
    for row in session.execute(sa.select(models.OutletName.outlet_pk, models.OutletName.name)):
        aliases.setdefault(row.outlet_pk, []).append(row.name)
    rows = [
        OutletRow(
            r.name, r.name, tuple(sorted(aliases.get(r.pk, ()))), r.articles, int(r.attributions), r.first, r.last
        )
        for r in known
    ]
    unknown = session.execute(
        sa.select(article.path, article.url, article.published, sa.func.coalesce(counted.c.n, 0).label("n"))
        .outerjoin(counted, counted.c.article_pk == article.pk)
        .where(article.outlet_pk.is_(None))
    )
    rows += [OutletRow(None, file_label(r.path, r.url), (), 1, r.n, r.published, r.published) for r in unknown]
    return sorted(rows, key=lambda row: (-row.attributions, -row.articles, row.label))


def drop_unused_outlets(session: Session) -> None:
    used = sa.exists().where(models.Article.outlet_pk == models.Outlet.pk)
    session.execute(sa.delete(models.Outlet).where(~used).execution_options(synchronize_session=False))


def known_names(session: Session) -> Sequence[str]:
    return session.scalars(sa.select(models.Outlet.name).order_by(models.Outlet.name)).all()


__all__ = ["add_alias", "article_in_outlet", "drop_unused_outlets", "known_names", "outlet_pk_for", "outlets"]
