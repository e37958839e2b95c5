"""Bytes decide their encoding; nothing is repaired that is not certainly broken."""

from __future__ import annotations

import pytest

from build_archive.readers.encoding import decode

SIMPLIFIED = "白杨镇图书馆昨天重新开放。馆长说，新的阅览室可以坐八十个人，周末还有给孩子们讲故事的时间；读者可以借十本书，借期一个月。"
TRADITIONAL = "白楊鎮圖書館昨天重新開放。館長說，新的閱覽室可以坐八十個人，週末還有給孩子們講故事的時間；讀者可以借十本書，借期一個月。"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb2312", "gbk", "gb18030", "hz"]
)
def test_simplified_text_comes_back(encoding: str) -> None:
    """Whatever the encoding, with or without a byte order mark."""
    assert decode(SIMPLIFIED.encode(encoding)).text == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-be", "gbk", "gb18030", "big5", "big5hkscs", "cp950"])
def test_traditional_text_comes_back(encoding: str) -> None:
    """Big5 and GBK use the same bytes; what they spell tells them apart."""
    assert decode(TRADITIONAL.encode(encoding)).text == TRADITIONAL


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8", "big5", "no-such-charset", ""])
def test_bytes_win_over_what_was_declared(declared: str) -> None:
    """A header may lie; the bytes of a whole sentence do not."""
    assert decode(SIMPLIFIED.encode("gbk"), declared).text == SIMPLIFIED


def test_a_lost_byte_costs_one_character() -> None:
    """Text in UTF-8 with one byte gone stays UTF-8, and says so."""
    data = SIMPLIFIED.encode()
    decoded = decode(data[:30] + data[31:])
    assert (decoded.encoding, decoded.repaired) == ("utf-8", ("invalid bytes",))
    assert decoded.text[-40:] == SIMPLIFIED[-40:]


def test_control_characters_go_and_line_ends_become_one_kind() -> None:
    """NUL and its like can stand neither in YAML nor in HTML."""
    decoded = decode("第一行\r\n第二\x00行\r第三行\n".encode())
    assert (decoded.text, decoded.repaired) == ("第一行\n第二行\n第三行\n", ("control characters",))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs"])
def test_a_zero_byte_that_strayed_into_text_makes_no_utf16_of_it(encoding: str) -> None:
    """Bytes of Chinese in UTF-16 are controls too, bytes of other text are not."""
    text = TRADITIONAL if encoding == "big5hkscs" else SIMPLIFIED
    data = text.encode(encoding)
    assert decode(data[:20] + b"\0" + data[20:]).encoding == encoding
    assert decode(b"title,content\r\n\0one,two\r\n").encoding == "utf-8"
    assert decode("标题,正文\n一号站台,没有车\n".encode("utf-16-le")).encoding == "utf-16-le"
    assert decode("title,date\n".encode("utf-16-be")).encoding == "utf-16-be"


@pytest.mark.parametrize(
    "broken",
    [SIMPLIFIED.encode().decode("latin-1"), SIMPLIFIED.encode("gbk").decode("latin-1")],
    ids=["UTF-8 taken for Latin-1", "GBK taken for Latin-1"],
)
def test_mojibake_is_undone_where_the_way_back_is_whole(broken: str) -> None:
    """Saved once more as UTF-8, the wrong reading is sound UTF-8; only its looks give it away."""
    decoded = decode(broken.encode())
    assert (decoded.text, decoded.repaired) == (SIMPLIFIED, ("mojibake",))


@pytest.mark.parametrize(
    "text", ["Café à la crème, déjà vu", "锛这个字读作ben，銆这个字没有人用", "ÀÉÎÕÜ", "联通的网络"]
)
def test_what_is_merely_unusual_stays(text: str) -> None:
    """Accents, rare characters and short accidents are not mojibake."""
    decoded = decode(text.encode())
    assert (decoded.text, decoded.repaired) == (text, ())
