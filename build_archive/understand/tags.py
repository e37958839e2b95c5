"""Splits a page's tags: at what separates them; glued ones stay one tag."""

from __future__ import annotations

import re
from collections.abc import Iterable

NEXT_LABEL = re.compile(r"\s*[|｜]\s*(?=[^\s|｜:：]{1,6}[:：])")
"""Behind the tags on a line of several values: `关键字: 图书馆 新馆 | 电话: …`."""


def split_tags(values: Iterable[str]) -> tuple[str, ...]:
    """The tags in these values, each once, in order; where commas or bars stand, a space is part of a tag."""
    tags: dict[str, None] = {}
    for value in values:
        value = NEXT_LABEL.split(value, maxsplit=1)[0].strip("[]")
        hard = re.split(r"\s*[,，、;；|｜#>]+\s*", value.strip(" -#>"))
        parts = hard if len(hard) > 1 else re.split(r"\s+", value.strip(" -#>"))
        tags.update(dict.fromkeys(part.strip() for part in parts if part.strip()))
    return tuple(tags)


def may_be_several(tags: tuple[str, ...]) -> bool:
    """Whether an extractor may have left out what stood between tags: it is one, and longer than the words that are mostly tags."""
    return (
        len(tags) == 1
        and re.fullmatch(rf"[\w·]{{{GLUED},}}", tags[0]) is not None
        and re.search("[㐀-鿿]", tags[0]) is not None
    )


GLUED = 5
"""Characters from which one tag may be several; 中美关系, of four, is one word to anybody."""
