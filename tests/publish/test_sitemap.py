"""The list of all pages: search engines refuse a file of more than 50,000."""

from __future__ import annotations

from itertools import chain
from xml.etree import ElementTree as ET

import pytest

from build_archive.publish.sitemap import NAME, parted

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def sitemap(pages: int) -> str:
    """As MkDocs's template writes it."""
    urls = "".join(
        f"\n    <url>\n         <loc>https://a.example/r/{n}/?a&amp;b</loc>\n    </url>" for n in range(pages)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{SPACE[1:-1]}">{urls}\n</urlset>'


def addresses(text: str) -> list[str]:
    """What a file lists."""
    return [found.text or "" for found in ET.fromstring(text).iter(f"{SPACE}loc")]  # noqa: S314 - made above


@pytest.mark.parametrize("pages", [0, 1, 3])
def test_few_pages_are_one_file(pages: int) -> None:
    """That of MkDocs, as it is."""
    assert dict(parted(sitemap(pages), "https://a.example/r", 3)) == {NAME: sitemap(pages)}


@pytest.mark.parametrize("pages", [4, 6, 7])
def test_many_pages_are_listed_in_parts(pages: int) -> None:
    """Each once and in order, and the parts in an index."""
    files = dict(parted(sitemap(pages), "https://a.example/r?x&y", 3))
    parts = [name.rpartition("/")[2] for name in addresses(files[NAME])]
    assert addresses(files[NAME])[0] == "https://a.example/r?x&y/sitemap-1.xml"
    assert sorted(files) == sorted([NAME, *parts])
    listed = [addresses(files[name]) for name in parts]
    assert [len(part) for part in listed][:-1] == [3] * (len(parts) - 1)
    assert list(chain.from_iterable(listed)) == addresses(sitemap(pages))


def test_a_list_of_another_shape_is_left_as_it_is() -> None:
    """A theme may have a template of its own."""
    whole = "<list>" + "<url>a</url>" * 5 + "</list>"
    assert list(parted(whole, "", 3)) == [(NAME, whole)]
