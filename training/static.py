"""Word vectors whose sum stands near what the sentence model gives: ``python -m training.static --out build/static``.

A vector for each word piece, begun as the sentence model's vector of that piece alone (its first 128 principal
components, weighted by smooth inverse frequency: Arora et al. 2017; as in model2vec, 2024), then fitted so that cosines
of sums equal the sentence model's cosines, on sentences of PolNeAR train articles that are not left out. Reading a
sentence takes no more than looking its pieces up, so all sentences of articles on one event can be compared.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

from claimdb.nlp.pairs import WEIGHTS, Vectors
from training.data import is_left_out, read
from training.pair_export import write_card
from training.pairs import left_out, rows_of
from training.statements import spearman

Floats = NDArray[np.float32]
WIDTH = 128
_END = re.compile(r"(?<=[.?!”\"])\s+(?=[A-Z“\"])")


def sentences(data: Path, most: int, seed: int) -> list[str]:
    """Of train articles, at least four words long, each once."""
    found: dict[str, None] = {}
    for article in read(data / "polnear/train.jsonl.gz"):
        if not is_left_out(article["id"]):
            for line in article["text"].split("\n"):
                found.update(dict.fromkeys(part for part in _END.split(line) if 4 <= len(part.split()) <= 60))
    texts = list(found)
    random.Random(seed).shuffle(texts)
    return texts[:most]


def beginnings(teacher: Vectors, counts: NDArray[np.float64]) -> Floats:
    """Principal components of what the teacher gives for each piece alone, weighted by how rare it is."""
    tokenizer = teacher.tokenizer
    pieces = [tokenizer.id_to_token(number) for number in range(tokenizer.get_vocab_size())]
    rows = np.stack([teacher.of([piece.removeprefix("##")])[0] for piece in pieces])
    rows = rows - rows.mean(axis=0)
    _, _, axes = np.linalg.svd(rows[counts > 0], full_matrices=False)
    share = counts / counts.sum()
    weights = 1e-3 / (1e-3 + share)
    return np.asarray(rows @ axes[:WIDTH].T * weights[:, None], np.float32)


def sums(table: torch.Tensor, ids: list[list[int]]) -> torch.Tensor:
    """Of length 1, one row a text."""
    offsets = torch.tensor([0, *np.cumsum([len(one) for one in ids])[:-1]])
    flat = torch.tensor([number for one in ids for number in one])
    return F.normalize(F.embedding_bag(flat, table, offsets, mode="sum"), dim=1)


def fit(table: Floats, ids: list[list[int]], wanted: Floats, *, epochs: int, batch: int, seed: int) -> torch.Tensor:
    """Adam on the squared difference of cosines, in batches of sentences that stand near each other and at random."""
    parameter = torch.nn.Parameter(torch.tensor(table))
    optimiser = torch.optim.Adam([parameter], lr=1e-3)
    target, chance = torch.tensor(wanted), np.random.default_rng(seed)
    for epoch in range(epochs):
        order, losses = chance.permutation(len(ids)), []
        for at in range(0, len(order) - batch + 1, batch // 2):
            some = order[at : at + batch // 2]
            near = (wanted[some[:64]] @ wanted.T).argpartition(-5, axis=1)[:, -4:].ravel()
            rows = np.unique(np.concatenate([some, near]))
            mine = sums(parameter, [ids[row] for row in rows])
            loss = F.mse_loss(mine @ mine.T, target[rows] @ target[rows].T)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}/{epochs}  loss {np.mean(losses):.4f}", flush=True)
    return parameter.detach()


def main(args: argparse.Namespace) -> dict[str, Any]:
    began = time.perf_counter()
    torch.set_num_threads(1)
    teacher = Vectors()
    tokenizer = teacher.tokenizer
    args.out.mkdir(parents=True, exist_ok=True)

    def cut(texts: list[str]) -> list[list[int]]:
        return [one.ids[1:-1] or one.ids for one in tokenizer.encode_batch(texts)]

    texts = sentences(args.data, args.sentences, args.seed)
    ids = cut(texts)
    kept = args.out / "teacher.npz"
    if kept.exists():
        wanted, begun = (np.load(kept)[name] for name in ("wanted", "begun"))
    else:
        wanted = teacher.of(texts)
        counts = np.bincount([n for one in ids for n in one], minlength=tokenizer.get_vocab_size()).astype(np.float64)
        begun = beginnings(teacher, counts)
        np.savez(kept, wanted=wanted, begun=begun)
    print(f"teacher {time.perf_counter() - began:.0f} s", flush=True)
    table = fit(begun, ids, wanted, epochs=args.epochs, batch=512, seed=args.seed)
    whole = table.numpy()
    scale = np.abs(whole).max(axis=1, keepdims=True).clip(1e-9) / 127
    small = np.round(whole / scale).astype(np.int8)
    path = args.out / "words.npz"
    np.savez_compressed(path, table=small, scale=scale.astype(np.float16)[:, 0])
    shutil.copy(WEIGHTS / "tokenizer.json", args.out)
    write_card(path)
    figures = {}
    every = rows_of("stsb", args.data) if args.check else []
    kept_out = left_out("stsb", every) if every else frozenset()
    rows = [row for number, row in enumerate(every) if number not in kept_out]
    for name, held in (("begun", begun), ("fitted", small * scale)):
        if rows:
            one, other = (sums(torch.tensor(held, dtype=torch.float32), cut([row[s] for row in rows])) for s in "ab")
            cosines = (one * other).sum(dim=1).tolist()
            figures[name] = round(spearman(cosines, [float(row["score"]) for row in rows]), 4)
    figures["minutes"] = round((time.perf_counter() - began) / 60, 1)
    (args.out / "figures.json").write_text(json.dumps(figures))
    print(figures)
    return figures


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--data", type=Path, default=Path(__file__).parents[1].parent / "shared/data")
    made.add_argument("--out", type=Path, required=True)
    made.add_argument("--sentences", type=int, default=16_000)
    made.add_argument("--epochs", type=int, default=6)
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--check", action="store_true", help="Spearman on STS-B train, which the table is not fitted on.")
    return made


if __name__ == "__main__":
    main(parser().parse_args())
