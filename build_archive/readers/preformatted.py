"""Preformatted text (`<pre>`) of a page: program code, and articles that boards, mail archives and old sites show as they were typed."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from build_archive.patterns import regex
from build_archive.readers.wrapped import unwrapped

CONTROLS = regex(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]+")
"""What a character reference can write into a page, and a tree does not take."""
CODE_CLASS = regex(r"code|highlight|brush|prettyprint|lang(?:uage)?-|syntax|hljs|crayon", re.IGNORECASE)
GUTTER = regex(r"[\s\d]*")
"""The numbers of code's lines, in a box of their own."""
HAN = regex("[㐀-鿿]")


def lay_out(root: lxml_html.HtmlElement) -> None:
    """Leave, in place, of preformatted text only code, its lines between fences as in Markdown; any other line is a paragraph.

    The lines over which one paragraph was broken at a width are one line.
    """
    for element in list(root.iter("pre")):
        for line_end in element.iter("br"):
            line_end.tail = "\n" + (line_end.tail or "")
        text = CONTROLS.sub("", element.text_content()).expandtabs(4).strip("\n")
        is_code = _is_code(element, text)
        if GUTTER.fullmatch(text):
            element.drop_tree()
        elif is_code or "\n" in text:
            element.clear(keep_tail=True)
            if is_code:
                element.text = fenced(text)
            else:
                for line in filter(str.strip, unwrapped(text).split("\n")):
                    etree.SubElement(element, "p").text = line


def fenced(code: str) -> str:
    """Code between fences of which it has none as long."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", code)), default=0))
    return f"{fence}\n{code}\n{fence}"


def _is_code(element: lxml_html.HtmlElement, text: str) -> bool:
    """Whether the page says so, by an element or a class, and most lines have no Chinese in them, or say something beyond it."""
    around = element.getparent()
    named = " ".join(filter(None, (e.get("class") for e in (element, around) if e is not None)))
    lines = [line for line in text.split("\n") if line.strip()]
    return (element.find(".//code") is not None or CODE_CLASS.search(named) is not None) and 2 * sum(
        HAN.match(line.lstrip()) is None for line in lines
    ) > len(lines)
