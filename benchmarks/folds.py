"""Rows of the public sets of paired sentences, folds that share no sentence, rank correlation."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"\w+")


def rows_of(path: Path) -> list[dict[str, Any]]:
    """JSON Lines, packed or not."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in raw.decode().splitlines()]


def folds_of(pairs: Sequence[tuple[str, str]], count: int) -> list[int]:
    """The fold of each pair: pairs linked by a sentence share one, and folds are as equal in size as that allows."""
    above: dict[str, str] = {}

    def top(text: str) -> str:
        while above.setdefault(text, text) != text:
            text = above[text]
        return text

    folded = [[" ".join(_WORD.findall(text.casefold())) for text in pair] for pair in pairs]
    for one, other in folded:
        first, second = sorted((top(one), top(other)))
        above[second] = first
    groups = [top(one) for one, _ in folded]
    sizes, filled, fold = Counter(groups), [0] * count, dict[str, int]()
    for group in sorted(sizes, key=lambda name: (-sizes[name], random.Random(name).random())):
        fold[group] = min(range(count), key=filled.__getitem__)
        filled[fold[group]] += sizes[group]
    return [fold[group] for group in groups]


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Rank correlation, ties at their mean rank."""

    def ranks(values: Sequence[float]) -> NDArray[np.float64]:
        _, place, count = np.unique(np.asarray(values), return_inverse=True, return_counts=True)
        found: NDArray[np.float64] = (np.cumsum(count) - (count - 1) / 2)[place]
        return found

    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])
