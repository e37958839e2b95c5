"""The command `build-archive search`."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_archive.cli import commands
from build_archive.errors import BuildArchiveError
from build_archive.search.format import FORMAT
from build_archive.search.updating import build

PAGE = """---
title: 青河图书馆周六开放
id: 0badcafe
date: 2022-01-27
tags: [图书馆]
source: 青河日报
---

# 青河图书馆周六开放

晚上九点关门。

<!-- beside -->

- 后一篇：天气
"""


def site(folder: Path) -> Path:
    """A project with one article and one page that a person wrote, its index built; the configuration."""
    for name, text in {
        "archive/articles/0b/0badcafe.md": PAGE,
        "archive/index.md": "# 索引 图书馆",
        "index.md": "# 关于\n\n图书馆的文章\n",
        "a.md": "---\nsearch: {exclude: true}\n---\n# 图书馆\n",
        "b.md": "---\nsearch:\n  exclude: true\n---\n# 图书馆\n",
    }.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: 青河\nplugins:\n  - archive: {}\n")
    build(folder / "docs", folder / "site")
    return folder / "mkdocs.yml"


def run(config: Path, *arguments: str) -> str:
    """What the command prints."""
    result = CliRunner().invoke(commands, ["search", "-f", str(config), *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_json_is_a_list_of_objects(tmp_path: Path) -> None:
    """Id, title, address below the site's root, date and score."""
    config = site(tmp_path)
    (found,) = json.loads(run(config, "圖書館", "开放", "--json"))
    assert found.pop("score") > 1
    assert found == {
        "id": "0badcafe",
        "title": "青河图书馆周六开放",
        "url": "archive/articles/0b/0badcafe/",
        "date": "2022-01-27",
    }
    assert [one["url"] for one in json.loads(run(config, "图书馆", "--json"))] == ["archive/articles/0b/0badcafe/", ""]
    assert len(json.loads(run(config, "图书馆", "--json", "--limit", "1"))) == 1


def test_lines_to_read(tmp_path: Path) -> None:
    """A title, what is known, and how many there are; indexes, what stands beside an article, and pages that ask for it are not searched."""
    config = site(tmp_path)
    assert run(config, "title:图书馆") == (
        "  1. 青河图书馆周六开放\n     2022-01-27  青河日报  archive/articles/0b/0badcafe/\n1 found.\n"
    )
    assert run(config, '"天气"') == run(config, '"索引"') == "Nothing was found.\n"


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        (["图书馆" * 3_334], 2),
        (["，。！？“”"], 0),
        (["+"], 0),
        (["-"], 0),
        ([""], 0),
        (["a:b"], 0),
        (["图书馆", "-"], 2),
        (["图书馆 -"], 2),
        (["图书馆", "-天气"], 2),
        (["图书馆", "-青河"], 1),
        (["图书\udc80馆"], 2),
        (["<b>图书馆</b>"], 2),
        (['"'], 0),
        (["title:"], 0),
        (["*"], 0),
        (["date:9999-99-99"], 0),
    ],
    ids=lambda value: ascii(value)[:24],
)
def test_anything_can_be_asked(tmp_path: Path, typed: list[str], count: int) -> None:
    """What cannot be understood is searched as it stands, or finds nothing; never an error, and always a list of the same objects."""
    found = json.loads(run(site(tmp_path), *typed, "--json"))
    assert len(found) == count
    assert all(list(one) == ["id", "title", "url", "date", "score"] for one in found)
    assert run(site(tmp_path), *typed).endswith(("found.\n", "best of it.\n"))


def asked(config: Path, *arguments: str) -> Result:
    """The command, whatever comes of it."""
    return CliRunner().invoke(commands, ["search", "-f", str(config), *arguments])


def test_a_mistyped_option_is_no_query(tmp_path: Path) -> None:
    """Two hyphens are an option's; a limit is a number from 1."""
    config = site(tmp_path)
    mistyped = asked(config, "图书馆", "--jsn")
    assert (mistyped.exit_code, "No such option" in mistyped.output, "--jsn" in mistyped.output) == (2, True, True)
    assert "0 is not in the range x>=1" in asked(config, "图书馆", "--limit", "0").output


@pytest.mark.parametrize(
    "entry",
    [
        b"",
        b"<html>",
        gzip.compress(b"\x02[]", mtime=0),
        gzip.compress(b'\x0d{"format": 0}', mtime=0),
        gzip.compress(b"\x09", mtime=0),
    ],
    ids=["empty", "markup", "no object", "another format", "cut off"],
)
def test_an_entry_that_is_none(tmp_path: Path, entry: bytes) -> None:
    """A message that says what to do."""
    config = site(tmp_path)
    (tmp_path / "site/search/index.bin").write_bytes(entry)
    assert str(asked(config, "图书馆").exception) == (
        f"{tmp_path}/site/search/index.bin: this is no entry of a search index of format {FORMAT}. Build the site again: mkdocs build."
    )


@pytest.mark.parametrize("damage", ["missing", "cut", "changed", "no gzip"])
@pytest.mark.parametrize("part", ["terms", "texts"])
def test_a_damaged_part(tmp_path: Path, part: str, damage: str) -> None:
    """The message names the file."""
    config = site(tmp_path)
    for path in [*tmp_path.glob(f"site/search/{part}*.bin"), *tmp_path.glob(f"site/search/{part}/*.bin")]:
        content = path.read_bytes()
        changed = content[:12] + bytes([content[12] ^ 255]) + content[13:]
        path.unlink()
        if damage != "missing":
            path.write_bytes({"cut": content[:20], "changed": changed, "no gzip": b"<html>"}[damage])
    error = asked(config, "图书馆").exception
    assert isinstance(error, BuildArchiveError)
    assert ".bin: this part of the search index cannot be read (" in str(error)
    assert str(error).endswith("Build the site again.")


def test_without_a_site(tmp_path: Path) -> None:
    """A message that says what to do."""
    (tmp_path / "mkdocs.yml").write_text("site_name: 青河\n")
    result = CliRunner().invoke(commands, ["search", "-f", str(tmp_path / "mkdocs.yml"), "图书馆"])
    assert str(result.exception) == (
        f"{tmp_path}/site/search/index.bin: there is no search index here. Build the site first: mkdocs build."
    )
