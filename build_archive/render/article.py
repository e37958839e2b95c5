"""The page of one article: front matter, title, text, and below the line `beside` what else is known of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from textwrap import dedent
from typing import Any

from build_archive.identity import label_id
from build_archive.model import CODE_INDENT, Article, Card, Copy, Headline, Origin, Page, Reprints, Sidebar, travelling
from build_archive.render import words
from build_archive.render.code import code_block
from build_archive.render.front_matter import date_value, front_matter
from build_archive.render.markdown import beside, bullets, escape, heading, link, page_text, web_link

ARTICLES = "articles/"
BESIDE = "<!-- beside -->"
"""Above it the article and nothing else, below it the foot of its page."""
SIDEBAR_NAMES = {"latest": "最新文章", "related": "相关文章", "hot": "热门文章"}


NO_YAML = re.compile(r"[\x00\ud800-\udfff]")


def article_path(article_id: str) -> str:
    """The page of an article, relative to `docs/archive/`."""
    return f"{ARTICLES}{article_id[:2]}/{article_id}.md"


NO_REPRINTS = Reprints()


@travelling
@dataclass(frozen=True, slots=True)
class Neighbours:
    """The other articles that one article's page leads to."""

    newer: Card | None = None
    older: Card | None = None
    reprints: Reprints = NO_REPRINTS
    """The same article published again, with another title or a cut text."""


def article_page(article: Article, near: Neighbours = Neighbours()) -> Page:
    """One article as Markdown."""
    path = article_path(article.id)
    if article.shape == "markdown":
        from build_archive.render.safe_markdown import safe_markdown  # a tenth of a second, for dumps of Markdown only

        body = [safe_markdown("\n\n".join(article.body))]
    else:
        body = [_block(paragraph) for paragraph in article.body]
    text = page_text(
        front_matter(metadata(article)), heading(1, article.title), *body, BESIDE, *foot(article, path, near)
    )
    return Page(path, text, "article")


def _block(paragraph: str) -> str:
    return code_block(dedent(paragraph), "", nested=False) if paragraph.startswith(CODE_INDENT) else escape(paragraph)


def metadata(article: Article) -> dict[str, Any]:
    """The front matter of an article in the contract's order."""
    dating = article.date
    return {
        "title": plain_value(article.title),
        "title_from": article.title_from if article.title_from in ("body", "file-name") else None,
        "id": article.id,
        "date": date_value(dating.value) if dating else None,
        "date_precision": dating.precision if dating else None,
        "date_from": dating.found_in if dating else None,
        "date_evidence": plain_value(dating.evidence) if dating else None,
        "tags": [plain_value(tag) for tag in article.tags],
        "tags_glued": article.tags_glued or None,
        "source": plain_value(article.source),
        "author": plain_value(article.author),
        "editor": plain_value(article.editor),
        "original_title": plain_value(article.original_title),
        "url": plain_value(article.url),
        "language": article.language,
        "repaired": article.repaired,
        "also": [copy_metadata(copy) for copy in article.also],
        "dump": dump_metadata(article.origin, article.understood_as),
        "generated_by": "build_archive",
    }


def plain_value(text: str) -> str:
    """A text for the front matter: without NUL and what else YAML cannot hold."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8") if NO_YAML.search(text) else text


def dump_metadata(origin: Origin, understood_as: str = "") -> dict[str, Any]:
    """Where a record was read, for the front matter."""
    named = {"file": plain_value(origin.file), "bytes": [origin.start, origin.end], "sha256": origin.sha256}
    return named | ({"understood_as": understood_as} if understood_as else {})


def copy_metadata(copy: Copy) -> dict[str, Any]:
    """Another copy of the text, for the front matter."""
    known = {"title": plain_value(copy.title), "source": plain_value(copy.source), "date": date_value(copy.date)}
    return {"dump": dump_metadata(copy.origin)} | {key: value for key, value in known.items() if value}


def foot(article: Article, path: str, near: Neighbours) -> Iterator[str]:
    """What follows the text: ways on, where it came from, what stood beside it."""
    ways = []
    if article.tags:
        ways.append(
            "标签：" + " · ".join(link(tag, path, label_path("tag", tag)) for tag in article.tags) + glued(article)
        )
    if article.source:
        ways.append("来源：" + link(article.source, path, label_path("source", article.source)))
    if near.newer:
        ways.append("后一篇：" + link(near.newer.title, path, article_path(near.newer.id)))
    if near.older:
        ways.append("前一篇：" + link(near.older.title, path, article_path(near.older.id)))
    yield bullets(ways)
    if near.reprints.near:
        lines = [reprint_line(card, path) for card in near.reprints.near]
        more = near.reprints.count - len(lines)
        yield heading(2, "另有刊载") + "\n\n" + bullets([*lines, *([f"以及另外 {more:,} 篇"] if more else [])])
    if article.also:
        yield heading(2, "同文另见") + "\n\n" + bullets(copy_line(copy) for copy in article.also)
    yield heading(2, "出处") + "\n\n" + bullets(provenance(article))
    if article.sidebars:
        yield folded("原页面上的其他内容", "\n\n".join(sidebar(bar) for bar in article.sidebars))


def glued(article: Article) -> str:
    """What is said of tags that the page gave without anything between them."""
    parted = "按其他文章的标签分开" if len(article.tags) > 1 else "可能是几个标签"
    return f"（原文没有分隔，{parted}）" if article.tags_glued else ""


@cache
def label_path(kind: str, name: str) -> str:
    """The index page about one tag or source, relative to `docs/archive/`."""
    return f"{kind}s/{label_id(kind, name)}.md"


def reprint_line(card: Card, path: str) -> str:
    """The same article published again: its title, source and date."""
    known = [link(card.title, path, article_path(card.id)), beside(card.source), card.date.replace("T", " ")]
    return " · ".join(part for part in known if part)


def copy_line(copy: Copy) -> str:
    """One other copy: its title, source, date and dump."""
    known = [beside(copy.title), beside(copy.source), copy.date.replace("T", " "), beside(copy.origin.file)]
    return " · ".join(part for part in known if part)


def provenance(article: Article) -> Iterator[str]:
    """Where the article was read and what was done to it."""
    origin = article.origin
    if article.url:
        yield f"原文地址：{web_link(article.url, article.url)}"
    yield f"数据文件：{escape(origin.file)}（字节 {origin.start}–{origin.end}）"
    yield f"SHA-256：{origin.sha256}"
    yield f"识别为：{escape(article.understood_as)}"
    if article.repaired:
        yield "修复：" + "、".join(escape(words.repair(name)) for name in article.repaired)


def sidebar(bar: Sidebar) -> str:
    """One list that stood beside the article."""
    return f"{escape(bar.label or SIDEBAR_NAMES[bar.kind])}\n\n" + bullets(headline(line) for line in bar.headlines)


def headline(line: Headline) -> str:
    """One line of such a list."""
    comments = f"{line.comments} 条评论" if line.comments is not None else ""
    return " · ".join(part for part in (beside(line.title), beside(line.time), beside(line.column), comments) if part)


def folded(summary: str, inner: str) -> str:
    """A section that opens on demand; its inside is Markdown (extension `md_in_html`)."""
    return f'<details markdown="1">\n<summary>{summary}</summary>\n\n{inner}\n\n</details>'
