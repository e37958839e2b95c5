"""Tells the lines that name the writers and say nothing else, and takes office and task from their names."""

from __future__ import annotations

from build_archive.patterns import regex
from build_archive.understand.level import level
from build_archive.understand.names import TASK

REPORTER = regex(
    r"^(?!.*(?:获悉|了解到|[从在向]))(?:[NＮ■●◎](?=本报))?[(\[【□〔]?(?:[一-鿿]{0,8}(?:社|报|网|新闻|频道|周刊|时报|财经|台|头条)[·/一-鿿]{0,8})?\s*(?:首席|特约|见习|实习|本报|本网|本刊|驻[一-鿿]{2,6})?"
    r"(?:全媒体|融媒体|新媒体)?(?:记者|通讯员|特派员|实习生)(?!手记|札记|观察|调查|日记|见闻|来信|述评)\s*[:/|]?\s*(?:[一-鿿·]{2,5}[ 、/,]*){1,6}(?:报道|发自[一-鿿]{2,8}|文/?图?|文[ /]+[一-鿿]{2,4}[ /]+[图摄]|摄影报道|整理|/\s*[一-鿿]{2,8}报[导道])?[)\]】〕]?$"
)
"""A line that names the reporters and says nothing else."""
HEADED = regex(
    r"^[一-鿿·]{2,4}(?: [一-鿿·]{2,4}){0,3} 发自 ?[^\s。,]{2,12}$|^【(?:文|撰文|图文|作者)[/:].{2,30}】$|^【(?:记者|通讯员|撰文|文字)】\s*[一-鿿·]{2,4}(?:[ 、/]+[一-鿿·]{2,4}){0,5}$|^(?:文|撰文|图文|文图|作者)[/丨|︱]\s*\S.{1,28}$|^出品[︱|丨:]|^来[源自][|丨︱]"
    r"|^(?:综合|即时)?报导 ?/ ?[一-鿿]{2,6}$|^[一-鿿]{2,6} ?/ ?(?:综合|即时)报导$"
    r"|^(?:编译|记者)[一-鿿·]{2,4}(?:、(?:编译|记者)?[一-鿿·]{2,4}){1,4} ?/ ?[^\s/]{2,6}报[导道]$"
    r"|^[一-鿿]{2,4}(?:中心|组) ?/ ?[一-鿿]{2,4}(?:、[一-鿿]{2,4}){0,3} ?(?:综合|即时)?报[导道]$|^(?:分析师|评论员|专栏作家|主笔|作家|研究员|特约撰稿人?) ?[/:] ?[一-鿿·]{2,5}$|^[一-鿿]{0,6}评论员 [一-鿿·]{2,4}$"
    r"|^[一-鿿]{2,4} ?/ ?[一-鿿]{2,4}报[导道]$|^\S{2,10}(?:报道|[网报社刊]|新闻|财经|在线) [一-鿿·]{2,4}(?:[ 、][一-鿿·]{2,4})? [一-鿿]{2,4}报道$"
    r"|^原创(?: +[^\s,:。!?]{2,16}){1,3}(?: +(?:[今昨前]天|(?:19|20)\d\d[-/.年]).*)?$"
)


def names_writers(words: str) -> bool:
    """Whether a line names the writers, no more."""
    return REPORTER.match(words) is not None or HEADED.match(words) is not None


_CALLED = regex(
    r"^[/\s]*(?:[^、,]{0,12}?(?:记者|通讯员)|[一-鿿]{2,4}(?:中心|组)(?= ?/)|[一-鿿]{0,6}评论员|分析师|专栏作家|主笔|作家|研究员|特约撰稿人?)?[ :/]*"
)
_TASK = regex(
    rf"[ /]*(?:{TASK}|发自.*|(?<=[ /])(?:[^ /]{{2,8}}(?:报道|报导|報導)|文[ /]+.{{2,6}}[图摄])|(?:译|编译|翻译|图|摄)[/:|丨].*|(?<=[ /])(?:校对|编辑|责编) .*)?[)\]】〕]?$"
)

_LATIN_TOO = regex(r"\s*[(（][A-Za-z .'-]+[)）]\s*$")
_OFFICE_OF_EACH = regex(r"(?:^|(?<=[、,]))(?:编译|记者)[ :]*(?=[一-鿿·]{2,4}(?:[、, ]|$))")
"""編譯王小明、記者李大文."""
_SECOND_OFFICE = regex(r"[ 、,]+(?:本报|本网|本台|本刊|特约|实习)?(?:记者|通讯员|实习生)[ :]*")


def writers(text: str) -> str:
    """The names in a line that names the writers, without office and task: `本报记者 某某 文/图` is 某某."""
    plain = level(text)
    called = _CALLED.match(plain)
    start = called.end() if called else 0
    task = _TASK.search(plain[start:])
    text = _LATIN_TOO.sub("", text)
    names = text[start : start + task.start() if task else len(text)].strip(" /／\u3000(（")
    while found := _OFFICE_OF_EACH.search(level(names)):
        names = names[: found.start()] + names[found.end() :]
    office = _SECOND_OFFICE.search(level(names))
    return names[: office.start()] if office else names
