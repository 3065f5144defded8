"""The models of statements → ONNX int8 with the tokenizer and a card, and a way to run the file again.

``python -m training.pair_export build/vectors build/scorer`` puts what training has left there into claimdb.
"""

from __future__ import annotations

import argparse
import datetime
import json
import shutil
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

from claimdb.inference import Session, sha256
from claimdb.nlp.pairs import LONGEST, WEIGHTS
from training.smooth import smooth
from training.statements import Inputs, open_pieces
from training.train import open_tokenizer, tokenizer_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from training.statements import Reader

CARDS = Path(__file__).parent / "pair_cards.json"
"""What the cards say of data, terms and limits."""


class _OfOne(nn.Module):
    """A model that reads single statements, without the input that tells two apart."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """As the model, with one side only."""
        out: Tensor = self.model(pieces, torch.zeros_like(pieces), mask)
        return out


def export(model: Reader, out: Path, shown: Sequence[Inputs], *, smoothed: bool) -> Path:
    """Write ``vectors.onnx`` or ``scorer.onnx`` (dynamic, per channel), card and tokenizer; ``model`` is changed.

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
    kind = "scorer" if paired else "vectors"
    plain, path = out / "plain.onnx", out / f"{kind}.onnx"
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
    open_tokenizer(tokenizer_file()).save(str(out / "tokenizer.json"), pretty=False)
    write_card(path, outputs=names, longest=LONGEST)
    return path


def write_card(path: Path, **more: Any) -> None:
    """The card beside a model file: its data and terms, checksums, and ``more``; what was added before is kept."""
    kind, files = path.stem, (path, path.with_name("tokenizer.json"))
    place = path.with_suffix(".json")
    old = json.loads(place.read_text(encoding="utf-8")) if place.exists() else {}
    card = json.loads(CARDS.read_text(encoding="utf-8"))[kind] | {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "model_file": path.name,
        "files": {file.name: sha256(file) for file in files},
        "bytes": {file.name: file.stat().st_size for file in files},
    }
    kept = {name: value for name, value in old.items() if name not in card}
    place.write_text(json.dumps(card | kept | more, indent=1) + "\n", encoding="utf-8")


def ship(folder: Path, weights: Path) -> list[Path]:
    """Copy the models of a folder and their cards to the weights folder, whose tokenizer they must share.

    ValueError where it holds another one.
    """
    put = []
    for path in sorted([*folder.glob("*.onnx"), *folder.glob("words.npz")]):
        if sha256(folder / "tokenizer.json") != sha256(weights / "tokenizer.json"):
            raise ValueError(f"{folder} and {weights} hold different tokenizers")
        put += [Path(shutil.copy(file, weights)) for file in (path, path.with_suffix(".json"))]
    return put


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


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("folders", nargs="+", type=Path, help="folders of training runs")
    p.add_argument("--out", type=Path, default=WEIGHTS)
    a = p.parse_args()
    for given_folder in a.folders:
        print(*ship(given_folder, a.out), sep="\n")
