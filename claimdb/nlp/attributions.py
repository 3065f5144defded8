"""Scores by word → source, cue and content spans, linked into attributions, snapped to their quotation marks.

One layer at a time: ``read_layer`` knows nothing of nesting; ``extract`` reads the contents again as texts of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimdb.nlp.crf import decode
from claimdb.nlp.encoder import Encoded

Floats = NDArray[np.float32]
REACH = 300
"""How many words a pointer may look to either side."""
DISTANCES = 24


class WordSpan(NamedTuple):
    """A tagged run of words, half open, with what the tagger makes of its borders and of its words."""

    first: int
    last: int
    border: float
    """Probability that it begins and ends just here."""
    inside: float
    """Geometric mean of its words' probabilities."""


@dataclass(slots=True)
class Draft:
    """An attribution in words, before it has characters."""

    cue: WordSpan | None
    source: WordSpan | None
    contents: list[WordSpan]
    link_source: float
    """Probability of the link from cue to source, or to none."""
    link_content: float
    """Lowest probability of the links from contents to the cue."""


def paragraph_bounds(paragraph: NDArray[np.int32]) -> list[tuple[int, int]]:
    """Half-open rows of each paragraph's words."""
    if not len(paragraph):
        return []
    cuts = np.flatnonzero(np.diff(paragraph)) + 1
    edges = [0, *cuts.tolist(), len(paragraph)]
    return list(zip(edges[:-1], edges[1:], strict=True))


def tagged_spans(
    tags: NDArray[np.int32], marginals: Floats, names: Sequence[str], bounds: Sequence[tuple[int, int]]
) -> dict[str, list[WordSpan]]:
    """Runs of B- and I- tags by role."""
    spans: dict[str, list[WordSpan]] = {"source": [], "cue": [], "content": []}
    ends = {start for _, start in bounds}
    begins = np.flatnonzero(tags % 2 == 1)
    for first in begins.tolist():
        tag = int(tags[first])
        last = first + 1
        while last < len(tags) and last not in ends and tags[last] == tag + 1:
            last += 1
        both = marginals[first:last, tag] + marginals[first:last, tag + 1]
        closing = 1.0 if last >= len(tags) or last in ends else 1.0 - float(marginals[last, tag + 1])
        border = float(marginals[first, tag]) * closing
        inside = float(np.exp(np.log(np.maximum(both, 1e-6)).mean()))
        spans[names[tag][2:]].append(WordSpan(first, last, border, inside))
    return spans


def distance_buckets(distance: NDArray[np.int64]) -> NDArray[np.int64]:
    """Signed distances in words → rows of the learned table (the same as in training); row 0 is "none"."""
    size = np.maximum(np.abs(distance), 1)
    coarse = np.minimum(np.floor(np.log2(size) * 1.5 + 0.5).astype(np.int64), 11)
    return 12 + coarse * np.sign(distance)


@dataclass(frozen=True, slots=True)
class Links:
    """One pointer over one text: queries and keys by word, the key of "none", the learned bias of distance."""

    query: Floats
    key: Floats
    none: Floats
    bias: Floats

    def point(self, start: int, targets: NDArray[np.int64]) -> Floats:
        """Probabilities that the word ``start`` points at none and at each of ``targets``."""
        if len(targets):
            raw = self.key[targets] @ self.query[start] + self.bias[distance_buckets(targets - start)]
        else:
            raw = np.zeros(0, np.float32)
        none = float(self.none[start] @ self.query[start]) + float(self.bias[0])
        scores = np.concatenate([[none], raw])
        shares = np.exp(scores - scores.max())
        result: Floats = (shares / shares.sum()).astype(np.float32)
        return result


def pointers(encoded: Encoded, card: dict[str, Any]) -> tuple[Links, Links]:
    """The pointers from cue to source and from content to cue."""
    width = encoded.links.shape[1] // 4
    part = [slice(i * width, (i + 1) * width) for i in range(4)]

    def links(query: slice, key: slice, name: str) -> Links:
        bias = np.array(card["distance"][name], np.float32)
        return Links(encoded.links[:, query], encoded.links[:, key], encoded.none[:, key], bias)

    return links(part[0], part[1], "source_of_cue"), links(part[2], part[3], "cue_of_content")


def near(spans: Sequence[WordSpan], starts: NDArray[np.int64], at: int) -> tuple[int, int]:
    """The slice of spans that begin within reach of a word."""
    return int(np.searchsorted(starts, at - REACH)), int(np.searchsorted(starts, at + REACH))


def read_layer(encoded: Encoded, card: dict[str, Any], transitions: Floats, no_start: NDArray[np.bool_]) -> list[Draft]:
    """One layer of attributions, in the order of their contents."""
    bounds = paragraph_bounds(encoded.words.paragraph)
    tags, marginals = decode(encoded.tags, bounds, transitions, no_start)
    spans = tagged_spans(tags, marginals, card["tags"], bounds)
    to_source, to_cue = pointers(encoded, card)
    starts = {role: np.array([s.first for s in found], np.int64) for role, found in spans.items()}
    contents: dict[int, list[tuple[WordSpan, float]]] = {}
    drafts: list[Draft] = []
    for content in spans["content"]:
        low, high = near(spans["cue"], starts["cue"], content.first)
        shares = to_cue.point(content.first, starts["cue"][low:high])
        best = int(shares[1:].argmax()) if high > low else -1
        if best >= 0 and (shares[best + 1] > shares[0]):
            contents.setdefault(low + best, []).append((content, float(shares[best + 1])))
        else:
            drafts.append(Draft(None, None, [content], float(shares[0]), float(shares[0])))
    for number, found in contents.items():
        cue = spans["cue"][number]
        low, high = near(spans["source"], starts["source"], cue.first)
        shares = to_source.point(cue.first, starts["source"][low:high])
        best = int(shares.argmax())
        source = spans["source"][low + best - 1] if best else None
        drafts.append(Draft(cue, source, [c for c, _ in found], float(shares[best]), min(s for _, s in found)))
    return sorted(drafts, key=lambda d: d.contents[0].first)
