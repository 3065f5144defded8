"""How commands end: exit codes, one line for what is known, nothing for a closed pipe."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import typer

from claimdb import errors
from claimdb.cli import app
from claimdb.cli.group import LazyGroup, explain, told_plainly


@pytest.mark.parametrize(
    ("raised", "code", "told"),
    [
        (errors.UsageError("No such option."), 2, "Error: No such option."),
        (errors.UnreadableInput("a.txt: not text."), 1, "Error: a.txt: not text."),
        (errors.NotFound("No statement."), 3, "Error: No statement."),
        (errors.NewerDatabase("Too new."), 4, "Error: Too new."),
        (errors.SomeInputsFailed("2 files failed."), 5, "Error: 2 files failed."),
        (KeyboardInterrupt(), 130, "Interrupted."),
        (PermissionError(13, "Permission denied", "x.csv"), 1, "Error: x.csv: Permission denied"),
    ],
)
def test_exit_codes(raised: BaseException, code: int, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended, told_plainly():
        raise raised
    assert ended.value.exit_code == code
    assert capsys.readouterr().err == f"{told}\n"


def test_names_to_choose_from_stand_below() -> None:
    ambiguous = errors.Ambiguous("Two.", ["a1  Ann Lee", "b2  Bo Lee"])
    assert explain(ambiguous) == "Error: Two.\nIt could be:\n  a1  Ann Lee\n  b2  Bo Lee"
    unknown = errors.UnknownName("None.", ["Ann Lee"])
    assert explain(unknown) == "Error: None.\nThe nearest are:\n  Ann Lee"


def claimdb(*args: str) -> subprocess.CompletedProcess[str]:
    code = "from claimdb.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=False)


def test_unknown_command_names_the_nearest() -> None:
    done = claimdb("clams")
    assert done.returncode == 2
    assert "There is no command 'clams'. Did you mean claims or claim?" in done.stderr


def test_summaries_are_the_first_lines_of_the_helps() -> None:
    context = typer.Context(typer.main.get_command(app))
    group = context.command
    assert isinstance(group, LazyGroup)
    for rows in LazyGroup.table.values():
        for name, (_, summary) in rows.items():
            first = (group.get_command(context, name).help or "").strip("\b\n").splitlines()[0]
            assert first == summary, name


MANY_LINES = """
import sys, typer
from claimdb.cli.group import told_plainly
try:
    with told_plainly():
        for _ in range(100_000):
            sys.stdout.write("line\\n")
except typer.Exit as ended:
    sys.exit(ended.exit_code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_closed_pipe_is_silent(tmp_path: Path) -> None:
    (tmp_path / "many.py").write_text(MANY_LINES, "utf-8")
    command = f"{sys.executable} {tmp_path}/many.py | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout == "line\n0\n"
    assert done.stderr == ""
