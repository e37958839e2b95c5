"""Texts and queries that tokenizers stumble over: every corner of Unicode that a Chinese page or a keyboard may bring, at random."""

from __future__ import annotations

import random

ALPHABETS = (
    "青河图书馆圖書館歷历台臺",
    "，。、：；？！“”‘’「」『』（）《》—…·",
    "abzABZ019",
    "ａＺ０９－．＿＂＋：｜～",
    "-‐‑.'’&_–—",
    " \t\n\r\u00a0\u3000\u2003\u2028\u0085\u001c\u200b\ufeff\u180e",
    "\u0301\u0308\u3099\u309a\u20e3\ufe0f\U000e0101\u200d\u00ad\u2060",
    "éÉßſKİıŉﬁﬃǅΣςёй",
    "𠮷𪚥𰻞𲎯\U000323b0\U0002ebf0\uf900\u2f00\u2e80〇々〆",
    "かがﾊﾟーゝんアｱ゛",
    "한글ㅎㅏㄴᄒ\u1161ᆫﾡ",
    "😀👩🏽🚒❤☎ℹ🇨🇳1️⃣\U0001fae9",
    "①②⑳㈱㎏㍿ℌ𝔸𝟘½Ⅷ²₂№℃",
    "\ud800\udfff",
    "\x00\x07\x1d\x1e\x1f\x7f\uffff\U0010ffff\ue000",
    '´¨`^~*+:<>&"|\\/{}[]()$%#@!?=,;',
    "กขฃ\u0e31अ\u093fא\u05b0ب\u064e",
)
WORDS = (
    "title:",
    "标题：",
    "TAG:",
    "source:",
    "date:2022",
    "date:2022-01..",
    " OR ",
    " AND ",
    "|",
    "F-35C",
    "3.5%",
    "^2",
    "*",
    ' -"',
    "+",
    "－",
)


def nasty(rng: random.Random, most: int = 24) -> str:
    """A text of up to so many pieces, most of them single characters from few of the corners."""
    corners = rng.choices(ALPHABETS, k=rng.randint(1, 4))
    return "".join(piece(rng, corners) for _ in range(rng.randint(0, most)))


def piece(rng: random.Random, corners: list[str]) -> str:
    """A character of one of these corners, or of all of Unicode, or a word of the query language."""
    chance = rng.random()
    if chance < 0.06:
        return rng.choice(WORDS)
    return chr(rng.randrange(0x110000)) if chance < 0.08 else rng.choice(rng.choice(corners))
