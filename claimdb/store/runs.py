"""Runs: started, finished, listed, compared, dropped."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import models
from claimdb.db import now
from claimdb.errors import Ambiguous, NotFound, UsageError
from claimdb.records import RunInfo
from claimdb.store import statements
from claimdb.store.rows import RunComparison, RunRow, StatementFilter
from claimdb.store.saving import drop_passes
from claimdb.store.writing import insert_one

_RESTING = tuple(table for table in models.metadata.sorted_tables if "run_pk" in table.c and table is not models.passes)
"""What steps after extraction made, each row by a run."""


def start(
    session: Session, *, step: str, model: str, version: str, settings: Mapping[str, Any] | None = None
) -> RunInfo:
    """A new run. `step` is ``extract`` or ``resolve``; `version` is claimdb's."""
    started = now()
    run_id = f"{started[:10].replace('-', '')}-{secrets.token_hex(3)}"
    insert_one(
        session,
        models.runs,
        id=run_id,
        step=step,
        model=model,
        version=version,
        settings=dict(settings or {}),
        started=started,
        finished=None,
    )
    return RunInfo(id=run_id, step=step, model=model, version=version, settings=dict(settings or {}), started=started)


def resume_or_start(
    session: Session, *, step: str, model: str, version: str, settings: Mapping[str, Any] | None = None
) -> RunInfo:
    """The latest run of the same step, model, version and settings, open again; else a new one.

    So giving the same command twice, or after an interruption, does not make a run each time.
    """
    rows = session.execute(
        sa.select(models.runs)
        .where(models.runs.c.step == step, models.runs.c.model == model, models.runs.c.version == version)
        .order_by(models.runs.c.pk.desc())
    )
    for row in rows:
        if row.settings == dict(settings or {}):
            return as_info(row)
    return start(session, step=step, model=model, version=version, settings=settings)


def row_number(session: Session, run_id: str) -> int:
    """The row of a run, for what it makes. Raises NotFound."""
    run_pk = session.scalar(sa.select(models.runs.c.pk).where(models.runs.c.id == run_id))
    if run_pk is None:
        raise NotFound(f"There is no run {run_id}.")
    return int(run_pk)


def finish(session: Session, run_id: str) -> None:
    """The run is complete."""
    session.execute(sa.update(models.runs).where(models.runs.c.id == run_id).values(finished=now()))


def as_info(row: sa.Row[Any]) -> RunInfo:
    return RunInfo(
        id=row.id,
        step=row.step,
        model=row.model,
        version=row.version,
        settings=row.settings,
        started=row.started,
        finished=row.finished,
    )


def run(session: Session, prefix: str) -> RunInfo:
    """The run of that id or beginning of an id. Raises NotFound or Ambiguous."""
    return as_info(_find(session, prefix))


def _find(session: Session, prefix: str) -> sa.Row[Any]:
    found = session.execute(sa.select(models.runs).where(models.runs.c.id.startswith(prefix, autoescape=True))).all()
    exact = [row for row in found if row.id == prefix]
    chosen = exact or found
    if not chosen:
        raise NotFound(f"There is no run {prefix!r}; `claimdb runs` lists them.")
    if len(chosen) > 1:
        raise Ambiguous(f"{prefix!r} is the beginning of {len(chosen)} runs.", [row.id for row in chosen])
    return chosen[0]


def runs(session: Session) -> list[RunRow]:
    """All runs, the latest first, with what each is responsible for now."""
    one_pass = models.passes
    attributions = (
        sa.select(models.attributions.c.pass_pk, sa.func.count().label("n"))
        .where(models.attributions.c.judgement_pk.is_(None))
        .group_by(models.attributions.c.pass_pk)
        .subquery()
    )
    passes = (
        sa.select(
            one_pass.c.run_pk,
            sa.func.sum(sa.case((one_pass.c.is_current, 1), else_=0)).label("current"),
            sa.func.sum(sa.case((one_pass.c.is_current, 0), else_=1)).label("kept"),
            sa.func.sum(one_pass.c.seconds).label("seconds"),
            sa.func.sum(sa.func.coalesce(attributions.c.n, 0)).label("attributions"),
        )
        .outerjoin(attributions, attributions.c.pass_pk == one_pass.c.pk)
        .group_by(one_pass.c.run_pk)
        .subquery()
    )
    rows = session.execute(
        sa.select(models.runs, passes.c.current, passes.c.kept, passes.c.attributions, passes.c.seconds)
        .outerjoin(passes, passes.c.run_pk == models.runs.c.pk)
        .order_by(models.runs.c.pk.desc())
    ).all()
    return [
        RunRow(as_info(r), int(r.current or 0), int(r.kept or 0), int(r.attributions or 0), r.seconds or 0.0)
        for r in rows
    ]


def compare(session: Session, first: str, second: str) -> RunComparison:
    """What two runs found in the versions that both saw; statements are the same when their ids are."""
    one, other = _find(session, first), _find(session, second)
    passes = models.passes
    mine = sa.select(passes.c.version_pk).where(passes.c.run_pk == one.pk)
    shared = sa.select(passes.c.version_pk).where(passes.c.run_pk == other.pk, passes.c.version_pk.in_(mine))
    versions = session.scalar(sa.select(sa.func.count()).select_from(shared.subquery())) or 0
    found = {}
    for row in (one, other):
        wanted = StatementFilter(run=row.id, modality=None, regions=None)
        within = models.attributions.c.version_pk.in_(shared)
        found[row.id] = {(s.article.id, s.id): s for s in statements.statements(session, wanted, within)}
    left, right = found[one.id], found[other.id]
    return RunComparison(
        first=one.id,
        second=other.id,
        articles=versions,
        same=len(left.keys() & right.keys()),
        only_first=tuple(s for key, s in left.items() if key not in right),
        only_second=tuple(s for key, s in right.items() if key not in left),
    )


def drop(session: Session, prefix: str) -> int:
    """Remove a run that nothing current rests on, with what it found; gives the number of its passes."""
    row = _find(session, prefix)
    of_run = models.passes.c.run_pk == row.pk
    if session.scalar(sa.select(sa.func.count()).where(of_run, models.passes.c.is_current)):
        raise UsageError(f"Run {row.id} is the current one of some articles; `claimdb reextract` makes another first.")
    for table in _RESTING:
        rows = session.scalar(sa.select(sa.func.count()).where(table.c.run_pk == row.pk))
        if rows:
            raise UsageError(f"{rows} {table.name} rest on run {row.id}.")
    count = session.scalar(sa.select(sa.func.count()).where(of_run)) or 0
    drop_passes(session, of_run)
    session.execute(sa.delete(models.runs).where(models.runs.c.pk == row.pk))
    return count


def drop_unused(session: Session) -> None:
    """Forget runs that nothing names any more, after their passes were replaced."""
    tables = (models.passes, *_RESTING)
    used = sa.or_(*(sa.exists().where(table.c.run_pk == models.runs.c.pk) for table in tables))
    session.execute(sa.delete(models.runs).where(~used, models.runs.c.finished.is_not(None)))
