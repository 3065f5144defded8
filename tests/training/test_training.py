"""The way from annotated text to a weights folder, tried with a small random encoder on the sample articles."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

torch = pytest.importorskip("torch", reason="training needs torch: pip install -r training/requirements.txt")
pytest.importorskip("onnx", reason="export needs onnx: pip install -r training/requirements.txt")
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]


def run(out: Path, epochs: int) -> list[str]:
    """Train with a small encoder; the lines that were printed."""
    import contextlib
    import io

    from training.train import parser, train

    gold = str(ROOT / "seeds/expected.jsonl")
    arguments = ["--gold", gold, "--silver", "", "--tiny", "--out", str(out), "--epochs", str(epochs), "--log", "1"]
    arguments += ["--pieces", "600", "--rate", "3e-3", "--rate-heads", "3e-3", "--warmup", "1", "--averaging", "0"]
    lines = io.StringIO()
    with contextlib.redirect_stdout(lines):
        train(parser().parse_args([*arguments, "--no-bfloat16"]))
    return lines.getvalue().splitlines()


def loss(line: str, name: str) -> float:
    parts = line.split()
    return float(parts[parts.index(name) + 1])


def test_from_annotated_text_to_a_weights_folder(tmp_path: Path) -> None:
    from claimdb.nlp.attributions import read_layers
    from claimdb.nlp.encoder import Encoder
    from claimdb.nlp.layout import find_layout
    from training.export import export
    from training.train import TINY

    lines = run(tmp_path / "run", 4)
    assert loss(lines[-1], "crf") < loss(lines[0], "crf")
    assert loss(lines[-1], "cue_of_content") < loss(lines[0], "cue_of_content")
    gold = ROOT / "seeds/expected.jsonl"
    export(tmp_path / "run" / "average.pt", tmp_path / "weights", gold=gold, quantise=True, shape=TINY)
    encoder = Encoder(tmp_path / "weights")
    text = json.loads((ROOT / "seeds/expected.jsonl").read_text(encoding="utf-8").splitlines()[0])["text"]
    (encoded,) = encoder.encode([encoder.split(text, find_layout(text).paragraphs)])
    assert encoded.tags.shape == (len(encoded.words), len(encoder.card["tags"]))
    for draft in read_layers([encoded], encoder)[0]:
        assert draft.contents


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    run(tmp_path / "run", 1)
    lines = run(tmp_path / "run", 2)
    assert lines
    assert all(line.startswith("epoch 2") for line in lines)
