"""What can be fuzzed: for each reader a way to give it bytes, sound dumps to begin with, and what its format is made of."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from zlib import crc32

import zstandard
from hypothesis import strategies as st

from build_archive.model import Origin, RawRecord, Shape
from build_archive.readers.mending import mend
from tests.fuzz.invariants import PAGES, check_bytes, check_dump, check_record

TITLE = "河边的渡船换了新桨"
TEXT = "渡船昨天换了一副新桨，旧桨用了十一年，磨短了一掌宽，划起来总要多费两成力气。\n新桨是杉木做的，刷了三遍桐油，要泡满一个星期才不会翘，谁都可以去摸一摸。\n"
PAGE = (
    f"首页 > 新闻 > 正文\n{TITLE}\n2023-03-07 09:15 来源：河口晚报 作者：陈小河\n{TEXT}责任编辑：林一叶\n标签 渡船 桐油\n"
    "最新闻 Hot\n- 旧仓库改成茶馆 评论 33陶器展周五开幕 评论 128\n- 01 堤上的灯 63,748\n桥修好了2023-03-06 08:00 河边的事\n"
)


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to be fuzzed."""

    check: Callable[[bytes], None]
    seeds: tuple[bytes, ...]
    tokens: tuple[str, ...] = ()


def understood(data: bytes) -> None:
    """Bytes as the text of a page, or of an article alone where the first is odd."""
    text, _ = mend(data.decode("utf-8", "replace"))
    shape: Shape = "plain" if data[:1] in b"13579" else "page"
    check_record(RawRecord(Origin("x.txt", 0, len(data), "0" * 64), text, shape), crc32(data) % PAGES == 0)


def unpacked(data: bytes) -> None:
    """Bytes as a file of any name that archives have."""
    for name in ("x.zip", "x.jsonl.gz"):
        check_dump(name, data)


def zipped() -> bytes:
    """Three members, one with a name in GBK, one with a path that leads out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("渡船.txt", "a/b.jsonl", "../c.txt"):
            archive.writestr(name, TITLE + "\n" + TEXT)
    return buffer.getvalue()


def tarred() -> bytes:
    """One member."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        member = tarfile.TarInfo("渡船.txt")
        member.size = len(TEXT.encode())
        archive.addfile(member, io.BytesIO(TEXT.encode()))
    return buffer.getvalue()


RECORD = {"title": TITLE, "content": TEXT, "date": "2023-03-07 09:15", "tags": ["渡船", "桐油"], "source": "来源：河口晚报", "url": "https://hebian.example/2023/0307/1.html"}  # fmt: skip
LINE = json.dumps(RECORD, ensure_ascii=False)
HTML = (
    f"<!doctype html><html><head><meta charset=utf-8><title>{TITLE}_河边网</title><meta property='article:published_time' content='2023-03-07T09:15:00+08:00'>"
    f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', 'headline': TITLE, 'author': {'name': '陈小河'}})}</script></head><body>"
    f"<div class=nav><a href=/>首页</a></div><h1>{TITLE}</h1><div class=info>2023-03-07 09:15 来源：河口晚报</div><div id=content><p>"
    + TEXT.strip().replace("\n", "</p><p>")
    + "</p><table><tr><td>桨</td><td>2</td></tr></table><img src=a.jpg></div><ul><li><a href=2>堤上的灯</a></li></ul></body></html>"
)
HTTP = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{HTML}".encode()
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://hebian.example/1\r\nWARC-Date: 2023-03-08T00:00:00Z\r\n"
    b"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    % (len(HTTP), HTTP)
)
REVISIT = b"WARC/1.1\r\nWARC-Type: revisit\r\nWARC-Refers-To: <urn:uuid:1>\r\nWARC-Date: 2023-03-09T00:00:00Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
WET = b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (
    len(PAGE.encode()),
    PAGE.encode(),
)
MHTML = f"From: <x>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: http://hebian.example/1\r\n\r\n{HTML}\r\n--B--\r\n".encode()
XML = f"<?xml version='1.0' encoding='utf-8'?><rss xmlns:content='c'><channel><title>河</title><item><title>{TITLE}</title><pubDate>Tue, 07 Mar 2023 01:15:00 GMT</pubDate><category>渡船</category><content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item><item name='x'><title>堤</title><body>{TEXT}&amp;&nbsp;</body></item></channel></rss>"
DUMP = f"<table_data><row><field name='title'>{TITLE}</field><field name='content'>{TEXT}</field></row></table_data>"
MARKDOWN = f"---\ntitle: {TITLE}\ndate: 2023-03-07\ntags: [渡船, 桐油]\n---\n# {TITLE}\n\n{TEXT}\n\n```py\nx = 1\n```\n\n| a | b |\n|---|---|\n| 1 | `2` |\n\n> [桨](http://a.example) ![图](a.jpg) **木** <b>x</b>\n\n1. 一\n2. 二\n"
ISSUE = "# 2023年3月7日\n\n" + "".join(
    f"## [{TITLE}{n}](http://hebian.example/{n})\n\n{TEXT}{n}\n\n---\n\n" for n in range(3)
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb2312", "gbk", "gb18030", "hz", "big5hkscs")


def encoded(text: str) -> tuple[bytes, ...]:
    """The text in every encoding."""
    return tuple(text.encode(encoding, "ignore") for encoding in ENCODINGS)


MARKS = ("\n", "\r", "\u3000", "\u2028", "\x00", "，", "。", "：", "《", "”", "来源", "2023-03-07", "昨天")
TAGS = ("<p>", "</p>", "<div>", "</div>", "<br>", "<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "<table>", "<td>", "<a href=", "<h1>", "<title>", "<meta ", "<svg>", "<template>", "&#x4e00;", "&amp;", "<!ENTITY ", "<?xml ", "<html", "<body>")  # fmt: skip
DRESSED = f"Title: {TITLE}_河口新闻网\n\nURL Source: http://hekou.example/a.html\n\nMarkdown Content:\n[首页](/) [新闻](/n)\n\n# {TITLE}\n\n**{TEXT}**\n\n  * [堤上的灯](/b.html)\n"
TARGETS: dict[str, Target] = {
    "text": Target(partial(check_dump, "2023-03-07-河边的渡船.txt"), encoded(PAGE), MARKS),
    "json": Target(partial(check_dump, "x.json"), (LINE.encode(), f"{LINE}\n{LINE}\n".encode(), json.dumps({"data": {"list": [RECORD, RECORD]}}, indent=1).encode(), *encoded(f"[{LINE},\n{LINE}]")), ('{"', '":', '"}', "[{", "}]", "\\u", "\\n", "null", "1678151700", '"rendered"', '"meta"', '"html"', "NaN", "1e999")),
    "csv": Target(partial(check_dump, "x.csv"), encoded(f'标题,正文,日期\r\n{TITLE},"{TEXT}",2023-03-07\r\n堤上的灯;"他说""好""",\r\n'), ('"', '""', '\\"', ",", ";", "\t", "|", "，", "\r", "\n", "sep=;", "title", "content")),
    "json_table": Target(partial(check_dump, "x.json"), (json.dumps({"title": [TITLE, TITLE], "text": [TEXT, TEXT]}).encode(), json.dumps({"title": {"0": TITLE}, "text": {"0": TEXT}}).encode(), json.dumps({"columns": ["title", "text"], "data": [[TITLE, TEXT]]}).encode()), ("[", "]", "{", "}", ",", ":", '"title"', '"columns"', '"data"', '"0"', "null", "1")),
    "labelled": Target(partial(check_dump, "x.txt"), encoded(f"标题：{TITLE}\n时间：2023-03-07\n正文：{TEXT}\n===\n标题：{TITLE}\n正文：\n{TEXT}\n"), (*MARKS, "标题：", "【标题】", "正文：", "\n---\n", "作者：")),
    "table_as_text": Target(partial(check_dump, "x.txt"), encoded(f"河湾\t{TITLE}\t{TEXT}\n" * 4), ("\t", "\n", '"', "标题\t正文\n", *MARKS)),
    "xml": Target(partial(check_dump, "x.xml"), (DUMP.encode(), *encoded(XML)), (*TAGS, "<item>", "</item>", "<row>", "<field name='title'>", "xmlns:a='b'", "<akomaNtoso>", "<speech by='#a'>")),
    "html": Target(partial(check_dump, "x.html"), encoded(HTML), TAGS),
    "mhtml": Target(partial(check_dump, "x.mhtml"), (MHTML, MHTML.replace(b"8bit", b"quoted-printable"), MHTML.replace(b"8bit", b"base64")), (*TAGS, "\r\n--B", "Content-Type: ", "Content-Transfer-Encoding: ", "charset=", "=E6", "multipart/")),
    "warc": Target(partial(check_dump, "x.warc"), (WARC + REVISIT + WET, WET, WARC.replace(b"\r\n\r\n<!", b"\r\nTransfer-Encoding: chunked\r\n\r\n<!")), ("WARC/1.0\r\n", "WARC-Type: ", "Content-Length: ", "\r\n\r\n", "revisit", "conversion", "resource", "Content-Encoding: gzip", "Content-Encoding: br", "Transfer-Encoding: chunked", "HTTP/1.1 404", "sha1:")),
    "markdown": Target(partial(check_dump, "posts/x.md"), (MARKDOWN.encode(), MARKDOWN[4:].encode(), f'+++\ntitle = "{TITLE}"\n+++\n{TEXT}'.encode(), f'{{"title": "{TITLE}"}}\n\n{TEXT}'.encode()), ("---", "+++", ";;;", "title: ", "- ", "> ", "# ", "```", "~~~", "`", "**", "[a](", "![a](", "|", "<b ", "{{ x }}", "{% x %}", "&a", "*a", "!!python/name:x", "    ", "\t", "[^1]", "javascript:", "\\")),
    "page_markdown": Target(partial(check_dump, "x.txt"), encoded(DRESSED), ("# ", "## ", "**", "_", "__", "[a](/b)", "![a](b)", "[a][1]", "\n[1]: b\n", "](", "\\(", "  * ", "> ", "| a | b |", "\n---\n", "\n====\n", "* * *", "  \n", "\n\n", "Title: ", "URL Source: ", "Published Time: ", "Markdown Content:\n", "---\n", "title: ", "fingerprint: ")),
    "digest": Target(partial(check_dump, "20230307.md"), encoded(ISSUE), ("## ", "# ", "[a](http://a.example)", "---", "```", "2023年3月7日", "(更新时间", "<p>")),
    "unpacking": Target(unpacked, (zipped(), tarred(), gzip.compress(LINE.encode()) * 2, bz2.compress(LINE.encode()), lzma.compress(LINE.encode()), zstandard.compress(LINE.encode()), gzip.compress(zipped())), ("PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "ustar", "../")),
    "encoding": Target(check_bytes, encoded(PAGE), ("~{", "~}", "锛", "銆", "Ã¤", "\ufeff", "\x84\x31\x95\x33")),
    "understand": Target(understood, (PAGE.encode(), TEXT.encode(), PAGE.replace("\n", "- ").encode()), (*MARKS, "责任编辑", "编辑：", "标签 ", "评论 33", "最新闻 Hot", "相关推荐", "上一篇", "原标题", "【", "】", "（", "图/", "- ", "|", "01 ", "09:15", "中新网3月7日电", "本文", "分享到")),
}  # fmt: skip


def edited(target: Target) -> st.SearchStrategy[bytes]:
    """Sound dumps in which some pieces are other ones, and bytes of no kind."""
    tokens = [token.encode("utf-8", "surrogatepass") for token in target.tokens]
    edit = st.tuples(st.integers(0, 4096), st.integers(0, 64), st.sampled_from(tokens) | st.binary(max_size=8))
    return st.builds(_edit, st.sampled_from(target.seeds), st.lists(edit, max_size=6)) | st.binary(max_size=400)


def _edit(sound: bytes, edits: Sequence[tuple[int, int, bytes]]) -> bytes:
    """Each edit is a place, how many bytes go there, and what stands there instead."""
    data = bytearray(sound)
    for place, gone, piece in edits:
        place %= len(data) + 1
        data[place : place + gone] = piece
    return bytes(data)
