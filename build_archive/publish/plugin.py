"""The MkDocs plugin `archive`: the archive is brought up to date before MkDocs reads a page, and `mkdocs serve` watches the dumps."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from mkdocs.config import config_options
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

from build_archive import workers
from build_archive.config import OPTIONS, Config
from build_archive.errors import BuildArchiveError
from build_archive.last import Last
from build_archive.publish import hosting, own_search, shared, watching
from build_archive.publish.account import WARNED, lines
from build_archive.publish.idle import Idle
from build_archive.publish.standing import Standing
from build_archive.report import Report
from build_archive.report.account import Account

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from build_archive.publish.own_pages import OwnPages

THEME = Path(__file__).resolve().parent / "theme"

log = get_plugin_logger("archive")


class ArchivePlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # MkDocs leaves one method without types
    """Hooks only: each calls one plain function."""

    config_scheme = tuple((name, config_options.Optional(config_options.Type(object))) for name in OPTIONS)
    """Any value passes here: `Config` checks them, for the command line alike."""
    command = ""
    pages: OwnPages
    idle: Idle
    indexing: own_search.Indexing
    standing: Standing
    """Of the build that is under way, from `on_pre_build` on."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the build the same from whichever folder, and for a `mkdocs.yml` that does not name our theme."""
        if not any(Path(folder).resolve() == THEME for folder in config.theme.dirs):
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        anchor_snippets(config)
        own_search.take_over(config)
        shared.take_over(config)
        return config

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - MkDocs names what it gives
        """Which command of MkDocs this is."""
        workers.collect_seldom()
        self.command = command

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Dumps to Markdown; a mistake of the user ends the build with its message alone.

        `mkdocs build --strict` ends when a record could not be read, and tells all of them. What was left out on purpose does
        not end it, since every crawl holds pages without an article; the plugin's own `strict: true` stops at any, at once.
        """
        try:
            archive = self.archive_config(config)
            self.indexing = own_search.Indexing(config, archive)
            self.standing = Standing(Path(config.site_dir).resolve())
            report, last = Report(archive.strict), Last(archive)
            bring_up_to_date(archive, report, last, self.indexing, self.standing)
            account = Account.of(report)
            account.save(archive.cache_dir)
        except BuildArchiveError as error:
            raise PluginError(str(error)) from None
        for level, line in lines(account):
            log.log(level, "%s", line)
        if config.strict and (failed := sum(len(group.entries) for group in account.groups if group.outcome in WARNED)):
            raise PluginError(
                f"{failed:,} records or files could not be read (see above), and this build is strict. Mend or remove them, or build without --strict."
            )
        self.idle = Idle(config, archive, last.written)
        stays = not (account.pages["written"] or account.pages["removed"])
        if self.command == "build" and stays and self.idle.is_repeated(self.standing):
            log.info("Nothing has changed since the site was built: it stays as it is")
            raise SystemExit(0)  # the only way to end a build of MkDocs well before its end
        self.idle.begin()
        from build_archive.publish.own_pages import OwnPages  # the press and all; a build that ends here does without

        self.pages = OwnPages.begin(config, self, archive, last.pages, self.standing)
        self.indexing.begin()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs names what it gives
        """MkDocs has walked `docs/`."""
        self.pages.walked(files)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - the same
        """The navigation is what every page shows."""
        self.pages.nav = nav

    @event_priority(-100)  # when all plugins have had their say in the environment
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """The pages that MkDocs makes are rendered; what all pages share can be."""
        self.pages.rendered(config, env, files)
        shared.add_files(config, files, env)

    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> None:  # noqa: ARG002 - the same
        """Templates may list all pages."""
        self.pages.listed(context, config)

    def _finish(self, *, config: MkDocsConfig) -> None:
        """The archive's pages, and the search of the finished site."""
        try:
            self.pages.press(config, alone=not self.indexing.is_at_work())
            self.pages.kept |= self.indexing.write(Path(config.site_dir), self.pages.staging.published)
        except BuildArchiveError as error:
            raise PluginError(str(error)) from None

    @event_priority(-100)  # when all plugins have written what they have to
    def _publish(self, *, config: MkDocsConfig) -> None:
        """The finished site takes the place of the last one."""
        if self.pages.publish(config):
            for line in hosting.told(hosting.weigh(self.standing.files)):
                log.info("%s", line)
            self.idle.save(self.standing)
        self.idle.end()
        if self.command == "build":
            gc.freeze()  # Python looks through all objects as it ends, which takes a tenth of a second for 10,000 articles

    on_post_build = CombinedEvent(_finish, _publish)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - MkDocs names what it gives
        """The last site stays."""
        if "pages" in vars(self):
            self.pages.abandon()
        if "idle" in vars(self):
            self.idle.end()
        self.on_shutdown()

    def on_shutdown(self) -> None:
        """Also when the user has had enough."""
        if "indexing" in vars(self):
            self.indexing.end()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Watch the dumps and the hand-written pages, not the pages that the build itself writes."""
        watching.arrange(server, self.archive_config(config))
        return server

    def archive_config(self, config: MkDocsConfig) -> Config:
        """The configuration of the pipeline, from MkDocs's, in which `INHERIT`, `!ENV` and its command line have their say."""
        given = {name: value for name, value in self.config.items() if value is not None}
        return Config.of(Path(config.config_file_path), Path(config.docs_dir), given)


def bring_up_to_date(
    archive: Config, report: Report, last: Last, indexing: own_search.Indexing, standing: Standing
) -> None:
    """Have `docs/archive/` up to date, the report hear what happened to every record, and the index begun as soon as it can be."""
    if last.is_repeated(report):
        return
    if workers.may_fork(archive.jobs):
        standing.begin()
    indexing.prepare()
    from build_archive import pipeline  # all readers and rules take a second to load

    pipeline.build(archive, report, last, indexing.begin)


def anchor_snippets(config: MkDocsConfig) -> None:
    """Let the folders that the snippets extension reads be below that of `mkdocs.yml`; by itself it takes the current one."""
    snippets = config.mdx_configs.get("pymdownx.snippets", {})
    if "base_path" in snippets:
        root = Path(config.config_file_path).parent
        snippets["base_path"] = [str(root / folder) for folder in snippets["base_path"]]
