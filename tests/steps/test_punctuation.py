"""Half-width punctuation that an extractor made is restored beside Han characters, and nowhere else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive.model import Article, Headline, Origin, Sidebar
from build_archive.steps.invisible import clean_invisible
from build_archive.steps.punctuation import is_narrowed, restore, restore_punctuation, stops_are_narrowed

CHANGES = {
    "a comma between Han characters": ("新馆开门,读者来了", "新馆开门，读者来了"),
    "each of the marks": ("新馆:开门,休息;来吗?来!", "新馆：开门，休息；来吗？来！"),
    "a comma behind digits and before a Han character": ("新馆有3层,还有花园", "新馆有3层，还有花园"),
    "a comma behind a percent sign": ("读者增加4.5%,借书增加8%;都是新高", "读者增加4.5%，借书增加8%；都是新高"),
    "a mark between a Latin word and a Han character": ("新馆用的是Linux,很快", "新馆用的是Linux，很快"),
    "a colon before a Latin name": ("来源:EETOP", "来源：EETOP"),
    "a mark behind a closing quotation mark": ("他说“好”,大家笑了", "他说“好”，大家笑了"),
    "marks in a row": ("开门了!!!", "开门了！！！"),
    "brackets around Han characters": ("镇图书馆(新馆)开门", "镇图书馆（新馆）开门"),
    "brackets around Latin letters behind a Han character": ("镇图书馆(NTL)开门", "镇图书馆（NTL）开门"),
    "a comma behind a restored bracket": ("借书增加(增幅为12%),2019年又增加", "借书增加（增幅为12%），2019年又增加"),
    "the comma behind an address": ("见http://a.example/b,谢谢", "见http://a.example/b，谢谢"),
    "the colon before a clock, not the one in it": ("时间:12:25", "时间：12:25"),
}
LEAVES_ALONE = {
    "a clock": "明早12:25开门",
    "a score": "主队77:73获胜",
    "thousands": "藏书3,000册",
    "a decimal": "占3.5%",
    "a ratio with an odd number of marks": "比例为1:2:3",
    "a Latin sentence": "Hello, world: is it open? Yes!",
    "an address": "http://a.example/b?c=d,e:f;g!h(i)",
    "an address with a port in a Chinese sentence": "打开http://a.example:8080/见面",
    "code in backticks": "运行`a(b,c)`命令",
    "a line of a program": 'print("你好,世界");',
    "a function of mathematics": "设f(x)连续",
    "an e-mail address": "写信给 a.b@c.example 即可",
    "a smiley": "好 :) 的",
    "full-width marks": "好，的。",
    "quotation marks and dots": '他说"好"...',
}


@pytest.mark.parametrize(("narrow", "full"), CHANGES.values(), ids=CHANGES.keys())
def test_changes(narrow: str, full: str) -> None:
    """Each case's name says what is restored."""
    assert restore(narrow) == full


@pytest.mark.parametrize("text", LEAVES_ALONE.values(), ids=LEAVES_ALONE.keys())
def test_leaves_alone(text: str) -> None:
    """Each case's name says what keeps its punctuation."""
    assert restore(text) == text


def test_the_full_stop_is_restored_where_the_whole_text_lost_it() -> None:
    """Dots end the paragraphs and there is no 。 anywhere."""
    body = ("新馆开门了.读者来了,共3.5万人.", "馆长说:“欢迎.”")
    assert stops_are_narrowed(body)
    assert [restore(line, stops=True) for line in body] == ["新馆开门了。读者来了，共3.5万人。", "馆长说：“欢迎。”"]


def test_a_name_with_a_dot_is_no_full_stop() -> None:
    """Where the text has its 。, dots are what they are."""
    assert not stops_are_narrowed(("约翰.史密斯来了。",))


ARTICLE = Article(
    "00000000",
    "新馆:开门了!",
    ("馆长说,新馆开门。",),
    Origin("a.txt", 0, 1, "0" * 64),
    "text/plain",
    original_title="开门(一)",
)


def test_title_original_title_and_headlines_are_restored_with_the_body() -> None:
    """One extractor wrote them all."""
    article = restore_punctuation(
        replace(ARTICLE, sidebars=(Sidebar("latest", "", (Headline("下雨了,慢走", "2021-05-04 12:25", "天气"),)),))
    )
    assert (article.title, article.original_title) == ("新馆：开门了！", "开门（一）")
    assert article.sidebars[0].headlines[0] == Headline("下雨了，慢走", "2021-05-04 12:25", "天气")


def test_names_are_left_alone() -> None:
    """Many sites write half-width brackets in them."""
    article = restore_punctuation(replace(ARTICLE, source="河湾报(北镇)", tags=("新馆(一)",)))
    assert (article.source, article.tags) == ("河湾报(北镇)", ("新馆(一)",))


def test_a_body_with_its_own_full_width_marks_was_not_narrowed() -> None:
    """Then the half-width ones are its author's."""
    article = replace(ARTICLE, body=("馆长说，新馆(南馆)开门。", "读者说:好，好。"))
    assert restore_punctuation(article) == article


def test_a_title_with_full_width_marks_keeps_its_half_width_ones() -> None:
    """It did not go through the extractor that narrowed the body."""
    article = restore_punctuation(replace(ARTICLE, title="新馆：开门了(图)"))
    assert article.title == "新馆：开门了(图)"


def test_markdown_is_left_alone() -> None:
    """A person wrote it, and its brackets are syntax."""
    article = replace(ARTICLE, shape="markdown", body=("见[新馆](a.md),谢谢",))
    assert restore_punctuation(article) == article


@given(st.text(alphabet="新馆老桥，：（）,:;?!().%“”‘’ aB12\"'`/", max_size=60))
def test_restoring_keeps_every_other_character_and_is_done_once(text: str) -> None:
    """Same length, only marks differ, and a second time changes nothing."""
    restored = restore(text)
    assert len(restored) == len(text)
    assert all(
        a == b or (a, b) in zip(",:;?!()", "，：；？！（）", strict=True) for a, b in zip(text, restored, strict=True)
    )
    if is_narrowed([text]):
        assert not is_narrowed([restored])


def test_code_keeps_its_marks_and_its_lay_out() -> None:
    """Restored and cleaned is what stands around it."""
    code = "    if a:\n        b(1,2);  # 船期,票价"
    prose = ("渡口的船长用两行代码算船期,算得很准,居民都说好。", code, "新船明天开航,票价不变,每人一元。")
    article = Article("0badcafe", "船期", prose, Origin("a.txt", 0, 1, "0" * 64), "text")
    restored = clean_invisible(restore_punctuation(article))
    assert restored.body == (prose[0].replace(",", "，"), code, prose[2].replace(",", "，"))
