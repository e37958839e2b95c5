"""The head of a page as YAML whose values come back as they went in, by YAML 1.1 and 1.2 readers alike; by python-frontmatter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import SafeDumper, YAMLHandler

PLAIN = re.compile(r"[^\W_](?:[\w/·、，。：；！？（）《》“”…—+.%-]|(?<! ) (?! ))*(?<![ ])")
"""What may stand without quotation marks, if it is not a word or number of YAML's: letters, digits, Chinese punctuation, single spaces."""
NUMBER = re.compile(r"[0-9][0-9_.,]*(?:e[-+]?[0-9_]*)?|0x[0-9a-f_]*|0o[0-7_]*|0b[01_]*", re.IGNORECASE)
"""What any YAML reader might take for a number."""
WORDS = {"", "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity"}


class Flow(list[Any]):
    """A list to be written on one line."""


class FlowMap(dict[str, Any]):
    """A mapping to be written on one line."""


class _Dumper(SafeDumper):  # type: ignore[valid-type, misc]  # one of two classes, by what PyYAML was built with
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - a thing that occurs twice is written twice
        return True


def _text(dumper: Any, text: str) -> yaml.Node:
    node: yaml.Node = dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if is_plain(text) else '"')
    return node


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Flow, lambda d, v: d.represent_sequence("tag:yaml.org,2002:seq", v, flow_style=True))
_Dumper.add_representer(FlowMap, lambda d, v: d.represent_mapping("tag:yaml.org,2002:map", v, flow_style=True))
_HANDLER = YAMLHandler()


def is_plain(text: str) -> bool:
    """Whether every YAML reader takes this text, unquoted, for this very text."""
    if not PLAIN.fullmatch(text) or text.lower() in WORDS or text.endswith("."):
        return False
    if text[0].isdigit() and text.isascii():
        return text.isalnum() and not NUMBER.fullmatch(text)
    return text[0].isascii() or not text[0].isdigit() or not text.isascii()


def front_matter(mapping: Mapping[str, Any]) -> str:
    """The mapping as front matter, in its order, between two lines `---`; entries that are empty or None are left out."""
    metadata = {key: value for key, value in mapping.items() if value not in (None, "", [], (), {})}
    post = frontmatter.Post("", _HANDLER, **metadata)
    text = frontmatter.dumps(post, Dumper=_Dumper, sort_keys=False, width=2**31 - 1)
    return str(text).rstrip() + "\n"


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
