"""The house rules: who may import whom, one door for each foreign library, one writer, a sentence over every door."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent / "build_archive"
MODULES = {
    ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(HOUSE.rglob("*.py"))
}

MAY_IMPORT = {
    "model": set(),
    "errors": set(),
    "folding": {"kept"},
    "identity": {"folding"},
    "config": {"errors"},
    "report": {"model", "errors"},
    "progress": {"report"},
    "readers": {"patterns", "model", "errors", "report", "folding", "ledger", "walking"},
    "understand": {"patterns", "model", "errors", "folding", "identity"},
    "steps": {"model", "errors", "folding"},
    "cluster": {"errors", "version"},
    "workers": {"cluster", "errors"},
    "kept": {"version"},
    "patterns": set(),
    "ledger": {"kept"},
    "version": set(),
    "last": {"config", "kept", "ledger", "report", "version", "walking", "workers"},
    "walking": {"report"},
    "memory": {"ledger", "model", "readers", "report", "spool"},
    "mixing": set(),
    "reprints": {"mixing"},
    "spool": {"model", "folding", "kept", "report", "reprints"},
    "consensus": {"model", "folding"},
    "gather": {"model", "report", "identity", "spool", "reprints", "consensus"},
    "pinyin": {"folding", "kept"},
    "shelves": {"model", "folding", "identity", "pinyin", "render"},
    "indexes": {"model", "folding", "identity", "pinyin", "render", "shelves"},
    "render": {"model", "identity", "report", "spool", "folding", "workers", "consensus"},
    "output": {"model", "errors", "kept", "ledger", "report"},
    "search": {"mixing", "model", "errors", "folding", "config", "identity", "kept", "ledger", "pinyin", "render", "workers"},
    "pipeline": {"model", "errors", "config", "last", "memory", "report", "readers", "shelves", "understand", "steps", "spool", "gather", "indexes", "kept", "pinyin", "render", "output", "workers"},
    "publish": {"config", "errors", "kept", "last", "ledger", "model", "pipeline", "render", "report", "search", "version", "workers"},
    "__main__": {"cli"},
    "cli": {"config", "errors", "model", "pipeline", "progress", "readers", "report", "search", "steps", "understand", "publish"},
}  # fmt: skip
"""The table of rooms in design.md: the other rooms that each may import; `folding` and `identity` are the nouns' own tools."""

DOORS = {
    "click": {"cli"},
    "distributed": {"cluster"},
    "frontmatter": {"render", "readers"},
    "jinja2": {"publish"},
    "lunr": {"search"},
    "markdown": {"publish"},
    "markupsafe": {"publish"},
    "markdown_it": {"render"},
    "mkdocs": {"publish"},
    "opencc": {"folding"},
    "pypinyin": {"pinyin"},
    "rapidfuzz": {"reprints"},
    "rensa": {"reprints"},
    "rich": {"cli", "progress", "report", "search", "understand"},
    "htmldate": {"readers"},
    "fastwarc": {"readers"},
    "lxml": {"readers"},
    "ftfy": {"readers"},
    "zstandard": {"readers"},
    "yaml": {"config", "render", "readers"},
}
"""The rooms that may import each foreign library."""
EVERYWHERE = {"numpy", "orjson"}

WRITERS = {
    "report.account": "the account, below .cache/",
    "kept": "what a run leaves to the next, below .cache/",
    "search": "the index, below site/",
    "output": "docs/archive/",
    "ledger": "what files held when they were last looked at, below .cache/",
    "last": "what the last run read and left, below .cache/",
    "spool": "the articles of the last run, below .cache/",
    "publish": "the site",
}
"""Where files are written, changed or removed, and which."""
WRITING = {"write_text", "write_bytes", "unlink", "rmdir", "rename", "replace_file", "rmtree", "copyfile", "copytree", "symlink_to", "touch", "mkdir", "makedirs"}  # fmt: skip


def imports(path: Path) -> Iterator[str]:
    """The full names of everything that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute, so that they can be searched for"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else str(node.module)


def room_of(module: str) -> str:
    """`build_archive.readers.text` is of the room `readers`."""
    return module.split(".")[1] if "." in module else ""


@pytest.mark.parametrize("module", MODULES)
def test_a_module_opens_with_one_sentence(module: str) -> None:
    """That says what it is for."""
    docstring = ast.get_docstring(ast.parse(MODULES[module].read_bytes())) or ""
    assert docstring.split("\n\n")[0].rstrip().endswith("."), f"{module} opens with {docstring[:60]!r}"


def test_there_are_no_import_cycles() -> None:
    """A module can be read with only those before it in mind."""
    graph = {name: {other for other in imports(path) if other in MODULES} - {name} for name, path in MODULES.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(reversed(error.args[1])))


@pytest.mark.parametrize("module", [name for name in MODULES if room_of(name)])
def test_a_room_imports_only_what_its_table_allows(module: str) -> None:
    """The table of rooms is the map of the house; a new line in it is a decision."""
    room = room_of(module)
    used = {room_of(name) for name in imports(MODULES[module]) if name.startswith("build_archive.")} - {room, ""}
    assert used <= MAY_IMPORT[room], f"{module} imports {sorted(used - MAY_IMPORT[room])}"


@pytest.mark.parametrize("module", [name for name in MODULES if room_of(name)])
def test_each_foreign_library_has_its_doors(module: str) -> None:
    """So that it can be replaced in one place."""
    foreign = {name.split(".")[0] for name in imports(MODULES[module])}
    foreign -= sys.stdlib_module_names | EVERYWHERE | {"build_archive"}
    strangers = {library: DOORS.get(library) for library in foreign if room_of(module) not in DOORS.get(library, ())}
    assert not strangers, f"{module} imports what only these rooms may: {strangers}"


@pytest.mark.parametrize("module", [name for name in MODULES if room_of(name)])
def test_only_writers_write(module: str) -> None:
    """`docs/` has one writer; the few others write elsewhere, and the table says where."""
    if any(module == f"build_archive.{writer}" or module.startswith(f"build_archive.{writer}.") for writer in WRITERS):
        return
    calls = [node for node in ast.walk(ast.parse(MODULES[module].read_bytes())) if isinstance(node, ast.Call)]
    assert [ast.unparse(call) for call in calls if writes(call)] == []


def writes(call: ast.Call) -> bool:
    """Whether a call changes files: by its name, or by the mode in which it opens one."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "open":
        modes = [
            arg.value
            for arg in [*call.args, *(k.value for k in call.keywords if k.arg == "mode")]
            if isinstance(arg, ast.Constant)
        ]
        return any(isinstance(mode, str) and set(mode) & set("wax+") and len(mode) <= 3 for mode in modes)
    return name in WRITING


@pytest.mark.parametrize("module", MODULES)
def test_modules_and_functions_are_short(module: str) -> None:
    """A module over 300 lines or a function over 50 has two jobs; data is not counted."""
    source = MODULES[module].read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > 50]
    assert not long
    assert len(source.splitlines()) <= 300
