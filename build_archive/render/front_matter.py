"""The head of a page as YAML whose values come back as they went in, by YAML 1.1 and 1.2 readers alike; by python-frontmatter.

Its values are written here: PyYAML's emitter takes as long as all the rest of a page, and quotes for readers of YAML 1.1 alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import frontmatter
from frontmatter.default_handlers import YAMLHandler

PLAIN = re.compile(r"[^\W_](?:[\w/·、，。：；！？（）《》“”…—+.%-]| (?! ))*(?<![ .])")
"""What may stand without quotation marks, if it is not a word or number of YAML's: letters, digits, Chinese punctuation, single spaces."""
NUMBER = re.compile(r"[0-9][0-9_.,]*(?:e[-+]?[0-9_]*)?|0x[0-9a-f_]*|0o[0-7_]*|0b[01_]*", re.IGNORECASE)
"""What any YAML reader might take for a number."""
WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity"}
UNPRINTABLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What JSON leaves as it is, and YAML wants spelled out."""


class _Handler(YAMLHandler):
    """python-frontmatter's own, but for how values are written."""

    def export(self, metadata: dict[str, object], **_: object) -> str:
        """A line for each entry; of a list of mappings, a line for each of theirs."""
        return "\n".join(_entry(key, value) for key, value in metadata.items())


_HANDLER = _Handler()


def front_matter(mapping: Mapping[str, Any]) -> str:
    """The mapping as front matter, in its order, between two lines `---`; entries that are empty or None are left out."""
    metadata = {key: value for key, value in mapping.items() if value or value == 0}
    return str(frontmatter.dumps(frontmatter.Post("", _HANDLER, **metadata))) + "\n"


def _entry(key: str, value: object) -> str:
    if isinstance(value, (list, tuple)) and value and isinstance(value[0], dict):
        items = ("\n  ".join(_entry(name, part) for name, part in item.items()) for item in value)
        return "\n- ".join([f"{key}:", *items])
    return f"{key}: {_value(value)}"


def _value(value: object) -> str:
    """A value on one line."""
    match value:
        case str():
            return _text(value)
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case datetime():
            return value.isoformat(" ")
        case date():
            return value.isoformat()
        case list() | tuple():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            return f"{{{', '.join(_entry(name, part) for name, part in value.items())}}}"
    raise TypeError(f"no value for a front matter: {value!r}")


@lru_cache(maxsize=4096)
def _text(text: str) -> str:
    """Most values are those of many pages: a tag, a source, a name of the program's own."""
    return text if is_plain(text) else _quoted(text)


def is_plain(text: str) -> bool:
    """Whether every YAML reader takes this text, unquoted, for this very text."""
    if not PLAIN.fullmatch(text) or text.lower() in WORDS:
        return False
    if text[0].isdigit() and text.isascii():
        return text.isalnum() and not NUMBER.fullmatch(text)
    return True


def _quoted(text: str) -> str:
    """Between double quotation marks, which YAML took from JSON."""
    return UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def date_value(value: str) -> date | datetime | str:
    """A date as YAML knows it, as far as it is known; a month or a year as text, for YAML has no such type."""
    try:
        if len(value) == len("2022-01-27"):
            return date.fromisoformat(value)
        if len(value) == len("2022-01-27T12:25"):
            return datetime.fromisoformat(value)
    except ValueError:
        pass  # a day that no calendar has stays text
    return value
