"""What a command must not import, because it would be slow."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from claimdb import __version__

HEAVY = {"spacy", "onnxruntime", "alembic", "fastapi", "numpy", "trafilatura", "tokenizers", "dateparser", "pydantic"}
PRINT_MODULES = """
import sys
from claimdb.cli import main
sys.argv = ["claimdb", *sys.argv[1:]]
try:
    main()
finally:
    sys.stderr.write("\\n" + " ".join(sorted({name.split(".")[0] for name in sys.modules})))
"""


def imported(*args: str) -> set[str]:
    """Top-level modules that a command imports."""
    done = subprocess.run([sys.executable, "-c", PRINT_MODULES, *args], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


def test_help_imports_typer_and_little_else() -> None:
    modules = imported("--help")
    assert "typer" in modules
    assert not modules & (HEAVY | {"sqlalchemy"})


@pytest.mark.parametrize(
    "command",
    [
        ["claims", "--speaker", "lie"],
        ["claims", "--format", "csv"],
        ["claims", "--limit", "5", "--min-confidence", "0.5", "--form", "direct", "--modality", "all"],
        ["claims", "--unresolved"],
        ["claim"],
        ["disputes"],
        ["origins"],
        ["speakers"],
        ["speakers", "suggest"],
        ["speakers", "history"],
        ["speaker", "lie"],
        ["articles"],
        ["search", "fire"],
        ["stats"],
    ],
    ids=" ".join,
)
def test_queries_import_nothing_heavy(fire: Path, command: list[str]) -> None:
    assert not imported("--db", str(fire), *command) & HEAVY


def test_main_passes_on_how_a_command_ended(fire: Path) -> None:
    code = "from claimdb.cli import main; main()"
    for args, ended in ((["claims", "--count"], 0), (["claims", "--sort", "age"], 2), (["speaker", "zeppelin"], 3)):
        done = subprocess.run([sys.executable, "-c", code, "--db", str(fire), *args], capture_output=True, check=False)
        assert done.returncode == ended


def test_the_package_runs_as_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "claimdb", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"claimdb {__version__}"
