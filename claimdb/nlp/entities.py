"""Entity scores by word → names of people, organisations and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import numpy as np

from claimdb.records import Entity, EntityLabel, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimdb.nlp.encoder import Encoded

LABELS: tuple[EntityLabel, ...] = get_args(EntityLabel)


def entities(encoded: Encoded, tags: Sequence[str]) -> Iterator[Entity]:
    """Names in order; ``score`` is the lowest probability among a name's words. Greedy: a run of a label is a name."""
    words = encoded.words
    if not len(words):
        return
    scores = encoded.entities - encoded.entities.max(1, keepdims=True)
    shares = np.exp(scores)
    shares /= shares.sum(1, keepdims=True)
    best = shares.argmax(1).tolist()
    first, kind, lowest = 0, "", 1.0
    for at, tag in enumerate([*best, 0]):
        name = tags[tag]
        goes_on = bool(kind) and name == f"I-{kind}" and words.paragraph[at] == words.paragraph[first]
        if goes_on:
            lowest = min(lowest, float(shares[at, tag]))
            continue
        if kind:
            yield named(encoded, first, at, kind, lowest)
        kind = name[2:]
        if kind:
            first, lowest = at, float(shares[at, tag])


def named(encoded: Encoded, first: int, last: int, kind: str, score: float) -> Entity:
    """The entity of words ``first`` to ``last`` (half open)."""
    span = Span(int(encoded.words.starts[first]), int(encoded.words.ends[last - 1]))
    return Entity(span, LABELS[LABELS.index(kind)], round(score, 3))
