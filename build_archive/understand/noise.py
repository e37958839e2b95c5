"""What a line is that belongs to the page and not to the article: a written table of what such lines say."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """Words by which a line of one kind is known."""

    kind: str
    why: str
    pattern: re.Pattern[str]
    longest: int
    """Characters up to which a line is judged by it: a long paragraph may mention anything."""


def _sign(kind: str, why: str, pattern: str, longest: int = 60) -> Sign:
    return Sign(kind, why, re.compile(pattern, re.IGNORECASE), longest)


SIGNS: tuple[Sign, ...] = (
    # pictures
    _sign(
        "caption",
        "names a picture's source",
        r"^[(\[【▲△↑◆■]*(?:图片?|图文|照片|视频|资料图|插图|封面图?|題圖|题图|配图)(?:片)?(?:来源|來源|均?来自|源自|/|:|\||丨|说明|均为|提供|授权)",
        120,
    ),
    _sign(
        "caption",
        "describes a picture",
        r"^(?:[▲△↑▼]|图\d*注?:|图注|图为|图片?说明|资料图|上图|下图|[图圖](?:\d+|[一二三四五六七八九十])?[/|丨])",
        150,
    ),
    _sign(
        "caption",
        "ends with who took it",
        r"(?:摄影?|供图|供圖|图源|制图|绘图|攝影?|配图|翻拍|翻摄|截图|视频截图|资料图?片?|网络图|图)[)\]】]?$",
        120,
    ),
    _sign(
        "caption",
        "says what a picture is from",
        r"(?:本文|文中|文内|以上|文章)?(?:配)?图片?(?:除.{1,20}外)?,?(?:均|皆|都)?(?:来自|来源于|源自|为|由).{0,30}(?:网络|互联网|拍摄|提供|图虫|摄图|视觉中国|图)",
        80,
    ),
    _sign("caption", "asks to enlarge a picture", r"^[(\[【]?点击.{0,6}(?:大图|高清|放大|图片)", 30),
    # readers
    _sign(
        "comment",
        "a comment form",
        r"^(?:我要(?:评论|跟帖|发言|留言)|发表评论|网友评论|全部评论|最新评论|热门?评论|新评论|评论\s*\(?\d*\)?$|已有\d+.{0,6}评论|共?\d+条评论|文明上网|请自觉遵守|登录后.{0,6}评论|目前没有(?:热门)?跟[贴帖]|跟[贴帖]热词|去跟[贴帖]|\d*\s*人?参与$|已输入\d+字|点击加载更多|查看更多评论|还没有评论|暂无评论|快来.{0,8}评论|写下你的评论|理性发言|匿名发表|留言板)",
        60,
    ),
    _sign(
        "comment",
        "a warning to commenters",
        r"网友评论仅|评论仅代表网友|评论仅供|友善.{0,6}跟评|不代表.{0,10}立场$",
        80,
    ),
    # legal
    _sign(
        "legal",
        "a copyright line",
        r"copyright|all rights reserved|版权所有|©|未经.{0,20}(?:授权|许可|同意|允许|书面).{0,30}(?:转载|使用|复制|镜像)|(?:不得|禁止|谢绝|请勿)(?:擅自)?转载|转载请|转载时?[须需请]|版权(?:归|属于|声明)|著作权归",
        300,
    ),
    _sign(
        "legal",
        "a licence or registration",
        r"ICP[备证]|公网安备|许可证|(?:备案|经营许可).{0,4}号|网络视听|增值电信|举报(?:电话|邮箱|热线|中心)|不良信息|互联网新闻信息服务",
        80,
    ),
    _sign(
        "legal",
        "a disclaimer",
        r"^[(\[【*※]*(?:免责声明|特别声明|郑重声明|版权声明|声明|风险提示|重要提示|法律声明|责任声明|免責聲明)[)\]】]?(?::|$|[^,。]{0,4}本)|仅代表(?:作者|该机构|发布者|个人|.{0,8}本人)|不构成(?:任何)?(?:实质性)?投资建议|据此(?:操作|入市|投资).{0,10}风险|(?:仅供参考|不作为).{0,10}(?:依据|建议)|(?:不代表|与).{0,20}(?:立场|无关)[。.,;]|侵权.{0,12}(?:删除|联系)|联系.{0,10}删除|仅提供信息(?:存储|发布)|^notice: the content above",
        400,
    ),
    # promotion
    _sign(
        "promotion",
        "asks to scan or follow",
        r"扫(?:描|一扫|码)|二维码|官方微信|微信公众号|公众号|官方微博|关注我们|长按|客户端下载|下载.{0,12}(?:客户端|app)|(?:app|客户端)下载|下载地址|打开.{0,8}(?:app|客户端)|app(?:专享|内打开)|点击投票|点击(?:进入|查看|关注|订阅|下载|阅读|这里|菜单)|更多(?:猛料|精彩|资讯|内容|新闻|详情|原创)|欢迎(?:关注|扫描|订阅|投稿|批评)|(?:觉得|喜欢).{0,10}(?:点赞|转发)|点个?赞|在看|求转发|一键三连|投稿(?:邮箱|热线|请)|爆料|报料|新闻热线|加入.{0,8}(?:telegram|line|粉丝|群)",
        70,
    ),
    _sign(
        "promotion",
        "points to the original",
        r"本文来自|^(?:阅读原文|展开全[部文]|查看(?:全部|原文|更多|全文)|点击查看|阅读全文|【?详细】?$|更多>+)|【详细】\s*$",
        250,
    ),
    # navigation
    _sign(
        "navigation",
        "a crumb",
        r"^(?:(?:您|你)?(?:现在|当前|所在)的?(?:所在)?(?:的)?位置|首页\s*[>»/|_-]|.{0,10}>\s*正文\s*\|?$|返回首页|正文$)|^(?:[^。,]{1,12}\s*(?:>>?|»|›)\s*){1,6}[^。,]{0,12}$",
        80,
    ),
    _sign(
        "navigation",
        "a button",
        r"^(?:分享(?:到|至)?|打印(?:本页)?|收藏(?:本文|本页)?|关闭(?:窗口|本页)?|字号|字体|大\s*中\s*小|上一[篇页条]|下一[篇页条]|返回(?:顶部|列表|首页)?|顶部|举报|点赞|转发|收起|展开|知道了|已收藏|取消|确定|登录|注册|免注册|登录超时|搜索|更多|设为首页|加入收藏|联系我们|关于我们|服务条[款例]|友情链接|网站地图|版权声明|隐私|意见反馈|纠错|繁体|english|手机版|电脑版|客户端|查看全部|换一换|加载更多|相关(?:新闻|阅读|推荐|文章|链接|专题)|不感兴趣|感谢您的反馈|通知|消息|公告\d*|打赏|赞\d*|微信|微博|qq空间|朋友圈|复制链接|责任校对)[!:|>\]】)]*$",
        24,
    ),
    _sign(
        "navigation",
        "print, close or share",
        r"【?打印(?:本[页文]|此[页文])?】?.{0,4}【?(?:关闭|繁体|收藏|大)|分享(?:到|至):?\s*(?:微信|微博|qq|朋友圈|新浪)|(?:大|中|小)\s+(?:大|中|小)\s|【字[号体]|字[号体]\s*:|(?:浏览|点击|阅读)(?:次数|量|数)?:?\s*\d+",
        60,
    ),
)


def sign_of(words: str) -> Sign | None:
    """The first sign of the table that these words show."""
    size = len(words)
    for sign in SIGNS:
        if size <= sign.longest and sign.pattern.search(words):
            return sign
    return None
