"""What each head is asked for; a dictionary of mean losses, so that a run can weigh or freeze them apart."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from training.data import IGNORE
from training.model import Model, Pointer

WEIGHTS = {"crf": 1.0, "tags": 0.3, "source_of_cue": 0.3, "cue_of_content": 0.3, "entities": 0.2, "sentence_ends": 0.1}


def losses(model: Model, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Each head's mean loss on one batch."""
    words = model.dropout(model.words(batch["pieces"], batch["features"], batch["mask"], batch["first_piece"]))
    tags, entities, ends = (x.float() for x in model.emissions(words))
    asked = batch["word_mask"]
    count = asked.sum().clamp(min=1)
    return {
        "crf": model.crf(tags[:, 1:], batch["tags"][:, 1:], asked[:, 1:]) / count,
        "tags": F.cross_entropy(tags.flatten(0, 1), batch["tags"].flatten(), ignore_index=IGNORE),
        "source_of_cue": pointer_loss(model.source_of_cue, words, batch["source_of_cue"], asked),
        "cue_of_content": pointer_loss(model.cue_of_content, words, batch["cue_of_content"], asked),
        "entities": F.cross_entropy(entities.flatten(0, 1), batch["entities"].flatten(), ignore_index=IGNORE),
        "sentence_ends": sentence_loss(ends, batch["sentence_ends"]),
    }


def sentence_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Binary cross-entropy over the words that are asked for."""
    asked = gold != IGNORE
    if not asked.any():
        return scores.sum() * 0
    return F.binary_cross_entropy_with_logits(scores[asked], gold[asked].float())


def pointer_loss(pointer: Pointer, words: Tensor, gold: Tensor, word_mask: Tensor) -> Tensor:
    """Cross-entropy over every word of the window and "none"."""
    rows = (gold != IGNORE).nonzero(as_tuple=True)
    if not len(rows[0]):
        return words.sum() * 0
    scores = pointer.scores(words)[rows]
    open_ = word_mask[rows[0]].clone()
    open_[:, 0] = True
    return F.cross_entropy(scores.masked_fill(~open_, -1e4), gold[rows])


def total(parts: dict[str, Tensor], weights: dict[str, float] = WEIGHTS) -> Tensor:
    """The weighted sum that is minimised."""
    return torch.stack([weights[name] * part for name, part in parts.items() if weights.get(name)]).sum()
