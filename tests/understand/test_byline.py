"""Source, author and editor: from labelled and glued lines, each with the words that it took."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive.understand.byline import Credit, credits_of
from build_archive.understand.heading import heading_credits, signature

LABELLED = {
    "a source": ("来源:山城新闻", [("source", "山城新闻")]),
    "source and author without a gap": ("来源：河湾在线作者：陈小河", [("source", "河湾在线"), ("author", "陈小河")]),
    "everything glued": (
        "发布时间:2017-03-10 09:58来源:河湾网作者:春河责任编辑:肖小春",
        [("source", "河湾网"), ("author", "春河"), ("editor", "肖小春")],
    ),
    "a time before it and an ideographic space": (
        "2015-07-02 23:15:34　来源: 河湾日报·河湾网(北镇)",
        [("source", "河湾日报·河湾网(北镇)")],
    ),
    "an address in brackets is no part of the source": (
        "来源: 山城资讯 (www.a.example)(北镇)",
        [("source", "山城资讯")],
    ),
    "where an account posts from is no part of the source": ("来源: 山城广播 北京", [("source", "山城广播")]),
    "a paper and its reporter": (
        "作者：《山城周刊》记者 林小涛",
        [("source", "山城周刊"), ("author", "林小涛")],
    ),
    "editors in round brackets": ("(责编:孙小河、夏小山)", [("editor", "孙小河、夏小山")]),
    "an editor in lenticular brackets": ("【编辑:朱小静】", [("editor", "朱小静")]),
    "an editor in square brackets": ("[责任编辑：刘小斌]", [("editor", "刘小斌")]),
    "a list item": ("- 责任编辑: 李小丽 ", [("editor", "李小丽")]),
    "text and pictures by the same": ("(文/图 刘小东 易小楠)", [("author", "刘小东 易小楠")]),
    "a program that knows no author": ("作者：未知  责任编辑：林小叶", [("editor", "林小叶")]),
    "labels without a sign": ("编辑 刘小阳 校对 李小铭", [("editor", "刘小阳"), ("other", "李小铭")]),
    "labels in lenticular brackets": ("【作者】王小明【来源】山城日报", [("author", "王小明"), ("source", "山城日报")]),
    "a paper before labels without a sign": (
        "山城网 记者 任小川 编辑 石小磊",
        [("source", "山城网"), ("author", "任小川"), ("editor", "石小磊")],
    ),
    "a paper's short name before each label": (
        "每日记者 任小川    每日编辑 石小磊",
        [("author", "任小川"), ("editor", "石小磊")],
    ),
    "an author behind the source": ("来源：山城日报　　任小川", [("source", "山城日报"), ("author", "任小川")]),
    "counts behind the source": ("来源：山城日报 3 条评论", [("source", "山城日报")]),
    "bars for signs": ("文｜张小三 编辑｜李小四", [("author", "张小三"), ("editor", "李小四")]),
    "strokes for signs": ("执笔/山姐、胡小刀&李小刀", [("author", "山姐、胡小刀&李小刀")]),
    "an editor's code is kept": (
        "本文来源：山城报 责任编辑：姚小伟_NT6056",
        [("source", "山城报"), ("editor", "姚小伟_NT6056")],
    ),
    "a code alone": ("(责任编辑：HN666)", [("editor", "HN666")]),
    "two brackets in a row": ("来源：山城社【责任编辑：李小四】", [("source", "山城社"), ("editor", "李小四")]),
    "a label of another kind ends the name": (
        "来源：东区办事处 发布日期：2019-03-06 编辑：龙小慧",
        [("source", "东区办事处"), ("editor", "龙小慧")],
    ),
    "a remark behind a comma is no part of the source": (
        "来源：河湾见闻（ID：hewan），文中观点不代表本站。",
        [("source", "河湾见闻（ID：hewan）")],
    ),
    "a day ends the name": ("来源：山城日报海外版 2020年04月01日 第 01 版", [("source", "山城日报海外版")]),
    "a link of the page ends the name": ("责任编辑：霍小琦 我要反馈", [("editor", "霍小琦")]),
    "an account behind 原创 is the source": (
        "原创: 路小文编译 山城研究",
        [("author", "路小文编译"), ("source", "山城研究")],
    ),
    "who brought it out, without the people": ("出品︱山城科学栏目组 胖胖", [("source", "山城科学栏目组")]),
    "what the author did": ("作者：王小明 文/图", [("author", "王小明")]),
    "a link of the page behind an ideographic space": (
        "2020年04月01日 17:39　来源：山城新闻网　参与互动",
        [("source", "山城新闻网")],
    ),
    "a comma between two labels": ("作者：王小明，来源：山城日报", [("author", "王小明"), ("source", "山城日报")]),
    "a columnist": ("【文/山城网专栏作者 王小文】", [("author", "王小文")]),
    "a paper before its author": ("【文/山城网 王小明】", [("source", "山城网"), ("author", "王小明")]),
    "traditional characters": ("責任編輯：林小誼　來源：山城日報", [("editor", "林小誼"), ("source", "山城日報")]),
    "where pictures come from is not where the article does": ("图片来源：山城网", []),
    "nor where numbers come from": ("数据来源:统计局", []),
    "an interviewer's question is no reporter's name": ("记者：新馆什么时候开门？", []),
    "nor is the head of a sentence": ("作者：这本书写了十年，读者都在等。", []),
    "a word with 编辑 in it, in a sentence": ("她是编辑 也是读者，常来这里。", []),
    "a thesis is not written by anyone here": ("论文：关于图书馆", []),
    "a label with nothing behind it": ("责任编辑：", []),
    "a label with nothing before the next": ("作者：责任编辑：肖小春", [("editor", "肖小春")]),
}


@pytest.mark.parametrize(("line", "named"), LABELLED.values(), ids=LABELLED.keys())
def test_labelled(line: str, named: list[tuple[str, str]]) -> None:
    """Each case's name is the rule."""
    assert [(credit.role, credit.value) for credit in credits_of(line)] == named


HEADING = {
    "author and paper": ("石小佳/河湾青年报", [("author", "石小佳"), ("source", "河湾青年报")]),
    "a paper's reporters": ("山城新闻记者 段小超 廖小艳", [("author", "段小超 廖小艳"), ("source", "山城新闻")]),
    "an agency alone": ("新华社", [("source", "新华社")]),
    "a paper alone": ("河湾日报", [("source", "河湾日报")]),
    "a reporter of Taiwan": ("記者林小誼／台北報導", [("author", "林小誼")]),
    "a paper behind the page's own time": ("2019-11-25 18:57 山城参考", [("source", "山城参考")]),
    "behind a day and a dot": ("2019-05-17 · 北镇报道", [("source", "北镇报道")]),
    "behind the clock without a gap, with the reporter": (
        "2020-10-04 15:05河灣日報 記者林小誼／即時報導",
        [("author", "林小誼"), ("source", "河灣日報")],
    ),
    "paper and author behind the time": (
        "2019-11-25 18:57 山城日报 任小川",
        [("author", "任小川"), ("source", "山城日报")],
    ),
    "before the time": ("河湾快讯／范小佳 2020年03月12日 20:19:00", [("author", "范小佳"), ("source", "河湾快讯")]),
    "between bars and dots": ("山城新闻 · 2020/04/01 10:00 · 浏览 1.2w", [("source", "山城新闻")]),
    "a person before the dot": ("张小三 · 2020-04-01", [("author", "张小三")]),
    "paper, reporter and correspondent": (
        "山城日报 记者 王小明 通讯员 李小红",
        [("author", "王小明、李小红"), ("source", "山城日报")],
    ),
    "paper and reporter of Taiwan behind the time": (
        "2020-04-01 12:30 山城報 記者張小三／台北報導",
        [("author", "張小三"), ("source", "山城報")],
    ),
    "a link of the page behind the time": ("2019-11-25 18:57 字号", []),
    "the day of the week behind the time": ("2019-11-25 星期一", []),
    "where to get the app": ("下载山城客户端", []),
    "a word of the menu": ("今天的新闻", []),
    "a heading": ("记者从镇里回来", []),
    "a labelled line": ("来源:山城新闻", [("source", "山城新闻")]),
}


@pytest.mark.parametrize(("line", "named"), HEADING.values(), ids=HEADING.keys())
def test_near_the_title(line: str, named: list[tuple[str, str]]) -> None:
    """Near the title a label may be missing."""
    assert [(credit.role, credit.value) for credit in heading_credits(line)] == named


SIGNED = {
    "a name in brackets behind the last sentence": ("新馆明天开门。（张小峰）", "张小峰"),
    "with the office before it": ("新馆明天开门。(本报记者 王小明)", "王小明"),
    "two names": ("新馆明天开门。（王小明 李小红）", "王小明、李小红"),
    "with the paper before it": ("新馆明天开门。（山城网王小明）", "王小明"),
    "with paper and office before it": ("新馆明天开门。(总台山城记者王小明）", "王小明"),
    "the end mark is no name": ("新馆明天开门。（完）", None),
    "a remark is no name": ("新馆明天开门。（图）", None),
    "who took the picture did not write": ("新馆明天开门。（记者 王小明 摄）", None),
    "a name inside the text signs nothing": ("馆长（张小峰）来了。", None),
}


@pytest.mark.parametrize(("paragraph", "name"), SIGNED.values(), ids=SIGNED.keys())
def test_signature(paragraph: str, name: str | None) -> None:
    """Each case's name is the rule."""
    credit = signature(paragraph)
    assert (credit and credit.value) == name


def test_spans_are_the_words_that_were_taken() -> None:
    """Label, value and the brackets around both; the rest of the line stays what it is."""
    line = "新馆开门 来源：山城网【编辑:朱小静】更多"
    assert credits_of(line) == (Credit("source", "山城网", 5, 11), Credit("editor", "朱小静", 11, 19))
    assert line[11:19] == "【编辑:朱小静】"


@given(st.text(alphabet="来源作者责任编辑记文:：/| (（)）【】张小三网报,，。 2019-", max_size=50))
def test_spans_lie_in_order_and_hold_their_values(line: str) -> None:
    """For any line at all."""
    place = 0
    for credit in credits_of(line):
        assert place <= credit.start < credit.end <= len(line)
        assert credit.value
        assert credit.value in line[credit.start : credit.end]
        place = credit.end
