"""The body of a page by the press and by Python-Markdown with MkDocs's rules: the same, or left to the latter."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from build_archive.model import Article, Card, Copy, Headline, Reprints, Sidebar
from build_archive.publish.press import front
from build_archive.publish.press.body import Body, Foreign, body
from build_archive.publish.press.links import Site, addresses
from build_archive.render.article import Neighbours, article_page
from tests.samples import article, origin

PATH = "archive/tags/7k3f9x2a/2022.md"
EXTENSIONS = ["toc", "tables", "fenced_code", "md_in_html", "pymdownx.snippets"]
CONFIG = MkDocsConfig()
CONFIG.load_dict({"site_name": "x", "docs_dir": str(Path(__file__).parent), "markdown_extensions": EXTENSIONS})
CONFIG.validate()

TRAPS = st.sampled_from(
    [
        "a",
        "9",
        ".",
        ")",
        "-",
        "+",
        "*",
        "_",
        "`",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "<",
        ">",
        "&",
        "#",
        ";",
        "!",
        "|",
        "~",
        "^",
        "$",
        "=",
        ":",
        "?",
        "/",
        "\\",
        '"',
        "'",
        "@",
        "%",
        "中",
        "“",
        "\u3000",
        "\u2028",
        "\t",
        "\n",
        "\ue000",
        "😀",
        "&amp;",
        "&#35;",
        "&lt",
        "&copy",
        "&1;",
        "<b>",
        "</h1>",
        "<!--",
        "<h1",
        "{{",
        "8<-",
        "![",
        "](",
        "[TOC]",
        "```",
        "~~~",
        "http://a.example/",
        "1.",
        "\x02",
        "\x03",
    ]
) | st.just(" ")
TEXTS = st.lists(TRAPS | st.text(max_size=3), min_size=1, max_size=12).map("".join)


class Everything(Files):
    """Every page there could be."""

    def get_file_from_path(self, path: str) -> File:
        """A page at this path."""
        return File(path, CONFIG.docs_dir, CONFIG.site_dir, CONFIG.use_directory_urls)


class EveryPage(dict[str, bool]):
    """The same for the press."""

    def __missing__(self, path: str) -> bool:
        return True

    def __contains__(self, path: object) -> bool:
        return True


def by_press(markdown: str, path: str = PATH) -> Body:
    """What the press makes of the body of a page."""
    return body(markdown, addresses(Site(CONFIG.docs_dir, CONFIG.use_directory_urls, EveryPage()), path))


def by_mkdocs(markdown: str, path: str = PATH) -> Body:
    """What MkDocs makes of it."""
    page = Page(None, File(path, CONFIG.docs_dir, CONFIG.site_dir, CONFIG.use_directory_urls), CONFIG)
    page.markdown = markdown
    page.render(CONFIG, Everything([]))
    return Body(page.content or "", page.toc.items[0].id if page.toc.items else "")


@pytest.mark.parametrize(
    "markdown",
    [
        "# 标题\n\n一段。\n\n另一段 > 3 & 4，\\*星\\* &#93; &lt;。\n",
        "[上](../index.md) › [这](../7k3f9x2a.md) › 里\n\n# 2022 A & b\\_c \\#\n\n共 3 篇。\n",
        "# C\\#\n\n## 3月\n\n- 3月1日 [甲](../../articles/7k/7k3f9x2a.md) 报\n- [乙](2022.md#3) \\# x\n\n## 3月\n\n- 丙\n",
        "# 年\n\n| 一 | 二 | 三 |\n| :-: | --- | --: |\n|  | [1日](../../dates/2022-01.md#1) 2 | 3 |\n| 4 |\n",
        "# 文\n\n正文。\n\n<!-- beside -->\n\n- 来源：[x](https://a.example/?a=1&amp;b=%28)\n\n## 出处\n\n- 甲：x\\_y.txt\n",
        '# 文\n\n文。\n\n<!-- beside -->\n\n## 出处\n\n- x\n\n<details markdown="1">\n<summary>其他</summary>\n\n最新 &lt;\n\n- 甲 · 12:25\n- \\- 乙\n\n热\n\n- 丙\n\n</details>\n',
    ],
)
@pytest.mark.parametrize("path", [PATH, "archive/tags/index.md"])
def test_what_the_archive_writes_is_made_as_mkdocs_makes_it(markdown: str, path: str) -> None:
    """Every kind of block that its pages hold; links as they are seen from pages and from indexes."""
    assert by_press(markdown, path) == by_mkdocs(markdown, path)


@pytest.mark.parametrize(
    "block",
    [
        "两行\n一段",
        "*强调*",
        "_强调_",
        "`码`",
        "<b>粗</b>",
        "> 引",
        "1. 项",
        "+ 项",
        "---",
        "    码",
        "```\n码\n```",
        "~~~",
        "[甲]: https://a.example/",
        "[甲][乙]",
        "![图](x.png)",
        "[甲](javascript:x)",
        "[甲](https://a.example/ '题')",
        "- 项\n\n- 项",
        "- 项\n\n    续",
        "# 题 #",
        "## [题](x.md)",
        "a&copy",
        "&\\#35;",
        '--8<-- "front.md"',
        "甲\t乙",
        "| 甲 | 乙 |",
        "| a\\|b | c |\n| --- | --- |\n| 1 | 2 |",
    ],
)
def test_other_markdown_is_left_to_python_markdown(block: str) -> None:
    """What people write, and what only looks like the archive's own."""
    with pytest.raises(Foreign):
        by_press(f"# 题\n\n文。\n\n{block}\n\n文。\n")


@given(TEXTS)
def test_a_line_is_made_alike_or_left(text: str) -> None:
    """Whatever stands in it, as a paragraph, an item, a heading, a label and a cell."""
    markdown = f"# {text}\n\n{text}\n\n- {text}\n- [{text}](x.md)\n\n| {text} | x |\n| --- | --- |\n| x | {text} |\n"
    for part in (markdown, f"# x\n\n{text}\n", f"# {text}\n", f"# x\n\n- x\n- {text}\n", f"# x\n\n[{text}](x.md)\n"):
        try:
            made = by_press(part)
        except Foreign:
            continue
        assert made == by_mkdocs(part)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Articles whose every word is mischief."""
    lists = st.builds(
        Sidebar, st.just("hot"), TEXTS, st.lists(st.builds(Headline, TEXTS, TEXTS), min_size=1, max_size=3).map(tuple)
    )
    return article(
        draw(TEXTS),
        tuple(draw(st.lists(TEXTS, min_size=1, max_size=3))),
        tags=tuple(draw(st.lists(TEXTS, max_size=2))),
        source=draw(TEXTS),
        author=draw(TEXTS),
        original_title=draw(TEXTS),
        sidebars=tuple(draw(st.lists(lists, max_size=2))),
        also=(Copy(origin("x"), draw(TEXTS), draw(TEXTS), "2022"),),
        origin=origin(draw(TEXTS)),
    )


@given(articles(), TEXTS)
def test_a_page_of_the_archive_is_made_alike_or_left(made: Article, title: str) -> None:
    """Front matter and body of an article with neighbours and copies."""
    card = Card("7k3f9x2b", title, "2022", False, (), title, "", "")
    page = article_page(made, Neighbours(card, card, Reprints((card,), 3)))
    meta, markdown = front.split(page.text)
    below, read = get_data(page.text)
    assert ({**meta, "dump": {}}, markdown) == ({**read, "dump": {}}, below)
    path = f"archive/{page.path}"
    with contextlib.suppress(Foreign):
        assert by_press(markdown, path) == by_mkdocs(markdown, path)


@given(st.lists(TEXTS, max_size=4).map("\n".join))
def test_front_matter_is_read_alike_or_left(lines: str) -> None:
    """Also what no program wrote."""
    for page in (
        f"---\ntitle: x\n{lines}\n---\n\nx\n",
        f"---\ntitle: {lines}\n---\nx\n",
        f'---\ntitle: "{lines}"\n---\nx\n',
    ):
        try:
            meta, markdown = front.split(page)
        except Foreign:
            continue
        assert (markdown, meta) == get_data(page)
