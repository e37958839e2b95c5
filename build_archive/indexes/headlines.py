"""The index of headlines: what stood on the front pages day by day, linked where the archive holds the article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from build_archive import model
from build_archive.folding import fold
from build_archive.model import Archive, Card, Draft, Page, Sighting
from build_archive.pinyin import collate
from build_archive.render import article_path, bullets, escape, label, link, linked
from build_archive.shelves import ROOT, Divided, Look, Shelf, Step, by_reading, by_time, shelf_pages
from build_archive.shelves.lines import letter_bar, month_cells, rest_of_date, years_table
from build_archive.shelves.steps import DAY, HOUR, MONTH, THIRD, UNDATED

TIME = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?:[ T](?:[01][0-9]|2[0-3]):[0-5][0-9])?")
"""The times by which a headline can be placed; one listed otherwise counts as undated."""
SHOWN = 3
"""How many of the pages beside which a headline stood are named."""


@dataclass(frozen=True, slots=True)
class Headline:
    """One headline of one day, with all its sightings; or one of which no list states a day."""

    title: str
    """As most lists write it."""
    time: str
    """`2022-01-27T12:25` or `2022-01-27`, empty if no list states it."""
    columns: tuple[str, ...]
    comments: int
    """The highest count of comments that a list states."""
    beside: tuple[Card, ...]
    """The articles beside which it stood, oldest first."""
    held: Card | None
    """The archive's article of that title."""


def pages(archive: Archive, divided: Divided) -> Iterator[Page | Draft]:
    """`headlines/index.md`, `headlines/2022-01.md`, where that is long `headlines/2022-01-27.md` and so on; `headlines/undated.md`."""
    look = Look(
        "headlines/index.md",
        "headlines",
        "头条",
        line,
        unit="条",
        whole="{title}：{part}",
        head=head,
        parts=parts,
    )
    found = sorted(headlines(archive), key=order)
    return shelf_pages(divided.shelf(ROOT, found, steps, facts, always=lambda step: step == ROOT), look)


def headlines(archive: Archive) -> Iterator[Headline]:
    """Each headline once a day, by title (folded), with what all its sightings say."""
    groups = by_title(archive.sightings)
    named = {sighting.article for sighting in archive.sightings}
    oldest_first = sorted(
        (card for card in archive.cards if card.id in named), key=lambda card: (card.date or "~", card.id)
    )
    cards = {card.id: (place, card) for place, card in enumerate(oldest_first)}
    held: dict[str, list[Card]] = {}
    for card in reversed(archive.cards):
        if card.title_folded in groups:
            held.setdefault(card.title_folded, []).append(card)
    for key, wordings in groups.items():
        yield from merged(wordings, cards, held.get(key, []))


@dataclass(frozen=True, slots=True)
class Wording:
    """One headline exactly as lists write it, with the articles beside which it stood, one for each sighting."""

    headline: model.Headline
    articles: list[str] = field(default_factory=list)


def by_title(sightings: Iterable[Sighting]) -> dict[str, list[Wording]]:
    """The wordings of each title, however it is written."""
    wordings: dict[
        int, Wording
    ] = {}  # by identity: the same headline, seen hundreds of times, is one object (see `Spool`)
    for sighting in sightings:
        wording = wordings.get(id(sighting.headline))
        if wording is None:
            wording = wordings[id(sighting.headline)] = Wording(sighting.headline)
        wording.articles.append(sighting.article)
    groups: defaultdict[str, list[Wording]] = defaultdict(list)
    for wording in wordings.values():
        groups[fold(wording.headline.title) or wording.headline.title].append(wording)
    return groups


def merged(wordings: list[Wording], cards: dict[str, tuple[int, Card]], held: list[Card]) -> Iterator[Headline]:
    """The headlines that the wordings of one title make: one for each day that a list states, else one."""
    names: Counter[str] = Counter()
    for wording in wordings:
        names[wording.headline.title] += len(wording.articles)
    title = max(sorted(names), key=names.__getitem__)
    comments = max(wording.headline.comments or 0 for wording in wordings)
    seen = {article for wording in wordings for article in wording.articles if article in cards}
    beside = tuple(card for _, card in sorted(map(cards.__getitem__, seen)))
    listed = {(wording.headline.time, wording.headline.column) for wording in wordings}
    for day, times in days({time for time, _ in listed}).items():
        columns = sorted({column for time, column in listed if column and time[:10] in ("", day)})
        same_day = [card for card in held if card.date[:10] == day]
        article = next(iter(same_day or held), None)
        yield Headline(
            title, min(times, key=lambda time: (-len(time), time)), tuple(columns), comments, beside, article
        )


def days(times: Iterable[str]) -> dict[str, set[str]]:
    """By day, the times that the lists state; one empty day if none does."""
    found: dict[str, set[str]] = {}
    for time in times:
        if TIME.fullmatch(time):
            found.setdefault(time[:10], set()).add(time.replace(" ", "T"))
    return found or {"": {""}}


def order(headline: Headline) -> tuple[object, ...]:
    """Newest first; within a time, and where there is none, by reading."""
    time = tuple(-int(number) for number in re.findall(r"\d+", headline.time)) if headline.time else (1,)
    return time, collate(headline.title).key if not headline.time else headline.title


def steps(headline: Headline) -> Iterator[Step]:
    """Month, ten days, day, hour; then, and for the undated, the reading."""
    return by_time(headline.time, reading_steps(headline), (MONTH, THIRD, DAY, HOUR))


def reading_steps(headline: Headline) -> Iterator[Step]:
    """The steps of the title by its reading; read only if they are asked for."""
    yield from by_reading(collate(headline.title).marks)


def line(headline: Headline, step: Step, path: str) -> str:
    """A headline in a list: its time, its title, columns, comments, and where it was seen."""
    name = label(headline.title)
    title = linked(name, path, article_path(headline.held.id)) if headline.held else f"{name}〔未收〕"
    comments = f"{headline.comments:,} 条评论" if headline.comments else ""
    facts = [*map(escape, headline.columns), comments, seen_beside(headline, path)]
    return " ".join(filter(None, (rest_of_date(headline.time, step.slug), title, " · ".join(filter(None, facts)))))


def facts(headline: Headline) -> str:
    """All that the line of a headline is made of."""
    seen = [(card.id, card.date) for card in headline.beside[:SHOWN]]
    held = headline.held.id if headline.held else ""
    return repr((headline.title, headline.time, headline.columns, headline.comments, seen, len(headline.beside), held))


def seen_beside(headline: Headline, path: str) -> str:
    """The articles beside which a headline stood, by their dates."""
    shown = [linked(card.date[:10] or "未注日期", path, article_path(card.id)) for card in headline.beside[:SHOWN]]
    more = f" 等 {len(headline.beside):,} 篇" if len(headline.beside) > SHOWN else ""
    return f"旁见 {'、'.join(shown)}{more}" if shown else ""


def head(shelf: Shelf[Headline], path: str) -> Iterator[str]:
    """What the first page explains; the letters of the undated."""
    if shelf.step == ROOT:
        yield "各篇文章的原网页旁边列出过的标题，按所标的时间排列；带链接的本档案收有全文，标〔未收〕的没有。“旁见”后面是列出它的文章。"
    elif shelf.step == UNDATED and shelf.parts:
        yield letter_bar(shelf, path, lambda slug: page_of(slug))


def parts(shelf: Shelf[Headline], path: str) -> Iterator[str]:
    """The months as a table, anything else as a list."""
    months = [part for part in shelf.parts if shelf.step == ROOT and part.step != UNDATED]
    if months:
        by_year = [(year, list(of)) for year, of in groupby(months, key=lambda month: month.step.slug[:4])]
        yield years_table((year, sum(m.count for m in of), month_cells(of, path, page_of)) for year, of in by_year)
    rest = [part for part in shelf.parts if part not in months]
    yield bullets(f"{link(part.step.name, path, page_of(part.step.slug))} {part.count:,} 条" for part in rest)


def page_of(slug: str) -> str:
    """The page of a part."""
    return f"headlines/{slug}.md"
