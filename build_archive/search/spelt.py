"""Chinese words for what was typed in Latin letters, `wangyi` or `wy` for 王毅; the JavaScript twin is `client/spelt.js`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from build_archive.search.format import length_of, spelling_path, utf16_order
from build_archive.search.query import Item, Query, item_for
from build_archive.search.shards import Index, Reader
from build_archive.search.spelling import WEIGHT_BITS

MOST_WORDS = 4
"""Words of the same spelling that are looked for."""
MOST_ITEMS = 8
"""Typed items that may be one word."""
SHORT = 3
"""Letters that are also looked for as they stand, in the middle of words too; of more letters only beginnings of words are."""
BEGINNING, MIDDLE = 4.0, 0.25
"""What letters count that begin a word, or that may stand inside of one, against the word that they spell."""

LETTERS = re.compile(r"(?=.*[a-z])[a-z0-9]+")

Group = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Spelt:
    """A word of the archive, found by letters."""

    word: str
    letters: str
    """All that stands for it, of which what was typed is the beginning."""
    weight: int


class Spelling:
    """The dictionary of one index."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def words(self, letters: str) -> list[Spelt]:
        """The words that are typed so, then those whose spelling begins so; the weightiest first."""
        found = [one for one in self.part_for(letters) if one.letters == letters or one.weight]
        found = [one for one in found if one.letters.startswith(letters)]
        found.sort(key=lambda one: (one.letters != letters, -one.weight, len(one.letters), utf16_order(one.word)))
        return list({one.word: one for one in reversed(found)}.values())[::-1]

    def part_for(self, letters: str) -> list[Spelt]:
        """The part of the dictionary that has all words whose spelling begins so."""
        directory, root = self.root
        for size in range(len(letters), 0, -1):
            if letters[:size] in directory:
                return self.part(directory[letters[:size]], letters[:size])
        return root

    @cached_property
    def root(self) -> tuple[dict[str, str], list[Spelt]]:
        """The hashes of the other parts by their letters, and the words of no other part."""
        reader = Reader(self.index.content(self.index.entry["pinyin"]))
        directory = Reader(reader.section())
        size = directory.number()
        letters = directory.terms(size)
        return dict(zip(letters, directory.hashes(size), strict=True)), list(read_part(reader))

    @cache  # noqa: B019 - an index lives as long as the command or the test that asks it
    def part(self, digest: str, letters: str) -> list[Spelt]:
        """The words of another part."""
        return list(read_part(Reader(self.index.content(spelling_path(letters, digest)))))

    def meant(self, query: Query, stands: Callable[[list[Item]], bool], begins: Callable[[Item], bool]) -> Query:
        """The query with Chinese words for what was typed in Latin letters; not for what `stands` somewhere as it was typed.

        What only `begins` a word somewhere, as when one is still typing, may mean either.
        """
        groups: list[Group] = []
        place = 0
        while place < len(query.groups):
            found = self.longest(query.groups[place:], stands, begins)
            groups += found[1]
            place += found[0]
        return replace(query, groups=tuple(groups))

    def longest(
        self, groups: Sequence[Group], stands: Callable[[list[Item]], bool], begins: Callable[[Item], bool]
    ) -> tuple[int, list[Group]]:
        """How many of the first groups are one word or stand as they are, as many as can be, and what they mean."""
        for count in range(min(len(groups), MOST_ITEMS), 0, -1):
            items = [item for group in groups[:count] for item in group]
            letters = letters_of(groups[:count])
            if not letters:
                continue
            if stands(items):
                return count, list(groups[:count])
            words = [one.word for one in self.words(letters) if one.letters == letters][:MOST_WORDS]
            if words:
                own = as_typed(items[0], letters, begins) if count == 1 else ()
                return count, [as_group(words, items[0]) + own]
        return 1, list(groups[:1])


def letters_of(groups: Sequence[Group]) -> str:
    """What was typed in these groups, as the dictionary has it, if all of it may be pinyin of one word; else nothing."""
    items = [group[0] for group in groups]
    plain = all(len(group) == 1 for group in groups) and all(may_be_spelt(item) for item in items)
    if not plain or len({item.field for item in items}) > 1:
        return ""
    letters = spelling("".join(item.phrase for item in items))
    return letters if LETTERS.fullmatch(letters) else ""


def may_be_spelt(item: Item) -> bool:
    """Whether an item was typed without quotation marks and without a `*`."""
    return not item.exact and bool(item.optional) and (len(item.phrase) == 1 or not item.required[-1].endswith("*"))


def spelling(text: str) -> str:
    """Letters without their tones; ü as input methods have it."""
    bare = unicodedata.normalize("NFD", text.replace("ü", "v"))
    return "".join(character for character in bare if not unicodedata.combining(character))


def as_typed(item: Item, letters: str, begins: Callable[[Item], bool]) -> Group:
    """What was typed as it stands, where it may be a piece of a Latin word."""
    if begins(item):
        return (replace(item, boost=item.boost * BEGINNING),)
    return (replace(item, boost=item.boost * MIDDLE),) if len(letters) <= SHORT else ()


def as_group(words: list[str], typed: Item) -> Group:
    """One of these words, the weightier ones with more weight."""
    made = (item_for(word, typed.field, boost=typed.boost / (place + 1)) for place, word in enumerate(words))
    return tuple(item for item in made if item)


def read_part(reader: Reader) -> Iterator[Spelt]:
    """The words of a part, in its order."""
    size = reader.number()
    letters = reader.terms(size)
    own = [typed for typed, count in zip(letters, reader.column(size), strict=True) for _ in range(count)]
    weights = reader.column(len(own))
    words = reader.section().decode().split("\n") if own else []
    for word, typed, weight in zip(words, own, weights, strict=True):
        yield Spelt(word, typed, length_of(weight, WEIGHT_BITS))
