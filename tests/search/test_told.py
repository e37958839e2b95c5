"""The command `build-archive search`."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from build_archive.cli import commands
from build_archive.search import build

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


def test_without_a_site(tmp_path: Path) -> None:
    """A message that says what to do."""
    (tmp_path / "mkdocs.yml").write_text("site_name: 青河\n")
    result = CliRunner().invoke(commands, ["search", "-f", str(tmp_path / "mkdocs.yml"), "图书馆"])
    assert str(result.exception) == (
        f"{tmp_path}/site/search/index.bin: there is no search index here. Build the site first: mkdocs build."
    )
