"""Cuts the names of sites and columns off the end of a title."""

from __future__ import annotations

import re

from build_archive.patterns import regex
from build_archive.understand.text import SHORTEST_CUT

SITE_SUFFIX = regex(
    r"(?P<sign>_+|\s*[|丨]\s*|\s+(?:--?|[–—·/])\s+|-(?=[^-]*$))"
    r"(?P<name>[^_|丨]{0,14}(?:网站?|新闻|频道|报|社|在线|财经|资讯|中心|\.com(?:\.cn)?|\.cn|门户|头条|博客|号|经验|知道|百科|电视台|政府|官网|订阅|科技|娱乐|体育|网[一-鿿]{2})(?:\([^()]{2,20}\)|\s*-\s*[A-Z][A-Za-z. ]{2,20})?)?\s*$"
)
"""A site's name behind a title: `_网易财经`, ` - 中国新闻网`; behind `_` whatever stands there."""
COLUMN = regex(r"\s*(?:_+|[|丨]|--|/)\s*(?=\S{1,12}$)|\s+[|丨]\s+(?=[^|丨]{1,20}$)|\s+[-–—]\s+(?=\S{1,8}$)")
"""Before a site's name: the columns and words by which it files the article."""
_IDENTIFIER = regex(r"\w_[a-z]+$", re.ASCII)
"""The end of a program's name, which is no site's: `shared_ptr`."""
_SEPARATORS = " -_|丨"


def before_site(plain: str) -> int:
    """Where the site's name begins behind a title, and the names of columns before it; the end where none stands there."""
    whole = len(plain.rstrip())
    end = bare = len(plain.rstrip(_SEPARATORS))
    while (place := _suffix(plain, end, end < bare)) >= SHORTEST_CUT:
        end = len(plain[:place].rstrip(_SEPARATORS))
    return end if SHORTEST_CUT <= end < whole else len(plain)


def _suffix(plain: str, end: int, is_cut: bool) -> int:
    """Where the last name behind a title begins, or -1; behind a site's name there is nothing but columns."""
    found = SITE_SUFFIX.search(plain, max(SHORTEST_CUT, end - 44), end)
    if found and found["name"]:
        return found.start()
    if not is_cut:
        last = plain.rfind("_", SHORTEST_CUT, end)
        return last if end - last <= 13 and not _IDENTIFIER.match(plain, last - 1, end) else -1
    column = COLUMN.search(plain, max(SHORTEST_CUT, end - 24), end)
    return column.start() if column else -1
