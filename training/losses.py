"""What each head is asked for; a dictionary of mean losses, so that a run can weigh or freeze them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor
from torch.nn import functional as F

from training.data import IGNORE

if TYPE_CHECKING:
    from training.model import Linker, Model

WEIGHTS = {
    "crf": 1.0,
    "tags": 0.3,
    "source_of_cue": 0.3,
    "cue_of_content": 0.3,
    "entities": 0.2,
    "sentence_ends": 0.1,
    "inner_cues": 0.1,
}


def losses(model: Model, batch: dict[str, Any]) -> dict[str, Tensor]:
    """Each head's mean loss on one batch."""
    words = model.dropout(model.words(batch["pieces"], batch["features"], batch["mask"], batch["first_piece"]))
    tags, entities, ends, inner = (x.float() for x in model.emissions(words))
    asked = batch["word_mask"]
    count = asked.sum().clamp(min=1)
    return {
        "crf": model.crf(tags[:, 1:], batch["tags"][:, 1:], asked[:, 1:]) / count,
        "tags": classes(tags, batch["tags"]),
        "source_of_cue": link_loss(model.source_of_cue, words, batch["source_of_cue"]),
        "cue_of_content": link_loss(model.cue_of_content, words, batch["cue_of_content"]),
        "entities": classes(entities, batch["entities"]),
        "sentence_ends": yes_or_no(ends, batch["sentence_ends"]),
        "inner_cues": yes_or_no(inner, batch["inner_cues"]),
    }


def classes(scores: Tensor, gold: Tensor) -> Tensor:
    """Cross-entropy over what is asked for, zero where nothing is."""
    if not (gold != IGNORE).any():
        return scores.sum() * 0
    return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORE)


def yes_or_no(scores: Tensor, gold: Tensor) -> Tensor:
    """Binary cross-entropy over the words that are asked for."""
    asked = gold != IGNORE
    if not asked.any():
        return scores.sum() * 0
    return F.binary_cross_entropy_with_logits(scores[asked], gold[asked].float())


def link_loss(linker: Linker, words: Tensor, asked: dict[str, Tensor]) -> Tensor:
    """Cross-entropy over the window's target spans and "none"."""
    scores = linker(words, asked["points"], asked["targets"], asked["relations"])
    scores = scores.masked_fill(~asked["open"][:, None, :], -1e4)
    return classes(scores, asked["gold"])


def total(parts: dict[str, Tensor], weights: dict[str, float] = WEIGHTS) -> Tensor:
    """The weighted sum that is minimised."""
    return torch.stack([weights[name] * part for name, part in parts.items() if weights.get(name)]).sum()
