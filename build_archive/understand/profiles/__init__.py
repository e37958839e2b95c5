"""What is known of single sites, as data: one file a site, found by its address or by words that only its pages have."""

from __future__ import annotations

import pkgutil
import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from urllib.parse import urlsplit

from build_archive.model import RawRecord


@dataclass(frozen=True, slots=True)
class Profile:
    """One site. Everything in it sharpens what already works without it."""

    name: str
    """The second half of `Article.understood_as`: text/guancha."""
    hosts: tuple[str, ...]
    """Its addresses end with one of these."""
    words: re.Pattern[str]
    """What only its pages say: how they are known where a dump has no address."""
    lines: tuple[tuple[str, str], ...] = ()
    """Lines of its pages that are not the article: kind (see kinds.py) and what the whole line matches, in half-width characters."""


HEAD = 4_000
"""Characters at each end of a dump in which a site's words are looked for: its own words stand around the article."""


@cache
def all_profiles() -> tuple[Profile, ...]:
    """The profiles of this folder, in the order of their files' names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").PROFILE for name in names)


def profile_of(record: RawRecord) -> Profile | None:
    """The profile of the site that a record came from, if there is one."""
    host = host_of(record.stated.url)
    ends = record.text if len(record.text) <= 2 * HEAD else record.text[:HEAD] + record.text[-HEAD:]
    for profile in all_profiles():
        if any(host == name or host.endswith("." + name) for name in profile.hosts):
            return profile
        if not host and profile.words.search(ends):
            return profile
    return None


def host_of(url: str) -> str:
    """The host that an address names; empty where it is none (`http://[1/` of a damaged dump)."""
    try:
        return (urlsplit(url).hostname or "") if "//" in url else ""
    except ValueError:
        return ""
