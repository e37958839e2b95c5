"""The ledger: it knows what files hold without reading those that did not change, and is never wrong about those that did."""

from __future__ import annotations

import os
import time
from hashlib import sha256
from pathlib import Path

import pytest

from build_archive import kept
from build_archive import ledger as module
from build_archive.ledger import Ledger, steady


def settled(*files: Path) -> None:
    """Wait until a change of these files would show in their times."""
    for file in files:
        while time.time_ns() - file.stat().st_ctime_ns <= 2 * module.MOMENT:
            time.sleep(0.01)


def test_unchanged_files_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their size, times and inode say that they hold what they held."""
    folder, memory = tmp_path / "folder", tmp_path / "cache" / "ledger.json"
    (folder / "below").mkdir(parents=True)
    (folder / "a.md").write_bytes(b"one")
    (folder / "below" / "b.md").write_bytes(b"two")
    settled(folder / "below" / "b.md")
    first = Ledger.open(memory)
    found = first.below(folder)
    first.save()
    assert found == {"a.md": sha256(b"one").hexdigest(), "below/b.md": sha256(b"two").hexdigest()}

    monkeypatch.setattr(module, "_sha256", lambda *_: pytest.fail("a file that did not change was read"))
    assert Ledger.open(memory).below(folder) == found


def test_a_change_that_keeps_size_and_time_is_seen(tmp_path: Path) -> None:
    """Whoever sets the time of a change back changes the time of the status, which nobody can set."""
    file, memory = tmp_path / "a.md", tmp_path / "ledger.json"
    file.write_bytes(b"one")
    settled(file)
    ledger = Ledger.open(memory)
    ledger.digest(str(file))
    ledger.save()
    status = file.stat()
    file.write_bytes(b"two")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert Ledger.open(memory).digest(str(file)) == sha256(b"two").hexdigest()


def test_a_file_of_this_very_moment_is_not_remembered(tmp_path: Path) -> None:
    """A second change within one tick of the clock would show the same times."""
    file, memory = tmp_path / "a.md", tmp_path / "ledger.json"
    file.write_bytes(b"one")
    ledger = Ledger.open(memory)
    ledger.digest(str(file))
    ledger.save()
    assert kept.Mapping(memory, "ledger").values == {}


def test_links_are_not_followed(tmp_path: Path) -> None:
    """What a link leads to is not below the folder."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "outside.md").write_bytes(b"x")
    (tmp_path / "folder" / "link.md").symlink_to(tmp_path / "outside.md")
    (tmp_path / "folder" / "way").symlink_to(tmp_path)
    assert Ledger().below(tmp_path / "folder") == {"link.md": "", "way": ""}


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b'{"a": 1}', b'[["a", 1]]', b"\xff"])
def test_a_damaged_memory_is_no_memory(tmp_path: Path, damage: bytes) -> None:
    """Everything is read anew then; nothing else depends on it."""
    memory, file = tmp_path / "ledger.json", tmp_path / "a.md"
    memory.write_bytes(damage)
    file.write_bytes(b"one")
    assert Ledger.open(memory).digest(str(file)) == sha256(b"one").hexdigest()


def test_a_large_file_is_read_through_a_window(tmp_path: Path) -> None:
    """Its digest is that of all its bytes."""
    file = tmp_path / "large.warc"
    data = b"0123456789abcdef" * (module.SMALL // 8)
    file.write_bytes(data)
    assert Ledger().digest(str(file)) == sha256(data).hexdigest()


def test_what_is_no_news_is_not_written_again(tmp_path: Path) -> None:
    """A hundred thousand rows take a while; what another ledger says of a file counts as news once."""
    file, memory = tmp_path / "a.md", tmp_path / "ledger"
    file.write_bytes(b"one")
    settled(file)

    def written() -> dict[str, int]:
        return {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("ledger*")}

    other = Ledger()
    other.digest(str(file))
    for is_news in (True, False, False):
        before = written()
        ledger = Ledger.open(memory)
        ledger.learn(other.rows())
        assert ledger.digest(str(file)) == sha256(b"one").hexdigest()
        ledger.save()
        assert (written() != before) == is_news


def test_a_file_that_changes_while_it_is_hashed_has_no_digest(tmp_path: Path) -> None:
    """Nobody can say what it held when it was found."""
    files = {name: tmp_path / name for name in ("a", "b", "c")}
    for file in files.values():
        file.write_bytes(b"one")
    found = {str(file): file.stat() for file in files.values()}
    files["b"].write_bytes(b"more")
    files["c"].unlink()
    assert {path: digest for path, (_, digest) in steady(found.items()).items()} == {
        str(files["a"]): sha256(b"one").hexdigest()
    }
