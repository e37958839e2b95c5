"""The article's title on its page: the heading that the window's title repeats, else the window's title without the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from build_archive.folding import fold_width
from build_archive.readers.html_head import Head
from build_archive.readers.html_region import ASIDE
from build_archive.readers.html_tree import HEADINGS, Element, names_of

TITLED = re.compile(
    r"(?:^|[^a-z])(?:(?:art(?:icle)?|news|main|post|content|text|doc|info|detail)?-?(?:title|headline|topic|tit|biaoti|bt)|h1)(?:$|[^a-z])"
)
NOT_TITLED = re.compile(r"second|sub-?title|fu-?title|side|list|nav|logo|site|column|channel|crumb")
SEPARATOR = re.compile(r"\s*(?:_+|\||｜|丨|--+|——?|–|·|»|>|-(?=[^-]*$)|\s[-/]\s|－)\s*")
SITE = re.compile(
    r"(?:网|網|新闻|新聞|频道|頻道|日报|日報|时报|時報|晚报|早报|在线|財經|财经|资讯|中心|门户网站|门户|头条|博客|号|社|客户端|平台|政府|委员会|The Paper|\.com|\.cn|首页|首頁)$|^(?:正文|新闻|首页|文章)$",
    re.IGNORECASE,
)
LONGEST = 120
CRUMB = re.compile(r"(?:您|你)?(?:现在|當前|当前|目前)?(?:所在)?的?位置")
"""What a crumb begins with that is set as a heading."""
SHORTEST_HEADING = 8
"""Characters of a heading that may be a title where the window's says nothing of the article."""
ABOVE = 2
"""Elements around the article's part of the page in which its heading may stand."""
FOREIGN, BETTER = 0.2, 0.4
"""Shares of letter pairs: an article that has less of the window's title, and as much of its heading's, is called by the heading."""
COLUMN = 6
"""Characters that the name of a column has at most."""


def title_of(root: Element, head: Head, region: Element | None) -> str:
    """The title as the page shows it; empty where it shows none."""
    heading = ""
    if region is not None:
        around = (region, *islice(region.iterancestors(), ABOVE))
        heading = next(filter(None, map(_heading_of, around)), "")
    is_named = not _names_no_article(head.window, head.site)
    if heading and not is_named:
        return heading
    window = fold_width(head.window if is_named else _told_to_machines(head))
    best, best_score = "", 0.0
    for element, text in _candidates(root):
        score = _score(element, text, window, region)
        if score > best_score:
            best, best_score = text, score
    if best:
        return best
    if region is not None and heading and _is_better(heading, head, region):
        return heading
    shown = without_site(head.window, head.site) if is_named else _told_to_machines(head)
    return _shown_within(root, shown) or (shown if len(shown) >= 4 else head.title or shown)


def _names_no_article(window: str, site: str) -> bool:
    """Whether a window's title is names of the site and its columns and nothing else, as on pages that are made by one program."""
    pieces = [piece for part in SEPARATOR.split(window) for piece in part.split()]
    return bool(pieces) and all(len(piece) <= COLUMN or _is_site(piece, site) for piece in pieces)


def _told_to_machines(head: Head) -> str:
    """The title that the page's meta elements state, where it is the article's."""
    return "" if _names_no_article(head.title, head.site) else head.title


def _is_better(heading: str, head: Head, region: Element) -> bool:
    """Whether the article has the words of a heading and hardly those of the window's title, which then is a column's or another page's."""
    if not head.window:
        return False
    text = fold_width(region.text_content()).replace(fold_width(heading), "")
    return _found(without_site(head.window, head.site), text) < FOREIGN < BETTER <= _found(heading, text)


def _found(words: str, text: str) -> float:
    """Of the pairs of letters in these words the share that a text has."""
    folded = fold_width(words)
    pairs = {folded[i : i + 2] for i in range(len(folded) - 1)}
    return sum(pair in text for pair in pairs) / max(1, len(pairs))


def _heading_of(part: Element) -> str:
    """The first heading of a part of the page that stands before its first paragraph."""
    for element in part.iter():
        text = " ".join(element.text_content().split()) if isinstance(element.tag, str) else ""
        if (
            element.tag in HEADINGS
            and len(text) > SHORTEST_HEADING
            and not CRUMB.match(text)
            and not NOT_TITLED.search(names_of(element))
        ):
            return text
        if element.tag in ("p", "div") and "。" in text and element.find("*") is None:
            return ""
    return ""


def _shown_within(root: Element, window: str) -> str:
    """The line of the page that makes up most of the window's title, where nothing in the page's markup calls it one."""
    whole = fold_width(window)
    for element in root.iter("td", "p", "div", "span", "strong", "b", "font", "center"):
        text = " ".join(element.text_content().split()) if len(element) <= 1 else ""
        folded = fold_width(text) if len(text) <= LONGEST else ""
        if 8 <= len(folded) < len(whole) <= 2 * len(folded) and folded in whole:
            return text
    return ""


def _candidates(root: Element) -> Iterator[tuple[Element, str]]:
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in ("title", "head", "a", "li", "ul"):
            continue
        if element.tag in HEADINGS or TITLED.search(names_of(element)):
            text = " ".join(element.text_content().split())
            if 4 <= len(text) <= LONGEST:
                yield element, text


def _score(element: Element, text: str, window: str, region: Element | None) -> float:
    """How sure a heading is the article's title; 0 where it is not."""
    folded = fold_width(text)
    names = names_of(element)
    score = {1: 3.0, 2: 2.0, 3: 1.5}.get(HEADINGS.get(element.tag, 0), 0.5)
    score += 1.0 if TITLED.search(names) else 0.0
    score -= 2.0 if NOT_TITLED.search(names) else 0.0
    if not folded:
        return 0.0
    if not window:
        score += 1.0
    elif folded in window:
        score += 4.0 + min(4.0, 6 * len(folded) / max(1, len(window)))
    elif _begins_alike(folded, window):
        score += 3.0
    elif element.tag != "h1" or not _alike(folded, window):
        return 0.0
    around = list(element.iterancestors())[:6]
    if any(
        ancestor.tag in ("li", "aside", "footer", "nav") or ASIDE.search(names_of(ancestor)) for ancestor in around[:3]
    ):
        score -= 2.0
    if element.find(".//a") is not None and element.tag != "h1":
        score -= 1.0
    if region is not None and (region in around or any(e in region.iterancestors() for e in around[:3])):
        score += 1.0
    return score


def _begins_alike(text: str, window: str) -> bool:
    """Whether both begin with the same ten characters or more: one of them was cut, or they differ in marks."""
    return len(text) >= 10 and window[:10] == text[:10]


def _alike(text: str, window: str) -> bool:
    pairs = {text[i : i + 2] for i in range(len(text) - 1)}
    return bool(pairs) and sum(pair in window for pair in pairs) >= 0.6 * len(pairs)


def without_site(window: str, site: str = "") -> str:
    """The window's title without the site's name, columns and the like behind it, or before it."""
    pieces = SEPARATOR.split(window)
    separators = SEPARATOR.findall(window)
    last = len(pieces)
    while last > 1 and _is_site(pieces[last - 1], site):
        last -= 1
    if last < len(pieces):  # columns stand between title and site
        while last > 1 and len(pieces[last - 1]) <= COLUMN and separators[last - 2].strip() in ("_", "|", "--", "丨"):
            last -= 1
    first = 1 if last > 1 and len(pieces[0]) <= 8 and _is_site(pieces[0], site) else 0
    if last == len(pieces) and first == 0 and "_" in window:
        last = next((n for n in range(1, len(pieces)) if "_" in separators[n - 1]), last)
    text = pieces[first]
    for n in range(first + 1, last):
        text += separators[n - 1] + pieces[n]
    return text.strip()


def _is_site(piece: str, site: str) -> bool:
    piece = piece.strip()
    return not piece or (len(piece) <= 16 and (SITE.search(piece) is not None or (bool(site) and piece in site)))
