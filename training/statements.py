"""What the two models of single statements share: word pieces, batches of like length, the loop, scores."""

from __future__ import annotations

import math
import random
import time
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from claimdb.nlp.pairs import LONGEST, places
from training.model import Encoder, Shape
from training.pairs import folded, groups
from training.train import TINY, minilm_folder, open_tokenizer, tokenizer_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

_STEP = 8

T = TypeVar("T")


class Inputs(NamedTuple):
    """B x T each: word pieces, where each stands (:func:`places`), and what is no padding."""

    pieces: Tensor
    sides: Tensor
    mask: Tensor


class Rates(NamedTuple):
    """Peak learning rates of the encoder's layers and of what is new, and the share of steps that warm up."""

    encoder: float = 5e-5
    heads: float = 5e-4
    warmup: float = 0.1
    frozen: int = 0
    """How many of the lower layers, with what is below them, stay as they are; none if 0."""


def open_pieces() -> Tokenizer:
    """The tokenizer, cutting at :data:`LONGEST`; of a pair the longer one is cut first."""
    tokenizer = open_tokenizer(tokenizer_file())
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def inputs(tokenizer: Tokenizer, texts: Sequence[str | tuple[str, str]]) -> Inputs:
    """Statements, or pairs of them, as tensors padded to one of few lengths."""
    rows = tokenizer.encode_batch(list(texts))
    width = math.ceil(max(len(row.ids) for row in rows) / _STEP) * _STEP
    pieces = torch.zeros(len(rows), width, dtype=torch.long)
    sides, mask = torch.zeros_like(pieces), torch.zeros(len(rows), width)
    for index, row in enumerate(rows):
        size = len(row.ids)
        pieces[index, :size] = torch.tensor(row.ids)
        sides[index, :size] = torch.tensor(places(row.ids, row.type_ids))
        mask[index, :size] = 1
    return Inputs(pieces, sides, mask)


class Reader(nn.Module):
    """The encoder; its features tell the two statements of a pair apart, and what stands in one of them only."""

    def __init__(self, shape: Shape | None = None, dropout: float = 0.0) -> None:
        super().__init__()
        self.shape = shape or Shape()
        self.encoder = Encoder(self.shape, dropout)

    def load_minilm(self) -> None:
        """Start from MiniLM; the feature of the second statement is what its token type adds to that of the first."""
        from safetensors.torch import load_file

        path = minilm_folder() / "model.safetensors"
        self.encoder.load_minilm(path)
        types = load_file(str(path))["embeddings.token_type_embeddings.weight"]
        with torch.no_grad():
            self.encoder.features.weight.zero_()
            self.encoder.features.weight[1] = types[1] - types[0]
            self.encoder.features.weight[2:4] = self.encoder.features.weight[:2] + 0.02 * torch.randn(2, types.shape[1])

    def words(self, pieces: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        """B x T x width."""
        return self.encoder(pieces, sides, mask)


def mean(words: Tensor, mask: Tensor) -> Tensor:
    """B x width: the mean of the vectors under the mask, in fp32."""
    return (words.float() * mask[..., None]).sum(1) / mask.sum(1, keepdim=True).clamp(min=1)


def start(model: Reader, *, tiny: bool) -> None:
    """Load the starting weights, unless the model is a tiny one to try the code."""
    if not tiny:
        model.load_minilm()


def shape_of(*, tiny: bool) -> Shape:
    """The shipped encoder's sizes, or small ones."""
    return TINY if tiny else Shape()


def like_lengths(
    items: Sequence[T], length: Callable[[T], int], *, rows: int, rng: random.Random | None
) -> Iterator[list[T]]:
    """Batches of ``rows``, each of like lengths: in shuffled order with ``rng``, else shortest first."""
    order = list(items)
    window = len(order) or 1
    if rng:
        rng.shuffle(order)
        window = 8 * rows
    found: list[list[T]] = []
    for at in range(0, len(order), window):
        near = sorted(order[at : at + window], key=length)
        found.extend(near[i : i + rows] for i in range(0, len(near), rows))
    if rng:
        rng.shuffle(found)
    yield from found


def optimiser(model: Reader, rates: Rates) -> torch.optim.AdamW:
    """AdamW; the table of word pieces stays as it is, which saves half of the time and keeps rare words in place."""
    encoder = model.encoder
    encoder.pieces.weight.requires_grad_(False)
    if rates.frozen:
        for part in (encoder.positions, encoder.features, encoder.norm, *encoder.layers[: rates.frozen]):
            part.requires_grad_(False)
    old, new = [], []
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            (old if name.startswith("encoder.") and "features" not in name else new).append(parameter)
    split = [{"params": old, "lr": rates.encoder, "peak": rates.encoder}]
    if new:
        split.append({"params": new, "lr": rates.heads, "peak": rates.heads})
    return torch.optim.AdamW(split, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def fit(
    model: Reader, batches: Sequence[T], loss_of: Callable[[T], Tensor], rates: Rates, *, bfloat16: bool, name: str
) -> list[float]:
    """One step a batch, with warm-up and linear decay; returns the losses."""
    optim, losses, started = optimiser(model, rates), [], time.time()
    trained = [p for p in model.parameters() if p.requires_grad]
    warm = max(1, round(len(batches) * rates.warmup))
    model.train()
    for step, batch in enumerate(batches):
        factor = min(1.0, (step + 1) / warm) * max(0.02, 1 - step / len(batches))
        for group in optim.param_groups:
            group["lr"] = group["peak"] * factor
        with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            loss = loss_of(batch)
        optim.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optim.step()
        losses.append(float(loss.detach()))
        if step % 40 == 39 or step + 1 == len(batches):
            lately = sum(losses[-40:]) / len(losses[-40:])
            print(f"{name} {step + 1}/{len(batches)}  {time.time() - started:.0f} s  loss {lately:.4f}", flush=True)
    model.eval()
    return losses


def folds_of(linked: Iterable[Sequence[str]], count: int) -> list[int]:
    """The fold of each row: rows linked by a text share one, and folds are as equal in size as that allows."""
    of_row = groups(linked)
    sizes: dict[str, int] = {}
    for group in of_row:
        sizes[group] = sizes.get(group, 0) + 1
    filled, fold = [0] * count, {}
    for group in sorted(sizes, key=lambda g: (-sizes[g], random.Random(g).random())):
        fold[group] = min(range(count), key=filled.__getitem__)
        filled[fold[group]] += sizes[group]
    return [fold[group] for group in of_row]


def apart_from(rows: Iterable[T], texts: Callable[[T], Sequence[str]], forbidden: frozenset[str]) -> list[T]:
    """The rows none of whose texts is, folded, among the forbidden ones."""
    return [row for row in rows if not any(folded(text) in forbidden for text in texts(row))]


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Rank correlation, ties at their mean rank."""

    def ranks(values: Sequence[float]) -> NDArray[np.float64]:
        _, place, count = np.unique(np.asarray(values), return_inverse=True, return_counts=True)
        return (np.cumsum(count) - (count - 1) / 2)[place]

    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


class Found(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


def found(said: Sequence[bool], true: Sequence[bool]) -> Found:
    """How well what was said agrees with what is true; 0 where nothing can be divided."""
    both = sum(s and t for s, t in zip(said, true, strict=True))
    precision, recall = both / max(1, sum(said)), both / max(1, sum(true))
    return Found(precision, recall, 2 * both / max(1, sum(said) + sum(true)))


def ranked_right(scores: Sequence[float], true: Sequence[bool]) -> float:
    """The area under the ROC curve: how often a true one scores above another; a half where there are no two."""
    high, low = (np.array([s for s, t in zip(scores, true, strict=True) if t is kind]) for kind in (True, False))
    if not high.size or not low.size:
        return 0.5
    return float((high[:, None] > low).mean() + (high[:, None] == low).mean() / 2)


def best_threshold(scores: Sequence[float], true: Sequence[bool], *, precision: float = 0.0) -> float:
    """The least score to be called true for the best F1 among thresholds of at least that precision, if there are."""
    order = sorted(zip(scores, true, strict=True), reverse=True)
    best, threshold, hits = -1.0, 1.0, 0
    for rank, (score, right) in enumerate(order, 1):
        hits += right
        if rank < len(order) and order[rank][0] == score:
            continue
        f1 = 2 * hits / (rank + sum(true))
        if hits / rank >= precision and f1 > best:
            best = f1
            threshold = score if rank == len(order) else (score + order[rank][0]) / 2
    return threshold


def least_threshold(scores: Sequence[float], true: Sequence[bool], *, precision: float) -> float:
    """The least score from which, of all that score as much, that share are true; above all scores if there is none."""
    order, hits, least = sorted(zip(scores, true, strict=True), reverse=True), 0, 1.0
    for rank, (score, right) in enumerate(order, 1):
        hits += right
        if hits / rank >= precision:
            least = score
    return least
