"""Which articles are the same one published again: another title, a cut tail, an added teaser; linear in their number.

Candidates come from MinHash sketches (Broder, 1997) of character 5-grams in bands, once of the whole text and once of its
opening, which a cut tail leaves as it was. A candidate counts only if an alignment of the two texts says so (`is_reprint`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from rapidfuzz.distance import Levenshtein
from rensa import RMinHash

from build_archive.mixing import FACTOR, SHIFT, Hashes, mixed

SHINGLE = 5
"""Characters of a shingle: five folded characters are two or three words."""
PERMUTATIONS, ROWS = 96, 3
"""32 bands of 3 rows find a pair of Jaccard similarity .5 with a chance of .986, one of .1 with .03."""
SEED = 1997
OPENING = 300
"""Folded characters; a reprint with a cut tail shares at least these."""
SHORTEST = 80
"""Folded characters; below, a text (a stock formula, a correction) is too short to say what it reprints."""
SMALLEST_SHARE = 0.3
"""A text below this part of another is an item in a round-up, or quoted; it is not the same article."""
LONG_RUN = 12
"""Characters in common that count: templates about different things share many short runs, a reprint shares long ones."""
CORE = 0.7
"""Part of the shorter text that the core must be; two articles that share their background paragraphs stay below it."""
CONTAINED = 0.8
"""Part of the core that must stand in the longer text in long runs."""
SAME_NUMBERS = 0.9
LONGEST_ALIGNED = 20_000
"""Characters of each text that are aligned; the rest of a longer one adds nothing to the verdict."""

TOGETHER = 4096
"""Sketches that are hashed at once: so many stay in the processor's cache."""

_NUMBER = re.compile(r"\d{2,}")


def sketch(folded: str) -> bytes:
    """What is compared of one folded text: two MinHash digests of 96 × 4 bytes, empty where the text is too short."""
    if len(folded) < SHORTEST:
        return b""
    hashes = _shingle_hashes(folded)
    border = min(OPENING - SHINGLE + 1, len(hashes))
    offsets = np.array([0, border, len(hashes)], dtype=np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(hashes, offsets, PERMUTATIONS, SEED)
    opening, rest = np.array(matrix.to_rows(), dtype=np.uint32)
    return b"".join((np.minimum(opening, rest).tobytes(), opening.tobytes()))


def groups(sketches: Sequence[bytes], are_reprints: Callable[[int, int], bool]) -> list[tuple[int, ...]]:
    """Groups of two or more places in `sketches` of which `are_reprints` says that their texts are the same article."""
    leader: dict[int, int] = {}

    def find(place: int) -> int:
        while leader.setdefault(place, place) != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    for a, b in candidates(sketches):
        if find(a) != find(b) and are_reprints(a, b):
            leader[max(find(a), find(b))] = min(find(a), find(b))
    members: dict[int, list[int]] = {}
    for place in sorted(leader):
        members.setdefault(find(place), []).append(place)
    return [tuple(places) for places in members.values() if len(places) > 1]


def candidates(sketches: Sequence[bytes]) -> list[tuple[int, int]]:
    """Pairs of places whose sketches agree in a band, each once, in order.

    In a band shared by many, each is paired with the one before and with the first: linear, where all pairs would not be.
    """
    places = np.array([place for place, data in enumerate(sketches) if data], dtype=np.int64)
    found: set[tuple[int, int]] = set()
    low = np.uint64(len(places).bit_length())
    for band in _bands(list(filter(None, sketches))):
        numbered = band >> low << low | np.arange(len(places), dtype=np.uint64)
        numbered.sort()  # ten times as fast as `argsort`: by hash, and by place among equal ones
        keys, order = numbered >> low, (numbered & ((np.uint64(1) << low) - np.uint64(1))).astype(np.int64)
        later = np.flatnonzero(keys[1:] == keys[:-1]) + 1
        first = np.searchsorted(keys, keys[later])
        for earlier in (later - 1, first):
            found.update(zip(places[order[earlier]].tolist(), places[order[later]].tolist(), strict=True))
    return sorted(found)


def _bands(sketches: Sequence[bytes]) -> Hashes:
    """One row a band: the hash of each sketch in it."""
    bands = np.empty((2 * PERMUTATIONS // ROWS, len(sketches)), np.uint64)
    for start in range(0, len(sketches), TOGETHER):
        rows = np.frombuffer(b"".join(sketches[start : start + TOGETHER]), np.uint32).reshape(-1, len(bands), ROWS)
        hashes = mixed(rows[:, :, row] for row in range(ROWS))
        bands[:, start : start + TOGETHER] = ((hashes ^ (hashes >> SHIFT)) * FACTOR).T  # its upper bits tell
    return bands


def is_reprint(one: str, other: str) -> bool:
    """Whether two folded texts are the same article: most of the shorter is the core that both share, in long runs.

    What stands before and after the core is a teaser or a cut tail. Two texts of one template (two obituaries, two notices of a
    meeting) differ all over inside it: in their numbers, and in a name that is replaced by the same other name again and again.
    """
    short, long = sorted((one[:LONGEST_ALIGNED], other[:LONGEST_ALIGNED]), key=len)
    if len(short) < SHORTEST or len(short) < SMALLEST_SHARE * len(long):
        return False
    steps = Levenshtein.opcodes(short, long)
    runs = [step for step in steps if step.tag == "equal" and step.src_end - step.src_start >= LONG_RUN]
    if not runs:
        return False
    start, end = runs[0].src_start, runs[-1].src_end
    if end - start < CORE * len(short) or sum(run.src_end - run.src_start for run in runs) < CONTAINED * (end - start):
        return False
    replaced = Counter(
        (short[step.src_start : step.src_end], long[step.dest_start : step.dest_end])
        for step in steps
        if step.tag == "replace" and start < step.src_start < end
    )
    return max(replaced.values(), default=0) < 2 and _same_numbers(short[start:end], long)


def is_recapture(one: str, other: str) -> bool:
    """Whether two folded texts that were fetched from one address are the same page, as two extractions or two days had it.

    The address says most of it already: half of the shorter in long runs is enough, whatever else stood around it.
    """
    short, long = sorted((one[:LONGEST_ALIGNED], other[:LONGEST_ALIGNED]), key=len)
    steps = Levenshtein.opcodes(short, long)
    lengths = (step.src_end - step.src_start for step in steps if step.tag == "equal")
    return sum(length for length in lengths if length >= LONG_RUN) >= len(short) / 2 > 0


def _same_numbers(core: str, long: str) -> bool:
    numbers, known = _NUMBER.findall(core), set(_NUMBER.findall(long))
    return sum(number in known for number in numbers) >= SAME_NUMBERS * len(numbers)


def _shingle_hashes(text: str) -> Hashes:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    count = len(codes) - SHINGLE + 1
    return mixed([codes[place : place + count] for place in range(SHINGLE)])
