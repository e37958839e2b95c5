"""The words of a piece of HTML, by paragraphs: what remains of raw HTML in a person's Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

SILENT = {"script", "style", "template", "noscript"}
INLINE = {"a", "abbr", "b", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "s", "small", "span", "strong", "sub", "sup", "u"}  # fmt: skip
"""Elements that do not end a paragraph."""


def paragraphs_of(html: str) -> list[str]:
    """The text of a block of HTML, without that of scripts; a picture is named by its description."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [" ".join(paragraph.split()) for paragraph in reader.paragraphs if paragraph.strip()]


def image_of(tag: str) -> tuple[str, str] | None:
    """Description and address of an `<img …>`, None for any other tag."""
    reader = _Reader()
    reader.feed(tag)
    return reader.image


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs = [""]
        self.image: tuple[str, str] | None = None
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent = self._silent or tag
        elif tag not in INLINE:
            self.paragraphs.append("")
        if tag == "img":
            known = dict(attrs)
            self.image = known.get("alt") or "", re.sub(r"\s", "", known.get("src") or "")
            self.paragraphs[-1] += f"图片：{known['alt']}" if known.get("alt") else "图片"

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        elif tag not in INLINE:
            self.paragraphs.append("")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.paragraphs[-1] += data
