"""Menus, columns and titles of the second lot."""

from __future__ import annotations

MENU = (
    ("{s}概览", "gl", (
        "{s}简介 jj", "历史沿革 lsyg", "区划人口 qhrk", "自然资源 zrzy", "风景名胜 fjms", "特产美食 tcms",
        "城市荣誉 csry")),
    ("新闻中心", "news", (
        "本地要闻 bdyw", "政务要闻 zwyw", "部门信息 bmxx", "基层动态 jcdt", "时政要闻 szyw", "公示公告 gsgg",
        "视频 sp", "图说 ts", "媒体看{s} mtk", "专题 zt")),
    ("政策文件", "zcwj", (
        "国务院文件 gwywj", "省级文件 sjwj", "本级政府文件 bjwj", "政府办文件 zfbwj", "部门文件 bmwj",
        "规范性文件库 gfxwjk", "文字解读 wzjd", "图片解读 tpjd", "专家解读 zjjd", "政策问答 zcwd",
        "政府公报 zfgb")),
    ("政务服务", "fw", (
        "个人办事 grbs", "法人办事 frbs", "热门服务 rmfw", "政务服务地图 fwdt", "便民查询 bmcx",
        "中介超市 zjcs", "公共资源交易 ggzy", "高效办成一件事 gxbc")),
    ("政民互动", "hd", (
        "书记信箱 sjxx", "政府领导信箱 zfldxx", "12345热线 rx", "网上调查 wsdc", "民意征集 myzj",
        "在线访谈 zxft", "新闻发布会 xwfbh", "回应关切 hygq", "智能问答 znwd")),
    ("数据开放", "sj", ("统计公报 tjgb", "月度数据 ydsj", "数据图解 sjtj", "统计分析 tjfx", "数据集 sjj")),
)  # fmt: skip
DISCLOSED = (
    "政府领导 zfld", "机构设置 jgsz", "履职依据 lzyj", "政府规章 zfgz", "规范性文件 gfxwj", "重大决策 zdjc",
    "国民经济和社会发展规划 fzgh", "国民经济和社会发展统计信息 tjxx", "政府工作报告 zfgzbg", "预算公开 ysgk",
    "决算公开 jsgk", "三公经费 sgjf", "专项资金 zxzj", "行政事业性收费 sfxm", "集中采购 jzcg",
    "行政许可公开 xzxkgk",
    "行政处罚强制 xzcfqz", "行政执法统计年报 xzzfnb", "双随机监管 ssjjg", "法治政府建设年报 fzzfjsnb",
    "政府网站工作年度报表 zfwzndbb", "政务公开工作要点 zwgkgzyd", "政策解读 zcjd", "人大建议政协提案 jyta",
    "人事任免 rsrm", "事业单位招聘 sydwzp", "重大项目批准和实施 zdxm", "征地补偿 zdbc", "国有土地上房屋征收 "
        "fwzs",
    "乡村振兴资金 xczxzj", "教育公开 jygk", "卫生健康公开 wsjkgk", "环境保护 hjbh", "安全生产监管 aqsc",
    "突发事件应急预案 yjya", "社会救助和社会福利 shjzfl", "就业促进 jycj", "公共文化体育 ggwhty",
    "公共企事业单位信息公开 ggqsy", "基层政务公开标准化 jczwgk", "权责清单 qzqd", "减税降费 jsjf",
    "会议解读 hyjd", "企业年报公示 qynbgs",
)  # fmt: skip
TITLES = (
    ("{f}{y}年政府信息公开工作年度报告", 44), ("{u}{y}年政府信息公开工作年度报告", 20),
    ("{f}{y}年度政府信息公开工作年度报告", 7), ("{u}{y}年政府信息公开年度报告", 8),
    ("{u}{y}年度政府信息公开年报", 3), ("{y}年度{u}政府信息公开工作年度报告", 4),
    ("{y}年{f}政府信息公开工作年度报告", 3), ("{f}关于{y}年度政府信息公开工作的年度报告", 2),
    ("{f}政府信息公开工作{y}年度报告", 3), ("{u}信息公开工作年度报告（{y}年度）", 3),
    ("{f}{y}年政府信息公开工作报告", 3),
)  # fmt: skip
"""Names of reports, and how often of a hundred a body chooses each; `f` with the county, `u` without it."""
