"""What text browsers write for pictures, frames, changes and links is none of the text; what people write in brackets is."""

from __future__ import annotations

import pytest

from build_archive.readers.browsers import without_marks

MARKS = {
    "a picture": ("渡口[boat.jpg]的新船", "渡口的新船"),
    "a picture whose name runs over lines": (
        "   [5366d0160924ab18c23a.jpeg?token=e44a\n   24d80a5a&s=FA]\n渡口",
        "   \n\n渡口",
    ),
    "a picture that lies in the page": ("[png;base64,iVBORw0KGgo\n   AAAAB/8+=]\n渡口", "\n\n渡口"),
    "names without an ending, alone on a line": ("渡口\n   [5366d01609] [next_page]\n[timg]\n新船", "渡口\n\n\n新船"),
    "a frame": ("   IFRAME: http://river.example/a?b=1&c\n   =2&d=3\n   渡口", "\n\n   渡口"),
    "frames of ELinks": ("   IFrame\n   IFrame: m2\n渡口", "\n\n渡口"),
    "links of a page's head": (
        "   Link: canonical\n   Link: [1]alternate\n   Link: [2]河湾网 (alternate)\n   #[3]河湾网\n渡口",
        "\n\n\n\n渡口",
    ),
    "boxes to tick": ("   [X] 自动播放\n[ ] 渡口\n  (*) 新船", "   自动播放\n渡口\n  新船"),
    "a change": ("[INS:新船:INS]开了", "新船开了"),
    "numbers of links, with their addresses": (
        "   [1]渡口\n   今天[2]新船[12]\n\nReferences\n\n   1. http://river.example/\n   2. http://river.example/b\n",
        "   渡口\n   今天新船\n\n\n\n\n\n",
    ),
    "numbers of visible links": (
        "   [1]渡口\n\nReferences\n\n   Visible links\n   2. https://river.example/\n",
        "   渡口\n\n\n\n\n\n",
    ),
}
OTHERS = [
    "参见[1]和[2]，以及[图]、[注：旧船]。",
    "[1]\n[12]",
    "[mysqld]\nport = 1",
    "文件 a.jpg 在[附件 a.jpg 里]",
    "他说[新船.好]。",
    "Keyframe: 1",
    "References\n1. 《渡口》",
    "Link: 渡口",
    "- [x] 修船",
    "数组 a[i_1] 和 b[0]",
]


@pytest.mark.parametrize(("text", "left"), MARKS.values(), ids=MARKS)
def test_marks_are_left_out_and_lines_keep_their_numbers(text: str, left: str) -> None:
    """Whatever they run over."""
    assert without_marks(text) == left
    assert text.count("\n") == left.count("\n")


@pytest.mark.parametrize("text", OTHERS)
def test_what_people_write_stays(text: str) -> None:
    """Notes, code and names of files in sentences among it."""
    assert without_marks(text) == text
