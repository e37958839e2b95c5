"""The options of `- archive:` in mkdocs.yml, and what is said of those that cannot be meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_archive.config import Config
from build_archive.errors import BuildArchiveError


def config(folder: Path, text: str) -> Config:
    """The configuration of a mkdocs.yml with this text."""
    file = folder / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    return Config.load(file)


def test_the_defaults(tmp_path: Path) -> None:
    """The plugin's name alone is enough; all paths are absolute and below the folder of mkdocs.yml."""
    read = config(tmp_path, "plugins: [search, archive]\n")
    assert read == Config(file=tmp_path / "mkdocs.yml", dumps=(tmp_path / "seeds",), docs_dir=tmp_path / "docs")
    assert read.archive_dir == tmp_path / "docs/archive"


def test_all_options(tmp_path: Path) -> None:
    """What mkdocs.yml says is taken, tags that only MkDocs knows are read past, and the command line adds to it."""
    read = config(
        tmp_path,
        """
        site_url: !ENV [SITE_URL, ""]
        emoji: !!python/name:material.extensions.emoji.twemoji
        docs_dir: pages
        plugins:
          - archive: {dumps: [a, /b/c.txt], steps: {punctuation: false, invisible: true}, strict: true, jobs: 2, scheduler: "tcp://10.0.0.5:8786"}
        """,
    )
    assert read.dumps == (tmp_path / "a", Path("/b/c.txt"))
    assert (read.docs_dir, read.steps_off, read.strict, read.jobs) == (tmp_path / "pages", {"punctuation"}, True, 2)
    assert read.scheduler == read.with_arguments(False, 3, None).scheduler == "tcp://10.0.0.5:8786"
    assert read.with_arguments(False, 3, "").scheduler == ""
    assert (read.with_arguments(False, 3, "").strict, read.with_arguments(False, 3, "").jobs) == (True, 3)


def test_plugins_as_a_mapping(tmp_path: Path) -> None:
    """MkDocs takes both forms of `plugins`, so we do."""
    assert config(tmp_path, "plugins: {archive: {dumps: x}, search: {}}\n").dumps == (tmp_path / "x",)


NO_DUMPS = "Allowed is a list of files and folders below that of mkdocs.yml, e.g. [seeds], or of - for standard input."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("plugins: [search]\n", "the plugin `archive` is not listed, so there are no dumps to read. Add under `plugins:` the line\n  - archive: {dumps: [seeds]}"),
        ("plugins:\n  - archive: {dump: [x]}\n", "plugins: archive: there is no option `dump` (here ['x']). Did you mean `dumps`? The options are dumps, fields, steps, strict, jobs, scheduler."),
        ("plugins:\n  - archive: {colour: red}\n", "plugins: archive: there is no option `colour` (here 'red'). The options are dumps, fields, steps, strict, jobs, scheduler."),
        ("plugins:\n  - archive: [seeds]\n", "plugins: archive: ['seeds'] holds no options. Write - archive: {dumps: [seeds]}."),
        ("plugins:\n  - archive: {dumps: []}\n", f"plugins: archive: dumps: [] is not possible here. {NO_DUMPS}"),
        ("plugins:\n  - archive: {dumps: [1]}\n", f"plugins: archive: dumps: [1] is not possible here. {NO_DUMPS}"),
        ("plugins:\n  - archive: {steps: {punctuation: 0}}\n", "plugins: archive: steps: {'punctuation': 0} is not possible here. Allowed is steps to switch off, e.g. {punctuation: false}."),
        ("plugins:\n  - archive: {strict: 1}\n", "plugins: archive: strict: 1 is not possible here. Allowed is true or false."),
        ("plugins:\n  - archive: {jobs: true}\n", "plugins: archive: jobs: True is not possible here. Allowed is a number of processes, 0 for one a core."),
        ("plugins:\n  - archive: {jobs: -1}\n", "plugins: archive: jobs: -1 is not possible here. Allowed is a number of processes, 0 for one a core."),
        ("plugins:\n  - archive: {scheduler: 8786}\n", "plugins: archive: scheduler: 8786 is not possible here. Allowed is the address of a Dask scheduler, e.g. tcp://10.0.0.5:8786, or '' for processes of this machine."),
        ("plugins: [\n", "this is not YAML (line 2, column 1: expected the node content, but found '<stream end>'). Mend that line and build again."),
        ("just words\n", "this holds no settings. See https://www.mkdocs.org/user-guide/configuration/."),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_what_is_allowed(tmp_path: Path, text: str, message: str) -> None:
    """File, option, the value, and what to write instead."""
    with pytest.raises(BuildArchiveError) as caught:
        config(tmp_path, text)
    assert str(caught.value) == f"{tmp_path}/mkdocs.yml: {message}"


def test_no_file(tmp_path: Path) -> None:
    """Started in the wrong folder."""
    with pytest.raises(BuildArchiveError) as caught:
        Config.load(tmp_path / "mkdocs.yml")
    assert str(caught.value) == (
        f"{tmp_path}/mkdocs.yml: there is no such file. Run build-archive in the folder that holds mkdocs.yml, or name it with --config-file."
    )


def test_a_python_object_in_the_configuration_is_not_made(tmp_path: Path) -> None:
    """A tag that would run code has no value."""
    read = config(tmp_path, f"x: !!python/object/apply:os.mkdir [{tmp_path}/made]\nplugins: [archive]\n")
    assert read.dumps
    assert not (tmp_path / "made").exists()
