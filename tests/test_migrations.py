"""The schema that migrations build is the schema of the models, and every step goes both ways."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from claimdb import db, errors, models
from tests import factory

SEARCH = ("statement_search", "paragraph_search")
HEAD = db.SCHEMA_REVISION


@pytest.fixture
def migrated(database: Path) -> Iterator[sa.Connection]:
    engine = db.open_database(str(database))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_the_packaged_revision_is_the_head() -> None:
    assert ScriptDirectory.from_config(db.alembic_config()).get_heads() == [db.SCHEMA_REVISION]


def test_models_and_migrations_do_not_drift(migrated: sa.Connection) -> None:
    def include(_object: object, name: str | None, kind: str, _reflected: bool, _compare_to: object) -> bool:
        return not (kind == "table" and name is not None and name.startswith(SEARCH))

    context = MigrationContext.configure(
        migrated,
        opts={
            "include_object": include,
            "autogenerate_plugins": ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
        },
    )
    assert compare_metadata(context, models.metadata) == []


def test_a_migrated_database_is_what_the_models_create(migrated: sa.Connection) -> None:
    fresh = sa.create_engine("sqlite://")
    models.metadata.create_all(fresh)
    with fresh.connect() as created:
        assert _schema(migrated) == _schema(created)


def _schema(connection: sa.Connection) -> dict[str, Any]:
    """Columns, keys, indexes, CHECKs with their text."""
    inspector = sa.inspect(connection)
    tables = [name for name in inspector.get_table_names() if not name.startswith((*SEARCH, "alembic_", "sqlite_"))]
    return {name: _table(inspector, name) for name in tables}


def _table(inspector: sa.Inspector, name: str) -> dict[str, Any]:
    def named(rows: list[Any]) -> list[Any]:
        return sorted(rows, key=lambda row: str(row["name"]))

    return {
        "columns": [(c["name"], str(c["type"]), c["nullable"], c["default"]) for c in inspector.get_columns(name)],
        "primary key": inspector.get_pk_constraint(name),
        "foreign keys": named(inspector.get_foreign_keys(name)),
        "unique": named(inspector.get_unique_constraints(name)),
        "checks": named(inspector.get_check_constraints(name)),
        "indexes": [
            dict(index) | {"dialect_options": {key: str(text) for key, text in index["dialect_options"].items()}}
            for index in named(inspector.get_indexes(name))
        ],
    }


def test_every_constraint_has_a_name() -> None:
    unnamed = [
        (table.name, constraint)
        for table in models.metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name
    ]
    assert unnamed == []


def test_goes_down_and_up_again(database: Path) -> None:
    engine = db.open_database(str(database))
    with engine.connect() as connection, connection.begin():
        command.downgrade(db.alembic_config(connection), "base")
        left = sa.inspect(connection).get_table_names()
        assert left == ["alembic_version"]
        command.upgrade(db.alembic_config(connection), "head")
    engine.dispose()
    again = db.open_database(str(database))
    with db.session(again, write=True) as session:
        factory.stored(session)
    again.dispose()


def test_fingerprints_of_before_are_given_their_outlet(old_database: Path) -> None:
    engine = db.open_database(str(old_database))
    with engine.connect() as connection, connection.begin():
        connection.execute(sa.insert(models.outlets).values(pk=7, name="Skarholm Post", key="skarholm post"))
        connection.execute(sa.update(models.articles).values(outlet_pk=7))
        version = connection.scalar(sa.select(models.versions.c.pk))
        connection.execute(sa.insert(models.fingerprints).values(hash=12, version_pk=version))
        command.downgrade(db.alembic_config(connection), "0003")
        command.upgrade(db.alembic_config(connection), "head")
        assert connection.scalars(sa.select(models.fingerprints.c.outlet_pk)).all() == [7]
    engine.dispose()


# ── a step that rewrites data ────────────────────────────────────────────────────────────────────────────────────

STEP = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{head}", None, None
rewrites_data = {rewrites}

def upgrade():
    with op.batch_alter_table("articles", recreate="always") as batch:
        batch.add_column(sa.Column("shelf", sa.Text()))
    {last}

def downgrade():
    with op.batch_alter_table("articles") as batch:
        batch.drop_column("shelf")
"""


@pytest.fixture
def old_database(database: Path) -> Path:
    """With one article in it."""
    engine = db.open_database(str(database))
    with db.session(engine, write=True) as session:
        factory.stored(session)
    engine.dispose()
    return database


def _next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, rewrites: bool, last: str = "pass") -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(db.migrations_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    step = STEP.format(rewrites=rewrites, last=last, head=HEAD)
    (folder / "versions" / "9999_shelf.py").write_text(step)
    monkeypatch.setattr(db, "migrations_folder", lambda: folder)
    monkeypatch.setattr(db, "SCHEMA_REVISION", "9999")


@pytest.mark.parametrize("rewrites", [True, False])
def test_copies_the_file_before_rewriting_it(
    old_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rewrites: bool
) -> None:
    _next_step(tmp_path, monkeypatch, rewrites=rewrites)
    done = db.upgrade(str(old_database))
    assert (done.before, done.after) == (HEAD, "9999")
    assert (done.backup is not None) == rewrites
    if done.backup:
        assert _count(done.backup) == (1, 3)
    # Rebuilding `articles` must not take along what refers to it.
    assert _count(old_database) == (1, 3)
    assert db.upgrade(str(old_database)) == db.Upgrade("9999", "9999", None)


def test_a_step_that_fails_changes_nothing(old_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _next_step(tmp_path, monkeypatch, rewrites=False, last='op.execute("DELETE FROM articles")')
    with pytest.raises(errors.DatabaseError, match="would refer to nothing"):
        db.open_database(str(old_database))
    assert _count(old_database) == (1, 3)
    with contextlib.closing(sqlite3.connect(old_database)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)


def _count(path: Path) -> tuple[int, int]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return (
            connection.execute("SELECT count(*) FROM articles").fetchone()[0],
            connection.execute("SELECT count(*) FROM attributions").fetchone()[0],
        )
