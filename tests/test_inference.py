"""Weights folders that are not what they should be, and batches of like length."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdb.errors import ModelError
from claimdb.inference import batches_by_length, open_model, read_card, sha256


def write(folder: Path, content: bytes, sha256: str) -> None:
    (folder / "model.onnx").write_bytes(content)
    (folder / "meta.json").write_text(json.dumps({"model_file": "model.onnx", "files": {"model.onnx": sha256}}))


def test_no_card(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"meta\.json is missing"):
        read_card(tmp_path)


def test_a_card_that_is_not_json(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{")
    with pytest.raises(ModelError, match="not JSON"):
        read_card(tmp_path)


def test_a_damaged_file_is_not_opened(tmp_path: Path) -> None:
    write(tmp_path, b"half of a model", "0" * 64)
    with pytest.raises(ModelError, match=r"model\.onnx is damaged"):
        open_model(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    write(tmp_path, b"", "0" * 64)
    (tmp_path / "model.onnx").unlink()
    with pytest.raises(ModelError, match=r"model\.onnx is missing"):
        open_model(tmp_path)


def test_the_sha256_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")
    assert sha256(tmp_path / "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@given(sizes=st.lists(st.integers(1, 300), max_size=80))
def test_batches_hold_everything_once_and_stay_small(sizes: list[int]) -> None:
    groups = batches_by_length(sizes, most=500)
    assert sorted(i for group in groups for i in group) == list(range(len(sizes)))
    for group in groups:
        assert len(group) == 1 or max(sizes[i] for i in group) * len(group) <= 500
