"""Text in which a crawler wrote each field behind its name (`标题：…`, `时间：…`, `正文：…`): one article, or one after another."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from build_archive.model import RawRecord
from build_archive.readers.encoding import detect
from build_archive.readers.fields import role_of
from build_archive.readers.file_names import stated_by_name
from build_archive.readers.page_markdown import READER
from build_archive.readers.records import record_of_fields
from build_archive.readers.source import Broken, Slice, Source, Terms, Unread, whole_characters

SUFFIXES: tuple[str, ...] = ()
LABEL = re.compile(
    r"\s*(?:【(?P<boxed>[^\n【】]{1,12})】[ \t]*[:：]?|(?P<name>[^\s:：【】]{1,14}(?: [A-Za-z]{1,12})?)[ \t]*[:：])[ \t\u3000]*(?P<value>.*)"
)
RULE = re.compile(r"\s*[-=*#_~—]{3,}\s*")
"""A line of strokes: between articles, or below a head."""
RULES_AROUND = re.compile(rf"\A{RULE.pattern}\n|\n{RULE.pattern}\Z")
SENTENCE = re.compile(r".*[。！？!?…][”’」』\"')）】]*\s*$")
FIRST_LINE = 200
"""Bytes of the first line that tell whether the rest is worth a look."""
HEAD_LINES = 20
LONGEST = 200
"""Characters of a labelled value at most; what is longer is a paragraph that begins with a speaker's name."""
SUREST = {"title": 10, "text": 60}
"""The ranks, see `fields.NAMES`, up to which a label is a title's, not a caption's, and a text's, not a summary's."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line at the head of an article that names what it holds."""

    name: str
    role: str
    value: str
    start: int
    """Of the value, in characters of the text."""
    end: int
    """Of the line."""

    @property
    def is_field(self) -> bool:
        """Whether it is what its name says: not a paragraph that begins with who speaks."""
        return bool(self.role) and (self.role == "title" or SENTENCE.match(self.value) is None)


@dataclass(frozen=True, slots=True)
class Head:
    """The labelled values above an article, and the first character that is none of theirs."""

    fields: dict[str, str]
    end: int


def fits(head: bytes) -> bool:
    """Whether a dump whose name says text begins with labelled fields, a title's among them."""
    first = head.lstrip()[:FIRST_LINE].split(b"\n", 1)[0]
    if LABEL.match(_decoded(first)) is None:
        return False
    return head_of(_decoded(whole_characters(head))) is not None


def _decoded(sample: bytes) -> str:
    if b"\x00" not in sample:
        try:
            return getincrementaldecoder("utf-8")().decode(sample)  # its last character may be cut
        except UnicodeDecodeError:
            pass
    return Terms(detect(sample), {}).decode(Slice("", sample)).text


def head_of(text: str) -> Head | None:
    """The labels at the beginning of a text: down to the text's own, else as far as each line has one that is known."""
    labels = [] if READER.match(text) else list(_labels(text))
    at = next((n for n, label in enumerate(labels) if label.role == "text"), None)
    if at is None:
        head = list(takewhile(lambda label: label.is_field, labels))
        end = head[-1].end if head else 0
    else:
        head, end = labels[:at], labels[at].start
    if not head or not head[0].is_field or all(label.role != "title" for label in head):
        return None
    return Head({label.name: label.value for label in reversed(head)}, end)


def _labels(text: str) -> Iterator[Label]:
    """The labelled lines before any other."""
    place = len(text) - len(text.removeprefix("\ufeff"))
    for line in text[place:].split("\n", HEAD_LINES)[:HEAD_LINES]:
        start, place = place, place + len(line) + 1
        if not line.strip() or RULE.fullmatch(line):
            continue
        label = LABEL.match(line)
        if label is None:
            return
        name, value = label["boxed"] or label["name"], label["value"].strip()
        role, rank = role_of(name) or ("", 0)
        if rank > SUREST.get(role, rank):
            role = ""
        if role != "text" and len(value) > LONGEST:
            return
        yield Label(name, role, value, start + label.start("value"), min(place, len(text)))


def read(source: Source) -> Iterator[Unread | Broken]:
    """A record from each line that begins with the label of the first, and has a head of its own."""
    record: list[Slice] = []
    fewest = 0
    for part in _parts(source):
        labels = 0 if isinstance(part, Broken) else _labels_above(part, source.terms)
        fewest = fewest or min(labels, 2)
        if record and (isinstance(part, Broken) or labels >= fewest):
            yield _unread(record, source)
            record = []
        if isinstance(part, Broken):
            yield part
        elif _size(record) <= source.limit:  # else it is too long as it is
            record += part
    if record:
        yield _unread(record, source)


def _parts(source: Source) -> Iterator[list[Slice] | Broken]:
    """The lines from one that begins with the first label to the next."""
    text = source.decode(Slice("", whole_characters(source.head))).text
    first = next(_labels(text), None)
    mark = text[: first.start].rpartition("\n")[2].strip("\ufeff \t\u3000").encode(source.encoding) if first else b""
    part: list[Slice] = []
    size = 0
    for line in source.lines():
        is_first = isinstance(line, Slice) and mark and line.data.lstrip().startswith(mark)
        if part and (is_first or isinstance(line, Broken) or size > source.limit):
            yield part
            part, size = [], 0
        if isinstance(line, Broken):
            yield line
        else:
            part.append(line)
            size += len(line.data)
    if part:
        yield part


def _labels_above(part: list[Slice], terms: Terms) -> int:
    """How many labels an article has above it; none where they are no head."""
    text = terms.decode(_joined(part[:HEAD_LINES])).text
    return len(list(_labels(text))) if head_of(text) else 0


def _joined(lines: list[Slice]) -> Slice:
    return Slice(lines[0].name, b"".join(line.data for line in lines), lines[0].start, lines[0].line)


def _size(lines: list[Slice]) -> int:
    return sum(len(line.data) for line in lines)


def _unread(record: list[Slice], source: Source) -> Unread | Broken:
    if _size(record) > source.limit:
        return source.too_long(record[0].start, record[0].line)
    return Unread(_joined(record), records_of, (source.terms,))


def records_of(piece: Slice, terms: Terms) -> Iterator[RawRecord | Broken]:
    """The record of one article's lines."""
    decoded = terms.decode(piece)
    head = head_of(decoded.text) or Head({}, 0)
    text = RULES_AROUND.sub("", decoded.text[head.end :].strip())
    record = record_of_fields({**head.fields, "text": text}, piece, terms, "labelled", decoded.encoding)
    yield _dated_by_name(record) if isinstance(record, RawRecord) else record


def _dated_by_name(record: RawRecord) -> RawRecord:
    """With the day in the file's name, where the record says none."""
    by_name = stated_by_name(record.origin.file)
    if record.stated.date or not by_name.date:
        return record
    return replace(record, stated=replace(record.stated, date=by_name.date, date_from=by_name.date_from))
