"""Databases for tests: built once by the migrations, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from claimdb import db


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database file of the current schema; copy it, do not write to it."""
    path = tmp_path_factory.mktemp("database") / "empty.db"
    engine = db.open_database(str(path))
    db.optimize(engine)
    engine.dispose()
    return path


@pytest.fixture
def database(empty_database: Path, tmp_path: Path) -> Path:
    """A database file of this test's own."""
    return Path(shutil.copy(empty_database, tmp_path / "claims.db"))


@pytest.fixture
def engine(database: Path) -> Iterator[sa.Engine]:
    opened = db.open_database(str(database))
    yield opened
    opened.dispose()


@pytest.fixture
def session(engine: sa.Engine) -> Iterator[Session]:
    """A session that may write; what the test stores is never committed."""
    with engine.connect().execution_options(claimdb_write=True) as connection:
        with Session(connection, autoflush=False, expire_on_commit=False) as opened:
            yield opened
        connection.rollback()
