"""Reading a built site: each page's elements, ids, text and links, and which of the links lead nowhere."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

OUTSIDE = ("https://example.org/", "http://tracker.example/")
"""Where the invented articles lead; nothing is fetched from there."""


class Parsed(HTMLParser):
    """What a page links to, its ids, its elements, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.attributes: set[str] = set()
        self.elements: list[str] = []
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name in ("href", "src") and value is not None:
                self.links.append(value)
            if name in ("id", "name") and value:
                self.ids.add(value)

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text.append(data)


def pages_of(site: Path, home: str) -> dict[str, Parsed]:
    """Every page of a site by its address below `home`."""
    return {
        urljoin(home, file.relative_to(site).as_posix().removesuffix("index.html")): Parsed(file.read_text("utf-8"))
        for file in site.rglob("*.html")
    }


def broken_links(site: Path, pages: dict[str, Parsed], home: str) -> list[str]:
    """Each link, with the page that holds it, that ends neither at a page with that anchor nor at a file."""

    def leads(address: str, link: str) -> bool:
        target, anchor = urldefrag(urljoin(address, link))
        if target in pages:
            return not anchor or unquote(anchor) in pages[target].ids or anchor.startswith("__")
        return target.startswith(home) and (site / unquote(target.removeprefix(home))).is_file()

    return [
        f"{address}: {link}"
        for address, page in pages.items()
        for link in page.links
        if not link.startswith(OUTSIDE) and not leads(address, link)
    ]
