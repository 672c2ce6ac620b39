"""What the pages of the drawn counties say besides the reports: columns with their letters, papers."""

from __future__ import annotations

from random import Random

MENU = (
    ("走进{s}", "zj", ("{s}概况 gk", "历史沿革 lsyg", "行政区划 xzqh", "自然地理 zrdl", "人文旅游 rwl"
        "y", "经济发展 jjfz")),
    ("新闻动态", "xwzx", ("{s}要闻 yw", "部门动态 bmdt", "乡镇动态 xzdt", "通知公告 tzgg", "图片新闻 tpx"
        "w", "国务院信息 gwyxx",
                       "媒体聚焦 mtjj", "视频新闻 spxw")),
    ("政务服务", "zwfw", ("个人服务 grfw", "法人服务 frfw", "部门服务 bmfw", "便民服务 bmfw"
        "2", "利企服务 lqfw", "一件事一次办 yjs",
                       "阳光政务 ygzw")),
    ("互动交流", "hdjl", ("领导信箱 ldxx", "在线访谈 zxft", "调查征集 dczj", "意见反馈 yjfk", "政务咨询 zwz"
        "x", "信件统计 xjtj")),
    ("专题专栏", "ztzl", ("优化营商环境 yhyshj", "乡村振兴 xczx", "安全生产 aqsc", "生态环保督察 sth"
        "b", "主题教育 ztjy",
                       "政府网站年度报表 wznb", "扫黑除恶 shce")),
    ("数据发布", "sjfb", ("统计公报 tjgb", "统计数据 tjsj", "数据解读 sjjd", "统计年鉴 tjnj")),
)  # fmt: skip
"""Columns beside those of disclosure, each with the letters it has in addresses; {s} is the county."""
DISCLOSED = (
    "机构职能 jgzn", "领导信息 ldxx", "内设机构 nsjg", "规范性文件 gfxwj", "其他文件 qtwj", "政策解读 zcj"
        "d", "规划计划 ghjh",
    "统计信息 tjxx", "财政预算 czys", "财政决算 czjs", "行政事业性收费 xzsyxsf", "政府采购 zfc"
        "g", "行政许可 xzxk", "行政处罚 xzcf",
    "重大建设项目 zdjsxm", "社会保险 shbx", "社会救助 shjz", "医疗卫生 ylws", "教育信息 jyx"
        "x", "食品药品监管 spyp",
    "生态环境 sthj", "应急管理 yjgl", "公务员招考 gwyzk", "建议提案办理 jytabl", "政府工作报告 zfgzb"
        "g", "法治政府建设年度报告 fzzfjs",
    "重大决策预公开 zdjc", "双随机一公开 ssjygk", "征地信息 zdxx", "就业创业 jycy", "养老服务 ylf"
        "w", "涉农补贴 snbt",
    "公共文化服务 ggwh", "市政服务 szfw", "行政执法公示 xzzfgs", "政务公开标准目录 bzml", "会议公开 hyg"
        "k", "国资国企 gzgq",
)  # fmt: skip
"""Columns of a disclosure section that hold no reports, with their letters."""
SAMPLE_ROWS = {
    "预算": ("{u}{y}年部门预算公开", "{s}{y}年财政预算执行情况和{z}年预算草案的报告", "{u}{y}年部门预算编制"
        "说明"),
    "决算": ("{u}{y}年度部门决算公开", "{s}{y}年财政决算（草案）的报告", "{u}{y}年度部门整体支出绩效自评报"
        "告"),
    "工作报告": ("{y}年{s}人民政府工作报告",),
    "法治政府": ("{s}{y}年法治政府建设年度报告", "{u}关于{y}年度法治政府建设情况的报告"),
    "报表": ("{s}人民政府网站工作年度报表（{y}年度）", "{s}{y}年政府网站年度工作报表"),
    "统计": ("{s}{y}年国民经济和社会发展统计公报", "{y}年1-{m}月{s}主要经济指标"),
    "建议": ("{u}对县十八届人大{m}次会议第{m}号建议的答复", "{u}{y}年建议提案办理总体情况"),
    "计划": ("{u}{y}年工作总结及{z}年工作计划", "{s}{y}年政务公开工作要点"),
    "执法": ("{u}{y}年度行政执法总体情况统计年报", "{u}{y}年行政执法数据公示"),
    "解读": ("《{s}{t}实施方案》政策解读", "图解：{s}{t}若干措施"),
}  # fmt: skip
"""What columns whose name holds such words list."""
NEWS = (
    "{s}召开{t}工作推进会", "县委书记调研{t}工作", "{u}开展{t}宣传活动", "{s}：{t}工作见实"
        "效", "{u}扎实做好{t}工作",
    "关于{t}的通告", "{s}{t}项目招标公告", "{u}关于{t}有关事项的公示", "{s}人民政府办公室关于印发{t}工作方"
        "案的通知",
    "{u}召开{t}专题会议", "{t}｜“小切口”撬动大民生", "{s}{t}领导小组会议召开")  # fmt: skip
TOPICS = (
    "安全生产", "防汛减灾", "森林草原防灭火", "招商引资", "乡村振兴", "食品安全", "稳岗就业", "义务教育",
    "全民健身", "老旧小区改造", "人居环境整治", "重点项目建设", "政务公开", "文明城市创建", "秸秆禁烧",
    "营商环境",
    "反诈宣传", "信访维稳", "医保参保", "道路交通安全", "春耕备耕", "项目集中开工")  # fmt: skip
LATEST = (
    "{u}{y}年度部门决算公开", "{s}{y}年国民经济和社会发展统计公报", "{s}{y}年法治政府建设年度报告",
    "{s}人民政府办公室关于印发{y}年政务公开工作要点的通知", "{y}年{s}人民政府工作报告", "{u}{y}年工作总"
        "结")  # fmt: skip
"""What a first page names as disclosed of late."""
SERVICES = (
    "社保查询",
    "公积金查询",
    "医保服务",
    "婚姻登记",
    "出入境",
    "学历查询",
    "交通违法查询",
    "企业开办",
    "不动产登记",
    "户籍办理",
)
FRIENDS = (
    ("http://www.gov.cn/", "中国政府网"), ("http://www.stats.gov.cn/", "国家统计局"), ("https://www.ndrc.go"
        "v.cn/", "国家发展改革委"),
    ("http://www.moe.gov.cn/", "教育部"), ("http://www.mof.gov.cn/", "财政部"), ("http://www.people.com.cn"
        "/", "人民网"),
    ("http://www.xinhuanet.com/", "新华网"), ("https://www.creditchina.gov.cn/", "信用中国"))  # fmt: skip
TITLES = (
    ("{f}{y}年政府信息公开工作年度报告", 52), ("{f}{y}年度政府信息公开工作年度报告", 12), ("{u}{y}年政府信"
        "息公开工作年度报告", 16),
    ("{f}{y}年政府信息公开年度报告", 6), ("{u}{y}年政府信息公开年报", 4), ("{y}年{u}政府信息公开工作年度报"
        "告", 4),
    ("{f}关于{y}年政府信息公开工作年度报告", 2), ("{f}政府信息公开工作年度报告（{y}年）", 2), ("{u}{y}年度"
        "信息公开工作年度报告", 2))  # fmt: skip
"""Names of reports, and how often of a hundred a body chooses each; `f` with the county, `u` without it."""
NAMELESS = "{y}年政府信息公开工作年度报告"
OLD_TEXT = (
    "根据《中华人民共和国政府信息公开条例》（国务院令第492号）的规定，编制{f}{y}年政府信息公开工作年度报告"
    "。本报告所列数据的统计"
    "期限自{y}年1月1日起至{y}年12月31日止。", "一、概述",
    "{y}年，我单位认真贯彻落实上级关于政府信息公开工作的部署，加强组织领导，完善工作制度，明确专人负责。",
    "二、主动公开政府信息情况", "全年主动公开政府信息{n}条，其中通过政府网站公开{m}条，通过公开栏等其他方式"
        "公开{k}条。",
    "三、依申请公开政府信息情况", "{y}年度收到政府信息公开申请{k}件，均按期答复。", "四、政府信息公开的收费"
        "及减免情况",
    "本年度未收取任何费用。", "五、因政府信息公开申请行政复议、提起行政诉讼情况",
    "本年度未发生因政府信息公开申请行政复议、行政诉讼的情况。", "六、存在的主要问题和改进措施",
    "公开的主动性和及时性有待加强，下一步将进一步健全机制、充实内容。")  # fmt: skip
"""What reports before 2019 say, a paragraph each."""


def old_text(rng: Random, agency: str, year: int) -> str:
    """A report of the years before there were tables."""
    drawn = {"n": rng.randint(20, 900), "m": rng.randint(10, 400), "k": rng.randint(0, 9)}
    return "".join(f"<p>　　{line.format(f=agency, y=year, **drawn)}</p>" for line in OLD_TEXT)


DECOYS = (
    "{s}人民政府网站工作年度报表（{y}年度）", "{s}{y}年法治政府建设年度报告", "{u}{y}年法治政府建设工作情况"
        "的报告",
    "关于做好{y}年度政府信息公开工作年度报告编制和发布工作的通知", "{s}{y}年政务公开工作要点任务分解表",
    "{u}关于{y}年部门决算公开的说明", "{s}召开{y}年政府信息公开工作年度报告编制培训会")  # fmt: skip
"""Papers that stand in columns of reports and are none."""
