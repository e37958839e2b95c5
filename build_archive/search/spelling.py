"""The dictionary from pinyin to the words of an archive, in parts of which any question needs one: see `format.py`."""

from __future__ import annotations

import heapq
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain, pairwise
from operator import itemgetter, ne
from pathlib import Path
from typing import NamedTuple

import numpy as np

from build_archive import kept
from build_archive.folding import is_han, simplified_table
from build_archive.pinyin.typed import letters_for
from build_archive.search.files import SHORT, Files
from build_archive.search.format import column, length_code, packed, section, spelling_path, term_list
from build_archive.search.gathering import Known
from build_archive.search.packing import parted, term_lists
from build_archive.search.remembering import program
from build_archive.search.wording import MOST_PAIRS, words_of

MOST_WORDS = 60_000
"""Words of an archive that can be asked for by pinyin, the weightiest first; each takes 30 µs."""
LABEL = 3
"""What a tag, a source or a person weighs against a word of a title."""
WEIGHT_BITS = 2
LARGEST = 1_200
"""Entries of a part, at most; more are parted by their next letter. Gzipped some 8 KB."""
SMALLEST = 120
"""Entries of a part, at least; fewer stay where they are."""
BEST = 24
"""Words that a part has of those that went into parts of their own, or of those that are spelt in the same way."""


LAST = "\U0010ffff"
"""Behind all letters."""
Typed = dict[tuple[str, bool], tuple[set[str], set[str]]]
"""By word, and whether it is a person: the whole of its pinyin in every way, and its initials."""


class Entry(NamedTuple):
    """A word under one way to type it; in this order within a part."""

    letters: str
    lightness: int
    """Its weight as `format.length_code` has it, negative."""
    word: str


def write_spelling(files: Files, known: list[Known], letters: Path | None = None) -> tuple[str, list[str]]:
    """Write the dictionary of these documents; the name of its root, and the names of all its files.

    In the file `letters` a build leaves to the next how words are typed, which takes most of the time.
    """
    nothing: Typed = {}
    last = kept.load(letters, program(), nothing) if letters else nothing
    typed: Typed = {}
    held = dict(nodes("", sorted(entries(known, last, typed))))
    if letters:
        kept.save(letters, program(), typed)
    own, *others = parts(list(held.values()))
    named = sorted(
        (letters, files.add(packed(part), SHORT, partial(spelling_path, letters)))
        for letters, part in zip(list(held)[1:], others, strict=True)
    )
    directory = (
        column([len(named)])
        + term_list([letters for letters, _ in named])
        + bytes.fromhex("".join(digest for _, digest in named))
    )
    root = files.whole("pinyin", section(directory) + own)
    return root, [root, *(spelling_path(letters, digest) for letters, digest in named)]


def entries(known: list[Known], last: Typed, typed: Typed) -> Iterator[Entry]:
    """Every word under every way to type it; what is no sure word only under the whole of its pinyin.

    `last` has ways that are known, `typed` gets those of all words.
    """
    persons = Counter(chain.from_iterable(one.persons for one in known))
    labels = Counter(chain.from_iterable((one.source, *one.tags) for one in known)) + persons
    found = words_of(chain((one.title for one in known), labels))
    weights = Counter(found.sure)
    weights.update({label: LABEL * count for label, count in labels.items() if any(map(is_han, label))})
    sure, unsure = by_weight(as_one_script(weights))[:MOST_WORDS], by_weight(found.pairs)[:MOST_PAIRS]
    for word, weight in chain(sure, ((pair, 0) for pair, _ in unsure)):
        key = word, word in persons
        whole, initials = typed[key] = last.get(key) or letters_for(*key)
        lightness = -length_code(weight, WEIGHT_BITS)
        for letters in whole | initials if weight else whole:
            yield Entry(letters, lightness, word)


def by_weight(weights: Mapping[str, int]) -> list[tuple[str, int]]:
    """The weightiest first, and in an order that depends on the words alone."""
    return sorted(sorted(weights.items()), key=itemgetter(1), reverse=True)


def as_one_script(weights: Counter[str]) -> Counter[str]:
    """Words that differ by script alone as one, written as it is mostly."""
    written: dict[str, str] = {}
    summed: Counter[str] = Counter()
    for word, weight in by_weight(weights):
        summed[written.setdefault(word.translate(simplified_table()), word)] += weight
    return summed


def nodes(letters: str, held: list[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """The parts for what begins with these letters, their own first, each with its entries in order."""
    if len(held) <= LARGEST:
        yield letters, held
        return
    own: list[Entry] = []
    further: list[tuple[str, list[Entry]]] = []
    end = 0
    while end < len(held):
        start, following = end, held[end].letters[: len(letters) + 1]
        after = held[start].letters if following == letters else following + LAST
        end = bisect(held, after, start, key=itemgetter(0))
        some = held[start:end]
        if following == letters:
            own += some[:BEST]
        elif len(some) < SMALLEST:
            own += some
        else:
            own += heapq.nsmallest(BEST, (entry for entry in some if entry.lightness), key=itemgetter(1, 2))
            further += nodes(following, some)
    yield letters, sorted(own)
    yield from further


def parts(held: Sequence[Sequence[Entry]]) -> Iterator[bytes]:
    """The bytes of each part; those of all are made together, by arrays, which many small ones would be slow in."""
    listed = list(chain.from_iterable(held))
    if not listed:
        yield column([0]) + section(b"")
        return
    letters = [entry.letters for entry in listed]
    begins = np.fromiter(accumulate(map(len, held), initial=0), np.int64)
    is_first = np.fromiter(chain([True], map(ne, letters, letters[1:])), bool)
    is_first[begins[:-1]] = True
    firsts = np.flatnonzero(is_first)
    typed = [letters[place].encode("utf-16-le", "surrogatepass") for place in firsts.tolist()]
    groups = np.searchsorted(firsts, begins)
    units, lengths = np.frombuffer(b"".join(typed), "<u2"), np.fromiter(map(len, typed), np.int64) // 2
    columns = zip(
        term_lists(units, lengths, groups),
        parted(np.diff(firsts, append=len(listed)), groups),
        parted(np.array([-entry.lightness for entry in listed], np.int64), begins),
        strict=True,
    )
    for part, (start, end), of_part in zip(held, pairwise(groups.tolist()), columns, strict=True):
        words = "\n".join(entry.word for entry in part).encode("utf-8", "replace")
        yield b"".join((column([end - start]), *of_part, section(words)))
