"""What may be written, removed and overwritten below docs/archive/."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from build_archive import output
from build_archive.errors import BuildArchiveError
from build_archive.model import Page
from build_archive.report import Report

PAGES = [Page("articles/7k/7k3f9x2a.md", "灯塔\n"), Page("tags/index.md", "标签\n")]
ADVICE = (
    "To have the program write it again, remove it. To make a change last, change the dump that the page is made from."
)


def written(folder: Path, pages: list[Page] = PAGES) -> Report:
    """The report of writing these pages."""
    report = Report()
    output.write(pages, folder, report)
    return report


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its bytes and the time of its last change."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_pages_are_written_with_a_manifest(tmp_path: Path) -> None:
    """After a build there are the pages and the manifest, and no leftovers."""
    assert written(tmp_path).pages == {"written": 2}
    assert sorted(tree(tmp_path)) == [".build_archive.json", "articles/7k/7k3f9x2a.md", "tags/index.md"]


def test_a_second_build_touches_nothing(tmp_path: Path) -> None:
    """Not even the time of a file's last change: `mkdocs serve` would rebuild for ever."""
    written(tmp_path)
    before = tree(tmp_path)
    assert written(tmp_path).pages == {"unchanged": 2}
    assert tree(tmp_path) == before


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """A page whose bytes are another is replaced, the others stay."""
    written(tmp_path)
    report = written(tmp_path, [PAGES[0], Page("tags/index.md", "标签二\n")])
    assert report.pages == {"written": 1, "unchanged": 1}
    assert (tmp_path / "tags/index.md").read_text(encoding="utf-8") == "标签二\n"


def test_what_no_longer_belongs_goes_with_its_empty_folders(tmp_path: Path) -> None:
    """The page of a dump that is gone is removed, and so are the folders that it leaves empty."""
    written(tmp_path)
    assert written(tmp_path, PAGES[1:]).pages == {"unchanged": 1, "removed": 1}
    assert not (tmp_path / "articles").exists()


def test_a_file_of_a_person_is_never_overwritten_nor_removed(tmp_path: Path) -> None:
    """A file at a page's path that the program did not write stays, at every build, also when the page no longer belongs."""
    own = tmp_path / "tags/index.md"
    own.parent.mkdir()
    own.write_text("mine", encoding="utf-8")
    for _ in range(2):
        report = written(tmp_path)
        assert [entry.message for entry in report.entries] == [
            f"tags/index.md: the program did not write this file, so it stays as it is. {ADVICE}"
        ]
    written(tmp_path, PAGES[:1])
    assert own.read_text(encoding="utf-8") == "mine"


def test_a_page_edited_by_hand_is_kept_and_said(tmp_path: Path) -> None:
    """At every build, until it is removed; then the program writes it again."""
    written(tmp_path)
    page = tmp_path / PAGES[0].path
    page.write_text("灯塔, edited", encoding="utf-8")
    for pages in (PAGES, [Page(PAGES[0].path, "灯塔又亮了\n"), PAGES[1]]):
        report = written(tmp_path, pages)
        assert [entry.message for entry in report.entries] == [
            f"articles/7k/7k3f9x2a.md: this page was edited by hand, so it stays as it is. {ADVICE}"
        ]
        assert page.read_text(encoding="utf-8") == "灯塔, edited"
    page.unlink()
    assert written(tmp_path).pages == {"written": 1, "unchanged": 1}


def test_an_edited_page_outlives_its_dump(tmp_path: Path) -> None:
    """It stays, and every build says that it no longer belongs."""
    written(tmp_path)
    (tmp_path / PAGES[0].path).write_text("灯塔, edited", encoding="utf-8")
    for _ in range(2):
        (entry,) = written(tmp_path, PAGES[1:]).entries
        assert entry.message == (
            "articles/7k/7k3f9x2a.md: this page was edited by hand, and no dump makes it any longer. "
            "Remove it, or move it out of the archive's folder if it is to stay."
        )


@pytest.mark.parametrize("path", ["../x.md", "/etc/x.md", "a/../../x.md", "a\\..\\x.md", "", "a\x00.md"])
def test_no_path_leads_outside(tmp_path: Path, path: str) -> None:
    """A page's path is made of the program's own names; another is a bug, and nothing is written."""
    folder = tmp_path / "archive"
    with pytest.raises(ValueError, match="outside the archive"):
        written(folder, [Page(path, "x")])
    assert [file for file in tmp_path.rglob("*.md") if file.is_file()] == []


def test_links_are_not_followed(tmp_path: Path) -> None:
    """Neither a linked folder nor a linked page leads the program to write or remove anything outside."""
    outside, folder = tmp_path / "outside", tmp_path / "archive"
    (outside / "7k").mkdir(parents=True)
    (outside / "tags.md").write_text("mine", encoding="utf-8")
    (folder / "tags").mkdir(parents=True)
    (folder / "articles").symlink_to(outside)
    (folder / "tags/index.md").symlink_to(outside / "tags.md")
    assert [entry.message for entry in written(folder).entries] == [
        f"articles/7k/7k3f9x2a.md: there is a symbolic link at articles, which the program did not make and does not follow. {ADVICE}",
        f"tags/index.md: there is a symbolic link, which the program did not make and does not follow. {ADVICE}",
    ]
    written(folder, [])
    assert [path.name for path in outside.rglob("*.md")] == ["tags.md"]
    assert (outside / "tags.md").read_text(encoding="utf-8") == "mine"


def test_a_page_that_became_a_link_is_not_removed_through_it(tmp_path: Path) -> None:
    """A folder of pages that a person replaced by a link to the same pages elsewhere is left alone."""
    folder, elsewhere = tmp_path / "archive", tmp_path / "elsewhere"
    written(folder)
    (folder / "articles").rename(elsewhere)
    (folder / "articles").symlink_to(elsewhere)
    written(folder, PAGES[1:])
    assert (elsewhere / "7k/7k3f9x2a.md").exists()


def test_folders_and_files_in_the_way_are_said(tmp_path: Path) -> None:
    """A folder with a page's name, or a file where a folder must be, stops that page and no other."""
    (tmp_path / "tags/index.md").mkdir(parents=True)
    (tmp_path / "articles").write_text("", encoding="utf-8")
    report = written(tmp_path, [*PAGES, Page("account.md", "x")])
    assert [entry.problem for entry in report.entries] == [
        "there is a file at articles, where a folder is needed",
        "there is a folder of this name",
    ]
    assert report.pages["written"] == 1


def test_a_damaged_manifest_stops_the_build(tmp_path: Path) -> None:
    """Without it, nobody knows what people edited; the message says what to do."""
    (tmp_path / ".build_archive.json").write_text('{"pages": {"../../x.md": "0"}}', encoding="utf-8")
    with pytest.raises(BuildArchiveError) as caught:
        written(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}/.build_archive.json: this list of the pages that the program wrote is damaged, so it is not known which of them "
        f"people edited. Remove the folder {tmp_path.name} and build again; only edits by hand are lost."
    )


def test_two_pages_with_one_path_are_a_bug(tmp_path: Path) -> None:
    """An index that makes one page twice is told so, instead of one page silently winning."""
    with pytest.raises(ValueError, match=r"two pages with one path: tags/index\.md"):
        written(tmp_path, [PAGES[1], PAGES[1]])


def test_a_full_disk_is_an_error_with_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build says which page and what to do, without a traceback, and the old page is whole."""
    written(tmp_path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        with pytest.raises(BuildArchiveError) as caught:
            written(tmp_path, [Page("tags/index.md", "new\n")])
    assert str(caught.value) == (
        f"{tmp_path}/tags/index.md: this page cannot be written (No space left on device). "
        "Make room or mend the permissions, then build again: it goes on from here."
    )
    assert (tmp_path / "tags/index.md").read_text(encoding="utf-8") == "标签\n"
    assert written(tmp_path).pages == {"unchanged": 2}


@pytest.mark.slow
@pytest.mark.parametrize("after", [0, 1, 63, 64, 65, 99])
def test_the_next_build_goes_on_where_one_was_killed(tmp_path: Path, after: int) -> None:
    """Killed (SIGKILL) after any number of pages, of a first build or of one that changes all: the next build ends as a clean one."""
    kill_during_build(tmp_path / "a", "first", after)
    assert_clean(tmp_path / "a", "second")
    kill_during_build(tmp_path / "a", "third", after)
    assert_clean(tmp_path / "a", "fourth")
    kill_during_build(tmp_path / "a", "fifth", after)
    assert_clean(tmp_path / "a", "fourth")


def numbered(word: str) -> list[Page]:
    """A hundred pages with this word."""
    return [Page(f"{number % 7}/{number}.md", f"{word} {number}\n") for number in range(100)]


def kill_during_build(folder: Path, word: str, after: int) -> None:
    """Write the hundred pages in another process that kills itself while it replaces page number `after`."""
    program = f"""
        import os, signal
        from pathlib import Path
        from build_archive import output
        from build_archive.output.files import Folder
        from build_archive.report import Report
        from tests.output.test_write import numbered
        done, replace = 0, Folder.replace
        def deadly(folder, path, data):
            global done
            if done == {after}:
                folder._write(folder.part(path), data[:3])
                os.kill(os.getpid(), signal.SIGKILL)
            done += 1
            replace(folder, path, data)
        Folder.replace = deadly
        output.write(numbered({word!r}), Path({str(folder)!r}), Report())
    """
    result = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert result.returncode == -9


def assert_clean(folder: Path, word: str) -> None:
    """After one more build the folder is as if nothing had happened before, and no page counts as edited."""
    report = written(folder, numbered(word)[:90])
    assert report.pages["kept"] == 0
    clean = folder.with_name("clean")
    written(clean, numbered(word)[:90])
    assert {name: data for name, (data, _) in tree(folder).items()} == {
        name: data for name, (data, _) in tree(clean).items()
    }
