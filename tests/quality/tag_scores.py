"""Scores tags: of those that are read, how many are right, and of those that a page shows or declares, how many are read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from build_archive.folding import fold
from build_archive.model import Article

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "articles.jsonl"
DECLARED = Path(__file__).with_name("declared_tags.json")
"""Of the labelled pages that show no tags, those that they declare to machines, without what a site declares on each of its pages."""
LABELS = "标签|关键词阅读|关键词|关键字|tags?"


def page_tags() -> dict[str, set[str]]:
    """By page the tags that it shows, or that it declares where it shows none."""
    declared: dict[str, list[str]] = json.loads(DECLARED.read_text(encoding="utf-8"))
    rows = map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())
    return {row["id"]: set(map(fold, row["tags"] or declared.get(row["id"], ()))) for row in rows}


def text_tags(texts: Mapping[str, str]) -> dict[str, set[str]]:
    """By dump the tags of its page, where one of them stands behind a label in the dump."""
    wanted = {name: tags for name, tags in page_tags().items() if name in texts}
    return {name: tags if _stand_in(fold(texts[name]), tags) else set() for name, tags in wanted.items()}


def _stand_in(dump: str, tags: Iterable[str]) -> bool:
    return any(re.search(rf"(?:{LABELS}){re.escape(tag)}", dump) for tag in tags)


def scored_tags(wanted: Mapping[str, set[str]], articles: Mapping[str, Article]) -> dict[str, float]:
    """Precision and recall over all tags of all pages; tags are alike where they fold to the same."""
    found = {name: set(map(fold, article.tags)) for name, article in articles.items() if name in wanted}
    right = sum(len(tags & wanted[name]) for name, tags in found.items())
    return {
        "tag precision": round(right / max(1, sum(map(len, found.values()))), 4),
        "tag recall": round(right / max(1, sum(map(len, wanted.values()))), 4),
    }
