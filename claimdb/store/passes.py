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
        sa.select(models.Article.id)
        .join(models.Version, models.Version.article_pk == models.Article.pk)
        .join(models.Pass, models.Pass.version_pk == models.Version.pk)
        .join(models.Run, models.Run.pk == models.Pass.run_pk)
        .where(models.Run.id == run_id, models.Version.is_latest, models.Pass.is_current)
    )
    return set(found)
