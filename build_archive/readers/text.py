"""Plain text: one file is one record, a web page's extraction or a clean article whose name states title and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from build_archive.model import RawRecord, Shape, Stated
from build_archive.readers.browsers import without_marks
from build_archive.readers.encoding import Decoded, decode
from build_archive.readers.file_names import stated_by_name
from build_archive.readers.one_line import lines_of
from build_archive.readers.page_markdown import is_dressed, undress
from build_archive.readers.several import parts
from build_archive.readers.source import Broken, Slice, Source, Unread, line_starts
from build_archive.readers.torn_lines import whole
from build_archive.readers.wrapped import unwrapped

SUFFIXES = (".txt", ".text")

PAGE_LINE = re.compile(
    r"^[ \t\u3000]*(?:"
    r"-[ \t]*$|[-*•][ \t]|[^\n]*[ \t]-[ \t]*$"  # the lone dash that an extractor left of a list or an image, a nested list
    r"|(?![ \t\u3000]*(?:资料|資料|数据|數據|图片|圖片))[^\n]{0,3}(?:责任编辑|責任編輯|责编|責編|编辑|編輯|原标题|原標題|来源|來源|标签|標籤|关键词|關鍵詞|上一篇|下一篇)[ \u3000]*[:：]"
    r"|(?:相关|推荐|延伸)(?:阅读|新闻|推荐|文章)|分享到|免责声明|版权声明|标签 |评论 \d"
    r"|(?:首页|当前位置|您的位置|您现在的位置)[ \t]*[>:：])",
    re.MULTILINE,
)
"""A line that the article's own text does not have: then the text is a page's, whatever the file's name says."""


def read(source: Source) -> Iterator[Unread | Broken]:
    """The one record of the file, or each article of several."""
    piece = source.whole()
    yield piece if isinstance(piece, Broken) else Unread(piece, record_of)


def record_of(piece: Slice) -> Iterator[RawRecord]:
    """A text file's bytes as a record, or as many as it holds articles."""
    decoded = decode(piece.data)
    stated = stated_by_name(piece.name)
    is_markdown = is_dressed(decoded.text)
    text = decoded.text if is_markdown else unwrapped(without_marks(decoded.text))
    if several := parts(text):
        yield from _several(several, text.split("\n"), decoded, piece)
        return
    shape = shape_of(text, stated)
    record = RawRecord(piece.origin, text, shape, stated, decoded.encoding, decoded.repaired)
    if shape == "plain":
        yield record
    elif is_markdown:
        yield _undressed(replace(record, text=lines_of(text)))
    else:
        yield replace(record, text=whole(lines_of(text)))


def _several(several: list[tuple[int, int]], lines: list[str], decoded: Decoded, piece: Slice) -> Iterator[RawRecord]:
    """The articles of a file, each with its bytes."""
    places = line_starts(piece.data)
    for number, (first, end) in enumerate(several, 1):
        start, stop = places[min(first, len(places) - 1)], places[min(end, len(places) - 1)]
        data = piece.data[start:] if number == len(several) else piece.data[start:stop]
        part = Slice(piece.name, data, piece.start + start, piece.line + first)
        yield RawRecord(part.origin, "\n".join(lines[first:end]), "page", Stated(), decoded.encoding, decoded.repaired)


def _undressed(record: RawRecord) -> RawRecord:
    """A page in Markdown as its lines, with what its head states where the file's name does not."""
    page = undress(record.text)
    stated = replace(record.stated, url=page.stated.url)
    if page.stated.date and not stated.date:
        stated = replace(stated, date=page.stated.date, date_from=page.stated.date_from)
    return replace(record, text=page.text, layout=page.layout, stated=stated)


def shape_of(text: str, stated: Stated) -> Shape:
    """`plain` only where the name says what a page would have said and no line of the text is a page's."""
    return "plain" if stated.title and stated.date and not is_page(text) else "page"


def is_page(text: str) -> bool:
    """Whether some line of a text is none that an article itself has."""
    return PAGE_LINE.search(text) is not None
