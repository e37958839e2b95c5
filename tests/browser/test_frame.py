"""What a page gets from the shared script, in headless Chromium: in our small frame, in Material's own, and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site import addresses, ordinary, project, rebuild, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PHONE = {"width": 390, "height": 844}
LIBRARY = "清水镇图书馆周末延长开放：“灯亮到最后一位读者离开”"
SECTIONS = """
nav:
  - 首页: index.md
  - 标签: archive/tags/index.md
  - 其他: [about.md, search.md]
extra_javascript: [own.js]
"""
OWN_SCRIPT = """
document$.subscribe(() => { document.body.dataset.own = "after the bundle" });
document.addEventListener("DOMContentLoaded", () => { document.body.dataset.early = "before the page was complete" });
"""
OVERRIDE = '{% extends "base.html" %}{% block announce %}本周闭馆{% endblock %}'


def made(folder: Path, own: str = "") -> Path:
    """A site with a script and a template of a user's own; `own` is what the configuration says besides ours."""
    project(folder)
    for name, content in {
        "docs/own.js": OWN_SCRIPT,
        "overrides/main.html": OVERRIDE,
        "own.yml": f"INHERIT: mkdocs.yml\n{own}",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    return rebuild(folder / "own.yml", ordinary())


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own frame everywhere."""
    return made(tmp_path_factory.mktemp("ours"))


@pytest.fixture(scope="module")
def sections(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Material's frame below a section of the navigation, ours elsewhere."""
    return made(tmp_path_factory.mktemp("sections"), SECTIONS)


@pytest.fixture(scope="module")
def overridden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Material's frame everywhere, by a template of the user."""
    return made(tmp_path_factory.mktemp("overridden"), "theme: {custom_dir: overrides}\n")


@pytest.fixture
def visit(browser: Browser) -> Iterator:
    """Open a page of a site; nothing may go wrong in it."""
    trouble: list[str] = []
    contexts = []
    servers = []

    def opened(site: Path, path: str, **more: object) -> Page:
        servers.append(served(site))
        contexts.append(browser.new_context(**more))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("response", lambda answer: trouble.append(answer.url) if answer.status >= 400 else None)
        page.goto(servers[-1].__enter__() + path, wait_until="networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()
    for server in servers:
        server.__exit__(None, None, None)
    # where no script runs to name the icon, a browser asks for it by itself
    assert [one for one in trouble if not one.endswith("/favicon.ico")] == []


def finds(page: Page) -> None:
    """The box of a page answers."""
    page.locator(".md-search__input").fill("图书馆")
    expect(page.locator(".md-search-result__item mark").first).to_have_text("图书馆", timeout=15_000)


def switches(page: Page) -> None:
    """The first click on the switch chooses the light colours, which a new visit remembers."""
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "paper")
    page.reload(wait_until="commit")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "paper")


def test_search_box_and_switch_are_on_every_kind_of_page(visit, ours: Path, sections: Path, overridden: Path) -> None:
    """In our frame and in Material's; each once."""
    for site, path in ((ours, ""), (ours, addresses(ours)[LIBRARY]), (sections, "about/"), (overridden, "about/")):
        page = visit(site, path)
        assert page.locator("form[name=search]").count() == 1
        assert page.locator("#__search").count() == 1
        switches(page)
        finds(page)


def test_nothing_moves_while_a_page_comes(visit, ours: Path) -> None:
    """No layout shift, on an article, the front page and an index, wide and on a phone."""
    moved = "() => new Promise(done => { let sum = 0; new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value })).observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 200) })"
    for path in ("", addresses(ours)[LIBRARY], "archive/tags/"):
        for size in ({"width": 1280, "height": 900}, PHONE):
            assert visit(ours, path, viewport=size).evaluate(moved) == 0, path


def test_far_down_the_title_stands_in_the_header_and_a_way_leads_back(visit, ours: Path) -> None:
    """Material's header and its button work on parts that the script has made."""
    page = visit(ours, addresses(ours)[LIBRARY], viewport={"width": 1280, "height": 400})
    page.evaluate("scrollTo(0, 900)")
    expect(page.locator(".md-header__title--active")).to_be_visible()
    assert page.locator("[data-md-component=header-topic]").inner_text() == LIBRARY
    page.evaluate("scrollBy(0, -100)")
    page.get_by_role("button", name="回到页面顶部").click()
    page.wait_for_function("scrollY === 0")


def test_without_scripts_name_tabs_and_text_are_there(visit, ours: Path) -> None:
    """The name leads home; nothing that would need a script is shown."""
    page = visit(ours, addresses(ours)[LIBRARY], java_script_enabled=False)
    assert page.get_by_role("link", name="中文文章档案").get_attribute("href") == "../../../.."
    assert page.get_by_role("navigation", name="目录").get_by_role("link").count() == 8
    assert page.locator(".ba-text").is_visible()
    assert page.locator("input, form, button").count() == 0


def test_below_a_section_a_phone_has_a_drawer(visit, sections: Path) -> None:
    """The label in the bar opens it; elsewhere there is neither."""
    page = visit(sections, "about/", viewport=PHONE)
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(page.locator(".md-sidebar--primary").get_by_role("link", name="搜索").first).to_be_in_viewport()
    assert visit(sections, "archive/tags/", viewport=PHONE).locator("[for=__drawer]").count() == 0


def test_a_script_of_the_user_runs_where_material_would_run_it(visit, sections: Path) -> None:
    """After Material's bundle and before the page is complete."""
    page = visit(sections, "archive/tags/")
    expect(page.locator("body")).to_have_attribute("data-own", "after the bundle")
    expect(page.locator("body")).to_have_attribute("data-early", "before the page was complete")


def test_a_template_of_the_user_stands_in_materials_frame(visit, overridden: Path) -> None:
    """Its announcement is seen."""
    assert visit(overridden, "about/").get_by_text("本周闭馆").is_visible()
