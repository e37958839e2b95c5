"""The index by source: names in the order of pinyin, and one page a source."""

from __future__ import annotations

from collections.abc import Iterator

from build_archive.model import Archive, Draft, Page
from build_archive.shelves import Divided, label_pages, labels
from build_archive.shelves.lines import article_link


def pages(archive: Archive, divided: Divided) -> Iterator[Page | Draft]:
    """`sources/index.md`, and for each source `sources/<label_id>.md`, divided into years, months and days where it is long."""
    return label_pages(labels(archive, "source", divided), "source", "来源", article_link, divided)
