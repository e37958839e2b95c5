"""What the value of a record's field means: a text with its line ends, a name, a date, tags, however programs wrote them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Any

from build_archive.folding import is_han
from build_archive.readers.fields import fold_name, sort_fields

NOTHING = frozenset(("undefined", "null", "None", "NaN", "nan", "NULL", "[object Object]", "[]", "{}", "\\N"))
"""What programs write where there is nothing; the last is MySQL's."""
LIST = re.compile(r"\s*\[\s*(?P<quote>['\"]).*(?P=quote)\s*\]\s*\Z", re.DOTALL)
"""A list of texts as Python writes it."""
CALLED = ("name", "value", "text", "title", "rendered", "nickname", "username", "screenname", "label")
"""Where a value is a thing with several properties, those that say in words what it is."""
SHANGHAI = timezone(timedelta(hours=8))
"""All of China keeps this time; no summer time since 1991."""


def plain(value: Any) -> str:
    """One value as text: numbers written, the name of a thing that has one, the parts of a list."""
    if isinstance(value, str):
        written = _written_out(value)
        return plain(written) if written else "" if value.strip() in NOTHING else value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, dict):
        return next(
            (plain(value[key]) for key in value if key.startswith("$") or fold_name(key) in CALLED),
            "",
        )
    if isinstance(value, (list, tuple)):
        return "、".join(filter(None, map(plain, value)))
    return str(value)


def _written_out(text: str) -> list[str]:
    r"""The texts of a list that a program wrote as Python does: ['河湾镇\n', '开放']; none where it is no such list."""
    if not LIST.match(text):
        return []
    try:
        value = ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return []
    return value if isinstance(value, list) and all(isinstance(part, str) for part in value) else []


def paragraphs(value: Any) -> str:
    """A text field's value with line ends: a list of paragraphs (or of records that hold one each) is joined."""
    if isinstance(value, dict):
        inner = sort_fields(value, {}).get("text")
        return paragraphs(inner[0]) if inner else plain(value)
    if isinstance(value, (list, tuple)):
        return "\n".join(filter(None, map(paragraphs, value)))
    written = _written_out(value) if isinstance(value, str) else []
    return paragraphs(written) if written else plain(value)


EPOCH = re.compile(r"([12]\d{9}|[1-9]\d{8}(?!\d))(?:\d{3}|\d{6})?(?:\.\d+)?")
"""Seconds since 1970, from 1973 on, or thousandths or millionths of them; twelve digits are no such thing but a year, month, day, hour and minute."""
UNIVERSAL = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s?(?:Z|UTC|GMT|[+-]00:?00)")
MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? (?:GMT|UTC|Z|[+-]0000)")
"""RFC 5322, as feeds have it."""
WEIBO = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d) \+0000 (\d{4})")
"""C's ctime with a zone, as the interfaces of Weibo and Twitter have it."""


AMERICAN = re.compile(r"\d{1,2}/\d{1,2}/\d{4}, \d{1,2}:\d\d:\d\d [AP]M")
"""As JavaScript writes a time in America: month, day, year, and the half of the day; `apub:time` of Tencent has it, in China's time."""


def dated(value: Any) -> str:
    """A date as it stood; one that a machine keeps, as seconds since 1970 or in universal time, as the time in China that it means.

    Midnight is a day without a clock, also where a program wrote it in universal time.
    """
    text = plain(value)
    epoch = EPOCH.fullmatch(text)
    try:
        if epoch:
            when = datetime.fromtimestamp(int(epoch[1]), UTC)
        elif found := UNIVERSAL.fullmatch(text):
            when = datetime.fromisoformat(f"{found[1]} {found[2]}+00:00")
        elif MAIL.fullmatch(text):
            when = parsedate_to_datetime(text).replace(tzinfo=UTC)
        elif found := WEIBO.fullmatch(text):
            when = datetime.strptime(f"{found[1]} {found[2]} +0000", "%b %d %H:%M:%S %Y %z")
        elif AMERICAN.fullmatch(text):
            when = datetime.strptime(text, "%m/%d/%Y, %I:%M:%S %p").replace(tzinfo=SHANGHAI)
        else:
            return text
    except ValueError:
        return text
    here = when.astimezone(SHANGHAI)
    if here.time() == time() or (when.time() == time() and not epoch):
        return here.date().isoformat()
    return here.isoformat(timespec="seconds")


SEPARATORS = re.compile(r"[,，;；、|｜\n\t#]|(?<=[^\x00-\x7f])/(?=[^\x00-\x7f])")
LISTED = re.compile(r"""\[\s*(["']).*\1\s*\]""", re.DOTALL)
"""A list that a program wrote as text: `["渡船", "河"]`, `['渡船', '河']`."""


def labels(value: Any) -> tuple[str, ...]:
    """Tags as they stood in a list, as the names of a mapping to their weights, or in one string with separators between them."""
    parts: Iterable[str]
    value = (isinstance(value, str) and _written_out(value)) or value
    if isinstance(value, (list, tuple)):
        parts = (plain(part) for part in value if not isinstance(part, int))  # those are the numbers of tags elsewhere
    elif isinstance(value, dict):
        weighed = all(isinstance(weight, (int, float)) for weight in value.values())
        parts = map(str, value) if weighed else [plain(value)]
    elif LISTED.fullmatch(text := plain(value)):
        parts = re.split(r"""["']\s*,\s*["']""", text.strip("[]\"' \n"))
    else:
        parts = re.split(r"\s{2,}|" + SEPARATORS.pattern if SEPARATORS.search(text) else r"\s+(?=[^\x00-\x7f])", text)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def longest_text(record: Mapping[str, Any]) -> str:
    """The one value of a record that reads like an article, where no field's name says so."""
    values = sorted((value for value in record.values() if isinstance(value, str)), key=len, reverse=True)
    if not values or sum(map(is_han, values[0][:2000])) < 60:
        return ""
    return values[0] if len(values) < 2 or len(values[0]) > 4 * len(values[1]) else ""
