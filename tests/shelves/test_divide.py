"""The laws by which a list is divided into pages."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from build_archive.pinyin import collate
from build_archive.shelves import ROOT, Shelf, Step, by_reading, by_time
from build_archive.shelves.divide import divide
from build_archive.shelves.steps import DAY, HOUR, LUSTRUM, MONTH, QUARTER, THIRD, YEAR

FULL = 3
TIMES = st.from_regex(
    r"20[012][0-9](-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8])(T([01][0-9]|2[0-3]):[0-5][0-9])?)?)?", fullmatch=True
)
TITLES = st.text(alphabet="重庆长沙图书馆女绿a5火车 🚆ж", max_size=6)
ENTRIES = st.lists(st.tuples(TIMES | st.just(""), TITLES), max_size=40)
Entry = tuple[int, str, str]
LADDER = (LUSTRUM, YEAR, QUARTER, MONTH, THIRD, DAY, HOUR)


def by_title(entry: Entry) -> Iterator[Step]:
    """The steps of an index by title."""
    return by_reading(collate(entry[2]).marks, by_time(entry[1], (), LADDER))


def by_date(entry: Entry) -> Iterator[Step]:
    """The steps of an index by date."""
    return by_time(entry[1], by_reading(collate(entry[2]).marks), LADDER)


def shelf(entries: list[tuple[str, str]], by: object = by_date) -> Shelf[Entry]:
    """These entries, numbered, as shelves of three."""
    numbered = [(place, when, title) for place, (when, title) in enumerate(entries)]
    return divide(ROOT, ((entry, by(entry)) for entry in numbered), full=FULL)  # type: ignore[operator]


def shelves(whole: Shelf[Entry]) -> Iterator[Shelf[Entry]]:
    """A shelf and all below it."""
    yield whole
    for part in whole.parts:
        yield from shelves(part)


@given(ENTRIES, st.sampled_from([by_title, by_date]))
def test_nothing_lost(entries: list[tuple[str, str]], by: object) -> None:
    """Every entry stands on one page, and every shelf counts what is on it and below."""
    found = list(shelves(shelf(entries, by)))
    listed = [entry[0] for one in found for section in one.sections for entry in section.entries]
    assert sorted(listed) == list(range(len(entries)))
    for one in found:
        assert one.count == sum(len(s.entries) for s in one.sections) + sum(part.count for part in one.parts)


@given(ENTRIES, st.sampled_from([by_title, by_date]))
def test_addresses(entries: list[tuple[str, str]], by: object) -> None:
    """No two shelves have one address, and a part's is made of plain characters."""
    slugs = [one.step.slug for one in shelves(shelf(entries, by))]
    assert len(slugs) == len(set(slugs))
    assert all(set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-/") for slug in slugs)


@given(ENTRIES, st.sampled_from([by_title, by_date]))
def test_full(entries: list[tuple[str, str]], by: object) -> None:
    """A page holds more than it should only where nothing tells its entries apart: the same title at the same time."""
    for one in shelves(shelf(entries, by)):
        for section in one.sections:
            told_apart = {(when, collate(title).code) for _, when, title in section.entries}
            assert len(section.entries) <= FULL or len(told_apart) == 1


@given(ENTRIES, st.tuples(TIMES, TITLES), st.sampled_from([by_title, by_date]))
def test_addresses_last(entries: list[tuple[str, str]], more: tuple[str, str], by: object) -> None:
    """An entry more takes no address away; it may add some."""
    before = {one.step.slug for one in shelves(shelf(entries, by))}
    after = {one.step.slug for one in shelves(shelf([*entries, more], by))}
    assert before <= after


@given(ENTRIES, st.tuples(TIMES, TITLES), st.sampled_from([by_title, by_date]))
def test_few_change(entries: list[tuple[str, str]], more: tuple[str, str], by: object) -> None:
    """An entry more changes only the shelves on the way to it; those beside them stay as they are."""
    before = {one.step.slug: one for one in shelves(shelf(entries, by))}
    after = {one.step.slug: one for one in shelves(shelf([*entries, more], by))}
    way = {"", *(step.slug for step in by((len(entries), *more)))}  # type: ignore[operator]
    assert {slug for slug in before if before[slug] != after[slug]} <= way
    assert all(
        slug in way or slug.rpartition("/")[0] in way or parent_changed(slug, way) for slug in after.keys() - before
    )


def parent_changed(slug: str, way: set[str]) -> bool:
    """Whether a new part belongs to a shelf on the way, which became full."""
    return any(slug.startswith(step) for step in way if step)


def slugs(when: str) -> list[str]:
    """The addresses on the way to an entry of this time."""
    return [step.slug for step in by_time(when, (), LADDER)]


def test_steps_of_a_time() -> None:
    """Five years, year, quarter, month, ten days, day, hour; what is not known ends the way."""
    assert slugs("2022-01-27T12:25") == [
        "2020-2024",
        "2022",
        "2022-q1",
        "2022-01",
        "2022-01-late",
        "2022-01-27",
        "2022-01-27-h12",
    ]
    assert slugs("2022-12-10")[2:] == ["2022-q4", "2022-12", "2022-12-early", "2022-12-10", "2022-12-10-undated"]
    assert slugs("2022-01")[2:] == ["2022-q1", "2022-01", "2022-01-undated"]
    assert slugs("2022") == ["2020-2024", "2022", "2022-undated"]
    assert slugs("") == ["undated"]
    names = [step.name for step in by_time("2022-02-28", (), (MONTH, THIRD, DAY, HOUR))]
    assert names == ["2月", "下旬", "28日 星期一", "只知日期"]


def test_steps_of_a_reading() -> None:
    """Letter, beginning and syllable in turn, ü as v; a word or number by its first character too; the end says so."""
    assert [step.slug for step in by_reading(collate("绿色5G").marks)] == [
        "l",
        "l/lv-",
        "l/lv",
        "l/lv/s",
        "l/lv/s/se-",
        "l/lv/s/se",
        "l/lv/s/se/digits",
        "l/lv/s/se/digits/5",
        "l/lv/s/se/digits/5/5",
        "l/lv/s/se/digits/5/5/latin",
        "l/lv/s/se/digits/5/5/latin/g",
        "l/lv/s/se/digits/5/5/latin/g/g",
        "l/lv/s/se/digits/5/5/latin/g/g/end",
    ]
    assert [step.slug for step in by_reading(collate("中ж").marks)][:5] == [
        "z",
        "z/zho-",
        "z/zhong",
        "z/zhong/other",
        "z/zhong/other/u0436",
    ]
    assert [step.slug for step in by_reading(collate("🚆").marks)] == ["other", "other/end"]


def test_a_full_month_lists_its_parts() -> None:
    """The month keeps its address; what is known of it only by the month stays on its page."""
    numbered = [(f"2022-01-{day:02}", "雨") for day in (1, 1, 2, 3, 25)] + [("2022-01", "雪")]
    walks = ((entry, by_time(entry[0], (), (MONTH, THIRD, DAY))) for entry in numbered)
    month = divide(ROOT, walks, always=lambda step: step == ROOT, full=FULL).parts[0]
    assert (month.step.slug, month.count) == ("2022-01", 6)
    assert [part.step.slug for part in month.parts] == ["2022-01-late", "2022-01-early"]
    assert [part.step.slug for part in month.parts[1].parts] == ["2022-01-03", "2022-01-02", "2022-01-01"]
    assert [section.step.name for section in month.sections] == ["只知年月"]


def test_headings_are_of_common_units() -> None:
    """A page that is not divided has years, months, days and syllables as headings, not what only gathers them."""
    whole = shelf([("2022-01-27", "雨"), ("2021", "雪"), ("", "雾")])
    assert [section.step.name for section in whole.sections] == ["2022年", "2021年", "日期不详"]
    titles = shelf([("", "中"), ("", "周"), ("", "雾")], by_title)
    assert [section.step.name for section in titles.sections] == ["W", "Z"]
