"""The browser's half as files of the site: modules woven into classic scripts, since a page opened from disk loads no modules.

A module becomes a function that returns what it exports; `import` takes it from there. Nothing is renamed or minified, so that what
the browser runs can be read against `client/`.
"""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

from build_archive.folding import simplified_table
from build_archive.search.documents import address
from build_archive.search.shards import entry_of

CLIENT = Path(__file__).parent / "client"
PAGE = "search.md"
"""The search page, below `docs/`."""
OFFLINE_LIMIT = 2_000
"""Articles of a site that is searched when opened from disk: its index is then one script of some 4 KB an article."""

IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:function|class|const) (\w+))", re.MULTILINE)


def write_scripts(folder: Path, lunr: Path, directory_urls: bool = True, index: Path | None = None) -> None:
    """Put the scripts that ask the index into its folder, lunr.js among them; `lunr` is where MkDocs keeps it, `directory_urls` as it has it.

    `index` is where the files of the index are, if they are not all in the folder.
    """
    (folder / "worker.js").write_text(folding() + page(directory_urls) + woven("worker"), "utf-8")
    (folder / "page.js").write_text(woven("page"), "utf-8")
    (folder / "lunr.js").write_bytes(lunr.read_bytes())
    write_for_material(folder)
    write_offline(folder, index or folder)


def woven(name: str) -> str:
    """A module of `client/` and all that it imports, as one classic script."""
    parts: dict[str, str] = {}
    _weave(name, parts)
    return '"use strict";\n(() => {\n' + "\n".join(parts.values()) + "})();\n"


def _weave(name: str, parts: dict[str, str]) -> None:
    code = (CLIENT / f"{name}.js").read_text("utf-8")
    for match in IMPORT.finditer(code):
        if match[2] not in parts:
            _weave(match[2], parts)
    exported = ", ".join(match[2] for match in EXPORT.finditer(code))
    inner = EXPORT.sub(r"\1", IMPORT.sub(lambda match: f"const {{{match[1]}}} = ${match[2]};\n", code))
    parts[name] = f"const ${name} = (() => {{\n{inner}\nreturn {{ {exported} }};\n}})();\n"


def page(directory_urls: bool) -> str:
    """A line of a script that says where the search page is, below the site's root."""
    return f"globalThis.ARCHIVE_PAGE = {json.dumps(address(PAGE, directory_urls))};\n"


def folding() -> str:
    """A line of a script that gives the worker the builder's table: all traditional characters, and the simplified one of each."""
    table = simplified_table()
    pair = ["".join(map(chr, table)), "".join(table.values())]
    return f"globalThis.ARCHIVE_FOLDING = {json.dumps(pair, ensure_ascii=False)};\n"


def write_for_material(folder: Path) -> None:
    """The index that Material's bundle asks for before it starts our worker: no documents, only how marks are parted."""
    empty = json.dumps({"config": {"lang": ["zh"], "separator": "[\\s]+", "pipeline": []}, "docs": []})
    (folder / "search_index.json").write_text(empty, "utf-8")
    (folder / "search_index.js").write_text(f"var __index = {empty};\n", "utf-8")


def write_offline(folder: Path, index: Path) -> None:
    """The whole index as one script, for a site opened from disk, where nothing can be fetched; of a large site only what to say."""
    facts, _ = entry_of(index)
    content = "globalThis.ARCHIVE_TOO_LARGE = true;\n"
    if facts["documents"] <= OFFLINE_LIMIT:
        files = sorted(path.relative_to(index).as_posix() for path in index.rglob("*.bin"))
        packed = {name: base64.b64encode((index / name).read_bytes()).decode("ascii") for name in files}
        content = f"globalThis.ARCHIVE_FILES = {json.dumps(packed)};\n"
    (folder / "offline.js").write_text(content, "utf-8")
