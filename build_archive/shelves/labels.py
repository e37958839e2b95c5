"""The index of one kind of label (tags, sources): the names under their letters, and one page a label with its articles, newest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from build_archive.folding import fold_label
from build_archive.identity import label_id
from build_archive.model import Archive, Card, Draft, Page
from build_archive.pinyin import collate
from build_archive.render import bullets, heading, label, linked
from build_archive.shelves.divide import ROOT, Shelf, Step
from build_archive.shelves.lines import anchor_of, letter_bar
from build_archive.shelves.page import Line, Look, shelf_pages
from build_archive.shelves.remembering import Divided
from build_archive.shelves.steps import DAY, HOUR, LUSTRUM, MONTH, QUARTER, THIRD, YEAR, by_reading, by_time

Kind = Literal["tag", "source"]
LADDER = (LUSTRUM, YEAR, QUARTER, MONTH, THIRD, DAY, HOUR)
"""The times by which a long page of one label is divided."""
MOST_USED = 30
"""How many labels are named above the letters where there are too many for one page."""


@dataclass(frozen=True, slots=True)
class Label:
    """One label, however it is written."""

    name: str
    """As most articles write it."""
    id: str
    cards: tuple[Card, ...]
    """The articles that bear it, newest first."""


def labels(archive: Archive, kind: Kind, divided: Divided) -> list[Label]:
    """All labels in the order of their readings; those that differ only by script, width, case or punctuation are one."""
    return divided.once(kind, lambda: _labels(archive.cards, kind))


def _labels(cards: Iterable[Card], kind: Kind) -> list[Label]:
    written: defaultdict[str, list[Card]] = defaultdict(list)
    for card in cards:
        for name in card.tags if kind == "tag" else filter(None, [card.source]):
            written[name].append(card)
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in written:
        alike[fold_label(name)].append(name)
    named = ((max(sorted(names), key=lambda name: len(written[name])), key) for key, names in alike.items())
    in_order = sorted(((collate(name), key) for name, key in named), key=lambda pair: (pair[0].key, pair[1]))
    return [
        Label(text.text, label_id(kind, text.text), _newest_first([written[name] for name in alike[key]]))
        for text, key in in_order
    ]


def _newest_first(written: list[list[Card]]) -> tuple[Card, ...]:
    """All these articles, each once, in the order of the archive, in which each list is."""
    each = [{card.id: card for card in cards} for cards in written]
    if len(each) == 1:
        return tuple(each[0].values())
    together = sorted((card for cards in each for card in cards.values()), key=lambda card: card.id)
    together.sort(key=lambda card: card.date, reverse=True)
    return tuple({card.id: card for card in together}.values())


def label_pages(
    found: list[Label], kind: Kind, name: str, line: Line[Card], divided: Divided
) -> Iterator[Page | Draft]:
    """The pages of all labels of one kind: `name` is what the kind is called, `line` how an article stands in a list."""
    folder = f"{kind}s"
    yield from names_pages(found, folder, name, divided)
    for entry in found:
        look = Look(
            root=f"{folder}/{entry.id}.md",
            folder=f"{folder}/{entry.id}",
            title=f"{name}：{entry.name}",
            short=entry.name,
            whole="{title}（{part}）",
            line=line,
            above=(("档案", "index.md"), (name, f"{folder}/index.md")),
        )
        yield from shelf_pages(divided.shelf(ROOT, entry.cards, steps, divided.article_facts), look)


def steps(card: Card) -> Iterator[Step]:
    """The time of an article, then its title."""
    return by_time(card.date, title_steps(card), LADDER)


def title_steps(card: Card) -> Iterator[Step]:
    """The steps of an article's title by its reading; read only if they are asked for."""
    yield from by_reading(collate(card.title).marks)


def names_pages(found: list[Label], folder: str, name: str, divided: Divided) -> Iterator[Page | Draft]:
    """The names under their letters."""

    def line(entry: Label, _step: Step, path: str) -> str:
        return f"{linked(label(entry.name), path, f'{folder}/{entry.id}.md')} {len(entry.cards):,}"

    def head(shelf: Shelf[Label], path: str) -> Iterator[str]:
        if shelf.step == ROOT and not shelf.parts:
            yield letter_bar(shelf, path, lambda slug: f"{path}#{anchor_of(slug)}")
        elif shelf.step == ROOT:
            yield letter_bar(shelf, path, lambda slug: f"{folder}/{slug}.md")
            yield heading(2, "最常用")
            yield bullets(line(entry, ROOT, path) for entry in sorted(found, key=most_used)[:MOST_USED])
            yield heading(2, "按拼音")

    def facts(entry: Label) -> str:
        return f"{entry.id} {len(entry.cards)} {entry.name}"

    look = Look(f"{folder}/index.md", folder, name, line, unit="个", head=head, neighbours=("前", "后"))
    yield from shelf_pages(divided.shelf(ROOT, found, name_steps, facts), look)


def name_steps(entry: Label) -> Iterator[Step]:
    """The steps of a label's name by its reading."""
    return by_reading(collate(entry.name).marks)


def most_used(entry: Label) -> tuple[int, str]:
    """What puts the labels with the most articles first."""
    return -len(entry.cards), entry.id
