"""ONNX sessions: check a model file, open it, run arrays through it. The only module that knows onnxruntime."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

from claimdb.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np

Arrays = Mapping[str, NDArray[Any]]


def import_runtime() -> None:
    """Import onnxruntime now, so that a :class:`Session` can be made on another thread without importing anything."""
    import onnxruntime  # noqa: F401


class Session:
    """One ONNX model held open; ``run`` is safe to call from one thread at a time."""

    def __init__(self, path: Path, *, threads: int = 1) -> None:
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_mem_pattern = False
        options.add_session_config_entry("session.intra_op.allow_spinning", "0" if threads > 1 else "1")
        self._session = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self.outputs: Sequence[str] = [output.name for output in self._session.get_outputs()]

    def run(self, inputs: Arrays) -> dict[str, NDArray[np.float32]]:
        """All outputs by name."""
        return dict(zip(self.outputs, self._session.run(None, dict(inputs)), strict=True))


def read_card(folder: Path, name: str = "meta.json") -> dict[str, Any]:
    """The card of a model in a weights folder: what it was made from, and what decoding needs to know."""
    path = folder / name
    if not path.is_file():
        raise ModelError(f"no model in {folder}: {name} is missing; reinstall claimdb or give another --model")
    try:
        card: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ModelError(f"{path} is not JSON ({error}); reinstall claimdb or give another --model") from error
    return card


def open_model(folder: Path, *, threads: int = 1, card_name: str = "meta.json") -> tuple[Session, dict[str, Any]]:
    """The session and card of a weights folder; every file named in the card is checked against its sha256 first."""
    card = check_files(folder, card_name)
    return Session(folder / card["model_file"], threads=threads), card


def check_files(folder: Path, card_name: str = "meta.json") -> dict[str, Any]:
    """The card, once every file that it names has the sha256 that it gives. Raises ModelError."""
    card = read_card(folder, card_name)
    for name, expected in card["files"].items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"{path} is missing; reinstall claimdb or give another --model")
        if sha256(path) != expected:
            raise ModelError(f"{path} is damaged (its sha256 is not the one in {card_name}); reinstall claimdb")
    return card


def sha256(path: Path) -> str:
    """Of a file's content, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def batches_by_length(sizes: Sequence[int], *, most: int) -> list[list[int]]:
    """Indices grouped so that a batch holds items of like size and ``most`` cells once padded, or is alone."""
    groups: list[list[int]] = []
    for index in sorted(range(len(sizes)), key=sizes.__getitem__):
        if groups and sizes[index] * (len(groups[-1]) + 1) <= most and sizes[index] <= 1.3 * sizes[groups[-1][0]] + 8:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups
