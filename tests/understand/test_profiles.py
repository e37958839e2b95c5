"""Profiles of sites are data: found by address or by words, scanned from a folder, and nothing that understanding depends on."""

from __future__ import annotations

import re

import pytest

from build_archive.model import Origin, RawRecord, Stated
from build_archive.understand import understand
from build_archive.understand.kinds import KINDS
from build_archive.understand.profiles import Profile, all_profiles, profile_of

PAGE = """镇图书馆新馆下月开放
镇图书馆昨天宣布，新馆将在下月第一个星期六开放，读者可以借阅三万册图书。
馆长说，旧馆的藏书已经搬完，老人和孩子都有自己的阅览室，周末开放到晚上九点。
我的收藏本在左边的抽屉里，请随意取用。
"""


def record(text: str, url: str = "") -> RawRecord:
    """A page, from this address where one is known."""
    return RawRecord(Origin("t.txt", 0, len(text), "0" * 64), text, "page", Stated(url=url))


@pytest.mark.parametrize("profile", all_profiles(), ids=lambda profile: profile.name)
def test_a_profile_is_well_formed(profile: Profile) -> None:
    """Its kinds exist, its patterns compile, its name may stand in front matter."""
    assert re.fullmatch(r"[a-z0-9]+", profile.name)
    assert profile.hosts
    for kind, pattern in profile.lines:
        assert kind in KINDS
        assert not re.fullmatch(pattern, ""), "a pattern that matches nothing matches everything"


def test_an_address_names_the_site_and_its_parts() -> None:
    """money.163.com is 163.com; my163.com is not; an address of another site overrules words."""
    assert getattr(profile_of(record(PAGE, "https://money.163.com/15/a.html")), "name", "") == "netease"
    assert profile_of(record(PAGE, "https://my163.com/a.html")) is None
    assert profile_of(record(PAGE + "最新闻 Hot\n", "https://library.example/a.html")) is None


def test_words_name_the_site_where_no_address_does() -> None:
    """Looked for at both ends of a dump only, however long it is."""
    assert getattr(profile_of(record(PAGE + "最新闻 Hot\n")), "name", "") == "guancha"
    assert profile_of(record("字" * 10_000 + "最新闻 Hot" + "字" * 10_000)) is None


def test_what_is_known_of_a_site_is_used_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not where profiles are switched off."""
    library = Profile("library", ("library.example",), re.compile("收藏本"), (("promotion", r"我的收藏本.*"),))
    monkeypatch.setattr("build_archive.understand.profiles.all_profiles", lambda: (library,))
    sharpened, plain = understand(record(PAGE)), understand(record(PAGE), profiles=False)
    assert sharpened.article.understood_as == "text/library"
    assert plain.article.understood_as == "text"
    assert len(sharpened.article.body) == len(plain.article.body) - 1
    assert [piece.why for piece in sharpened.pieces if piece.kind == "promotion"] == [
        "a line that pages of library have"
    ]
