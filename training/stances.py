"""The stance of a headline towards a claim by how the two are worded, beside what the fine-tuned scorer says.

A logistic regression over features after Ferreira and Vlachos (2016), and over what the scorer of the first step, which
has seen no stance, makes of the pair. It errs elsewhere than the scorer, and their plain mean decides, so that nothing
is chosen on what is tested.
"""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional as F

from training.pair_rows import STANCES
from training.pairs import folded
from training.statements import inputs, like_lengths

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tokenizers import Tokenizer
    from torch import Tensor

    from training.pair_rows import Labelled

Floats = NDArray[np.float64]
Pair = tuple[str, str]


PENALTY = 10.0
"""Of the regression: half of it times the squared weights is added to the summed loss."""

_HEDGES = """
reportedly alleged allegedly claim claims claimed claiming rumor rumors rumored rumour rumours may might could
would possibly apparently report reports reported says say said sources source likely maybe potentially unconfirmed
suspected purported supposedly hints suggests believed plans considering sought asks if whether"""
HEDGES = frozenset(_HEDGES.split())
_REFUTALS = """
fake fraud hoax false deny denies denied denying not despite nope doubt doubts bogus debunk debunked debunks
pranks prank retract retracts never no cannot wrong untrue myth hoaxes fabricated satire isn wasn didn doesn don won
lied lie lies refutes refuted refute rejects dismisses dismissed rubbishes rubbish nonsense actually photoshopped
alive"""
REFUTALS = frozenset(_REFUTALS.split())
_ASSURANCES = """
confirms confirmed confirm official officially announces announced video photo photos watch proof reveals
revealed dead dies found"""
ASSURANCES = frozenset(_ASSURANCES.split())
_OPENINGS = frozenset(("report", "reports", "is", "did", "was", "has", "why", "how", "no", "nope"))
_ENDING = re.compile(r"(?:ing|ed|es|s|'s)$")


def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) > 4 else word


def wording(claim: str, headline: str) -> list[float]:
    """Overlap, lengths, marks, figures, and words that hedge, refute or assure, in one text, in both or in one only."""
    words, others = folded(claim).split(), folded(headline).split()
    stems, other_stems = {_stem(word) for word in words}, {_stem(word) for word in others}
    both = len(stems & other_stems)
    shares = [both / max(1, len(some)) for some in (stems | other_stems, stems, other_stems)]
    lengths = [len(words) / 10, len(others) / 10, (len(others) - len(words)) / 10]
    marks = [
        "?" in headline, headline.strip().endswith("?"), "?" in claim, any(mark in headline for mark in "\"'‘"),
        ":" in headline, "!" in headline, headline.isupper(), any(letter.isdigit() for letter in headline),
    ]  # fmt: skip
    figures, other_figures = (set(re.findall(r"\d+", text)) for text in (claim, headline))
    counts = [len(figures & other_figures), len(figures - other_figures), len(other_figures - figures)]
    found: list[float] = [*shares, *lengths, *marks, *counts]
    for kind in (HEDGES, REFUTALS, ASSURANCES):
        here, there = kind & set(others), kind & set(words)
        found += [bool(here), bool(there), bool(here - there), sum(word in kind for word in others)]
        found.append(bool(here) != bool(there))
    found.append(bool(_OPENINGS & set(others[:1])))
    twos, other_twos = ({(_stem(one), _stem(two)) for one, two in itertools.pairwise(text)} for text in (words, others))
    found.append(len(twos & other_twos) / max(1, len(words)))
    return [float(value) for value in found]


def made_of(
    read: Callable[[Tensor, Tensor, Tensor], Tensor], tokenizer: Tokenizer, pairs: Sequence[Pair], *, bfloat16: bool
) -> Floats:
    """What a model makes of pairs, a row a pair in their order; ``read`` gives it for a batch of inputs."""
    rows: dict[int, NDArray[np.float32]] = {}
    order = list(enumerate(pairs))
    for batch in like_lengths(order, lambda item: len(item[1][0]) + len(item[1][1]), rows=48, rng=None):
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            given = read(*inputs(tokenizer, [pair for _, pair in batch])).float().numpy()
        rows.update({at: row for (at, _), row in zip(batch, given, strict=True)})
    return np.stack([rows[at] for at in range(len(pairs))]).astype(np.float64)


@dataclass
class Regression:
    """Multinomial logistic regression over blocks of columns, each brought to mean 0 and a total variance of 1."""

    means: list[Floats]
    deviations: list[Floats]
    weights: Floats
    bias: Floats

    @classmethod
    def of(cls, blocks: Sequence[Floats], labels: Sequence[int], *, penalty: float = PENALTY) -> Regression:
        """Fitted on these rows alone."""
        deviations = [np.where(block.std(0) > 0, block.std(0), 1.0) for block in blocks]
        found = cls([block.mean(0) for block in blocks], deviations, np.zeros((0, 0)), np.zeros(0))
        x, true = torch.from_numpy(found._scaled(blocks)), torch.tensor(list(labels))
        weights = torch.zeros(x.shape[1], len(STANCES), dtype=torch.float64, requires_grad=True)
        bias = torch.zeros(len(STANCES), dtype=torch.float64, requires_grad=True)
        optim = torch.optim.LBFGS([weights, bias], max_iter=500, history_size=20, line_search_fn="strong_wolfe")

        def loss() -> Tensor:
            optim.zero_grad()
            total = F.cross_entropy(x @ weights + bias, true, reduction="sum") + penalty / 2 * (weights**2).sum()
            total.backward()
            return total

        optim.step(loss)
        found.weights, found.bias = weights.detach().numpy(), bias.detach().numpy()
        return found

    def _scaled(self, blocks: Sequence[Floats]) -> Floats:
        each = zip(blocks, self.means, self.deviations, strict=True)
        return np.concatenate([(block - mean) / apart / math.sqrt(block.shape[1]) for block, mean, apart in each], 1)

    def chances(self, blocks: Sequence[Floats]) -> Floats:
        """n x 3, rows sum to 1."""
        odds = self._scaled(blocks) @ self.weights + self.bias
        powers = np.exp(odds - odds.max(1, keepdims=True))
        shares: Floats = powers / powers.sum(1, keepdims=True)
        return shares


def stance_loss(model: nn.Module, tokenizer: Tokenizer) -> Callable[[list[Labelled]], Tensor]:
    """The loss of the two heads that know a stance, relation and stance, a row."""

    def loss(batch: list[Labelled]) -> Tensor:
        relation, stance, *_ = model(*inputs(tokenizer, [row.texts() for row in batch]))
        of_relation = F.cross_entropy(relation, torch.tensor([row.relation for row in batch]), reduction="sum")
        of_stance = F.cross_entropy(stance, torch.tensor([row.stance for row in batch]), reduction="sum")
        return (of_relation + of_stance) / len(batch)

    return loss
