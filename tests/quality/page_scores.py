"""Scores what is read from web pages, web archives and XML records: title, text, date, source and editor, beside the labels of the same pages."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from build_archive import readers, steps
from build_archive.errors import Drop
from build_archive.model import Article
from build_archive.render.article import article_page
from build_archive.report import Report
from build_archive.understand import understand
from tests.quality.tag_scores import page_tags, scored_tags

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "gold"
DUMPS = SHARED / "dumps"
HTML_MEASURES = ("title", "body precision", "body recall", "date right", "date silently wrong")


def articles(files: Iterator[Path]) -> Iterator[Article]:
    """What the program makes of these dumps, knowing no site."""
    for path in files:
        for record in readers.read_file(path, path.name, Report()):
            try:
                yield steps.apply(understand(record, profiles=False).article, ())
            except Drop:
                continue


def page_scores() -> dict[str, dict[str, float]]:
    """The figures of each kind of dump that is not plain text."""
    return {"html": _html(), "warc": _warc(), "xml": _xml()}


def _html() -> dict[str, float]:
    """The labelled pages, by the measure that goes with them."""
    found = list(articles(iter(sorted((DUMPS / "html").glob("*.html")))))
    with TemporaryDirectory() as folder:
        for article in found:
            Path(folder, f"{article.origin.file}.md").write_text(article_page(article).text, encoding="utf-8")
        command = [
            sys.executable,
            GOLD / "score.py",
            folder,
            GOLD / "articles.jsonl",
            "--dump-suffix",
            ".html",
            "--json",
        ]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    shares = {name: _share(*map(int, told[name].split("/"))) for name in ("source", "editor")}
    tags = scored_tags(page_tags(), {article.origin.file.removesuffix(".html"): article for article in found})
    return {name: round(told[name], 4) for name in HTML_MEASURES} | shares | tags


def _warc() -> dict[str, float]:
    """Titles and days of 43 captures whose charsets are right, absent or wrong."""
    gold = {row["url"]: row for row in map(json.loads, (GOLD / "warc.jsonl").read_text(encoding="utf-8").splitlines())}
    found = {article.url: article for article in articles(iter([DUMPS / "warc" / "zh-mixed-encodings.warc.gz"]))}
    pages = [(found.get(url), row) for url, row in gold.items()]
    days = [(article.date.value[:10] if article and article.date else "", row["time"][:10]) for article, row in pages]
    return {
        "title": _share(sum(bool(article) and article.title == row["title"] for article, row in pages), len(pages)),
        "date right": sum(have == want for have, want in days),
        "date silently wrong": sum(bool(have) and have != want for have, want in days),
    }


def _xml() -> dict[str, float]:
    """Records with an editor's line at the end of each text, 【编辑:…】, and an agency at the head of most."""
    right = editors = 0
    for path in sorted((DUMPS / "xml").glob("*.xml")):
        wanted = re.search(r"【编辑:(.+?)】", path.read_text(encoding="utf-8", errors="replace"))
        for article in articles(iter([path])):
            editors += wanted is not None
            right += (
                wanted is not None
                and article.editor == wanted[1]
                and not any(wanted[0] in text for text in article.body)
            )
    return {"editor": _share(right, editors)}


def _share(part: int, whole: int) -> float:
    return round(part / max(1, whole), 4)
