"""Where the sorted terms of a block are cut into shards: decided by the terms near the cut, so that a cut elsewhere does not move it.

From the last cut on, the next is before that term whose key scatters to the least number, among those that make the shard neither too
small nor too large. When an article is added, sizes change by some bits, and the least of a thousand numbers hardly ever.
"""

from __future__ import annotations

import math

import numpy as np

from build_archive.search.keys import Numbers

SMALLEST = 4 * 1024 * 8
LARGEST = 10 * 1024 * 8
"""Of a shard of a small archive, in bits, as `TERM_BITS` and the postings have it; one term with more postings makes a larger one.
A query of six characters reads five shards and the entry, which names all shards: see benchmarks/search/README.md."""
TERM_BITS = 24
"""What a term costs besides its postings, about."""
SMALL_HALL = 1 << 14


def growth(hall: int, power: float = 3 / 5) -> int:
    """How many times as large files are in an archive with so many seats: more than its root, so that neither they nor their number gets out of hand."""
    return max(1, round(math.pow(hall / SMALL_HALL, power)))


def cuts(bits: Numbers, scattered: Numbers, hall: int, *, complete: bool) -> list[int]:
    """The places of the terms at which shards begin, first 0; the end too where the block is complete with these terms.

    `bits` are the sizes of the terms with all that belongs to them, `hall` is the number of seats.
    """
    smallest, largest = SMALLEST * growth(hall), LARGEST * growth(hall)
    found = [0]
    ends = np.cumsum(bits)
    while True:
        start = found[-1]
        done = int(ends[start - 1]) if start else 0
        if int(ends[-1]) - done <= largest:
            break
        lowest = int(np.searchsorted(ends, done + smallest)) + 1
        highest = int(np.searchsorted(ends, done + largest, "right"))
        cut = lowest + int(np.argmin(scattered[lowest : highest + 1])) if lowest < highest else lowest
        if cut >= len(ends):
            break
        found.append(cut)
    return [*found, len(ends)] if complete else found
