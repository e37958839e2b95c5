"""From bytes to text: which encoding Chinese bytes are in, decided by the bytes wherever they can decide."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_archive.readers.han import likeness
from build_archive.readers.mending import mend

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""Byte order marks (Unicode 15, section 23.8; GB 18030-2022)."""
LEGACY = ("gb18030", "big5hkscs", "cp950")
"""GB18030 reads all of GB2312 and GBK; Python's big5hkscs lacks what Microsoft added to Big5 and the reverse."""
WIDE = ("utf-16-le", "utf-16-be")
CERTAIN = 0.3
"""Two bytes of anything are some character of UTF-16: it takes Chinese to believe it."""
BIG5_IN_USE = str.maketrans("•､∼¥", "‧﹑～￥")
"""Python's Big5 reads a few cells of its first row by the old Unicode tables; all browsers read them as Microsoft does (WHATWG Encoding, index Big5)."""
SAMPLE = 16384
"""Bytes of lines with other bytes than ASCII that are enough to decide by."""
ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030", "euc-cn": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "big5hkscs": "big5hkscs", "cp950": "cp950", "x-big5": "big5hkscs", "hz-gb-2312": "hz"}  # fmt: skip
"""Names that pages declare, and what they mean in practice (WHATWG Encoding, section 4.2)."""
HZ = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}")
CONTROLS = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""What bytes of text never are, and bytes of Chinese in UTF-16 soon."""
WIDE_BYTE = re.compile(rb"[\x80-\xff]")
BEFORE = 64
"""Bytes of ASCII before the first other one of a line that are looked at: in a page of one line there may be megabytes."""
UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and what had to be repaired in it."""

    text: str
    encoding: str
    repaired: tuple[str, ...] = ()


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of some bytes; `declared` (an HTTP header, a meta element) is asked only where the bytes do not decide."""
    encoding = detect(data, declared)
    mark = next((mark for mark, _ in MARKS if data.startswith(mark)), b"")
    return _decoded(data[len(mark) :], encoding)


def detect(data: bytes, declared: str = "") -> str:
    """The encoding of bytes, by the name that Python has for it; a byte order mark goes before all."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    if data.isascii():
        return "utf-16" + wide if b"\x00" in data and (wide := _utf16(data)) else "hz" if HZ.search(data) else "utf-8"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if b"\x00" in data and (wide := _utf16(data)):
            return "utf-16" + wide
        return "utf-8" if _damaged_utf8(data) else _legacy(data, declared)
    return "utf-8"


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    if encoding == "big5hkscs":
        text = text.translate(BIG5_IN_USE)
    damaged = () if "\ufffd" not in text or b"\xef\xbf\xbd" in data else ("invalid bytes",)
    mended, repaired = mend(text)
    return Decoded(mended, encoding, damaged + repaired)


def _utf16(data: bytes) -> str:
    """`-le` or `-be` where the bytes are UTF-16, else nothing.

    Line ends, spaces and digits are what gives it away: their zero bytes all stand on one side.
    """
    sample = data[: SAMPLE & ~1]
    if sample.count(0) * 4 < len(sample) and not CONTROLS.search(sample):
        return ""  # zero bytes that strayed into bytes which are text without them
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 8 * min(even, odd) + 1:
        return ""
    order = "-le" if odd > even else "-be"
    text = sample[: len(sample) & ~1].decode("utf-16" + order, "replace")
    strange = sum(c == "\ufffd" or (not c.isprintable() and c not in "\r\n\t\u3000\ufeff") for c in text)
    return order if strange * 20 < len(text) else ""


def _damaged_utf8(data: bytes) -> bool:
    """Whether these bytes are UTF-8 with a few bytes lost: what is sound outweighs what is not by ten to one."""
    sample = b"\n".join(_wide_lines(data))
    sound = sum(map(len, UTF8_SEQUENCE.findall(sample)))
    other = sum(byte > 0x7F for byte in UTF8_SEQUENCE.sub(b"", sample))
    return sound > 10 * other


def _legacy(data: bytes, declared: str) -> str:
    """The best reading of bytes that are not Unicode: the one that looks most like Chinese."""
    sample = b"\n".join(_wide_lines(data))
    asked = ALIASES.get(declared.strip().lower(), "")
    scores = {name: likeness(sample.decode(name, "replace")) + 0.05 * (name == asked) for name in LEGACY}
    if len(data) % 2 == 0:
        wide = {name: likeness(data[:SAMPLE].decode(name, "replace")) for name in WIDE}
        scores |= {name: score for name, score in wide.items() if score > CERTAIN}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > -0.4 else "cp1252" if _western(sample) else best


def _western(sample: bytes) -> bool:
    """Whether bytes beyond ASCII stand alone among letters, as accents do."""
    wide = sum(byte > 0x7F for byte in sample)
    return wide * 4 < len(sample)


def _wide_lines(data: bytes) -> Iterator[bytes]:
    """Lines that hold more than ASCII, until there are enough; no encoding asked here has a newline byte inside a character."""
    length = end = 0
    while length < SAMPLE and (found := WIDE_BYTE.search(data, end)):
        begin = max(data.rfind(b"\n", end, found.start()) + 1, end, found.start() - BEFORE)
        end = data.find(b"\n", found.start())
        end = len(data) if end < 0 else end
        yield data[begin : min(end, begin + SAMPLE - length)]
        length += end - begin
