"""Numbers for articles that depend on the articles alone and stay the same when others are added.

Numbering by date would shift all later numbers when an old article is added, and with them every shard. So there is a hall with a power
of two of seats, a little larger than needed; each article has an order in which it would like them, from its id, and the oldest chooses
first. A newer article than all others moves nobody; an old one may take the wished seat of a newer one, which then moves.
What it costs is the emptiness, 0.4 to 1.4 bits a posting; when the hall is full to `FULLEST`, all move to one twice as large.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from struct import Struct

FULLEST = 0.75
"""Fuller, and an old article moves more than one or two others on the average; see benchmarks/search/README.md."""
UNDATED = "~"
"""Greater than all dates."""
TWO = Struct(">QQ")
"""Two numbers of 64 bits."""


def hall_for(documents: int) -> int:
    """How many seats there are for so many documents."""
    seats = 1
    while documents > FULLEST * seats:
        seats *= 2
    return seats


@cache
def wish(name: str) -> tuple[int, int]:
    """Where a document would like to sit, before the hall is known, and how far on it looks from seat to seat."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    wished, step = TWO.unpack_from(digest)
    return wished, step * 2 + 1


def seated(documents: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The seat of each document, given as (id, date); documents without a date choose last."""
    queue = sorted((date or UNDATED, name) for name, date in documents)
    seats = hall_for(len(queue))
    taken: dict[int, str] = {}
    for _, name in queue:
        wished, step = wish(name)
        seat = wished % seats
        while seat in taken:
            seat = (seat + step) % seats
        taken[seat] = name
    return {name: seat for seat, name in taken.items()}
