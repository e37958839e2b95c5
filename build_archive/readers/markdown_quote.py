"""What the quotation that a Markdown text begins with says of it, as people set it who keep a page by hand."""

from __future__ import annotations

import re

from build_archive.readers.fields import role_of

QUOTE = re.compile(r"\A\s*(?P<lines>(?:>[^\n]*(?:\n|\Z))+)")
FIELD = re.compile(r"[>\s*_-]*(?P<name>[^\W\d_]{2,8})[*_]*\s*[:：][*_]*\s*(?P<value>\S[^\n]*?)\s*$")
DAY_BEHIND = re.compile(r"[，,\s]+(?P<day>(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?)$")
ACCOUNT = re.compile(r"微信公众号[:：\s]+")


def quoted_fields(text: str) -> tuple[dict[str, str], str]:
    """The named values, and the text without their lines; nothing where any line of the quotation is something else.

    `> 来源：微信公众号 河湾茶话，2026-01-27` names the source and the day; a line of another name stays.
    """
    quote = QUOTE.match(text)
    lines = [line for line in quote["lines"].splitlines() if line.strip("> ")] if quote else []
    found = [(line, match) for line in lines if (match := FIELD.match(line))]
    fields, others = dict[str, str](), list[str]()
    for line, match in found:
        role = role_of(match["name"])
        if role is None:
            others.append(line)
            continue
        value = ACCOUNT.sub("", match["value"], count=1)
        if role[0] == "source" and (day := DAY_BEHIND.search(value)):
            fields["发布日期"], value = day["day"], value[: day.start()]
        fields.setdefault(match["name"], value)
    if quote is None or not fields or len(found) < len(lines):
        return {}, text
    return fields, "\n".join([*others, "", text[quote.end() :]])
