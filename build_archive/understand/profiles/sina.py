"""新浪, sina.com.cn: ranked lists and live talk of its finance channel below each article."""

import re

from build_archive.understand.profiles import Profile

PROFILE = Profile(
    name="sina",
    hosts=("sina.com.cn", "sina.cn"),
    words=re.compile(r"新浪新闻官方微信|SINA Corporation|新浪财经公众号|您可通过新浪首页"),
    lines=(
        ("navigation", r"新媒体实验室|股市直播|APP专享|点击进入专题:?"),
        ("headline", r"【 \S{2} 】 .*"),
        ("headline", r"0\d .{8,50} \d{1,3}(?:,\d{3})+"),
        ("promotion", r"您可通过新浪首页.*"),
    ),
)
