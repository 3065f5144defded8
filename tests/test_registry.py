from __future__ import annotations

from pathlib import Path

import pytest

from claimdb import registry


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "variants_for_test"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "_shared.py").write_text("def find(): ...")
    (folder / "number.py").write_text("def find(): return 'number'")
    (folder / "time.py").write_text("def find(): return 'time'")
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder.name


def test_files_are_the_variants(package: str) -> None:
    assert registry.names(package) == ("number", "time")
    assert {name: found() for name, found in registry.functions(package, "find").items()} == {
        "number": "number",
        "time": "time",
    }


def test_says_what_there_is(package: str) -> None:
    with pytest.raises(LookupError, match="it has number, time"):
        registry.function(package, "place", "find")
    with pytest.raises(LookupError, match=r"no function export\(\)"):
        registry.function(package, "time", "export")
