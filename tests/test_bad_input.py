"""Bad input, end to end: the command line, the model that ships, and a database that must hold afterwards."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Claimdb, claimdb, plain_environment

__all__ = ["claimdb", "plain_environment"]

GOOD = (
    "Harbour engineer Ana Brandt said on Monday that the pier would hold. “We checked it twice,” she told reporters.\n"
)
PAGE = f"<!doctype html><html><head><title>Pier</title></head><body><article><p>{GOOD}</p><p>{GOOD}</p>"
RUSSIAN = "Министр заявил, что мост будет закрыт до лета. Никто не знает, когда он снова откроется для людей. " * 5


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one sound article, which must come through whatever lies beside it."""
    made = tmp_path / "in"
    made.mkdir()
    (made / "good.txt").write_text(GOOD, "utf-8")
    return made


def verified(claimdb: Claimdb) -> str:
    done = claimdb("verify")
    assert done.code == 0, done.out
    return done.out


REFUSED = {
    "empty": ("a.txt", b"", "it is empty. Remove it or fill it."),
    "blank": ("a.txt", b" \n\t", "white space"),
    "binary": ("a.txt", bytes((i * 7919 + i * i * 31) % 256 for i in range(4000)), "Save it as text in UTF-8."),
    "picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), "it is a picture, not text. Save it as text in UTF-8."),
    "20 MB": ("a.txt", b"He said that it was so. " * 850_000, "too many for one article (at most 2,500,000). Split"),
    "bad date": ("a.txt", f"---\ndate: soon\n---\n{GOOD}".encode(), "a.txt: line 2: “soon” is no date"),
    "cut page": ("a.html", PAGE[:40].encode(), "no article text is found in the page. Save its text as a .txt file."),
    "hostile page": ("a.html", b"<div>" * 20_000, "a.html: "),
    "script": ("a.html", b"<html><script>alert(1)</script>", "no article text is found"),
    "no name": (os.fsdecode(b"a\xff.txt"), GOOD.encode(), r"a\xff.txt: its name is not UTF-8"),
    "two-line name": ("a\nb.txt", GOOD.encode(), r"a\x0ab.txt: its name is not UTF-8 or holds control characters."),
}


@pytest.mark.parametrize(("name", "data", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_named_and_the_rest_is_stored(
    claimdb: Claimdb, folder: Path, name: str, data: bytes, told: str
) -> None:
    try:
        (folder / name).write_bytes(data)
    except OSError:
        pytest.skip("this file system refuses the name")
    done = claimdb("ingest", "in", "--jobs", "1")
    assert done.code == 5
    assert told in done.err
    assert done.err.startswith("in/a")
    assert done.err.count("\n") == 2
    assert done.out.startswith("2 articles: 1 new, 0 known, 0 changed, 1 failed.")
    assert verified(claimdb).startswith("1 text,")


ODD = {
    "marks": ("“”\"„»«‘’'" * 40, ""),
    "one mark a line": ('"\n' * 200, ""),
    "odd marks": ("„We wait”, said Ana Brandt. »No«, he said. \"Never closed, she said. 「So」 ``no''.\n", ""),
    "right to left": (
        "Minister \u202bعلي حسن\u202c said that it “لا يزال مغلقا” is shut. \u200f“We wait,” he said.\n",
        "",
    ),
    "Arabic": ("قال السفير يوم الاثنين إن الجسر سيبقى مغلقا حتى الصيف. «لا نعرف» قال الوزير للصحفيين.\n", ""),
    "Chinese": ("国防部长周三在首都表示，他不会前来参加会议，也不会派人参加。「我们不知道」他对记者说。\n", ""),
    "emoji": (
        "😀👩\u200d👧🇫🇷 e\u0301\u0302 “We checked 🏗️ twice,” said Ana Bran\u0301dt 🙂. “Y\u0301es,” he said.\n",
        "",
    ),
    "CRLF": (GOOD.replace(". ", ".\r\n\r\n"), ""),
    "NUL": (GOOD.replace("pier", "pi\0er"), "1 NUL character replaced by U+FFFD"),
    "escapes": (GOOD * 5 + "Tom Reed said that it\x1b[31m shone.\x07", "2 control characters replaced by U+FFFD"),
    "one word": ("x" * 60_000, ""),
    "depth": ("“" * 500 + " said Ana Brandt " + "”" * 500, ""),
    "old encoding": (GOOD.encode("cp1252"), "read as cp1252 (guessed)"),
    "Cyrillic": (RUSSIAN.encode("cp1251"), "read as cp1251 (guessed)"),
    "damaged": (GOOD.encode().replace(b"pier", b"p\xed\xa0\x80ier"), "3 damaged characters replaced by U+FFFD"),
    "two encodings": (GOOD.encode() + GOOD.encode("cp1252"), "2 damaged characters replaced by U+FFFD"),
}


@pytest.mark.parametrize(("text", "told"), ODD.values(), ids=ODD)
def test_odd_text_is_stored_and_every_span_holds(claimdb: Claimdb, folder: Path, text: str | bytes, told: str) -> None:
    (folder / "odd.txt").write_bytes(text.encode() if isinstance(text, str) else text)
    done = claimdb("ingest", "in", "--jobs", "1")
    assert done.code == 0, done.err
    assert done.err == (
        f"in/odd.txt: was not UTF-8; {told}\n" if "guessed" in told else told and f"in/odd.txt: {told}\n"
    )
    assert verified(claimdb).startswith("2 texts,")
    for shown in (claimdb("claims"), claimdb("articles"), claimdb("claims", "--format", "csv")):
        assert shown.code == 0
        assert not {"\x1b", "\x07", "\0"} & set(shown.out)


def test_a_cut_page_and_one_that_misnames_its_encoding(claimdb: Claimdb, folder: Path) -> None:
    (folder / "cut.html").write_text(PAGE[:-60], "utf-8")
    (folder / "old.html").write_bytes(PAGE.replace("<head>", '<head><meta charset="ISO-8859-1">').encode("cp1252"))
    assert claimdb("ingest", "in", "--jobs", "1").code == 0
    found = [json.loads(line) for line in claimdb("claims", "--form", "direct", "--format", "jsonl").out.splitlines()]
    assert {"“We checked it twice,”"} == {row["text"] for row in found}
    assert {row["article"]["path"] for row in found} == {"in/cut.html", "in/good.txt", "in/old.html"}
    verified(claimdb)


def test_folders_without_articles_and_missing_files(claimdb: Claimdb, folder: Path) -> None:
    (folder.parent / "nothing").mkdir()
    done = claimdb("ingest", "in", "nothing", "none.txt", "--jobs", "1")
    assert done.code == 5
    assert "nothing: the folder holds no file that can be read (.htm, .html, .markdown, .md, .text, .txt" in done.err
    assert "none.txt: there is no such file or folder. Check the path." in done.err
    assert verified(claimdb).startswith("1 text,")


# ── as another user, in a process of its own ─────────────────────────────────────────────────────────────────────


def command(*args: str, privileged: bool = False) -> list[str]:
    """`claimdb` in a new process; root gives up the right to read everything unless ``privileged``."""
    dropped = "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"
    drop = [] if privileged or os.geteuid() else ["setpriv", *dropped]
    return [*drop, sys.executable, "-c", "from claimdb.cli import main; main()", *args]


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*args), capture_output=True, text=True, check=False)


def can_drop_rights() -> bool:
    if os.geteuid():
        return True
    try:
        return subprocess.run(command("--version"), capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not can_drop_rights(), reason="root, and no setpriv to give up its rights")
def test_missing_permissions(claimdb: Claimdb, folder: Path) -> None:
    for name, make in (("file.txt", Path.touch), ("folder", Path.mkdir)):
        make(folder / name)
        (folder / name).chmod(0)
    done = run("ingest", "in", "--jobs", "1")
    (folder / "folder").chmod(0o700)
    assert done.returncode == 5
    assert "in/file.txt: no permission to read it. Change its permissions or leave it out.\n" in done.stderr
    assert "in/folder: no permission to read it. Change its permissions or leave it out.\n" in done.stderr
    assert done.stdout.startswith("3 articles: 1 new, 0 known, 0 changed, 2 failed.")
    assert verified(claimdb).startswith("1 text,")


@pytest.mark.skipif(not can_drop_rights(), reason="root, and no setpriv to give up its rights")
def test_a_database_that_may_not_be_written_or_made(database: Path, folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir()
    database = database.rename(closed / "claims.db")
    database.chmod(0o444)
    closed.chmod(0o555)
    read = run("--db", str(database), "claims", "--count")
    assert (read.returncode, read.stdout) == (0, "0\n")
    write = run("--db", str(database), "ingest", "in", "--jobs", "1")
    assert write.returncode == 4
    assert write.stderr == (
        f"Error: The database {database} cannot be written: no permission. Copy it, or name another with --db.\n"
    )
    new = run("--db", str(closed / "new.db"), "ingest", "in", "--jobs", "1")
    assert new.returncode == 4
    assert "No permission to make the database" in new.stderr
    closed.chmod(0o700)


# ── databases ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("content", [GOOD.encode(), b"SQLite format 3\0" + bytes(range(256)) * 40])
@pytest.mark.parametrize("args", [["claims"], ["ingest", "in", "--jobs", "1"], ["verify"]])
def test_a_file_that_is_no_database_is_left_as_it_is(
    claimdb: Claimdb, folder: Path, content: bytes, args: list[str]
) -> None:
    other = folder.parent / "other.db"
    other.write_bytes(content)
    done = claimdb("--db", "other.db", *args)
    assert (done.code, done.out) == (4, "")
    assert done.err == "Error: other.db is not a claimdb database. Name another file with --db.\n"
    assert other.read_bytes() == content


@pytest.mark.usefixtures("folder")
def test_a_locked_database(claimdb: Claimdb, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMDB_LOCK_SECONDS", "0.2")
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert claimdb("claims", "--count").out == "0\n"
    done = claimdb("ingest", "in", "--jobs", "1")
    assert done.code == 4
    assert "claims.db is locked by another program that writes to it. Try again later.\n" in done.err
    other.close()
    assert claimdb("ingest", "in", "--jobs", "1").code == 0
    verified(claimdb)


@pytest.mark.usefixtures("database")
def test_a_full_disk(claimdb: Claimdb, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite says of a database that may not grow what it says of a disk."""
    from claimdb import db

    for number in range(40):
        (folder / f"more{number}.txt").write_text(f"{GOOD}{number} {GOOD * 10}", "utf-8")
    pragma, room = db._pragma, database_pages(folder.parent / "claims.db") + 250

    def few(connection: sqlite3.Connection, wanted: str) -> None:
        pragma(connection, wanted)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {max(pages, room)}").close()

    with monkeypatch.context() as patched:
        patched.setattr(db, "_pragma", few)
        done = claimdb("ingest", "in", "--jobs", "1")
    assert done.code == 4
    assert "No room left on the disk of claims.db. Nothing half-done was stored; free some and go on.\n" in done.err
    assert 0 < int(claimdb("articles", "--count").out) < 41
    verified(claimdb)
    assert claimdb("ingest", "in", "--jobs", "1").out.startswith("41 articles: ")
    assert verified(claimdb).startswith("41 texts,")


def test_ctrl_c_and_the_same_command_again(claimdb: Claimdb, folder: Path) -> None:
    for number in range(40):
        (folder / f"more{number}.txt").write_text(f"{GOOD}{number} {GOOD * 10}", "utf-8")
    ingest = command("ingest", "in", "--jobs", "1", privileged=True)
    with subprocess.Popen(ingest, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        until = time.monotonic() + 120
        while time.monotonic() < until and stored(folder.parent / "claims.db") == 0:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, "")
    assert err == "Interrupted. What is stored stays; the same command goes on from there.\n"
    before = int(claimdb("articles", "--count").out)
    assert 0 < before < 41
    verified(claimdb)
    done = claimdb("ingest", "in", "--jobs", "1")
    assert done.out.startswith(f"41 articles: {41 - before} new, {before} known, 0 changed, 0 failed.")
    assert verified(claimdb).startswith("41 texts,")


def database_pages(database: Path) -> int:
    connection = sqlite3.connect(database)
    try:
        return int(connection.execute("PRAGMA page_count").fetchone()[0])
    finally:
        connection.close()


def stored(database: Path) -> int:
    """Articles in a database that another process may be making."""
    if not database.exists():
        return 0
    connection = sqlite3.connect(database)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:  # no tables yet
        return 0
    finally:
        connection.close()
