"""The language of the generated articles: a few hundred words in order of use, and tens of thousands coined from characters as Chinese coins them."""

from __future__ import annotations

from functools import cache

import numpy as np

# The commonest words first: Zipf's law gives each its share by its place.
FREQUENT = """
的 了 在 是 和 也 有 不 这 为 对 与 将 年 日 月 中 上 就 到 说 个 还 从 都 而 人 等 后 以 一 我们 他们 更 让 被 把 可以 大 新 多 要 会 已 并 及 地 于 之 最 来 去 能 他 她 它 但 又 或 由
表示 进行 工作 今年 目前 通过 问题 时间 情况 开始 其中 一个 没有 认为 已经 发展 需要 方面 成为 记者 介绍 服务 市民 居民 活动 项目 建设 生活 城市 社会 经济 公司 市场 技术 学校 学生 老师
孩子 家庭 社区 街道 城区 乡镇 农村 农民 企业 工人 医院 医生 车站 列车 线路 乘客 道路 交通 公交 地铁 铁路 桥梁 河流 水库 森林 公园 动物 植物 天气 气温 降雨 台风 春天 夏天 秋天 冬天 早上 晚上
周末 假期 春节 图书馆 博物馆 展览 读者 作者 书籍 阅读 历史 文化 传统 艺术 音乐 戏剧 电影 体育 比赛 球队 运动员 教练 冠军 观众 票价 门票 预约 开放 参观 讲解 志愿者 老人 青年 儿童 母亲 父亲
面包 茶叶 水果 蔬菜 粮食 小麦 水稻 玉米 收获 种植 土壤 肥料 温室 花园 菜园 校园 课堂 教室 实验 科学 研究 研究员 专家 教授 数据 统计 报告 调查 结果 显示 增长 下降 同比 环比 百分点 平均 总量 规模
价格 成本 收入 支出 投资 资金 预算 银行 保险 消费 产品 生产 工厂 设备 机器 材料 能源 电力 电网 太阳能 风电 汽车 充电 电池 网络 平台 手机 软件 系统 信息 安全 质量 标准 规定 办法 措施 计划 方案 目标
任务 合作 交流 会议 论坛 讨论 意见 建议 投诉 回应 解决 完成 启动 推进 提高 改善 保护 修复 恢复 检查 测试 试点 推广 培训 支持 帮助 参与 组织 负责 管理 监督 登记 申请 办理 窗口 流程 证件 电话 热线
第一 第二 首次 再次 同时 此外 因此 然而 如果 虽然 由于 随着 根据 关于 以及 其他 这些 那些 许多 不少 部分 全部 主要 重要 特别 十分 非常 比较 可能 应该 必须 继续 逐步 不断 正在 即将 曾经 一直 经常 有时
""".split()

# Characters by how often words are made of them, roughly; the rest of GB 2312's first level follows in a shuffled order.
PRODUCTIVE = (
    "国人大中学生会发工业电力成长动行作用家政经济社区城市民主地方法制度理性能量产品质新高水平面对外交通信息网络技术科研究所有机场合同心情感受理想法律师生活动物体系统计划分析化学习惯性格局部门户口号"
    "角色彩色调查看见解放开关注意思路线条件数据点名单位置信用户外来源头脑力气候选举办公共同时代表现实际遇到达标准备用途径向前后果实验证明白天空间隔离别名义务农林木材料理论文字号码头等级别样式样本"
    "土木石金银行车马路桥梁山川江河湖海洋岛屿风雨雪云雷阳光明亮火热冷暖春夏秋冬早晚日月星辰古今旧老少年轻重复兴起落叶花草树根苗种子粒米面包茶水果菜园林田野牛羊鱼鸟虫蜂蜜糖油盐酒饭食堂厨房屋顶楼"
    "台阶层次序列队员工友爱亲情母父兄弟姐妹儿女孩童话语言谈判断定期待遇见闻名誉为难题目标记录音乐曲歌唱戏剧影视频道德智勇敢强弱小巧妙手足球棒技能源泉井深浅黑白红黄蓝绿青紫粉末端正直角度量尺寸斤两"
)
SIZE = 30_000


@cache
def vocabulary() -> tuple[str, ...]:
    """`SIZE` different words, commonest first; the same every time."""
    rng = np.random.default_rng(20220127)
    characters = _characters(rng)
    weights = 1 / (np.arange(len(characters)) + 150) ** 2.2
    drawn = iter("".join(rng.choice(characters, 8 * SIZE, p=weights / weights.sum())))
    words = dict.fromkeys(FREQUENT)
    for length in rng.choice([2, 2, 2, 2, 2, 3, 4], 3 * SIZE):
        words.setdefault("".join(next(drawn) for _ in range(length)))
        if len(words) == SIZE:
            break
    return tuple(words)


@cache
def shares(size: int, offset: float = 2.7) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Running totals of the Zipf-Mandelbrot shares of `size` ranks, the last 1: what `searchsorted` draws ranks with."""
    weights = 1 / (np.arange(size) + 1 + offset) ** 1.1
    return np.cumsum(weights / weights.sum())


def _characters(rng: np.random.Generator) -> list[str]:
    first_level = [bytes([high, low]).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF)]
    rng.shuffle(first_level)
    return list(dict.fromkeys([*PRODUCTIVE, *first_level]))
