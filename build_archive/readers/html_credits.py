"""Time and names near a page's title: set apart by the page's elements, and told by what these are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_archive.patterns import regex
from build_archive.readers.html_tree import Block, names_of

NAMED_SOURCE = regex(
    r"(?:^|[^a-z])(?:sources?|soure|media-?name|media(?= |$)|laiyuan|ly|from(?!-author)|origin|publisher|copyfrom|account(?:-?name)?|author-name|(?:we)?media-name"
    r"|(?:profile-)?nick-?name|js-name|mp-name|pgc-name|user-?name)(?:$|[^a-z])"
)
NAMED_COLUMN = regex(r"(?:^|[^a-z])(?:cats?|categor(?:y|ies))(?:$|[^a-z])")
NAMED_AUTHOR = regex(r"(?:^|[^a-z])(?:authors?|writer|reporter|zuozhe|byline)(?:$|[^a-z])")
LABEL = regex(
    r"^[\s(（\[【]*(?:(?:文章|信息|新闻|稿件)?(?:来源|來源)于?|稿源|出处|转自|摘自|来自|來自|作者|撰文|文)?\s*[:：丨|/／]?\s*"
)
NOT_A_NAME = regex(
    r"(?:19|20)\d\d[-/.年]|\d{1,2}:\d\d|[，。！？,!?@]|编辑|編輯|分享|关注|订阅|阅读|评论|原创$|举报|下载|登录|^\d+$|^我|^来源$|^作者$|^查看|^更多|^发布[者人]|^發佈者|^(?:发[布表]|更新)于?$"
    r"|^(?i:https?:|www\.|[\w-]+\.[\w-]+\.(?:com|cn|net|org))"
)
DAY = r"(?:(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{1,2}[-/月]\d{1,2}日?(?=\s+\d{1,2}:\d\d)|[一二三四五六七八九十]{1,2}月 \d{1,2}(?:st|nd|rd|th),? (?:19|20)\d\d|\d{1,3}\s*(?:分钟|小时|天)前)"
TIME = regex(DAY + r"(?:\s*T?\s*\d{1,2}\s*[:：]\s*\d{2}(?:\s*[:：]\s*\d{2})?)?")
PAPER = regex(rf"《(?P<name>[^《》]{{2,16}})》\s*[（(]\s*(?P<time>{DAY})[^（）()]{{0,16}}[）)]\s*$")
"""A paper's name before its day and page: 《河湾日报》（2020年05月06日 第 03 版）."""
SPLIT_DAY = regex(r"((?:19|20)\d\d)\s+(\d{1,2})\s*[/-]\s*(\d{1,2})(?!\d)")
"""Year, month and day in boxes of their own."""
BUTTON = regex(
    r"[【\[(（]?\s*(?:我要|有?\s*\d*\s*人)?(?:参与|分享|评论|字号|字体|打印|收藏|举报|跟贴|阅读|浏览|点击|关注|订阅|下载|手机看|纠错|大\s*中\s*小|转发|点赞|微信|人气|繁体|听新闻)[^:：]{0,12}(?:[:：]\s*[\d次]*)?$"
)
"""What stands beside time and names and is neither."""
WIDE = regex(r"\u3000+|\s*[|丨]\s*|\s(?=[【\[])|(?<=[】\]])\s+")
POSTED = regex(r"(?:发表|发布|發表|發佈|撰写|更新|写|posted|published|updated)?\s*(?:于|於|在|on|at)?", re.IGNORECASE)
BY = regex(r"^(?:由|by)\s+(?=\S{1,20}$)", re.IGNORECASE)
"""Blogs say in a sentence what others label: 发表于 … 由 …."""
SIGN = regex("[:：]")
NAMED = regex(r"(?:作者|日期|来源|來源|编辑|編輯)\s+\S{2,16}")
"""A label in a table or list, without a sign."""
TAGS = regex(
    r"(?:文章|相关|本文)?(?:标签|標籤|标记|关键词(?:阅读)?|关键字|關鍵字|關鍵詞|[Tt]ags?)(?:\s*[:：>》]+|\s)\s*\S"
)
"""Before links that are each a tag."""
HASHED = regex(r"(?:#\s?[^\s#]{2,15}\s*)+")
"""`#图书馆 #新馆`."""
NAMED_TAGS = regex(r"(?:^|[^a-z])(?:tags?|key-?words?|biaoqian)(?:$|[^a-z])")
TAG = 15
"""Characters of a tag in an element that is called so."""
ORIGINAL = regex(r"[\s\[(（【]*(?:本文)?原(?:标题|標題|题|題)\s*[:：]")
"""Of a title a bar or a gap is a part."""
PEOPLE = r"[一-鿿·]{2,4}(?:[ 、][一-鿿·]{2,4}){0,4}"
OFFICE = "(?:编译|編譯|记者|記者|特派员|特派員)"
"""What stands before a name."""
OFFICES = regex(rf"(?:^|(?<=、)){OFFICE}(?=[一-鿿])")
MEDIUM_AND_PEOPLE = (
    regex(rf"(?P<author>{PEOPLE})\s*[/／]\s*(?:综合|綜合|即时|即時)?(?:报道|報導|整理|编译|編譯)$"),
    regex(rf"(?P<source>[一-鿿A-Za-z]{{2,10}}(?:报|報|网|網|社|新闻|新聞))\s+(?P<author>{PEOPLE})$"),
    regex(rf"(?P<source>[^\s/／|]{{2,14}})\s*[/／|]\s*(?P<author>{PEOPLE})$"),
    regex(
        rf"(?P<source>[^\s/／|]{{2,14}})\s*[/／]\s*(?P<author>{OFFICE}[一-鿿·]{{2,4}}(?:、{OFFICE}?[一-鿿·]{{2,4}}){{0,4}})\s*[/／].*$"
    ),
    regex(rf"(?P<source>[^\s/／|]{{2,14}}?)?\s*(?:记者|記者)\s*[:：]?\s*(?P<author>{PEOPLE})\s*(?:[/／].*)?$"),
)
"""`某人／综合报道`, `某报 某人`, `某报／某人`, `某报／编译某人、记者某人／综合报道`, `某报 记者某人／某地报道`."""


@dataclass(frozen=True, slots=True)
class Names:
    """Who published and who wrote, as the page's elements say."""

    source: str = ""
    author: str = ""


def names_near(blocks: Sequence[Block]) -> Names:
    """The names in elements that are called source or author; of each the first."""
    source = next(_named(blocks, NAMED_SOURCE), "")
    for author in _named(blocks, NAMED_AUTHOR):
        for pattern in MEDIUM_AND_PEOPLE:
            if found := pattern.match(author):
                named = found.groupdict().get("source") or ""
                return Names(source or named, OFFICES.sub("", found["author"]))
        return Names(source, author if re.fullmatch(PEOPLE, author) else "")
    return Names(source)


def _named(blocks: Sequence[Block], wanted: re.Pattern[str]) -> Iterator[str]:
    for block in blocks:
        around = " ".join(map(names_of, block.ancestors[:2]))
        for names, text in (*block.spans, (around, block.text)):
            if wanted.search(names):
                value = LABEL.sub("", TIME.sub("", text)).strip(" |丨·\u3000")
                if 2 <= len(value) <= 30 and not NOT_A_NAME.search(value):
                    yield value


def header_lines(block: Block) -> list[str]:
    """A line near the title as the lines that it would be if gaps and style did not set its parts apart."""
    spaced = block.spaced
    for names, words in block.spans:
        spaced = spaced.replace(words, "", 1).strip() if NAMED_COLUMN.search(names) else spaced
    text = SPLIT_DAY.sub(r"\1-\2-\3", spaced)
    if tags := tags_of(block):
        behind = text.rpartition(tags[-1])[2].strip(" |丨·；，、\u3000")
        return [tag_line(tags), *([behind] if SIGN.search(behind) else [])]
    if NAMED.fullmatch(text):
        return [text.replace(" ", "：", 1)]
    if ORIGINAL.match(text):
        return [text]
    if paper := PAPER.search(text):
        return [*filter(None, [text[: paper.start()].strip(" |丨·\u3000")]), f"{paper['time']} {paper['name']}"]
    if SIGN.search(TIME.sub("", text)):
        return [part for part in map(str.strip, WIDE.split(text)) if part and not BUTTON.match(part)]
    return _around_time(text)


def tags_of(block: Block) -> tuple[str, ...]:
    """The tags that a block is made of: links behind a label, or words behind a hash each."""
    if block.links and TAGS.match(block.spaced):
        return block.links
    return tuple(block.text.replace("#", " ").split()) if HASHED.fullmatch(block.text) else ()


def is_called_tags(block: Block) -> bool:
    """Whether a block is nothing but short links in an element that is called so."""
    called = any(NAMED_TAGS.search(names_of(element)) for element in block.ancestors[:2])
    return called and block.link_share > 0.9 and all(len(link) <= TAG for link in block.links)


def tag_line(tags: Iterable[str]) -> str:
    """Tags as a line with their label."""
    return f"标签：{'，'.join(tag.lstrip('# ') for tag in tags)}"


def _around_time(text: str) -> list[str]:
    """A time that no label explains stands alone, or before one name."""
    found = TIME.search(text)
    if not found or SIGN.search(text[: found.start()] + text[found.end() :]):
        return [text]
    before, after = (part.strip(" |丨·•\u3000") for part in (text[: found.start()], text[found.end() :]))
    time = found[0].strip()
    if (before, after) in (("(", ")"), ("（", "）")) and SIGN.search(time):
        return [time]
    before = "" if POSTED.fullmatch(before) else before
    after = BY.sub("作者：", after)
    if after and not re.search(r"[\s/／|]", after) and len(after) <= 16:
        return [*filter(None, [before]), f"{time} {after}"]
    return [line for line in (before, time, after) if line]
