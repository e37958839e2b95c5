"""Markdown that a person wrote, made safe: read as CommonMark, and written again from its parts, of which only harmless ones exist.

What is not written here cannot be in the result: no raw HTML, no script, no template, no attribute, no image of another host, no address that runs.
"""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from build_archive.render.code import code_block
from build_archive.render.html_text import paragraphs_of
from build_archive.render.inline import inline
from build_archive.render.markdown import INVISIBLE, SURROGATES, close, escape, table

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
INDENT = "    "
"""Python-Markdown's own: what belongs to an item of a list stands four columns in."""


def safe_markdown(text: str) -> str:
    """The Markdown of a person with its headings, lists, quotations, tables, code, emphasis and links, and nothing else."""
    text = SURROGATES.sub("\ufffd", INVISIBLE.sub("", text))
    tree = SyntaxTreeNode(PARSER.parse(text))
    headings = [int(node.tag[1]) for node in tree.walk() if node.type == "heading"]
    return "\n\n".join(_Writer(shift=1 if 1 in headings else 0).blocks(tree, nested=False))


TIGHT = ("paragraph", "bullet_list", "ordered_list")
"""What needs no empty line before it in an item of a list."""


class _Writer:
    """Writes blocks; `shift` levels are added to headings, since the page's own title is the only one of level 1."""

    def __init__(self, shift: int) -> None:
        self.shift = shift

    def blocks(self, parent: SyntaxTreeNode, nested: bool) -> Iterator[str]:
        """Each block below a node; `nested` inside lists and quotations, where Python-Markdown knows no fences."""
        for node in parent.children:
            yield from filter(None, self.block(node, nested))

    def block(self, node: SyntaxTreeNode, nested: bool) -> Iterator[str]:
        """The blocks that one block becomes."""
        match node.type:
            case "paragraph":
                yield inline(node.children[0])
            case "heading":
                text = inline(node.children[0])
                yield text and close(f"{'#' * min(6, int(node.tag[1]) + self.shift)} {text}")
            case "fence" | "code_block":
                yield code_block(node.content, node.info, nested)
            case "bullet_list" | "ordered_list":
                yield self.items(node)
            case "blockquote":
                yield "\n".join(f"> {line}".rstrip() for line in "\n\n".join(self.blocks(node, True)).split("\n"))
            case "hr":
                yield "* * *"
            case "table":
                yield table_of(node)
            case "html_block":
                yield from (escape(paragraph) for paragraph in paragraphs_of(node.content))

    def items(self, parent: SyntaxTreeNode) -> str:
        """A list, each of its items set in as Python-Markdown wants it."""
        number = int(parent.attrs.get("start", 1))
        marks = ["-" if parent.type == "bullet_list" else f"{number + place}." for place in range(len(parent.children))]
        tight = all(node.type in TIGHT for item in parent.children for node in item.children)
        between = "\n" if tight else "\n\n"
        return between.join(
            set_in(mark, between.join(self.blocks(item, nested=True)))
            for mark, item in zip(marks, parent.children, strict=True)
        )


def set_in(mark: str, text: str) -> str:
    """An item of a list: the mark, and the text four columns in."""
    first, *others = text.split("\n")
    return "\n".join([f"{mark:<3} {first}".rstrip(), *(f"{INDENT}{line}".rstrip() for line in others)])


def table_of(node: SyntaxTreeNode) -> str:
    """A table; every row has as many cells as the first."""
    head, *rows = [
        [inline(cell.children[0], in_table=True) for cell in row.children]
        for part in node.children
        for row in part.children
    ]
    return table(head, rows, ["---"] * len(head))
