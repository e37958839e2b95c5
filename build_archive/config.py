"""What the user asked for: the options of the plugin entry `archive` in `mkdocs.yml`, read and checked once."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from build_archive.errors import BuildArchiveError


@dataclass(frozen=True, slots=True)
class Config:
    """Where the dumps are, where the pages go, and what is switched off; all paths absolute."""

    file: Path
    """The `mkdocs.yml` that was read."""
    dumps: tuple[Path, ...]
    docs_dir: Path
    fields: Mapping[str, str] = field(default_factory=dict)
    """From a role (`readers.fields.ROLES`) to the name that the user's own records have for it."""
    steps_off: frozenset[str] = frozenset()
    strict: bool = False
    jobs: int = 0
    """How many processes may work; 0 is as many as there are cores."""
    scheduler: str = ""
    """The address of a Dask scheduler whose workers read the dumps and make the pages; empty for processes of this machine."""

    @property
    def root(self) -> Path:
        """The folder of the project: that of `mkdocs.yml`."""
        return self.file.parent

    @property
    def archive_dir(self) -> Path:
        """The folder that belongs to the program."""
        return self.docs_dir / "archive"

    @property
    def cache_dir(self) -> Path:
        """Where the last account is kept; safe to delete."""
        return self.root / ".cache" / "build_archive"

    @classmethod
    def load(cls, path: Path) -> Config:
        """The configuration that this `mkdocs.yml` states; `BuildArchiveError` where it cannot be meant."""
        settings = read_settings(path)
        docs_dir = path.absolute().parent / str(settings.get("docs_dir") or "docs")
        return cls.of(path, docs_dir, archive_options(path, settings))

    def with_arguments(self, strict: bool, jobs: int | None, scheduler: str | None) -> Config:
        """The same with what the command line adds."""
        return replace(
            self,
            strict=self.strict or strict,
            jobs=self.jobs if jobs is None else jobs,
            scheduler=self.scheduler if scheduler is None else scheduler,
        )

    @classmethod
    def of(cls, path: Path, docs_dir: Path, options: Any) -> Config:
        """The configuration that these options of the plugin entry in this `mkdocs.yml` mean, each checked."""
        file = path.absolute()
        options = _known(path, options)
        chosen = {name: value_of(path, name, options.get(name, option.default)) for name, option in OPTIONS.items()}
        return cls(
            file=file,
            dumps=tuple(Path("-") if name == "-" else file.parent / name for name in chosen["dumps"]),
            docs_dir=docs_dir,
            fields=chosen["fields"],
            steps_off=frozenset(name for name, on in chosen["steps"].items() if not on),
            strict=chosen["strict"],
            jobs=chosen["jobs"],
            scheduler=chosen["scheduler"],
        )


@dataclass(frozen=True, slots=True)
class Option:
    """One option of the plugin entry."""

    default: Any
    fits: Callable[[Any], bool]
    allowed: str
    """What is allowed, with an example, for messages and the documentation."""


def _is_dumps(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, str) and entry for entry in value)


def _is_switches(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(k, str) and isinstance(v, bool) for k, v in value.items())


def _is_names(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(k, str) and isinstance(v, str) and v for k, v in value.items())


OPTIONS = {
    "dumps": Option(
        ["seeds"],
        _is_dumps,
        "a list of files and folders below that of mkdocs.yml, e.g. [seeds], or of - for standard input",
    ),
    "fields": Option({}, _is_names, "names that fields of your records have, e.g. {text: zhengwen, title: biaoti}"),
    "steps": Option({}, _is_switches, "steps to switch off, e.g. {punctuation: false}"),
    "strict": Option(False, lambda value: isinstance(value, bool), "true or false"),
    "jobs": Option(0, lambda value: type(value) is int and value >= 0, "a number of processes, 0 for one a core"),
    "scheduler": Option(
        "",
        lambda value: isinstance(value, str),
        "the address of a Dask scheduler, e.g. tcp://10.0.0.5:8786, or '' for processes of this machine",
    ),
}
"""All options of `- archive: {…}`; the documentation lists the same."""


def read_settings(path: Path) -> dict[str, Any]:
    """The whole `mkdocs.yml` as plain data; tags such as `!ENV` are read past, since nothing here needs their value."""
    try:
        settings = yaml.load(path.read_bytes(), Loader=_TolerantLoader)  # noqa: S506 - derived from SafeLoader
    except FileNotFoundError:
        raise BuildArchiveError(
            f"{path}: there is no such file. Run build-archive in the folder that holds mkdocs.yml, or name it with --config-file."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise BuildArchiveError(
            f"{path}: this file cannot be read ({error}). Check its name and permissions."
        ) from None
    except yaml.YAMLError as error:
        raise BuildArchiveError(
            f"{path}: this is not YAML ({_first_mark(error)}). Mend that line and build again."
        ) from None
    if not isinstance(settings, dict):
        raise BuildArchiveError(
            f"{path}: this holds no settings. See https://www.mkdocs.org/user-guide/configuration/."
        )
    return settings


def site_dir(path: Path) -> Path:
    """The folder that MkDocs builds the site in, as this `mkdocs.yml` states it."""
    return path.absolute().parent / str(read_settings(path).get("site_dir") or "site")


def archive_options(path: Path, settings: dict[str, Any]) -> Any:
    """What stands under `archive` among the plugins, not yet checked."""
    plugins = settings.get("plugins")
    entries = plugins if isinstance(plugins, list) else [plugins] if isinstance(plugins, dict) else []
    for entry in entries:
        if entry == "archive":
            return {}
        if isinstance(entry, dict) and "archive" in entry:
            return entry["archive"] if entry["archive"] is not None else {}
    raise BuildArchiveError(
        f"{path}: the plugin `archive` is not listed, so there are no dumps to read. Add under `plugins:` the line\n  - archive: {{dumps: [seeds]}}"
    )


def _known(path: Path, options: Any) -> dict[str, Any]:
    if not isinstance(options, dict):
        raise BuildArchiveError(
            f"{path}: plugins: archive: {options!r} holds no options. Write - archive: {{dumps: [seeds]}}."
        )
    for name in options:
        if name not in OPTIONS:
            near = difflib.get_close_matches(str(name), OPTIONS, 1)
            hint = f" Did you mean `{near[0]}`?" if near else ""
            raise BuildArchiveError(
                f"{path}: plugins: archive: there is no option `{name}` (here {options[name]!r}).{hint} The options are {', '.join(OPTIONS)}."
            )
    return options


def value_of(path: Path, name: str, value: Any) -> Any:
    """The value of one option, or an error that says what is allowed."""
    if name == "dumps" and isinstance(value, str):
        value = [value]
    if not OPTIONS[name].fits(value):
        raise BuildArchiveError(
            f"{path}: plugins: archive: {name}: {value!r} is not possible here. Allowed is {OPTIONS[name].allowed}."
        )
    return value


class _TolerantLoader(yaml.SafeLoader):
    """A safe loader that takes a value with a tag it does not know as no value."""


_TolerantLoader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def _first_mark(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return f"line {mark.line + 1}, column {mark.column + 1}: {problem}" if mark else problem
