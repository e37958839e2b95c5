"""A page without its Markdown: the inverse of what the program wrote."""

from __future__ import annotations

import textwrap

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from build_archive.model import Article, Dating, Origin
from build_archive.render.article import article_page
from build_archive.render.markdown import escape, plain
from build_archive.render.plain import in_yaml, plain_page, plain_text, read_metadata

TEXTS = st.text(st.sampled_from("图书 a1.&#;<>[]()\\`*_{}!~^$+-=:/?\"'|\n") | st.characters(), max_size=20)


@given(TEXTS)
def test_what_escape_wrote_comes_back(text: str) -> None:
    """Whatever the text: it is searched as it was."""
    assert plain_text(escape(text)) == plain(text)


@given(TEXTS, st.lists(TEXTS.map(str.strip), max_size=4))
def test_an_article_comes_back(title: str, paragraphs: list[str]) -> None:
    """Its title and paragraphs; not what stands beside them."""
    article = Article(
        id="0badcafe",
        title=plain(title) or "馆",
        body=tuple(paragraphs),
        origin=Origin("a.txt", 0, 1, "0" * 64),
        understood_as="text",
        date=Dating("2022-01-27T12:25", "minute", "byline", "2022年1月27日 12:25"),
        tags=("青河图书馆",),
    )
    page = plain_page(article_page(article).text)
    assert page.title == (plain(title) or "馆")
    assert page.body.split() == " ".join(plain(paragraph) for paragraph in paragraphs).split()
    assert page.metadata["tags"] == ["青河图书馆"]
    assert page.metadata["date"].year == 2022


CODE = st.lists(st.text("ab 镇`~{}%<>&\\[](#-*\t", max_size=12), min_size=1, max_size=5).map(
    lambda lines: textwrap.dedent("\n".join(lines)).strip("\n")
)


@given(CODE.filter(str.strip))
@example("``` js\n```\n{{ a }}")
@example("--8<-- 'a'\n</code></pre><b>")
def test_code_comes_back(code: str) -> None:
    """What stands in it is no markup, no template and no end of it."""
    body = ("镇上有新船。", textwrap.indent(code, "    "), "船票不变。")
    article = Article("0badcafe", "馆", body, Origin("a.txt", 0, 1, "0" * 64), "text")
    text = article_page(article).text
    assert plain_page(text).body.split() == ["镇上有新船。", *code.split(), "船票不变。"]
    html = markdown.markdown(text.split("---\n", 2)[2].split("<!-- beside -->")[0], extensions=["fenced_code"])
    assert html.count("<code") == 1
    assert "船票不变。</p>" in html


def test_a_page_that_a_person_wrote() -> None:
    """Headings, lists, links, images and tags are their words."""
    page = plain_page(
        "# 关于 *青河* 图书馆\n\n见[目录](archive/index.md)与![图](a.png)。\n\n- 周一 **休息**\n\n<b>粗</b>\n\n```python\nprint\n```\n"
    )
    assert page.title == "关于 *青河* 图书馆"
    assert page.body.split() == ["见目录与图。", "周一", "**休息**", "粗", "print"]


def test_front_matter_that_is_no_yaml_is_no_error() -> None:
    """A person's page with a broken head is still searched."""
    assert plain_page("---\na: [b\n---\n# 馆\n\n文\n").title == "馆"


@pytest.mark.parametrize(
    "value",
    ["馆", "no", "[a, off]", "[图书, 天气]", '["a, b", c]', "2022-01-27", "2022-02-30", "2022-01-27 12:25:00", "2022-01", "1e5",
     "0badcafe", "01234567", "0x1f", "12:30", '"2022"', '"a\\u56feb"', "'a'", "&a b", "a # b", "a: b", "~", "", ">\n  a\n  b", "\n- a\n- b"],
)  # fmt: skip
def test_values_without_yaml_are_as_with_it(value: str) -> None:
    """Whatever a person wrote."""
    front = f"title: {value}\nsource: 青河日报\n"
    assert read_metadata(front) == in_yaml(front) or in_yaml(front) == {}
