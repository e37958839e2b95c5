"""The words of titles, found without knowing them: what a dictionary has, what recurs as one piece, and what looks like a name.

Dictionaries of readings lack most words (投资, 电路) and all new names, so titles are looked at character by character. A *piece* is some
Han characters in a row. It is a word if

- the dictionary of readings has it; or
- it stands in two titles or more, its halves meet more often than by chance, and it is not always part of one longer piece; or
- it begins with a surname and goes on with one or two characters of given names.

All other pairs of neighbours are kept as weaker words: any piece of a title may be asked for, but only a word is offered unasked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from build_archive.folding import HAN_RANGES, simplified_table
from build_archive.pinyin.names import followers, given_characters
from build_archive.pinyin.typed import families, is_word
from build_archive.search.keys import Numbers
from build_archive.search.vocabulary import code_points, longer_words, sizes_at

LONGEST = 6
"""Characters of a piece that is found because it recurs."""
CHANCE = 30.0
"""How many times more often than by chance the halves of such a piece meet, at least, if not in half of their occurrences."""
MOST_PAIRS = 10_000
"""Pairs that are no words and yet offered, the commonest."""
PART = 0.8
"""A piece of whose occurrences more than this share are in one longer piece is a part of it."""
LOOSE = "的了在和是与及为将被把对不也就都而之或其这那有又再已着过吗呢吧啊等向从到由于以个"
"""Characters that neither begin nor end a piece that recurs."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of titles, and how often each occurs."""

    sure: dict[str, int]
    pairs: dict[str, int]
    """Other pairs of neighbours, the commonest."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """All pieces of one length; the first two have one entry for each place of the text."""

    ids: Numbers
    """Which piece begins there; -1 for none, or for one that has a part that does not recur."""
    frequencies: Numbers
    """How often that piece occurs; 0 for none."""
    firsts: Numbers
    """Of each piece with an id the first place."""


def words_of(titles: Iterable[str]) -> Words:
    """The words of these titles; a title that is there twice counts once, so that reprints make no words."""
    text = "\n".join([*sorted(set(titles)), ""])
    codes = simplified(code_points(text))
    plain = codes.tobytes().decode("utf-32-le")
    pieces = pieces_of(codes)
    known, begins = known_words(codes, plain, pieces[2])
    places = [*recurring(codes, pieces), *names(codes, begins), *known]
    sure = counted(places, text, plain, pieces)
    common = commonest(pieces[2], MOST_PAIRS + len(sure))
    pairs = counted([(start, start + 2) for start in common.tolist()], text, plain, pieces)
    return Words(sure, {word: count for word, count in pairs.items() if word not in sure})


def simplified(codes: Numbers) -> Numbers:
    """These code points, simplified characters in place of traditional ones; `str.translate` takes ten times as long."""
    table = np.arange(0x110000, dtype=np.uint32)
    for code, character in simplified_table().items():
        table[code] = ord(character)
    return table[codes]


def commonest(pieces: Pieces, number: int) -> Numbers:
    """The first places of so many pieces, and of all that are as common as the last of these."""
    often = pieces.frequencies[pieces.firsts]
    if number >= len(often):
        return pieces.firsts
    firsts: Numbers = pieces.firsts[often >= np.partition(often, -number)[-number]]
    return firsts


def counted(places: Iterable[tuple[int, int]], text: str, plain: str, pieces: dict[int, Pieces]) -> dict[str, int]:
    """What stands in these ranges, each as it is written first, and how often it occurs."""
    different = {plain[start:end]: (start, end) for start, end in places}
    return {
        text[start:end]: int(pieces[min(end - start, LONGEST)].frequencies[start]) for start, end in different.values()
    }


def pieces_of(codes: Numbers) -> dict[int, Pieces]:
    """All pieces by length, up to one more than the longest that is kept."""
    han = flags(codes, (code for first, last in HAN_RANGES for code in range(first, last + 1)))
    found: dict[int, Pieces] = {}
    there = han
    keys = codes.astype(np.int64)
    for size in range(1, LONGEST + 2):
        if size > 1:
            before, characters = found[size - 1], found[1]
            there = there & shifted(han, size - 1)
            keys = before.ids * np.int64(len(characters.firsts)) + shifted(characters.ids, size - 1)
        looked = np.flatnonzero(there if size < 3 else there & recurs(before.frequencies))
        firsts, own, counts = numbered(keys[looked])
        ids = np.full(len(codes), -1, np.int32)
        ids[looked] = own
        frequencies = there.astype(np.int32)
        frequencies[looked] = counts[own]
        found[size] = Pieces(ids, frequencies, looked[firsts])
    return found


def numbered(keys: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Of these numbers, in order and each once, the first place and how often it is there; between them, for each place its number there.

    What `numpy.unique` gives, some five times as fast where a number and its place fit into 64 bits.
    """
    bits = len(keys).bit_length()
    if int(keys.max(initial=0)).bit_length() + bits > 63:
        _, firsts, own, counts = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
        return firsts, own, counts
    both = keys << bits | np.arange(len(keys))
    both.sort()
    ordered, places = both >> bits, both & ((1 << bits) - 1)
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    counts = np.diff(starts, append=len(keys))
    own = np.empty(len(keys), np.int64)
    own[places] = np.repeat(np.arange(len(starts)), counts)
    return places[starts], own, counts


def recurs(frequencies: Numbers) -> Numbers:
    """Where a piece and its right neighbour both occur more than once, so that the two together may."""
    several: Numbers = frequencies > 1
    return several & shifted(several, 1)


def shifted(values: Numbers, places: int) -> Numbers:
    """What stands so many places to the right; zeros behind the end."""
    return np.concatenate([values[places:], np.zeros(min(places, len(values)), values.dtype)])


def flags(codes: Numbers, wanted: Iterable[int]) -> Numbers:
    """Which of these code points are among those."""
    table = np.zeros(0x110000, bool)
    table[list(wanted)] = True
    return table[codes]


def recurring(codes: Numbers, pieces: dict[int, Pieces]) -> Iterator[tuple[int, int]]:
    """The pieces that recur as one: their halves do not meet by chance, and they are no mere part of a longer one."""
    loose = flags(codes, map(ord, LOOSE))
    total = int((pieces[1].frequencies > 0).sum())
    for size in range(2, LONGEST + 1):
        own = pieces[size]
        longer = np.maximum(pieces[size + 1].frequencies, np.append(0, pieces[size + 1].frequencies[:-1]))
        longest = greatest(own.ids, longer, len(own.firsts))
        firsts, often = own.firsts, own.frequencies[own.firsts]
        kept = (often > 1) & (longest <= PART * often) & ~loose[firsts] & ~loose[firsts + size - 1]
        for cut in range(1, size):
            left = pieces[cut].frequencies[firsts].astype(float)
            right = pieces[size - cut].frequencies[firsts + cut]
            kept &= (often * total >= CHANCE * left * right) | (2 * often >= np.maximum(left, right))
        yield from ((start, start + size) for start in firsts[kept].tolist())


def greatest(ids: Numbers, values: Numbers, size: int) -> Numbers:
    """Of each of so many ids the greatest value; values fit into 32 bits, an id below zero is none."""
    has = ids >= 0
    both = ids[has].astype(np.int64) << 32 | values[has]
    both.sort()
    owners = both >> 32
    last = np.flatnonzero(np.diff(owners, append=-1))
    found = np.zeros(size, np.int64)
    found[owners[last]] = both[last] & 0xFFFFFFFF
    return found


def known_words(codes: Numbers, plain: str, pairs: Pieces) -> tuple[list[tuple[int, int]], Numbers]:
    """Where each word of the dictionary stands first, and for each place whether one begins there."""
    of_pairs = sizes_at(codes, pairs.firsts)
    sizes = np.append(of_pairs, 0)[pairs.ids]
    begins = sizes >> 2 & 1 > 0
    first: dict[str, tuple[int, int]] = {}
    for size, starts in longer_words(codes, sizes):
        begins[starts] = True
        for start in starts.tolist():
            first.setdefault(plain[start : start + size], (start, start + size))
    shortest = pairs.firsts[of_pairs >> 2 & 1 > 0].tolist()
    return [*((start, start + 2) for start in shortest), *(first[word] for word in filter(is_word, first))], begins


def names(codes: Numbers, begins: Numbers) -> Iterator[tuple[int, int]]:
    """What looks like a name: a surname, then one or two characters of given names, where no word of the dictionary begins."""
    given = flags(codes, map(ord, given_characters() - set(followers(1))))
    family = flags(codes, map(ord, families()))
    inside = np.append(False, begins[:-1])
    starts = np.flatnonzero(family & shifted(given, 1) & ~begins & ~inside)
    both = shifted(given, 2)[starts]
    yield from ((start, start + 3) for start in starts[both].tolist())
    yield from ((start, start + 2) for start in starts[~both | shifted(begins, 2)[starts]].tolist())
