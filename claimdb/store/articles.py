"""Articles: listed, shown whole, corrected, removed. Saving stands in claimdb.store.saving and is named here too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.errors import Ambiguous, NotFound, UsageError
from claimdb.records import Article, Entity, Layout, Region, Section, Span
from claimdb.store import judgements, origins, parts, statements
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
    .where(models.attributions.c.article_pk == models.articles.c.pk, models.attributions.c.listed)
    .correlate(models.articles)
    .scalar_subquery()
)
_EXTRACTED = sa.exists().where(models.passes.c.version_pk == models.versions.c.pk, models.passes.c.is_current)
SORTS: Mapping[str, sa.ColumnElement[Any]] = {
    "date": models.articles.c.published,
    "published": models.articles.c.published,
    "outlet": models.outlets.c.key,
    "title": models.articles.c.title,
    "path": models.articles.c.path,
    "language": models.articles.c.language,
    "added": models.versions.c.added_at,
    "attributions": _COUNTED,
    "id": models.articles.c.id,
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
    row = session.execute(_rows().where(models.articles.c.pk == pk)).one()
    versions = session.execute(
        sa.select(models.versions).where(models.versions.c.article_pk == pk).order_by(models.versions.c.number)
    ).all()
    chosen = next((one for one in versions if (one.number == version if version else one.is_latest)), None)
    if chosen is None:
        raise NotFound(f"Article {row.id} has no version {version}; it has 1 to {len(versions)}.")
    made = session.execute(
        sa.select(models.passes.c.pk.label("pass_pk"), models.runs)
        .join(models.runs, models.runs.c.pk == models.passes.c.run_pk)
        .where(models.passes.c.version_pk == chosen.pk, models.passes.c.is_current)
    ).first()
    pass_pk = made.pass_pk if made else None
    return ArticleDetail(
        row=_row(row),
        text=chosen.text,
        first_line=chosen.first_line,
        versions=tuple(_version(one) for one in versions),
        layout=_layout(session, chosen.pk, pass_pk),
        sentences=tuple(Span(s.start, s.end) for s in _of_pass(session, models.sentences, pass_pk)),
        entities=tuple(
            Entity(Span(e.start, e.end), e.label, e.score) for e in _of_pass(session, models.entities, pass_pk)
        ),
        statements=tuple(statements.of_pass(session, pass_pk)) if pass_pk else (),
        run=as_info(made) if made else None,
        judgements=_judgements(session, pk),
    )


def stored_texts(session: Session, article_ids: Sequence[str] | None = None) -> Iterator[tuple[str, Article]]:
    """Id and record of each article's latest version, for extracting again; metadata are the ones that hold now."""
    article, version = models.articles, models.versions
    query = (
        sa.select(
            article,
            models.outlets.c.name.label("outlet"),
            *(version.c.text, version.c.raw_sha256, version.c.as_read, version.c.notes, version.c.first_line),
        )
        .select_from(article)
        .join(version, version.c.article_pk == article.c.pk)
        .outerjoin(models.outlets, models.outlets.c.pk == article.c.outlet_pk)
        .where(version.c.is_latest)
        .order_by(article.c.pk)
        .execution_options(yield_per=50)
    )
    if article_ids is not None:
        query = query.where(article.c.id.in_(article_ids))
    for row in session.execute(query):
        yield (
            row.id,
            Article(
                text=row.text,
                path=row.path,
                url=row.url,
                outlet=row.outlet,
                title=row.title,
                byline=row.byline,
                published=row.published,
                language=row.language,
                raw_sha256=row.raw_sha256,
                collection=row.as_read.get("collection"),
                notes=tuple(row.notes),
                first_line=row.first_line,
            ),
        )


def set_metadata(
    session: Session, prefix: str, values: Mapping[str, str | None], *, who: str, reason: str | None = None
) -> JudgementRow:
    """Correct metadata by a judgement, which holds when the article is read again. ``None`` says: not known."""
    return judgements.set_metadata(session, article_id(session, prefix), values, who=who, reason=reason)


def remove(session: Session, prefix: str) -> None:
    """Take an article out with its versions and all that was found in it. Judgements on it stay, for its return."""
    pk = _pk(session, prefix)
    versions = sa.select(models.versions.c.pk).where(models.versions.c.article_pk == pk)
    shared = origins.ids_of_article(session, pk)
    drop_passes(session, models.passes.c.version_pk.in_(versions))
    unindex_paragraphs(session, models.versions.c.article_pk == pk)
    session.execute(sa.delete(models.articles).where(models.articles.c.pk == pk))
    origins.group(session, shared)
    drop_unused_speakers(session)
    drop_unused_outlets(session)


# ── queries ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _rows() -> sa.Select[Any]:
    article, version = models.articles, models.versions
    columns: list[Any] = [
        *(
            article.c.id,
            article.c.path,
            article.c.url,
            article.c.title,
            article.c.byline,
            article.c.published,
            article.c.language,
        ),
        models.outlets.c.name.label("outlet"),
        version.c.number.label("version"),
        version.c.added_at,
        sa.func.length(version.c.text).label("characters"),
        _COUNTED.label("attributions"),
        _EXTRACTED.label("extracted"),
    ]
    return (
        sa.select(*columns)
        .select_from(article)
        .join(version, sa.and_(version.c.article_pk == article.c.pk, version.c.is_latest))
        .outerjoin(models.outlets, models.outlets.c.pk == article.c.outlet_pk)
    )


def _conditions(session: Session, wanted: ArticleFilter) -> list[sa.ColumnElement[bool]]:
    article = models.articles
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.outlet:
        conditions.append(article_in_outlet(session, wanted.outlet))
    if wanted.since:
        conditions.append(article.c.published >= wanted.since)
    if wanted.until:
        conditions.append(article.c.published <= f"{wanted.until}~")
    if wanted.language:
        conditions.append(article.c.language == wanted.language.lower())
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
    return query.order_by(*columns, models.articles.c.path, models.articles.c.pk)


def _row(row: sa.Row[Any]) -> ArticleRow:
    return ArticleRow(**row._mapping)


def _pk(session: Session, prefix: str) -> int:
    article, lower = models.articles, prefix.strip().lower()
    found = session.execute(
        sa.select(article.c.pk, article.c.id, article.c.title)
        .where(article.c.id >= lower, article.c.id < f"{lower}g")
        .order_by(article.c.id)
        .limit(20)
    ).all()
    if not found and prefix:
        found = session.execute(
            sa.select(article.c.pk, article.c.id, article.c.title).where(
                sa.or_(article.c.path == prefix, article.c.url == prefix)
            )
        ).all()
    if not lower or not found:
        raise NotFound(f"There is no article {prefix!r}; `claimdb articles` lists them with their ids.")
    if len(found) > 1:
        raise Ambiguous(
            f"{prefix!r} can mean {len(found)} articles.", [f"{row.id}  {row.title or ''}" for row in found]
        )
    return int(found[0].pk)


def article_id(session: Session, prefix: str) -> str:
    """The whole id of the article whose id begins so, or whose path or URL it is. Raises NotFound or Ambiguous."""
    return str(session.scalar(sa.select(models.articles.c.id).where(models.articles.c.pk == _pk(session, prefix))))


def _version(row: sa.Row[Any]) -> VersionRow:
    return VersionRow(
        row.number, row.sha256, row.raw_sha256, row.added_at, len(row.text), row.is_latest, tuple(row.notes)
    )


def _of_pass(session: Session, table: sa.Table, pass_pk: int | None) -> Sequence[Any]:
    if pass_pk is None:
        return ()
    return session.execute(sa.select(table).where(table.c.pass_pk == pass_pk).order_by(table.c.number)).all()


def _layout(session: Session, version_pk: int, pass_pk: int | None) -> Layout:
    paragraph = models.paragraphs
    found = session.execute(
        sa.select(paragraph.c.start, paragraph.c.end)
        .where(paragraph.c.version_pk == version_pk)
        .order_by(paragraph.c.number)
    )
    return Layout(
        paragraphs=tuple(Span(row.start, row.end) for row in found),
        regions=tuple(Region(Span(r.start, r.end), r.kind) for r in _of_pass(session, models.regions, pass_pk)),
        sections=tuple(
            Section(Span(s.start, s.end), s.heading, s.published, s.byline)
            for s in _of_pass(session, models.sections, pass_pk)
        ),
    )


def _judgements(session: Session, pk: int) -> tuple[JudgementRow, ...]:
    key = sa.select(models.articles.c.key).where(models.articles.c.pk == pk).scalar_subquery()
    rows = session.execute(
        sa.select(models.judgements).where(models.judgements.c.article_key == key).order_by(models.judgements.c.pk)
    )
    return tuple(parts.judgement(row) for row in rows)
