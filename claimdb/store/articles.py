"""Articles: listed, shown whole, corrected, removed. Saving stands in claimdb.store.saving and is named here too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.errors import Ambiguous, NotFound, UsageError
from claimdb.records import Article, Entity, Layout, Region, Section, Span
from claimdb.store import judgements, parts, statements
from claimdb.store.links import drop_unused_speakers
from claimdb.store.outlets import article_in_outlet, drop_unused_outlets, outlets
from claimdb.store.rows import ArticleDetail, ArticleFilter, ArticleRow, JudgementRow, VersionRow
from claimdb.store.runs import as_info
from claimdb.store.saving import article_state, drop_passes, save, save_extraction, unindex_paragraphs

__all__ = [
    "SORTS",
    "article",
    "article_state",
    "articles",
    "outlets",
    "remove",
    "save",
    "save_extraction",
    "set_metadata",
    "stored_texts",
]

_COUNTED = (
    sa.select(sa.func.count())
    .where(models.Attribution.article_pk == models.Article.pk, models.Attribution.listed)
    .correlate(models.Article)
    .scalar_subquery()
)
_EXTRACTED = sa.exists().where(models.Pass.version_pk == models.Version.pk, models.Pass.is_current)
SORTS: Mapping[str, sa.ColumnElement[Any] | sa.orm.InstrumentedAttribute[Any]] = {
    "date": models.Article.published,
    "published": models.Article.published,
    "outlet": models.Outlet.key,
    "title": models.Article.title,
    "path": models.Article.path,
    "language": models.Article.language,
    "added": models.Version.added_at,
    "attributions": _COUNTED,
    "id": models.Article.id,
}
"""What a listing can be sorted by."""


def articles(session: Session, wanted: ArticleFilter | None = None) -> list[ArticleRow]:
    """The articles that fit, newest first, then by path. Raises UnknownName for an outlet that does not exist."""
    chosen = wanted or ArticleFilter()
    query = _order(_rows().where(*_conditions(session, chosen)), chosen.sort).limit(chosen.limit)
    return [_row(row) for row in session.execute(query)]


def article(session: Session, prefix: str, *, version: int | None = None) -> ArticleDetail:
    """The article whose id is, or begins with, `prefix` (or whose path or URL it is), with all that was found in it.

    Statements are those of the version's current pass, hidden regions and modalities included, by place.
    Raises NotFound or Ambiguous.
    """
    pk = _pk(session, prefix)
    row = session.execute(_rows().where(models.Article.pk == pk)).one()
    versions = session.scalars(
        sa.select(models.Version).where(models.Version.article_pk == pk).order_by(models.Version.number)
    ).all()
    chosen = next((one for one in versions if (one.number == version if version else one.is_latest)), None)
    if chosen is None:
        raise NotFound(f"Article {row.id} has no version {version}; it has 1 to {len(versions)}.")
    made = session.execute(
        sa.select(models.Pass.pk, models.Run)
        .join(models.Run, models.Run.pk == models.Pass.run_pk)
        .where(models.Pass.version_pk == chosen.pk, models.Pass.is_current)
    ).first()
    pass_pk = made.pk if made else None
    return ArticleDetail(
        row=_row(row),
        text=chosen.text,
        first_line=chosen.first_line,
        versions=tuple(_version(one) for one in versions),
        layout=_layout(session, chosen.pk, pass_pk),
        sentences=tuple(Span(s.start, s.end) for s in _of_pass(session, models.Sentence, pass_pk)),
        entities=tuple(
            Entity(Span(e.start, e.end), e.label, e.score) for e in _of_pass(session, models.Entity, pass_pk)
        ),
        statements=tuple(statements.of_pass(session, pass_pk)) if pass_pk else (),
        run=as_info(made.Run) if made else None,
        judgements=_judgements(session, pk),
    )


def stored_texts(session: Session, article_ids: Sequence[str] | None = None) -> Iterator[tuple[str, Article]]:
    """Id and record of each article's latest version, for extracting again; metadata are the ones that hold now."""
    article, version = models.Article, models.Version
    query = (
        sa.select(article, version, models.Outlet.name)
        .join(version, version.article_pk == article.pk)
        .outerjoin(models.Outlet, models.Outlet.pk == article.outlet_pk)
        .where(version.is_latest)
        .order_by(article.pk)
        .execution_options(yield_per=50)
    )
    if article_ids is not None:
        query = query.where(article.id.in_(article_ids))
    for row, latest, outlet in session.execute(query):
        yield (
            row.id,
            Article(
                text=latest.text,
                path=row.path,
                url=row.url,
                outlet=outlet,
                title=row.title,
                byline=row.byline,
                published=row.published,
                language=row.language,
                raw_sha256=latest.raw_sha256,
                collection=latest.as_read.get("collection"),
                notes=tuple(latest.notes),
                first_line=latest.first_line,
            ),
        )


def set_metadata(
    session: Session, prefix: str, values: Mapping[str, str | None], *, who: str, reason: str | None = None
) -> JudgementRow:
    """Correct metadata by a judgement, which holds when the article is read again. ``None`` says: not known."""
    return judgements.set_metadata(session, _id(session, prefix), values, who=who, reason=reason)


def remove(session: Session, prefix: str) -> None:
    """Take an article out with its versions and all that was found in it. Judgements on it stay, for its return."""
    pk = _pk(session, prefix)
    versions = sa.select(models.Version.pk).where(models.Version.article_pk == pk)
    drop_passes(session, models.Pass.version_pk.in_(versions))
    unindex_paragraphs(session, models.Version.article_pk == pk)
    session.execute(sa.delete(models.Article).where(models.Article.pk == pk))
    drop_unused_speakers(session)
    drop_unused_outlets(session)


# ── queries ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _rows() -> sa.Select[Any]:
    article, version = models.Article, models.Version
    columns: list[Any] = [
        *(article.id, article.path, article.url, article.title, article.byline, article.published, article.language),
        models.Outlet.name.label("outlet"),
        version.number.label("version"),
        version.added_at,
        sa.func.length(version.text).label("characters"),
        _COUNTED.label("attributions"),
        _EXTRACTED.label("extracted"),
    ]
    return (
        sa.select(*columns)
        .select_from(article)
        .join(version, sa.and_(version.article_pk == article.pk, version.is_latest))
        .outerjoin(models.Outlet, models.Outlet.pk == article.outlet_pk)
    )


def _conditions(session: Session, wanted: ArticleFilter) -> list[sa.ColumnElement[bool]]:
    article = models.Article
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.outlet:
        conditions.append(article_in_outlet(session, wanted.outlet))
    if wanted.since:
        conditions.append(article.published >= wanted.since)
    if wanted.until:
        conditions.append(article.published <= f"{wanted.until}~")
    if wanted.language:
        conditions.append(article.language == wanted.language.lower())
    if wanted.extracted is not None:
        conditions.append(_EXTRACTED if wanted.extracted else ~_EXTRACTED)
    return conditions


def _order(query: sa.Select[Any], sort: Sequence[str]) -> sa.Select[Any]:
    columns: list[sa.ColumnElement[Any]] = []
    for key in sort or ("-date",):
        name = key.removeprefix("-")
        if name not in SORTS:
            raise UsageError(f"Articles cannot be sorted by {name!r}; they can by {', '.join(SORTS)}.")
        columns.append(SORTS[name].desc().nulls_last() if key.startswith("-") else SORTS[name].asc().nulls_last())
    return query.order_by(*columns, models.Article.path, models.Article.pk)


def _row(row: sa.Row[Any]) -> ArticleRow:
    return ArticleRow(**row._mapping)


def _pk(session: Session, prefix: str) -> int:
    article, lower = models.Article, prefix.strip().lower()
    found = session.execute(
        sa.select(article.pk, article.id, article.title)
        .where(article.id >= lower, article.id < f"{lower}g")
        .order_by(article.id)
        .limit(20)
    ).all()
    if not found and prefix:
        found = session.execute(
            sa.select(article.pk, article.id, article.title).where(
                sa.or_(article.path == prefix, article.url == prefix)
            )
        ).all()
    if not lower or not found:
        raise NotFound(f"There is no article {prefix!r}; `claimdb articles` lists them with their ids.")
    if len(found) > 1:
        raise Ambiguous(
            f"{prefix!r} can mean {len(found)} articles.", [f"{row.id}  {row.title or ''}" for row in found]
        )
    return int(found[0].pk)


def _id(session: Session, prefix: str) -> str:
    return session.scalars(sa.select(models.Article.id).where(models.Article.pk == _pk(session, prefix))).one()


def _version(row: models.Version) -> VersionRow:
    return VersionRow(
        row.number, row.sha256, row.raw_sha256, row.added_at, len(row.text), row.is_latest, tuple(row.notes)
    )


def _of_pass(session: Session, model: Any, pass_pk: int | None) -> Sequence[Any]:
    if pass_pk is None:
        return ()
    return session.scalars(sa.select(model).where(model.pass_pk == pass_pk).order_by(model.number)).all()


def _layout(session: Session, version_pk: int, pass_pk: int | None) -> Layout:
    paragraph = models.Paragraph
    found = session.execute(
        sa.select(paragraph.start, paragraph.end).where(paragraph.version_pk == version_pk).order_by(paragraph.number)
    )
    return Layout(
        paragraphs=tuple(Span(row.start, row.end) for row in found),
        regions=tuple(Region(Span(r.start, r.end), r.kind) for r in _of_pass(session, models.Region, pass_pk)),
        sections=tuple(
            Section(Span(s.start, s.end), s.heading, s.published, s.byline)
            for s in _of_pass(session, models.Section, pass_pk)
        ),
    )


def _judgements(session: Session, pk: int) -> tuple[JudgementRow, ...]:
    key = sa.select(models.Article.key).where(models.Article.pk == pk).scalar_subquery()
    rows = session.scalars(
        sa.select(models.Judgement).where(models.Judgement.article_key == key).order_by(models.Judgement.pk)
    )
    return tuple(parts.judgement(row) for row in rows)
