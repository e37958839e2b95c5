"""The pages as a reader sees them, in headless Chromium under a sub-path: by day and night, wide and on a phone, by keyboard, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.site import HOSTILE, PREFIX, addresses, build, hostile, ordinary, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 - nothing is built where there is no browser
    """The built site."""
    return build(tmp_path_factory.mktemp("project"), [*ordinary(), *hostile()])


@pytest.fixture(scope="module")
def home(site: Path) -> Iterator[str]:
    """The address of the site."""
    with served(site) as address:
        yield address


class Watched:
    """A page that notes what it asks for and what goes wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.hosts: set[str] = set()
        self.trouble: list[str] = []
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        page.on("console", lambda message: self.trouble.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("dialog", lambda dialog: (self.trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))


@pytest.fixture
def open_page(browser: Browser, site: Path, home: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator:
    """Open an address of the site; afterwards nothing may have been asked of another host and nothing gone wrong."""
    watched: list[Watched] = []

    def opened(path: str, size: dict[str, int] = WIDE, scheme: str = "light", **more: object) -> Page:
        context = browser.new_context(viewport=size, color_scheme=scheme, **more)
        watched.append(Watched(context.new_page()))
        page = watched[-1].page
        page.goto(home + path, wait_until="networkidle")
        page.screenshot(path=tmp_path / f"{request.node.name.replace('/', '_')}-{len(watched)}.png", full_page=True)
        return page

    opened.addresses = addresses(site)
    yield opened
    for one in watched:
        one.page.context.close()
        assert one.hosts == {urlsplit(home).netloc}
        assert one.trouble == []


def path_of(page: Page, title: str) -> str:
    """The path, below the site, of the page that the link with this text leads to."""
    address = page.get_by_role("link", name=title, exact=True).first.evaluate("link => link.href")
    return urlsplit(address).path.removeprefix(PREFIX)


def article(open_page, title: str) -> str:
    """The path of an article below the site."""
    return open_page.addresses[title]


LIBRARY = "清水镇图书馆周末延长开放：“灯亮到最后一位读者离开”"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_no_page_scrolls_sideways(open_page, size: dict[str, int], scheme: str) -> None:
    """The front page, each index, the account, an article full of mischief, the help: all fit the window."""
    front = open_page("", size, scheme)
    paths = [
        "",
        "about/",
        "search/?text=图书馆",
        "no/such/page/",
        *(f"archive/{name}/" for name in ("tags", "dates", "pinyin", "sources", "headlines", "account")),
    ]
    paths += [path_of(front, "图书馆"), article(open_page, LIBRARY)]
    for path in paths:
        if path == "no/such/page/":
            continue
        page = open_page(path, size, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
        assert page.locator("h1").count() == 1, path


def test_the_front_page_says_what_there_is_and_leads_in(open_page) -> None:
    """Counts, newest articles, and every index one click away."""
    page = open_page("")
    assert "48" in page.get_by_text("共收文章").inner_text()
    for name in ("标签", "日期", "拼音", "来源", "头条"):
        assert page.get_by_role("main").get_by_role("link", name=name, exact=True).is_visible()
    assert page.get_by_role("link", name="雨后的车站").is_visible()


def test_an_article_says_what_is_known_of_it_and_how(open_page) -> None:
    """Title, inferred date with its evidence, source, author, editor, original title; then text, tags, neighbours, provenance, folded lists."""
    page = open_page(article(open_page, LIBRARY))
    facts = page.locator(".ba-facts").inner_text().replace("\n", " ")
    assert "2023年6月2日" in facts
    assert "据正文推定：6月2日" in facts
    for known in ("清水晚报", "文化组", "周编", "灯亮到九点"):
        assert known in facts
    assert page.locator("h1").inner_text() == LIBRARY
    assert page.title() == f"{LIBRARY} - 中文文章档案"
    foot = page.locator(".ba-foot")
    assert foot.get_by_role("link", name="图书馆", exact=True).is_visible()
    assert "SHA-256" in foot.inner_text()
    assert not foot.get_by_text("本站没有的一篇").is_visible()
    foot.locator("summary").click()
    assert foot.get_by_text("本站没有的一篇").is_visible()
    foot.get_by_role("link", name="图书馆", exact=True).click()
    page.wait_for_url("**/archive/tags/*/")
    assert page.get_by_role("link", name=LIBRARY).is_visible()


def test_a_date_is_shown_as_far_as_it_is_known(open_page) -> None:
    """A month is a month, a minute is a minute, nothing is said to be unknown."""
    shown = {
        title: open_page(article(open_page, title)).locator(".ba-facts dd").first.inner_text()
        for title in ("北線列車通車", "雨后的车站", "没有日期的一篇")
    }
    assert shown == {"北線列車通車": "2022年1月", "雨后的车站": "2023年6月3日 08:05 见于网址", "没有日期的一篇": "不详"}


def test_text_is_set_to_be_read_for_an_hour(open_page) -> None:
    """17 to 18 px, line height 1.8, 36 to 42 characters a line, the script's own language and fonts."""
    page = open_page(article(open_page, "北線列車通車"))
    paragraph = page.locator(".ba-text p").first
    style = paragraph.evaluate(
        "p => { const s = getComputedStyle(p); return [s.fontSize, s.lineHeight, s.fontFamily, p.clientWidth] }"
    )
    size, height, family, width = float(style[0][:-2]), float(style[1][:-2]), style[2], style[3]
    assert 17 <= size <= 18
    assert height / size == pytest.approx(1.8, abs=0.05)
    assert 36 <= width / size <= 42
    assert paragraph.evaluate("p => p.closest('[lang]').lang") == "zh-Hant"
    assert "PingFang TC" in family
    simplified = open_page(article(open_page, LIBRARY)).locator(".ba-text p").first
    assert simplified.evaluate("p => p.closest('[lang]').lang") == "zh-Hans"
    assert "PingFang SC" in simplified.evaluate("p => getComputedStyle(p).fontFamily")


def test_day_and_night_follow_the_system_and_the_switch(open_page) -> None:
    """Dark on a dark system from the first paint, without scripts too; the switch goes round: system, light, dark."""
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = "rgb(250, 247, 240)", "rgb(27, 25, 22)"
    assert open_page("", scheme="light").evaluate(ground) == light
    assert open_page("", scheme="dark", java_script_enabled=False).locator("body").evaluate(f"() => {ground}") == dark
    page = open_page("", scheme="dark")
    assert page.evaluate(ground) == dark
    page.locator("label[for=__palette_1]").click()
    page.wait_for_function(f"{ground} === '{light}'")
    page.reload()
    assert page.evaluate(ground) == light


CONTRAST = """() => {
  const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b }
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\\)$|transparent/.test(c)) return c } return 'rgb(255,255,255)' }
  const faint = []
  for (const e of document.querySelectorAll('body *')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
    if (!own || !e.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x)
    if ((a + .05) / (b + .05) < 4.5) faint.push(e.className + ' ' + e.textContent.trim().slice(0, 20))
  }
  return faint
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(open_page, scheme: str) -> None:
    """Contrast of 4.5 or more (WCAG 2.2, 1.4.3), in both schemes."""
    for path in (
        "",
        "about/",
        "search/?text=图书馆",
        "archive/tags/",
        "archive/dates/",
        "archive/headlines/",
        "archive/account/",
        article(open_page, LIBRARY),
    ):
        page = open_page(path, scheme=scheme)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate(CONTRAST) == [], path


def test_the_keyboard_goes_everywhere_and_is_seen(open_page) -> None:
    """Tab reaches the tabs and the links of the text in order, each with an outline that stands out."""
    page = open_page("")
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "(e => [e.textContent.trim() || e.getAttribute('aria-label') || e.name, getComputedStyle(e).outlineStyle])(document.activeElement)"
            )
        )
    names = [name for name, _ in reached]
    assert [name for name in ("标签", "日期", "拼音", "来源", "头条", "说明") if name not in names] == []
    assert all(
        outline != "none" for name, outline in reached if name in ("标签", "日期", "拼音", "来源", "头条", "说明")
    )


def test_fingers_hit_what_they_aim_at(open_page) -> None:
    """On a phone every link and button outside running text is at least 24 px high (WCAG 2.2, 2.5.8)."""
    small = "() => [...document.querySelectorAll('a, button, summary, label.md-icon')].filter(e => !e.closest('.ba-text, .ba-written p, .md-skip, .md-search') && e.checkVisibility()).map(e => [e.textContent.trim().slice(0, 20), e.getBoundingClientRect()]).filter(([, r]) => r.height && r.height < 24 && r.bottom > 0).map(([t]) => t)"
    for path in ("", "archive/tags/", "archive/dates/", article(open_page, LIBRARY)):
        assert open_page(path, PHONE).evaluate(small) == [], path


def test_mischief_does_nothing(open_page) -> None:
    """No dialog, no script, no image of a dump runs, also where the search shows it."""
    page = open_page(article(open_page, HOSTILE))
    assert page.locator("h1").inner_text() == HOSTILE
    assert page.title().startswith(HOSTILE)
    page.locator(".md-search__input").fill("四格缩进的一行")
    result = page.locator(".md-search-result__item", has_text="四格缩进的一行").first
    result.wait_for()
    assert result.inner_text().count("<script>alert") >= 1
    assert page.locator("main img, .md-search-result img").count() == 0
    page = open_page("search/?text=四格缩进的一行")
    page.locator(".ba-search__results a").first.wait_for()
    assert page.locator(".ba-search__results").inner_text().count("<script>alert") >= 1
    assert page.locator("main img").count() == 0


def test_an_unknown_address_helps_on(browser: Browser, home: str) -> None:
    """The page says what happened and leads to every index, from any depth."""
    page = browser.new_page()
    answer = page.goto(f"{home}archive/articles/zz/zzzzzzzz/")
    assert answer is not None
    assert answer.status == 404
    page.get_by_role("main").get_by_role("link", name="日期").click()
    page.wait_for_url("**/archive/dates/")
    page.close()


def test_paper_holds_the_article_and_where_it_came_from(open_page) -> None:
    """In print: title, facts, text and provenance; no search box, no tabs, no lists of other articles."""
    page = open_page(article(open_page, LIBRARY))
    page.emulate_media(media="print")
    for seen in ("h1", ".ba-facts", ".ba-text", ".ba-foot h2", ".ba-address"):
        assert page.locator(seen).first.is_visible(), seen
    for unseen in (".md-header", ".md-footer", ".ba-foot details"):
        assert not page.locator(unseen).first.is_visible(), unseen
