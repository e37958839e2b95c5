"""Saved web pages: the article's part of the page as lines of text, what the page states beside it, the rest left out."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

from build_archive.model import Layout, RawRecord, Stated
from build_archive.readers.encoding import decode
from build_archive.readers.html_credits import TIME, Names
from build_archive.readers.html_head import Head, head_of
from build_archive.readers.html_lines import Lines
from build_archive.readers.html_region import asides, region_of
from build_archive.readers.html_title import title_of
from build_archive.readers.html_tree import Element, blocks_of, parse, prune, without_inlined
from build_archive.readers.mending import mend
from build_archive.readers.preformatted import lay_out
from build_archive.readers.source import Broken, Slice, Source, Unread
from build_archive.readers.torn_lines import with_days
from build_archive.readers.values import dated

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
LONGEST = 16 * 1024 * 1024
"""Bytes of a page, pictures inside it not counted: parsed, a page takes ten times as much."""
SHOWN = {
    "source": re.compile(r"(?<![图片据料])(?:来源|來源|稿源)于?\s*[:：]\s*\S"),
    "author": re.compile(r"(?:作者|撰文)\s*[:：]\s*\S"),
    "tags": re.compile(r"^(?:标签|关键词)\s*(?:：|>)", re.MULTILINE),  # keywords for search engines name the site, too
    "editor": re.compile(r"(?:责任?编辑?|責任?編輯?|编辑|編輯)\s*[:：]\s*\S"),
}
DAY = re.compile(r"(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
MOST_TAGS = 12
LONGEST_TAG = 20
"""Characters; a longer keyword is the title."""
OPENING = 300
"""Characters in which the page's own time would stand."""


def fits(head: bytes) -> bool:
    """Whether a dump of unknown name is a web page."""
    return (
        re.match(
            rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html[\s>])",
            head,
            re.IGNORECASE | re.DOTALL,
        )
        is not None
    )


def read(source: Source) -> Iterator[Unread | Broken]:
    """The one record of the file."""
    piece = source.whole()
    yield piece if isinstance(piece, Broken) else Unread(piece, records_of)


def records_of(piece: Slice) -> Iterator[RawRecord | Broken]:
    """The one record that a page is."""
    yield record_of_page(piece)


WHOLE = Layout(is_whole=True)


def record_of_page(
    piece: Slice, page: bytes | None = None, declared: str = "", url: str = "", captured: str = "", reader: str = "html"
) -> RawRecord | Broken:
    """The article of a page; `page` are its bytes where they are not those of the dump, the others what a crawler knew of it."""
    data = piece.data if page is None else page
    found = DECLARED.search(data[:4096])
    decoded = decode(data, declared or (found[1].decode("ascii") if found else ""))
    page_read = page_of(decoded.text)
    if page_read is None:
        return Broken(
            piece.origin,
            "this is no web page that can be read, or one of more than 16 MB",
            "Save the page again.",
            "unreadable page",
        )
    text, stated = page_read
    text, repaired = mend(text)
    stated = with_crawl(stated, text[:OPENING], url, captured)
    return RawRecord(
        piece.origin,
        text,
        "page",
        stated,
        decoded.encoding,
        tuple(dict.fromkeys((*decoded.repaired, *repaired))),
        reader,
        WHOLE,
    )


def page_of(markup: str) -> tuple[str, Stated] | None:
    """The lines of the article in a page that is text already, and what the page states; None where it is no page that can be read."""
    markup = without_inlined(markup)
    root = parse(markup) if len(markup) <= LONGEST else None
    if root is None:
        return None
    text, stated = article_of(root, head_of(root))
    if not stated.date and not TIME.search(text[:OPENING]) and (day := guessed_day(markup)):
        stated = replace(stated, date=day, date_from="body")
    return text, stated


def guessed_day(markup: str) -> str:
    """A day that the page may have appeared on, where it states none and shows none near its title; marked as inferred by the caller."""
    import htmldate  # takes half a second to load, and few pages need it

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)  # it would tell a terminal of each page that has no date

    try:
        return htmldate.find_date(markup, original_date=True, extensive_search=False) or ""
    except (ValueError, TypeError, AttributeError, RecursionError):  # it trusts pages to be sane
        return ""


def with_crawl(stated: Stated, opening: str, url: str, captured: str) -> Stated:
    """What a page states, with what its crawler knew of it.

    A capture from before the day that the page itself names tells the hour of some copy, or of a wrong clock: it is no anchor for other dates.
    """
    told = DAY.search(stated.date) or DAY.search(opening)
    day = f"{told[1]}-{int(told[2]):02}-{int(told[3]):02}" if told else ""
    return replace(stated, url=url or stated.url, captured="" if captured[:10] < day else captured or stated.captured)


def article_of(root: Element, head: Head) -> tuple[str, Stated]:
    """The lines of the article's part of the page, and what the page states."""
    prune(root)
    lay_out(root)
    body = next(root.iter("body"), root)
    blocks = blocks_of(body)
    outside = asides(blocks)
    region = region_of(blocks, outside)
    title = title_of(body, head, region)
    lines = Lines(blocks, outside, region, title)
    text = with_days("\n".join(filter(None, [title, *lines.all()])))
    return text, _stated(head, title, lines.names(), text)


def _stated(head: Head, title: str, names: Names, text: str) -> Stated:
    """What the page states; what it shows behind a label is left to understanding, which reads the whole of it."""
    shows = {role: label.search(text) is not None for role, label in SHOWN.items()}
    return Stated(
        title=title,
        date=_in_china(head.date, text[:OPENING]) or ("" if TIME.search(text[:OPENING]) else head.in_program),
        url=head.url,
        source="" if shows["source"] else names.source or head.source or head.publisher or head.medium_in_program,
        author="" if shows["author"] else names.author,
        editor="" if shows["editor"] or head.editor.isdigit() else head.editor,
        tags=() if shows["tags"] else _declared_tags(head.tags, text),
        title_from="page",
    )


def _in_china(stated: str, opening: str) -> str:
    """The time in China that a page states, be it in universal time; as it stands where the page shows that very clock, which is then no universal one."""
    clock = re.search(r"[T ](\d\d:\d\d)", stated)
    return stated if clock and clock[1] in opening else dated(stated)


def _declared_tags(tags: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Those that the article has; a single one of several may stand there by chance, where a site declares the same on each page."""
    found = tuple(tag for tag in tags if len(tag) <= LONGEST_TAG and tag in text)
    return found[:MOST_TAGS] if len(found) > 1 or found == tags else ()
