"""观察者网, guancha.cn: lists of headlines with columns, a hot list of the day of the crawl, comments quoted within comments."""

import re

from build_archive.understand.profiles import Profile

PROFILE = Profile(
    name="guancha",
    hosts=("guancha.cn",),
    words=re.compile(r"最新闻 Hot|观察员评论|(?:小编|作者)最近文章"),
    lines=(
        ("legal", r".*转发请注明.{0,6}链接:.*"),
        ("comment", r"(?:热门|观察员|全部)评论 \d+条.*"),
        ("comment", r"全部楼层.*"),
    ),
)
