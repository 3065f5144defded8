"""Runs of words under which texts meet: hashed shingles (Broder 1997), some of them picked by winnowing.

Winnowing (Schleimer, Wilkerson and Aiken 2003) keeps the least hash of every window of `WINDOW` shingles. So any run of
`SHINGLE` + `WINDOW` - 1 words that two texts share is sure to be noticed, which sampling by a modulus (FracMinHash,
Irber et al. 2022) does not promise for short runs. How much they share is then measured on the texts themselves, not
estimated: what is asked for is containment, and sketches for likeness of whole texts (MinHash) miss a short copy in a
long page. datasketch does not do this, and would bring SciPy with it.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from claimdb.copying.prepare import Prepared

SHINGLE = 4
"""Words."""
WINDOW = 6
"""Shingles."""
BITS = 48
"""Of a stored hash: SQLite keeps it in six bytes, and among 100 million there are few chance meetings."""
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], dtype=np.uint64)


def fingerprints(text: Prepared) -> list[frozenset[int]]:
    """The picked hashes of each unit. A unit with fewer words than a shingle has none."""
    return [frozenset(picked(unit.shingles)) for unit in text.units]


def hashes(stems: Sequence[str]) -> NDArray[np.uint64]:
    """Hash of the shingle that begins at each word, as far as there is one."""
    count = len(stems) - SHINGLE + 1
    if count < 1:
        return np.zeros(0, dtype=np.uint64)
    numbers = np.array([_number(stem) for stem in stems], dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    for at in range(SHINGLE):
        total += numbers[at : at + count] * _FACTORS[at]
    total ^= total >> np.uint64(29)
    total *= np.uint64(0xBF58476D1CE4E5B9)
    return (total ^ (total >> np.uint64(32))) >> np.uint64(64 - BITS)


def picked(shingles: Sequence[int]) -> list[int]:
    """Those that are the least of a window."""
    if len(shingles) <= WINDOW:
        return [min(shingles)] if shingles else []
    windows = np.lib.stride_tricks.sliding_window_view(np.array(shingles), WINDOW)
    kept: list[int] = np.unique(windows.min(axis=1)).tolist()
    return kept


@lru_cache(maxsize=200_000)
def _number(stem: str) -> int:
    return int.from_bytes(blake2b(stem.encode(), digest_size=8).digest(), "little")
