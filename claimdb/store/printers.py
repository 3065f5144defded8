"""Whose fingerprints are: kept beside each, so that a copy within one outlet is told from one between two."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models


def print_under(session: Session, outlet_pk: int | None, which: sa.ColumnElement[bool]) -> None:
    """The fingerprints of these articles (a condition on ``articles``) are another outlet's now, or nobody's."""
    table, version, article = models.fingerprints, models.versions, models.articles
    theirs = sa.select(version.c.pk).join(article, article.c.pk == version.c.article_pk).where(which)
    session.execute(sa.update(table).where(table.c.version_pk.in_(theirs)).values(outlet_pk=outlet_pk))
