"""What holds for any bytes whatever: no exception, bounded time, every record accounted for, pages that are safe and come back."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from zlib import crc32

import frontmatter

from build_archive.errors import Drop
from build_archive.model import Article, RawRecord
from build_archive.readers.encoding import decode
from build_archive.render.article import article_page, plain_value
from build_archive.steps import apply
from build_archive.understand import understand
from tests.readers.reading import read
from tests.render.rendering import rendered

SECONDS = 5.0
"""Of processor time, for an input that a fuzzer makes: some kilobytes."""
SHOWN = 3
"""Records of one dump that are understood."""
PAGES = 8
"""Of how many inputs one has its pages made, which costs more than all else."""
TAGS = re.compile(
    r"(?:a href|blockquote|br|code(?: class)?|del|details(?: markdown)?|div class|em|h[1-6] id|hr|li|ol|p|pre|span(?: class)?|strong|summary|table"
    r"|tbody|td|th|thead|tr|ul|! beside )"
)
"""All tags with their attributes that a page of an article may have."""


def check_dump(name: str, data: bytes, fields: Mapping[str, str] | None = None) -> None:
    """A file of this name, through reading, understanding and rendering; AssertionError where something does not hold."""
    began = time.process_time()
    records, _ = read(name, data, fields)  # asserts that the account adds up
    for record in records:
        assert 0 <= record.origin.start <= record.origin.end
        assert len(record.origin.sha256) == 64
        is_clean(record.text)
    for record in records[:SHOWN]:
        check_record(record, crc32(data) % PAGES == 0)
    assert time.process_time() - began < SECONDS, "too slow"


def check_record(record: RawRecord, as_page: bool = True) -> None:
    """One record as an article, and as a page."""
    try:
        reading = understand(record)
        article = apply(reading.article, ())
    except Drop:
        return
    lines: dict[int, str] = {}
    for piece in reading.pieces:
        assert piece.why
        lines[piece.line] = lines.get(piece.line, "") + piece.text
    assert "\n".join(lines.values()) == record.text, "explain does not show the whole text"
    if as_page:
        check_page(article)


def check_page(article: Article) -> None:
    """Its Markdown: the front matter comes back, and no tag is in it but those that we know."""
    page = frontmatter.loads(article_page(article).text)
    assert page["title"] == plain_value(article.title)
    assert page["id"] == article.id
    outline = rendered(page.content)
    odd = [tag for tag in outline.tags if not TAGS.fullmatch(tag)]
    assert not odd, f"tags {odd}"
    assert all(re.match(r"https?:|mailto:|\.\./|#", address, re.IGNORECASE) for address in outline.addresses), (
        outline.addresses
    )


def is_clean(text: str) -> None:
    r"""Text as all later rooms expect it: `\n` line ends, nothing that cannot be written."""
    assert "\r" not in text
    text.encode()


def check_bytes(data: bytes) -> None:
    """Bytes as text in some encoding, and an encoding declared that may lie."""
    declared = data[:12].decode("latin-1")
    for name in ("", "gbk", "big5", declared):
        is_clean(decode(data, name).text)
