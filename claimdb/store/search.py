"""Full-text search: statements by their content and source, articles by their paragraphs, best first."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.records import Span
from claimdb.store import statements as listing
from claimdb.store import wordsearch
from claimdb.store.matching import matching, rank
from claimdb.store.rows import Hit, ParagraphHit, StatementArticle, StatementFilter, StatementHit

EVERYTHING = StatementFilter(modality=None, regions=None)
WIDTH = 160
"""Letters of a statement's snippet; a paragraph's is half as long again."""


def search_statements(
    session: Session, words: str, wanted: StatementFilter = EVERYTHING, *, limit: int | None = None
) -> list[StatementHit]:
    """Listed statements that hold all the words in content or source, best first, then newest.

    Words in double marks stand together, ``word*`` finds longer words; no other punctuation means anything.
    """
    terms = wordsearch.terms(words)
    if not terms:
        return []
    rows = sa.table("statement_search", sa.column("rowid"))
    ranking = rank(session, "statement_search", terms).label("rank")
    found = session.execute(
        sa.select(models.Attribution.pk, ranking)
        .select_from(rows)
        .join(models.Attribution, models.Attribution.pk == rows.c.rowid)
        .where(matching(session, "statement_search", terms), *listing.conditions(session, wanted))
        .order_by(ranking.desc(), models.Attribution.said_to.desc(), models.Attribution.pk)
        .limit(limit)
    ).all()
    by_pk = listing.by_pk(session, [row.pk for row in found])
    return [StatementHit(_hit(by_pk[row.pk].text, words, row.rank, WIDTH), by_pk[row.pk]) for row in found]


def _hit(text: str, words: str, score: float, width: int) -> Hit:
    cut, found = wordsearch.snippet(text, wordsearch.terms(words), width)
    return Hit(cut, found, score)


def search_paragraphs(session: Session, words: str, *, limit: int | None = None) -> list[ParagraphHit]:
    """Paragraphs of the latest versions that hold all the words, best first."""
    terms = wordsearch.terms(words)
    if not terms:
        return []
    rows = sa.table("paragraph_search", sa.column("rowid"))
    ranking = rank(session, "paragraph_search", terms).label("rank")
    paragraph, version, article = models.Paragraph, models.Version, models.Article
    length = paragraph.end - paragraph.start
    found = session.execute(
        sa.select(
            *(ranking, paragraph.number, paragraph.start, paragraph.end),
            *(version.pk, version.number.label("version"), version.first_line),
            *(article.id, article.path, article.url, article.title, article.published),
            models.Outlet.name.label("outlet"),
            sa.func.substr(version.text, paragraph.start + 1, length).label("text"),
            sa.func.substr(version.text, 1, paragraph.start).label("before"),
        )
        .select_from(rows)
        .join(paragraph, paragraph.pk == rows.c.rowid)
        .join(version, version.pk == paragraph.version_pk)
        .join(article, article.pk == version.article_pk)
        .outerjoin(models.Outlet, models.Outlet.pk == article.outlet_pk)
        .where(matching(session, "paragraph_search", terms), version.is_latest)
        .order_by(ranking.desc(), article.pk, paragraph.number)
        .limit(limit)
    ).all()
    return [
        ParagraphHit(
            hit=_hit(row.text, words, row.rank, WIDTH * 3 // 2),
            article=StatementArticle(row.id, row.version, row.path, row.url, row.outlet, row.title, row.published),
            paragraph=row.number,
            line=row.before.count("\n") + row.first_line,
            span=Span(row.start, row.end),
            statements=_listed_in(session, row.pk, row.start, row.end),
        )
        for row in found
    ]


def _listed_in(session: Session, version_pk: int, start: int, end: int) -> tuple[str, ...]:
    attribution = models.Attribution
    return tuple(
        session.scalars(
            sa.select(attribution.id)
            .where(attribution.version_pk == version_pk, attribution.listed.is_(sa.true()))
            .where(attribution.start >= start, attribution.start < end)
            .order_by(attribution.start)
        )
    )
