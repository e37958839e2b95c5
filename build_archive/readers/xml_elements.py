"""What the elements of an XML record hold: its fields, and which element of a file is the record."""

from __future__ import annotations

import re
from collections import Counter
from html.entities import html5
from typing import Any

from lxml import etree

from build_archive.readers.fields import role_of

Element = etree._Element
PROLOG = re.compile(r"<\?xml.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)(\w{1,31};)?")
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
CONTAINERS = frozenset(("rss", "channel", "feed", "rdf", "records"))
"""Elements that have a title of their own and hold the records."""
FIELD = frozenset(
    (
        "field",
        "column",
        "col",
        "cell",
        "str",
        "arr",
        "string",
        "property",
        "attribute",
        "attr",
        "value",
        "entry",
        "data",
        "var",
        "param",
    )
)
"""Elements that only say that they are fields; which one says an attribute: `<field name="title">` (mysqldump, Solr)."""
INLINE = frozenset(
    ("a", "b", "i", "u", "em", "strong", "span", "font", "sub", "sup", "hi", "ref", "code", "ruby", "rb")
)


def parse(text: str) -> Element | None:
    """The elements of some XML, below one root, as far as it is any; nothing is fetched and nothing expanded.

    Named characters of HTML and bare ampersands, which crawlers leave in addresses, are read as what they mean.
    """
    text = REFERENCE.sub(_reference, NOT_IN_XML.sub("", PROLOG.sub("", text)))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, encoding="utf-8"
    )
    try:
        return etree.fromstring(f"<records>{text}</records>".encode(), parser)
    except etree.XMLSyntaxError:
        return None


def _reference(match: re.Match[str]) -> str:
    return html5.get(match[1] or "", "&amp;" + (match[1] or ""))


def local(element: Element) -> str:
    """An element's name without its name space, declared or not; empty for comments and the like."""
    return re.split(r"[}:]", element.tag)[-1] if isinstance(element.tag, str) else ""


def field_name(element: Element) -> str:
    """What a child of a record is called."""
    name = local(element)
    return element.get("name") or element.get("key") or name if name.lower() in FIELD else name


def record_name(root: Element | None) -> str:
    """The name, with its prefix, of the element that holds a title and a text and is there most often; empty where none does."""
    if root is None:
        return ""
    counts: Counter[str] = Counter()
    for element in root.iter():
        if local(element) and local(element).lower() not in CONTAINERS:
            roles = {role[0] for name in fields_of(element) if (role := role_of(name))}
            if roles >= {"title", "text"} and _has_title(element):
                counts[f"{element.prefix}:{local(element)}" if element.prefix else element.tag.rpartition("}")[2]] += 1
    return counts.most_common(1)[0][0] if counts else ""


def _has_title(element: Element) -> bool:
    """Whether a title is an attribute or a child of the element itself, not of a record inside it."""
    names = [str(name) for name in element.attrib] + [field_name(child) for child in element]
    return any((role := role_of(name)) and role[0] == "title" for name in names)


def fields_of(element: Element) -> dict[str, Any]:
    """The fields of a record: its attributes, its children, what lies in children that are no field, its own text."""
    fields = _named_fields(element)
    own = (element.text or "").strip()
    if own and not any((role := role_of(name)) and role[0] == "text" for name in fields):
        fields["text"] = text_of(element)
    return fields


def _named_fields(element: Element) -> dict[str, Any]:
    fields: dict[str, Any] = {re.split(r"[}:]", str(name))[-1]: value for name, value in element.attrib.items()}
    for child in element:
        name = field_name(child)
        known = role_of(name)
        if not known and len(child):
            for inner, value in _named_fields(child).items():
                fields.setdefault(inner, value)
        elif name:
            value = child.get("href") or text_of(child) if name == "link" else _name(child) or text_of(child)
            fields[name] = (
                [*_as_list(fields[name]), value] if name in fields and value else value or fields.get(name, "")
            )
    return fields


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _name(element: Element) -> str:
    """Of a person with more to them than a name (Atom), the name."""
    return next(((child.text or "").strip() for child in element if local(child) == "name"), "")


def text_of(element: Element) -> str:
    """All text below an element, a line for each inner one that is not inside a sentence."""
    parts: list[str] = [element.text or ""]
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if inner is element:
            continue
        parts.append("" if local(inner) in INLINE else "\n")
        parts.append((inner.text if event == "start" and local(inner) else inner.tail if event == "end" else "") or "")
    return re.sub(r"\n[ \t\n]*\n", "\n", "".join(parts)).strip()
