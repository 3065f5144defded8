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
from typing import TYPE_CHECKING, NamedTuple

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


class Shingles(NamedTuple):
    """Hashes of the runs of words that stand within one unit, in order, and the number of the unit of each."""

    hashes: NDArray[np.int64]
    units: NDArray[np.int64]


def shingles(units: Sequence[Sequence[str]]) -> Shingles:
    """Of the stems of each unit: one that begins at each word, as far as the unit goes on so long."""
    numbers = np.array([_number(stem) for stems in units for stem in stems], dtype=np.uint64)
    owners = np.repeat(np.arange(len(units)), np.array([len(stems) for stems in units], dtype=np.int64))
    count = max(0, len(numbers) - SHINGLE + 1)
    total = np.zeros(count, dtype=np.uint64)
    for at in range(SHINGLE if count else 0):
        total += numbers[at : at + count] * _FACTORS[at]
    total ^= total >> np.uint64(29)
    total *= np.uint64(0xBF58476D1CE4E5B9)
    found = ((total ^ (total >> np.uint64(32))) >> np.uint64(64 - BITS)).astype(np.int64)
    whole = owners[:count] == owners[len(owners) - count :]
    return Shingles(found[whole], owners[:count][whole])


def fingerprints(text: Prepared) -> list[frozenset[int]]:
    """The picked hashes of each unit: those that are the least of a window.

    A unit with fewer shingles than a window has its least one, a unit with fewer words than a shingle none.
    """
    hashes, units = text.shingles
    found: list[set[int]] = [set() for _ in text.units]
    if len(hashes) >= WINDOW:
        least = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW).min(axis=1)
        whole = units[: len(least)] == units[WINDOW - 1 :]
        for number, one in zip(units[: len(least)][whole].tolist(), least[whole].tolist(), strict=True):
            found[number].add(one)
    begins = np.flatnonzero(np.diff(units, prepend=-1))
    sizes = np.diff(begins, append=len(hashes))
    for begin, size in zip(begins[sizes < WINDOW].tolist(), sizes[sizes < WINDOW].tolist(), strict=True):
        found[int(units[begin])].add(int(hashes[begin : begin + size].min()))
    return [frozenset(some) for some in found]


@lru_cache(maxsize=200_000)
def _number(stem: str) -> int:
    return int.from_bytes(blake2b(stem.encode(), digest_size=8).digest(), "little")
