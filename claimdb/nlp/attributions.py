"""Scores by word → source, cue and content spans, linked into attributions, snapped to their quotation marks.

One layer at a time: nesting.py has the contents read again as texts of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimdb.nlp.crf import decode
from claimdb.nlp.relations import QUOTED_BIT, relations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimdb.nlp.encoder import Encoded, Encoder
    from claimdb.nlp.words import Words

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
REACH = 300
"""How many words a link may span to either side."""
BLOCK = 64
"""How many spans are linked at once."""
LEAST_LIKELY_LINK = 0.02
"""A content is given to no cue that is less probable than this, even if it is the only one at hand."""


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
    return list(pairwise(edges))


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


class Share(NamedTuple):
    """To which targets a span may belong."""

    first: int
    """The first target within reach."""
    row: Floats
    """Probabilities of none, of this target, and of those behind it."""

    def best(self) -> tuple[int, float]:
        """The most probable target, counted from 1, or 0 for none, and its probability."""
        column = int(self.row.argmax())
        return (self.first + column if column else 0), float(self.row[column])

    def of(self, column: int) -> float:
        """The probability of a target counted from 1, or of none; 0 where it is out of reach."""
        at = column - self.first if column else 0
        return float(self.row[at]) if 0 < at < len(self.row) or not column else 0.0


class Linker:
    """Which target span each span belongs to; the part of the model that is worked out here, since few spans ask."""

    def __init__(self, card: dict[str, Any], query: Floats, key: Floats, none: Floats, window: Ints) -> None:
        self.table, self.hidden, self.score = (np.array(card[k], np.float32) for k in ("relation", "hidden", "score"))
        self.bias, self.none_bias = float(card["bias"][0]), float(card["none"][0])
        self.query, self.key = query, key
        first, last = np.split(none, 2, 1)
        self.none, self.window = first + last, window

    def shares(
        self, words: Words, points: Sequence[WordSpan], targets: Sequence[WordSpan], zones: Ints | None = None
    ) -> list[Share]:
        """Each point's probabilities; a target out of reach or of another zone has none.

        A few points at a time, with what stands near them: all against all would fill the memory on a long text.
        """
        found: list[Share] = []
        starts, ends_at = [p.first for p in points], [t.first for t in targets]
        for at in range(0, len(points), BLOCK):
            block = points[at : at + BLOCK]
            low, high = block[0].first - REACH, block[-1].first + REACH
            near = slice(bisect_left(ends_at, low), bisect_right(ends_at, high))
            around = slice(bisect_left(starts, low), bisect_right(starts, high))
            rows = slice(at - around.start, at - around.start + len(block))
            shares = self._near(words, points[around], targets[near], zones)[rows]
            found += [Share(near.start, row) for row in shares]
        return found

    def _near(
        self, words: Words, points: Sequence[WordSpan], targets: Sequence[WordSpan], zones: Ints | None
    ) -> Floats:
        """Points x (targets + 1) probabilities, column 0 being "none"."""
        if not targets:
            return np.ones((len(points), 1), np.float32)
        first = [p.first for p in points]
        query = ends(self.query, points)
        none = (query * self.none[self.window[first]]).sum(1) + self.none_bias
        places = [[(s.first, s.last) for s in spans] for spans in (points, targets)]
        related = self.table[relations(words, *places)].sum(-2) + self.hidden
        scores = query @ ends(self.key, targets).T + gelu(related) @ self.score + self.bias
        to = [t.first for t in targets]
        far = np.abs(np.array(to)[None, :] - np.array(first)[:, None]) > REACH
        if zones is not None:
            far |= zones[to][None, :] != zones[first][:, None]
        scores = np.concatenate([none[:, None], np.where(far, -np.inf, scores)], 1)
        shares = np.exp(scores - scores.max(1, keepdims=True))
        result: Floats = (shares / shares.sum(1, keepdims=True)).astype(np.float32)
        return result


def ends(projected: Floats, spans: Sequence[WordSpan]) -> Floats:
    """Half of the projection from each span's first word and half from its last, added."""
    first, last = np.split(projected, 2, 1)
    result: Floats = first[[s.first for s in spans]] + last[[s.last - 1 for s in spans]]
    return result


def gelu(x: Floats) -> Floats:
    """Gaussian error linear unit (Hendrycks and Gimpel 2016), by its usual approximation with tanh."""
    result: Floats = 0.5 * x * (1 + np.tanh(0.7978846 * (x + 0.044715 * x**3)))
    return result


def linkers(encoded: Encoded, card: dict[str, Any]) -> tuple[Linker, Linker]:
    """From cue to source and from content to cue."""
    query_source, key_source, query_cue, key_cue = np.split(encoded.links, 4, 1)
    _, none_source, _, none_cue = np.split(encoded.none, 4, 1)
    return (
        Linker(card["links"]["source_of_cue"], query_source, key_source, none_source, encoded.window),
        Linker(card["links"]["cue_of_content"], query_cue, key_cue, none_cue, encoded.window),
    )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the layout of a text says about which of its spans may belong together."""

    zones: Ints
    """A number a word: spans of different zones never belong together, as those of a heading and of the text below."""
    continued: frozenset[int]
    """Paragraphs whose first quotation goes on from the paragraph before."""


def read_layers(
    parts: Sequence[Encoded], encoder: Encoder, surroundings: Surroundings | None = None, *, bias: float = 0.0
) -> list[list[Draft]]:
    """One layer of attributions in each of several texts, in the order of their contents.

    The card's ``span_bias`` is added to the score of every tag that begins a span, once a span and not once a word: the
    tagger alone finds too few; ``bias`` comes on top. ``surroundings`` may be given for a single text.
    """
    if not parts:
        return []
    begins = np.array([name[:2] == "B-" for name in encoder.card["tags"]], np.float32)
    offsets = np.cumsum([0, *(len(part.words) for part in parts)]).tolist()
    bounds = [paragraph_bounds(part.words.paragraph) for part in parts]
    everywhere = [(o + s, o + e) for o, part in zip(offsets, bounds, strict=False) for s, e in part]
    bias += float(encoder.card.get("span_bias", 0.0))
    scores = np.concatenate([part.tags for part in parts]) + np.float32(bias) * begins
    tags, marginals = decode(scores, everywhere, encoder.transitions, encoder.no_start)
    drafts = []
    for part, own, (start, end) in zip(parts, bounds, pairwise(offsets), strict=True):
        spans = tagged_spans(tags[start:end], marginals[start:end], encoder.card["tags"], own)
        drafts.append(link(part, spans, encoder.card, surroundings))
    return drafts


def link(
    encoded: Encoded,
    spans: dict[str, list[WordSpan]],
    card: dict[str, Any],
    surroundings: Surroundings | None = None,
) -> list[Draft]:
    """Each content to its cue, each cue to its source."""
    words = encoded.words
    sources, cues, contents = spans["source"], spans["cue"], spans["content"]
    to_source, to_cue = linkers(encoded, card)
    zones = surroundings.zones if surroundings else None
    source_shares = to_source.shares(words, cues, sources, zones)
    cue_shares = to_cue.shares(words, contents, cues, zones)
    owner = assign(cue_shares, words, contents, cues, surroundings.continued if surroundings else frozenset())
    drafts: list[Draft] = []
    by_cue: dict[int, list[int]] = {}
    for number, chosen in enumerate(owner):
        if chosen is not None:
            by_cue.setdefault(chosen, []).append(number)
    for cue, mine in sorted(by_cue.items()):
        weakest = min(cue_shares[i].of(cue) for i in mine)
        if cue == 0:
            drafts += [Draft(None, None, [contents[i]], weakest, weakest) for i in mine]
            continue
        best, share = source_shares[cue - 1].best()
        source = sources[best - 1] if best else None
        drafts.append(Draft(cues[cue - 1], source, [contents[i] for i in mine], share, weakest))
    return sorted(drafts, key=lambda d: d.contents[0].first)


def assign(
    shares: Sequence[Share],
    words: Words,
    contents: Sequence[WordSpan],
    cues: Sequence[WordSpan],
    continued: frozenset[int],
) -> list[int | None]:
    """The column of each content: its most probable cue, 0 for none, ``None`` where it is to be left out.

    Only quoted words may have their cue in another paragraph, the one before or after; a quotation that goes on from
    the paragraph before keeps its cue. A paraphrase without a cue in its own paragraph is no statement of anybody's.
    """
    where = np.array([words.paragraph[cue.first] for cue in cues])
    owner: list[int | None] = []
    before = -1
    for number, (share, content) in enumerate(zip(shares, contents, strict=True)):
        own = int(words.paragraph[content.first])
        if before != own and own in continued and number and words.paragraph[contents[number - 1].first] == own - 1:
            owner.append(owner[-1])
        else:
            quoted = bool(words.features[content.first] & QUOTED_BIT)
            near = np.abs(where[share.first : share.first + len(share.row) - 1] - own) <= int(quoted)
            row = np.where(near, share.row[1:], 0.0)
            least = max(LEAST_LIKELY_LINK, share.of(0) if quoted else 0.0)
            if len(row) and row.max() > least:
                owner.append(share.first + int(row.argmax()) + 1)
            else:
                owner.append(0 if quoted else None)
        before = own
    return owner
