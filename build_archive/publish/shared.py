"""The frame of the site's pages: what they all have alike is a style sheet and a script that browsers keep, so that a page is little but its text."""

from __future__ import annotations

import re
from importlib.resources import files as resources
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

FOLDER = "assets/archive"
STYLES = (
    "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/palette.*.min.css",
    f"{FOLDER}/paper.css",
    f"{FOLDER}/search.css",
)
"""In the order in which they overrule each other; Material's names hold a digest of their content."""
BUNDLE = "assets/javascripts/bundle.*.min.js"

OWN_PARTS = ("base.html", "partials/footer.html", "partials/icons.html")
"""What Material's frame is made of and ours leaves out: where the user has one of his own, the frame is Material's."""
OWN_FEATURES = ("navigation.footer", "navigation.instant", "navigation.path", "navigation.tabs")
OWN_EXTRAS = ("alternate", "analytics", "consent", "polyfills", "social", "version")
OWN_ICONS = ("admonition", "annotation", "tag")
"""What is drawn or asked for by Material's frame alone."""

UNUSED = re.compile(r"assets/javascripts/(?:lunr|workers)/")
"""Material's own search, whose place ours has taken."""
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=\S+ \*/")


def take_over(config: MkDocsConfig) -> None:
    """Say to the theme's templates that the shared files will be there, and whether our small frame can hold what this site is configured to show."""
    config.extra["archive_frame"] = True
    bundle = first(config, BUNDLE)
    if bundle and not needs_materials_frame(config):
        config.extra["archive_bundle"] = bundle.relative_to(home(config)).as_posix()


def needs_materials_frame(config: MkDocsConfig) -> bool:
    """Whether something is configured that only Material's own frame has a place for."""
    theme = config.theme
    features = theme.get("features") or ()
    return (
        theme.get("font") is not False
        or any(first(config, part) != home(config) / part for part in OWN_PARTS)
        or any(feature.startswith(OWN_FEATURES) for feature in features)
        or any(config.extra.get(name) for name in OWN_EXTRAS)
        or any((theme.get("icon") or {}).get(name) for name in OWN_ICONS)
    )


def home(config: MkDocsConfig) -> Path:
    """The folder of Material's theme."""
    return next(Path(folder) for folder in config.theme.dirs if Path(folder, "mkdocs_theme.yml").is_file())


def first(config: MkDocsConfig, pattern: str) -> Path | None:
    """The file of this name that the theme uses: a user's own comes before ours, ours before Material's."""
    return next((file for folder in config.theme.dirs for file in sorted(Path(folder).glob(pattern))), None)


def add_files(config: MkDocsConfig, files: Files, env: Environment) -> None:
    """Add the two shared files to the site, and take out what no page asks for."""
    for file in [file for file in files if unused(file.src_uri, config)]:
        files.remove(file)
    for name, content in (("site.css", styles(config)), ("frame.js", script(config, env))):
        files.append(File.generated(config, f"{FOLDER}/{name}", content=content))


def unused(name: str, config: MkDocsConfig) -> bool:
    """Whether a file of the theme is only for Material's search, or for people who look into Material's own code."""
    if not (found := first(config, name)) or not found.is_relative_to(home(config)):
        return False
    return name.endswith(".map") or bool(config.extra.get("archive_search") and UNUSED.match(name))


def styles(config: MkDocsConfig) -> str:
    """All style sheets of the theme as one, so that a page names one and a browser waits for one."""
    found = [file for pattern in STYLES if (file := first(config, pattern))]
    logo = f':root{{--ba-logo:url("../../{quote(config.theme["logo"])}")}}' if config.theme.get("logo") else ""
    return "\n".join([*(SOURCE_MAP.sub("", file.read_text("utf-8")) for file in found), logo])


def script(config: MkDocsConfig, env: Environment) -> str:
    """The script of every page: the values of this site, `frame.js`, and what the search box needs."""
    from build_archive.search import browser  # numpy and all; a build that has nothing to do ends before

    context = get_context(Navigation([], []), Files([]), config, base_url="../..")
    site = env.get_template("partials/shared.html").render(context)
    code = (resources("build_archive.publish") / "frame.js").read_text("utf-8")
    box = browser.page(config.use_directory_urls) + browser.woven("box") if config.extra.get("archive_search") else ""
    return f'"use strict";\n(() => {{\nconst SITE = {site};\n{code}}})();\n{box}'
