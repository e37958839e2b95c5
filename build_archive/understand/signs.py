"""What a line says that belongs to the page and not to the article: a written table of such words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from build_archive.patterns import regex
from build_archive.understand.text import is_prose


@dataclass(frozen=True, slots=True)
class Sign:
    """Words by which a line of one kind is known."""

    kind: str
    why: str
    at_start: re.Pattern[str] | None
    """What the line begins with, or"""
    anywhere: re.Pattern[str] | None
    """what is somewhere in it."""
    sure: int
    """Characters up to which the words alone decide."""
    longest: int
    """Characters up to which they decide where the line has little in common with the article: a paragraph may mention anything."""

    def decides(self, words: str) -> bool:
        """Whether the words alone decide: in a short line, and not where an article may speak of such things in a sentence."""
        if self.kind == "caption" and self.why not in (FIGURE, AGENCY) and words.count("。") > 1:
            return False
        may_be_prose = self.kind in ("legal", "promotion") and self.why != STATEMENT
        return len(words) <= self.sure and not (may_be_prose and is_prose(words))

    def shown_by(self, words: str) -> bool:
        """Whether these half-width, lower-case words show it."""
        if self.at_start is not None and self.at_start.match(words):
            return True
        return self.anywhere is not None and self.anywhere.search(words) is not None


def _sign(kind: str, why: str, sure: int, longest: int, *patterns: str) -> Sign:
    at_start = "|".join(pattern for pattern in patterns if pattern.startswith("^"))
    anywhere = "|".join(spread for pattern in patterns if not pattern.startswith("^") for spread in _spread(pattern))
    return Sign(kind, why, regex(at_start) if at_start else None, regex(anywhere) if anywhere else None, sure, longest)


def _spread(pattern: str) -> list[str]:
    """`(?:a|b)c` as `ac` and `bc`: where every alternative begins with a letter, `re` skips what cannot begin one."""
    group = re.match(r"\(\?:([^()\[\]\\]+)\)(?![?*+{])(.*)", pattern, re.DOTALL)
    return [begin + group[2] for begin in group[1].split("|")] if group else [pattern]


_PICTURE = r"(?:图片|照片|图文|视频|封面图?|题图|配图|插图|图源|摄影)"
_AGENCIES = r"(?:视觉中国|东方ic|摄图网|图虫创意|图虫|新华社|中新社|icphoto|getty ?images|路透社?|法新社?|美联社|千图网|包图网|人民视觉|达志|cfp)"
_DEVICES = r"(?:二维码|公众号|公众平台|微信号?|客户端|app|小程序|官微|官方微博|微博|粉丝群|交流群|手机版|手机端|telegram|line@?)"

FIGURE, AGENCY = "describes a numbered figure", "ends with the agency of its picture"
"""The reason of one sign: what stands below a figure in a paper may be a paragraph."""
STATEMENT = "what a site says of its own works and those that it took over"
"""The reason of one sign, which no article's paragraph shows."""
REGISTERED = "a licence or registration"
"""The reason of one sign, which a paragraph may show as well: it names a hotline."""

SIGNS: tuple[Sign, ...] = (
    _sign(
        "caption",
        "names a picture's source",
        90,
        160,
        rf"^(?!\([^()]{{2,30}}\).{{20}})[(\[【▲△▼↑◆■*]*(?:{_PICTURE}(?=[^|丨])|(?:图片|照片|图源|摄影)[|丨])(?:(?<=[|丨])|来源|均?来自|源自|/|】|:|说明|均为|提供|授权|作者|由)",
        r"^(?:本文|文中|文内|以上|文章|封面|部分|本组|所有)?(?:配)?(?:图片|照片|图文|图)(?:除.{1,20}外)?[,、]?(?:均|皆|都|全部)(?:来自|来源|源|取自|选自|为|由)",
        r"^(?:本文|文中|文内|以上|文章)(?:配)?(?:图片?|照片)(?:来自|来源|源|取自|选自|为|由)",
        r"^[(\[【]?图片?[/丨|︱]\S",
        r"(?:本文|文中|文内)图片?除.{1,20}外",
        r"^[(\[]?(?:photo |image |picture )?credits?: ?[a-z][^。,]{2,70}$",
    ),
    _sign("caption", FIGURE, 500, 500, r"^图 ?\d{1,2}[:.] ?[^\d\s]"),
    _sign(
        "caption",
        AGENCY,
        160,
        200,
        r"[a-z\u4e00-\u9fff.] ?/ ?(?:(?:the )?associated press|reuters|ap|afp|agence france-presse|epa|getty images|shutterstock|bloomberg|xinhua)[)\]]?$",
        r"[a-z] (?:for the new york times|via (?:reuters|ap|afp|getty images).{0,24})$|(?:^|\W)(?:pool )?photo(?:graph)? by [a-z .'-]{3,40}$",
    ),
    _sign(
        "caption",
        "describes a picture",
        120,
        160,
        r"^[▲△▼↑]",
        r"^(?:图像|图片|影片|视频)(?:加注|来源)(?:文字)?[,:]",
        r"^(?:图注|图说|图片说明|资料图片?|(?:上|下|左|右|文)图)\s*[:/,为丨| ]",
        r"^图(?:\d{1,2}|[一二三四五六七八九十])?(?:为|:)",
        r"[,。]图为[^。]{2,60}。?$",
        r"^『[^』]{2,60}』$|^图\d{1,2}[ ,.、]|^图 +[^\s。,][^。,]{1,30}$",
    ),
    _sign(
        "caption",
        "ends with who took the picture",
        70,
        140,
        r"/ ?(?:摄影|翻摄|摄|制图)[)\]】]?$|(?:摄影|图片)/[一-鿿·]{2,4}[)\]】]?$|^.{0,40}供稿[)\]】]?$",
        r"(?:摄|供图|制图|绘图|配图|翻拍|提供图片|资料图片?|资料照片?|网络图片?|视频截图|示意图|截图)[)\]】]?$",
        r"[(\[](?:取自|翻摄自?|截自|[图摄][/:]|资料照)[^()]{0,40}[)\]]$|^.{4,60}[(][^()]{2,8}提供[)]$|摄 ?(?:\d{2,4}年)?\d{1,2}月\d{1,2}日$",
        rf"^.{{4,}}{_AGENCIES}\s?(?:供图|资料|图|发|/|版权作品.{{0,10}})?[)\]]?$",
    ),
    _sign(
        "caption",
        "the name of a picture's file",
        40,
        40,
        r"^(?:tim|qq|微信)?(?:截图|图片|img|dsc)[_ -]?\d{6,}(?:\.\w{3,4})?$|^[\w-]{2,36}\.(?:png|jpe?g|gif|webp)$",
    ),
    _sign("caption", "asks to enlarge a picture", 30, 30, r"^[(\[【]?(?:点击|按图?).{0,8}(?:大图|高清|放大|图片)"),
    _sign(
        "comment",
        "a comment form",
        60,
        60,
        r"^(?:我要|网友|全部|最新|热门|精彩|观察员|发表|写|查看|更多)?(?:评论|跟[帖贴]|留言)(?:区|一下|列表)?\s*[(:]?\s*\d*\s*条?\)?(?:\s*最热.*|\s*已收起)?$",
        r"^(?:我来说两句|我要(?:发言|说)|文明上网|请自觉遵守|登录后|目前没有|跟[贴帖]热词|去跟[贴帖]|点击加载更多|还没有评论|暂无评论|快来.{0,10}(?:评论|抢沙发)|写下你的|理性发言|匿名发表|匿名评论|您?还?可以?输入\d+|已输入\d+|热评论|新评论|共有?\d+条)",
        r"^人参与|^\d[\d,]*\s*(?:人?参与|条(?:评论|跟[贴帖]))|^(?:已?有)?\d+.{0,4}人参与",
        r"^提交评论|^发表(?:评论|您的看法)|^参与(?:评论|讨论|互动)\s*\d*$|^评论.{0,4}仅供|^最热评论|^最新评论",
    ),
    _sign(
        "comment",
        "a warning to commenters",
        80,
        120,
        r"网友(?:评论|跟贴|留言)仅",
        r"评论仅代表网友",
        r"友善.{0,6}(?:跟评|互动)",
        r"^遵守.{0,12}(?:法律|法规)",
    ),
    _sign(
        "legal",
        "a copyright line",
        80,
        300,
        r"copyright|all rights reserved|©(?! ?·)",
        r"版\s?权\s?所\s?有",
        r"[未非]\s?经.{0,20}(?:授权|许可|同意|允许).{0,30}(?:转载|使用|复制|镜像|摘编|传输)",
        r"(?:不得|禁止|谢绝|请勿|严禁).{0,4}转载",
        r"转[载发](?:时|本文)?[,:]?\s*(?:请|须|需|务必)(?:以.{0,8}形式)?(?:注明|联系|保留)|所有文章.{0,12}[均皆]为原创|注册商标.{0,16}所有|转载.{0,4}必须.{0,10}注明",
        r"著作权归|版权归.{1,20}所有",
    ),
    _sign(
        "legal",
        REGISTERED,
        80,
        80,
        r"icp[备证]",
        r"公网安备",
        r"(?:许可证|备案号|经营许可|视听节目|增值电信|新闻信息服务|网站标识码)[^,。]{0,12}(?:号|\d{3})",
        r"(?:举报|读者|客服)(?:电话|邮箱|热线|中心)",
        r"不良信息",
        r"互联网新闻信息服务",
        r"广告(?:热线|服务|合作).{0,6}\d",
    ),
    _sign(
        "legal",
        STATEMENT,
        500,
        500,
        r"凡.{0,4}(?:本[网站报刊]|.{2,8}网).{0,12}注明",
        r"转载目的在于传递",
        r"^(?:编者按:)?本文(?:来自|转?载自|首发于)(?:微信)?公众号[^。]{2,120}。?$",
        r"^.{0,3}本[网站].{0,8}(?:转载|稿件来源).{0,8}(?:媒体|稿件)|^.{0,3}如因作品内容、?版权|^.{2,10}版权[与及和]免责声明$",
    ),
    _sign(
        "legal",
        "a disclaimer",
        60,
        500,
        r"^[(\[【*※]*(?:免责声明|版权说明|广告声明|特别声明|郑重声明|版权声明|声明|风险提示|重要提示|法律声明|责任声明|独家声明)[)\]】]?(?::|$|[^,。]{0,6}(?:本|凡))",
        r"(?:观点|内容|文章|文)(?:仅|只|均)?代表(?:作者|该机构|发布者|个人|嘉宾|.{0,8}本人)",
        r"不构成(?:任何)?(?:实质性)?投资(?:建议|依据)|据此(?:操作|入市|投资).{0,10}风险",
        r"不代表.{0,14}(?:立场|观点)|不意味着.{0,4}(?:赞同|同意|证实)|^[^,。:]{2,12}声明:.{0,20}(?:转载|凡|版权)|与(?:本[网站报台刊]|.{2,6}网|本平台).{0,6}无关",
        r"侵权.{0,14}(?:删除|联系|告知)|(?:请|可).{0,6}联系.{0,10}删除|仅提供信息(?:存储|发布)",
        r"^notice: the content",
        r"(?:本网站?|本站|我们).{0,8}使用.{0,4}cookie|^.{0,12}为(?:了)?提供您?更?[多好优].{0,20}(?:cookie|分析技术)|若您?(?:点[选击]|按下).{0,6}(?:同意|接受).{0,12}(?:继续|浏览|代表|视为)",
        r"获得授权.{0,6}联系|版权部.{0,4}[:\d]|索取稿酬|要求撤下.{0,6}作品",
    ),
    _sign(
        "promotion",
        "asks to scan, follow or download",
        45,
        130,
        rf"(?:扫描|扫一扫|扫码|长按|识别|下载|安装|关注|订阅|添加|加入|搜索|微信搜).{{0,16}}{_DEVICES}",
        rf"^.{{0,12}}(?:官方{_DEVICES}|二维码|公众号|公众平台|客户端|app)(?:下载|:\S{{2,20}})?$",
        rf"{_DEVICES}.{{0,4}}(?:下载|搜索?|关注)|下载地址(?!.*https?://)",
        r"扫一扫.{0,12}(?:打开|分享|关注|下载)|^打开.{0,6}客户端",
        rf"^(?:欢迎|请)(?:扫|订阅|下载|投稿|点击|添加|来稿|批评|关注.{{0,10}}(?:我们|{_DEVICES}))",
        r"更多(?:猛料|精彩|资讯|内容|新闻|详情|原创|报道|信息).{0,12}(?:请|尽在|扫|关注|点击|下载|欢迎)",
        r"(?:觉得|喜欢).{0,12}(?:点赞|转发|分享)|点个[【“\"]?赞|点个?[【“\"]?在看|给个赞|一键三连|设为星标",
        r"(?:投稿|爆料|报料|新闻热线|商务合作|来稿|投书|联系邮箱)(?:邮箱|热线|请|电话|寄)*[^。,]{0,8}[:@]|(?:热线|电话)\s*\d{3}",
        r"^更多.{0,6}(?:资讯|内容|信息|报道).{0,8}(?:关注|下载|点击|搜索)|^(?:一起加入|【?.{2,6}征稿)|欢迎.{0,8}(?:投书|投稿|订阅)",
        r"^炒股就看|^海量资讯.{0,6}精准解读|尽在.{2,12}app$",
        r"^在小说阅读器|^继续滑动看下一个|^向上滑动看下一个|^轻触阅读原文|^预览时标签不可点|轻点两下取消|^微信扫一扫",
        r"直达链接$|(?:留言区|评论区).{0,12}(?:见|留言|告诉|聊聊|分享|晒)",
        r"^>{1,3}\s*点击|^(?:点击|戳).{0,10}(?:投票|下载|关注|订阅|阅读原文|进入专题|查看更多|进入|直达)|^打开.{0,10}(?:查看|阅读)",
        r"(?:电邮|电子邮件|邮箱).{0,10}(?:每日|头条|新闻).{0,40}订阅|^不用抽 ?不用抢|^请同意.{0,12}(?:隐私|cookie)",
        r"^(?:⭐|👉|📣|🔔).{0,30}(?:[点戳看]|关注|订阅|下载|[加进]入|追踪|报名|购买|链接|分享|https?:)|^订阅成功|^related (?:items|posts)|^more in \S|^you (?:may|might) also like",
        r"^\d{1,2}、回复【|→【|【点击(?:投票|查看|进入|下载)",
    ),
    _sign(
        "headline",
        "points to another article",
        160,
        250,
        r"^(?:[^.。]{6,40}\.{3}){2,}[^.。]{0,40}$",
        r"^(?:(?:延伸|推荐|相关|扩展)阅读|看更多)\s*:\s*\S|^[(【\[]\s*(?:热门点阅|(?:延伸|推荐|相关|扩展)(?:阅读|报道))\s*:|^▶ ?(?:影|图|延伸|相关|更多|看)|^[【\[《<]\s*(?:(?:延伸|推荐|相关|扩展)阅读|相关(?:新闻|报道|报导)|更多(?:新闻|报道|报导)|看更多|往期回顾)\s*[】\]》>]\s*\S",
    ),
    _sign(
        "promotion",
        "points elsewhere",
        60,
        250,
        r"^[(\[【]?本文(?:来自|转载?自|摘自|首发于|系|[经由].{0,16}[》」”].{0,2}(?:授权|同意|许可|转载|供稿))",
        r"^(?:此前|相关|更多|推荐|延伸|往期)(?:报道|新闻|阅读|链接|推荐|回顾)\s*:\s*\S",
        r"^(?:相关|推荐|延伸)(?:文章|报道|阅读)\s+\S[^。]{6,50}$",
        r"^[《【]?(?:看)?更多[^,。]{0,12}(?:报道|报导|新闻|文章)[》】]?:?$",
        r"^请?继续(?:往下)?阅读(?:\.{2,}|…+)?$|^(?:请)?(?:订阅|登录).{0,12}继续阅读|^如需(?:刊登)?转载请",
        r"^(?:阅读原文|展开全[部文]|查看(?:全部|原文|更多|全文)|点击查看|阅读全文|点击进入|原文链接|更多>+)",
        r"[【\[](?:详细|详情|查看全文|全文)[】\]]\s*$",
        r"^(?:本文)?(?:链接|网址|地址)\s*:?\s*https?:",
    ),
    _sign(
        "navigation",
        "a crumb",
        80,
        80,
        r"^(?:您|你)?(?:现在|当前|目前)?(?:所?在)?的?位置(?:是)?\s*:|^首页\s*[>»/|_-]|^返回首页",
        r">\s*正文\s*\|?$",
        r"^(?:[^。,:!?>»›]{1,14}(?:>>?|»|›)\s*){1,6}[^。,>»›]{0,12}$",
    ),
    _sign(
        "navigation",
        "a button",
        24,
        24,
        r"^(?:\d\. *)?[\[(【|]*(?:分享(?:到|至)?.{0,8}|(?:我要)?举报(?:[/ ]?反馈)?|回复\s*\d*|往期.{2}|打印.{0,4}|收藏.{0,4}|关闭.{0,4}|字[号体].{0,8}|大\s*中\s*小|[上下前后]一[篇页条则].{0,3}|返回.{0,4}|顶部|举报|点赞|转发|收起|展开|我?知道了|我?同意|接受|已收藏!?|取消|确定|登录.{0,6}|注册|免注册.{0,6}|搜索|更多|设为首页|加入收藏|联系我们|"
        r"关于我们|服务条[款例]|友情链接|网站(?:地图|首页)|版权声明|隐私.{0,6}|标题导航|版面导航|回到首页|返回主页|(?:回到首页|返回主页|上一期 +下一期)(?: ?\| ?\S{4}){1,2}|facebook|google\+|twitter|weibo|line|plurk|telegram|whatsapp|linkedin|[小中大]字[型号]|意见反馈|(?:我要|网友)?纠错|繁体.{0,4}|english|(?:next|previous) (?:page|post)|手机版|电脑版|客户端|查看全部|换一换|加载更多|不感兴趣|感谢您的反馈.{0,30}|通知|消息|公告\d*|打赏|(?:赞助|追踪).{0,6}|我要.{2}|最[小大]字[型体]|预设|字级(?:设定)?|[—-]+分享[—-]+|\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d|特大|[倒正]序浏览|只看(?:该作者|楼主)|网摘|手机点评|e-?mail推荐|赞\s*\d*|列印|友善列印|转寄|登入|留言|退出|个人中心|微信|微博|qq空间|朋友圈|复制链接|"
        r"正文|首页|推荐|热点|广告|ad|advertisement|(?:相关|推荐|热门|最新|热点|更多|重点|精彩|延伸|为您|猜你|编辑|今日|猜您)(?:新闻|阅读|推荐|文章|链接|专题|报道|视频|喜欢|资讯)|延伸阅读|"
        r"态度原创|网易号|专题|图[片集]|组图|视频|滚动|排行榜?|返回列表|阅读原文|展开全文|听新闻|语音播报|简体|a[+-]|[+]\d{1,3}|小|中|大|默认|超大)[\])】|!:>»]*$",
    ),
    _sign(
        "navigation",
        "speaks to a browser that cannot show the page",
        60,
        60,
        r"^(?:您|你)的浏览器(?:暂|不|无法|版本)",
        r"浏览器版本(?:过|太)低|升级(?:您|你)的浏览器|^浏览器不支持|^(?:登录|加载|请求|连接)(?:超时|失败)|^(?:网络|系统)(?:异常|繁忙|错误)|^为达?最佳浏览效果",
    ),
    _sign(
        "navigation", "what the page tells its programs", 500, 500, r"^https?://\S+ (?:\S+ (?:true|false)|report \d+) "
    ),
    _sign("noise", "says that the article ends", 12, 12, r"^[-—–=·\s]*(?:(?:the )?end|(?:全文)?完)[-—–=·\s]*$"),
    _sign(
        "navigation",
        "print, close or share",
        70,
        70,
        r"【?打印(?:本[页文]|此[页文])?】?.{0,4}【?(?:关闭|繁体|收藏|大|字[体号])",
        r"分享(?:到|至)\s*:?\s*(?:微信|微博|qq|朋友圈|新浪|$)",
        r"(?:^|\s)(?:facebook|google\+|twitter|weibo|plurk|linkedin)(?:\s|$)",
        r"(?:^|\s)大\s*中\s*小(?:\s|$)|【字[号体]",
        r"^(?:浏览|点击|阅读|人气|访问)(?:次数|量|数)?\s*[:(]?\s*\d+",
        r"^分类(?:专栏)?[于:]\s*\S{0,10}$|^(?:字体|字号)(?:大小)?\s*:?(?:\s*[小中大]){2,}$|^(?:点击)?收起(?:全文)?$|^点赞(?:\s*加载更多)?$",
        r"^\d? ?上一[版期篇]\s*\d?(?:\s+(?:\d? ?下一[版期篇]\s*\d?|版面导航))?\s*$|^第 ?[a-z]?\d{1,4} ?版:\S{0,12}(?:\s+上一版.*)?$",
        r"^(?:作者|职位),$|^(?:article information|role, ?.{2,20})$",
        r"^返回.{2,6},?查看更多$|^image \d{1,3}$|^\d+ ?人赞同了该(?:文章|回答)$|^关注[他她]$|^view plain|^步骤阅读$|^行情图$",
        r"^(?:(?:发[稿布]时间|时间|日期|来源|作者|责任编辑|编辑|字[号体]|[浏点阅][览击读](?:次数|量|数)?)\s*:\s*){2,}$",
        r"(?:加载|读取)[^。]{0,4}中.{0,4}请[稍等]",
        r"^.{0,6}播放器加载中",
        r"^[上下前后]一[篇页条则]\s*:|^(?:分享|收藏|打印|关闭|微信|微博|qq|举报)(?:\s+(?:分享|收藏|打印|关闭|微信|微博|qq|举报)){1,}$",
    ),
)


LONGEST = max(sign.longest for sign in SIGNS)


def sign_of(words: str) -> Sign | None:
    """The first sign of the table that these half-width words show, in either case."""
    return _sign_of(words.lower()) if len(words) <= LONGEST else None


@lru_cache(maxsize=4096)
def _sign_of(words: str) -> Sign | None:
    """Two rules ask for the same lines, and the pages of a site share many."""
    size = len(words)
    return next((sign for sign in SIGNS if size <= sign.longest and sign.shown_by(words)), None)
