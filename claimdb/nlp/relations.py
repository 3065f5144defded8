"""How two spans of one text stand to each other: what the linker knows beside the words. Shared with training."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from claimdb.nlp.words import Words

    Ints = NDArray[np.int64]

QUOTED_BIT = 2
SIZES = (8, 8, 7, 7, 24, 8, 8)
"""How many values each has: targets between, points between, paragraphs, sentence ends, words, quotation, gap."""
OFFSETS = tuple(int(x) for x in np.cumsum((0, *SIZES))[:-1])
TOTAL = sum(SIZES)
"""Rows of the table that holds a vector for every value of every relation."""


def relations(words: Words, points: Sequence[tuple[int, int]], targets: Sequence[tuple[int, int]]) -> Ints:
    """Points x targets x 7 rows of the table, for spans of words (half open, sorted by their first word).

    A relation counts to the left below its middle and to the right from there: how many other targets and points stand
    between the two, how many paragraphs and sentence ends, how many words; then which of them stand in quotation
    marks, and how wide the gap is when they nearly touch.
    """
    p, t = np.array(points, np.int64).reshape(-1, 2), np.array(targets, np.int64).reshape(-1, 2)
    right = t[None, :, 0] >= p[:, None, 0]
    side = np.where(right, 1, -1)
    rank_of_target = np.arange(len(t))[None, :] - np.searchsorted(t[:, 0], p[:, 0])[:, None]
    rank_of_point = np.arange(len(p))[:, None] - np.searchsorted(p[:, 0], t[:, 0])[None, :]
    paragraphs = words.paragraph[t[:, 0]].astype(np.int64)[None, :] - words.paragraph[p[:, 0]][:, None]
    ends = np.concatenate([[0], np.cumsum(words.ends_sentence)])
    low = np.minimum(np.where(right, p[:, None, 1], t[None, :, 1]), len(words))
    high = np.maximum(np.where(right, t[None, :, 0], p[:, None, 0]), low)
    stops = ends[high] - ends[low]
    quoted = words.features & QUOTED_BIT > 0
    both = quoted[p[:, 0]].astype(np.int64)[:, None] * 2 + quoted[t[:, 0]][None, :]
    columns = (
        np.clip(rank_of_target, -4, 3) + 4,
        np.clip(rank_of_point, -4, 3) + 4,
        np.clip(paragraphs, -3, 3) + 3,
        np.clip(stops, 0, 3) * side + 3,
        distance_bucket(t[None, :, 0] - p[:, None, 0]),
        both * 2 + right,
        np.clip(high - low, 0, 3) * 2 + right,
    )
    return np.stack([column + offset for column, offset in zip(columns, OFFSETS, strict=True)], -1)


def distance_bucket(distance: Ints) -> Ints:
    """Signed distance in words, by half powers of two, both ways from 12: 1 to 23."""
    size = np.maximum(np.abs(distance), 1)
    coarse = np.minimum(np.floor(np.log2(size) * 1.5 + 0.5).astype(np.int64), 11)
    return 12 + coarse * np.sign(distance)
