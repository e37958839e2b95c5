"""Reads what stands above an article: its title, the page's time, and names without a label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_archive.patterns import regex
from build_archive.understand.cut import Segment
from build_archive.understand.heading import heading_credits
from build_archive.understand.level import level
from build_archive.understand.names import LATIN_PERSONS, MEDIUM_WORD, TASK, are_persons, is_signed
from build_archive.understand.opening import ALIKE, COUNTS, LABEL, NEAR_TIME, opening_lines
from build_archive.understand.quoting import is_address
from build_archive.understand.text import ends_sentence, pairs, shared
from build_archive.understand.timed import PAGE, is_byline, time_and_names
from build_archive.understand.title import best_title, other_half, title_verdict, without_series
from build_archive.understand.verdict import Verdict, Verdicts

SAME = 0.8
"""The same from which a line below the title only says it again."""
TITLE = (6, 60)
"""Characters of a title above a second copy."""
NEAR_PAGE = 5
"""Segments from the number of a paper's page within which its day stands."""
_PAGE = regex(rf"{PAGE}\s*(?::|$)")
NAME = 10
"""Characters of a source's name; a longer line in the article's words is a subtitle."""
FEW = 6
"""Lines up to which what stands above the first paragraph of a record with a title is the article's own, not a page's head."""


def header_lines(
    segments: Sequence[Segment], known: Verdicts, first: int, article: set[str], stated: str, shown: bool
) -> Iterator[Verdict]:
    """What the open segments before the article's first paragraph are; a title that the record states is only looked for.

    `shown` says that a page shows it, so that what stands below is the page's head and not the article's own.
    """
    header = [i for i in range(first) if i not in known]
    title = _said_again(segments, header, stated) if stated else best_title(segments, known, header, article)
    if title is not None:
        yield title_verdict(title, segments[title], "above the article, in its words")
        if not stated and (half := other_half(segments, header, title)) is not None:
            yield Verdict(half, "title", "the other half of the title")
    elif not stated and (again := _above_copy(segments, known, first, article)) is not None:
        yield title_verdict(again, segments[again], "above the article's second copy, in its words")
    top = -1 if title is None else title
    times = [
        i
        for i in header
        if is_byline(segments[i].words)
        and (i > top - NEAR_TIME or _is_beside_source(segments, known, i) or _is_of_paper(segments, i))
    ]
    labelled = _labelled_times(segments, known, top, first)
    yield from (Verdict(i, "noise", "before the title") for i in header if i < top and i not in times)
    yield from (_time(i, segments[i]) for i in times)
    under = list(_under_times(segments, known, [i for i in times if i > top], first))
    yield from under
    if title is not None:
        below = [i for i in header if i > top]
        named = any(known.kind(i) == "source" for i in range(top, first)) or any(
            "source" in _roles(segments[verdict.index]) for verdict in under
        )
        yield from _between(segments, below, times + labelled, pairs(segments[title].words), named, article)
        yield from _repeated(segments, known, first, segments[title].words)
    yield from (
        Verdict(i, "author", "a name beside the time")
        for i in header
        if i > top
        and any(0 < i - time <= NEAR_TIME for time in times)
        and (is_signed(segments[i].words) or are_persons(segments[i].words))
    )
    if stated and not shown and len(header) <= FEW:
        yield from (Verdict(i, "body", "the record names it") for i in header if i > top)
    yield from opening_lines(segments, known, top, first, article)


def _is_beside_source(segments: Sequence[Segment], known: Verdicts, i: int) -> bool:
    """Whether the source's label stands behind a time on its line, which is then the page's, however far from the title."""
    return known.kind(i + 1) == "source" and segments[i + 1].line == segments[i].line


def _is_of_paper(segments: Sequence[Segment], i: int) -> bool:
    """Whether a day stands near the number of a paper's page, in the bar above its articles: others are the day of the visit."""
    near = segments[max(0, i - NEAR_PAGE) : i + NEAR_PAGE]
    return any(_PAGE.match(segment.words) for segment in near)


def _repeated(segments: Sequence[Segment], known: Verdicts, first: int, title: str) -> Iterator[Verdict]:
    """The title said again from the first paragraph on, as pictures say it whose words an extractor took."""
    for i in range(first, len(segments)):
        if i not in known and segments[i].words == title:
            yield Verdict(i, "repeat", "the title again")


def _labelled_times(segments: Sequence[Segment], known: Verdicts, top: int, first: int) -> list[int]:
    """The labelled times below the title above which the source's name may stand: where no label names it, and no reader posted there."""
    below = range(top + 1, first)
    if any(known.kind(i) == "source" for i in below):
        return []
    return [i for i in below if known.kind(i) == "time" and not segments[i].words.startswith("发表于")]


def _above_copy(segments: Sequence[Segment], known: Verdicts, first: int, article: set[str]) -> int | None:
    """The line right above the second copy of an article whose first copy has no title: some extractors give both."""
    for i in range(first + 1, len(segments) - 1):
        if known.kind(i + 1) == "repeat" and segments[i + 1].words == segments[first].words:
            words = segments[i].words
            fits = i not in known and TITLE[0] <= len(words) <= TITLE[1] and not ends_sentence(words)
            return i if fits and shared(words, article) >= ALIKE else None
    return None


def _said_again(segments: Sequence[Segment], header: Sequence[int], stated: str) -> int | None:
    """The line of the header that is the title which the record states, the name of a series before it aside."""
    words = pairs(level(stated))
    for i in header:
        line = without_series(segments[i].words)
        if shared(line, words) >= SAME and len(line) >= SAME * len(stated):
            return i
    return None


def _between(
    segments: Sequence[Segment],
    below: Sequence[int],
    times: Sequence[int],
    title: set[str],
    labelled: bool,
    article: set[str],
) -> Iterator[Verdict]:
    """Names between title and time, and the title said again; `labelled` says that a label names the source."""
    names: list[int] = []
    for i in below:
        words = segments[i].words
        if shared(words, title) >= SAME and len(pairs(words)) >= len(title) / 3:
            yield Verdict(i, "repeat", "the title again")
        elif (
            (len(words) <= 20 or LATIN_PERSONS.fullmatch(words))
            and not COUNTS.fullmatch(words)
            and not is_address(words)
            and words[0] not in "—–"
            and words[-1] not in ",;"
            and not LABEL.fullmatch(segments[i - 1].words)
            and not ends_sentence(words)
            and (len(words) <= NAME or _WRITER_AND_MEDIUM.match(words) or shared(words, article) < ALIKE / 2)
            and any(0 < time - i <= NEAR_TIME for time in times)
        ):
            names.append(i)
    yield from _bylines(segments, names, labelled)


def _under_times(segments: Sequence[Segment], known: Verdicts, times: Sequence[int], first: int) -> Iterator[Verdict]:
    """The line right below the page's time, where it is a name as papers, sites and their columns have it, or names the reporters."""
    for time in times:
        below = (k for k in range(time + 1, first) if known.kind(k) != "mark")
        i = next((k for k in below if not _CLOCK.fullmatch(segments[k].words)), first)
        if i == first or i in known:
            continue
        if "author" in _roles(segments[i]):
            yield Verdict(i, "author", "names the writers, below the time")
        elif named := _MEDIUM.match(level(segments[i].text)):
            counts = ((0, "source"), (named.end("name"), "noise")) if named["counts"] else ()
            yield Verdict(i, "source", "a paper's or a site's name below the time", counts)


def _roles(segment: Segment) -> set[str]:
    """In what roles a line near the title names anybody."""
    return {credit.role for credit in heading_credits(segment.text)}


_CLOCK = regex(r"\d{1,2}:\d\d(?::\d\d)?")
"""What the page shows on a line below its day."""
_MEDIUM = regex(
    r"\s*(?P<name>(?!相关|更多|推荐|热点|最新|全部|本地|国[内际])[一-鿿A-Za-z\d·-]{2,12}(?:网站?|报|社|台|新闻|消息|报道|综合|周刊|杂志|在线|财经|客户端|电台|之声|发布)|[一-鿿]{2,20}(?:协会|学会|研究[院所]|大学|学院|医院|集团|公司|委员会|办公室|管理局|人民政府)"
    rf"|(?:新浪|腾讯|搜狐|网易|凤凰)[一-鿿]{{2}}|[^\s\[\]()]{{2,12}}[\[(](?:{TASK})[\])])\s*(?P<counts>(?<=\s)\d+\s*)?$"
)
"""河湾日报, 河边[编译] 12."""


def _time(i: int, segment: Segment) -> Verdict:
    """A time, and the name of the source where one follows it."""
    why = "a time above the article"
    parts = time_and_names(level(segment.text))
    return Verdict(i, "time", why, parts if len(parts) > 1 else ())


_OFFICE = regex(r"(?<=\S)(?:中文网?)?(?:首席|特约|驻.{2,4})?记者\s*$")


def _bylines(segments: Sequence[Segment], names: Sequence[int], labelled: bool) -> Iterator[Verdict]:
    """The names between title and time; where a label names the source, or a name follows that is a paper's, the others are columns."""
    media = [i for i in names if MEDIUM.fullmatch(segments[i].words)]
    for i in names:
        verdict = _byline(i, segments[i])
        column = verdict.kind == "source" and not verdict.parts and (labelled or (media and i != media[-1]))
        yield Verdict(i, "navigation", "a column's name between title and time") if column else verdict


MEDIUM = regex(MEDIUM_WORD)
_TASK_BEHIND = regex(rf"(?<=\S)\s*/\s*(?:{TASK})\s*$")
_WRITER_AND_MEDIUM = regex(rf"\s*(?P<writer>[一-鿿]{{2,4}})\s+(?P<medium>{MEDIUM_WORD})\s*$")


def _byline(i: int, segment: Segment) -> Verdict:
    """A name between title and time: the source, or author and source, with a stroke between them or known by their shapes."""
    why = "a name between title and time"
    if is_signed(segment.words) or are_persons(segment.words):
        return Verdict(i, "author", why)
    if office := _OFFICE.search(level(segment.text)):
        return Verdict(i, "source", why, ((0, "source"), (office.start(), "author")))
    if (both := _WRITER_AND_MEDIUM.match(level(segment.text))) and are_persons(both["writer"]):
        return Verdict(i, "source", why, ((0, "author"), (both.start("medium"), "source")))
    if task := _TASK_BEHIND.search(level(segment.text)):
        return Verdict(i, "author", why, ((0, "author"), (task.start(), "noise")))
    stroke = segment.text.find("/")
    return Verdict(i, "source", why, ((0, "author"), (stroke, "source"))) if stroke > 0 else Verdict(i, "source", why)
