"""Text dumps in Markdown, as html2text, markdownify, trafilatura and reader services make them of whole pages."""

from __future__ import annotations

import pytest

from build_archive.model import Article
from build_archive.readers.page_markdown import is_dressed, undress
from build_archive.readers.source import Slice
from build_archive.readers.text import record_of
from build_archive.understand import understand

FIRST = "镇图书馆昨天宣布，新馆将在下月第一个星期六开放，读者可以借阅三万册图书，还可以在二楼听讲座。"
SECOND = "馆长说，旧馆的藏书已经搬完，老人和孩子都有自己的阅览室，周末开到晚上九点。"
PAGE = f"""[![](/logo.png)](/)

[首页](/) [新闻](/news "新闻")

# 镇图书馆新馆下月开放

2021-05-03 09:10 来源：[河湾日报](http://hewan.example/ \\(1\\))

{FIRST.replace("新馆", "[新馆](http://hewan.example/x_(1).html)")}

![新馆大门](/door.jpg)

**{SECOND}**

  * [河堤步道修好了，市民清早就去散步](/a/1.html)
  * [渡船停了三天，明天恢复](/a/2.html)

责任编辑：林一叶
"""


def read(text: str) -> Article:
    """The article of a text dump."""
    data = text.encode()
    (record,) = record_of(Slice("t.txt", data, 0, 1))
    return understand(record, profiles=False).article


def test_a_page_in_markdown_is_read_like_the_page() -> None:
    """Links are their words, a heading is the title, lines of links are no paragraphs."""
    article = read(PAGE)
    assert article.title == "镇图书馆新馆下月开放"
    assert article.body == (FIRST, SECOND)
    assert (article.source, article.editor) == ("河湾日报", "林一叶")
    assert article.date is not None
    assert article.date.value == "2021-05-03T09:10"


def test_lines_keep_their_numbers() -> None:
    """So that `explain` names lines of the dump; what headings and links were is kept by these numbers."""
    page = undress(PAGE)
    assert page.text.count("\n") == PAGE.count("\n")
    assert page.layout.headings == (5,)
    assert page.layout.links == (3, 15, 16)


def test_a_paragraph_that_was_broken_at_a_width_is_whole_again() -> None:
    """html2text breaks at spaces where the next word would not fit; a break that the page had stays."""
    words = [f"河湾镇的渡船第{n}次停航。" for n in range(10)]
    page = f"# 渡船\n\n{' '.join(words[:6])}\n{' '.join(words[6:])}\n\n**河边**  \n**码头**\n"
    assert undress(page).text.split("\n")[2:7] == [" ".join(words), "", "", "河边", "码头"]


def test_lines_that_run_on_over_spaces_were_broken_at_no_width() -> None:
    """Then a line with spaces, as of counts, and a long one below it are two."""
    long = " ".join(f"渡船第{n}次停航，河湾镇的人都站在码头上看。" for n in range(6))
    lines = ["2021.05.03 09:10 字数 1445 阅读 4086", "渡船停航" * 20]
    page = "\n\n".join(("# 渡船", "\n".join(lines), long, long, long))
    assert undress(page).text.split("\n")[2:4] == lines


@pytest.mark.parametrize("mark", ["=", "-"])
def test_a_heading_may_be_underlined(mark: str) -> None:
    """As markdownify writes it."""
    page = undress(f"渡船停了三天\n{mark * 12}\n\n[首页](/)\n")
    assert page.text.split("\n")[:2] == ["渡船停了三天", ""]
    assert page.layout.headings == (1,)


def test_an_article_may_be_glued_into_an_item_of_a_list() -> None:
    """Its heading, its time and its first paragraph in one line, as trafilatura writes some pages."""
    article = read(f"- ### 镇图书馆新馆下月开放 最后更新: 2021-05-03 09:10:00 {FIRST * 4} **楼上**\n{SECOND}\n")
    assert article.title == "镇图书馆新馆下月开放"


def test_links_may_be_numbered() -> None:
    """html2text can put the addresses at the end."""
    page = undress("[首页][1]\n\n河湾镇的[渡船][2]停了。\n\n   [1]: /\n   [2]: /a.html\n")
    assert page.text.split() == ["首页", "河湾镇的渡船停了。"]
    assert page.layout.links == (1,)


def test_a_reader_services_head_states_title_address_and_time() -> None:
    """The title is the window's, with the site's name behind it."""
    head = "Title: 镇图书馆新馆下月开放_河湾新闻网\n\nURL Source: http://hewan.example/2021/a.html\n\nPublished Time: 2021-05-03T09:10:00+08:00\n\nMarkdown Content:\n"
    article = read(f"{head}{FIRST}\n\n{SECOND}\n")
    assert (article.title, article.url) == ("镇图书馆新馆下月开放", "http://hewan.example/2021/a.html")
    assert article.date is not None
    assert (article.date.value, article.date.found_in) == ("2021-05-03T09:10", "record")


def test_a_date_that_trafilatura_guessed_is_marked_as_inferred() -> None:
    """It reads dates from anywhere on a page; three of 38 are wrong."""
    article = read(
        f'---\ntitle: 镇图书馆新馆下月开放\ndate: "2021-05-03"\nfingerprint: "1b96"\n---\n{FIRST}\n{SECOND}\n'
    )
    assert article.title == "镇图书馆新馆下月开放"
    assert article.date is not None
    assert (article.date.value, article.date.found_in) == ("2021-05-03", "body")


@pytest.mark.parametrize(
    "text",
    [
        "渡船停了。\n\n- 河边\n- 码头\n",
        "2*3*4 和 _甲_ 与 #话题# 都不是标记。",
        "渡船停了。\n# 这一行只是正文里的一句话。\n[点这里](javascript:x) 也是字。",
    ],
)
def test_a_text_with_few_signs_is_left_as_it_is(text: str) -> None:
    """Two signs of Markdown make it Markdown."""
    assert not is_dressed(text)


@pytest.mark.parametrize("piece", ["[", "[a](", "![", "**", "_a", "[a](b(", "\\", "| ", "> "])
def test_odd_marks_take_no_time(piece: str) -> None:
    """However many there are."""
    assert len(undress(f"# 甲\n{piece * 50_000}").text) > 0


def test_one_heading_beside_html2texts_lists_is_enough() -> None:
    """Without the addresses of its links little else of a page is dressed."""
    text = f"  * 首页\n  * 新闻\n\n# 镇图书馆新馆下月开放\n\n2021-05-03 09:10\n\n{FIRST}\n\n{SECOND}\n"
    assert read(text).title == "镇图书馆新馆下月开放"


@pytest.mark.parametrize("heading", ["# 镇图书馆新馆下月开放", "镇图书馆新馆下月开放\n============"])
def test_one_heading_that_is_the_title_is_enough(heading: str) -> None:
    """And emphasis may stand in the middle of a Chinese line."""
    article = read(f"河边 | 社会\n\n{heading}\n\n河湾日报*2021-05-03 09:10*\n\n{FIRST}\n\n{SECOND}\n")
    assert (article.title, article.source) == ("镇图书馆新馆下月开放", "河湾日报")


def test_a_picture_on_a_line_of_its_own_is_enough() -> None:
    """No one writes such a line in a text."""
    assert read(f"镇图书馆新馆下月开放\n\n{FIRST}\n\n![](https://example.org/a.jpg)\n\n{SECOND}\n").body == (
        FIRST,
        SECOND,
    )
