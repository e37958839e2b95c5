"""What goes into the front matter comes back, whoever reads it."""

from __future__ import annotations

import datetime
import re
from typing import Any

import frontmatter
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from build_archive.model import Copy
from build_archive.render import front_matter
from build_archive.render.article import metadata
from build_archive.render.front_matter import date_value
from tests.samples import article, day, origin


class Yaml12(yaml.SafeLoader):
    """Reads plain scalars by the core schema of YAML 1.2.2, section 10.3.2, as the readers of Hugo and Zensical do."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern in {
    "null": r"|null|Null|NULL|~",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|0b[01]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN",
    "timestamp": r"[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ].*)?",
}.items():
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), None)

TRAPS = """2023-01-15¦2023-01-15 12:25:00¦yes¦No¦on¦OFF¦y¦N¦true¦False¦null¦Null¦~¦0x1F¦0o17¦0b1¦017¦1e3¦1E-3¦12:30:45¦1_000¦.5¦.inf¦-.INF¦.nan
<<¦=¦-¦- a¦?¦? a¦: a¦a: b¦a:b¦#a¦a #b¦"a"¦'a'¦a'b¦[a]¦{a}¦{{ a }}¦{% a %}¦@a¦`a`¦%a¦&a¦*a¦!a¦!!str a¦>¦|¦\\¦---¦...¦--- a¦ a¦a ¦ a ¦　a
标题：开馆¦开馆: 七点¦“开馆”¦镇图书馆 2022¦2022年1月27日¦3.5¦3,000¦1/2¦99%¦100¦１２３¦a,b¦a, b¦,¦C++¦C#¦null 馆¦😀¦😀 a¦馆.¦馆-¦a  b¦é""".replace(
    "\n", "¦"
).split("¦")
BREAKS = [
    "\n",
    "a\nb",
    "\n---\n",
    "\u2028a\u2028b",
    "\x85",
    "a\ufeffb",
    "\ufeff",
    "a\tb",
    "\ta",
    "\x7f",
    "\x1b[0m",
    "中\x00文",
    "\ud800",
    "\r\n",
]
TRAP = st.sampled_from([*TRAPS, *BREAKS])


def holdable(text: str) -> str:
    """What YAML can hold of a text: all but NUL; a lone surrogate is no character."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def read_back(text: str) -> list[dict[str, Any]]:
    """The front matter of a page as python-frontmatter, PyYAML without libyaml, and a reader of YAML 1.2 see it."""
    yaml_text = text.split("---\n")[1]
    return [
        frontmatter.loads(text + "\n正文\n").metadata,
        yaml.load(yaml_text, yaml.SafeLoader),
        yaml.load(yaml_text, Yaml12),  # noqa: S506 - derived from SafeLoader
    ]


@given(TRAP | st.text() | st.lists(TRAP | st.text(max_size=3)).map("".join))
@example("'" * 300 + ": " + "长" * 500)
def test_any_title_comes_back_as_the_same_string(title: str) -> None:
    """Whatever the title looks like, as a value, in a list, and in a mapping on one line."""
    one = article(title, tags=(title, "开馆"), source=title, origin=origin(f"{title}.txt"))
    title = holdable(title)
    text = front_matter(metadata(one))
    assert text.isprintable() or set(re.findall(r"[^\x20-\x7e\xa0-\U0010ffff]", text)) <= {"\n"}
    for back in read_back(text):
        assert back.get("title", "") == title
        assert [tag for tag in back["tags"] if tag != "开馆"] == [title] * (title != "开馆")
        assert back.get("source", "") == title
        assert back["dump"]["file"] == f"{title}.txt"


@given(st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=8, max_size=8))
@example("12345678")
@example("1e345678")
@example("0x345678")
@example("0b101010")
@example("00000017")
def test_any_id_comes_back_as_the_same_string(name: str) -> None:
    """Eight digits are no number, `1e345678` no infinity."""
    for back in read_back(front_matter({"id": name})):
        assert back == {"id": name}


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("2022-01-27", "date: 2022-01-27\n"),
        ("2019-09-07T15:10", "date: 2019-09-07 15:10:00\n"),
        ("2022-01", 'date: "2022-01"\n'),
        ("2022", 'date: "2022"\n'),
        ("2022-02-30", 'date: "2022-02-30"\n'),
    ],
)
def test_a_date_is_a_date_as_far_as_it_is_known(value: str, line: str) -> None:
    """A day and a minute are YAML's own types; a month, a year and an impossible day are text."""
    assert line in front_matter({"date": date_value(value)})


def test_the_order_is_the_contracts() -> None:
    """And what is unknown is absent."""
    full = article(
        "图书馆开放", id="7k3f9x2a", date=day("2022-01-27"), tags=("阅读", "小镇"), source="镇报", author="记者", editor="编辑",
        original_title="开放", url="https://library.example/1", language="zh-Hans", repaired=("punctuation",),
        title_from="body", origin=origin("a.txt", 0, 5982), understood_as="text/plain",
        also=(Copy(origin("b.txt"), "开放了", "晚报", "2022-01-28"),),
    )  # fmt: skip
    assert (
        front_matter(metadata(full))
        == f"""---
title: 图书馆开放
title_from: body
id: 7k3f9x2a
date: 2022-01-27
date_precision: day
date_from: record
date_evidence: "2022-01-27"
tags: [阅读, 小镇]
source: 镇报
author: 记者
editor: 编辑
original_title: 开放
url: "https://library.example/1"
language: zh-Hans
repaired: [punctuation]
also:
- dump: {{file: b.txt, bytes: [0, 100], sha256: {origin("b.txt").sha256}}}
  title: 开放了
  source: 晚报
  date: 2022-01-28
dump: {{file: a.txt, bytes: [0, 5982], sha256: {origin("a.txt").sha256}, understood_as: text/plain}}
generated_by: build_archive
---
"""
    )
    assert list(frontmatter.loads(front_matter(metadata(article(id="7k3f9x2a")))).metadata) == [
        "title",
        "id",
        "dump",
        "generated_by",
    ]
    assert isinstance(frontmatter.loads(front_matter(metadata(full)))["date"], datetime.date)
