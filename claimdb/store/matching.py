"""Full-text conditions and ranks: besides claimdb.db, the one place that knows the dialect."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models

if TYPE_CHECKING:
    from claimdb.store.wordsearch import Term


def content_holds(session: Session, words: str) -> sa.ColumnElement[bool]:
    """The condition on attributions that their content holds all the words; no words, no condition."""
    from claimdb.store import wordsearch

    wanted = wordsearch.terms(words)
    if not wanted:
        return sa.false() if words.strip() else sa.true()
    return models.attributions.c.pk.in_(_rowids(session, "statement_search", wanted, "content"))


def _rowids(session: Session, table: str, wanted: Sequence[Term], column: str | None = None) -> sa.Select[Any]:
    rows = sa.table(table, sa.column("rowid"))
    return sa.select(rows.c.rowid).where(matching(session, table, wanted, column))


def matching(session: Session, table: str, wanted: Sequence[Term], column: str | None = None) -> sa.ColumnElement[bool]:
    """The condition on a search table that all terms stand in it, or in one of its columns."""
    from claimdb.store import wordsearch

    if session.get_bind().dialect.name == "sqlite":
        query = wordsearch.fts5_query(list(wanted), column)
        return sa.literal_column(table).op("MATCH")(sa.bindparam(None, query, type_=sa.Text))
    vector: sa.ColumnElement[Any] = sa.literal_column(f"{table}.{'content_words' if column else 'words'}")
    return vector.op("@@")(sa.func.to_tsquery("simple", wordsearch.tsquery(list(wanted))))


def rank(session: Session, table: str, wanted: Sequence[Term]) -> sa.ColumnElement[float]:
    """Higher is better: BM25 with FTS5 (which counts downwards), else PostgreSQL's cover density."""
    from claimdb.store import wordsearch

    if session.get_bind().dialect.name == "sqlite":
        return -sa.literal_column(f"bm25({table})", sa.Float)
    query = sa.func.to_tsquery("simple", wordsearch.tsquery(list(wanted)))
    return sa.func.ts_rank_cd(sa.literal_column(f"{table}.words"), query, type_=sa.Float)
