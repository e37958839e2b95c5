"""What the fields of a record mean: the names that people give to title, text, date and the rest, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal, cast, get_args

from build_archive.errors import BuildArchiveError

Role = Literal[
    "title", "text", "html", "date", "url", "tags", "source", "author", "editor", "original_title", "captured"
]
ROLES: tuple[Role, ...] = get_args(Role)
NAMES: dict[Role, str] = {
    "title": "title headline 标题 標題 题目 題目 新闻标题 文章标题 篇名 题名 heading caption subject displaytitle biaoti",
    "text": "text content body maintext fulltext articlebody contenttext bodytext plaintext textcontent rawtext cleantext rawcontent"
    " 正文 内容 內容 全文 文章内容 新闻内容 文本 正文内容 contents encoded paragraphs paragraph 段落 story article passage document txt zhengwen neirong 微博正文 微博内容 博文"
    " desc description summary abstract digest intro 摘要 简介 导语",
    "html": "html rawhtml contenthtml htmlcontent bodyhtml pagesource sourcecode 网页源码",
    "date": "publishtime publishedtime publishdate publisheddate publishat publishedat pubdate pubtime pubdatetime publicationdate datepublished"
    " 发布时间 发表时间 发布日期 发表日期 出版日期 刊登日期 見刊日期 發佈時間 發布時間 發表時間 issuedate releasedate releasetime posttime postdate postedat"
    " date datetime time 日期 时间 時間 riqi shijian fabushijian published createtime maketime addtime inputtime createdat createdate createdtime datecreated created ctime"
    " updatetime updatedat updated datemodified modified lastmodified 更新时间",
    "url": "url link href sourceurl pageurl articleurl originalurl pcurl permalink canonicalurl canonical weburl loc uri 链接 鏈接 連結 网址 網址 地址 原文链接"
    " 文章链接 来源链接 链接地址 guid warctargeturi linkurl",
    "tags": "tags tag keywords keyword 标签 標籤 关键词 關鍵詞 关键字 關鍵字 topics label labels category categories column channel section 分类 分類 栏目 频道 类别 guanjianci biaoqian",
    "source": "source sourcename from media medianame site sitename publisher press newspaper origin 来源 來源 媒体 媒體 出处 出處 报纸 媒体名称 网站 website outlet agency copyright"
    " publication laiyuan 公众号 账号 nickname accountname infosource",
    "author": "author authors writer byline reporter creator 作者 记者 記者 撰文 撰稿 发布者 authorname username user zuozhe 用户昵称",
    "editor": "editor editors 编辑 編輯 责任编辑 責任編輯 责编 責編 编者",
    "original_title": "originaltitle origintitle orititle rawtitle 原标题 原標題 原题",
    "captured": "crawltime crawledat crawldate crawltimestamp fetchtime fetchedat fetchdate scrapetime scrapedat captured capturetime retrieved retrievedat"
    " 采集时间 抓取时间 爬取时间 採集時間 gathertime downloadtime spidertime inserttime timestamp ts warcdate",
}
"""In each row the surer names first: where a record has several, the first that holds something wins.

A bare `timestamp` is the crawl's in the sets that have it (mC4, Common Crawl): no article is dated by it.
Folded by `fold_name`. Collected from public dumps (news2016zh, THUCNews, CLUE, MNBVC, Common Crawl, exports of crawlers and of MongoDB).
"""
PREFIXES = ("news", "article", "doc", "document", "post", "page", "content", "item", "新闻", "文章")
"""What people put before a name to say again what kind of record it is: newsTitle, article_content."""

FEWEST_PREFIXED = 3
"""Names that begin with one word, from which it says nothing of their meaning."""


def fold_name(name: str) -> str:
    """The name of a field without case, marks and separators: `newsTitle` and `news_title` are one."""
    return "".join(character for character in name.lower() if character.isalnum())


KNOWN: dict[str, tuple[Role, int]] = {
    name: (role, rank) for role, names in NAMES.items() for rank, name in enumerate(names.split())
}
"""From a folded name to its role and its rank in it."""


@lru_cache(4096)
def role_of(name: str) -> tuple[Role, int] | None:
    """What a field of this name holds, and how sure the name is (0 is surest)."""
    folded = fold_name(name)
    for prefix in ("", *PREFIXES):
        if folded.startswith(prefix) and (known := KNOWN.get(folded[len(prefix) :])):
            return known[0], 2 * known[1] + bool(prefix)
    return None


def without_prefix(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record with the word left out with which most of its names begin, as its program's: hp_title, hp_content."""
    words = Counter(name.partition("_")[0] for name in record if "_" in name)
    prefix, count = words.most_common(1)[0] if words else ("", 0)
    if count < FEWEST_PREFIXED:
        return record
    begin = f"{prefix}_"
    bare = {name.removeprefix(begin): value for name, value in record.items() if name.startswith(begin)}
    return bare | {name: value for name, value in record.items() if not name.startswith(begin)}


def sort_fields(record: Mapping[str, Any], mapping: Mapping[str, str]) -> dict[Role, list[Any]]:
    """The values of a record by role, surest first, empty ones left out; `mapping` (role to field) goes before all names."""
    ranked: list[tuple[int, int, Role, Any]] = []
    asked = {name: cast(Role, role) for role, name in mapping.items()}
    for place, (name, value) in enumerate(record.items()):
        if value in (None, "", [], {}):
            continue
        if name in asked:
            ranked.append((-1, place, asked[name], value))
        elif known := role_of(str(name)):
            ranked.append((known[1], place, known[0], value))
    roles: dict[Role, list[Any]] = {}
    for _, _, role, value in sorted(ranked, key=lambda entry: entry[:2]):
        roles.setdefault(role, []).append(value)
    return roles


def check_mapping(mapping: Mapping[str, str]) -> None:
    """BuildArchiveError where a mapping gives a name to something that no record has."""
    for role, name in mapping.items():
        if role not in ROLES:
            raise BuildArchiveError(
                f"mkdocs.yml: plugins: archive: fields: a record has no `{role}` (here the field {name!r}). What can be named is {', '.join(ROLES)}."
            )
