"""HTML inside a field of a record, turned to text: a line a block, nothing of scripts and styles."""

from __future__ import annotations

import html
import re

from lxml import etree
from lxml import html as lxml_html

from build_archive.readers.preformatted import lay_out

HTML = re.compile(r"</(?:p|div|span|a|strong|b|h[1-6]|li|td|section|font|html)\s*>|<br\s*/?>|<p>|<img\s", re.IGNORECASE)
BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "br",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "footer",
            "form",
        ),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"),
        *("table", "tbody", "td", "th", "tr", "ul"),
    )
)
SILENT = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "svg",
        "head",
        "title",
        "textarea",
        "select",
        "button",
    )
)
LAYOUT = re.compile(r"<(?:p|div|br|li|td|tr|h[1-6]|section|article|pre|dd|dt|blockquote)\b", re.IGNORECASE)
"""What sets lines in HTML; in a text with other tags only, as WordPress keeps posts, its own line ends do."""
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});")

ESCAPED = re.compile(
    r"&lt;/(?:p|div|span|a|strong|b|h[1-6]|li|td|section|font|html)\s*&gt;|&lt;br\s*/?&gt;", re.IGNORECASE
)
"""Tags that were escaped once too often."""


def is_html(text: str) -> bool:
    """Whether a field's text is HTML rather than prose that mentions a tag."""
    return HTML.search(text) is not None


def unescape(text: str) -> str:
    """Character references written out, in text that is otherwise plain: crawlers leave `&quot;` in titles."""
    return html.unescape(text) if ENTITY.search(text) else text


def text_of_html(markup: str) -> str:
    """The text of some HTML, a line a block; the markup itself without its tags where no parser can read it."""
    try:
        root = lxml_html.fromstring(f"<div>{markup}</div>" if "<html" not in markup[:2000].lower() else markup)
    except (etree.ParserError, ValueError):
        return unescape(re.sub(r"<[^>]*>", "\n", markup))
    lay_out(root)
    parts: list[str] = []
    _gather(root, parts)
    if not LAYOUT.search(markup):
        parts = [part.replace("\n", "\x1e") for part in parts]
    lines = (line if line.startswith("```") else _plain(line) for line in "".join(parts).split("\x1e"))
    return "\n".join(filter(None, lines))


def _plain(line: str) -> str:
    return re.sub(r"[ \t\r\n\xa0]+", " ", line).strip(" ")


def _gather(root: lxml_html.HtmlElement, parts: list[str]) -> None:
    """Texts in order, with a record separator where a block begins or ends; not recursive: hostile nesting is deep."""
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            if element.tag in SILENT:
                element.clear(keep_tail=True)
                continue
            parts.append("\x1e" if element.tag in BLOCKS else "")
            parts.append(element.text or "")
        else:
            parts.append("\x1e" if event == "end" and element.tag in BLOCKS else "")
            parts.append((element.tail or "") if element is not root else "")
