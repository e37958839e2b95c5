"""What is searched: the articles of the archive and the pages that people wrote, each as plain text in four fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from build_archive.identity import name_of
from build_archive.render.plain import PlainPage
from build_archive.search.characters import composed
from build_archive.search.format import LABEL

CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\ud800-\udfff]")
"""What separates fields and records in a text chunk must not occur in them, nor what cannot be written there."""

BETWEEN_NAMES = re.compile(r"[\s、，,；;/|]+")


@dataclass(frozen=True, slots=True)
class Document:
    """One page as the search knows it."""

    id: str
    """The article's `id`; of a hand-written page a name made of its path."""
    address: str
    """Below the root of the site, e.g. `archive/articles/7k/7k3f9x2a/`."""
    title: str
    date: str
    """ISO 8601, as much as is known; empty where nothing is."""
    tags: tuple[str, ...]
    source: str
    body: str
    """Paragraphs with one line end between them; last, on a line of their own, the persons."""
    persons: tuple[str, ...] = ()
    """Authors and editors."""

    def field(self, name: str) -> str:
        """One of the searched fields as one text, in which no run goes on from tag to tag."""
        return LABEL.join(self.tags) if name == "tags" else str(getattr(self, name))


def document(plain: PlainPage, name: str, directory_urls: bool = True) -> Document:
    """One page, found at this path below `docs/`."""
    metadata = plain.metadata
    tags = metadata.get("tags")
    persons = persons_of(metadata)
    own = name.startswith("archive/articles/") and metadata.get("id")
    return Document(
        id=str(own or name_of("page", name)),
        address=address(name, directory_urls),
        title=clean(plain.title) or name.rpartition("/")[2].removesuffix(".md"),
        date=iso(metadata.get("date")),
        tags=tuple(clean(str(tag)) for tag in tags) if isinstance(tags, list) else (),
        source=clean(str(metadata.get("source") or "")),
        body=CONTROLS.sub(" ", composed("\n".join([plain.body, *([" ".join(persons)] if persons else [])]))),
        persons=persons,
    )


def persons_of(metadata: dict[str, Any]) -> tuple[str, ...]:
    """Who wrote and who edited a page, each once."""
    named = "、".join(clean(str(metadata[role])) for role in ("author", "editor") if metadata.get(role))
    return tuple(dict.fromkeys(filter(None, BETWEEN_NAMES.split(named))))


def clean(text: str) -> str:
    """A text on one line without control characters."""
    return CONTROLS.sub(" ", composed(text).replace("\n", " ")).strip()


def iso(value: Any) -> str:
    """A date as YAML gives it, as text: with minutes where it has them."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", str(value)) else ""


def address(name: str, directory_urls: bool) -> str:
    """Where MkDocs puts the page of this path, relative to the site's root."""
    stem = name.removesuffix(".md")
    if not directory_urls:
        return (
            "index" if stem == "README" else stem.removesuffix("README") + "index" if stem.endswith("/README") else stem
        ) + ".html"
    folder, _, last = stem.rpartition("/")
    parts = folder if last in ("index", "README") else stem
    return parts + "/" if parts else ""
