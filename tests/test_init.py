from __future__ import annotations

import subprocess
import sys

import pytest

import claimdb

HEAVY = ("spacy", "onnxruntime", "tokenizers", "alembic", "fastapi", "trafilatura", "numpy", "dateparser")


def test_public_names_are_sorted_and_there() -> None:
    assert sorted(claimdb.__all__) == claimdb.__all__
    assert all(hasattr(claimdb, name) for name in claimdb.__all__)


@pytest.mark.parametrize(
    "statement",
    [
        "import claimdb",
        "from claimdb.store import articles, judgements, links, runs, search, speakers, statements, stats",
        "from claimdb import db, verification",
    ],
)
def test_queries_import_nothing_heavy(statement: str) -> None:
    code = f"import sys; {statement}; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_query_on_a_current_database_does_not_import_alembic(database: object) -> None:
    code = (
        "import sys; from claimdb import db; from claimdb.store import statements; from claimdb.store.rows import *\n"
        f"with db.session(db.open_database({str(database)!r}, create=False)) as session:\n"
        "    assert list(statements.statements(session, StatementFilter(about='x', speaker_ids=['a']))) == []\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
