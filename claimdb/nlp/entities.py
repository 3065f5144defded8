"""Entity scores by word → names of people, organisations and places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import numpy as np

from claimdb.records import Entity, EntityLabel, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimdb.nlp.encoder import Encoded

HANGING = re.compile(r"^[A-Z][^\n.,;:]{0,60}\b(?:of|for)(?: the)? $")
"""A name that cannot end where it does."""
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


def whole(text: str, found: Iterable[Entity]) -> Iterator[Entity]:
    """Names with those made one that only "of", "for" and "the" keep apart: "Institute for" the "Study of War"."""
    before: Entity | None = None
    for entity in found:
        if before and before.label == entity.label and HANGING.search(text[before.span.start : entity.span.start]):
            before = Entity(Span(before.span.start, entity.span.end), before.label, min(before.score, entity.score))
            continue
        if before:
            yield before
        before = entity
    if before:
        yield before
