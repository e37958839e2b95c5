"""Lines by the dozen: together they are the dump, and a change stays where it is."""

from __future__ import annotations

import io
from itertools import chain
from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from build_archive.readers import stretches as module
from build_archive.readers.source import Broken, Slice, Source
from build_archive.readers.stretches import LINES, lines_of, stretches

NUMBERED = [b'{"title": "%d"}\n' % number for number in range(1000)]


def source(data: bytes, limit: int = 1 << 20) -> Source:
    """A dump of these bytes."""
    return Source.of("a.jsonl", io.BytesIO(data), limit=limit)


def cut(data: bytes) -> list[bytes]:
    """The bytes of each stretch."""
    return [found[0].data for found in stretches(source(data)) if not isinstance(found, Broken)]


@given(st.lists(st.sampled_from([b"a", b"bc\n", b"\n", b"\r\n", b"d\re\n", "第一\n".encode(), b"x" * 40 + b"\n"])))
def test_the_lines_of_all_stretches_are_those_of_the_dump(parts: list[bytes]) -> None:
    """Each where it stood; and where one is too long, it is said at its place."""
    data = b"".join(parts)
    found: list[Slice | Broken] = []
    for stretch in stretches(source(data, limit=30)):
        found += [stretch] if isinstance(stretch, Broken) else lines_of(stretch[0], source(data).is_old_mac)
    assert found == list(source(data, limit=30).lines())


def test_lines_that_end_as_on_an_old_macintosh() -> None:
    """With a carriage return alone."""
    data = b'{"title": "1"}\r{"title": "2"}\r'
    found = chain.from_iterable(
        lines_of(one[0], True) for one in stretches(source(data)) if not isinstance(one, Broken)
    )
    assert list(found) == list(source(data).lines())


def test_a_line_more_changes_its_own_stretch_alone() -> None:
    """Wherever it comes; of a thousand lines that leaves nearly all stretches."""
    before = cut(b"".join(NUMBERED))
    assert 1000 / LINES / 2 < len(before) < 1000 / LINES * 2
    for place in (0, 500, 1000):
        after = cut(b"".join([*NUMBERED[:place], b'{"title": "new"}\n', *NUMBERED[place:]]))
        assert len(set(before) - set(after)) <= 1


def test_a_stretch_does_not_grow_without_end(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """Where no line says that it is to be cut."""
    monkeypatch.setattr(module, "MOST", 100)
    alike = next(line for line in NUMBERED if crc32(line) % LINES)
    assert {len(part) for part in cut(alike * 100)} <= {len(alike) * count for count in range(1, 9)}
