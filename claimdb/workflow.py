"""The order of the steps, known here alone: extraction → speakers (→ origins → claims → disputes, as they come)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdb import db, ingestion, resolution
from claimdb.ingestion import IngestSummary, Work
from claimdb.resolution import ResolutionSummary

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from claimdb.readers import Layer


@dataclass(frozen=True, slots=True)
class UpdateSummary:
    """What `update` did, step by step."""

    speakers: ResolutionSummary


def ingest(
    engine: Engine,
    paths: Sequence[str],
    *,
    told: Layer | None = None,
    work: Work | None = None,
    only_extract: bool = False,
) -> IngestSummary:
    """Everything for new articles: with each batch that is stored, what rests on it is brought up to date too."""
    return ingestion.ingest(engine, paths, told=told, work=_with_steps(work, only_extract))


def reextract(
    engine: Engine,
    *,
    article_ids: Sequence[str] | None = None,
    keep: bool = False,
    work: Work | None = None,
    only_extract: bool = False,
) -> IngestSummary:
    """A new run of extraction over what is stored, and the steps that rest on it."""
    steps = _with_steps(work, only_extract)
    return ingestion.reextract(engine, article_ids=article_ids, keep=keep, work=steps)


def update(engine: Engine) -> UpdateSummary:
    """All steps after extraction, over everything: what `ingest --only-extract` left to do."""
    with db.session(engine, write=True) as session:
        return UpdateSummary(resolution.resolve(session))


def redecide(session: Session, article_ids: Sequence[str]) -> ResolutionSummary:
    """After a decision about speakers, or its undoing: what rests on it in these articles, as `update` would have it.

    The caller commits.
    """
    return resolution.resolve(session, article_ids)


def _with_steps(work: Work | None, only_extract: bool) -> Work:
    chosen = work or Work()
    return chosen if only_extract else replace(chosen, after_batch=_after_extraction)


def _after_extraction(session: Session, article_ids: Sequence[str]) -> None:
    resolution.resolve(session, article_ids)
