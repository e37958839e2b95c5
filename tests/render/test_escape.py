"""No character of a dump is ever markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from build_archive.render import bullets, escape, heading, link
from build_archive.render.markdown import plain, web_link
from tests.render.rendering import rendered

MARKS = st.sampled_from(
    [
        "\\",
        "`",
        "*",
        "_",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "#",
        "+",
        "-",
        ".",
        "!",
        "&",
        "|",
        "~",
        "^",
        "=",
        "$",
        ":",
        ";",
        "/",
        "%",
        '"',
        "'",
        "?",
        "@",
        ",",
        "1",
        "2.",
        "10)",
        "a",
        "b",
        "中",
        "文",
        "。",
        "，",
        "",
        "\t",
        "\n",
        "\u3000",
        "\xa0",
        "\u2028",
        "\x85",
        "\x00",
        "\x02\n",
        "",
        "",
        "",
        "!!!",
        "???",
        "===",
        "---",
        "***",
        "___",
        "```",
        "~~~",
        "--8<--",
        "++",
        "^^",
        "~~",
        "==",
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "{:",
        "<!--",
        "-->",
        "<script>",
        "</p>",
        "<b>",
        "&lt;",
        "&amp;",
        "&#60;",
        "&copy",
        "&copy;",
        "(c)",
        "(tm)",
        "1/2",
        "1st",
        "+/-",
        "=/=",
        "-->\n",
        "",
        "",
        "",
        ":smile:",
        ":+1:",
        ":100:",
        "12:25:30",
        "[^1]",
        "[^1]:",
        "*[a]:",
        "[a]:",
        "[a](b)",
        "![a](b)",
        "[[a]]",
        "-",
        "[",
        "]",
        "-",
        "[x]",
        "http://a.cn",
        "www.a.cn",
        "a@b.cn",
        "///",
        ":::",
        ":",
        ":--",
        "|--|\n",
        "",
        "",
        "",
        "$a$",
        "\\\\[",
        "x",
        "\\\\]",
        "\\\\(",
        "{++",
        "++}",
        "{--",
        "--}",
        "{~~",
        "~>",
        "~~}",
        "{==",
        "==}",
        "{>>",
        "<<}",
        "++ctrl+a++",
        ";",
        "c/o",
        "1\\.",
        "<a@b.cn>",
        "<http://a.cn>",
        "[TOC]",
        "#!",
        "😀",
        "�",
    ]
)
PARAGRAPHS = st.lists(MARKS | st.text(max_size=5), max_size=12).map("".join)


def expected(text: str) -> str:
    """The text that a reader should see: on one line, and white space as HTML shows it."""
    return re.sub(r"\s+", " ", plain(text)).strip()


@settings(max_examples=600, deadline=None)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=4))
def test_a_text_comes_out_as_it_went_in_and_makes_no_tag(paragraphs: list[str]) -> None:
    """Whatever paragraphs say, the page shows just that, in one <p> each, with no other tag and no attribute."""
    kept = [paragraph for paragraph in paragraphs if plain(paragraph)]
    outline = rendered("\n\n".join(escape(paragraph) for paragraph in kept))
    assert outline.tags == ["p"] * len(kept)
    assert re.sub(r"\s+", " ", outline.text).strip() == " ".join(expected(paragraph) for paragraph in kept)


@settings(max_examples=200, deadline=None)
@given(PARAGRAPHS.filter(plain), PARAGRAPHS.filter(plain))
@example("#", "\\#")
@example("a\\#", "##")
@example("C#", "{++a++}")
def test_a_text_is_safe_in_headings_lists_and_links_too(title: str, name: str) -> None:
    """A heading is one heading, a bullet one bullet and a link one link, with the text as it was."""
    page = "\n\n".join([heading(1, title), bullets([escape(name), link(name, "a/b.md", "tags/c.md")])])
    outline = rendered(page)
    assert outline.tags == ["h1 id", "ul", "li", "li", "a href"]
    assert re.sub(r"\s+", " ", outline.text).strip() == f"{expected(title)} {expected(name)} {expected(name)}"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("气温3.5度，比去年高10%", "气温3.5度，比去年高10%"),
        ("2022-01-27 12:25:30 中美-亚太", "2022-01-27 12:25:30 中美-亚太"),
        ("AT&T 与 R&D", "AT&amp;T 与 R&amp;D"),
        ("约3~5天，C++", "约3~5天，C++"),
        ("约3~5天到7~9天", "约3&#126;5天到7&#126;9天"),
        ("1. 开馆", "1\\. 开馆"),
        ("1.5倍", "1.5倍"),
        ("- 开馆", "\\- 开馆"),
        ("-5度", "-5度"),
        ("#开馆#", "\\#开馆#"),
        ("2*3_4", "2\\*3\\_4"),
        ("[图片]<b>{{ x }}", "\\[图片]&lt;b>\\{\\{ x }}"),
        ("  两端\n空白\t", "两端 空白"),
    ],
    ids=lambda value: value,
)
def test_escapes_are_few(text: str, escaped: str) -> None:
    """What is no markup where it stands stays as it is, so that the Markdown can be read."""
    assert escape(text) == escaped


@settings(max_examples=200)
@example("http:", "''")
@given(st.sampled_from(["https://a.example/", "http:", "mailto:", "javascript:", ""]), PARAGRAPHS)
def test_a_way_out_of_the_site_is_one_link_or_text(begin: str, rest: str) -> None:
    """Whatever the address of a record holds, it leads to the web or is shown as text."""
    outline = rendered(bullets([web_link(begin + rest, begin + rest)]))
    assert outline.tags in (["ul", "li"], ["ul", "li", "a href"])
    assert all(address.lower().startswith(("http:", "https:", "mailto:")) for address in outline.addresses)


def test_links_are_relative() -> None:
    """A link leads from page to page under whatever address the site has."""
    assert link("标签", "articles/7k/7k3f9x2a.md", "tags/index.md") == "[标签](../../tags/index.md)"
    assert link("二月", "dates/2022.md", "dates/2022-02.md#d3") == "[二月](2022-02.md#d3)"
    assert link("此页", "index.md", "index.md#top") == "[此页](index.md#top)"
