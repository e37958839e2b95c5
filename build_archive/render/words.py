"""What the program's own names are in the language of the site's readers: repairs, and reasons why a record is not there."""

from __future__ import annotations

REPAIRS = {
    "punctuation": "复原全角标点",
    "invisible": "去掉不可见字符",
    "mojibake": "还原乱码",
    "control characters": "去掉控制字符",
    "invalid bytes": "标出无法解码的字节",
    "front matter": "补全篇首信息",
    "cut off": "原始资料不完整，读到中断处为止",
}
REASONS = {
    "no text": "没有正文",
    "broken link": "链接指向不存在的文件",
    "damaged file": "文件损坏",
    "link loop": "链接循环",
    "not a file": "不是文件",
    "refused": "不予读取",
    "unknown format": "格式不明",
    "unreadable file": "文件无法读取",
    "unreadable record": "记录无法读取",
    "vanished": "文件中途消失",
}


def repair(name: str) -> str:
    """A repair in Chinese; one that is not in the table by its own name."""
    return REPAIRS.get(name, name)


def reason(kind: str) -> str:
    """Why a record was left out, in Chinese; a kind that is not in the table by its own name."""
    return REASONS.get(kind, kind)
