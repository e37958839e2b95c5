"""When an article appeared: the page's own time where it survives, else the best evidence, else nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive.model import Dating
from build_archive.understand.clues import Clues
from build_archive.understand.dates import date_article
from build_archive.understand.stamps import from_url, read_stated

WRITTEN = {
    "hyphens without zeros, with seconds": ("2020-4-1 15:06:00", "2020-04-01T15:06"),
    "slashes and an hour of one digit": ("2017/3/20 9:59:04", "2017-03-20T09:59"),
    "年月日": ("2015年01月30日", "2015-01-30"),
    "full-width digits": ("２０１５年１月３０日", "2015-01-30"),
    "a label before it": ("最后更新: 2019-09-07 15:14:21", "2019-09-07T15:14"),
    "the source glued behind it": ("2019-09-26 12:11来源：镇报", "2019-09-26T12:11"),
    "an ideographic space between day and clock": ("2019-09-26　12:11", "2019-09-26T12:11"),
    "Han digits": ("二〇二〇年四月一日", "2020-04-01"),
    "Han digits with tens": ("一九九八年十二月二十一日", "1998-12-21"),
    "a year of the Republic": ("民國109年4月1日", "2020-04-01"),
    "a year of the Republic without its name": ("109-04-01", "2020-04-01"),
    "afternoon": ("2020年4月1日 下午3:20", "2020-04-01T15:20"),
    "weekday in brackets": ("2020年04月01日（星期三） 08:15", "2020-04-01T08:15"),
    "ISO 8601 with a zone keeps the page's own clock": ("2025-11-28T19:00:00Z", "2025-11-28T19:00"),
    "ISO 8601 with an offset": ("2020-04-01T15:06:00+08:00", "2020-04-01T15:06"),
    "eight digits": ("20190906", "2019-09-06"),
    "eight digits and a clock": ("20190906T1205", "2019-09-06T12:05"),
    "epoch seconds are Beijing time": ("1546021647", "2018-12-29T02:27"),
    "epoch milliseconds": ("1546021647000", "2018-12-29T02:27"),
    "a header's date": ("Sat, 07 Sep 2019 08:05:32 GMT", "2019-09-07T08:05"),
    "a blog's date": ("Sep 7, 2019", "2019-09-07"),
    "with its clock": ("September 7, 2019 8:05 PM", "2019-09-07T20:05"),
    "noon and midnight in English": ("Sep 7, 2019 12:05 am", "2019-09-07T00:05"),
    "JavaScript's": ("Sat Sep 07 2019 08:05:32 GMT+0800", "2019-09-07T08:05"),
    "C's": ("Sat Sep  7 08:05:32 2019", "2019-09-07T08:05"),
    "31 September in English": ("Sep 31, 2019", None),
    "day and month in an order that nobody can know": ("07/09/2019", None),
    "a month is only a month": ("2020年4月", "2020-04"),
    "a year is only a year": ("2020", "2020"),
    "month 13 is no date": ("2020-13-01", None),
    "31 June is no date": ("2020-06-31", None),
    "the year 0202 is no date": ("0202-04-01", None),
    "a word is no date": ("昨晚", None),
    "a relative time without a capture time is no date": ("3小时前", None),
    "a number is no date": ("12345", None),
    "nothing is no date": ("", None),
}


@pytest.mark.parametrize(("written", "value"), WRITTEN.values(), ids=WRITTEN.keys())
def test_written(written: str, value: str | None) -> None:
    """Each case's name is the form."""
    dating = read_stated(written)
    assert (dating and dating.value) == value


URLS = {
    "http://x.example/sh/2020/04-01/9146480.shtml": "2020-04-01",
    "http://x.example/n1/2019/0615/c1013-31153.html": "2019-06-15",
    "https://x.example/a/20190907/doc.html": "2019-09-07",
    "http://x.example/15/0704/05/ATL.html": "2015-07-04",
    "http://x.example/202004/t20200401_12.htm": "2020-04-01",
    "http://x.example/town/2019_09_07_516733.shtml": "2019-09-07",
    "http://x.example/2017-03/10/content_239.htm": "2017-03-10",
    "https://x.example/2019-09-11/doc-iicez.shtml": "2019-09-11",
    "http://x.example/202004/12.htm": "2020-04",
    "http://x.example/2020/04/a-new-library/": "2020-04",
    "http://x.example/story/7333/4909043": None,
    "http://x.example/20201340/1.html": None,
    "http://x.example/20200230/1.html": None,
    "http://20200401.example/1.html": None,
    "http://x.example/a.html?d=20200401": None,
}


@pytest.mark.parametrize(("url", "value"), URLS.items())
def test_url(url: str, value: str | None) -> None:
    """The path of an address, and no number in it that is no day."""
    dating = from_url(url)
    assert (dating and dating.value) == value


AGAINST_CAPTURE = {
    "minutes": ("25分钟前", "2021-05-04T11:45"),
    "hours give the day": ("13小时前", "2021-05-03"),
    "days": ("3天前", "2021-05-01"),
    "yesterday with its clock": ("昨天 12:30", "2021-05-03T12:30"),
    "today": ("今天 08:05", "2021-05-04T08:05"),
    "this year's day": ("04-30 22:46", "2021-04-30T22:46"),
    "last year's day": ("10-08 12:00", "2020-10-08T12:00"),
}


@pytest.mark.parametrize(("line", "value"), AGAINST_CAPTURE.values(), ids=AGAINST_CAPTURE.keys())
def test_relative(line: str, value: str) -> None:
    """A relative time counts from the moment of the crawl, in Beijing, though WARC writes it in UTC."""
    dating = date_article(Clues(byline=(line,), captured="2021-05-04T04:10:00Z"))
    assert dating is not None
    assert (dating.value, dating.found_in) == (value, "byline")


BYLINES = {
    "a time alone": ("2019-09-24 09:10", "2019-09-24T09:10"),
    "time and source": ("2015-07-02 23:15:34　来源: 河湾日报(北镇)", "2015-07-02T23:15"),
    "a title with the time glued": ("新馆开门!馆长:欢迎大家来最后更新: 2019-09-07 15:14:21", "2019-09-07T15:14"),
    "the whole article behind it": (
        "新馆开门 最后更新: 2019-09-07 15:14:21 9月3日，镇里" + "的新馆开门，读者来了。" * 40,
        "2019-09-07T15:14",
    ),
    "a label": ("发布日期：2019-03-06", "2019-03-06"),
    "publication before update": ("更新时间：2019-03-08 发布时间：2019-03-06", "2019-03-06"),
    "the day of publication behind that of writing": (
        "成文日期：2020年03月30日 发布日期：2020年04月02日",
        "2020-04-02",
    ),
    "the day of writing alone": ("成文日期：2020年03月30日", None),
    "the day of an event with its label": ("活动时间：2021年5月1日", None),
    "a labelled day of the Republic": ("發布日期：109-04-01", "2020-04-01"),
    "a labelled time with a year of two digits": ("发布时间：18-03-08 23:16", "2018-03-08T23:16"),
    "the day of an event in a sentence": ("2019年2月27日下午，镇里一行八人来新馆看书。", None),
    "an event without a comma": ("2019年2月27日镇里一行八人来到新馆", None),
    "an event behind a gap": ("2019年2月27日 镇里一行八人今天来到新馆", None),
    "an event before the day": ("镇里一行来馆2019年2月27日", None),
    "a day and the paper": ("2019年2月27日 河湾日报", "2019-02-27"),
    "a day and a label": ("2019-02-27 作者：王小明 阅读：12", "2019-02-27"),
    "a day between bars": ("河湾网 | 2019-02-27 | 镇里", "2019-02-27"),
    "a day and the weekday": ("2019年2月27日星期三", "2019-02-27"),
    "an event that lasts": ("2019-02-27至2019-03-01 新馆书展", None),
    "up to a day": ("截至2019年2月27日", None),
    "an agency's code behind the editor": ("（編輯：林一葉）1100731", "2021-07-31"),
    "a number behind the editor": ("（責任編輯：林一葉）1109931", None),
    "the day of a speech under its title": ("（2019年9月7日）", "2019-09"),
}


@pytest.mark.parametrize(("line", "value"), BYLINES.values(), ids=BYLINES.keys())
def test_byline(line: str, value: str | None) -> None:
    """Each case's name says what the line is."""
    dating = date_article(Clues(byline=(line,)))
    assert (dating and dating.value) == value


TOLD = {
    "a dateline takes its year from the same day in the text": (
        Clues(body=("镇政府网站5月4日消息,2021年5月4日,新馆开门，来了三千人。",)),
        Dating("2021-05-04", "day", "body", "2021年5月4日"),
    ),
    "a dateline with its year": (
        Clues(body=("河湾网2021年5月4日讯 新馆开门，来了三千名读者。",)),
        Dating("2021-05-04", "day", "dateline", "2021年5月4日"),
    ),
    "a dateline takes its year from the newest listed headline": (
        Clues(body=("河湾网5月4日讯 新馆开门，来了三千名读者和游客。",), listed=("2021-05-05 10:00",)),
        Dating("2021-05-04", "day", "dateline", "5月4日"),
    ),
    "a dateline takes its year from the day before in the text": (
        Clues(body=("河湾网5月4日讯 2021年5月3日，新馆开门，来了三千人。",)),
        Dating("2021-05-04", "day", "dateline", "5月4日"),
    ),
    "a dateline takes its year from the month of the address": (
        Clues(body=("河湾网5月4日讯 新馆开门，来了三千名读者和游客。",), url="http://x.example/202105/12.htm"),
        Dating("2021-05-04", "day", "dateline", "5月4日"),
    ),
    "a dateline takes its year from a crawl of the same week": (
        Clues(body=("河湾网5月4日讯 新馆开门，来了三千名读者和游客。",), captured="2021-05-06"),
        Dating("2021-05-04", "day", "dateline", "5月4日"),
    ),
    "and not from a crawl years later": (
        Clues(body=("河湾网5月4日讯 新馆开门，来了三千名读者和游客。",), captured="2023-08-06"),
        None,
    ),
    "today in brackets": (
        Clues(body=("镇里今天（2021年5月4日）开了新馆，来了三千人。",)),
        Dating("2021-05-04", "day", "body", "2021年5月4日"),
    ),
    "today in brackets, its year from the list": (
        Clues(body=("镇里今日（5月4日）开了新馆，来了三千名读者和游客。",), listed=("2021-05-04 10:00",)),
        Dating("2021-05-04", "day", "body", "5月4日"),
    ),
    "a dateline without a year anywhere": (Clues(body=("镇政府网站5月4日消息，新馆开门，来了三千人。",)), None),
    "two years that fit": (Clues(body=("河湾网5月4日讯 2020年5月3日和2021年5月3日，新馆都开门。",)), None),
    "history in the first paragraph": (Clues(body=("1931年5月4日，老馆落成，来了三千名读者和游客。",)), None),
    "the newest headline alone": (
        Clues(body=("新馆开门，来了三千名读者和游客，镇里很热闹。",), listed=("2021-05-04 10:00",)),
        None,
    ),
    "an event before the newest headline gives the month": (
        Clues(body=("5月4日，新馆开门，来了三千名读者和游客。",), listed=("2021-05-06",)),
        Dating("2021-05", "month", "body", "5月4日; 2021-05-06"),
    ),
    "at the end of a month it gives the year": (
        Clues(body=("5月26日，新馆开门，来了三千名读者和游客。",), listed=("2021-05-28",)),
        Dating("2021", "year", "body", "5月26日; 2021-05-28"),
    ),
    "at the end of a year it gives nothing": (
        Clues(body=("12月26日，新馆开门，来了三千名读者和游客。",), listed=("2021-12-28",)),
        None,
    ),
    "an event long before the newest headline gives nothing": (
        Clues(body=("5月4日，新馆开门，来了三千名读者和游客。",), listed=("2021-08-06",)),
        None,
    ),
    "the day of signing gives the month": (
        Clues(body=("各村：新馆五月开门，请大家准时前来。", "镇政府", "2021年4月6日")),
        Dating("2021-04", "month", "body", "2021年4月6日"),
    ),
    "the record goes before everything": (
        Clues(stated="2021-05-06", url="http://x.example/20210505/1.html", byline=("2021-05-04 10:00",)),
        Dating("2021-05-06", "day", "record", "2021-05-06"),
    ),
    "the page's own line tells the minute of the same day": (
        Clues(stated="2021-05-06", byline=("2021-05-06 10:00",)),
        Dating("2021-05-06T10:00", "minute", "byline", "2021-05-06 10:00"),
    ),
    "an impossible record gives way": (
        Clues(stated="2021-02-31", byline=("2021-05-06 10:00",)),
        Dating("2021-05-06T10:00", "minute", "byline", "2021-05-06 10:00"),
    ),
    "a day in a file name is no date": (
        Clues(file_name="detail_20220630.txt", body=("新馆开门，来了三千名读者和游客，镇里很热闹。",)),
        None,
    ),
    "but evidence for a year": (
        Clues(file_name="20210505.txt", body=("河湾网5月4日讯 新馆开门，来了三千名读者和游客。",)),
        Dating("2021-05-04", "day", "dateline", "5月4日"),
    ),
    "a date after the capture is refused": (Clues(stated="2021-05-09", captured="2021-05-04T10:00:00Z"), None),
    "unless the page's own line says the same: then the capture's clock is wrong": (
        Clues(stated="2021-05-09", byline=("2021-05-09 10:00",), captured="2015-05-04T10:00:00Z"),
        Dating("2021-05-09T10:00", "minute", "byline", "2021-05-09 10:00"),
    ),
    "or the headlines beside it are of the same days": (
        Clues(stated="2021-05-09", listed=("2021-05-08 10:00",), captured="2015-05-04T10:00:00Z"),
        Dating("2021-05-09", "day", "record", "2021-05-09"),
    ),
}


@pytest.mark.parametrize(("clues", "dating"), TOLD.values(), ids=TOLD.keys())
def test_article(clues: Clues, dating: Dating | None) -> None:
    """Each case's name is the rule."""
    assert date_article(clues) == dating


def test_the_far_future_is_refused() -> None:
    """Without a capture time, what lies more than a year ahead."""
    assert date_article(Clues(stated=(date.today() + timedelta(days=400)).isoformat())) is None


CLUE = st.text(alphabet="0123456789-/年月日 :今天（）电讯消息前，。新华社网站", max_size=30)


@given(CLUE, CLUE, st.lists(CLUE, max_size=3).map(tuple), st.lists(CLUE, max_size=4).map(tuple), CLUE)
def test_a_lone_clue_never_dates_an_article_after_its_capture(
    stated: str, url: str, byline: tuple[str, ...], body: tuple[str, ...], file_name: str
) -> None:
    """And its evidence is never empty, whatever the clue; a value is as long as its precision says."""
    lone = (
        Clues(stated=stated),
        Clues(url=f"http://x.example/{url}"),
        Clues(byline=byline),
        Clues(body=body, file_name=file_name),
    )
    for clues in lone:
        dating = date_article(replace(clues, captured="2019-05-04"))
        if dating:
            assert dating.value[:4] <= "2019"
            assert dating.evidence
            assert len(dating.value) == {"year": 4, "month": 7, "day": 10, "minute": 16}[dating.precision]


def test_a_time_of_greenwich_gives_way_to_what_the_page_shows() -> None:
    """Late in the evening it is the next day where the page is read; a day that is far from it is another's."""
    shown = Clues(stated="2020-03-01T17:20:00Z", byline=("2020-03-02 01:20",))
    dating = date_article(shown)
    assert dating is not None
    assert (dating.value, dating.found_in) == ("2020-03-02T01:20", "byline")
    other = date_article(replace(shown, byline=("2020-03-09 01:20",)))
    assert other is not None
    assert other.value == "2020-03-01T17:20"
