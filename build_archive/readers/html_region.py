"""Which part of a page is the article: the element whose text is prose, weighed against the links around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from build_archive.patterns import regex
from build_archive.readers.html_tree import Block, Element, names_of

PROSE_MARK = regex("[，。；！？、”」…,;!?]")
SENTENCE_END = regex("[。！？!?…；：:”」』）)]$")
BOILERPLATE = regex(
    r"免责声明|免責聲明|郑重声明|版权所有|版權所有|copyright|all rights reserved|不良信息|举报(?:电话|邮箱)|许可证|备案号|ICP[备证]|不代表本[网站报台]|与本[网站].{0,6}无关|(?:责任编辑|責任編輯|责编|責編)\s*[:：]",
    re.IGNORECASE,
)
"""What pages say of themselves, in sentences."""
PROSE = 18
"""Characters from which a block may be a paragraph by its punctuation alone."""
HEAVY = 400
"""Characters of one block that count: one endless paragraph is not worth ten."""
ASIDE = regex(
    r"(?:^|[^a-z])(?:comments?|cmt|reply|replies|related|relevant|recommend(?:ed|ation)?s?|rec|recom|share|sharebar|social|footer|foot|bottom|sidebar|side|aside"
    r"|rank|ranking|hot|hotnews|nav|navbar|navigation|menu|crumbs?|breadcrumbs?|ads?|adv|advert|advertisement|guanggao|gg|banner|copyright|login|toolbar|tools?"
    r"|pinglun|tuijian|xiangguan|paihang|fenxiang|popup|modal|dialog|qrcode|erweima|ewm|download|appdown|vote|survey|subscribe|disclaimer|shengming|mianze"
    r"|more|pager|pagination|prev|next|tips|dashang|reward|likes?|promotion|sponsor|widget|video-?player|player|txp|vjs|links?|friendlink|hidden)(?:$|[^a-z])"
)
"""Words in classes and names by which sites call what stands beside an article."""
COMMENTS = regex(
    r"(?:^|[^a-z])(?:comments?|commentlist|cmt|reply|replies|pinglun|liuyan|gentie|tie-list|disqus)(?:$|[^a-z])"
)
"""What readers wrote, which may be more than the article."""
WHOLE = ("body", "html", "main", "article")
LEAST = 40
"""Characters of an article without a sentence."""
TEASER = 160
"""Characters of prose that a teaser of another article has at most."""
TEXT = regex(
    r"(?:^|[^a-z])(?:art(?:icle|i)?|news|post|story|entry|main|page|end|rich|detail|rm)?-?(?:artibody|articlebody|body|content|cont|con|text|txt|neirong|zhengwen|zw|trs-editor|editor|detail)(?:$|[^a-z])"
)
"""Words by which sites call the element of the article's own text."""
PARAGRAPHS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "dd", "pre", "span", "font", "strong", "b")
)
CAPTION = regex(
    r"(?:^|[^a-z])(?:fig)?captions?(?:$|[^a-z])|(?:img|image|pic|picture|photo|tu)[-_]?(?:desc|description|note|text|txt|info|intro|title|explain|word|zhu|shuo)|tuzhu|tushuo|picinfo|imgtxt"
)
PICTURE = regex(r"(?:^|[^a-z])(?:photos?|pictures?|pics?|images?|imgs?|figure)(?:$|[^a-z])")
CREDITED = regex(r"(?:摄|攝|供图|供圖|/图|图/.{1,12}|资料图|資料照|視覺中國|视觉中国)[)）\]】。]*$")
"""How words under a picture end that name who took it."""


def is_prose(block: Block) -> bool:
    """Whether a block reads like a paragraph."""
    if block.link_share > 0.4 or (len(block.text) < 400 and BOILERPLATE.search(block.text)):
        return False
    if len(block.text) >= PROSE:
        return len(PROSE_MARK.findall(block.text)) >= 1
    return len(block.text) >= 6 and SENTENCE_END.search(block.text) is not None


def weight(block: Block) -> float:
    """What a block says for the element around it being the article; below 0 it speaks against it."""
    if is_prose(block):
        return min(len(block.text), HEAVY)
    if block.link_share > 0.6:
        return -max(12.0, min(len(block.text), 40))
    return -2.0 if len(block.text) < PROSE else 0.0


def asides(blocks: Sequence[Block]) -> set[Element]:
    """Elements that stand beside the article: by their names, as lists of links, or as teasers of other articles.

    By its name alone an element that holds a third of the page's prose is none: sites call things as they like.
    """
    sums = Sums(blocks)
    return set(_by_name(sums)) | set(_link_lists(sums)) | set(_teasers(sums))


class Sums:
    """What all elements of a page hold, summed from its blocks."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.prose: dict[Element, int] = defaultdict(int)
        self.text: dict[Element, int] = defaultdict(int)
        self.linked: dict[Element, int] = defaultdict(int)
        self.links: dict[Element, int] = defaultdict(int)
        """How many blocks are links and nothing else."""
        self.all_prose = 1
        for block in blocks:
            size = len(block.text)
            prose = size if is_prose(block) else 0
            self.all_prose += prose
            for element in block.ancestors:
                self.prose[element] += prose
                self.text[element] += size
                self.linked[element] += block.linked
                self.links[element] += block.link_share > 0.8


def _by_name(sums: Sums) -> Iterator[Element]:
    spoken = {element for element in sums.text if COMMENTS.search(names_of(element)) and element.tag not in WHOLE}
    outer = [e for e in spoken if spoken.isdisjoint(e.iterancestors())]
    if sum(sums.prose[element] for element in outer) < sums.all_prose - PROSE:
        yield from outer
    for element in sums.text:
        if is_aside(element) and sums.prose[element] < sums.all_prose / 3:
            yield element


def _link_lists(sums: Sums) -> Iterator[Element]:
    """Elements of little but links, two or more, with the words above them."""
    for element, size in sums.text.items():
        if (
            sums.links[element] >= 2
            and not sums.prose[element]
            and sums.linked[element] > size / 2
            and element.tag not in WHOLE
        ):
            yield element


def _teasers(sums: Sums) -> Iterator[Element]:
    """Three or more neighbours that are built alike, each with a link of its own line and a few sentences at most."""
    families: dict[tuple[Element, str, str], list[Element]] = defaultdict(list)
    for element in sums.text:
        parent = element.getparent()
        if parent is not None and element.tag not in PARAGRAPHS - {"li"}:
            families[parent, element.tag, element.get("class") or ""].append(element)
    for family in families.values():
        alike = [e for e in family if sums.links[e] and sums.prose[e] < TEASER and sums.text[e] < 2 * TEASER]
        if len(alike) >= 3 and len(alike) >= 0.7 * len(family):
            yield from alike


def is_aside(element: Element) -> bool:
    """Whether an element is called, or is, something beside an article."""
    if element.tag in ("nav", "aside", "footer", "form"):
        return True
    return element.tag not in WHOLE and ASIDE.search(names_of(element)) is not None


def region_of(blocks: Sequence[Block], outside: set[Element]) -> Element | None:
    """The element whose blocks weigh most together, less what stands around the text in it; of equals the innermost."""
    scores: dict[Element, float] = defaultdict(float)
    depth: dict[Element, int] = {}
    for block in blocks:
        own = weight(block) if outside.isdisjoint(block.ancestors) else min(0.0, weight(block))
        for place, element in enumerate(block.ancestors):
            scores[element] += own
            depth[element] = len(block.ancestors) - place
    best = max(scores, key=lambda element: (scores[element], depth[element]), default=None)
    if best is None or scores[best] <= 0:
        return _without_prose(blocks, outside)
    shown = (block for block in blocks if is_prose(block) and outside.isdisjoint(block.ancestors))
    return _narrowed(_widened(best), scores, {block.ancestors[0] for block in shown})


def _without_prose(blocks: Sequence[Block], outside: set[Element]) -> Element | None:
    """What is called the text, where it holds words but no sentence, as verse does, or words set under pictures line by line; of equals the innermost."""
    sizes: dict[Element, int] = defaultdict(int)
    for block in blocks:
        if outside.isdisjoint(block.ancestors):
            for element in filter(_is_called_text, block.ancestors):
                sizes[element] += len(block.text) - block.linked
    best = max(sizes, key=lambda element: sizes[element], default=None)
    return best if best is not None and sizes[best] >= LEAST else None


def _widened(element: Element) -> Element:
    """One paragraph is not an article: what holds its neighbours too."""
    parent = element.getparent()
    while element.tag in PARAGRAPHS and parent is not None and parent.tag != "html":
        element, parent = parent, parent.getparent()
    return element


def _narrowed(element: Element, scores: Mapping[Element, float], own: Set[Element]) -> Element:
    """The part of it that is called the text, where that holds most of what it weighs; the rest are teasers and comments.

    An element that has paragraphs of its `own`, beside those of its parts, is the text.
    """
    while element not in own:
        inner = max((child for child in element if child in scores), key=lambda child: scores[child], default=None)
        if inner is None or inner.tag in PARAGRAPHS:
            return element
        if scores[inner] < (0.5 if _is_called_text(inner) else 0.9) * scores[element]:
            return element
        element = inner
    return element


def _is_called_text(element: Element) -> bool:
    return (
        element.tag == "article"
        or element.get("itemprop") == "articleBody"
        or TEXT.search(names_of(element)) is not None
    )


def is_prose_text(text: str) -> bool:
    """Whether a text has sentences, links or not."""
    return text.endswith(("。", "！", "？", "”", "」")) and "，" in text


def is_caption(block: Block) -> bool:
    """Whether a block is the words under a picture: by what its element is called, or right under one and set like no paragraph."""
    near = block.ancestors[:3]
    if any(e.tag in ("figcaption", "caption") or CAPTION.search(names_of(e)) for e in near):
        return True
    if not block.under_image or len(block.text) > 120:
        return False
    if CREDITED.search(block.text) or any(e.tag == "figure" or PICTURE.search(names_of(e)) for e in near[:2]):
        return True
    return not block.text.endswith(("。", "！", "？", "：")) and any(map(_is_centred, near))


def _is_centred(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        (element.get("align") or "").lower() == "center"
        or "text-align:center" in style
        or element.tag == "center"
        or re.search(r"(?:^|[^a-z])center(?:$|[^a-z])", names_of(element)) is not None
    )
