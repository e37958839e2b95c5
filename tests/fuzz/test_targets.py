"""A little of the fuzzing at every run of the tests, and all that more of it has found."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_archive.model import Origin, RawRecord
from build_archive.readers.encoding import decode
from build_archive.readers.mending import mend
from tests.fuzz.invariants import check_record
from tests.fuzz.targets import TARGETS, edited


@pytest.mark.parametrize("name", TARGETS)
def test_sound_dumps_keep_what_holds_for_any(name: str) -> None:
    """Else nothing could be learnt from odd ones."""
    for seed in TARGETS[name].seeds:
        TARGETS[name].check(seed)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_odd_dumps_do_too(name: str, data: st.DataObject) -> None:
    """No exception, no endless work, every record accounted for, pages that are safe and come back."""
    TARGETS[name].check(data.draw(edited(TARGETS[name])))


FOUND: dict[str, tuple[str, bytes]] = {
    "a text that begins with the end of a lost sentence had no title": ("understand", "。渡船的新桨是杉木做的，刷了三遍桐油，要泡满一个星期才不会翘，谁都可以去摸一摸\n".encode()),
    "a text of marks had no title": ("understand", "1。。。！".encode()),
    "a dollar in one tag made a formula with that in another": ("text", "桐油\n标签 渡$船，桐油$\n新桨是杉木做的，刷了三遍桐油，谁都可以去摸一摸，旧桨磨短了一掌宽，要泡满一个星期才不会翘。\n".encode()),
    "a line of angle brackets was asked for minutes whether it is a crumb": ("text", (">" * 56 + ":河边的渡船\n").encode()),
    "a table of nothing but a mark of byte order has no columns": ("csv", b"\x84\x31\x95\x33"),
}  # fmt: skip
"""By what was wrong: the target and the input, made short."""


@pytest.mark.parametrize(("name", "data"), FOUND.values(), ids=FOUND)
def test_what_was_found_stays_mended(name: str, data: bytes) -> None:
    """Its page is made too."""
    TARGETS[name].check(data)
    check_text(mend(decode(data).text)[0])


def check_text(text: str) -> None:
    """A text as a page's and as an article's own, up to its Markdown."""
    for shape in ("page", "plain"):
        check_record(RawRecord(Origin("x.txt", 0, len(text), "0" * 64), text, shape))  # type: ignore[arg-type]
