"""What a page says of itself to machines: JSON-LD, Open Graph, meta elements, microdata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from build_archive.readers.fields import fold_name
from build_archive.readers.html_tree import Element
from build_archive.readers.values import dated, labels, plain

ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Posting|WebPage|Report|Cambrian)$", re.IGNORECASE)
META: dict[str, str] = {
    "title": "articletitle headline ogtitle twittertitle title dctitle citationtitle",
    "date": "articlepublishedtime datepublished pubdate publishdate publishtime publicationdate weiboarticlecreateat ogtime ogpublishedtime ogreleasedate"
    " articlecreated datecreated dateavailable parselypubdate sailthrudate dctermscreated dcdate dcdateissued citationdate bytedancepublishedtime date createtime contentpubdate apubtime",
    "changed": "dateupdate articlemodifiedtime datemodified lastmod lastmodified updatetime ogupdatedtime weiboarticleupdateat revised dateupdated bytedanceupdatedtime",
    "source": "contentsource source mediaid articlesource newssource dcsource from laiyuan",
    "author": "author articleauthor dccreator byl sailthruauthor parselyauthor reporter",
    "editor": "editor contenteditor zerenbianji responsibleeditor",
    "url": "ogurl canonical bytedanceogurl",
    "tags": "newskeywords articletag tags keywords keyword",
    "site": "ogsitename sitename applicationname copyright",
}
"""By what it holds, the names of meta elements (name, property, itemprop) without marks, the surest first."""
PLACES = {name: (role, rank) for role, names in META.items() for rank, name in enumerate(names.split())}


PUBLISHED = re.compile(r"^(?:data-)?(?:p-?time|pub-?(?:lish)?-?(?:time|date)|publish-?at|news-?time)$")
IN_SCRIPT = re.compile(
    r"""\b(?:publish_?(?:ed)?_?(?:time|date|at)|pub_?(?:time|date)|p_?time|ct|create_?time|news_?time)["']?\s*[:=]\s*(?:["']{2}\s*\|\|\s*)?["']?"""
    r"""(?:((?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?)|(1[0-9]{9}(?:\d{3})?))["']?\s*[,;|}\n]""",
    re.IGNORECASE,
)
MEDIUM_IN_SCRIPT = re.compile(
    r""""(?:media|media_?name|source_?name)"\s*:\s*("(?:[^"\\<>\x00-\x1f]|\\u[0-9a-fA-F]{4}){2,24}")""", re.IGNORECASE
)
WINDOW_DAY = re.compile(r"\|\s*([0-3]\d)\.([01]\d)\.((?:19|20)\d\d)\s*$")
IN_ATTRIBUTE = re.compile(r"(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}|1\d{9}(?:\d{3})?$")


@dataclass(frozen=True, slots=True)
class Head:
    """What the page states, as it stands there; empty where it states nothing."""

    title: str = ""
    date: str = ""
    in_program: str = ""
    """The time of publication by a script's variable or an element's attribute; such names are not agreed on, so that it is asked last."""
    medium_in_program: str = ""
    """The source by a script's variable, for pages that a script would have drawn."""
    changed: str = ""
    """When it was last changed: not before it appeared."""
    source: str = ""
    author: str = ""
    editor: str = ""
    url: str = ""
    tags: tuple[str, ...] = ()
    publisher: str = ""
    """Of JSON-LD: who answers for the page."""
    site: str = ""
    window: str = ""
    """The title element: the article's title with the site's name behind it, or before it."""


def head_of(root: Element) -> Head:
    """All that a page states to machines; JSON-LD goes before meta elements."""
    found = dict(_meta(root)) | {role: value for role, value in _linked_data(root) if value}
    link = next((str(e.get("href") or "") for e in root.iter("link") if e.get("rel") == "canonical"), "")
    url = next((u for u in (link, found.get("url", "")) if re.match(r"https?://[^/]+/.", u)), "")
    window = next((e.text_content() for e in root.iter("title")), "")
    return Head(
        title=found.get("title", ""),
        date=found.get("date", "") or _day_in(window),
        in_program=_in_program(root),
        medium_in_program=_medium_in_program(root),
        changed=found.get("changed", ""),
        source=re.sub(r"^\s*来源\s*[:：]\s*", "", found.get("source", "")),
        author=found.get("author", ""),
        editor=found.get("editor", ""),
        url=url,
        tags=tuple(tag for tag in labels(found.get("tags", "")) if tag not in (found.get("site"), window.strip())),
        publisher=found.get("publisher", ""),
        site=found.get("site", ""),
        window=" ".join(window.split()),
    )


def _day_in(window: str) -> str:
    """The day with which the window's title ends, as Germans write it: `… | DW | 13.09.2019`."""
    found = WINDOW_DAY.search(window)
    return f"{found[3]}-{found[2]}-{found[1]}" if found else ""


def _meta(root: Element) -> Iterator[tuple[str, str]]:
    """By role the surest value, of meta elements and of microdata in the text."""
    ranked: list[tuple[int, str, str]] = []
    for element in root.iter("meta", "time", "span", "p", "div", "a", "h1", "h2"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if element.tag != "meta" and not element.get("itemprop"):
            continue
        place = PLACES.get(fold_name(name))
        value = (
            element.get("content")
            or element.get("datetime")
            or ("" if element.tag == "meta" else element.text_content())
        )
        if place and value.strip() and len(value) < 500:
            ranked.append((place[1], place[0], " ".join(value.split())))
    yield from ((role, value) for _, role, value in sorted(ranked, key=lambda entry: -entry[0]))


def _in_program(root: Element) -> str:
    """A day that the page's scripts or attributes call the time of publication; empty where they name more than one."""
    texts = _scripts(root)
    found = {match[1] or match[2] for text in texts for match in IN_SCRIPT.finditer(text)}
    for element in root.iter("div", "article", "section", "span", "em", "time", "input", "body"):
        found.update(
            value
            for name, value in element.attrib.items()
            if PUBLISHED.search(str(name).lower()) and IN_ATTRIBUTE.match(value)
        )
    days = {dated(value)[:10].replace("/", "-") for value in found}
    return dated(min(found)) if len(days) == 1 else ""


def _scripts(root: Element) -> list[str]:
    return [e.text or "" for e in root.iter("script") if len(e.text or "") < 200_000]


def _medium_in_program(root: Element) -> str:
    """The medium that the page's scripts name; empty where they name more than one."""
    found = {json.loads(match[1]).strip() for text in _scripts(root) for match in MEDIUM_IN_SCRIPT.finditer(text)}
    name = found.pop() if len(found) == 1 else ""
    return name if name.isprintable() else ""  # half a surrogate pair is not


def _linked_data(root: Element) -> Iterator[tuple[str, str]]:
    for script in root.iter("script"):
        if (script.get("type") or "").lower().strip() != "application/ld+json":
            continue
        try:
            value = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(value):
            yield "title", plain(thing.get("headline") or thing.get("title"))
            yield "date", plain(thing.get("datePublished") or thing.get("pubDate"))
            yield "changed", plain(thing.get("dateModified") or thing.get("upDate"))
            yield "author", plain(thing.get("author"))
            yield "publisher", plain(thing.get("publisher"))
            yield "editor", plain(thing.get("editor"))
            yield "url", plain(thing.get("url") or thing.get("mainEntityOfPage") or thing.get("@id"))


def _things(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects of a page's JSON-LD that are articles."""
    if isinstance(value, list) and depth < 4:
        for inner in value:
            yield from _things(inner, depth + 1)
    elif isinstance(value, dict) and depth < 4:
        types = value.get("@type") or ("Cambrian" if "pubDate" in value else "")
        if any(ARTICLE_TYPES.search(str(kind)) for kind in (types if isinstance(types, list) else [types])):
            yield value
        yield from _things(value.get("@graph"), depth + 1)
