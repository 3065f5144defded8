"""Rules of salience for the ranker of antecedents, with weights by hand (after Lappin and Leass 1994).

Whoever is near, a subject or a source, who spoke last and is named often. They are linear in the ranker's own
features, so that learned weights may be mixed with them (`with_rules`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claimdb.nlp import ranker

if TYPE_CHECKING:
    from collections.abc import Mapping

Floats = NDArray[np.float32]

SHARE = 0.4
"""Of the rules in what is shipped: chosen on the left-out articles' chains and on the marks to develop by."""
NEAR = (0.0, -0.5, -1.2, -1.8, -2.4, -3.0, -3.6)
"""In the same sentence, one sentence on, …; the steps of the ranker's own feature."""
PLACE = {
    "source": 1.0,
    "first": 0.8,
    "inside": 0.2,
    "owner": 0.0,
    "listed": 0.0,
    "in source": -0.3,
    "content": -0.5,
    "quoted": -1.5,
}
OTHERS: Mapping[str, float] = {
    "spoke last 0": 1.5,
    "spoke last 1": 1.0,
    "spoke last 2": 0.5,
    "speaker of content 0": 1.0,
    "speaker of content 1": 0.5,
    "not yet named 0": -2.0,
    "not yet named 1": -1.0,
    "in own content 0": -1.5,
    "beside source 0": -0.5,
    "object of subject 0": -1.0,
    "stranger 0": -0.5,
    "holds role 0": 2.0,
}
OFTEN = 0.2
"""For each step of the number of mentions."""


def rules() -> ranker.Weights:
    """The rules as weights without a layer: what each feature adds to the score."""
    linear = np.zeros((ranker.SIZE, 1), np.float32)
    for number, name in enumerate(ranker.names()):
        group, _, value = name.rpartition(" ")
        linear[number] = _weight(name, group, int(value))
    return ranker.Weights(linear, np.zeros(1, np.float32), np.zeros(0, np.float32))


def _weight(name: str, group: str, value: int) -> float:
    if group == "sentences":
        return NEAR[value]
    if group == "mentions":
        return OFTEN * value
    if group == "role":
        return PLACE[list(ranker.ROLES)[value // 4]]
    return OTHERS.get(name, 0.0)


def with_rules(learned: ranker.Weights, share: float = SHARE) -> ranker.Weights:
    """Weights that give the mean of the learned scores and of those by the rules, which count ``share``."""
    linear = (1 - share) * learned.rows[:, -1:] + share * rules().rows
    return ranker.Weights(np.concatenate([learned.rows[:, :-1], linear], 1), learned.bias, (1 - share) * learned.out)
