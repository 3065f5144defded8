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
        sa.select(models.attributions.c.pk, ranking)
        .select_from(rows)
        .join(models.attributions, models.attributions.c.pk == rows.c.rowid)
        .where(matching(session, "statement_search", terms), *listing.conditions(session, wanted))
        .order_by(ranking.desc(), models.attributions.c.said_to.desc(), models.attributions.c.pk)
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
    paragraph, version, article = models.paragraphs, models.versions, models.articles
    length = paragraph.c.end - paragraph.c.start
    found = session.execute(
        sa.select(
            *(ranking, paragraph.c.number, paragraph.c.start, paragraph.c.end),
            *(version.c.pk, version.c.number.label("version"), version.c.first_line),
            *(article.c.id, article.c.path, article.c.url, article.c.title, article.c.published),
            models.outlets.c.name.label("outlet"),
            sa.func.substr(version.c.text, paragraph.c.start + 1, length).label("text"),
            sa.func.substr(version.c.text, 1, paragraph.c.start).label("before"),
        )
        .select_from(rows)
        .join(paragraph, paragraph.c.pk == rows.c.rowid)
        .join(version, version.c.pk == paragraph.c.version_pk)
        .join(article, article.c.pk == version.c.article_pk)
        .outerjoin(models.outlets, models.outlets.c.pk == article.c.outlet_pk)
        .where(matching(session, "paragraph_search", terms), version.c.is_latest)
        .order_by(ranking.desc(), article.c.pk, paragraph.c.number)
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
    attribution = models.attributions
    return tuple(
        session.scalars(
            sa.select(attribution.c.id)
            .where(attribution.c.version_pk == version_pk, attribution.c.listed.is_(sa.true()))
            .where(attribution.c.start >= start, attribution.c.start < end)
            .order_by(attribution.c.start)
        )
    )
