"""The documentation says what the program does: the reference is generated, sessions and examples are run."""

from __future__ import annotations

import importlib.util
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "claimdb" / "nlp" / "weights" / "meta.json"


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


generate = _load()
HELPS: dict[str, str] = dict(generate.helps())
COMMANDS = {path: text for path, text in HELPS.items() if "COMMAND [ARGS]" not in text}
needs_model = pytest.mark.skipif(not WEIGHTS.exists(), reason="the extraction model is not built")


def test_the_reference_is_up_to_date() -> None:
    assert generate.REFERENCE.read_text("utf-8") == generate.reference(), "run `make docs`"


@pytest.mark.parametrize("path", HELPS)
def test_every_command_has_help_with_an_example(path: str) -> None:
    text = HELPS[path]
    assert f"## {path}\n" in generate.REFERENCE.read_text("utf-8")
    lines = text.splitlines()
    assert len(lines[2].strip()) > 10, "no summary"
    examples = [line.strip() for line in lines if re.match(r" {6}\S", line)]
    assert any("claimdb " in example for example in examples), "no example"
    if path in COMMANDS:
        assert any(path in example for example in examples), "the example is of another command"


@pytest.mark.parametrize("path", COMMANDS)
def test_every_option_says_what_it_does(path: str) -> None:
    options = COMMANDS[path].split("Options:\n")[1]
    entries = re.split(r"\n(?=  -)", options)
    for entry in entries:
        assert re.search(r"\S {2,}\S|\n\s{10,}\S", entry.strip()), entry


@pytest.mark.parametrize("path", COMMANDS)
def test_examples_name_options_that_exist(path: str) -> None:
    for line in COMMANDS[path].splitlines():
        if not re.match(rf" {{6}}{path} ", line):
            continue
        used = {word for word in shlex.split(line.split(">")[0].split("<")[0]) if word.startswith("--")}
        known = set(re.findall(r"--[a-z-]+", COMMANDS[path].split("Options:\n")[1]))
        assert used <= known, line


@needs_model
@pytest.mark.parametrize("page", generate.SESSIONS, ids=lambda page: page.name)
def test_sessions_print_what_the_pages_say(page: Path) -> None:
    assert not generate.is_stale(page, generate.renewed(page)), "run `make docs` and read what has changed"
    assert "[exit " not in page.read_text("utf-8")


@needs_model
def test_python_in_the_readme_runs(tmp_path: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    for block in blocks:
        subprocess.run([sys.executable, "-c", block], cwd=tmp_path, check=True, capture_output=True)


def test_varying_figures_do_not_count() -> None:
    one = "5 articles in 3.2 s (1,204 words/s)\nrun  20240531-1f2a3b\na7f3c2d9  Ana    0.91"
    two = "5 articles in 11 s (88 words/s)\nrun  20240601-000000\nb8f3c2d9  Ana  0.93"
    assert generate.agreement(one, two) == 1.0
    assert generate.agreement("one\ntwo\n", "one\nthree\n") == 0.5


def test_a_named_statement_becomes_the_one_listed_last(tmp_path: Path) -> None:
    page = "```console\n$ echo 'a7f3c2d9  Ana'\n$ echo claimdb show 00000000\n```\n"
    renewed = generate.Sessions(tmp_path).renew(page)
    listed = "$ echo 'a7f3c2d9  Ana'\na7f3c2d9  Ana\n"
    assert renewed == f"```console\n{listed}\n$ echo claimdb show a7f3c2d9\nclaimdb show a7f3c2d9\n```\n"


def test_a_failing_command_shows_in_the_page(tmp_path: Path) -> None:
    assert "[exit 3]" in generate.Sessions(tmp_path).renew("```console\n$ exit 3\n```\n")
