"""The head of an agency report: where, when and by whom."""

import pytest

from build_archive.understand.dateline import dateline

CASES = {
    "agency, place and day": ("新华社河湾2月29日电 镇里", ("新华社", "", "2月29日", "新华社河湾2月29日电")),
    "the reporter in brackets": (
        "中新社山城4月3日电(记者王小斌)镇里",
        ("中新社", "王小斌", "4月3日", "中新社山城4月3日电(记者王小斌)"),
    ),
    "bare names in brackets": (
        "中新网山城4月3日电(陈小杭)2日，",
        ("中新网", "陈小杭", "4月3日", "中新网山城4月3日电(陈小杭)"),
    ),
    "a paper without a day": ("山城报讯（记者 陆小夫）新馆", ("山城报", "陆小夫", None, "山城报讯（记者 陆小夫）")),
    "all of it in a box": (
        "【中新社山城9月22日電】(陸小夫)新館",
        ("中新社", "陸小夫", "9月22日", "【中新社山城9月22日電】(陸小夫)"),
    ),
    "a paper and its reporter with a stroke between": (
        "【山城快報／陸小夫】鎮上的新館",
        ("山城快報", "陸小夫", None, "【山城快報／陸小夫】"),
    ),
    "a task behind the reporter's name": (
        "山城网10月4日讯（记者陆小夫 整合） 新馆",
        ("山城网", "陆小夫", "10月4日", "山城网10月4日讯（记者陆小夫 整合）"),
    ),
    "a paper's flash": ("山城报快讯（记者 裴小飞）今日", ("山城报", "裴小飞", None, "山城报快讯（记者 裴小飞）")),
    "correspondents and reporters": (
        "山城日报讯（通讯员李小瑜记者朱小彤）",
        ("山城日报", "李小瑜、朱小彤", None, "山城日报讯（通讯员李小瑜记者朱小彤）"),
    ),
    "a web site's news": ("镇政府网站1月27日消息,新馆", ("镇政府网站", "", "1月27日", "镇政府网站1月27日消息")),
    "a news web site by its whole name": (
        "山城新闻网3月6日讯 新馆",
        ("山城新闻网", "", "3月6日", "山城新闻网3月6日讯"),
    ),
    "a broadcaster by its whole name": (
        "山城广播电视台3月6日消息，",
        ("山城广播电视台", "", "3月6日", "山城广播电视台3月6日消息"),
    ),
    "a year in it": ("山城网2021年1月27日讯 新馆", ("山城网", "", "2021年1月27日", "山城网2021年1月27日讯")),
    "the day behind a gap": (
        "山城科技讯 北京时间9月11日凌晨消息，新馆",
        ("山城科技", "", "9月11日", "山城科技讯 北京时间9月11日凌晨消息"),
    ),
    "this very paper names no source": ("本报河湾3月30日电 今日", ("", "", "3月30日", "本报河湾3月30日电")),
    "a quoted agency is no source": ("据山城社9月26日消息，新馆", ("", "", "9月26日", "据山城社9月26日消息")),
    "a report in lenticular brackets": ("【河湾网报道】新馆", ("河湾网", "", None, "【河湾网报道】")),
    "its correspondent abroad": (
        "【河湾时报驻台北特约记者余小潞】新馆",
        ("河湾时报", "余小潞", None, "【河湾时报驻台北特约记者余小潞】"),
    ),
    "a paper of Hong Kong": ("【河灣報訊】新館", ("河灣報", "", None, "【河灣報訊】")),
    "an address behind the agency": (
        "河湾时报网（www.a.example）04月01日讯 新馆",
        ("河湾时报网", "", "04月01日", "河湾时报网（www.a.example）04月01日讯"),
    ),
    "a wire for new media": (
        "新华社河湾4月1日新媒体专电（记者王小明）新馆",
        ("新华社", "王小明", "4月1日", "新华社河湾4月1日新媒体专电（记者王小明）"),
    ),
    "nobody's news of a day": ("4月1日消息，新馆", ("", "", "4月1日", "4月1日消息")),
    "a place alone sends nothing": ("河湾4月1日电 新馆", ("", "", "4月1日", "河湾4月1日电")),
    "a reporter in brackets, no paper": (
        "（记者 王小明 通讯员 李小红）新馆",
        ("", "王小明、李小红", None, "（记者 王小明 通讯员 李小红）"),
    ),
    "a reporter of this paper": ("本报记者 王小明 报道：新馆", ("", "王小明", None, "本报记者 王小明 报道：")),
    "a reporter of Taiwan and his place": (
        "〔記者張小三／台北報導〕新館",
        ("", "張小三", None, "〔記者張小三／台北報導〕"),
    ),
    "name and place without a stroke": ("【記者張小三台北報導】新館", ("", "張小三", None, "【記者張小三台北報導】")),
    "the agency of Taiwan": (
        "（中央社記者張小三台北1日電）新館",
        ("中央社", "張小三", None, "（中央社記者張小三台北1日電）"),
    ),
    "what a reporter learnt": ("记者1日从镇里获悉，新馆开门。", None),
    "an event is no dateline": ("9月3日，新馆开门。", None),
    "what an agency reported is no dateline": ("美联社4月1日报道称，新馆开门。", None),
    "a poster is no paper": ("【海报】新馆开门", None),
    "a sentence": ("记者从镇里获悉，新馆开门。", None),
}


@pytest.mark.parametrize(("paragraph", "read"), CASES.values(), ids=CASES.keys())
def test_dateline(paragraph: str, read: tuple[str, str, str | None, str] | None) -> None:
    """Each case's name is the rule."""
    line = dateline(paragraph)
    assert (
        line and (line.source, line.author, line.moment and line.moment.text, paragraph[line.start : line.end])
    ) == read
