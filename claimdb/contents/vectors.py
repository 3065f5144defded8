"""Vectors of length 1 as they are stored: signed bytes, the largest value as 127."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_LEAST = 1e-9
"""What a vector without any length is divided by."""


def packed(vector: Floats) -> bytes:
    """As bytes."""
    largest = max(float(np.abs(vector).max()), _LEAST)
    return bytes(np.round(vector * (127 / largest)).astype(np.int8))


def unpacked(stored: bytes) -> Floats:
    """Of length 1 again; zeros stay zeros."""
    vector = np.frombuffer(stored, np.int8).astype(np.float32)
    unit: Floats = vector / max(float(np.linalg.norm(vector)), _LEAST)
    return unit
