"""Splits a page's tags: at what separates them; glued ones stay one tag."""

from __future__ import annotations

import re
from collections.abc import Iterable


def split_tags(values: Iterable[str]) -> tuple[str, ...]:
    """The tags in these values, each once, in order; where commas or bars stand, a space is part of a tag."""
    tags: dict[str, None] = {}
    for value in values:
        hard = re.split(r"\s*[,，、;；|｜#>]+\s*", value.strip(" -#>"))
        parts = hard if len(hard) > 1 else re.split(r"\s+", value.strip(" -#>"))
        tags.update(dict.fromkeys(part.strip() for part in parts if part.strip()))
    return tuple(tags)
