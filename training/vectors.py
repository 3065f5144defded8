"""One vector a statement, near for statements that say the same: ``python -m training.vectors --out build/vectors``.

MiniLM-L6 with mean pooling, trained on so that cosines stand in the order of the scores that people gave (CoSENT:
Su 2022), on the news part of STS-B, without the statements that MRPC holds, so that all of MRPC can be tested on; with
``--mrpc`` on MRPC, too. ``--measure`` gives the figures of the unmodified encoder, ``--folds 5`` those of MRPC when
trained on it, but for the fold that is tested.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from training.data import read
from training.pair_export import Runner, export, write_card
from training.pairs import folded, left_out, left_out_texts, rows_of
from training.statements import (
    Inputs,
    Rates,
    Reader,
    apart_from,
    best_threshold,
    fit,
    folds_of,
    found,
    inputs,
    like_lengths,
    mean,
    open_pieces,
    shape_of,
    spearman,
    start,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

SHARPNESS = 20.0
"""By what differences of cosines are multiplied in the loss."""


@dataclass(frozen=True)
class Scored:
    """Two statements, how alike they are (0 to 1), and the set, within which alone scores are compared."""

    one: str
    other: str
    score: float
    set: str

    def texts(self) -> tuple[str, str]:
        """Both statements."""
        return self.one, self.other


class Vectors(Reader):
    """Statements → vectors of length 1."""

    names = ("vectors",)

    def forward(self, pieces: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        """B x width."""
        return F.normalize(mean(self.words(pieces, sides, mask), mask), dim=-1)


def stsb(path: Path, rows: Sequence[int] | None = None) -> list[Scored]:
    """Pairs of STS-B, all or those of some row numbers."""
    all_rows = read(path)
    chosen = range(len(all_rows)) if rows is None else rows
    return [Scored(r["a"], r["b"], r["score"] / 5, "stsb") for r in (all_rows[i] for i in chosen)]


def mrpc(path: Path) -> list[Scored]:
    """Pairs of MRPC: 1 the same, 0 not."""
    return [Scored(row["a"], row["b"], float(row["same"]), "mrpc") for row in read(path)]


def training_pairs(data: Path, *, with_mrpc: bool) -> list[Scored]:
    """What may be trained on: nothing of the left-out rows, nothing that shares a statement with STS-B's dev part.

    Without MRPC its statements do not come in by way of STS-B either, so that all of it can be tested on.
    """
    rows = rows_of("stsb", data)
    kept = sorted(set(range(len(rows))) - left_out("stsb", rows))
    dev = {folded(text) for pair in stsb(data / "stsb_news/dev.jsonl") for text in pair.texts()}
    pairs, others = stsb(data / "stsb_news/train.jsonl", kept), mrpc(data / "mrpc/train.jsonl.gz")
    if with_mrpc:
        return apart_from(pairs + others, Scored.texts, left_out_texts(data) | dev)
    hidden = {folded(text) for pair in others for text in pair.texts()}
    return apart_from(pairs, Scored.texts, left_out_texts(data) | dev | hidden)


def in_order(cosines: Tensor, scores: Tensor) -> Tensor:
    """CoSENT: log(1 + Σ exp(s·(cos of the less alike − cos of the more alike))) over all pairs of pairs."""
    wrong = SHARPNESS * (cosines[:, None] - cosines[None, :])
    wrong = wrong.masked_fill(scores[:, None] >= scores[None, :], -1e4)
    return torch.logsumexp(torch.cat([torch.zeros(1), wrong.flatten()]), 0)


def loss_of(model: Vectors, tokenizer: Tokenizer) -> Callable[[list[Scored]], Tensor]:
    """The loss of a batch: the order of its cosines, and for STS-B also their distance from the scores."""

    def loss(batch: list[Scored]) -> Tensor:
        both = inputs(tokenizer, [pair.one for pair in batch] + [pair.other for pair in batch])
        one, other = model(*both).float().chunk(2)
        cosines = (one * other).sum(-1)
        scores = torch.tensor([pair.score for pair in batch])
        order = in_order(cosines, scores)
        return order + F.mse_loss(cosines, scores) * 4 if batch[0].set == "stsb" else order

    return loss


def epochs(pairs: Sequence[Scored], count: int, *, rows: int, seed: int) -> list[list[Scored]]:
    """The batches of all epochs, each of one set."""
    rng, out = random.Random(seed), []
    for _ in range(count):
        shown = []
        for name in sorted({pair.set for pair in pairs}):
            of_set = [pair for pair in pairs if pair.set == name]
            shown += list(like_lengths(of_set, lambda p: len(p.one) + len(p.other), rows=rows, rng=rng))
        rng.shuffle(shown)
        out += shown
    return out


def embed(run: Callable[[Inputs], NDArray[np.float32]], texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
    """The vector of each different text."""
    tokenizer, vectors = open_pieces(), {}
    for batch in like_lengths(sorted(set(texts)), len, rows=64, rng=None):
        vectors.update(zip(batch, run(inputs(tokenizer, batch)), strict=True))
    return vectors


def cosines(run: Callable[[Inputs], NDArray[np.float32]], pairs: Sequence[Scored]) -> list[float]:
    """Of each pair."""
    vectors = embed(run, [text for pair in pairs for text in pair.texts()])
    return [float(vectors[pair.one] @ vectors[pair.other]) for pair in pairs]


def in_torch(model: Vectors, *, bfloat16: bool) -> Callable[[Inputs], NDArray[np.float32]]:
    """The model as a function of arrays."""

    def run(given: Inputs) -> NDArray[np.float32]:
        model.eval()
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            out: NDArray[np.float32] = model(*given).float().numpy()
        return out

    return run


def on_dev(run: Callable[[Inputs], NDArray[np.float32]], data: Path) -> dict[str, float]:
    """Spearman on STS-B's dev part."""
    dev = stsb(data / "stsb_news/dev.jsonl")
    return {"stsb_dev_spearman": spearman(cosines(run, dev), [pair.score for pair in dev])}


def measure(run: Callable[[Inputs], NDArray[np.float32]], data: Path) -> dict[str, float]:
    """Spearman on STS-B dev; F1 on all of MRPC with a threshold chosen on the other four fifths."""
    pairs = mrpc(data / "mrpc/train.jsonl.gz")
    scores = cosines(run, pairs)
    folds = folds_of([pair.texts() for pair in pairs], 5)
    thresholds = [threshold_without(scores, pairs, folds, fold) for fold in range(5)]
    said = [score >= thresholds[fold] for score, fold in zip(scores, folds, strict=True)]
    return on_dev(run, data) | {
        "mrpc_f1": found(said, [bool(pair.score) for pair in pairs]).f1,
        "mrpc_threshold": float(np.mean(thresholds)),
    }


def threshold_without(scores: Sequence[float], pairs: Sequence[Scored], folds: Sequence[int], fold: int) -> float:
    """The best threshold on the pairs of the other folds."""
    others = [i for i in range(len(pairs)) if folds[i] != fold]
    return best_threshold([scores[i] for i in others], [bool(pairs[i].score) for i in others])


def by_folds(args: argparse.Namespace, data: Path) -> dict[str, object]:
    """F1 on MRPC, each fold by a model that has seen none of its statements, STS-B's prints of them included."""
    tested = mrpc(data / "mrpc/train.jsonl.gz")
    folds = folds_of([pair.texts() for pair in tested], args.folds)
    known = training_pairs(data, with_mrpc=True)
    said = [False] * len(tested)
    for fold in range(args.folds):
        hidden = frozenset(
            folded(t) for pair, of in zip(tested, folds, strict=True) if of == fold for t in pair.texts()
        )
        seen = apart_from(known, Scored.texts, hidden)
        model = trained(args, seen, epochs_=args.fold_epochs, name=f"fold {fold + 1}")
        of_fold = [i for i, of in enumerate(folds) if of == fold]
        shown = [i for i, of in enumerate(folds) if of != fold][::3]
        run = in_torch(model, bfloat16=args.bfloat16)
        scores = dict(zip(of_fold + shown, cosines(run, [tested[i] for i in of_fold + shown]), strict=True))
        threshold = best_threshold([scores[i] for i in shown], [bool(tested[i].score) for i in shown])
        for i in of_fold:
            said[i] = scores[i] >= threshold
        true = [bool(tested[i].score) for i in of_fold]
        print(f"fold {fold + 1}: {found([said[i] for i in of_fold], true)}", flush=True)
    return {"mrpc_folds": found(said, [bool(pair.score) for pair in tested])._asdict()}


def trained(args: argparse.Namespace, pairs: Sequence[Scored], *, epochs_: int, name: str) -> Vectors:
    """A model trained on these pairs from the starting weights."""
    torch.manual_seed(args.seed)
    model = Vectors(shape_of(tiny=args.tiny), dropout=args.dropout)
    start(model, tiny=args.tiny)
    batches = epochs(pairs, epochs_, rows=args.rows, seed=args.seed)
    fit(model, batches, loss_of(model, open_pieces()), Rates(encoder=args.rate), bfloat16=args.bfloat16, name=name)
    return model


def main(args: argparse.Namespace) -> dict[str, object]:
    """Train, export, measure; the figures, which also go to ``figures.json``."""
    data, out = Path(args.data), Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    figures: dict[str, object] = {}
    if args.measure:
        model = Vectors(shape_of(tiny=args.tiny))
        start(model, tiny=args.tiny)
        figures["unmodified"] = measure(in_torch(model, bfloat16=args.bfloat16), data)
    elif args.folds:
        figures |= by_folds(args, data)
    else:
        pairs = training_pairs(data, with_mrpc=args.mrpc)
        model = trained(args, pairs, epochs_=args.epochs, name="vectors")
        torch.save(model.state_dict(), out / "vectors.pt")
        figures["fp32"] = on_dev(in_torch(model, bfloat16=args.bfloat16), data)
        texts = [text for pair in pairs[:: max(1, len(pairs) // 400)] for text in pair.texts()]
        shown = [inputs(open_pieces(), batch) for batch in like_lengths(texts, len, rows=64, rng=None)]
        path = export(model, out, shown, smoothed=args.smooth)
        figures["int8"] = measure(Runner(path), data)
        write_card(path, scores=figures["int8"])
    kept = out / "figures.json"
    old = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    kept.write_text(json.dumps(old | figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))
    return figures


def parser() -> argparse.ArgumentParser:
    """The settings of a run; the defaults are those of the shipped vectors."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--data", default="../shared/data", help="folder of the public sets")
    p.add_argument("--out", default="build/vectors")
    p.add_argument("--measure", action="store_true", help="only measure the unmodified encoder")
    p.add_argument("--folds", type=int, default=0, help="only measure MRPC by so many folds")
    p.add_argument("--fold-epochs", type=int, default=1)
    p.add_argument("--mrpc", action=argparse.BooleanOptionalAction, default=False, help="train on MRPC, too")
    p.add_argument("--epochs", type=int, default=3)
    p.add_argument("--rows", type=int, default=32, help="pairs a batch")
    p.add_argument("--rate", type=float, default=5e-5)
    p.add_argument("--dropout", type=float, default=0.1, help="share of channels dropped behind each encoder layer")
    p.add_argument("--smooth", action=argparse.BooleanOptionalAction, default=True)
    p.add_argument("--bfloat16", action=argparse.BooleanOptionalAction, default=True)
    p.add_argument("--tiny", action="store_true", help="a small encoder with random weights, to try the code")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--seed", type=int, default=1)
    return p


if __name__ == "__main__":
    torch.set_num_threads(parser().parse_args().threads)
    main(parser().parse_args())
