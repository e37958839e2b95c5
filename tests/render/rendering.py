"""What a site makes of Markdown: Python-Markdown with nearly all of its extensions."""

from __future__ import annotations

from html.parser import HTMLParser

import markdown

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.details",
    "pymdownx.blocks.html",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.mark",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]
"""Nearly all that come with Material, so that a site may switch on what it likes.

Not among them are those whose very purpose is to change plain text: magiclink, smartsymbols, smarty, escapeall, fancylists.
"""
MARKDOWN = markdown.Markdown(
    extensions=EXTENSIONS,
    extension_configs={
        "pymdownx.snippets": {"base_path": ["."]},
        "pymdownx.tabbed": {"alternate_style": True},
        "pymdownx.tasklist": {"custom_checkbox": True},
    },
)


class Outline(HTMLParser):
    """The tags and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""
        self.addresses: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, and its attributes if it has any."""
        self.tags.append(tag + "".join(f" {name}" for name, _ in attrs))
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        """Collect text."""
        self.text += data

    def handle_comment(self, data: str) -> None:
        """Collect a comment as a tag: it would be lost to the reader."""
        self.tags.append(f"!{data}")


def rendered(source: str) -> Outline:
    """What Python-Markdown makes of this."""
    return Outline(MARKDOWN.reset().convert(source))
