"""What the pair scorer says of pairs, the thresholds that this suggests, and how right it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claimdb.nlp.pairs import AGREE, CONFLICT
from training.pair_rows import STANCES
from training.statements import best_threshold, found, inputs, least_threshold, like_lengths, open_pieces, ranked_right

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from training.pair_rows import Labelled
    from training.statements import Inputs

    Run = Callable[[Inputs], dict[str, NDArray[np.float32]]]
    """A model as a function of inputs: all its outputs by name."""


def scores(run: Run, pairs: Sequence[tuple[str, str]]) -> dict[str, NDArray[np.float32]]:
    """All outputs for these pairs, in their order; relation and stance as probabilities."""
    tokenizer, rows = open_pieces(), {}
    order = list(enumerate(pairs))
    for batch in like_lengths(order, lambda item: len(item[1][0]) + len(item[1][1]), rows=64, rng=None):
        out = run(inputs(tokenizer, [pair for _, pair in batch]))
        rows.update({at: {name: part[i] for name, part in out.items()} for i, (at, _) in enumerate(batch)})
    joined = {name: np.stack([rows[at][name] for at in range(len(pairs))]) for name in rows[0]}
    for name in ("relation", "stance"):
        odds = np.exp(joined[name] - joined[name].max(-1, keepdims=True))
        joined[name] = odds / odds.sum(-1, keepdims=True)
    return joined


def both_ways(run: Run, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
    """The probabilities of the relations, the mean of reading a pair in both orders."""
    out = scores(run, [*pairs, *((other, one) for one, other in pairs)])["relation"]
    mean_of_both: NDArray[np.float32] = (out[: len(pairs)] + out[len(pairs) :]) / 2
    return mean_of_both


def thresholds(
    run: Run, held: Sequence[Labelled], close: Sequence[Labelled], *, precision: float, apart: float
) -> dict[str, float]:
    """The least probability to be called a conflict, a possible one, and agreement.

    On ``held``: of the thresholds with that precision the one of the best F1, and the least one. On ``close``: the one
    that keeps that share of the pairs apart which do not say the same.
    """
    chances = both_ways(run, [row.texts() for row in [*held, *close]])
    of_conflict, true = chances[: len(held), CONFLICT].tolist(), [row.relation == CONFLICT for row in held]
    others = [row.relation != AGREE for row in close]
    best = best_threshold(of_conflict, true, precision=precision)
    return {
        "conflict": best,
        "possible": min(best, least_threshold(of_conflict, true, precision=precision)),
        "agree": float(np.quantile(chances[len(held) :, AGREE][others], apart)),
    }


def stance_figures(said: Sequence[int], true: Sequence[int]) -> dict[str, float]:
    """Accuracy, and precision, recall and F1 of "against"."""
    against = STANCES.index("against")
    right = sum(s == t for s, t in zip(said, true, strict=True)) / max(1, len(true))
    of_against = found([s == against for s in said], [t == against for t in true])
    return {"accuracy": right} | {f"against_{name}": value for name, value in of_against._asdict().items()}


def conflict_figures(run: Run, rows: Sequence[Labelled], threshold: float) -> dict[str, float]:
    """Precision, recall and F1 of conflicts, and how often one scores above another pair."""
    chances = both_ways(run, [row.texts() for row in rows])[:, CONFLICT]
    true = [row.relation == CONFLICT for row in rows]
    return found((chances >= threshold).tolist(), true)._asdict() | {"roc": ranked_right(chances.tolist(), true)}


def agree_figures(run: Run, rows: Sequence[Labelled], threshold: float) -> dict[str, float]:
    """The shares of pairs that state different things kept apart, and of the others left together; their order."""
    chances = both_ways(run, [row.texts() for row in rows])[:, AGREE]
    same = np.array([row.relation == AGREE for row in rows])
    apart = chances < threshold
    kept = {"apart": (apart & ~same, ~same), "together": (~apart & same, same)}
    shares = {name: float(right.sum() / max(1, of.sum())) for name, (right, of) in kept.items()}
    return shares | {"roc": ranked_right(chances.tolist(), same.tolist())}
