"""Plain text: one file is one record, a web page's extraction or a clean article whose name states title and date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_archive.model import RawRecord, Shape, Stated
from build_archive.readers.encoding import decode
from build_archive.readers.file_names import stated_by_name
from build_archive.readers.source import Broken, Slice, Source

SUFFIXES = (".txt", ".text")

PAGE_LINE = re.compile(
    r"^[ \t\u3000]*(?:-[ \t]*$"  # the lone dash that an extractor left of a list or an image
    r"|[-*•] "  # a nested list
    r"|[(（【\[]?(?:责任?编辑?|責任?編輯?|编辑|原标题|原標題|来源|來源|标签|標籤|关键词|上一篇|下一篇|相关|推荐|分享|评论|免责声明|版权)"
    r"|(?:首页|当前位置|您的位置|您现在的位置)[ >：:])"
    r"|[ \t]-[ \t]*$",
)
"""A line that the article's own text does not have: then the text is a page's, whatever the file's name says."""


def read(source: Source) -> Iterator[RawRecord | Broken]:
    """The one record of the file."""
    piece = source.whole()
    yield piece if isinstance(piece, Broken) else record_of(piece)


def record_of(piece: Slice) -> RawRecord:
    """A text file's bytes as a record."""
    decoded = decode(piece.data)
    stated = stated_by_name(piece.name)
    return RawRecord(
        piece.origin, decoded.text, shape_of(decoded.text, stated), stated, decoded.encoding, decoded.repaired
    )


def shape_of(text: str, stated: Stated) -> Shape:
    """`plain` only where the name says what a page would have said and no line of the text is a page's."""
    if not (stated.title and stated.date):
        return "page"
    return "page" if any(PAGE_LINE.search(line) for line in text.splitlines()) else "plain"
