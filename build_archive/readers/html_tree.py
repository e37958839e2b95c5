"""A web page as a tree, and the tree as blocks of text in the order in which they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lxml import etree
from lxml import html as lxml_html

Element: TypeAlias = Any  # lxml.html.HtmlElement, of which the stubs know too little

INLINED = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]+")
"""Pictures that browsers save into a page: megabytes without a word."""
PROLOG = re.compile(r"\A\s*<\?xml[^>]*\?>")
DROPPED = (
    *("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "audio", "video", "map"),
    *("button", "input", "select", "option", "textarea", "datalist"),
)
BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "caption",
            "center",
            "dd",
            "details",
            "dir",
            "div",
            "dl",
            "dt",
        ),
        *(
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
        ),
        *(
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul",
        ),
    )
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
BEFORE_MARK = re.compile(r" (?=[（(）)】\]、，：:])")
SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
GAP = re.compile(r"[ \xa0]*\xa0{2}[ \xa0]*")
"""Two hard spaces part what stands on one line: kept, as an ideographic space."""


@dataclass(slots=True)
class Block:
    """Some text with nothing but inline markup in it."""

    text: str
    linked: int
    """Characters of it inside links."""
    element: Element
    """The block element around it."""
    under_image: bool = False
    """Whether a picture stands between it and the text before."""
    ancestors: tuple[Element, ...] = field(default=(), repr=False)
    """From the element outwards, the element first."""
    spans: tuple[tuple[str, str], ...] = ()
    """Of the inline elements in it that have a class or a name: that, and their text."""
    spaced: str = ""
    """The text with a space wherever an inline element begins or ends: what pages set apart by style alone."""
    links: tuple[str, ...] = ()
    """The texts of the links in it."""

    @property
    def link_share(self) -> float:
        """How much of it is links."""
        return self.linked / max(1, len(self.text))

    @property
    def level(self) -> int:
        """Of the heading that it is in; 0 where it is none."""
        return next((HEADINGS[e.tag] for e in self.ancestors[:4] if e.tag in HEADINGS), 0)


def names_of(element: Element) -> str:
    """An element's class and id in lower case, camel case taken apart."""
    return CASE.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}").lower().replace("_", "-")


def parse(text: str) -> Element | None:
    """The page as a tree with its scripts and forms still in it; None where there is no element at all."""
    text = PROLOG.sub("", text)
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def without_inlined(text: str) -> str:
    """The page without the pictures that lie in it as text."""
    return INLINED.sub("", text)


def prune(root: Element) -> None:
    """Take out, in place, what no reader sees; what is hidden until a script runs may be the article, and stays."""
    etree.strip_elements(root, *DROPPED, with_tail=False)
    for element in root.xpath("//*[@hidden or contains(translate(@style, ' ', ''), 'display:none')]"):
        if element.tag not in ("body", "html") and len(element.text_content()) < 200:
            element.drop_tree()


def blocks_of(root: Element) -> list[Block]:
    """All text below an element, cut at block elements and line breaks."""
    writer = _Writer()
    links = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in BLOCKS:
                writer.flush()
                writer.around = element
            writer.image |= tag == "img"
            links += tag == "a"
            writer.open(element, tag)
            if tag == "pre" and (element.text or "").startswith("```"):
                writer.add_code(element)
                continue
            writer.add(element.text, links)
        else:
            links -= tag == "a"
            writer.close(element)
            if tag in BLOCKS:
                writer.flush()
                writer.around = element.getparent() if element is not root else element
            if element is not root:
                writer.add(element.tail, links)
    writer.flush()
    return writer.blocks


class _Writer:
    """Collects pieces of text until a block ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.around: Element | None = None
        self.image = False
        self._parts: list[str] = []
        self._linked = 0
        self._open: dict[Element, int] = {}
        self._spans: list[tuple[str, str]] = []
        self._links: list[str] = []

    def open(self, element: Element, tag: str) -> None:
        """Remember where an inline element with a name begins."""
        if tag not in BLOCKS and (tag == "a" or element.get("class") or element.get("id")):
            self._open[element] = len(self._parts)

    def close(self, element: Element) -> None:
        """Keep the text of an inline element with a name, and of a link."""
        begun = self._open.pop(element, None)
        if begun is not None and (text := _plain("".join(self._parts[begun:]))):
            self._spans.append((names_of(element), text))
            if element.tag == "a":
                self._links.append(text)

    def add(self, text: str | None, links: int) -> None:
        if text:
            self._parts.append(text)
            self._linked += len(text.strip()) if links else 0

    def add_code(self, element: Element) -> None:
        """A block of code, line by line as it stands."""
        code = element.text or ""
        self.blocks.append(Block(code, 0, element, ancestors=(element, *element.iterancestors()), spaced=code))

    def flush(self) -> None:
        """End the block, if there is one."""
        text = _plain("".join(self._parts))
        if text and self.around is not None:
            element = _block_around(self.around)
            self.blocks.append(
                Block(
                    text=text,
                    linked=self._linked,
                    element=element,
                    under_image=self.image,
                    ancestors=(element, *element.iterancestors()),
                    spans=tuple(self._spans),
                    spaced=BEFORE_MARK.sub("", _plain(" ".join(self._parts))),
                    links=tuple(self._links),
                )
            )
            self.image = False
        self._parts, self._linked, self._spans, self._links = [], 0, [], []
        self._open.clear()


def _plain(text: str) -> str:
    return SPACE.sub(" ", GAP.sub("\u3000", text)).strip()


def _block_around(element: Element) -> Element:
    """The nearest block element: the end of an inline element leads out of it."""
    while element.tag not in BLOCKS and element.getparent() is not None:
        element = element.getparent()
    return element
