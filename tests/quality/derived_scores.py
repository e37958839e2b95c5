"""Scores what is read from other extractions of the labelled pages than the two that lie beside the project, and what trafilatura alone gives."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import east_asian_width

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from build_archive import steps
from build_archive.errors import Drop
from build_archive.model import Article, Dating, Origin
from build_archive.readers.encoding import decode
from build_archive.readers.source import Slice
from build_archive.readers.text import record_of
from build_archive.render.article import article_page
from build_archive.understand import understand
from tests.quality.tag_scores import scored_tags, text_tags

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "gold" / "articles.jsonl"
BLOCKS = ("br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "li", "p", "table", "td", "tr", "ul")
MARGIN = "   "
SILENT = ("script", "style", "noscript", "head")
MEASURES = ("title", "body precision", "body kept", "date right", "date wrong", "date silently wrong")


def narrow(page: str) -> str:
    """What an extractor of today keeps, with punctuation made half-width."""
    return unicodedata.normalize("NFKC", trafilatura.extract(page, favor_recall=True) or "")


def whole(page: str) -> str:
    """All text of the page, a line a text node: what scripts of five lines make."""
    root = lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    texts = (text for text in root.itertext() if isinstance(text, str))
    silent = {text for element in root.iter(*SILENT) for text in element.itertext()}
    lines = [" ".join(text.split()) for text in texts if text not in silent]
    return "\n".join([" ".join((root.findtext(".//title") or "").split()), *filter(None, lines)])


def coded(page: str) -> str:
    """The same with scripts and style sheets, as scripts of four lines make it."""
    root = lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    return "\n".join(filter(None, (" ".join(text.split()) for text in root.itertext() if isinstance(text, str))))


def spaced(page: str) -> str:
    """The same with an empty line between all."""
    return "\n\n".join(whole(page).split("\n"))


def joined(page: str) -> str:
    """The same on one line, a space between all, as `" ".join(soup.get_text(" ").split())` makes it."""
    return " ".join(whole(page).split())


def marked(page: str) -> str:
    """The same as `narrow` in Markdown with links, pictures and headings."""
    return (
        trafilatura.extract(page, favor_recall=True, output_format="markdown", include_links=True, include_images=True)
        or ""
    )


def dumped(page: str) -> str:
    """The page as text browsers dump it: blocks with a margin, broken at 78 columns, the names of pictures in brackets."""
    root = lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    etree.strip_elements(root, *SILENT, with_tail=False)
    for element in root.iter(*BLOCKS, "img"):
        picture = f"[{(element.get('src') or '').rsplit('/', 1)[-1]}]" if element.tag == "img" else "\n"
        element.text, element.tail = f"{picture}{element.text or ''}", f"\n{element.tail or ''}"
    blocks = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return "\n".join("\n".join([*broken(block, 78), ""]) for block in blocks if block)


def broken(text: str, width: int) -> Iterator[str]:
    """The lines of a block as a terminal shows them: Chinese is broken anywhere but before a mark that closes, Latin words are not."""
    line = ""
    for word in re.findall(r"(?:[!-~]+|[^!-~])[，。、；：！？）》”]*", text):
        if sum(1 + (east_asian_width(character) in "WF") for character in line + word) > width - len(MARGIN):
            yield MARGIN + line.rstrip()
            line = ""
        line += word if line else word.lstrip()
    yield MARGIN + line


EXTRACTIONS: dict[str, Callable[[str], str]] = {
    "text, narrowed": narrow,
    "text, whole page": whole,
    "text, spaced": spaced,
    "text, with code": coded,
    "text, one line": joined,
    "text, Markdown": marked,
    "text, browser": dumped,
}


def derived_scores() -> dict[str, dict[str, float]]:
    """By kind of extraction the figures of the labelled pages, without profiles of sites."""
    pages = dict(_pages())
    return {
        name: _scored({key: extract(page) for key, page in pages.items()}, _read)
        for name, extract in EXTRACTIONS.items()
    }


def trafilatura_scores() -> dict[str, dict[str, float]]:
    """What trafilatura alone gives for the pages themselves; it has no floor, it stands beside ours."""
    return {"html, trafilatura": _scored(dict(_pages()), _read_alone)}


def _pages() -> Iterator[tuple[str, str]]:
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["id"], decode((SHARED / row["html"]).read_bytes()).text


def _origin(name: str) -> Origin:
    return Origin(f"{name}.txt", 0, 1, "0" * 64)


def _read(name: str, text: str) -> Article | None:
    try:
        (record,) = record_of(Slice(f"{name}.txt", text.encode(), 0, 1))
        return steps.apply(understand(record, profiles=False).article, ())
    except Drop:
        return None


def _read_alone(name: str, page: str) -> Article | None:
    found: Any = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    if found is None or not found.text:
        return None
    date = Dating(found.date, "day", "record", found.date) if found.date else None
    article = Article("0" * 8, found.title or "", (found.text,), _origin(name), "trafilatura", date=date)
    return replace(article, id=name[-8:].rjust(8, "0"), source=found.sitename or "", author=found.author or "")


def _scored(texts: dict[str, str], read: Callable[[str, str], Article | None]) -> dict[str, float]:
    """The figures of `score.py`: each text is a dump, what is read of it an archive."""
    found = {name: article for name, text in texts.items() if (article := read(name, text))}
    with TemporaryDirectory() as archive, TemporaryDirectory() as dumps:
        for name, text in texts.items():
            Path(dumps, f"{name}.txt").write_text(text, encoding="utf-8")
        for name, article in found.items():
            Path(archive, f"{name}.md").write_text(article_page(article).text, encoding="utf-8")
        command = [
            sys.executable,
            SHARED / "gold" / "score.py",
            archive,
            GOLD,
            "--dump-suffix",
            ".txt",
            "--dumps",
            dumps,
            "--json",
        ]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    shares = {name: tuple(map(int, told[name].split("/"))) for name in ("source", "editor")}
    figures = {name: round(told[name], 4) for name in MEASURES}
    figures |= {name: round(right / max(1, whole), 4) for name, (right, whole) in shares.items()}
    return figures | scored_tags(text_tags(texts), found)
