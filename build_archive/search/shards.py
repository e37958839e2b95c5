"""Reads an index from its files, each only when it is needed, as the browser does."""

from __future__ import annotations

import gzip
import json
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

from build_archive.errors import BuildArchiveError
from build_archive.search.format import (
    ENTRY,
    FIELD,
    FORMAT,
    LABEL,
    RECORD,
    chunk_path,
    length_of,
    rice_bits,
    shard_path,
    utf16_order,
)

Postings = tuple[dict[int, int], ...]
"""Of one term, for each field in order: term frequency by seat."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document as its chunk holds it."""

    seat: int
    id: str
    address: str
    title: str
    date: str
    source: str
    tags: tuple[str, ...]
    body: str


class Index:
    """The index in a folder, usually `site/search/`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.entry, self.sections = entry_of(folder)
        self.head = Head(self.sections)
        self.seats: int = self.entry["seats"]
        self.fields: list[str] = [field["name"] for field in self.entry["fields"]]

    @cached_property
    def table(self) -> Table:
        """Which seats are occupied, and how long the fields are."""
        apart = self.entry["table"]
        return Table(Reader(self.content(apart)) if apart else self.sections, self.entry)

    @cached_property
    def dates(self) -> list[int]:
        """The date of each document as `format.date_code` has it, in order of seats."""
        reader = Reader(self.content(self.entry["dates"]))
        known = list(accumulate(reader.column(reader.number())))
        return [known[place] for place in reader.column(self.entry["documents"])]

    @cached_property
    def labels(self) -> tuple[list[list[str]], list[list[str]]]:
        """The sources of each document, and its tags, in order of seats."""
        reader = Reader(self.content(self.entry["labels"]))
        return reader.labels(self.entry["documents"]), reader.labels(self.entry["documents"])

    def postings(self, term: str) -> Postings | None:
        """Where a term occurs; None where nowhere."""
        place = self.head.shard_of(term)
        return self.shard(place).get(term) if place >= 0 else None

    def between(self, first: str, end: str) -> Iterator[tuple[str, Postings]]:
        """All terms from the first on and before the end, in order of UTF-16 units."""
        place = max(0, self.head.shard_of(first))
        while place < len(self.head.firsts) and utf16_order(self.head.firsts[place]) < utf16_order(end):
            shard = self.shard(place)
            for term in shard:
                if utf16_order(first) <= utf16_order(term) < utf16_order(end):
                    yield term, shard[term]
            place += 1

    @cache  # noqa: B019 - an index lives as long as the command or the test that asks it
    def shard(self, place: int) -> Shard:
        """All terms of one shard."""
        path = shard_path(self.head.firsts[place], self.head.shard_hashes[place])
        return Shard(self.content(path), self.seats, len(self.fields))

    def text(self, seat: int) -> Text:
        """The document of an occupied seat."""
        return self.chunk(seat // self.entry["chunk_seats"])[seat]

    @cache  # noqa: B019 - the same
    def chunk(self, number: int) -> dict[int, Text]:
        """The documents of one chunk by seat."""
        content = self.content(chunk_path(number, self.head.chunk_hashes[number])).decode("utf-16-le")
        found = {}
        for record in content.split(RECORD):
            seat, name, address, title, date, source, tags, body = record.split(FIELD)
            labels = tuple(tags.split(LABEL)) if tags else ()
            found[int(seat)] = Text(int(seat), name, address, title, date, source, labels, body)
        return found

    def content(self, name: str) -> bytes:
        """What is inside a file."""
        try:
            return gzip.decompress((self.folder / name).read_bytes())
        except (OSError, EOFError) as error:
            raise BuildArchiveError(
                f"{self.folder / name}: this part of the search index cannot be read ({error}). Build the site again."
            ) from None


def entry_of(folder: Path) -> tuple[dict[str, Any], Reader]:
    """The facts in the entry of the index in this folder, and what follows them."""
    path = folder / ENTRY
    try:
        sections = Reader(gzip.decompress(path.read_bytes()))
        facts = json.loads(sections.section())
    except FileNotFoundError:
        raise BuildArchiveError(f"{path}: there is no search index here. Build the site first: mkdocs build.") from None
    except (OSError, EOFError, IndexError, ValueError, zlib.error):
        facts = None
    if not isinstance(facts, dict) or facts.get("format") != FORMAT:
        raise BuildArchiveError(
            f"{path}: this is no entry of a search index of format {FORMAT}. Build the site again: mkdocs build."
        )
    return facts, sections


class Head:
    """The directories in the entry."""

    def __init__(self, sections: Reader) -> None:
        shards, chunks = (Reader(sections.section()) for _ in range(2))
        size = shards.number()
        self.firsts = shards.terms(size)
        self.shard_hashes = shards.hashes(size)
        self.chunk_hashes = chunks.hashes(chunks.number())
        self._order = [utf16_order(first) for first in self.firsts]

    def shard_of(self, term: str) -> int:
        """The place of the shard that holds a term if any does; -1 where it would be before all."""
        return bisect_right(self._order, utf16_order(term)) - 1


class Table:
    """The occupied seats in order, and the lengths of the fields in the same order."""

    def __init__(self, sections: Reader, facts: dict[str, Any]) -> None:
        occupied = sections.section()
        lengths = Reader(sections.section())
        documents = facts["documents"]
        bits = f"{int.from_bytes(occupied, 'big'):0{8 * len(occupied)}b}"
        self.seats = [seat for seat, bit in enumerate(bits) if bit == "1"]
        self.lengths = {
            field["name"]: [length_of(code, field["length_bits"]) for code in lengths.column(documents)]
            if field["length_bits"]
            else [1] * documents
            for field in facts["fields"]
        }

    def place_of(self, seat: int) -> int:
        """The place of a document in the columns."""
        return bisect_left(self.seats, seat)


class Reader:
    """Goes through the bytes of a file."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.place = 0

    def number(self) -> int:
        """One varint."""
        number = shift = 0
        while True:
            byte = self.content[self.place]
            self.place += 1
            number |= (byte & 127) << shift
            if byte < 128:
                return number
            shift += 7

    def column(self, size: int) -> list[int]:
        """So many varints."""
        return [self.number() for _ in range(size)]

    def take(self, size: int) -> bytes:
        """So many bytes."""
        self.place += size
        return self.content[self.place - size : self.place]

    def section(self) -> bytes:
        """Bytes behind their length."""
        return self.take(self.number())

    def hashes(self, size: int) -> list[str]:
        """So many short hashes."""
        return [self.take(3).hex() for _ in range(size)]

    def terms(self, size: int) -> list[str]:
        """A term list."""
        shared, fresh = self.column(size), self.column(size)
        found = []
        before: list[int] = []
        for same, more in zip(shared, fresh, strict=True):
            units = self.column(more)
            if same < len(before):
                units[0] += before[same]
            before = before[:same] + units
            found.append(b"".join(unit.to_bytes(2, "little") for unit in before).decode("utf-16-le"))
        return found

    def labels(self, documents: int) -> list[list[str]]:
        """The labels of each document."""
        names = self.section().decode().split("\n")
        counts = self.column(documents)
        return [[names[place] for place in self.column(count)] for count in counts]


class Shard(Mapping[str, Postings]):
    """The terms of a shard, in order; the postings of each are read when they are asked for."""

    def __init__(self, content: bytes, seats: int, fields: int) -> None:
        reader = Reader(content)
        size = reader.number()
        self.places = {term: place for place, term in enumerate(reader.terms(size))}
        self.frequencies = [reader.column(size) for _ in range(fields)]
        self.starts = [0, *accumulate(reader.column(size))]
        self.content = content[reader.place :]
        self.seats = seats

    def __getitem__(self, term: str) -> Postings:
        place = self.places[term]
        start, end = self.starts[place : place + 2]
        part = self.content[start // 8 : -(-end // 8)]
        bits = f"{int.from_bytes(part, 'big'):0{8 * len(part)}b}"[start % 8 :]
        found = []
        at = 0
        for column in self.frequencies:
            own, at = read_postings(bits, at, column[place], self.seats)
            found.append(own)
        return tuple(found)

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


def read_postings(bits: str, place: int, frequency: int, seats: int) -> tuple[dict[int, int], int]:
    """So many postings from this place on among bits, written as `0` and `1`; and the place behind them."""
    found: dict[int, int] = {}
    if not frequency:
        return found, place
    low = rice_bits(seats, frequency)
    seat = -1
    for _ in range(frequency):
        one = bits.index("1", place)
        seat += 1 + (one - place << low) + (int(bits[one + 1 : one + 1 + low], 2) if low else 0)
        place = one + 1 + low
        one = bits.index("1", place)
        end = 2 * one - place + 1
        found[seat] = int(bits[one:end], 2)
        place = end
    return found, place
