"""How likely each of several people is meant by a pronoun: features weighed by a small learned network.

A feature is one of the values of a group; its number is a row of the weights. Weights are made by
`training/antecedents.py` and stand in `antecedents.json`.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

Floats = NDArray[np.float32]

ROLES = {
    name: number
    for number, name in enumerate(("source", "first", "inside", "owner", "listed", "in source", "content", "quoted"))
}
"""Where somebody was mentioned: as a source, first in the sentence, further inside, as an owner, in a list, …"""
ZONES = {"source": 0, "body": 1, "content": 2, "quoted": 3}
CASES = {"subject": 0, "object": 1, "owner": 2, "self": 3, "description": 4}

_GROUPS = {
    # of the pronoun
    "case": 5,
    "zone": 4,
    "case in zone": 20,
    "source of": 4,
    "opens sentence": 1,
    "opens paragraph": 1,
    "last source": 4,
    # of one who competes
    "sentences": 7,
    "paragraphs": 5,
    "role": 32,
    "rank": 5,
    "mentions": 6,
    "rank by mentions": 4,
    "rank in article": 5,
    "by pronoun": 4,
    "named next": 1,
    "not yet named": 2,
    "first of sentence": 2,
    "object of subject": 1,
    "first of paragraph": 2,
    "no full name": 2,
    "headline only": 1,
    "spoke last": 4,
    "others spoke since": 1,
    "spoke before": 1,
    "meant last": 4,
    "speaker of content": 2,
    "in own content": 1,
    "beside source": 1,
    "stranger": 1,
    "holds role": 1,
}
"""Every group of features with the number of its values; distances are cut into steps."""
FEATURE = dict(zip(_GROUPS, accumulate(_GROUPS.values(), initial=0), strict=False))
"""The number of the first feature of each group; a value is added to it."""
SIZE = sum(_GROUPS.values())


def names() -> list[str]:
    """Every feature by its number."""
    return [f"{group} {value}" for group, size in _GROUPS.items() for value in range(size)]


class Weights(NamedTuple):
    """A layer of rectified units beside a linear one."""

    rows: Floats
    """(features, units + 1): what a feature adds to each unit and, last, to the score."""
    bias: Floats
    """Of the units, and 0."""
    out: Floats
    """What each unit adds to the score."""


@cache
def weights() -> Weights:
    """The learned weights."""
    return read_weights(files("claimdb.nlp").joinpath("antecedents.json"))


def read_weights(path: Traversable) -> Weights:
    """Weights as `training/antecedents.py` writes them."""
    table = json.loads(path.read_text("utf-8"))
    return Weights(*(np.array(table[name], np.float32) for name in Weights._fields))


def shares(context: Sequence[int], rows: Sequence[Sequence[int]], priors: Sequence[float]) -> list[float]:
    """How likely each of those who compete is meant, by the features of the pronoun and of each of them."""
    learned = weights()
    starts = list(accumulate((len(row) for row in rows[:-1]), initial=0))
    flat = [number for row in rows for number in row]
    sums = np.add.reduceat(learned.rows[flat], starts) + (learned.rows[list(context)].sum(0) + learned.bias)
    scores = np.maximum(sums[:, :-1], 0) @ learned.out + sums[:, -1] + np.array(priors, np.float32)
    found = np.exp(scores - scores.max())
    result: list[float] = (found / found.sum()).tolist()
    return result
