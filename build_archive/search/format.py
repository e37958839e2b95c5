r"""The files of the index, byte by byte, and the few codes that they are made of. `shards.py` reads them; so does the browser.

    site/search/
      index.bin                  the entry, what every query needs: asked for anew each time; names all other files
      table-HASH.bin             of a large archive: which seats are taken, and the lengths of fields, for ranking many documents
      dates-HASH.bin             for narrowing down, sorting and counting by date, and where scores are equal
      labels-HASH.bin            for narrowing down and counting by source and tag
      terms/FIRST-HASH.bin       a shard: some terms that are neighbours in order, and where they occur
      pinyin-HASH.bin            the root of the dictionary from pinyin to the words of titles, tags, sources and persons
      pinyin/LETTERS-HASH.bin    the words that are typed with these letters first
      texts/CHUNK-HASH.bin       the texts of some articles, for titles, snippets and phrases

Every `.bin` is one gzip member (inflate it with `DecompressionStream("gzip")`), and all but the entry never change: HASH is of the bytes (SHA-256,
the first 6 hexadecimal digits for shards, chunks and parts of the dictionary, 12 for the others). Below, what is inside.

**Numbers.** A *varint* is an unsigned number in groups of 7 bits, lowest first, bit 7 set in all bytes but the last. A *column* of n is
n varints. A *section* is its length in bytes as a varint, then that many bytes.

**Seats.** An article's number is its seat, `0 <= seat < seats`, a power of two; most seats stay empty (see `seats.py`). "The documents" in
any column are those in occupied seats, in order of seats; the *place* of a document is its index among them.

**Terms** are sorted by their UTF-16 units. A *term list* of n is three columns: how many units each term shares with the one before (n);
how many follow (n, each at least 1); and all these following units (their sum), where the first of each term has the unit at that place of the term
before subtracted, if that one is so long. The first term is preceded by the empty one.

**index.bin** has three sections, and in a small archive two more, those of the table:

1. facts, JSON: `{"format": 3, "documents": N, "seats": U, "chunk_seats": c, "k1": 1.2, "b": 0.75, "fields": [{"name", "boost", "length_bits",
   "length_total"}, …], "table": "table-….bin", "dates": "dates-….bin", "labels": "labels-….bin", "pinyin": "pinyin-….bin"}`. The fields stand in lunr's order: title, tags, source, body.
   "table" is empty where the table is in the entry.
2. shards: a varint S; a term list of S, the first term of each shard; S times 3 bytes, its HASH. A term is in the last shard whose first term
   is not greater. FIRST is the first term's units, at most its first 8, four hexadecimal digits each.
3. chunks: a varint C; C times 3 bytes, the HASH of each text chunk, zeros for one that is empty. CHUNK, the chunk of a seat, is seat / c rounded down.

**The table** is two sections: U bits, the highest of a byte first, 1 where a seat is occupied; and for each field with `length_bits` > 0 a column of N of
length codes (`length_code`). A field with 0 has length 1 in every document.

**A shard**: a varint n; a term list of n; for each field a column of n, the document frequency of each term in that field (0: not there); a column
of n, how many bits each term has; then the rest are bits, the highest of a byte first, without a gap: for each term, for each field that it
occurs in, for each document in order of seats

- the gap: its seat minus the one before minus 1 (from -1), in Rice code: `gap >> r` zeros, a one, then the low `r` bits, highest first.
  `r` is `rice_bits(U, document frequency)`;
- the term frequency f (at least 1) in Elias's gamma code: as many zeros as f has binary digits less one, then f in binary.

**dates**: a varint D; a column of D: the dates that occur, ascending, each minus the one before (from 0); a column of N: for each document the place
of its date. A date is `year * 512 + month * 32 + day`, month and day 0 where not known; 0 is no date.

**labels**: twice, for sources and then for tags: a section, the labels in UTF-8 with "\n" between them, the most frequent first, each as most documents write it
(those that differ only by script, width, case or punctuation are one); a column of N: how
many of them each document has (for sources 0 or 1); a column of their sum: each one's place in that list, document by document.

**A part of the dictionary**: a varint n; a term list of n, letters as they are typed (a to z and digits), all of a word's pinyin or its initials; a
column of n, how many words each has; a column of their sum, weights (`length_code` of 2 bits; 0: a pair of characters that may be no word, offered only to
whom types all of it); a section, the words in UTF-8 with "\n" between them. **pinyin** is a section, the directory: a varint m; a term list of m, the LETTERS of
the other parts; m times 3 bytes, their HASH; and then a part. What begins with some letters is in the part whose LETTERS are the longest beginning of these,
or in the root if there is none; a part without all of its words has the weightiest of each following letter.

**A text chunk** is UTF-16 (little-endian, no mark): records with U+001E between them, in order of seats; in each, fields with U+001F between them: seat in decimal,
id, address below the site's root, title, date (ISO 8601, as much as is known), source, tags (U+001D between them), body (paragraphs, "\n" between them).

**Scores** are lunr's (2.3): `round3(idf * (k1 + 1) * f / (k1 * (1 - b + b * length / average) + f) * boost)` with
`idf = ln(1 + |(N - n + 0.5) / (n + 0.5)|)`, n the sum of the term's document frequencies over the fields, average = `length_total / N`.
Lengths are rounded down to `length_bits` significant binary digits, as Lucene does to save space; `length_total` is the sum of the rounded ones.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

FORMAT = 3
ENTRY = "index.bin"
FIELDS = ("title", "tags", "source", "body")
LENGTH_BITS = {"title": 2, "tags": 0, "source": 0, "body": 4}
LEVEL = 4
"""Of gzip: 6 takes a third longer for a thousandth less."""
GZIP = 16 + zlib.MAX_WBITS
"""A gzip member, its time 0."""
RECORD, FIELD, LABEL = "\x1e", "\x1f", "\x1d"


def column(numbers: Iterable[int]) -> bytes:
    """Unsigned numbers as varints."""
    out = bytearray()
    for number in numbers:
        while number > 127:
            out.append(number & 127 | 128)
            number >>= 7
        out.append(number)
    return bytes(out)


def section(content: bytes) -> bytes:
    """Bytes behind their length."""
    return column([len(content)]) + content


def term_list(terms: Sequence[str]) -> bytes:
    """Sorted terms, each by how it differs from the one before."""
    shared, fresh, units = [], [], []
    before: list[int] = []
    for term in terms:
        own = utf16(term)
        same = next(
            (i for i, (a, b) in enumerate(zip(before, own, strict=False)) if a != b), min(len(before), len(own))
        )
        shared.append(same)
        fresh.append(len(own) - same)
        units.append(own[same] - (before[same] if same < len(before) else 0))
        units.extend(own[same + 1 :])
        before = own
    return column(shared) + column(fresh) + column(units)


def utf16(text: str) -> list[int]:
    """The UTF-16 units of a text."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return [encoded[i] | encoded[i + 1] << 8 for i in range(0, len(encoded), 2)]


def utf16_order(term: str) -> bytes:
    """The key that sorts terms as JavaScript does."""
    return term.encode("utf-16-be", "surrogatepass")


def length_code(length: int, bits: int) -> int:
    """A length of at most `bits` significant binary digits as a small number, in the same order."""
    shift = max(0, length.bit_length() - bits)
    return (shift << (bits - 1)) + (length >> shift)


def length_of(code: int, bits: int) -> int:
    """The length that a code stands for."""
    shift = max(0, (code >> (bits - 1)) - 1)
    return (code - (shift << (bits - 1))) << shift


def rounded_length(length: int, bits: int) -> int:
    """A field's length as it counts: rounded down to so many significant binary digits; 1 where it does not count at all."""
    return length_of(length_code(length, bits), bits) if bits else 1


def rice_bits(seats: int, frequency: int) -> int:
    """How many low bits of a gap are written as they are: about the binary logarithm of 0.69 times the mean gap."""
    return max(0, (11 * seats // (16 * frequency)).bit_length() - 1)


def packed(content: bytes, *, dense: bool = False) -> bytes:
    """Content as it is stored; equal content, equal bytes. What is `dense` has no repetitions worth looking for, which takes as long again."""
    strategy = zlib.Z_RLE if dense else zlib.Z_DEFAULT_STRATEGY
    packer = zlib.compressobj(LEVEL, wbits=GZIP, strategy=strategy)
    return packer.compress(content) + packer.flush()


def hash_of(stored: bytes, digits: int) -> str:
    """The part of a file's name that tells its versions apart."""
    return hashlib.sha256(stored).hexdigest()[:digits]


def shard_path(first: str, digest: str) -> str:
    """A shard's file, below `search/`."""
    return f"terms/{''.join(f'{unit:04x}' for unit in utf16(first)[:8])}-{digest}.bin"


def chunk_path(chunk: int, digest: str) -> str:
    """A text chunk's file, below `search/`."""
    return f"texts/{chunk}-{digest}.bin"


def spelling_path(letters: str, digest: str) -> str:
    """A file of the dictionary from pinyin, below `search/`."""
    return f"pinyin/{letters}-{digest}.bin"


def date_code(date: str) -> int:
    """A date of ISO 8601, as much as is known, as a number in the same order; 0 where it is none."""
    return _day_code(date[:10])


@lru_cache(maxsize=1 << 15)
def _day_code(written: str) -> int:
    parts = written.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return 0
    year, month, day = ([int(part) for part in parts] + [0, 0])[:3]
    return year * 512 + month * 32 + day
