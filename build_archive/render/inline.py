"""What stands within a line of a person's Markdown: text, emphasis, code, links; each written again, escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from build_archive.folding import is_han
from build_archive.render.code import code_span
from build_archive.render.html_text import image_of
from build_archive.render.markdown import WEB, encoded, escape_part


def inline(node: SyntaxTreeNode, in_table: bool = False) -> str:
    """The content of a block on one line."""
    text = "".join(_pieces(_merged(node), in_table, in_link=False)).strip()
    return re.sub(r"(?:<br>)+$", "", text)


Text = str
"""Neighbouring texts as one, so that what is harmless apart is looked at together."""


def _merged(parent: SyntaxTreeNode) -> Iterator[Text | SyntaxTreeNode]:
    """The children of a node, with all that is text in one piece."""
    text = ""
    for node in parent.children:
        said = _text_of(node)
        if said is None:
            if text:
                yield text
            text = ""
            yield node
        elif node.type == "softbreak":
            text = text.rstrip(" ") + ("" if text and is_han(text[-1]) and _begins_with_han(node.next_sibling) else " ")
        else:
            text += said
    if text:
        yield text


def _begins_with_han(node: SyntaxTreeNode | None) -> bool:
    return bool(node and node.type == "text" and node.content and is_han(node.content[0]))


def _text_of(node: SyntaxTreeNode) -> str | None:
    if node.type in ("text", "text_special", "softbreak"):
        return node.content
    if node.type == "html_inline" and not re.match(r"(?i)<(?:br|img)\b", node.content):
        return ""
    return None


def _pieces(nodes: Iterator[Text | SyntaxTreeNode], in_table: bool, in_link: bool) -> Iterator[str]:
    for node in nodes:
        yield _text(node, in_table) if isinstance(node, str) else _piece(node, in_table, in_link)


def _text(text: str, in_table: bool) -> str:
    escaped = re.sub(" {2,}", " ", escape_part(text))
    return escaped.replace("|", "&#124;") if in_table else escaped


def _piece(node: SyntaxTreeNode, in_table: bool, in_link: bool) -> str:
    inner = "".join(_pieces(_merged(node), in_table, in_link or node.type == "link"))
    match node.type:
        case "strong":
            return _marked("**", inner)
        case "em":
            return _marked("*", inner)
        case "s":
            return f"<del>{inner}</del>"
        case "code_inline":
            return code_span(node.content)
        case "link":
            return _link(inner, str(node.attrs.get("href", "")), in_table)
        case "image":
            return _image(node.content, str(node.attrs.get("src", "")), in_table, in_link)
        case "html_inline" if image := image_of(node.content):
            return _image(*image, in_table, in_link)
        case "hardbreak" | "html_inline":
            return "<br>"
    return inner


def _marked(mark: str, inner: str) -> str:
    """Emphasis; marks with nothing between them, or with white space beside them, would be stars."""
    return f"{mark}{inner}{mark}" if inner and inner == inner.strip() else inner


def _link(inner: str, address: str, in_table: bool) -> str:
    if not WEB.fullmatch(address):
        return inner
    label = inner.strip() or _text(address, in_table)
    return f"[{label}]({encoded(address)})"


def _image(described: str, address: str, in_table: bool, in_link: bool) -> str:
    """A picture of another host is a link to it: the site asks nothing of any other host."""
    label = _text(f"图片：{described}" if described.strip() else "图片", in_table)
    return label if in_link or not WEB.fullmatch(address) else f"[{label}]({encoded(address)})"
