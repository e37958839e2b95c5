"""Which script a text is in: by the characters that only one of the two has."""

import pytest

from build_archive.understand.language import language_of

CASES = {
    "a simplified sentence is zh-Hans": ("图书馆明天开门，欢迎读书的人。", "zh-Hans"),
    "a traditional sentence is zh-Hant": ("圖書館明天開門，歡迎讀書的人。", "zh-Hant"),
    "a title of four characters is enough where one of them tells": ("新馆落成", "zh-Hans"),
    "characters of both scripts tell nothing": ("山水有清音", ""),
    "no Han character at all is no script": ("Opening hours 9-17", ""),
    "an empty text is no script": ("", ""),
    "a traditional page that quotes one simplified word stays traditional": (
        "館長說，這幾個字寫作“图书”，讀者應該認識，請見館內說明。",
        "zh-Hant",
    ),
    "a simplified page that names 乾隆 and 于右任 stays simplified": ("乾隆年间的书画，由馆长著录。", "zh-Hans"),
    "后, 里, 台 and 云 in traditional text are no evidence of simplified": ("皇后在雲台里，公里之外有風", "zh-Hant"),
    "half and half is mixed and gets no script": ("图书馆開門歡", ""),
    "Japanese is neither": ("図書館は明日開きます。読書会もあります。", ""),
}


@pytest.mark.parametrize(("text", "language"), CASES.values(), ids=CASES.keys())
def test_language(text: str, language: str) -> None:
    """Each case's name is the rule."""
    assert language_of(text) == language
