"""Whether a build of the site has anything to do at all; where it has not, it ends before MkDocs renders anything."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from build_archive.config import Config
from build_archive.ledger import Ledger
from build_archive.publish.standing import Standing
from build_archive.version import version

STATE, LEDGER = "site.state", "site.ledger"
OUR_PLUGINS = {"archive", "search", "material/search"}


class Idle:
    """All that a site is made of, by content, and all that it is, by sizes and times, after the last build and now."""

    def __init__(self, config: MkDocsConfig, archive: Config, written: str) -> None:
        self.config, self.folder = config, archive.cache_dir
        self.archive_dir, self.written = archive.archive_dir, written
        """A digest of what `docs/archive/` holds."""
        self.ledger = Ledger.open(self.folder / LEDGER)
        self.warned = Warned()

    def is_repeated(self, site: Standing) -> bool:
        """Whether nothing has changed since the last build, which had nothing to warn of."""
        try:
            return self._foreseeable() and (self.folder / STATE).read_text("utf-8") == self._state(site)
        except OSError:
            return False

    def begin(self) -> None:
        """From here on until it is saved or ended, the site is not what a build left; warnings are heard."""
        (self.folder / STATE).unlink(missing_ok=True)
        logging.getLogger("mkdocs").addHandler(self.warned)

    def save(self, site: Standing) -> None:
        """Leave to the next build what this one made of what."""
        if self._foreseeable() and not self.warned.count:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / STATE).write_text(self._state(site), "utf-8")
            self.ledger.save()

    def end(self) -> None:
        """Hear no more."""
        logging.getLogger("mkdocs").removeHandler(self.warned)

    def _foreseeable(self) -> bool:
        """Whether no plugin or hook of others has a say: it might heed the time, git or another host."""
        return set(self.config.plugins) <= OUR_PLUGINS and not self.config.hooks

    def _state(self, site: Standing) -> str:
        files = sorted(f"{path} {size} {time}" for path, (size, time) in site.files.items())
        lines = "\x00".join([version().hex(), *self._told(), *self._sources(), *files])
        return blake2b(lines.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def _told(self) -> Iterator[str]:
        """The configuration, what the command line and `!ENV` say included; a value that is shown by its place in memory is never the same."""
        told = {name: value for name, value in self.config.items() if name not in ("plugins", "theme", "hooks")}
        plugins = {name: dict(plugin.config) for name, plugin in self.config.plugins.items()}
        yield repr((told, plugins, {name: self.config.theme[name] for name in self.config.theme}))

    def _sources(self) -> Iterator[str]:
        """What is read besides the dumps: `docs/`, and the folders of themes that are neither ours nor installed."""
        yield self.written
        program = Path(__file__).resolve().parents[1]
        themes = (Path(folder).resolve() for folder in self.config.theme.dirs)
        own = (folder for folder in themes if "site-packages" not in folder.parts and program not in folder.parents)
        for folder in (Path(self.config.docs_dir), *own):
            yield from (
                f"{path} {digest}" for path, digest in sorted(self.ledger.below(folder, self.archive_dir).items())
            )


class Warned(logging.Handler):
    """Counts what a build warns of; such a build is made again, so that it is heard again."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - a handler of `logging`
        """One more."""
        self.count += 1
