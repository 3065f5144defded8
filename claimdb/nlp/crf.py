"""Linear-chain CRF decoding (Lafferty et al. 2001) over many sequences at once: best paths and marginals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claimdb.inference import batches_by_length

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
FORBIDDEN = -1e4


def decode(
    emissions: Floats, bounds: Sequence[tuple[int, int]], transitions: Floats, no_start: NDArray[np.bool_]
) -> tuple[Ints, Floats]:
    """Best tag of every row and its marginals; a sequence of tag 0 ("outside") alone is left without marginals.

    ``emissions``: rows x tags, one sequence after another, each ``bounds`` half open; ``transitions``: tags x tags,
    from row to column; ``no_start``: tags that no sequence begins with. Returns tags and marginals (rows x tags).
    """
    best = np.zeros(len(emissions), np.int32)
    marginals = np.zeros_like(emissions)
    for group in batches_by_length([end - start for start, end in bounds], most=20_000):
        rows = [bounds[i] for i in group]
        longest = max(end - start for start, end in rows)
        padded = np.zeros((longest, len(rows), emissions.shape[1]), np.float32)
        alive = np.zeros((longest, len(rows)), np.bool_)
        for column, (start, end) in enumerate(rows):
            padded[: end - start, column] = emissions[start:end]
            alive[: end - start, column] = True
        padded[0, :, no_start] = FORBIDDEN
        paths = viterbi(padded, alive, transitions)
        tagged = np.flatnonzero((paths * alive).any(0))
        shares = forward_backward(padded[:, tagged], alive[:, tagged], transitions)
        for column, (start, end) in enumerate(rows):
            best[start:end] = paths[: end - start, column]
        for column, number in enumerate(tagged.tolist()):
            start, end = rows[number]
            marginals[start:end] = shares[: end - start, column]
    return best, marginals


def viterbi(emissions: Floats, alive: NDArray[np.bool_], transitions: Floats) -> Ints:
    """Best paths of left-aligned sequences: time x sequences x tags → time x sequences."""
    length, count, tags = emissions.shape
    score = emissions[0]
    back = np.tile(np.arange(tags), (length, count, 1))
    for t in range(1, length):
        through = score[:, :, None] + transitions
        chosen = through.argmax(1)
        new = through.max(1) + emissions[t]
        live = alive[t][:, None]
        back[t] = np.where(live, chosen, back[t])
        score = np.where(live, new, score)
    path = np.zeros((length, count), np.int32)
    path[-1] = score.argmax(1)
    columns = np.arange(count)
    for t in range(length - 1, 0, -1):
        path[t - 1] = back[t, columns, path[t]]
    return path


def forward_backward(emissions: Floats, alive: NDArray[np.bool_], transitions: Floats) -> Floats:
    """Marginal probability of every tag, in scaled probabilities (Rabiner 1989): same shapes as ``emissions``."""
    length = len(emissions)
    local = np.exp(emissions - emissions.max(2, keepdims=True))
    step = np.exp(transitions - transitions.max())
    alpha = np.empty_like(local)
    beta = np.ones_like(local)
    alpha[0] = local[0] / local[0].sum(1, keepdims=True)
    for t in range(1, length):
        new = (alpha[t - 1] @ step) * local[t]
        new /= np.maximum(new.sum(1, keepdims=True), 1e-30)
        alpha[t] = np.where(alive[t][:, None], new, alpha[t - 1])
    for t in range(length - 2, -1, -1):
        new = (beta[t + 1] * local[t + 1]) @ step.T
        new /= np.maximum(new.sum(1, keepdims=True), 1e-30)
        beta[t] = np.where(alive[t + 1][:, None], new, beta[t + 1])
    both = alpha * beta
    shares: Floats = both / np.maximum(both.sum(2, keepdims=True), 1e-30)
    return shares
