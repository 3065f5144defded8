"""The models of single statements → ONNX int8 with the tokenizer and a card, and a way to run the file again."""

from __future__ import annotations

import hashlib
import json
import warnings
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

from claimdb.inference import Session
from training.smooth import smooth
from training.statements import LONGEST, Inputs, open_pieces
from training.train import open_tokenizer, tokenizer_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from training.statements import Reader

NAME = "model.int8.onnx"


class _OfOne(nn.Module):
    """A model that reads single statements, without the input that tells two apart."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """As the model, with one side only."""
        out: Tensor = self.model(pieces, torch.zeros_like(pieces), mask)
        return out


def export(
    model: Reader, out: Path, shown: Sequence[Inputs], *, smoothed: bool, card: dict[str, Any] | None = None
) -> Path:
    """Write ``model.int8.onnx`` (dynamic, per channel), the tokenizer and ``meta.json``; ``model`` is changed.

    ``shown``: inputs by which to see how large activations get, before they are smoothed.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    if smoothed:
        smooth(model, shown)  # type: ignore[arg-type]  # any encoder with a method ``words``
    names: tuple[str, ...] = model.names  # type: ignore[assignment]
    paired = "vectors" not in names
    example = (torch.ones(2, 16, dtype=torch.long), torch.zeros(2, 16, dtype=torch.long), torch.ones(2, 16))
    given = ["pieces", "sides", "mask"] if paired else ["pieces", "mask"]
    axes = {name: {0: "rows", 1: "pieces"} for name in given} | {name: {0: "rows"} for name in names}
    out.mkdir(parents=True, exist_ok=True)
    plain, path = out / "model.onnx", out / NAME
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model if paired else _OfOne(model),
            example if paired else (example[0], example[2]),
            str(plain),
            input_names=given,
            output_names=list(names),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    quantize_dynamic(
        plain,
        path,
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )
    plain.unlink()
    _write_card(out, card or {}, names)
    return path


def _write_card(out: Path, card: dict[str, Any], names: tuple[str, ...]) -> None:
    """``meta.json`` and the tokenizer; what is in the card comes from training."""
    open_tokenizer(tokenizer_file()).save(str(out / "tokenizer.json"), pretty=False)
    files = (NAME, "tokenizer.json")
    full = card | {
        "model_file": NAME,
        "files": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in files},
        "bytes": {name: (out / name).stat().st_size for name in files},
        "outputs": names,
        "longest": LONGEST,
    }
    (out / "meta.json").write_text(json.dumps(full, indent=1) + "\n", encoding="utf-8")


class Runner:
    """An exported file as a function of inputs: its first output; :meth:`all` gives every one by name."""

    def __init__(self, path: Path) -> None:
        self._session = Session(path, threads=2)
        self._paired = "vectors" not in self._session.outputs
        self.tokenizer = open_pieces()

    def all(self, given: Inputs) -> dict[str, NDArray[np.float32]]:
        """All outputs by name."""
        arrays = {"pieces": given.pieces.numpy(), "mask": given.mask.numpy()}
        return self._session.run(arrays | ({"sides": given.sides.numpy()} if self._paired else {}))

    def __call__(self, given: Inputs) -> NDArray[np.float32]:
        """The first output."""
        return self.all(given)[self._session.outputs[0]]
