"""What several rooms' tests share: the option `--update`, and a browser, where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import hypothesis
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

settings.register_profile("steady", deadline=None)  # a machine that others use too makes any deadline a coin toss
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` accepts what the golden folders come to now; then read the diff."""
    parser.addoption(
        "--update", action="store_true", help="write what the golden folders come to now, instead of comparing"
    )


hypothesis.settings.register_profile("project", deadline=None)
hypothesis.settings.load_profile("project")
"""No test is timed: a busy machine is no mistake of the program."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium without a window; a test that asks for it is skipped, with a word, where it is absent (in CI it fails)."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        missing = "no chromium here; on Debian and Ubuntu: apt-get install chromium fonts-noto-cjk"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    quiet = [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=quiet)
        yield chromium
        chromium.close()
