"""Records in XML of any vocabulary, and texts in XML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive.readers import xml

from .reading import read, slices

TEXT = "云岭火车站新站台今天启用，站台比从前长了四十米。"
RECORD = f"<doc><url>https://example.org/1?a=1&b=2</url><title>云岭站台启用</title><datetime>2021-3-4 08:00:00</datetime><body>\t{TEXT}\n\t第二段。\n</body></doc>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    "form",
    [
        "{0}",
        '<?xml version="1.0" encoding="utf-8"?>\n{0}\n',
        "<docs>\n{0}\n{0}\n</docs>",
        "{0}\n{0}\n{0}\n",
        "<!-- <doc> --><docs>{0}</docs>",
    ],
    ids=["one", "one with a declaration", "a list", "several roots", "a comment with a tag"],
)
def test_the_element_with_title_and_text_is_the_record(form: str, encoding: str) -> None:
    """Bare ampersands and a declaration that lies about the encoding included; each origin cuts its element out."""
    data = form.format(RECORD).encode(encoding)
    records, problems = read("x.xml", data)
    assert problems == []
    assert len(records) == form.count("{0}")
    assert {record.text for record in records} == {f"{TEXT}\n\t第二段。"}
    assert {(record.stated.title, record.stated.date, record.stated.url) for record in records} == {
        ("云岭站台启用", "2021-3-4 08:00:00", "https://example.org/1?a=1&b=2")
    }
    inner = "utf-16-le" if encoding == "utf-16" else encoding.removesuffix("-sig")
    assert {piece.decode(inner) for piece in slices(records, data)} == {RECORD}


def test_a_feed_is_read_item_by_item() -> None:
    """RSS: the channel has a title too, but it is not an article."""
    item = (
        "<item><title>云岭站台启用</title><link>https://example.org/1</link><pubDate>Thu, 04 Mar 2021 08:00:00 +0800</pubDate><dc:creator>陈一</dc:creator>"
        f"<category>交通</category><category>云岭</category><description>短的</description><content:encoded><![CDATA[<p>{TEXT}</p><p>第二段</p></item>]]></content:encoded></item>"
    )
    feed = (
        '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>白杨晚报</title>'
        f"<description>每天的新闻</description>{item}</channel></rss>"
    )
    (record,), problems = read("x.rss", feed.encode())
    assert problems == []
    assert record.text == f"{TEXT}\n第二段"
    assert (record.stated.title, record.stated.author, record.stated.tags) == ("云岭站台启用", "陈一", ("交通", "云岭"))


def test_an_atom_entry_has_its_address_in_an_attribute() -> None:
    """And its author in an element of their own."""
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>晚报</title><entry><title>云岭站台启用</title><link href="https://example.org/1"/>'
        f"<author><name>陈一</name><uri>https://example.org</uri></author><published>2021-03-04T08:00:00Z</published><content type='html'>{TEXT}</content></entry></feed>"
    )
    (record,), _ = read("x.atom", feed.encode())
    assert (record.text, record.stated.url, record.stated.author) == (TEXT, "https://example.org/1", "陈一")


def test_attributes_are_fields() -> None:
    """The shape of WikiExtractor: one element a page, its title in an attribute."""
    data = f'<doc id="1" url="https://example.org/1" title="云岭站台">\n{TEXT}\n</doc>\n<doc id="2" url="https://example.org/2" title="镇图书馆">\n{TEXT}\n</doc>\n'
    records, _ = read("x.xml", data.encode())
    assert [(record.stated.title, record.text) for record in records] == [("云岭站台", TEXT), ("镇图书馆", TEXT)]


def test_a_broken_record_costs_nothing_but_itself() -> None:
    """An element that is not closed ends where the next begins; markup of HTML and its named characters are read."""
    unclosed = f"<doc><title>没有关上</title><body>{TEXT}"
    markup = f"<doc><title>有标记&nbsp;的</title><body><p>{TEXT}</p><p>a < b &copy; <b>粗</b></p></body></doc>"
    records, problems = read("x.xml", f"<docs>{RECORD}{unclosed}{markup}{RECORD}{unclosed}".encode())
    assert problems == []
    assert [record.stated.title for record in records] == [
        "云岭站台启用",
        "没有关上",
        "有标记 的",
        "云岭站台启用",
        "没有关上",
    ]
    assert [record.text for record in records][1::3] == [TEXT, TEXT]
    assert records[4].repaired == ("cut off",)


def test_entities_are_not_expanded() -> None:
    """A billion laughs: a few lines that stand for gigabytes."""
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    data = f'<?xml version="1.0"?>\n<!DOCTYPE docs [<!ENTITY a0 "哈">{laughs}]>\n<docs>{RECORD}<doc><title>大笑</title><body>&a9;</body></doc></docs>'
    records, problems = read("x.xml", data.encode())
    assert [len(record.text) for record in records] == [len(TEXT) + 6, len("&a9;")]
    (problem,) = problems
    assert problem == (
        "x.xml:2: this file declares entities of its own, which are not expanded: a few lines of them can unpack to gigabytes."
        " If its texts need them, expand them with a tool that you trust (xmllint --noent) first."
    )


def test_nothing_outside_is_read() -> None:
    """An external entity names a file of the machine."""
    data = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><docs><doc><title>题</title><body>{TEXT}&x;</body></doc></docs>'
    (record,), _ = read("x.xml", data.encode())
    assert record.text == f"{TEXT}&x;"


def test_a_transcript_is_one_text_with_its_speakers() -> None:
    """Akoma Ntoso: who speaks is said where it changes; title and date stand in the file's name or the heading."""
    data = (
        '<akomaNtoso><debate><meta><references><TLCPerson id="a" showAs="陈一"/></references></meta><debateBody><debateSection>'
        f'<heading>2021-03-04 云岭站台会议</heading><speech by="#a"><p>{TEXT}</p></speech><speech by="#a"><p>还有<i>一</i>点。</p></speech>'
        '<speech by="#李二"><p>好。</p></speech><narrative><p><i>（休息）</i></p></narrative></debateSection></debateBody></debate></akomaNtoso>'
    )
    (record,), _ = read("x.xml", data.encode())
    assert record.text == f"陈一：{TEXT}\n还有一点。\n李二：好。\n（休息）"
    assert (record.stated.title, record.stated.date) == ("云岭站台会议", "2021-03-04")
    (record,), _ = read("2021-03-04-云岭站台第二次会议.an.xml", data.encode())
    assert (record.stated.title, record.stated.title_from) == ("云岭站台第二次会议", "file-name")


def test_a_record_over_the_limit_is_refused_by_name() -> None:
    """The records around it are read."""
    long = RECORD.replace("第二段", "长" * 2000)
    records, (problem,) = read("x.xml", f"<docs>{RECORD}\n{long}\n{RECORD}</docs>".encode(), limit=3000)
    assert len(records) == 2
    assert problem == (
        "x.xml:4: this record is longer than 3,000 bytes, too long for one article. It was left out."
        " Split the file into articles, or see that its line ends survived the download."
    )


NAMED: dict[str, str] = {
    "mysqldump": "<mysqldump><table_data name='news'><row><field name='id'>1</field><field name='title'>云岭站台启用</field><field name='content'>TEXT</field><field name='ctime'>2021-03-04</field></row></table_data></mysqldump>",
    "phpMyAdmin": "<database name='d'><table name='news'><column name='标题'>云岭站台启用</column><column name='正文'>TEXT</column><column name='日期'>2021-03-04</column></table></database>",
    "Solr": "<response><result><doc><str name='title'>云岭站台启用</str><arr name='content'><str>TEXT</str></arr><str name='date'>2021-03-04</str></doc></result></response>",
}


@pytest.mark.parametrize("text", NAMED.values(), ids=NAMED)
def test_fields_may_be_named_by_an_attribute(text: str) -> None:
    """As databases write their tables."""
    (record,), problems = read("x.xml", text.replace("TEXT", TEXT).encode())
    assert problems == []
    assert (record.stated.title, record.stated.date, record.text) == ("云岭站台启用", "2021-03-04", TEXT)


@pytest.mark.parametrize("name", ["news.txt", "news.dat", "news"])
def test_records_without_a_root_are_known_by_their_shape(name: str) -> None:
    """SogouCS, in GB18030, under any name; HTML is none of them."""
    records = (
        f"<doc>\n<url>https://a.example/1</url>\n<contenttitle>云岭站台启用</contenttitle>\n<content>{TEXT}</content>\n</doc>\n"
        * 2
    )
    read_records, problems = read(name, records.encode("gb18030"))
    assert problems == []
    assert [record.stated.title for record in read_records] == ["云岭站台启用"] * 2
    assert not xml.fits(b"<div>\n<p>a</p>\n<p>b</p></div>")


@given(st.binary(max_size=200), st.booleans())
def test_no_bytes_break_the_reader(data: bytes, alone: bool) -> None:
    """Before or after a good record."""
    read("x.xml", data if alone else RECORD.encode() + data)


@given(st.text(alphabet="<>/![]CDAT-docbytie &;\"'=\n\x00云", max_size=60))
def test_no_markup_breaks_the_reader(markup: str) -> None:
    """Tags in any disorder."""
    read("x.xml", (RECORD + markup + RECORD).encode())
