"""Where the sorted terms are cut into shards: decided by the terms near the cut, so that a cut elsewhere does not move it.

From the last cut on, the next is before that term whose key scatters to the least number, among those that make the shard neither too
small nor too large. When an article is added, sizes change by some bits, and the least of a thousand numbers hardly ever.
"""

from __future__ import annotations

import numpy as np

from build_archive.search.keys import Numbers

SMALLEST = 6 * 1024 * 8
LARGEST = 15 * 1024 * 8
"""Of a shard, in bits, as `TERM_BITS` and the postings have it; one term with more postings makes a larger one.
A query of six characters reads five shards and the head, which names all shards: see benchmarks/search/README.md."""
TERM_BITS = 24
"""What a term costs besides its postings, about."""


def cuts(bits: Numbers, scattered: Numbers) -> list[int]:
    """The places of the terms at which new shards begin, first 0; the part after the last one may go on after these terms.

    `bits` are the sizes of the terms with all that belongs to them.
    """
    found = [0]
    ends = np.cumsum(bits)
    while True:
        start = found[-1]
        done = int(ends[start - 1]) if start else 0
        if not len(ends) or int(ends[-1]) - done <= LARGEST:
            return found
        lowest = int(np.searchsorted(ends, done + SMALLEST)) + 1
        highest = int(np.searchsorted(ends, done + LARGEST, "right"))
        cut = lowest + int(np.argmin(scattered[lowest : highest + 1])) if lowest < highest else lowest
        if cut >= len(ends):
            return found
        found.append(cut)
