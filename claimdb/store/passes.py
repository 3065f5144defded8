"""Which articles a run has been over already: what an interrupted run asks before it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from claimdb import models

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def articles_of(session: Session, run_id: str) -> set[str]:
    """Ids of the articles whose latest version has a current pass of this run."""
    found = session.scalars(
        sa.select(models.articles.c.id)
        .join(models.versions, models.versions.c.article_pk == models.articles.c.pk)
        .join(models.passes, models.passes.c.version_pk == models.versions.c.pk)
        .join(models.runs, models.runs.c.pk == models.passes.c.run_pk)
        .where(models.runs.c.id == run_id, models.versions.c.is_latest, models.passes.c.is_current)
    )
    return set(found)
