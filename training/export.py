"""Trained weights → ONNX → int8, with the tokenizer and the model card: ``python -m training.export build/model``."""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import random
import warnings
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn

from training.data import ENTITY_TAGS, SPAN_TAGS, Corpus, batches
from training.model import Linker, Model, Shape
from training.smooth import smooth
from training.train import GOLD, TINY, open_tokenizer, tokenizer_file

if TYPE_CHECKING:
    from collections.abc import Iterator


class Exported(nn.Module):
    """What runs inside ONNX: pieces in, one row a word out."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor, first_piece: Tensor) -> tuple[Tensor, ...]:
        """Span tags, entity tags, sentence ends, inner cues, the four projections of the two linkers side by side."""
        words = self.model.words(pieces, features, mask, first_piece)
        tags, entities, ends, inner = self.model.emissions(words)
        source, cue = self.model.source_of_cue, self.model.cue_of_content
        links = torch.cat(
            [source.query(words) * source.scale, source.key(words), cue.query(words) * cue.scale, cue.key(words)], -1
        )
        return tags, entities, ends, inner, links


def some_windows(gold: Path, *, count: int = 14) -> Iterator[tuple[Tensor, ...]]:
    """Inputs of a few batches of training windows, to see how large activations get."""
    articles = Corpus.open(gold, open_tokenizer(tokenizer_file())).plain[:40]
    for batch in islice(batches(articles, pieces=3400, rng=random.Random(0)), count):
        yield tuple(torch.from_numpy(part) for part in (batch.pieces, batch.features, batch.mask, batch.first_piece))


def export(weights: Path, out: Path, *, gold: Path, quantise: bool, shape: Shape | None = None) -> Path:
    """Write ``model.onnx`` (fp32) or ``model.int8.onnx`` (smoothed, dynamic, per channel) and return its path."""
    model = Model(shape or Shape())
    model.load_state_dict(torch.load(weights, weights_only=True))
    model.eval()
    if quantise:
        smooth(model, some_windows(gold))
    out.mkdir(parents=True, exist_ok=True)
    plain = out / "model.onnx"
    example = (
        torch.ones(2, 20, dtype=torch.long),
        torch.zeros(2, 20, dtype=torch.long),
        torch.ones(2, 20),
        torch.zeros(2, 9, dtype=torch.long),
    )
    axes = {name: {0: "windows", 1: "pieces"} for name in ("pieces", "features", "mask")}
    axes |= {name: {0: "windows", 1: "words"} for name in ("first_piece", "tags", "entities", "ends", "inner", "links")}
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Exported(model),
            example,
            str(plain),
            input_names=["pieces", "features", "mask", "first_piece"],
            output_names=["tags", "entities", "ends", "inner", "links"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    path = plain
    if quantise:
        from onnxruntime.quantization import QuantType, quantize_dynamic

        path = out / "model.int8.onnx"
        quantize_dynamic(
            plain,
            path,
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"MatMulConstBOnly": True},
        )
        plain.unlink()
    write_card(model, out, path)
    return path


def write_card(model: Model, out: Path, path: Path) -> None:
    """The tokenizer and ``meta.json``: what decoding needs and the model card; scores already there are kept."""
    tokenizer = open_tokenizer(tokenizer_file())
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    meta = out / "meta.json"
    old = json.loads(meta.read_text(encoding="utf-8")) if meta.exists() else {}
    card = json.loads((Path(__file__).parent / "card.json").read_text(encoding="utf-8"))
    files = [path.name, "tokenizer.json"]
    card |= {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "model_file": path.name,
        "files": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in files},
        "bytes": {name: (out / name).stat().st_size for name in files},
        "parameters": sum(p.numel() for p in model.parameters()),
        "shape": model.config(),
        "tags": SPAN_TAGS,
        "entity_tags": ENTITY_TAGS,
        "transitions": [[round(x, 4) for x in row] for row in model.crf.table().tolist()],
        "no_start": model.crf.no_start.tolist(),
        "links": {"source_of_cue": link_card(model.source_of_cue), "cue_of_content": link_card(model.cue_of_content)},
    }
    for kept in ("scores", "confidence", "span_bias"):
        if kept in old:
            card[kept] = old[kept]
    meta.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def link_card(linker: Linker) -> dict[str, Any]:
    """What of a linker is worked out at run time, since it is asked of a few spans only."""
    parts = {
        "relation": linker.relation.weight,
        "hidden": linker.hidden,
        "score": linker.score.weight[0],
        "bias": linker.score.bias,
        "none": linker.none,
    }
    return {name: np.round(value.detach().numpy().astype(float), 4).tolist() for name, value in parts.items()}


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("run", help="folder of a training run")
    p.add_argument("--out", default="claimdb/nlp/weights")
    p.add_argument("--weights", default="average.pt", help="file in the run's folder")
    p.add_argument("--gold", default=GOLD, help="articles to see how large activations get")
    p.add_argument("--fp32", action="store_true")
    p.add_argument("--tiny", action="store_true", help="the run was one with --tiny")
    a = p.parse_args()
    shape = TINY if a.tiny else None
    print(export(Path(a.run) / a.weights, Path(a.out), gold=Path(a.gold), quantise=not a.fp32, shape=shape))
