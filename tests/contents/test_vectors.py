"""Vectors as bytes and back."""

from __future__ import annotations

import numpy as np

from claimdb.contents.vectors import packed, unpacked


def test_vectors_keep_their_direction_in_bytes() -> None:
    vector = np.random.default_rng(1).normal(size=384).astype(np.float32)
    vector /= np.linalg.norm(vector)
    assert len(packed(vector)) == 384
    assert float(vector @ unpacked(packed(vector))) > 0.999


def test_nothing_stays_nothing() -> None:
    assert not unpacked(packed(np.zeros(8, np.float32))).any()
