"""Our own way of making the archive's pages in place of MkDocs's, where nothing in the configuration wants each page in hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from build_archive import workers
from build_archive.publish.press import Press, anchors, known
from build_archive.publish.press.frame import Frame
from build_archive.publish.press.known import KnownFiles
from build_archive.publish.press.listed import AllPages

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
PLAIN = {"toc", "tables", "fenced_code", "md_in_html", "pymdownx.snippets"}
"""The extensions of Python-Markdown that leave the archive's Markdown what `press.body` makes of it; md_in_html it needs."""

log = get_plugin_logger("archive")


@dataclass(slots=True)
class OwnPages:
    """What one build hands over from hook to hook."""

    jobs: int
    files: KnownFiles | None = None
    nav: Navigation | None = None
    env: jinja2.Environment | None = None

    @classmethod
    def begin(cls, config: MkDocsConfig, plugin: object, jobs: int) -> OwnPages:
        """Before MkDocs walks `docs/`: decide which way, and say so where it is the long one."""
        known.leave_to_mkdocs()
        if reason := objection(config, plugin):
            log.info("MkDocs makes all pages of the archive by itself, which takes some ten times as long: %s.", reason)
        else:
            known.leave_to_press()
        return cls(jobs)

    def walked(self, files: Files) -> None:
        """After its walk."""
        if isinstance(files, KnownFiles):
            self.files = files

    def rendered(self, config: MkDocsConfig, env: jinja2.Environment) -> None:
        """When the pages that MkDocs makes are rendered, and before it checks their links."""
        self.env = env
        if self.files is not None:
            for file in self.files.documentation_pages():
                if file.page is not None:
                    anchors.prepare(file.page, config, self.files)

    def listed(self, context: Any, config: MkDocsConfig) -> None:
        """Let a template list all pages."""
        if self.files is not None:
            context["pages"] = AllPages(self.files, config)

    def press(self, config: MkDocsConfig) -> None:
        """Make the pages that MkDocs did not."""
        if self.files is None or self.nav is None or self.env is None:
            return
        frame = Frame(config, self.files, AllPages(self.files, config), self.nav, self.env)
        with workers.pool(self.jobs) as executor:
            Press(frame).run(self.files.pressed, executor)


def objection(config: MkDocsConfig, plugin: object) -> str:
    """Why MkDocs has to make all pages; empty where it has not."""
    if config.nav is None:
        return "mkdocs.yml has no nav, so every page is in the navigation"
    if config.exclude_docs or config.draft_docs:
        return "mkdocs.yml has exclude_docs or draft_docs, which are matched with every page"
    for event in EVENTS:
        for method in config.plugins.events[event]:
            owner = getattr(method, "__self__", None)
            if owner is not plugin:
                return f"{named(config, method)} may change any of them ({event})"
    if strange := sorted(set(config.markdown_extensions) - PLAIN):
        return f"the Markdown extension {strange[0]} may mean something in any of them"
    if config.mdx_configs.get("toc"):
        return "the Markdown extension toc has options"
    return ""


def named(config: MkDocsConfig, method: object) -> str:
    """The plugin or hook that a method is of."""
    owner = getattr(method, "__self__", None)
    names = [name for name, plugin in config.plugins.items() if plugin is owner]
    return f"the plugin {names[0]}" if names else f"the hook {getattr(method, '__module__', method)}"
