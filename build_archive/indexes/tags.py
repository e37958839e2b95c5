"""The index by tag: names in the order of pinyin, and one page a tag."""

from __future__ import annotations

from collections.abc import Iterator

from build_archive.model import Archive, Draft, Page
from build_archive.shelves import Divided, article_line, label_pages, labels


def pages(archive: Archive, divided: Divided) -> Iterator[Page | Draft]:
    """`tags/index.md`, and for each tag `tags/<label_id>.md`, divided into years, months and days where it is long."""
    return label_pages(labels(archive, "tag", divided), "tag", "标签", article_line, divided)
