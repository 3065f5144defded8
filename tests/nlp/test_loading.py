"""How the pipeline is loaded: once, by whichever thread, with spaCy's commands left for later."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from time import sleep
from typing import TYPE_CHECKING

import pytest

import claimdb
from claimdb.errors import ModelError
from claimdb.nlp import encoder
from claimdb.nlp.loading import collection_paused

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMANDS = "('spacy.cli', 'typer', 'weasel', 'httpx')"
LEAN = "from claimdb.nlp.loading import import_spacy; import_spacy(); import spacy, sys\n"
FAILING = """
import sys
from types import ModuleType
from claimdb.nlp import loading
def unlike_what_is_expected():
    sys.modules["spacy.cli"] = ModuleType("spacy.cli")
    try:
        import spacy
    finally:
        del sys.modules["spacy.cli"]
loading._import_without_commands = unlike_what_is_expected
loading.import_spacy()
import spacy
print(spacy.blank("en")("It rained.")[1])
"""


def printed(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def unopened() -> Iterator[None]:
    encoder._opened.cache_clear()
    yield
    encoder._opened.cache_clear()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (f"print([name for name in {COMMANDS} if name in sys.modules])", "[]"),
        ("print(spacy.blank('en')('It rained.')[1])", "rained"),
        ("print(callable(spacy.info), callable(spacy.cli.info), callable(spacy.cli.download))", "True True True"),
        ("import spacy.cli; print(spacy.cli.info is spacy.info)", "True"),
        ("from spacy.cli import download; print(callable(download))", "True"),
        ("print(callable(spacy.displacy.render))", "True"),
        ("print(hasattr(spacy, 'no_such_thing'), hasattr(spacy, '__wrapped__'))", "False False"),
    ],
)
def test_spacy_is_whole_once_somebody_asks(code: str, expected: str) -> None:
    assert printed(LEAN + code) == expected


def test_the_first_load_leaves_the_commands_out() -> None:
    code = f"import sys, claimdb; claimdb.load_nlp(); print([name for name in {COMMANDS} if name in sys.modules])"
    assert printed(code) == "[]"


def test_spacy_that_is_there_already_stays_as_it_is() -> None:
    assert printed(f"import spacy; {LEAN}print('__getattr__' in vars(spacy), spacy.info.__module__)") == (
        "False spacy.cli.info"
    )


def test_a_spacy_that_needs_its_commands_is_imported_with_them() -> None:
    assert printed(FAILING) == "rained"


@pytest.mark.parametrize("enabled", [True, False])
def test_collection_is_left_as_it_was(enabled: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with collection_paused():
            assert not gc.isenabled()
        assert gc.isenabled() == enabled
        with pytest.raises(ZeroDivisionError), collection_paused():
            _ = 1 / 0
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if before else gc.disable)()


@pytest.mark.usefixtures("unopened")
def test_threads_that_ask_at_once_get_one_encoder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Slow:
        tokenizer = None

        def __init__(self, folder: Path, *, threads: int) -> None:
            assert (folder, threads) == (tmp_path, 1)
            sleep(0.05)

    monkeypatch.setattr(encoder, "Encoder", Slow)
    together = Barrier(4)

    def ask() -> object:
        together.wait()
        return encoder.open_encoder(tmp_path, 1)

    with ThreadPoolExecutor(4) as pool:
        found = [task.result() for task in [pool.submit(ask) for _ in range(4)]]
    assert len({id(one) for one in found}) == 1


@pytest.mark.usefixtures("unopened")
@pytest.mark.parametrize(
    ("card", "message"),
    [
        (None, r"meta\.json is missing"),
        ({"model_file": "a.onnx", "files": {"a.onnx": "0" * 64}}, r"a\.onnx is missing"),
        ({"model_file": "a.onnx", "files": {"meta.json": "0" * 64}}, r"meta\.json is damaged"),
    ],
)
def test_a_model_that_cannot_be_opened_is_reported_by_the_load(
    card: dict[str, object] | None, message: str, tmp_path: Path
) -> None:
    if card is not None:
        (tmp_path / "meta.json").write_text(json.dumps(card))
    for _ in range(2):
        with pytest.raises(ModelError, match=message):
            claimdb.load_nlp(model=tmp_path)


def test_a_model_of_another_version_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Session:
        outputs = ("tags", "entities", "ends", "links")

    monkeypatch.setattr(encoder, "open_model", lambda *_, **__: (Session(), {}))
    with pytest.raises(ModelError, match="another version of claimdb"):
        encoder.Encoder(tmp_path)
