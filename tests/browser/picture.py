"""Makes the picture that the READMEs show, from the real site of the seeds: `python -m tests.browser.picture`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from base64 import b64encode
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import PATH, QUIET
from tests.site import ROOT, project, served

PICTURE = ROOT / ".github/picture.png"
ARTICLE = "青河图书馆夜间开放首周"
"""The beginning of the title that the picture shows."""
FRAME = """<!doctype html><body style="margin:0;background:#e4dccb;display:flex;gap:28px;padding:28px;align-items:flex-start;width:max-content">
<img style="border-radius:6px;width:840px" src="data:image/png;base64,{}">
<img style="border-radius:6px;width:290px" src="data:image/png;base64,{}"></body>"""


def main() -> None:
    """Build, look, and write the picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PATH, args=QUIET)
        with served(site_of_seeds(Path(folder))) as home:
            address = home + article_in(Path(folder) / "docs")
            wide = shot(browser, address, {"width": 1100, "height": 760}, "light")
            phone = shot(browser, home, {"width": 384, "height": 760}, "dark")
        frame = browser.new_page()
        frame.set_content(FRAME.format(b64encode(wide).decode(), b64encode(phone).decode()))
        frame.locator("body").screenshot(path=PICTURE)
    sys.stdout.write(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size:,} bytes\n")


def site_of_seeds(folder: Path) -> Path:
    """The site that `make build` makes."""
    file = project(folder)
    shutil.copytree(ROOT / "seeds", folder / "seeds", dirs_exist_ok=True)
    build(load_config(str(file)))
    return folder / "site"


def article_in(docs: Path) -> str:
    """The address, below that of the site, of the article that the picture shows."""
    (file,) = (
        file for file in docs.glob("archive/articles/*/*.md") if f"\n# {ARTICLE}" in file.read_text(encoding="utf-8")
    )
    return file.relative_to(docs).with_suffix("").as_posix() + "/"


def shot(browser: Browser, address: str, size: dict[str, int], scheme: str) -> bytes:
    """A page in a window of this size."""
    page = browser.new_context(viewport=size, color_scheme=scheme).new_page()
    page.goto(address, wait_until="networkidle")
    return page.screenshot()


if __name__ == "__main__":
    main()
