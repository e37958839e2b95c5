"""Shards in which a few terms have changed: what stands there of all others, which is nearly everything, is taken over as it is."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import numpy as np

from build_archive.search.files import Files
from build_archive.search.format import FIELDS, shard_path
from build_archive.search.keys import Numbers
from build_archive.search.packing import numbers_of
from build_archive.search.remembering import Span
from build_archive.search.sharding import Shard, Terms, bodies, written

Keys = tuple[int, int]
"""The key from which on a shard has the terms, and that before which it ends."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """The terms of a block before a change and after it, ascending."""

    before: Numbers
    """Keys."""
    keys: Numbers
    bits: Numbers
    """What the postings of each take."""
    touched: Numbers
    """Keys of those with other postings than before, or with none before or after."""
    fresh: Terms
    """Of these all that have postings after it."""


def content_of(files: Files, span: Span) -> bytes:
    """What is inside the file of a shard; nothing if it is lost or damaged."""
    _, first, digest = span
    try:
        return gzip.decompress(Path(files.folder, shard_path(first, digest)).read_bytes())
    except (OSError, EOFError, zlib.error):
        return b""


def spliced(change: Exchange, contents: dict[Keys, bytes], words: list[str]) -> Iterator[Shard]:
    """These shards after the change, given what was inside of each before."""
    if not contents:
        return
    streams = map(int.from_bytes, bodies(change.fresh, range(len(change.fresh.keys) + 1)))
    fresh = {
        key: (stream >> -size % 8, size)
        for key, stream, size in zip(change.fresh.keys.tolist(), streams, change.fresh.bits.tolist(), strict=True)
    }
    made = [exchanged(change, keys, content, fresh) for keys, content in contents.items()]
    own = [within(change.keys, keys) for keys in contents]
    yield from written(
        np.concatenate([change.keys[part] for part in own]),
        np.concatenate([frequencies for frequencies, _ in made]),
        np.concatenate([change.bits[part] for part in own]),
        [0, *accumulate(part.stop - part.start for part in own)],
        (body for _, body in made),
        words,
    )


def exchanged(change: Exchange, keys: Keys, content: bytes, fresh: dict[int, tuple[int, int]]) -> tuple[Numbers, bytes]:
    """The document frequencies and the postings of a shard; `fresh` has those of a term as a number of so many bits."""
    before, now, touched = (each[within(each, keys)] for each in (change.before, change.keys, change.touched))
    known, bits, body = held(content, len(before))
    places = np.searchsorted(before, touched)
    was_there = np.append(before, -1)[places] == touched
    frequencies = np.zeros((len(now), len(FIELDS)), np.int64)
    frequencies[np.searchsorted(now, np.delete(before, places[was_there]))] = np.delete(
        known, places[was_there], axis=0
    )
    own = within(change.fresh.keys, keys)
    frequencies[np.searchsorted(now, change.fresh.keys[own])] = change.fresh.frequencies[own]
    borders = np.append(0, np.cumsum(bits))
    starts, ends = borders[places].tolist(), borders[places + was_there].tolist()
    others = zip(starts, ends, (fresh.get(key, (0, 0)) for key in touched.tolist()), strict=True)
    return frequencies, replaced(body, int(borders[-1]), others)


def held(content: bytes, terms: int) -> tuple[Numbers, Numbers, bytes]:
    """What a shard of so many terms holds: document frequencies (one row a term), the bits of each term, and these bits."""
    octets = np.frombuffer(content, np.uint8)
    ends = np.flatnonzero(octets < 128) + 1
    units = int(numbers_of(octets, ends[terms : 2 * terms + 1]).sum())
    head = ends[2 * terms + units :][: (len(FIELDS) + 1) * terms + 1]
    columns = numbers_of(octets, head).reshape(-1, terms)
    return columns[:-1].T, columns[-1], content[head[-1] :]


def replaced(body: bytes, size: int, others: Iterable[tuple[int, int, tuple[int, int]]]) -> bytes:
    """So many bits with other ones from one place on to another, each given as a number of so many bits."""
    whole = int.from_bytes(body) >> -size % 8
    number = length = done = 0
    for start, end, (bits, more) in (*others, (size, size, (0, 0))):
        number = (number << start - done | whole >> size - start & (1 << start - done) - 1) << more | bits
        length += start - done + more
        done = end
    return (number << -length % 8).to_bytes(-(-length // 8))


def within(keys: Numbers, bounds: Keys) -> slice:
    """Where these bounds lie among sorted keys."""
    start, end = np.searchsorted(keys, bounds).tolist()
    return slice(start, end)
