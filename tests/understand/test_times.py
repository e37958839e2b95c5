"""Every way in which a page writes a time, read where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive.understand.times import compact_dates, day_first_dates, full_dates, month_days, plain, year_months

IN_TEXT = {
    "between a title and the next word": ("新馆开门2019-09-07 15:05 图书馆", "2019-09-07 15:05"),
    "with the source glued to the clock": ("2019-09-26 12:11来源：镇报", "2019-09-26 12:11"),
    "with the clock glued to the day": ("2019-09-2612:11", "2019-09-2612:11"),
    "with dots": ("镇报 2019.09.26", "2019.09.26"),
    "with spaces between": ("2019 年 9 月 26 日 新馆", "2019 年 9 月 26 日"),
    "with the weekday before the clock": ("2020年04月01日 星期三 08:15 新馆", "2020年04月01日 星期三 08:15"),
    "with the zone before the clock": ("2020-04-01 HKT 08:15 新館", "2020-04-01 HKT 08:15"),
    "with 时 and 分": ("2020年4月1日15时06分，新馆", "2020年4月1日15时06分"),
    "with 號 as Hong Kong writes": ("2020年4月1號 新館", "2020年4月1號"),
    "in Han digits": ("二〇二〇年四月一日下午，新馆", "二〇二〇年四月一日"),
    "in Han digits with ○": ("一九九八年十二月三十一日", "一九九八年十二月三十一日"),
    "of the Republic in Han digits": ("民國九十八年十月十日", "民國九十八年十月十日"),
    "day 31 of a month of 30": ("2020年6月31日", None),
    "29 February of a common year": ("2019-02-29", None),
    "29 February of a leap year": ("2020-02-29", "2020-02-29"),
    "digits that go on": ("编号12020-04-011", None),
    "the year 0202": ("0202-04-01", None),
    "a fraction": ("占2020/4", None),
}


@pytest.mark.parametrize(("text", "words"), IN_TEXT.values(), ids=IN_TEXT.keys())
def test_full_date(text: str, words: str | None) -> None:
    """Each case's name says how it is written."""
    assert next((moment.text for moment in full_dates(text)), None) == words


WITHOUT_YEAR = {
    "a day": ("镇政府网站1月27日消息", [(1, 27)]),
    "two days": ("9月3日至9月5日", [(9, 3), (9, 5)]),
    "Han digits": ("五月四日，新馆", [(5, 4)]),
    "a stamp with its clock": ("10-08 12:00 原创", [(10, 8)]),
    "a stamp with its clock glued": ("发布时间：10-0812:00", [(10, 8)]),
    "a score is no stamp": ("主队10-8获胜", []),
    "the day of a full date is not told twice": ("2021年5月4日，新馆", []),
    "a month alone": ("2021年5月，新馆", []),
    "13月": ("13月1日", []),
}


@pytest.mark.parametrize(("text", "days"), WITHOUT_YEAR.values(), ids=WITHOUT_YEAR.keys())
def test_month_and_day(text: str, days: list[tuple[int, int]]) -> None:
    """Each case's name says what it is."""
    assert [(moment.month, moment.day) for moment in month_days(text)] == days


def test_afternoon_and_midnight() -> None:
    """下午3:20 is 15:20; 12:05 am is five past midnight; 24:00 is no clock of that day."""
    clocks = [
        next((moment.hour, moment.minute) for moment in full_dates(text))
        for text in (
            "2020年4月1日 下午3:20",
            "2020-04-01 12:05 AM",
            "2020-04-01 11:05 PM",
            "2020-04-01 24:00",
            "2020年4月1日凌晨2:05",
        )
    ]
    assert clocks == [(15, 20), (0, 5), (23, 5), (None, None), (2, 5)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("日期 13.07.2021", [(2021, 7, 13, None)]),
        ("发表时间： 26/05/2020 - 20:21", [(2020, 5, 26, 20)]),
        ("05/05/2020", [(2020, 5, 5, None)]),
        ("05/06/2020", []),
        ("192.168.20.2021", []),
        ("31.02.2020", []),
    ],
)
def test_the_day_may_stand_first(text: str, found: list[tuple[int, ...]]) -> None:
    """As in Europe; where it could as well be the month, it is neither."""
    assert [(m.year, m.month, m.day, m.hour) for m in day_first_dates(text)] == found


@given(st.text(alphabet="0123456789-/.年月日号时分:：　 T二〇一九民國十廿上下午前今天昨PMZ+來源a", max_size=40))
def test_whatever_is_found_is_a_day_of_the_calendar_and_stands_there(text: str) -> None:
    """The words are cut from the text, and the numbers make a day."""
    for moments in (full_dates, day_first_dates, month_days, year_months, compact_dates):
        for moment in moments(text):
            assert moment.text == text[moment.start : moment.end]
            assert moment.text.strip()
            assert moment.is_possible()


@given(st.text())
def test_plain_keeps_every_place(text: str) -> None:
    """Offsets in the plain text are offsets in the text."""
    assert len(plain(text)) == len(text)
