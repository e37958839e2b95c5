"""What articles tell only together: the site's name behind their titles, and where the tags part that an extractor glued.

Pure functions of cards, used once all articles are gathered: `consensus_of` takes what it needs of each card, in any order, and `settled`
decides on one card by it. So a card's decision changes only where its own facts or the consensus have changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from build_archive.folding import fold, fold_character
from build_archive.model import Article, Card

SIGN = re.compile(r"_+|\s*[|｜丨︱]\s*|\s+[-–—·»]+\s+|(?<=[^\sA-Za-z0-9–—-])[-–](?=[^\s–—-])")
"""What stands before a site's name; a bare hyphen, which also joins names and numbers, only behind what is no Latin letter."""
HINT = re.compile(r"[_|｜丨︱–—·»-]")
"""Nearly all titles have none of these characters, which every such sign has."""
REACH = 60
"""Characters at the end of a title in which such names stand."""
NUMBERED = re.compile(r"[\W\d]*|第?[\d一二三四五六七八九十百]+[集期部章回季卷篇页]?|[上中下][集篇部]")
"""Parts that repeat because titles are counted, not because a site signs them."""
NAME_LIKE = re.compile(
    r"(?:[网網报報社台]|新闻|新聞|频道|頻道|在线|財經|财经|资讯|门户|客户端|周刊|杂志|博客|\.(?:com|cn|net|org|tw|hk))$",
    re.IGNORECASE,
)
"""How names of sites end: of these fewer need to be seen."""
OFTEN, TWICE, SHARE = 3, 2, 0.25
"""Titles that must bear a name; if it ends like one; the share of all titles behind a bare hyphen."""
SHORTEST_TITLE, SHORTEST_NAME = 4, 2
LONGEST_TAG = 24


@dataclass(frozen=True, slots=True)
class Consensus:
    """What a run's cards say together."""

    names: frozenset[str]
    """Names of sites and columns that repeat behind titles, folded, each with the sign before it."""
    tags: Mapping[str, int]
    """Every tag or column that is known to be one, folded, with how often it was seen."""


def consensus_of(cards: Collection[Card], columns: Iterable[str]) -> Consensus:
    """The consensus of these cards and of the columns of the headlines beside them, the same for any order."""
    sure = chain.from_iterable(card.tags for card in cards if not card.tags_glued)
    glued = Counter(_folded(tag) for card in cards if card.tags_glued for tag in card.tags)
    tags = Counter(map(_folded, chain(columns, sure)))
    tags.update({tag: count for tag, count in glued.items() if count >= TWICE})
    return Consensus(_names({card.title for card in cards}), tags)


def settled(card: Card, consensus: Consensus) -> Card:
    """The card with what the consensus decides; the same card where it decides nothing."""
    title = _without_names(card.title, consensus.names)
    tags = _parted(card.tags[0], consensus.tags) if card.tags_glued else card.tags
    if (title, tags) == (card.title, card.tags):
        return card
    return card._replace(title=title, title_folded=fold(title), tags=tags)


def settled_article(article: Article, card: Card) -> Article:
    """The article with the title and tags of its settled card; what the title was before is its original one, if none is known."""
    if (article.title, article.tags) == (card.title, card.tags):
        return article
    original = article.original_title or ("" if article.title == card.title else article.title)
    return replace(article, title=card.title, tags=card.tags, original_title=original)


@lru_cache(100_000)
def _folded(text: str) -> str:
    """The text in one width, case and script, character for character."""
    return "".join(one if len(one := fold_character(character)) == 1 else character for character in text)


def _names(titles: set[str]) -> frozenset[str]:
    """The parts that stand behind so many different titles that they are no part of any."""
    behind = Counter(key for title in titles for _, key in _tails(title))
    return frozenset(key for key, count in behind.items() if _is_name(key, count, len(titles)))


def _is_name(key: str, count: int, titles: int) -> bool:
    like = NAME_LIKE.search(key) is not None
    if key[0] == "-":
        return count >= OFTEN and (like or count >= SHARE * titles)
    return count >= (TWICE if like else OFTEN)


def _tails(title: str) -> Iterator[tuple[str, str]]:
    """From the last part of a title on: the title before it, and the part as it is counted."""
    if not HINT.search(title):
        return
    stop = len(title)
    for sign in reversed(list(SIGN.finditer(title, max(0, stop - REACH)))):
        name = title[sign.end() : stop].strip()
        if sign.start() < SHORTEST_TITLE or len(name) < SHORTEST_NAME or NUMBERED.fullmatch(name):
            return
        stop = sign.start()
        yield title[:stop], f"{'-' if sign[0] in '-–' else ' '}{_folded(name)}"


def _without_names(title: str, names: frozenset[str]) -> str:
    """The title without the known names at its end."""
    for before, key in _tails(title):
        if key not in names:
            break
        title = before.rstrip()
    return title


def _parted(words: str, tags: Mapping[str, int]) -> tuple[str, ...]:
    """The fewest known tags that the words are made of, of as many the commonest; the words as one where they are not, or are one tag."""
    folded = _folded(words)
    if folded in tags:
        return (words,)
    ways: list[tuple[int, int, tuple[str, ...]] | None] = [(0, 0, ())]
    for end in range(1, len(words) + 1):
        found = (
            _longer(ways[start], folded, words, start, end, tags) for start in range(max(0, end - LONGEST_TAG), end - 1)
        )
        ways.append(min(filter(None, found), default=None))
    return way[2] if (way := ways[-1]) else (words,)


def _longer(
    way: tuple[int, int, tuple[str, ...]] | None, folded: str, words: str, start: int, end: int, tags: Mapping[str, int]
) -> tuple[int, int, tuple[str, ...]] | None:
    """A way of parting with one tag more, where these characters are one: its number of tags, their rarity, the tags."""
    count = tags.get(folded[start:end], 0) if way else 0
    return (way[0] + 1, way[1] - count, (*way[2], words[start:end])) if way and count else None
