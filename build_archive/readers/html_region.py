"""Which part of a page is the article: the element whose text is prose, weighed against the links around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from build_archive.readers.html_tree import Block, Element, names_of

PROSE_MARK = re.compile("[，。；！？、”」…,;!?]")
SENTENCE_END = re.compile("[。！？!?…；：:”」』）)]$")
PROSE = 18
"""Characters from which a block may be a paragraph by its punctuation alone."""
HEAVY = 400
"""Characters of one block that count: one endless paragraph is not worth ten."""
ASIDE = re.compile(
    r"(?:^|[^a-z])(?:comments?|cmt|reply|replies|related|relevant|recommend(?:ed|ation)?s?|rec|recom|share|sharebar|social|footer|foot|bottom|sidebar|side|aside"
    r"|rank|ranking|hot|hotnews|nav|navbar|navigation|menu|crumbs?|breadcrumbs?|ads?|adv|advert|advertisement|guanggao|gg|banner|copyright|login|toolbar|tools?"
    r"|pinglun|tuijian|xiangguan|paihang|fenxiang|popup|modal|dialog|qrcode|erweima|ewm|download|appdown|vote|survey|subscribe|disclaimer|shengming|mianze"
    r"|more|pager|pagination|prev|next|tips|dashang|reward|likes?|promotion|sponsor|widget|links?|friendlink|hidden)(?:$|[^a-z])"
)
"""Words in classes and names by which sites call what stands beside an article."""
TEXT = re.compile(
    r"(?:^|[^a-z])(?:art(?:icle|i)?|news|post|story|entry|main|page|end|rich|detail|rm)?-?(?:artibody|articlebody|body|content|cont|con|text|txt|neirong|zhengwen|zw|trs-editor|editor|detail)(?:$|[^a-z])"
)
"""Words by which sites call the element of the article's own text."""
PARAGRAPHS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "dd", "pre", "span", "font", "strong", "b")
)
CAPTION = re.compile(
    r"(?:^|[^a-z])(?:fig)?captions?(?:$|[^a-z])|(?:img|image|pic|picture|photo|tu)[-_]?(?:desc|description|note|text|txt|info|intro|title|explain|word|zhu|shuo)|tuzhu|tushuo|picinfo|imgtxt"
)
PICTURE = re.compile(r"(?:^|[^a-z])(?:photos?|pictures?|pics?|images?|imgs?|figure)(?:$|[^a-z])")
CREDITED = re.compile(r"(?:摄|攝|供图|供圖|/图|图/.{1,12}|资料图|資料照|視覺中國|视觉中国)[)）\]】。]*$")
"""How words under a picture end that name who took it."""


def is_prose(block: Block) -> bool:
    """Whether a block reads like a paragraph."""
    if block.link_share > 0.4:
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
    """Elements that by their names stand beside the article, and hold less than a third of the page's prose."""
    prose: dict[Element, float] = defaultdict(float)
    total = 1.0
    for block in blocks:
        if is_prose(block):
            total += len(block.text)
            for element in block.ancestors:
                prose[element] += len(block.text)
    named = {element for block in blocks for element in block.ancestors if is_aside(element)}
    return {element for element in named if prose[element] < total / 3}


def is_aside(element: Element) -> bool:
    """Whether an element is called, or is, something beside an article."""
    if element.tag in ("nav", "aside", "footer", "form"):
        return True
    return element.tag not in ("body", "html", "article", "main") and ASIDE.search(names_of(element)) is not None


def region_of(blocks: Sequence[Block], outside: set[Element]) -> Element | None:
    """The element whose blocks weigh most together, less what stands around the text in it; of equals the innermost."""
    scores: dict[Element, float] = defaultdict(float)
    depth: dict[Element, int] = {}
    for block in blocks:
        if outside.isdisjoint(block.ancestors):
            for place, element in enumerate(block.ancestors):
                scores[element] += weight(block)
                depth[element] = len(block.ancestors) - place
    best = max(scores, key=lambda element: (scores[element], depth[element]), default=None)
    if best is None or scores[best] <= 0:
        return None
    return _narrowed(_widened(best), scores)


def _widened(element: Element) -> Element:
    """One paragraph is not an article: what holds its neighbours too."""
    parent = element.getparent()
    while element.tag in PARAGRAPHS and parent is not None and parent.tag != "html":
        element, parent = parent, parent.getparent()
    return element


def _narrowed(element: Element, scores: Mapping[Element, float]) -> Element:
    """The part of it that is called the text, where that holds most of what it weighs; the rest are teasers and comments."""
    while True:
        inner = max((child for child in element if child in scores), key=lambda child: scores[child], default=None)
        if inner is None or inner.tag in PARAGRAPHS:
            return element
        if scores[inner] < (0.5 if _is_called_text(inner) else 0.9) * scores[element]:
            return element
        element = inner


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
