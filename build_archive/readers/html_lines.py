"""The lines of a page that are its article: what stands between heading and text, the text, and the labelled lines below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from build_archive.folding import fold_width
from build_archive.readers.html_credits import (
    NAMED,
    NAMED_SOURCE,
    SPLIT_DAY,
    TIME,
    Names,
    header_lines,
    is_called_tags,
    names_near,
    tag_line,
    tags_of,
)
from build_archive.readers.html_region import is_caption, is_prose, is_prose_text
from build_archive.readers.html_tree import Block, Element, names_of

LABELLED = re.compile(
    r"^[\[(（【\s·|-]*(?:本文|文章|稿件|信息|新闻)?(?:责任编辑|責任編輯|责编|責編|编辑|編輯|来源|來源|作者|记者|記者|撰文|文"
    r"|原标题|原標題|标签|標籤|关键词|关键字|關鍵詞|发布时间|发布日期|發布時間|更新时间|時間|时间|日期)\s*[:：/丨|>]"
)
EDITED = re.compile(r"(?:责任编辑|責任編輯|责编|責編)\s*[:：]|^[一-鿿]{2,4}\s*[/／]\s*(?:责任|責任)?(?:编辑|編輯)$")
MORE = re.compile(
    r"[\[【(]?(?:返回.{0,8}|.{0,4}查看(?:更多|原文|全文|详情)|阅读(?:全文|原文|更多)|点击(?:进入|查看|阅读).{0,8}|更多.{0,8}|详[细情])[\])】>]*"
)
"""What a link says that leads on from the end of a paragraph."""
DECK = re.compile(r"(?:^|[^a-z])(?:summary|abstract|zhaiyao|digest|excerpt|daodu|daoyu|deck|brief|intro)(?:$|[^a-z])")
"""Words by which sites call the sentence above an article that says what it is about."""
QUOTED = 4
"""Elements around a block among which a quotation is, which platforms call so as well."""
BIO = re.compile(
    r"(?:^|[^a-z])(?:profile|bio|author-?(?:info|box|bio|card|intro|profile|desc|description|summary)|about-?(?:the-?)?author)(?:$|[^a-z])"
)
"""Words by which sites call what they say of a writer."""
LONGEST_BIO = 400
"""Characters of it; an element that holds more is called so by chance."""
ATTACHED = re.compile(
    r"^附[件表图]\s*[\d一二三四五六七八九十]*\s*[:：.、]|\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar)$", re.IGNORECASE
)
"""What an office sets below a notice, as links: its attachments."""
HEADER = 16
"""Blocks between title and text in which time and names are looked for."""
LEDE = re.compile(
    r"[【(（][^【】()（）]{0,12}(?:记者|記者|社|讯|訊|电|電)[^【】()（）]{0,16}[】)）]|[一-鿿]{2,8}[社网報报網]\S{0,14}[电電讯訊]"
)
"""What an article's first paragraph begins with, wherever a site sets it."""
ABOVE = 6
"""Blocks above the title in which they may stand as well."""
BELOW = 60
"""Blocks below the text in which labelled names are looked for."""
SHORT = 80
NAME = 20
"""Characters of a name in a block of its own."""
BARE_LABEL = re.compile(r"(?:来源|來源|作者|撰文|文|编辑|編輯|记者|記者)\s*[:：|｜丨/／]")


class Lines:
    """The blocks of a page by where they stand to the article."""

    def __init__(self, blocks: Sequence[Block], outside: set[Element], region: Element | None, title: str) -> None:
        self.blocks, self.outside, self.region = blocks, outside, region
        self.title = fold_width(title)
        within = [n for n, block in enumerate(blocks) if region is not None and region in block.ancestors]
        self.first, self.last = (within[0], within[-1]) if within else (0, -1)
        titles = (n for n, block in enumerate(blocks[: self.first + HEADER]) if self._is_title(block))
        self.heading = next(titles, max(0, self.first - HEADER))

    def all(self) -> Iterator[str]:
        """The lines in the page's order, without the title."""
        yield from self._above()
        yield from self._inside()
        for block in self.blocks[self.last + 1 : self.last + BELOW]:
            yield from self._labelled(block)

    def names(self) -> Names:
        """The names in elements that are called source or author, near the title."""
        near = self.blocks[self.heading : self.first + ABOVE]
        return names_near([block for block in near if not self._is_title(block)])

    def _above(self) -> Iterator[str]:
        """Short lines near the heading that may say when and by whom."""
        before = (
            block for block in self.blocks[max(0, self.heading - ABOVE) : self.heading] if _says_when_or_who(block)
        )
        between = self.blocks[max(self.heading, self.first - HEADER) : self.first]
        for block in before:
            yield from header_lines(block)
        yield from self._header(between)

    def _inside(self) -> Iterator[str]:
        """The text without captions and lists of links; what stands above its first paragraph is treated like what stands above it."""
        within = [block for block in self.blocks[self.first : self.last + 1] if self.region in block.ancestors]
        prose = next((n for n, block in enumerate(within) if is_prose(block)), len(within))
        yield from self._header(within[:prose])
        for block in within[prose:]:
            if labelled := self._labelled(block):
                yield from labelled
            elif self._is_text(block):
                yield _without_more(block)

    def _header(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The lines of blocks above the first paragraph, and what a label without a value announces, be it a link."""
        label = ""
        for block in blocks:
            if label and len(block.text) <= NAME and not (TIME.search(block.text) or LABELLED.match(block.text)):
                yield label + block.text.strip("、 ")
                label = ""
                continue
            yield from filter(None, [label])
            label = block.text if BARE_LABEL.fullmatch(block.text) else ""
            if is_prose(block) and LEDE.match(block.text) and self._is_text(block):
                yield block.text
            elif not label and self._is_header(block):
                yield from header_lines(block)
        yield from filter(None, [label])

    def _labelled(self, block: Block) -> list[str]:
        """The lines of a block that says what it names, by a label or by what its element is called; none of any other."""
        if is_label(block):
            return header_lines(block)
        return [tag_line(block.links)] if is_called_tags(block) and self._has_most(block.links) else []

    def _has_most(self, words: Sequence[str]) -> bool:
        """Whether the article has more than half of these words."""
        within = (block for block in self.blocks[self.first : self.last + 1] if self.region in block.ancestors)
        article = [block.text for block in within if block.link_share < 0.5]
        return sum(any(word in text for text in article) for word in words) > len(words) / 2

    def _is_text(self, block: Block) -> bool:
        if (
            not self.outside.isdisjoint(block.ancestors)
            or self._is_title(block)
            or is_caption(block)
            or _is_deck(block)
            or self._is_bio(block)
        ):
            return False
        is_paragraph = len(block.text) > 40 and is_prose_text(block.text)
        return block.link_share <= 0.8 or is_paragraph or ATTACHED.search(block.text) is not None

    def _is_bio(self, block: Block) -> bool:
        """Whether a block says who wrote the article, in an element that is called so."""
        called = next((element for element in block.ancestors if BIO.search(names_of(element))), None)
        if called is None:
            return False
        return sum(len(other.text) for other in self.blocks if called in other.ancestors) < LONGEST_BIO

    def _is_header(self, block: Block) -> bool:
        if len(block.text) > SHORT or self._is_title(block):
            return False
        if LABELLED.match(block.text):
            return True
        called = " ".join(map(names_of, block.ancestors[:2]))
        if _is_deck(block):
            return False
        if TIME.search(block.text) or NAMED_SOURCE.search(called):
            return True
        return block.link_share < 0.5 and not is_prose(block) and self.outside.isdisjoint(block.ancestors)

    def _is_title(self, block: Block) -> bool:
        return bool(self.title) and fold_width(block.text) == self.title


def is_label(block: Block) -> bool:
    """Whether a block is a short line that says what it names: 责任编辑：…."""
    if len(block.text) > SHORT:
        return False
    named = LABELLED.match(block.text) or EDITED.search(block.text) or NAMED.fullmatch(block.spaced)
    return bool(named or tags_of(block))


def _is_deck(block: Block) -> bool:
    is_quoted = any(element.tag == "blockquote" for element in block.ancestors[:QUOTED])
    return not is_quoted and any(DECK.search(names_of(element)) for element in block.ancestors[:2])


def _says_when_or_who(block: Block) -> bool:
    """Whether a line above the title is the page's time or a labelled name."""
    if len(block.text) > SHORT or block.link_share >= 0.5:
        return False
    return (LABELLED.match(block.text) or SPLIT_DAY.search(block.spaced) or TIME.match(block.text)) is not None


def _without_more(block: Block) -> str:
    """The text without a link at its end that leads on."""
    last = block.links[-1] if block.links else ""
    return block.text.removesuffix(last).rstrip() if last != block.text and MORE.fullmatch(last) else block.text
