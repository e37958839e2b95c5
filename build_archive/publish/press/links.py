"""Where the links of the archive's pages lead on the site, as MkDocs has it, without an object for each page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from mkdocs.utils import get_relative_url

from build_archive.publish.press.body import Foreign

RELATIVE = re.compile(r"((?:\.\./)*)((?:[a-z0-9][a-z0-9_-]*/)*[a-z0-9][a-z0-9_-]*)\.md(#[a-z0-9_-]+)?")
WEB = re.compile(r"(?:https?|mailto):(?:[a-z0-9/:?#@!+,;=%._~*-]|&amp;)+", re.IGNORECASE)
ANCHOR = re.compile(r"#[a-z0-9_-]+")


@dataclass(slots=True)
class Site:
    """What the addresses of all pages have in common."""

    docs_dir: str
    directory_urls: bool
    """MkDocs's `use_directory_urls`: whether a page is a folder with an `index.html` in it."""
    _known: dict[str, bool] = field(default_factory=dict)

    def holds(self, path: str) -> bool:
        """Whether there is a page at this path below `docs/`; each is looked for once."""
        if path not in self._known:
            self._known[path] = posixpath.isfile(f"{self.docs_dir}/{path}")
        return self._known[path]

    def url(self, path: str) -> str:
        """The address of a page of the archive below the root of the site."""
        stem = path.removesuffix(".md")
        if not self.directory_urls:
            return f"{stem}.html"
        return stem.removesuffix("index") if stem.endswith("/index") else f"{stem}/"

    def html(self, path: str) -> str:
        """The file that MkDocs writes for a page, below the folder of the site."""
        url = self.url(path)
        return f"{url}index.html" if url.endswith("/") else url


def addresses(site: Site, path: str) -> Callable[[str], str]:
    """What a link on the page at this path below `docs/` becomes; of one that leads nowhere, `Foreign`: MkDocs says which."""
    *folders, name = path.removesuffix(".md").split("/")
    ups = _ups(folders, name)
    here = site.url(path)
    step, end = ("../", "/") if site.directory_urls else ("", ".html")
    plain = name != "index"

    def address(to: str) -> str:
        match = RELATIVE.fullmatch(to)
        if not match:
            if WEB.fullmatch(to) or ANCHOR.fullmatch(to):
                return to
            raise Foreign
        up, rest, anchor = match[1], match[2], match[3] or ""
        if up not in ups or not site.holds(f"{ups[up][0]}{rest}.md"):
            raise Foreign
        if plain and rest.partition("/")[0] != ups[up][1] and not rest.endswith("index"):
            return f"{step}{up}{rest}{end}{anchor}"
        return get_relative_url(site.url(f"{ups[up][0]}{rest}.md"), here) + anchor

    return address


def _ups(folders: list[str], name: str) -> dict[str, tuple[str, str]]:
    """By the steps up that a link takes: the folder that it is in then, and the name in it that leads back to the page."""
    ups: dict[str, tuple[str, str]] = {}
    folder = "".join(f"{part}/" for part in folders)
    for back in [name, *reversed(folders)]:
        ups["../" * len(ups)] = (folder, back)
        folder = folder[: folder.rfind("/", 0, -1) + 1]
    return ups
