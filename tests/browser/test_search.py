"""The search as a reader meets it, in headless Chromium under a sub-path: the box, the page, odd queries, broken files, a site on disk."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from build_archive.model import Article
from build_archive.search.format import packed, section
from tests.samples import article, day
from tests.search.samples import article as document
from tests.search.samples import index_of
from tests.site import LIBRARY, build, hostile, ordinary, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Opener = Callable[..., Page]


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 - nothing is built where there is no browser
    """The built site."""
    return build(tmp_path_factory.mktemp("project"), [*ordinary(), *hostile(), *willows()])


def willows() -> list[Article]:
    """More articles, so that fifty results are not all; one of them names its editor."""
    return [
        article(
            f"河边第{n}棵柳树",
            (LIBRARY, f"{n} 号柳树。"),
            date=day(f"2021-03-{n:02}"),
            editor="单晓舟" if n == 7 else "",
        )
        for n in range(1, 20)
    ]


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[Opener]:
    """Open an address of the site, or of a copy; no other host may be asked, and no script may fail."""
    pages: list[Page] = []
    errors: list[str] = []
    hosts: set[str] = set()
    servers = []

    def opened(path: str, folder: Path = site, width: int = 1280) -> Page:
        servers.append(served(folder))
        home = servers[-1].__enter__()
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname or ""))
        pages.append(page)
        page.goto(home + path)
        return page

    yield opened
    for page in pages:
        page.close()
    for server in servers:
        server.__exit__(None, None, None)
    assert errors == []
    assert hosts <= {"127.0.0.1", "localhost"}


def status(page: Page) -> str:
    """What the search page says of the answer, once there is one."""
    expect(page.locator(".ba-search__status")).not_to_have_text("正在查找……", timeout=15_000)
    return page.locator(".ba-search__status").inner_text()


def titles(page: Page) -> list[str]:
    """The titles of the results, once there is an answer: all that come as one goes down."""
    status(page)
    found = page.locator(".ba-search__results a")
    before = -1
    while before < (before := found.count()):
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_timeout(400)
    page.evaluate("scrollTo(0, 0)")
    return found.all_inner_texts()


def open_facets(page: Page) -> None:
    """Have the results counted by tag, source and time."""
    page.locator(".ba-search__facets summary").first.click()
    expect(page.locator(".ba-search__labels button").first).to_be_visible(timeout=15_000)


def ask(page: Page, typed: str) -> list[str]:
    """Type and send a question on the search page."""
    page.locator('.ba-search input[type="search"]').fill(typed)
    page.locator('.ba-search button[type="submit"]').click()
    page.wait_for_timeout(400)
    return titles(page)


def test_the_box_answers_as_one_types_and_leads_to_the_page(visit: Opener) -> None:
    """Material's box, from an article's depth: marked titles, a click opens the article with the words marked."""
    page = visit("archive/tags/")
    page.locator(".md-search__input").fill("的")
    hit = page.locator(".md-search-result__item").first
    expect(hit.locator("mark").first).to_have_text("的", timeout=15_000)
    page.locator(".md-search-result__link", has_text="在搜索页看全部").click()
    page.wait_for_url("**/search/?text=*")
    assert len(titles(page)) >= 10


def test_an_article_opens_with_the_words_marked(visit: Opener) -> None:
    """A result of the page leads to its article, in which Material marks what was found."""
    page = visit("search/?text=" + quote("读者离开"))
    page.locator(".ba-search__results a").first.click()
    page.wait_for_url("**/archive/articles/**")
    expect(page.locator("mark[data-md-highlight]").first).to_have_text("读者离开", timeout=10_000)


def test_an_input_method_is_waited_for(visit: Opener) -> None:
    """While it composes nothing is searched and Enter opens nothing; what it has composed is searched."""
    page = visit("")
    box = page.locator(".md-search__input")
    box.click()
    expect(page.locator(".md-search-result__meta")).to_have_text("键入以开始搜索")  # the empty box has been searched
    page.evaluate(
        """() => {
          const box = document.querySelector(".md-search__input");
          box.value = "tushu";
          for (const type of ["keydown", "keyup"])
            box.dispatchEvent(new KeyboardEvent(type, { key: "Enter", bubbles: true, isComposing: true }));
        }"""
    )
    page.wait_for_timeout(500)
    assert page.locator(".md-search-result__item").count() == 0
    page.evaluate(
        """() => {
          const box = document.querySelector(".md-search__input");
          box.value = "图书馆";
          box.dispatchEvent(new CompositionEvent("compositionend", { data: "图书馆", bubbles: true }));
        }"""
    )
    expect(page.locator(".md-search-result__item mark").first).to_have_text("图书馆", timeout=15_000)
    assert "/archive/articles/" not in page.url


def test_facets_narrow_down_and_the_back_button_goes_back(visit: Opener) -> None:
    """A tag's count is the number of results that it leaves; each step stands in the address."""
    page = visit("search/?text=" + quote("的"))
    before = titles(page)
    open_facets(page)
    facet = page.locator(".ba-search__labels", has_text="标签").locator("button").first
    count = int(facet.locator("small").inner_text())
    facet.click()
    page.wait_for_timeout(400)
    assert status(page).startswith(f"{count} 条")
    assert "tag=" in page.url
    page.go_back()
    page.wait_for_timeout(400)
    assert titles(page) == before
    page.go_forward()
    page.wait_for_timeout(400)
    assert status(page).startswith(f"{count} 条")


def test_a_range_is_dragged_over_the_chart(visit: Opener) -> None:
    """The months of the dragged bars stand in the address, and only their articles are left."""
    page = visit("search/?text=" + quote("的"))
    total = len(titles(page))
    open_facets(page)
    chart = page.locator(".ba-chart").bounding_box()
    assert chart
    middle = chart["y"] + chart["height"] / 2
    page.mouse.move(chart["x"] + 2, middle)
    page.mouse.down()
    page.mouse.move(chart["x"] + chart["width"] / 4, middle, steps=4)
    page.mouse.up()
    page.wait_for_timeout(400)
    assert "from=" in page.url
    assert 0 < len(titles(page)) < total


def test_pinyin_is_offered_in_the_box(visit: Opener) -> None:
    """By initials, with arrow keys and Enter: the word takes the place of the letters, and its articles are there at once."""
    page = visit("archive/tags/")
    box = page.locator(".md-search__input")
    box.press_sequentially("tsg")
    offered = page.locator(".ba-offer")
    expect(offered.first).to_have_text("图书馆", timeout=15_000)
    expect(page.locator(".md-search-result__meta")).to_contain_text("按拼音查找“图书馆”")
    expect(page.locator(".md-search-result__item mark").first).to_have_text("图书馆")
    page.keyboard.press("ArrowDown")
    expect(page.locator("a:focus .ba-offer")).to_have_text("图书馆")
    page.keyboard.press("Enter")
    expect(box).to_have_value("图书馆")
    expect(box).to_be_focused()
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"^约? ?\d+ 条结果$"))
    assert page.url.endswith("archive/tags/")


def test_pinyin_is_offered_on_the_page(visit: Opener) -> None:
    """In syllables, of a tag and of an editor; a word that is taken is a step that the back button takes back."""
    page = visit("search/?text=" + quote("tu shu'guan"))
    assert status(page).startswith("按拼音查找“图书馆”：")
    page.locator('.ba-search input[type="search"]').focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**text=" + quote("图书馆"))
    expect(page.locator(".ba-search__status")).to_have_text(re.compile(r"^约? ?\d+ 条结果$"))
    page.go_back()
    expect(page.locator(".ba-search__status")).to_contain_text("按拼音查找")
    for surname in ("shan", "dan"):
        assert ask(page, f"{surname}xiaozhou") == ["河边第7棵柳树"]


def test_fifty_more(visit: Opener) -> None:
    """The rest comes when it is asked for, and then all of it is there once."""
    page = visit("search/?text=" + quote("的"))
    assert len(titles(page)) == 50
    page.locator(".ba-search > button", has_text="再看 50 条").click()
    page.wait_for_timeout(400)
    links = [
        link.get_attribute("href") for _ in titles(page)[:1] for link in page.locator(".ba-search__results a").all()
    ]
    assert status(page) == f"{len(links)} 条结果"
    assert len(set(links)) == len(links) > 50
    assert page.locator(".ba-search > button").is_hidden()


def test_a_link_shows_what_it_was_made_of(visit: Opener) -> None:
    """Question, order, tag and months out of the address; each can be taken back."""
    page = visit(f"search/?text={quote('图书馆')}&sort=date&tag={quote('图书馆')}&from=2022-01&to=2023-06")
    found = titles(page)
    dates = [about[:10] for about in page.locator(".ba-search__about").all_inner_texts()]
    assert dates == sorted(dates, reverse=True)
    assert all("2022-01" <= date <= "2023-06-31" for date in dates)
    assert page.locator(".ba-search select").input_value() == "date"
    for _ in range(2):
        page.locator(".ba-search__chosen button").first.click()
        page.wait_for_timeout(400)
    assert "tag=" not in page.url
    assert "from=" not in page.url
    assert len(titles(page)) > len(found)


def test_the_page_waits_for_an_input_method_too(visit: Opener) -> None:
    """What is composed is not searched before it is there, and Enter does not send it."""
    page = visit("search/")
    box = page.locator('.ba-search input[type="search"]')
    box.evaluate(
        """box => {
          box.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
          box.value = "tu shu";
          box.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
          box.form.requestSubmit();
        }"""
    )
    page.wait_for_timeout(500)
    assert status(page) == ""
    assert "text=" not in page.url
    box.evaluate(
        """box => { box.value = "图书馆"; box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true })); }"""
    )
    expect(page.locator(".ba-search__results mark").first).to_have_text("图书馆", timeout=15_000)


def test_results_are_announced_and_help_stands_beside_the_box(visit: Opener) -> None:
    """To screen readers, by the box and by the page; how to ask is said in both."""
    page = visit("search/")
    assert page.get_by_role("status").filter(visible=True).count() == 1
    expect(page.locator(".ba-search-help").last).to_contain_text("一字不差")
    ask(page, "xyzzy")
    assert "没有一篇有“xyzzy”" in status(page)
    page = visit("")
    page.locator(".md-search__input").click()
    expect(page.locator(".md-search-result + .ba-search-help")).to_be_visible()
    page.locator(".md-search__input").fill("图书馆")
    expect(page.locator('.md-search-result__meta[role="status"]')).to_contain_text("条结果", timeout=15_000)
    expect(page.locator(".md-search-result + .ba-search-help")).to_be_hidden()


def test_without_scripts_there_are_ways_in(browser: Browser, site: Path) -> None:
    """The page says that it needs JavaScript and leads to the indexes."""
    with served(site) as home:
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(home + "search/")
        note = page.locator("noscript p")
        expect(note).to_contain_text("需要打开 JavaScript")
        for link in note.locator("a").all():
            assert page.request.get(urljoin(page.url, link.get_attribute("href") or "")).ok
        page.context.close()


def test_odd_queries_in_the_box(visit: Opener) -> None:
    """Nothing becomes markup, and each leaves the box alive."""
    page = visit("")
    box = page.locator(".md-search__input")
    for typed in ("图" * 10_000, "+", "a:b", "图书馆 -", "<img src=x onerror=alert(1)>", "图\ud83d"):
        box.evaluate(
            """(box, typed) => { box.focus(); box.value = JSON.parse(typed); box.dispatchEvent(new InputEvent("input", { bubbles: true })); }""",
            json.dumps(typed),
        )
        page.wait_for_timeout(400)
        assert page.locator(".md-search-result img").count() == 0
    box.fill("图书馆")
    expect(page.locator(".md-search-result__item mark").first).to_have_text("图书馆", timeout=15_000)


def test_odd_queries_are_all_answered(visit: Opener) -> None:
    """Too long, only signs, HTML, lone surrogates: an answer in words, never an error, and nothing becomes markup."""
    page = visit("search/")
    for typed in ("图" * 10_000, "，。！", "+", "a:b", "图书馆 -", "<img src=x onerror=alert(1)>", "^~*:"):
        ask(page, typed)
        assert page.locator(".ba-search__trouble").is_hidden(), typed[:20]
        assert page.locator(".ba-search img").count() == 0
    page.evaluate(
        """() => { const box = document.querySelector('.ba-search input[type="search"]'); box.value = "图\\ud83d"; box.form.requestSubmit(); }"""
    )
    page.wait_for_timeout(400)
    assert status(page)
    assert ask(page, "圖書館") == ask(page, "图书馆")


def test_a_query_fetches_what_it_needs(visit: Opener) -> None:
    """The entry, shards of its terms, texts of what is in sight; counts by tag only when they are opened, which is remembered."""
    page = visit("")
    names: list[str] = []
    page.on("request", lambda request: names.append(urlsplit(request.url).path.partition("/search/")[2]))
    page.goto(urljoin(page.url, "search/?text=" + quote("图书馆")), wait_until="networkidle")
    assert titles(page)
    fetched = [name for name in names if name.endswith(".bin")]
    assert fetched[0] == "index.bin"
    assert not [name for name in fetched if name.startswith("labels")]
    assert len(set(fetched)) == len(fetched)
    open_facets(page)
    assert names[-1].startswith("labels") or names[-2].startswith("labels")
    page.reload()
    expect(page.locator(".ba-search__labels button").first).to_be_visible(timeout=15_000)


def test_the_facets_may_be_opened_before_there_is_an_answer(visit: Opener) -> None:
    """They are counted all the same, as soon as there is one."""
    page = visit("search/")
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => document.querySelector(".ba-search__facets summary").click())"""
    )
    page.goto(page.url + "?text=" + quote("图书馆"))
    expect(page.locator(".ba-search__labels button").first).to_be_visible(timeout=15_000)


def test_a_phone_shows_it_all(visit: Opener) -> None:
    """Nothing scrolls sideways, with the facets open too."""
    page = visit("search/?text=" + quote("图书馆"), width=390)
    assert titles(page)
    open_facets(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_is_shown_stays_where_it_is(visit: Opener) -> None:
    """Room is kept for the answer: no layout shift to speak of while a question's page comes, wide and on a phone."""
    moved = """() => new Promise(done => { let sum = 0; new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value }))
        .observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 300) })"""
    for width in (1280, 390):
        for path in ("search/", "search/?text=" + quote("图书馆"), "search/?text=" + quote("次通报")):
            page = visit(path, width=width)
            if "text" in path:
                assert page.locator(".ba-search__results li").first.inner_text(timeout=15_000)
            page.wait_for_load_state("networkidle")
            assert page.evaluate(moved) < 0.02, (width, path)


def copy_of(site: Path, folder: Path) -> Path:
    """A site that may be broken."""
    return Path(shutil.copytree(site, folder / "site"))


def test_a_missing_part_is_told_and_the_rest_answered(visit: Opener, site: Path, tmp_path: Path) -> None:
    """Without some chunks of texts their articles are missing from the list, which says so for as long as it grows."""
    broken = copy_of(site, tmp_path)
    chunks = sorted((broken / "search/texts").iterdir())
    for chunk in chunks[::2]:
        chunk.unlink()
    page = visit("search/?text=" + quote("次通报"), folder=broken)
    found = titles(page)
    expect(page.locator(".ba-search__trouble")).to_contain_text("索引的一部分读不到")
    assert 0 < len(found) < 40


@pytest.mark.parametrize("pattern", ["pinyin-*", "dates-*", "labels-*"])
def test_each_missing_file_leaves_the_rest(visit: Opener, site: Path, tmp_path: Path, pattern: str) -> None:
    """Words for pinyin, dates and labels are told when they are wanted and cannot be had; the results are there."""
    broken = copy_of(site, tmp_path)
    for path in (broken / "search").glob(pattern):
        path.write_bytes(b"no longer what it was")
    page = visit("search/?sort=date&text=" + quote("图书馆 OR tsg"), folder=broken)
    page.locator(".ba-search__facets summary").first.click()
    page.wait_for_timeout(800)
    assert titles(page)
    if pattern == "pinyin-*":
        ask(page, "tsg")
    expect(page.locator(".ba-search__trouble")).to_contain_text(pattern.rstrip("*"))


def test_a_damaged_shard_is_told(visit: Opener, site: Path, tmp_path: Path) -> None:
    """Its terms count as if they were not asked for; box and page say so."""
    broken = copy_of(site, tmp_path)
    for path in (broken / "search/terms").iterdir():
        path.write_bytes(path.read_bytes()[:-9])
    page = visit("search/?text=" + quote("图书馆"), folder=broken)
    expect(page.locator(".ba-search__trouble")).to_contain_text("索引的一部分读不到", timeout=15_000)
    page = visit("", folder=broken)
    page.locator(".md-search__input").fill("图书馆")
    expect(page.locator(".md-search-result__item", has_text="索引的一部分读不到").first).to_be_visible(timeout=15_000)


def test_a_site_built_anew_is_searched_anew(visit: Opener, site: Path, tmp_path: Path) -> None:
    """A page that was open meanwhile asks for files that are gone, and then for those that took their place."""
    other = copy_of(site, tmp_path)
    page = visit("search/?text=" + quote("图书馆"), folder=other)
    assert titles(page)
    index_of([document(number) for number in range(40)], other / "search")
    found = ask(page, "博物馆")
    assert found
    assert page.locator(".ba-search__trouble").is_hidden()
    assert all(re.search("青河|云溪|白石|臨江|南屏|松湖|梅林|石橋", title) for title in found)


@pytest.mark.parametrize(
    "entry",
    [b"{", packed(section(b"{")), packed(section(b'{"format": 999}'))],
    ids=["not packed", "no JSON", "another format"],
)
def test_a_broken_entry_is_told(visit: Opener, site: Path, tmp_path: Path, entry: bytes) -> None:
    """The page says that the index cannot be opened; the box does too."""
    broken = copy_of(site, tmp_path)
    (broken / "search/index.bin").write_bytes(entry)
    page = visit("search/?text=" + quote("图书馆"), folder=broken)
    expect(page.locator(".ba-search__trouble")).to_contain_text("搜索索引", timeout=15_000)
    page = visit("", folder=broken)
    page.locator(".md-search__input").fill("图书馆")
    expect(page.locator(".md-search-result__item").first).to_contain_text("搜索索引", timeout=15_000)


def test_a_site_on_disk_is_searched(browser: Browser, site: Path) -> None:
    """Opened as a file, where nothing can be fetched: the page and the box find the same."""
    page = browser.new_page()
    page.goto((site / "search/index.html").as_uri() + "?text=" + quote("图书馆"))
    expect(page.locator(".ba-search__results a").first).to_be_visible(timeout=15_000)
    page.goto((site / "index.html").as_uri())
    page.locator(".md-search__input").fill("图书馆")
    expect(page.locator(".md-search-result__item mark").first).to_have_text("图书馆", timeout=15_000)
    page.close()
