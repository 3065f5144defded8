from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from claimdb.errors import Ambiguous, NotFound, UsageError
from claimdb.store import passes, runs
from tests import factory


def test_listed_with_what_they_made(session: Session) -> None:
    run = factory.run_id(session, "first")
    saved = factory.stored(session, run=run)
    runs.finish(session, run)
    row = next(row for row in runs.runs(session) if row.run.id == run)
    assert (row.current, row.kept, row.attributions, row.run.model) == (1, 0, 3, "first")
    assert row.as_dict()["finished"]
    assert passes.articles_of(session, run) == {saved.id}


def test_the_same_command_goes_on_with_its_run(session: Session) -> None:
    first = runs.start(session, step="extract", model="m", version="1", settings={"threads": 1})
    same = runs.resume_or_start(session, step="extract", model="m", version="1", settings={"threads": 1})
    other = runs.resume_or_start(session, step="extract", model="m", version="1", settings={"threads": 2})
    assert same.id == first.id
    assert other.id != first.id


def test_by_the_beginning_of_its_id(session: Session) -> None:
    one, _ = factory.run_id(session), factory.run_id(session)
    assert runs.run(session, one).id == one
    with pytest.raises(Ambiguous):
        runs.run(session, one[:8])
    with pytest.raises(NotFound):
        runs.run(session, "nothing")


def test_a_current_run_is_not_dropped(session: Session) -> None:
    run = factory.run_id(session)
    factory.stored(session, run=run)
    with pytest.raises(UsageError, match="is the current one"):
        runs.drop(session, run)
    unused = factory.run_id(session)
    runs.finish(session, unused)
    runs.drop_unused(session)
    assert unused not in {row.run.id for row in runs.runs(session)}
