"""One number of 64 bits for what stands in each row of some columns: pieces of text by the million."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
SHIFT = np.uint64(29)
FACTOR = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio (Knuth, The Art of Computer Programming 3, 6.4)


def mixed(columns: Iterable[NDArray[Any]]) -> Hashes:
    """One hash a row of these columns; its upper bits tell more than its lower ones."""
    first, *others = columns
    hashes = first.astype(np.uint64)
    for column in others:
        hashes ^= hashes >> SHIFT
        hashes *= FACTOR
        hashes += column
    return hashes
