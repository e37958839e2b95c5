"""Invented articles for tests: a town library, a train line, the weather."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from build_archive.identity import article_id
from build_archive.model import Article, Dating, Origin


def origin(file: str = "library.txt", start: int = 0, end: int = 100, line: int = 1) -> Origin:
    """Where a sample was read."""
    return Origin(file, start, end, sha256(f"{file}{start}".encode("utf-8", "replace")).hexdigest(), line)


def day(value: str) -> Dating:
    """A day that the record stated."""
    return Dating(value, "day", "record", value)


def article(title: str = "镇图书馆周六开放到九点", body: tuple[str, ...] = (), **fields: Any) -> Article:
    """An article with this title and text; everything else as given, or unknown."""
    body = body or (
        f"{title}。馆长说，夏天的晚上来读书的人很多，窗口的灯会一直亮到最后一位读者离开为止，请大家放心前来。",
    )
    fields.setdefault("origin", origin())
    fields.setdefault("understood_as", "text")
    fields.setdefault("id", article_id(fields.get("url", ""), title, body))
    return Article(title=title, body=body, **fields)
