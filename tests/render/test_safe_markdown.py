"""Markdown that a person wrote stays Markdown, and nothing in it runs, loads, or leads astray."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from build_archive.render.safe_markdown import safe_markdown
from tests.render.rendering import rendered

ALLOWED = {
    "a href", "blockquote", "br", "code", "code class", "del", "div class", "em", "h1 id", "h2 id", "h3 id", "h4 id", "h5 id", "h6 id", "hr", "li",
    "ol", "p", "pre", "span", "span class", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
"""Tags with the names of their attributes: classes are those of highlighted code."""

PIECES = st.sampled_from(
    [
        "# ", "## ", "- ", "* ", "1. ", "2) ", "> ", "    ", "  ", "\n", "\n", "\n\n", "\n\n", "```", "```py", "~~~", "`", "``", "**", "*", "_", "~~", "|", "---", "===", ":--|--:",
        "[a](", "![a](", ")", "[a]: ", "[a]", "[^1]", "[^1]: ", "*[a]: ", "http://a.example/x_y?a=1&lt=2", "javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:x", "//a.example", "&#106;avascript:x",
        "<script>", "</script>", "<img src=x onerror=x>", "<b onclick=x>", "<!--", "-->", "<?php", "<![CDATA[", "<details markdown=1>", "<div>", "</div>", "<style>", "<a href=javascript:x>", "<http://a.example>", "<textarea>", "<title>",
        "{{ x }}", "{% x %}", "{# x #}", "{: onclick=x }", "{.x}", "{++x++}", "{--x--}", "{==x==}", "--8<-- \"mkdocs.yml\"", "!!! note", "??? note", "=== \"tab\"", "/// details", ":smile:", "++ctrl++", "$x$", "\\", "\\[", "\\(",
        "中文", "词", "a", "b c", "&lt;", "&amp;", "&#60;script>", "\t", "\x02", "\x00", "\u2028", "\ud800", "http", ":", "!", "(", "]", "\"", "'",
    ]
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join))
@example("<http://a.example>{++x++}")
@example("[[a]")
def test_only_harmless_html_comes_out(text: str) -> None:
    """Whatever a person wrote: no tag, attribute or address is in the page but those that we know."""
    outline = rendered(safe_markdown(text))
    assert set(outline.tags) <= ALLOWED
    assert all(re.match(r"https?://|mailto:", address) for address in outline.addresses)


CASES = {
    "headings make room for the page's own title": ("# 标题\n\n## 小节 #", "## 标题\n\n### 小节"),
    "headings stay where there is none of level 1": ("## 小节 C\\#", "## 小节 C\\#"),
    "emphasis, code and links stay": (
        "**重要**的*话*，`x = 1`，[链接](https://a.example/b_c)",
        "**重要**的*话*，`x = 1`，[链接](https://a.example/b_c)",
    ),
    "lines of one paragraph become one, without a space between Han characters": ("第一行\n第二行\nand\nmore", "第一行第二行 and more"),
    "lists are set in by four": ("- a\n  - b\n    1. c\n- d", "-   a\n    -   b\n        1.  c\n-   d"),
    "code in a list is set in by eight": ("1. a\n\n   ```\n   <b>\n   ```\n2. c", "1.  a\n\n        <b>\n\n2.  c"),
    "fenced code keeps its language": ("```py title=x\nif a < b:\n```", "```py\nif a < b:\n```"),
    "a fence in code gets a longer one": ("~~~\n```\n~~~", "````\n```\n````"),
    "templates in code are spelled out": ("```\n{{ x }} < y\n```", "<pre><code>&#123;&#123; x }} &lt; y</code></pre>"),
    "quotations": ("> a\n> - b", "> a\n>\n> -   b"),
    "tables": ("a|b\n-|:-:\n`c`|d", "| a | b |\n| --- | --- |\n| `c` | d |"),
    "pictures of other hosts become links": ("![塔](https://a.example/t.png)", "[图片：塔](https://a.example/t.png)"),
    "pictures of the dump's own folder become words": ("![塔](./t.png)", "图片：塔"),
    "links that lead nowhere now become words": ("[上一篇](../a.md) [节](#b)", "上一篇 节"),
    "links that run are text": ("[a](javascript:alert(1))", "\\[a&#93;(javascript:alert(1))"),
    "raw HTML loses its tags and keeps its words": ('<div onclick="x">塔<script>y</script></div>\n\na <b>b</b><br>c', "塔\n\na b<br>c"),
    "comments go": ("a <!-- more --> b", "a b"),
    "references are resolved": ("[a]\n\n[a]: https://a.example", "[a](https://a.example)"),
    "what only other dialects know is text": ("正文[^1]\n\n{: .x }\n\n!!! note", "正文\\[&#94;1&#93;\n\n\\{: .x }\n\n\\!!! note"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "safe"), CASES.values(), ids=CASES)
def test_what_a_person_wrote_stays(text: str, safe: str) -> None:
    """The Markdown as it is written again."""
    assert safe_markdown(text) == safe


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()], ids=CASES)
def test_to_write_it_again_changes_nothing(text: str) -> None:
    """Safe Markdown is its own safe form, but for the escapes that hold for our Markdown alone."""
    once = safe_markdown(text)
    assert rendered(safe_markdown(once)).text.split() == rendered(once).text.split()
