from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest
import sqlalchemy as sa

from claimdb import db, errors, models
from claimdb.store import articles
from tests import factory


def test_creates_the_file_with_foreign_keys_and_a_log(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    engine = db.open_database(str(path))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    found = db.info(engine)
    assert (found.location, found.revision, found.head) == (str(path), db.SCHEMA_REVISION, db.SCHEMA_REVISION)
    assert db.check(engine) == []
    engine.dispose()


def test_the_environment_names_the_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMDB_DB", str(tmp_path / "named.db"))
    db.open_database().dispose()
    assert (tmp_path / "named.db").exists()


def test_two_processes_may_create_it_at_once(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = f"from claimdb import db; db.open_database({str(tmp_path / 'new.db')!r})"
    running = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(2)]
    ended = [(one.communicate()[1], one.returncode) for one in running]
    assert [code for _, code in ended] == [0, 0], ended


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"hello, this is a letter\n" * 50, "is not a claimdb database"), (b"SQLite format 3\x00" + b"x" * 4000, "not a")],
)
def test_refuses_what_is_no_database(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(content)
    with pytest.raises(errors.NotADatabase, match=says) as caught:
        db.open_database(str(path))
    assert str(path) in str(caught.value)
    assert path.read_bytes() == content


def test_refuses_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    with pytest.raises(errors.NotADatabase, match="another program"):
        db.open_database(str(path))


def test_refuses_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(errors.NotADatabase, match="is a folder"):
        db.open_database(str(tmp_path))
    with pytest.raises(errors.DatabaseMissing, match="does not exist"):
        db.open_database(str(tmp_path / "no" / "claims.db"))


def test_says_what_to_do_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(errors.DatabaseMissing, match="claimdb ingest"):
        db.open_database(str(tmp_path / "claims.db"), create=False)
    assert not (tmp_path / "claims.db").exists()


def test_refuses_a_newer_database(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(errors.NewerDatabase, match=r"newer claimdb \(schema 9999"):
        db.open_database(str(database))


def test_waits_for_another_writer_and_then_says_so(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMDB_LOCK_SECONDS", "0.05")
    engine = db.open_database(str(database))
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(errors.DatabaseLocked, match="is locked"), db.session(engine, write=True):
        pass
    with db.session(engine) as session:
        assert articles.articles(session) == []
    other.close()
    engine.dispose()


def test_a_full_disk_leaves_nothing_half_done(engine: sa.Engine) -> None:
    def small(connection: sqlite3.Connection, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 5}").close()

    engine.dispose()
    sa.event.listen(engine, "connect", small)
    text = "\n".join(f"“Line {n} is long enough to fill pages,” Lena Brandt said." for n in range(3000))
    with db.session(engine, write=True) as session:
        factory.run_id(session)
    with pytest.raises(errors.DiskFull, match="No room left"), db.session(engine, write=True) as session:
        factory.stored(
            session,
            factory.article(text, path="long.txt"),
            factory.extraction(text, factory.attribution(text, "Line 7")),
        )
    with db.session(engine) as session:
        assert articles.articles(session) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_reads_a_file_that_may_not_be_written(database: Path) -> None:
    database.chmod(stat.S_IRUSR)
    _reads_only(database)


def test_reads_a_file_in_a_folder_that_may_not_be_written(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    _reads_only(database)


def _reads_only(database: Path) -> None:
    engine = db.open_database(str(database))
    with db.session(engine) as session:
        assert articles.articles(session) == []
    with pytest.raises(errors.DatabaseReadOnly, match="cannot be written"), db.session(engine) as session:
        factory.run_id(session)
    engine.dispose()


def test_a_session_commits_at_its_end_and_not_after_an_error(engine: sa.Engine) -> None:
    with pytest.raises(ValueError, match="substring"), db.session(engine, write=True) as session:
        factory.stored(session).id.index("no such part")
    with db.session(engine) as session:
        assert articles.articles(session) == []
    with db.session(engine, write=True) as session:
        factory.stored(session)
    with db.session(engine) as session:
        assert len(articles.articles(session)) == 1


def test_the_database_refuses_what_makes_no_sense(engine: sa.Engine) -> None:
    table = models.speakers
    assert isinstance(table, sa.Table)
    with pytest.raises(sa.exc.IntegrityError, match="ck_speakers_kind"), db.session(engine, write=True) as session:
        session.execute(sa.insert(table).values(id="x", kind="animal", name="X", key="x"))


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("claims.db", "sqlite:///claims.db"),
        ("sqlite:///a/b.db", "sqlite:///a/b.db"),
        ("postgresql://me@host/news", "postgresql+psycopg://me@host/news"),
    ],
)
def test_paths_and_urls(given: str, url: str) -> None:
    assert db.database_url(given).render_as_string() == url


def test_a_url_that_is_none() -> None:
    with pytest.raises(errors.UsageError, match="neither a path"):
        db.open_database("://nothing")
