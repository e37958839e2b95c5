"""Tells code that an article shows its readers from what the page runs: by the line above it, by the names that its sentences use, by the language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from build_archive.patterns import regex
from build_archive.understand.labels import label_kind
from build_archive.understand.level import level

FEWEST = 2
"""Names that code and sentences have in common where they belong together."""
SHARE = 0.15
"""The same as a share of all names in the code."""
SHARE_OF_PAGE = 0.3
"""The same where the code asks for the browser: a page's script may name two makes of telephones, of which the article tells, among ten names of its own."""
_WORD = regex(r"[a-z]{3,}")
_OF_ADDRESSES = frozenset({"http", "https", "www", "com", "html", "net", "org"})
_STRING = regex(r"""(?:"[^"]*"|'[^']*')(?P<key>\s*:)?""")
"""What a script says in quotes, of the article for one, is no name that it uses; only a key is."""
_SURE = regex(r"[{};=]")
"""What some line of code has: others end with a bracket, as a site's rights do, or name a mail's address."""
_SIGNED = regex(r"""[{}<>=;$#@\\`_^~\[\]]|\w\(|[A-Za-z.]/|[A-Za-z]\.[A-Za-z]|::|\s--?[A-Za-z]""")
_OF_CODE = (
    r"代码|源码|命令|脚本|示例|例子|样例|语句|函数|样式|写法|程序|报错|错误|日志|公式|语法|终端|控制台|运行|编译|安装"
)
_SHOWS = regex(rf"(?:{_OF_CODE}).{{0,12}}(?:如下|:$|所示)|(?:如下|下面|以下|下列).{{0,12}}(?:{_OF_CODE})")
_FILE = regex(r"(?<![\w.])[\w-]+\.(?!com$|cn$|net$|org$)[a-z]{1,10}$")
"""A name of a file at the end of a line: what stands in it may follow."""
_TELLS_WHERE = (
    r"(?:参考|参阅|引用|开源|项目|源码|代码|仓库|文档|论文|资料|文献|模型|数据集|[Gg]it[Hh]ub|[Pp]aper)[^:。]{0,24}"
)
_POINTS = regex(rf"{_TELLS_WHERE}:$|(?:[\d一二三四五六七八九十]{{1,2}}[、.] ?)?参考(?:资料|链接|文献|来源|文章)$")
_ADDRESS = regex(r"(?:[^:/]{1,24}:\s*)?https?://\S+|\[?\d{1,3}[\].].*https?://\S+")
_POINTS_ITSELF = regex(rf"{_TELLS_WHERE}:\s*https?://\S+")
_OF_BROWSER = regex(r"\b(?:window|document|navigator|location|jQuery|_hmt)\b|\$\(")
_OF_PAGES = regex(
    r"""\b(?:function|var|let|const|undefined|null|this)\b|=>|;\s*$|\)\s*\{|["'][\w-]+["']\s*:|</\w|<\w+\s+[\w-]+=|<!--"""
    r"""|^\s*[\w.$]+\(.*\)\s*$|^\s*[.#@]?[\w-]+(?:[\s,>.:#]+[\w-]+)*\s*\{"""
)
"""JavaScript, style sheets, JSON and markup: nothing else is a page's own."""
_FORMULA = regex(r"\\[a-z]+\{|[_^]\{")
_OF_ARTICLES = regex(
    r"\s*#\s*(?:include|define|pragma)\b|\s*def \w+\(.*:\s*$|\s*(?:from [\w.]+ )?import [\w.*, ]+;?\s*$|\s*public (?:static|class) "
    r"|\s*(?:SELECT|INSERT INTO|CREATE TABLE|UPDATE|DELETE FROM|ALTER TABLE)\b|\s*(?:\$|>>>) \S|\s*(?:sudo|apt-get|apt|yum|pip|npm|git|docker|systemctl|curl|chmod|mkdir) \S"
)
"""Languages in which no page's own code is written."""


def latin_words(lines: Iterable[str]) -> set[str]:
    """The Latin words of lines, long enough to be names; `unique_ptr` is two."""
    return {word for line in lines for word in _WORD.findall(line.lower())} - _OF_ADDRESSES


def is_signed(line: str) -> bool:
    """Whether a line without Chinese has what code, commands and addresses have, and English words, times and counts have not."""
    return _SIGNED.search(line) is not None or _OF_ARTICLES.match(line) is not None


def announces(line: str) -> bool:
    """Whether a line says that code stands below it: 代码如下, 在终端里输入命令:."""
    return _SHOWS.search(level(line).strip()) is not None


def is_address(line: str) -> bool:
    """Whether a line is an address, with its number or name before it or without."""
    return _ADDRESS.fullmatch(level(line).strip()) is not None


def address_in(line: str) -> str:
    """The line itself, where it says that an address behind it is what an article points to: 项目地址:, 参考来源:."""
    return line if "http" in line and _POINTS_ITSELF.fullmatch(level(line).strip()) else ""


def is_quoted(above: str, run: Sequence[str], said: set[str], told: bool) -> bool:
    """Whether a run of code, below a line of another kind, is shown to readers who are told of the names `said`.

    Where they are `told` of other code, one name in the line above is enough.
    """
    over = level(above).strip()
    if label_kind(over):
        return False
    if all(map(is_address, run)):
        return _POINTS.search(over) is not None
    if _SHOWS.search(over) or any(map(_OF_ARTICLES.match, run)):
        return True
    names = _names(run)
    asks = any(map(_OF_BROWSER.search, run))
    if len(names & said) >= max(FEWEST, (SHARE_OF_PAGE if asks else SHARE) * len(names)):
        return True
    if asks or (not told and any(map(_OF_PAGES.search, run))):
        return False
    return (
        not names.isdisjoint(latin_words([over]))
        or over.endswith(":")
        or any(map(_FORMULA.search, run))
        or _FILE.search(over) is not None
    )


def _names(run: Sequence[str]) -> set[str]:
    """The names that code uses, if it is code for sure."""
    if not any(map(_SURE.search, run)):
        return set()
    return latin_words(_STRING.sub(lambda found: found[0] if found["key"] else "", line) for line in run)
