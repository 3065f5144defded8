"""The order of the steps, known here alone: extraction → speakers → passages (→ origins → claims) → disputes."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdb import comparing, db, disputes, grouping, ingestion, lineage, resolution
from claimdb.comparing import ComparisonSummary
from claimdb.disputes import DisputeSummary
from claimdb.errors import DatabaseError
from claimdb.grouping import GroupingSummary
from claimdb.ingestion import IngestSummary, Work
from claimdb.lineage import LineageSummary
from claimdb.resolution import ResolutionSummary
from claimdb.store import articles, claims, deciding, identities, judgements, originpages, passages

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from claimdb.readers import Layer
    from claimdb.store.rows import JudgementRow


@dataclass(frozen=True, slots=True)
class UpdateSummary:
    """What `update` did, step by step."""

    speakers: ResolutionSummary
    origins: LineageSummary
    passages: ComparisonSummary
    claims: GroupingSummary
    disputes: DisputeSummary


def ingest(
    engine: Engine,
    paths: Sequence[str],
    *,
    told: Layer | None = None,
    work: Work | None = None,
    only_extract: bool = False,
) -> IngestSummary:
    """Everything for new articles: with each batch that is stored, what rests on it is brought up to date too."""
    summary = ingestion.ingest(engine, paths, told=told, work=_with_steps(work, only_extract))
    if summary.run_id:
        _tidy(engine)
    return summary


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
    summary = ingestion.reextract(engine, article_ids=article_ids, keep=keep, work=steps)
    _tidy(engine)
    return summary


def update(engine: Engine) -> UpdateSummary:
    """All steps after extraction, over everything: what `ingest --only-extract` left to do."""
    with db.session(engine, write=True) as session:
        speakers, linked = resolution.resolve(session), lineage.link(session)
        cut, grouped = comparing.compare(session), grouping.group(session)
        done = UpdateSummary(speakers, linked, cut, grouped, disputes.detect(session))
    _tidy(engine)
    return done


def redecide(session: Session, article_ids: Sequence[str]) -> ResolutionSummary:
    """After decisions, or their undoing: what rests on them in these articles, as `update` would have it.

    The caller commits.
    """
    found = resolution.resolve(session, article_ids)
    comparing.compare(session, article_ids)
    grouping.group(session, article_ids)
    disputes.detect(session, article_ids)
    return found


def settle(session: Session, made: JudgementRow) -> None:
    """Let one decision work, or its undoing. The caller commits.

    One on a statement changes its article's passages, claims and disputes only where they were made already.
    """
    value = made.value
    if made.subject == judgements.SPEAKER:
        touched = identities.articles_of(session, value)
        if touched:
            redecide(session, touched)
    elif made.subject == judgements.ORIGIN:
        originpages.lay(session, value)
    elif made.subject == judgements.CLAIM:
        grouping.group(session, claims.articles_of(session, value))
    elif made.subject == judgements.DISPUTE:
        disputes.redecide(session, deciding.articles_of(session, value))
    elif made.subject == "attribution" and (article := passages.article_with(session, made.article_key)):
        redecide(session, [article])


def remove(session: Session, article_id: str) -> None:
    """Take an article out, and make again what rested on it. The caller commits."""
    articles.remove(session, article_id)
    grouping.group(session, [])
    disputes.detect(session, [])


def _tidy(engine: Engine) -> None:
    """Fresh statistics for the planner; while somebody else writes they can wait."""
    with suppress(DatabaseError):
        db.optimize(engine)


def _with_steps(work: Work | None, only_extract: bool) -> Work:
    chosen = work or Work()
    return chosen if only_extract else replace(chosen, after_batch=_after_extraction)


def _after_extraction(session: Session, article_ids: Sequence[str]) -> None:
    with uncollected():
        resolution.resolve(session, article_ids)
        lineage.link(session, article_ids)
        comparing.compare(session, article_ids)
        grouping.group(session, article_ids)
        disputes.detect(session, article_ids)


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave reference cycles alone meanwhile.

    Python's search for them walks again and again over all that is remembered of texts and words, the longer, the more
    that is. The steps make rows by the thousand and hardly a cycle.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
