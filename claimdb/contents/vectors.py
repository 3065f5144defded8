"""Sentence vectors as they are stored: 384 signed bytes, the largest value as 127."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def packed(vector: Floats) -> bytes:
    """As bytes."""
    return bytes(np.round(vector * (127 / np.abs(vector).max())).astype(np.int8))


def unpacked(stored: bytes) -> Floats:
    """Of length 1 again."""
    vector = np.frombuffer(stored, np.int8).astype(np.float32)
    return vector / np.linalg.norm(vector)
