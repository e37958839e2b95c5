"""When an article appeared: every written form, and the refusals."""

import pytest

from build_archive.model import Dating
from build_archive.understand.dates import Clues, date_article
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
    "afternoon": ("2020年4月1日 下午3:20", "2020-04-01T15:20"),
    "weekday in brackets": ("2020年04月01日（星期三） 08:15", "2020-04-01T08:15"),
    "ISO 8601 with a zone keeps the page's own clock": ("2025-11-28T19:00:00Z", "2025-11-28T19:00"),
    "eight digits": ("20190906", "2019-09-06"),
    "epoch seconds are Beijing time": ("1546021647", "2018-12-29T02:27"),
    "a month is only a month": ("2020年4月", "2020-04"),
    "a year is only a year": ("2020", "2020"),
    "month 13 is no date": ("2020-13-01", None),
    "31 June is no date": ("2020-06-31", None),
    "the year 0202 is no date": ("0202-04-01", None),
    "a word is no date": ("昨晚", None),
}


@pytest.mark.parametrize(("written", "value"), WRITTEN.values(), ids=WRITTEN.keys())
def test_written(written: str, value: str | None) -> None:
    """Each case's name is the form."""
    dating = read_stated(written)
    assert (dating and dating.value) == value


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("http://x.example/sh/2020/04-01/9146480.shtml", "2020-04-01"),
        ("http://x.example/n1/2019/0615/c1013-31153.html", "2019-06-15"),
        ("https://x.example/a/20190907/doc.html", "2019-09-07"),
        ("http://x.example/15/0704/05/ATL.html", "2015-07-04"),
        ("http://x.example/202004/t20200401_12.htm", "2020-04-01"),
        ("http://x.example/202004/12.htm", "2020-04"),
        ("http://x.example/story/7333/4909043", None),
        ("http://x.example/20201340/1.html", None),
    ],
)
def test_url(url: str, value: str | None) -> None:
    """The path of an address, and no number in it that is no day."""
    dating = from_url(url)
    assert (dating and dating.value) == value


def test_a_dateline_takes_its_year_from_the_same_day_in_the_text() -> None:
    """Then the whole date is the evidence."""
    clues = Clues(body=("镇政府网站5月4日消息,2021年5月4日,新馆开门。",))
    assert date_article(clues) == Dating("2021-05-04", "day", "body", "2021年5月4日")


def test_a_dateline_without_a_year_anywhere_stays_unknown() -> None:
    """No guess."""
    assert date_article(Clues(body=("镇政府网站5月4日消息，新馆开门。",))) is None


def test_the_day_of_an_event_is_not_the_article_s() -> None:
    """History in the first paragraph dates nothing."""
    assert date_article(Clues(body=("1931年5月4日，老馆落成。",))) is None
