"""The documentation is true: what the program has is in it, and what it shows the program has."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from build_archive import indexes, steps
from build_archive.cli import commands
from build_archive.config import OPTIONS
from build_archive.readers import read_file
from build_archive.readers.formats import all_readers
from build_archive.render.article import article_page
from build_archive.report import Report
from build_archive.steps import STEPS
from build_archive.understand import understand

ROOT = Path(__file__).parent.parent
ENGLISH, CHINESE = "README.md", "README.zh.md"
PAGES = [ENGLISH, CHINESE, "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md", "benchmarks/ten-million.md"]
TEXT = {name: (ROOT / name).read_text(encoding="utf-8") for name in PAGES}
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TELLERS: dict[str, tuple[int, list[str]]] = {
    "Drop": (0, []),
    "Broken": (3, ["unreadable record"]),
    "Skipped": (1, []),
    "failed": (3, ["unreadable record"]),
    "refused": (3, ["refused"]),
    "file_failed": (3, ["unreadable file"]),
    "noted": (3, []),
    "kept": (3, []),
}
"""What tells that something went wrong: the place of its short name among the arguments, and the name where none is given."""


def code_of(page: str) -> str:
    """What stands in backquotes or in a code block, a line each."""
    blocks = re.findall(r"```[a-z]*\n(.*?)```|`([^`\n]+)`", TEXT[page], re.DOTALL)
    return "\n".join(block or inline for block, inline in blocks)


def shows(page: str, name: str) -> bool:
    """Whether a page has this name in code, as a word of its own."""
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", code_of(page)) is not None


def index_names() -> list[str]:
    """Every index, by its module."""
    folder = Path(indexes.__file__).parent
    return sorted(
        path.stem
        for path in folder.glob("*.py")
        if "def pages(archive" in path.read_text("utf-8") and path.stem != "__init__"
    )


def switches() -> Iterator[str]:
    """Every command, and every long option of each, `--help` and `--version` aside."""
    for name, command in commands.commands.items():
        yield f"build-archive {name}"
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield from (option for option in parameter.opts if option.startswith("--"))


def report_kinds() -> set[str]:
    """Every short name by which the account groups what went wrong, as the source has them."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "build_archive").rglob("*.py")]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {"same text"} | {kind for call in calls for kind in kinds_of(call)}


def kinds_of(call: ast.Call) -> list[str]:
    """The kind that a call tells: stated, or else the default."""
    name = getattr(call.func, "attr", "") or getattr(call.func, "id", "")
    if name not in TELLERS:
        return []
    place, default = TELLERS[name]
    stated = [word.value for word in call.keywords if word.arg == "kind"] or call.args[place : place + 1]
    return [str(value.value) for value in stated if isinstance(value, ast.Constant)] if stated else default


THINGS = {
    "readers": [suffix for reader in all_readers().values() for suffix in reader.SUFFIXES],
    "indexes": index_names(),
    "commands and their options": sorted(set(switches())),
    "options of mkdocs.yml": list(OPTIONS),
    "steps": [name for name, _ in STEPS],
    "make's targets": re.findall(r"^([a-z-]+):.*##", MAKEFILE, re.MULTILINE),
}


@pytest.mark.parametrize("page", [ENGLISH, CHINESE])
@pytest.mark.parametrize("what", THINGS)
def test_whatever_there_is_is_documented(page: str, what: str) -> None:
    """A new reader, index, command, option, step or target brings its line in both READMEs."""
    assert THINGS[what]
    assert [name for name in THINGS[what] if not shows(page, name)] == []


@pytest.mark.parametrize("page", [ENGLISH, CHINESE])
def test_every_kind_of_trouble_is_explained(page: str) -> None:
    """Who meets a word in the account finds it here."""
    kinds = report_kinds()
    assert {"no text", "unreadable file"} <= kinds
    assert sorted(kind for kind in kinds if not shows(page, kind)) == []


@pytest.mark.parametrize("page", [ENGLISH, CHINESE])
def test_the_front_matter_that_is_shown_is_the_seeds(page: str) -> None:
    """To the byte, but for the remarks behind it."""
    shown = re.search(r"```yaml\n(title: .*?)```", TEXT[page], re.DOTALL)
    assert shown
    (record,) = read_file(ROOT / "seeds/museum-open-storage.flat.txt", "museum-open-storage.flat.txt", Report())
    made = article_page(steps.apply(understand(record).article, ())).text
    assert re.sub(r" +# .*", "", shown[1]) == made.split("---\n")[1]


@pytest.mark.parametrize("page", PAGES)
def test_commands_that_are_shown_exist(page: str) -> None:
    """With the options that they are shown with."""
    for name, rest in re.findall(r"build-archive ([a-z]+)(.*)", code_of(page)):
        command = commands.commands[name]
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        assert set(re.findall(r"(?<!\S)--?[a-z][\w-]*", rest.split("#")[0])) <= known
    for target in re.findall(r"(?<!\S)make ([a-z-]+)", code_of(page)):
        assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE), target


@pytest.mark.parametrize("page", PAGES)
def test_links_between_our_files_lead_somewhere(page: str) -> None:
    """To a file, and to a heading of it where they name one."""
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", TEXT[page]):
        path, _, anchor = target.partition("#")
        file = (ROOT / page).parent / path if path else ROOT / page
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file), target


def anchors(file: Path) -> set[str]:
    """The anchors that GitHub gives a page's headings."""
    headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
