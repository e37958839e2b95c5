"""XML that is one text rather than records: a transcript (Akoma Ntoso), a book, an office's document."""

from __future__ import annotations

from collections.abc import Iterator

from build_archive.model import RawRecord, Stated
from build_archive.readers.encoding import decode
from build_archive.readers.file_names import stated_by_name, stated_by_words
from build_archive.readers.mending import mend
from build_archive.readers.source import Broken, Slice
from build_archive.readers.xml_elements import Element, local, parse, text_of

HEADINGS = ("title", "doctitle", "heading", "head")
SILENT = frozenset(
    ("meta", "metadata", "teiheader", "header", "references", "head", "heading", "title", "doctitle", "style", "script")
)
"""What stands about the text, or is its title."""


def record_of_document(piece: Slice) -> RawRecord | Broken:
    """The one text of a file; its title where an element says so, else its name's."""
    decoded = decode(piece.data)
    root = parse(decoded.text)
    lines = list(_lines(root)) if root is not None else []
    if sum(map(len, lines)) < 2:
        return Broken(
            piece.origin,
            "this XML holds neither records nor a text",
            "See the formats in the documentation.",
            "unknown format",
        )
    text, repaired = mend("\n".join(lines))
    return RawRecord(
        piece.origin, text, "plain", _stated(piece.name, root), decoded.encoding, (*decoded.repaired, *repaired), "xml"
    )


def _stated(name: str, root: Element | None) -> Stated:
    """Of title and date what the file's name says, else what its first heading does: `2020-05-26 来訪`."""
    by_name = stated_by_name(name)
    headings = (element for element in (root.iter() if root is not None else ()) if local(element).lower() in HEADINGS)
    heading = next(filter(None, (" ".join(text_of(element).split()) for element in headings)), "")
    return stated_by_words(heading) if heading and not (by_name.title and by_name.date) else by_name


def _lines(root: Element) -> Iterator[str]:
    """The text, a line a paragraph; before what a person says, the name, where another spoke before."""
    names = {person.get("id", ""): person.get("showAs", "") for person in root.iter("{*}TLCPerson")}
    speaker = ""
    for element in _spoken(root):
        by = (element.get("by") or "").lstrip("#")
        for line in text_of(element).split("\n"):
            if line := line.strip():
                said = by and by != speaker
                speaker = by or speaker
                yield f"{names.get(by) or by}：{line}" if said else line


def _spoken(root: Element) -> Iterator[Element]:
    """The outermost elements that hold text, in order, without what stands about it."""
    stack = [root]
    while stack:
        element = stack.pop()
        if local(element).lower() in SILENT or not local(element):
            continue
        if element.get("by") or (element.text or "").strip() or not len(element):
            yield element
        else:
            stack.extend(reversed(element))
