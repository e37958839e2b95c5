"""What looks like the names of people in a byline: Chinese surnames as data, and the shapes in which sites write reporters and editors."""

from __future__ import annotations

import re

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏"
    "席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸範賈韋鄒閻龍陶賀顧龔萬錢嚴湯溫龐顏聶魯歐關蘭寧畢單裴塗駱藍鮑華饒蔣潘連麥簡車項婁閔鄔邊欒叢鞏鄺儲談"
)
"""Single-character surnames, simplified and traditional (the commonest 400 and what their traditional forms are)."""
DOUBLE_SURNAMES = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "令狐",
    "慕容",
    "司徒",
    "夏侯",
    "端木",
    "歐陽",
    "司馬",
    "諸葛",
    "東方",
    "范姜",
    "张廖",
)
MENU_WORDS = frozenset(
    [
        "来自",
        "国际",
        "时政",
        "金融",
        "房产",
        "关注",
        "查看",
        "全文",
        "时间",
        "相关",
        "游戏",
        "平台",
        "支持",
        "封面",
        "方法",
        "马上",
        "高清",
        "路况",
        "阅读",
        "阅读全文",
        "查看全部",
        "查看更多",
        "关于我们",
        "万家",
        "和讯",
        "安全",
        "戏曲",
        "时尚",
        "时评",
        "房价",
        "万象",
        "江湖",
        "江苏",
        "江西",
        "云南",
        "贵州",
        "海南",
        "海外",
        "广东",
        "广西",
        "广州",
        "河南",
        "河北",
        "山东",
        "山西",
        "华人",
        "华东",
        "华北",
        "金曲",
        "成都",
        "成人",
        "钱包",
        "水利",
        "农业",
        "农村",
        "司法",
        "文史",
        "艺术",
        "乐活",
        "乐居",
        "全国",
        "全球",
        "全部",
        "全景",
        "连载",
        "应用",
        "向上",
        "武器",
        "党建",
        "党史",
        "党务",
        "宣传",
        "项目",
        "简介",
        "简历",
        "简体",
        "简讯",
        "伊人",
        "古籍",
        "苗木",
        "葛优",
        "曲艺",
        "相册",
        "幸福",
        "利率",
        "居家",
        "居民",
        "元首",
        "车险",
        "车市",
        "车型",
        "花絮",
        "花边",
        "米线",
        "宁夏",
        "台湾",
        "香港",
        "澳门",
    ]
)
"""What stands near titles, begins like a surname, and is nobody's name."""
SEPARATOR = re.compile(r"[、，,&＆/／\s]+")
TASK = "文[/ ]?[图圖摄]?|[图圖摄攝]|摄影|攝影|整理|整合|(?:综合|綜合|即時|即时)?(?:報導|报道|报导)|综合|編譯|编译"
"""What the named did, as it stands behind the name."""
TASK_IN_BRACKETS = re.compile(rf"\s*[\[(【（](?:{TASK})[\])】）]$")
"""The same behind a site's name: `河湾网[整理]`."""
NOBODY = frozenset(
    ("未知", "不详", "暂无", "无", "匿名", "佚名", "网络整理", "小编", "管理员", "admin", "本站编辑", "null", "None")
)
"""What programs write where they know no name."""
PEN_NAME = re.compile(r"[\w·•.-]{2,16}(?:\([^()]{1,12}\))?", re.UNICODE)
"""Any single name that a label may announce: 张三, 春春, EETOP, 姚立伟_NT6056, NF041."""


PERSON = re.compile(r"[一-鿿]{1,3}[^\W\d_a-zA-Z区區县縣省镇鎮网網报報社]")
"""Two to four Han characters, the last none with which the names of places and papers end."""
MEDIUM_WORD = (
    r"(?!下载|打开|安装|登录|手机)(?:新华社|新華社|中新社|中央社|[一-鿿A-Za-z·]{2,10}(?:日报|晚报|晨报|早报|时报|周报|青年报|都市报|商报|快报|导报|新闻网|在线|周刊|杂志|电视台|广播电台|客户端"
    r"|日報|時報|晚報|聯合報|新聞網)|(?:(?![的我你他们这那是有关于今天推荐热点更多最图片其它])[一-鿿A-Za-z·]){2,8}(?:网|網|社|报|報|新闻|新聞|財經))"
)
"""A paper, an agency or a site by its name's ending; the short endings only behind a word that has none of the words of menus in it."""


def is_person(name: str) -> bool:
    """Whether a word of two to four Han characters begins with a surname, and is none of the words of menus that do."""
    if name in MENU_WORDS or not PERSON.fullmatch(name):
        return False
    return name[:2] in DOUBLE_SURNAMES if len(name) == 4 else name[0] in SURNAMES or name[:2] in DOUBLE_SURNAMES


_LATIN_PERSON = r"[A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*){1,3}"
LATIN_PERSONS = re.compile(
    r"(?!.*\b(?i:news|times|post|daily|journal|weekly|media|press|magazine|review|online|radio|agency|group|studio)\b)"
    rf"{_LATIN_PERSON}(?:(?:, | and | & ){_LATIN_PERSON})*"
)
"""Names in Latin letters, of two words or more with a capital each and no word of a medium's name: DAVID RIVER, Ann Lee Ferry."""


def is_signed(name: str) -> bool:
    """Whether a line of its own is a person's name, perhaps with its Latin form in brackets, or names in Latin letters."""
    return LATIN_PERSONS.fullmatch(name) is not None or is_person(re.sub(r"\s*\([A-Za-z .'-]+\)$", "", name))


def are_persons(names: str) -> bool:
    """Whether a text is nothing but names of people, with 、 or spaces between them."""
    parts = [part for part in SEPARATOR.split(names.strip()) if part]
    return bool(parts) and all(map(is_person, parts))


def are_names(names: str) -> bool:
    """Whether a text may be what follows 编辑 or 作者: names, pen names and codes, no sentence."""
    parts = [part for part in SEPARATOR.split(names.strip()) if part]
    return 0 < len(parts) <= 12 and all(PEN_NAME.fullmatch(part) for part in parts)
