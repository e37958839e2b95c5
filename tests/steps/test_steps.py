"""The steps as a whole: their order, their names, and that doing them twice does nothing more."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive import steps
from build_archive.errors import BuildArchiveError
from build_archive.model import Article, Headline, Origin, Sidebar

ORIGIN = Origin("a.txt", 0, 1, "0" * 64)
ARTICLE = Article("00000000", "新馆开门了!", ("馆长说,新馆明天9:30开门。",), ORIGIN, "text/plain")
TEXTS = st.text(alphabet="新馆老桥,:;?!().-“”，：（）abc 0129\u200b\u200d\u3000\u00ad\ufeff🙂क्", max_size=30)


def test_a_step_that_changed_the_text_is_named() -> None:
    """And the text is changed everywhere: title, body, headlines."""
    article = steps.apply(replace(ARTICLE, sidebars=(Sidebar("hot", "", (Headline("下雨了,慢走"),)),)), ())
    assert article.repaired == ("punctuation",)
    assert article.title == "新馆开门了！"
    assert article.body == ("馆长说，新馆明天9:30开门。",)
    assert article.sidebars[0].headlines[0].title == "下雨了，慢走"


def test_a_step_can_be_switched_off() -> None:
    """Then it changes nothing and is not named."""
    assert steps.apply(ARTICLE, ("punctuation",)) == ARTICLE


def test_white_space_alone_is_not_named() -> None:
    """A doubled space is nothing that a reader must be told of."""
    article = steps.apply(replace(ARTICLE, title="新馆  开门", body=("馆长来了。",)), ())
    assert article.title == "新馆 开门"
    assert article.repaired == ()


def test_an_unknown_name_is_a_mistake_to_mend() -> None:
    """The message lists the names that there are."""
    with pytest.raises(BuildArchiveError) as caught:
        steps.apply(ARTICLE, ("punctation",))
    assert str(caught.value) == (
        "mkdocs.yml: plugins: archive: steps: there is no step 'punctation'. The steps are: invisible, punctuation.\n"
        "Take the name out, or write one of these."
    )


@given(TEXTS, st.lists(TEXTS, max_size=4).map(tuple), TEXTS)
def test_twice_is_once(title: str, body: tuple[str, ...], headline: str) -> None:
    """Every step is idempotent, each alone and all together."""
    article = replace(ARTICLE, title=title, body=body, sidebars=(Sidebar("hot", "", (Headline(headline),)),))
    for off in ((), ("punctuation",), ("invisible",)):
        once = steps.apply(article, off)
        assert steps.apply(once, off) == once


@given(TEXTS)
def test_markdown_keeps_its_lay_out(text: str) -> None:
    """Markdown written by a person loses unseen characters at most."""
    source = f"# 标题\n\n{text}  \n    code(a,b)\n"
    article = steps.apply(replace(ARTICLE, shape="markdown", body=(source,)), ())
    assert "  \n    code(a,b)\n" in article.body[0]
    assert "".join(c for c in article.body[0] if c.isspace()) == "".join(c for c in source if c.isspace())
