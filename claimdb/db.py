"""Engine, session, pragmas and migrations: the one place that knows the dialect, besides the search query.

The schema is built by the migrations alone. Alembic is imported only when the database's revision is not the packaged
one, so that queries start fast.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError as DriverError
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from claimdb import errors, settings

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

SCHEMA_REVISION = "0004"
"""Head of migrations/versions; a test holds them together."""

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

_SQLITE_MAGIC = b"SQLite format 3\x00"


# ── open ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def open_database(url_or_path: str | None = None, *, create: bool = True) -> sa.Engine:
    """The database of a path or SQLAlchemy URL (``CLAIMDB_DB``, else ``claims.db`` here), brought up to date.

    Raises DatabaseMissing (with ``create=False``), NotADatabase, NewerDatabase, DatabaseLocked, DatabaseReadOnly,
    DiskFull or DatabaseError, each naming the file.
    """
    chosen = settings.load()
    url = database_url(url_or_path or chosen.database)
    path = _file(url)
    if path is not None:
        _refuse_bad_file(path, create)
    engine = engine_for(url, chosen.lock_seconds)
    try:
        with explained(engine):
            if _current_revision(engine) != SCHEMA_REVISION:
                _migrate(engine, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextlib.contextmanager
def session(engine: sa.Engine, *, write: bool = False) -> Iterator[Session]:
    """One transaction: committed at the end, rolled back on any error. Database errors come out as ClaimdbError.

    ``write=True`` takes SQLite's write lock at once, so that two writers queue instead of failing half-way.
    """
    with (
        explained(engine),
        engine.connect().execution_options(claimdb_write=write) as connection,
        Session(connection, autoflush=False, expire_on_commit=False) as opened,
        opened.begin(),
    ):
        if write:
            opened.connection()  # a session begins with its first statement: too late to queue
        yield opened


def database_url(url_or_path: str) -> sa.URL:
    """A URL as it is (``postgresql://`` with psycopg 3); anything else is a path to an SQLite file."""
    if "://" not in url_or_path:
        path = Path(url_or_path).expanduser()
        return sa.URL.create("sqlite", database=str(path))
    try:
        url = sa.make_url(url_or_path)
    except sa.exc.ArgumentError as error:
        raise errors.UsageError(f"{url_or_path!r} is neither a path nor an SQLAlchemy URL.") from error
    return url.set(drivername="postgresql+psycopg") if url.drivername in {"postgres", "postgresql"} else url


def describe(engine: sa.Engine) -> str:
    """The file's path, or the URL without its password."""
    if not _is_sqlite(engine):
        return engine.url.render_as_string(hide_password=True)
    name = engine.url.database or ":memory:"
    return unquote(name.removeprefix("file://")) if name.startswith("file:") else name


def _is_sqlite(engine: sa.Engine) -> bool:
    return engine.dialect.name == "sqlite"


def _file(url: sa.URL) -> Path | None:
    """The SQLite file, ``None`` for a database in memory or on a server."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def _refuse_bad_file(path: Path, create: bool) -> None:
    if path.is_dir():
        raise errors.NotADatabase(f"{path} is a folder, not a database; give a file such as {path / 'claims.db'}.")
    if not path.exists():
        if not create:
            raise errors.DatabaseMissing(
                f"There is no database {path}. `claimdb ingest PATH` makes one; --db names another."
            )
        if not path.parent.is_dir():
            raise errors.DatabaseMissing(
                f"The folder {path.parent} for the database {path.name} does not exist. Make it, or name another."
            )
        if not os.access(path.parent, os.W_OK):
            raise errors.DatabaseReadOnly(
                f"No permission to make the database {path}. Name one in another folder with --db."
            )
        return
    try:
        with path.open("rb") as file:
            start = file.read(len(_SQLITE_MAGIC))
    except OSError as error:
        raise errors.DatabaseError(
            f"The database {path} cannot be read: {error.strerror}. Change its permissions, or name another with --db."
        ) from error
    if start and start != _SQLITE_MAGIC:
        raise errors.NotADatabase(f"{path} is not a claimdb database. Name another file with --db.")
    if not start and not create:
        raise errors.DatabaseMissing(f"The database {path} is empty. `claimdb ingest PATH` fills it.")


# ── engine ───────────────────────────────────────────────────────────────────────────────────────────────────────


def engine_for(url: sa.URL, lock_seconds: float) -> sa.Engine:
    """An engine with claimdb's pragmas and transactions, whatever the database holds; `open_database` checks it too."""
    try:
        if url.get_backend_name() != "sqlite":
            return sa.create_engine(url)
        path = _file(url)
        engine = sa.create_engine(_read_only(url) if path and _cannot_write(path) else url)
    except (SQLAlchemyError, ImportError) as error:
        hint = " `pip install 'claimdb[postgres]'` installs the driver." if isinstance(error, ImportError) else ""
        name = url.render_as_string(hide_password=True)
        raise errors.DatabaseError(f"The database {name} cannot be opened: {str(error).rstrip('.')}.{hint}") from error
    _set_up_sqlite(engine, int(lock_seconds * 1000))
    return engine


def _cannot_write(path: Path) -> bool:
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _read_only(url: sa.URL) -> sa.URL:
    """A file that nobody here can change: read without lock files. A write then fails as read-only."""
    path = Path(url.database or "").absolute()
    wal = Path(f"{path}-wal")
    immutable = not (wal.exists() and wal.stat().st_size)
    return url.set(
        database=path.as_uri(),
        query={"mode": "ro", "uri": "true"} | ({"immutable": "1"} if immutable else {}),
    )


def _set_up_sqlite(engine: sa.Engine, lock_milliseconds: int) -> None:
    """Own transactions instead of the driver's, which neither covers DDL nor lets a writer take its lock at once."""

    @sa.event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout = {lock_milliseconds}",
            "foreign_keys = ON",
            "journal_mode = WAL",
            "synchronous = NORMAL",
            "cache_size = -32000",
        ):
            _pragma(connection, pragma)

    @sa.event.listens_for(engine, "begin")
    def on_begin(connection: sa.Connection) -> None:
        write = connection.get_execution_options().get("claimdb_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _pragma(connection: sqlite3.Connection, pragma: str) -> None:
    try:
        connection.execute(f"PRAGMA {pragma}").close()
    except sqlite3.OperationalError as error:
        # A read-only file keeps its journal mode; every other failure is the user's to know.
        if not ("readonly" in str(error) and pragma.startswith("journal_mode")):
            raise


# ── what went wrong, for a person ────────────────────────────────────────────────────────────────────────────────


@contextlib.contextmanager
def explained(engine: sa.Engine) -> Iterator[None]:
    """Driver errors come out as the ClaimdbError that says which database, what happened and what to do."""
    try:
        yield
    except DriverError as error:
        if isinstance(error, sa.exc.IntegrityError | sa.exc.ProgrammingError | sa.exc.DataError):
            raise
        raise _explain(describe(engine), str(_first(error).orig or error)) from error


def _first(error: DriverError) -> DriverError:
    """What really happened: a full disk ends the whole transaction, and then SQLite misses the savepoint in it."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, DriverError) and "no such savepoint" not in str(cause):
            return cause
        cause = cause.__context__
    return error


def _explain(name: str, message: str) -> errors.DatabaseError:
    lower = message.lower()
    if "locked" in lower or "busy" in lower:
        return errors.DatabaseLocked(
            f"The database {name} is locked by another program that writes to it. Try again later."
        )
    if "readonly" in lower or "read-only" in lower:
        return errors.DatabaseReadOnly(
            f"The database {name} cannot be written: no permission. Copy it, or name another with --db."
        )
    if "is full" in lower or "no space" in lower:
        return errors.DiskFull(
            f"No room left on the disk of {name}. Nothing half-done was stored; free some and go on."
        )
    if "not a database" in lower or "encrypted" in lower:
        return errors.NotADatabase(f"{name} is not a claimdb database. Name another file with --db.")
    if "malformed" in lower:
        return errors.DatabaseError(f"The database {name} is damaged ({message}). Restore a copy of it.")
    return errors.DatabaseError(f"The database {name} failed: {message}")


# ── migrations ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What was done; ``before`` is ``None`` for a new database, ``backup`` the copy made before rewriting data."""

    before: str | None
    after: str
    backup: Path | None


def upgrade(url_or_path: str | None = None) -> Upgrade:
    """Bring an existing database up to date and say what was done (``claimdb db upgrade``)."""
    chosen = settings.load()
    url = database_url(url_or_path or chosen.database)
    path = _file(url)
    if path is not None:
        _refuse_bad_file(path, create=False)
    engine = engine_for(url, chosen.lock_seconds)
    try:
        with explained(engine):
            before = _current_revision(engine)
            backup = _migrate(engine, create=True) if before != SCHEMA_REVISION else None
    finally:
        engine.dispose()
    return Upgrade(before, SCHEMA_REVISION, backup)


def migrations_folder() -> Path:
    """Inside the installed package, else beside it in a checkout."""
    inside = Path(__file__).parent / "migrations"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "migrations"


def alembic_config(connection: sa.Connection | None = None) -> Config:
    """Alembic's configuration, for this connection; tests and ``migrations/env.py`` read it too."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _current_revision(engine: sa.Engine) -> str | None:
    """The revision that the database is at; ``None`` for an empty one. NotADatabase where the tables are another's."""
    with engine.connect() as connection:
        tables = set(sa.inspect(connection).get_table_names())
        if "alembic_version" not in tables:
            if tables:
                raise errors.NotADatabase(f"{describe(engine)} holds another program's tables. Name another with --db.")
            return None
        found = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
        if found is not None and "attributions" not in tables:
            raise errors.NotADatabase(f"{describe(engine)} holds another program's tables. Name another with --db.")
        return None if found is None else str(found)


def _migrate(engine: sa.Engine, *, create: bool) -> Path | None:
    """Run what is missing in one transaction; gives the backup that was made first, if any."""
    from alembic import command
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(alembic_config())
    before = _current_revision(engine)
    if before is None and not create:
        raise errors.DatabaseMissing(f"The database {describe(engine)} is empty. `claimdb ingest PATH` fills it.")
    pending = _pending(script, before, describe(engine))
    rewrites = before is not None and any(getattr(step, "rewrites_data", False) for step in pending)
    path = _file(engine.url)
    backup = _back_up(path, before) if path and before and rewrites else None
    with engine.connect().execution_options(claimdb_write=True) as connection:
        # Rebuilding a table drops the old one, and with foreign keys on that would remove all rows that refer to it.
        _set_foreign_keys(connection, on=False)
        with connection.begin():
            command.upgrade(alembic_config(connection), "head")
            _refuse_orphans(connection)
        _set_foreign_keys(connection, on=True)
    return backup


def _pending(script: ScriptDirectory, before: str | None, name: str) -> list[Any]:
    known = {revision.revision: revision for revision in script.walk_revisions()}
    if before is not None and before not in known:
        raise errors.NewerDatabase(
            f"The database {name} was written by a newer claimdb (schema {before}; this one knows up to "
            f"{SCHEMA_REVISION}). Install the newer claimdb, or name another database with --db."
        )
    return [
        revision.module
        for revision in script.iterate_revisions("head", before or "base")
        if revision.revision != before
    ]


def _set_foreign_keys(connection: sa.Connection, *, on: bool) -> None:
    if connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}").close()


def _refuse_orphans(connection: sa.Connection) -> None:
    if connection.dialect.name == "sqlite":
        orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if orphan:
            raise errors.DatabaseError(
                f"Upgrading broke off: a row of {orphan[0]} would refer to nothing in {orphan[2]}."
            )


def _back_up(path: Path, revision: str | None) -> Path:
    """A copy beside the file, taken through SQLite so that what stands in its log is in it too."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    target = path.with_name(f"{path.name}.before-{revision}-{stamp}.bak")
    room = shutil.disk_usage(path.parent).free
    if room < path.stat().st_size * 1.1:
        raise errors.DiskFull(
            f"No room for a copy of {path} before upgrading it; free {path.stat().st_size >> 20} MB first."
        )
    with contextlib.closing(sqlite3.connect(path)) as source, contextlib.closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    return target


# ── care ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class DatabaseInfo:
    """``claimdb db info``. ``size`` in bytes with the log, ``None`` on a server."""

    location: str
    dialect: str
    server: str
    revision: str | None
    head: str
    journal: str | None
    size: int | None

    def as_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def info(engine: sa.Engine) -> DatabaseInfo:
    """Where the database is, what runs it, and at which revision it stands."""
    path = _file(engine.url)
    with explained(engine), engine.connect() as connection:
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar() if _is_sqlite(engine) else None
        version = ".".join(map(str, engine.dialect.server_version_info or ()))
    return DatabaseInfo(
        location=describe(engine),
        dialect=engine.dialect.name,
        server=version,
        revision=_current_revision(engine),
        head=SCHEMA_REVISION,
        journal=journal,
        size=sum(one.stat().st_size for one in _files(path) if one.exists()) if path else None,
    )


def _files(path: Path) -> tuple[Path, Path]:
    """The file and its log."""
    return path, path.with_name(f"{path.name}-wal")


def check(engine: sa.Engine) -> list[str]:
    """What the database itself finds wrong (pages, indexes, references, search index); empty when all is well."""
    if not _is_sqlite(engine):
        return []
    with explained(engine), engine.connect() as connection:
        rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        broken = [f"integrity: {row}" for row in rows if row != "ok"]
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return broken + [f"references: row {row} of {table} refers to nothing in {to}" for table, row, to, _ in orphans]


def optimize(engine: sa.Engine) -> None:
    """Refresh the planner's statistics and fold the log into the file, after many rows were written."""
    if not _is_sqlite(engine):
        return
    with explained(engine), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        for statement in ("PRAGMA analysis_limit = 1000", "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"):
            driver.execute(statement).close()


def now() -> str:
    """This moment as the tables keep it: ISO 8601, UTC, whole seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
