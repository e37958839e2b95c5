"""Reprints among generated articles, one in ten of them a copy cut and headed anew: time, memory, what is found.

`python -m benchmarks.reprints 100000`
"""

from __future__ import annotations

import resource
import time
from itertools import combinations

import click

from benchmarks.generate import stories
from build_archive import reprints
from build_archive.folding import fold

COPIED = 10
"""One article in so many is published again, cut to three quarters, below the first line of another."""


def texts(count: int) -> tuple[list[str], set[tuple[int, int]]]:
    """Folded texts, and the pairs of places among them that are one article."""
    made, pairs = [], set()
    for number, story in enumerate(stories(count * COPIED // (COPIED + 1))):
        made.append(fold("".join(story.body)))
        if number % COPIED == COPIED - 1:
            pairs.add((len(made) - 1, len(made)))
            made.append(made[-2][:40] + made[-1][: len(made[-1]) * 3 // 4])
    return made, pairs


@click.command(help=__doc__)
@click.argument("count", type=int, default=10_000)
def main(count: int) -> None:  # noqa: D103 - its help is the module's
    made, pairs = texts(count)
    started = time.perf_counter()
    sketches = [reprints.sketch(text) for text in made]
    sketched = time.perf_counter()
    groups = reprints.groups(sketches, lambda a, b: reprints.is_reprint(made[a], made[b]))
    ended = time.perf_counter()
    found = {pair for group in groups for pair in combinations(group, 2)}
    print(f"{len(made):,} texts: sketches {sketched - started:.1f} s, groups {ended - sketched:.1f} s")
    print(f"candidates {len(reprints.candidates(sketches)):,}, pairs {len(pairs):,}")
    print(f"recall {len(found & pairs) / len(pairs):.3f}, precision {len(found & pairs) / max(1, len(found)):.3f}")
    print(f"peak memory, the texts included: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
