"""Our own way of making the archive's pages in place of MkDocs's, where nothing in the configuration wants each page in hand."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import CountHandler

from build_archive import workers
from build_archive.config import Config
from build_archive.publish import sitemap
from build_archive.publish.press import Memory, Press, anchors, known
from build_archive.publish.press.frame import Frame
from build_archive.publish.press.known import KnownFiles
from build_archive.publish.press.listed import AllPages
from build_archive.publish.staging import Staging
from build_archive.publish.staging import files as files_below
from build_archive.publish.standing import Standing
from build_archive.version import version

EVENTS = (
    "files",
    "nav",
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
)
"""Events of MkDocs at which a plugin may see or change every page."""
OF_TEMPLATES = ("pre_template", "template_context", "post_template")
"""Events at which a plugin may see what becomes of a template."""
PLAIN = {"toc", "tables", "fenced_code", "md_in_html", "pymdownx.snippets"}
"""The extensions of Python-Markdown that leave the archive's Markdown what `press.body` makes of it; md_in_html it needs."""

log = get_plugin_logger("archive")


@dataclass(slots=True)
class OwnPages:
    """What one build hands over from hook to hook."""

    jobs: int
    staging: Staging
    memory: Memory
    compiled: Path
    """Where Jinja keeps templates compiled: compiling Material's takes longer than a small build."""
    may_list_apart: bool
    """Whether no other plugin takes part in what becomes of a template."""
    sitemap: workers.Fork[None] | None = None
    files: KnownFiles | None = None
    nav: Navigation | None = None
    env: jinja2.Environment | None = None
    kept: set[str] = field(default_factory=set)
    """Files of the published site that stay as they are."""

    @classmethod
    def begin(
        cls, config: MkDocsConfig, plugin: object, archive: Config, pages: Mapping[str, str], standing: Standing
    ) -> OwnPages:
        """Before MkDocs walks `docs/`: decide which way, and say so where it is the long one; let it build beside the published site."""
        known.leave_to_mkdocs()
        staging = Staging.of(Path(config.site_dir))
        told_by = "" if handled(config, plugin, ("post_build",)) else made_by(config)
        memory = Memory(archive.cache_dir, staging.published, told_by, pages, standing)
        config.site_dir = str(staging.folder)
        if reason := objection(config, plugin):
            log.info("MkDocs makes all pages of the archive by itself, which takes several times as long: %s.", reason)
        else:
            known.leave_to_press(pages)
        return cls(
            archive.jobs,
            staging,
            memory,
            archive.cache_dir / "templates",
            not handled(config, plugin, OF_TEMPLATES),
        )

    def walked(self, files: Files) -> None:
        """After its walk."""
        if isinstance(files, KnownFiles):
            self.files = files

    def rendered(self, config: MkDocsConfig, env: jinja2.Environment, files: Files) -> None:
        """When the pages that MkDocs makes are rendered, and before it checks their links."""
        self.env = env
        self.compiled.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(self.compiled))  # keyed by the templates' content
        if self.files is not None:
            for file in self.files.documentation_pages():
                if file.page is not None:
                    anchors.prepare(file.page, config, self.files)
        if self.nav is not None and self.may_list_apart and sitemap.NAME in config.theme.static_templates:
            config.theme.static_templates.remove(sitemap.NAME)
            write = partial(sitemap.write, env, files, config, self.nav)
            if workers.may_fork(self.jobs):
                self.sitemap = workers.Fork(write)  # nothing waits for it before the site is published
            else:
                write()

    def listed(self, context: Any, config: MkDocsConfig) -> None:
        """Let a template list all pages."""
        if self.files is not None:
            context["pages"] = AllPages(self.files, config)

    def press(self, config: MkDocsConfig, alone: bool) -> None:
        """Make the pages that MkDocs did not, and that are not on the published site as they should be; `alone` with all processes."""
        if self.files is not None and self.nav is not None and self.env is not None:
            frame = Frame(config, self.files, AllPages(self.files, config), self.nav, self.env)
            with workers.pool(self.jobs if alone else workers.half(self.jobs)) as executor:
                self.kept |= Press(frame, self.memory).run(self.files.pressed, executor)
        if self.sitemap:
            self.sitemap.result()

    def publish(self, config: MkDocsConfig) -> bool:
        """Put the finished site in the place of the last one; a strict build with warnings fails after this, and is not put there."""
        if may := not (config.strict and has_warned()):
            others = {*files_below(self.staging.folder), *self.kept} - self.memory.htmls()
            published = self.memory.files()
            self.memory.forget()
            self.memory.standing.look_again(self.staging.publish(self.kept, published))
            self.memory.save(others)
        self.abandon()
        config.site_dir = str(self.staging.published)
        return may

    def abandon(self) -> None:
        """Leave no half of a site behind."""
        if self.sitemap:
            self.sitemap.end()
        known.leave_to_mkdocs()
        self.staging.discard()


def objection(config: MkDocsConfig, plugin: object) -> str:
    """Why MkDocs has to make all pages; empty where it has not."""
    if config.nav is None:
        return "mkdocs.yml has no nav, so every page is in the navigation"
    if config.exclude_docs or config.draft_docs:
        return "mkdocs.yml has exclude_docs or draft_docs, which are matched with every page"
    for event, method in handled(config, plugin, EVENTS):
        return f"{named(config, method)} may change any of them ({event})"
    if strange := sorted(set(config.markdown_extensions) - PLAIN):
        return f"the Markdown extension {strange[0]} may mean something in any of them"
    if config.mdx_configs.get("toc"):
        return "the Markdown extension toc has options"
    return ""


def handled(config: MkDocsConfig, plugin: object, events: Iterable[str]) -> list[tuple[str, object]]:
    """What other plugins and hooks have at these events."""
    methods = ((event, method) for event in events for method in config.plugins.events[event])
    return [(event, method) for event, method in methods if getattr(method, "__self__", None) is not plugin]


def made_by(config: MkDocsConfig) -> str:
    """What every page depends on besides its Markdown, theme and navigation: this program, and how Markdown becomes HTML."""
    told = (config.use_directory_urls, config.markdown_extensions, config.mdx_configs, config.nav)
    return f"{version().hex()} {sha256(repr(told).encode()).hexdigest()}"


def has_warned() -> bool:
    """Whether MkDocs counts warnings in this build, and has had some; if so it gives a strict build up."""
    counters = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    return any(count for counter in counters for _, count in counter.get_counts())


def named(config: MkDocsConfig, method: object) -> str:
    """The plugin or hook that a method is of."""
    owner = getattr(method, "__self__", None)
    names = [name for name, plugin in config.plugins.items() if plugin is owner]
    return f"the plugin {names[0]}" if names else f"the hook {getattr(method, '__module__', method)}"
