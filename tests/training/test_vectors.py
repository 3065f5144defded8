"""Vectors of single statements, and what their figures are made of; the whole way with a small random encoder."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training needs torch: pip install -r training/requirements.txt")
pytest.importorskip("onnx", reason="export needs onnx: pip install -r training/requirements.txt")
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

ANIMALS = ("hen", "goat", "mule", "duck", "lamb", "calf", "goose", "pony", "crow", "hare", "wolf", "seal")


def lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small data folder: statements about animals, alike when about the same one."""
    folder = tmp_path / "data"
    stsb, mrpc = [], []
    for at, animal in enumerate(ANIMALS):
        other = ANIMALS[at - 1]
        stsb.append({"a": f"The {animal} left the farm", "b": f"A {animal} has left its farm", "score": 5.0})
        stsb.append({"a": f"The {animal} was sold in May", "b": f"Rain fell on the {other} market", "score": 0.4})
        mrpc.append({"a": f"Two {animal}s ran off, he said", "b": f"He said that two {animal}s ran off", "same": True})
        mrpc.append({"a": f"A {animal} won on Monday", "b": f"The {other} came last of all", "same": False})
    dev = [{**row, "a": f"{row['a']} yesterday"} for row in stsb[:6]]
    lines(folder / "stsb_news/train.jsonl", stsb)
    lines(folder / "stsb_news/dev.jsonl", dev)
    lines(folder / "mrpc/train.jsonl.gz", mrpc)
    lines(folder / "emergent/train.jsonl", [])
    lines(folder / "claimdiff/train.jsonl.gz", [])
    return folder


def run(data: Path, out: Path, *more: str) -> dict[str, Any]:
    from training.vectors import main, parser

    arguments = ["--data", str(data), "--out", str(out), "--tiny", "--no-bfloat16", "--rows", "8", *more]
    return main(parser().parse_args([*arguments, "--rate", "3e-3"]))


def test_from_scored_pairs_to_an_exported_file(data: Path, tmp_path: Path) -> None:
    figures = run(data, tmp_path / "run", "--epochs", "6", "--mrpc")
    card = json.loads((tmp_path / "run/vectors.json").read_text(encoding="utf-8"))
    assert card["outputs"] == ["vectors"]
    assert (tmp_path / "run" / card["model_file"]).stat().st_size == card["bytes"][card["model_file"]]
    assert abs(figures["int8"]["stsb_dev_spearman"] - figures["fp32"]["stsb_dev_spearman"]) < 0.3
    assert figures["int8"]["stsb_dev_spearman"] > 0.5


def test_a_seed_gives_the_same_weights_again(data: Path, tmp_path: Path) -> None:
    for name in ("one", "other"):
        run(data, tmp_path / name, "--epochs", "1")
    one, other = (torch.load(tmp_path / name / "vectors.pt", weights_only=True) for name in ("one", "other"))
    assert all(torch.equal(one[key], other[key]) for key in one)


def test_folds_are_measured_by_models_that_have_not_seen_them(data: Path, tmp_path: Path) -> None:
    figures = run(data, tmp_path / "run", "--folds", "2")
    assert 0 < figures["mrpc_folds"]["f1"] <= 1


def test_training_sees_nothing_that_is_left_out_or_tested(data: Path) -> None:
    from training.pairs import folded, left_out_texts
    from training.vectors import mrpc, stsb, training_pairs

    with_mrpc = {folded(t) for pair in training_pairs(data, with_mrpc=True) for t in pair.texts()}
    without = {folded(t) for pair in training_pairs(data, with_mrpc=False) for t in pair.texts()}
    tested = {folded(t) for pair in mrpc(data / "mrpc/train.jsonl.gz") for t in pair.texts()}
    dev = {folded(t) for pair in stsb(data / "stsb_news/dev.jsonl") for t in pair.texts()}
    left_out = left_out_texts(data)
    assert left_out
    assert not with_mrpc & (left_out | dev)
    assert not without & tested
    assert with_mrpc & tested


def test_the_loss_falls_as_cosines_come_into_the_order_of_the_scores() -> None:
    from training.vectors import in_order

    scores = torch.tensor([0.1, 0.5, 0.9])
    right, wrong = torch.tensor([0.0, 0.4, 0.8]), torch.tensor([0.8, 0.4, 0.0])
    assert float(in_order(right, scores)) < 0.01
    assert float(in_order(wrong, scores)) > 10


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [([1, 2, 3], [10, 20, 30], 1.0), ([1, 2, 3], [3, 2, 1], -1.0), ([1, 1, 2, 2], [5, 5, 7, 7], 1.0)],
)
def test_rank_correlation(one: list[float], other: list[float], expected: float) -> None:
    from training.statements import spearman

    assert spearman(one, other) == pytest.approx(expected)


def test_the_threshold_that_finds_most_and_the_one_that_is_precise() -> None:
    from training.statements import best_threshold, found, least_threshold

    scores, true = [0.9, 0.8, 0.7, 0.6, 0.5], [True, False, True, True, False]
    threshold = best_threshold(scores, true)
    figures = found([s >= threshold for s in scores], true)
    assert (figures.precision, figures.recall) == (0.75, 1.0)
    assert figures.f1 == pytest.approx(6 / 7)
    assert best_threshold(scores, true, precision=0.9) == pytest.approx(0.85)
    assert least_threshold(scores, true, precision=0.7) == 0.6
    assert least_threshold(scores, [False] * 5, precision=0.7) == 1.0


def test_rows_that_share_a_statement_share_a_fold() -> None:
    from training.statements import folds_of

    folds = folds_of([("a", "b"), ("c", "d"), ("B!", "e"), ("f", "g"), ("e", "h")], 2)
    assert folds[0] == folds[2] == folds[4]
    assert len(set(folds)) == 2


def test_models_are_shipped_beside_the_tokenizer_that_they_were_trained_with(tmp_path: Path) -> None:
    from training.pair_export import ship, write_card

    run, weights = tmp_path / "run", tmp_path / "weights"
    for folder in (run, weights):
        folder.mkdir()
        (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    (run / "vectors.onnx").write_bytes(b"weights")
    write_card(run / "vectors.onnx", longest=128)
    write_card(run / "vectors.onnx", scores={"f1": 0.5})
    assert [path.name for path in ship(run, weights)] == ["vectors.onnx", "vectors.json"]
    card = json.loads((weights / "vectors.json").read_text(encoding="utf-8"))
    assert (card["longest"], card["scores"], card["bytes"]["vectors.onnx"]) == (128, {"f1": 0.5}, 7)
    assert (weights / "vectors.onnx").read_bytes() == b"weights"
    (weights / "tokenizer.json").write_text("[]", encoding="utf-8")
    with pytest.raises(ValueError, match="different tokenizers"):
        ship(run, weights)
