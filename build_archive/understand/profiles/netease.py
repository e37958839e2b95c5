"""网易, 163.com: pages that show the newest lists of its channels below each article."""

import re

from build_archive.understand.profiles import Profile

PROFILE = Profile(
    name="netease",
    hosts=("163.com", "netease.com"),
    words=re.compile(r"网易立场|态度原创|跟[贴帖]热词|“网易号”"),
    lines=(
        ("promotion", r"重点推荐.*|网易财经 .{2,12}客户端:|网易携手.*"),
        ("navigation", r"证券要闻|行业动态|公司新闻|态度原创|热点新闻|网易号|查看全部"),
        ("headline", r"\d{5,8}(?!年|月|日)[“\"【A-Za-z一-鿿].{5,50}"),
    ),
)
