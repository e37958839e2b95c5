"""What several rooms' tests share: the option `--update`, and a browser, where there is one."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests import chromium

settings.register_profile("steady", deadline=None)  # a machine that others use too makes any deadline a coin toss
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` accepts what the golden folders come to now; then read the diff."""
    parser.addoption(
        "--update", action="store_true", help="write what the golden folders come to now, instead of comparing"
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium without a window; a test that asks for it is skipped, with a word, where it is absent (in CI it fails)."""
    if chromium.PATH is None:
        if os.environ.get("CI"):
            pytest.fail(chromium.MISSING)
        pytest.skip(chromium.MISSING)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium.PATH, args=chromium.QUIET)
        yield running
        running.close()
