"""The vocabulary of disclosure sections, as data.

Texts are compared squashed: no blanks, full-width letters, digits and punctuation made plain."""

from __future__ import annotations

import re


def _any(*parts: str, start: str = "", end: str = "") -> re.Pattern[str]:
    return re.compile(start + "(?:" + "|".join(parts) + ")" + end, re.I)


def _segment(*parts: str) -> re.Pattern[str]:
    """Whole words of an address, with the number that some products append (zfxxgknb_40939)."""
    return _any(*parts, start=r"(?:^|[/_\-])", end=r"(?:_\d+)?(?=[/_.\-?]|\d|$)")


YEAR = r"(?:20[0-4]\d|[二一][〇○零Oo九一二三四五六七八]{3})"
YEAR_PART = re.compile(rf"{YEAR}年?度?")
_SPAN = rf"{YEAR}年?度?(?:[-—~至到]+{YEAR}年?度?|及?(?:以|之)?前)的?"
SPAN = re.compile(f"^{_SPAN}")
"""Years in a row, as a column of them is called: 2020年以前年报, 2014-2018年年报."""
_FORMER = f"(?:截[至止]|至)?(?:{_SPAN}|历史(?:数据)?|往年|旧版?|老版?|原版?|归档|存档)"
FORMER = re.compile(rf"^(?:{_FORMER}|原有?)(?=\w{{4}})|\({_FORMER}\)$")
"""What tells a section that was replaced from that of today: 信息公开目录（2020年前）, 旧版信息公开平台."""
FORMER_YEARS = re.compile(rf"[\[(【]?{_FORMER}[\])】]?$")
"""All that a column of reports may call its past one: 2018年度及以前, 往年."""
NUMBERED = re.compile(r"^[\[(【]?\d{1,3}[.、)\]】](?!\d)\s*")
"""The number of a row before its name: 3. or (3)."""
ALL_YEARS = re.compile(rf"历年|历次|往年|各年度?|近[几两三四五六七八九十\d]+年|{_SPAN}")
"""What an article is called that names the reports of several years."""
YEAR_LABEL = re.compile(
    rf"^{YEAR}年?度?(?:政府)?(?:信息)?(?:公开)?(?:工作)?(?:年报|年度报告|报告|专栏)?$|^公开年报\({YEAR}年?度?\)$")

# --- titles ---

_OTHER_LAW = r"(?<!环境)(?<!信用)(?<!企业)(?<!财务)(?<!债务)(?<!预算)"
REPORT_TITLE = re.compile(
    rf"{_OTHER_LAW}(?:信息|政务|事务)(?:主动)?公开[^,。;:!?《》]{{0,24}}?(?:年报|报告(?!会|员))"
    r"|(?<!信息)(?<!政务)(?<!企业)公开年(?:报|度报告)"
    r"|政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:情况)?总结(?=$|\(|【|\[|\.\w{3,4}$|——)"
    r"|政府信[息公开工]{2,4}(?:工作)?(?:年度?)?(?:工作)?(?:情况)?的?(?:年报|报告(?!会|员))")
"""Speaks of a report on disclosure; a year or the word 年度 must stand beside it (`titles.is_report`). What a
firm or a debtor makes public is another law's, and so is a report on the environment."""

CUT_TITLE = re.compile(r"(?:信息|政务)公开(?:工作)?(?:年度?)?(?:工作)?(?:年?报?)?(?:\.{2,}|…)+>?$")
CUT = re.compile(r"(?:\.{2,}>?|…+)$")
"""The mark of a title that a list cut short."""
CUT_NAME = re.compile(
    r"^[\u4e00-\u9fff]{2,24}?(?:局|委员会|委|办公室|办|中心|镇|乡|街道|政府|站|园区)(?:关于)?"
    r"(?:政[府务]?)?(?:信息?)?(?:公开?)?(?:工作?)?(?:情况?)?(?:2|20\d?)?(?:\.{2,}>?|…+)$")
"""A title cut before its year, of which no more than the body's name and 信息公开工作 is left."""

PLAIN_REPORT = re.compile(
    r"年度?(?:工作)?(?:报告|年报)(?:\(.{1,10}\))?(?:\.\w{3,4})?$|年报(?:\(.{1,10}\))?$|年度报(?:告|$)"
    r"|(?<![校院村居党厂警检]务)公开工作(?:总结|情况)(?:\(.{1,10}\))?$")
"""What is enough of a title inside a report column: 2023年度报告, 江口镇年报."""

NOTICE = _any(
    r"(?:通知|方案|函|提示|培训班?|推进会|部署会|座谈会|会议|模板|格式|样式|范本|须知|说明会|通报|解读"
    r"|(?:格式|填报|填写|编制|起草|编写)说明"
    r"|要点|指南|制度|规定|规范|标准|流程|要求|办法|细则|考核|评估|测评|答复|问答|图解|清单)(?:的?(?:通知|公告|结果|情况))?$",
    r"^(?:关于)?(?:做好|开展|编制|编写|报送|组织|认真|切实|进一步|加强|启动|部署|安排|推进)",
    r"关于(?:做好|开展|编制|编写|报送|组织|认真|切实|进一步|加强|启动|部署|推进)",
    "^[我全本][县市区旗镇].{0,6}(?:发布|公布|公开)",
    "(?:自查|整改|评估|调研|检查|督查|审查|测评|调查|落实|培训|评议)(?:工作)?(?:情况)?的?(?:报告|总结|年报)",
    "[上下前后]半年", "半年度?(?:工作)?(?:总结|报告|小结)",
    "第?[一二三四1-4]季度", r"\d月份?(?:工作)?(?:总结|报告|小结)",
    "一图(?:读懂|看懂|速览|了解)", r"^[\[【(](?:图解|图说|数说|图文解读|解读)[\]】)]",
    r"^(?:图解|图说|数说|图文解读|解读)(?:[:|丨—\-]|(?=《))", "怎么看",
    "召开", "学习贯彻", "获评", "荣获", "圆满", "顺利", "扎实")
"""Texts about reports or disclosure that are none: notices, meetings, rules, news."""

LOOK_ALIKE = _any(
    "政府网站.{0,8}(?:报表|年报|报告)", "网站(?:工作|监管)?年(?:度|报)", "工作年度报表",
    "新媒体.{0,6}(?:年度|年报|报告)",
    "法治(?:政府|建设)", "依法行政", "法治工作", "决算", "预算", "收支", "审计", "财政", "统计", "公报",
    "年鉴",
    "行政(?:执法|处罚|复议|许可|应诉)", "双随机", "政府工作报告", "述职", "述廉", "企业", "社会责任", "环境",
    "水质", "空气",
    "安全生产", "绩效", "质量(?:分析)?报告", "就业质量", "教学质量", "体检", "党(?:建|务)", "人大", "政协",
    "建议提案", "规划",
    "法人", "知识产权", "消防", "地震", "气象", "慈善", "公积金", "社保", "医保", "债务", "信访",
    "权力(?:运行|监督)", "普法", "行政决策", "政务服务", "信用", "诚信", "平安",
    "河长", "林长", "巡察", "巡视")
"""Other yearly papers; they count only where the text does not speak of 信息公开 as well."""

REPORT_BODY = _any(
    "收到和处理政府信息公开申请", "政府信息公开行政复议", "主动公开政府信息(?:的)?情况",
    "依申请公开政府信息(?:的)?情况")
"""Headings that the law prescribes for the report itself."""

DISCLOSED = re.compile(
    r"(?:信息|政务|事务|[校院村居厂警]务)公开|公开[^。]{0,6}信息|政府信息|主动公开|申请公开")
"""What a report cannot do without."""

# --- names of columns and ways ---

GENERAL_NAME = re.compile(
    r"^(?:\d{1,2}[.、])?[\[(【]?(?=.*(?:年报|年度.*报告))"
    "(?:政府|政务|信息|法定|主动|公开(?:情况)?(?:统计)?|工作|年度|年报|报告|报表|历年|往年|部门|单位|本级|总结|及|和|与"
    r"|[-—·:|/()])+[\])】]?$")
"""A name made of the law's general words that speaks of yearly reports: 公开年度报告, 信息公开-年报."""

_GROUPS = (
    r"(?:各|全|所属|直属|派出|垂管|垂直|驻|[省市州盟县区旗镇乡街]|地区|街道|办事处|功能区|园区|开发区|管委会|人民政府|政府|部门|单位"
    r"|[级直、和及与/]|\((?:各|[省市州盟县区旗镇乡街、]|街道|办事处|管委会)+\))")
"""What groups of bodies are called in the name of a column: 各县（市、区）, 镇（街道）, 旗区."""
_REPORTS_OF = "(?:政府)?(?:信息公开)?(?:工作)?(?:年报|年度报告)"

REPORT_COLUMN = _any(
    "(?:信息|政务)公开(?:工作)?(?:年度?)?(?:工作)?(?:年报|报告)", "公开年报", "年度工作报告(?:专栏)?$",
    rf"^(?:历年|历史|往年|往期|早期|{_SPAN})?"
    "(?:[县区市州旗]?(?:人民)?政府|单位|部门|本级|本单位|[县区市州旗](?:级|直)|直属|各|[乡镇街]{2}|街道|办事处|工作|县市区|区县|县区|[和及、])*"
    "(?:年报|年度报告)"
    r"(?:专栏|专题|汇编|汇总|公[开示布]|查询|列表|目录|归档|存档|发布|下载|专区|[专分]?栏)?(?:\([^()]{1,10}\))?$",
    "年报(?:专栏|专题|汇编|汇总)$",
    f"^{_GROUPS}+{_REPORTS_OF}$",
    GENERAL_NAME.pattern)

CONTENTS = re.compile("^(?:法定)?主动公开(?:内容|目录|信息)?$")
"""The part of a section that holds all but guide, rules, reports and requests."""
_BODY_WORD = "(?:省|市|县|区|旗|州|盟|镇|乡|街道|政府|本级|局|委|办|委员会|中心)"
SECTION = _any(
    f"^(?:.{{0,12}}{_BODY_WORD})?(?:政府|政务)?(?:信息|政务)公开(?:专栏|专题|平台|网|专网|栏|目录|信息网?|栏目|系统|大厅)?$",
    CONTENTS.pattern, "^(?:政府)?公开(?:目录|专栏)?$", "^阳光政务$", "^政府信息$",
    "^政务$")

GOVERNMENT = re.compile(r"^[\u4e00-\u9fff]{0,8}(?:县|区|市|州|旗|盟|省)(?:人民)?政府(?:本级)?$|^人民政府$")
"""The name of a government among those of its bodies: 区政府, 清溪县人民政府, 县政府本级."""

_KINDS = (
    "(?:部门|单位|乡镇|镇街|镇乡|街镇|乡办|街道|街乡|镇场|场镇|办事处|县直|区直|市直|州直|旗直|垂管|直属|园区|开发区"
    "|功能区|各县|县区|各区|区县|县市|社区|委办局|派出机构|派出机关|团场|团镇"
    r"|[县区]\([县市区、]{1,5}\)[县区]?)")
_PAST = (
    "(?:(?:(?:机构)?改革(?:以?前|之前)|已?被?(?:撤销|撤并|合并|划转|整合)|原有?|历史)"
    "(?=的?(?:部门|单位|机构|乡镇|镇街|街道|各)))")
"""What bodies are called that a reform did away with."""
_GENERAL = (
    "(?:各|全|本|市|县|区|州|旗|省|师|级|机关|属|驻|垂直|政府|人民政府|组成|工作|所属|派出|直管|代管|托管|管理|机构|乡|镇|街|村|场|城市|其他|相关"
    f"|{_PAST}|和|及|与|的|[、·/()]|{_KINDS})")
DIRECTORY = _any(
    rf"^(?=.*{_KINDS})(?:[\u4e00-\u9fff]{{2,8}}(?:县|区|市|州|旗|盟))?{_GENERAL}{{1,10}}"
    "(?:政府|政务)?(?:信息)?(?:公开)?"
    r"(?:目录|平台|专栏|年报|年度报告|导航|链接|子站|网站|列表|名录|名单)*(?:\([^()]{1,10}\))?$",
    r"^各?[镇乡街]级?(?:政府|政务)?信息公开(?:目录|平台|专栏|年报|年度报告)*$",
    "^(?:各|各级|行政)?机构(?:政府|政务)?信息公开(?:目录|平台|专栏)?$",
    f"^{_PAST}的?机构(?:信息公开)?$",
    r"^(?:(?:政府|政务)?(?:信息)?公开(?:单位|部门|主体)|机构导航)(?:\([^()]{1,10}\))?$")
"""Names of directories of units, made of general words only: 部门信息公开目录, 乡镇、城市社区信息公开目录."""

COUNTIES = re.compile(r"(?:[县区市旗][、/]?){2,}|[县区]\([县市区、]{1,5}\)[县区]?|各[县区市旗]")
"""What the counties of a prefecture are called together: 县(市、区), 旗县区."""
TOWNSHIPS = re.compile(
    r"^各?(?:[镇乡场、/()和及]|街道?|苏木|办事处|管理区)+(?:(?:政府|政务)?信息公开)?(?:目录|平台|专栏|网站|子站|导航)?$")
"""What the townships of a county are called together: 乡镇, 镇（街道）."""
COUNTY = re.compile(r"^[\u4e00-\u9fff]{1,12}[县区市旗]$")
"""What may be the name of a county."""

UNIT_TAIL = _any(
    "局", "委", "办", "办公室", "委员会", "镇", "乡", "街道", "办事处", "政府", "中心", "工委", "公安处",
    "支队", "大队", "总队", "党校",
    "学校", "中学", "医院", "公司", "集团", "银行", "联社", "社", "联合会", "工会", "共青团", "妇联", "残联",
    "文联", "科协", "研究院",
    "学院", "大学", "园区", "开发区", "高新区", "新区", "农场", "林场", "垦殖场", "管理区", "管委会", "站",
    "指挥部", "事务所", "馆", "处", "红十字会", "[协商学]会", "(?:基金|研究|促进)会", "[商侨科]联",
    "[一二三四五六七八九十]中", "小学", "幼儿园", "台", "院", "队",
    "(?:工业|产业|科技|物流|创业|农业|食品|化工|生态)园",
    "(?:公路|养路|航道)段", "(?:风|保护|景)区", "新城",
    "所", "团委", "部", "苏木", "社区", "村", "经开区", "度假区", "示范区", "管理所", "街办", "分局", "场",
    end=r"(?:\([^()]{1,12}\))?$")
_BODY = (
    "(?:局|委员会|委|办公室|办|中心|镇|乡|街道|大队|支队|厅|处|站|公司|园区|管委会|部(?!门)|馆|[医学]院|学校|[中小]学"
    "|联合会|[协商学]会|联社|银行|[管务究]所)")
BODY_NAME = re.compile(
    rf"^(?:20\d\d年?度?)?[\u4e00-\u9fff]{{1,20}}?{_BODY}|\([\u4e00-\u9fff]{{1,20}}{_BODY}\)$")
"""The name of a body at the beginning of a title, or in brackets at its end."""

NOT_UNIT = _any(
    "公开", "报告", "年报", "目录", "新闻", "动态", "制度", "指南", "文件", "政策", "概况", "职能", "首页",
    "网站", "办事(?!处)", "服务$", "专栏", "平台", "后台",
    "通知", "公告", "机构(?!编制)", "栏目", "导航", "(?:部门|单位)$",
    "^(?:政府|乡镇|街道|镇|乡|村|社区|中心|委|办|局|市场|现场|农村|乡村)$",
    "^(?:.{0,8}(?:县|区|市|州|旗|省))?人民政府$", "^(?:各|其他|全部|更多|所有)", "[,。!?]",
    "(?<!交)通办$|(?:一次|掌上|马上|就近|当场|即时|立即|网上|指尖|全程|上门|免费|容缺|延时|预约|帮代?|代)(?:网|可|联|通|代|快)?办$")

NEIGHBOUR = _any(
    "指南", "制度$", "规章制度", "依申请", "申请公开", "公开申请", "意见箱", "公开办法", "公开规定", "政策",
    "规范性", "文件",
    "监督(?:投诉|电话)?")
"""The other entries of a disclosure section's menu: never the way to a report."""

POSSIBLE = _any(
    "其他(?:信息|公开|内容)?", "综合(?:信息)?", "(?:工作|年度)?总结", "(?:工作|总结)?报告",
    "(?:工作)?总结[与和及、]?计划", "(?:工作)?计划[与和及、]?总结", "重点领域(?:信息)?(?:公开)?",
    "(?:政府|政务|信息|年度)*公开(?:工作)?(?:年度)?(?:工作)?(?:总结|情况|统计|报告)",
    "(?:其他)?法定信息", "公开(?:内容|信息)", "[镇乡街局]务公开", "规划(?:信息)?[与和及、]?(?:计划|总结)",
    "统计信息", "监督保障", start="^", end="$")
"""Columns of a unit that may hold its reports where no column of them stands beside."""

NOISE = _any(
    "新闻", "动态", "要闻", "资讯", "快讯", "头条", "公示", "公告", "通告", "通知", "图片", "视频", "影像",
    "互动", "信箱", "信访", "留言", "调查", "征集", "访谈", "办事", "服务", "便民", "旅游", "招商", "投资",
    "招聘", "考试", "人事", "任免", "财政", "统计", "数据", "解读", "规划", "应急", "领导", "概况", "简介",
    "机构(?:职能|设置|概况)", "职责", "预算", "决算", "采购", "招标", "中标", "拍卖", "土地", "征地", "环保",
    "环境", "食品", "药品", "价格", "收费", "扶贫", "振兴", "教育", "医疗", "就业", "社保", "天气", "登录",
    "注册", "搜索", "检索", "查询", "无障碍", "关怀", "长者", "繁[體体]", "简体", "english", "手机版",
    "移动版", "电脑版", "rss", "订阅", "打印", "关闭", "返回", "顶部", "字体", "字号", "分享", "收藏",
    "联系(?:我们|方式)", "关于我们", "声明", "帮助", "备案", "纠错", "找错", "举报", "微信", "微博", "客户端",
    "app", "公众号", "权责清单", "权力清单", "责任清单", "议案", "提案", "双随机", "处罚", "许可", "执法",
    "应诉", "复议", "会议", "讲话", "党建", "反腐", "文明", "创建", "走进", "魅力", "历史", "文化", "美食",
    "人物", "上一[篇页条]", "下一[篇条]", "首页", "尾页", "末页", "主页", "友情链接")
NOTICES = re.compile(
    r"^(?:政府|政务|重要|其他|县级|区级|部门)?(?:通知|公告|公示|通告)(?:[、与和及]?(?:通知|公告|公示|通告))?(?:栏|信息)?$")
"""Columns of notices of all kinds: where nothing else holds reports, they may."""
MORE = re.compile(r"^(?:更多|more|查看(?:更多|全部)|\[?更多\]?|\+)(?:\+|>+|»|\.{2,})*$", re.I)
UNFOLDS = re.compile(r"^\[?(?:全部|所有)?(?:展开|显示)(?:全部|所有|内容)?\]?$")
NEXT = re.compile(
    r"^[«‹←<]*(?:下一?[页頁]|后一?页|next|older(?:posts|entries)?|[更较]早的?(?:文章|信息|内容|记录)?|>|>>|»|›|\[下一?页\])"
    r"[>»›→]*$", re.I)
LOADS = re.compile(r"^(?:点击)?(?:加载|显示)更多|^loadmore", re.I)
PREVIOUS = re.compile(r"^[\[【(]?(?:上|下|前|后)一?(?:篇|条|个|则|章)")
PREVIOUS_PAGE = re.compile(r"^[«‹←<]*(?:上一?[页頁]|前一?[页頁]|prev(?:ious)?|<|<<|«|‹|\[上一?页\])$", re.I)
SITE_MAP = re.compile(r"(?:网站|站点)(?:地图|导航)")
OLD_SITE = re.compile(
    r"^(?:返回|回到|访问|进入|查看|切换到?)?"
    r"(?:(?:政府|门户)?(?:网站|网页|首页|门户)的?(?:旧|老|历史|原)(?:版本?|网站|门户)?"
    r"|(?:旧|老|历史|原)(?:版本?)?的?(?:政府|门户)?(?:网站|网页|首页|门户|站点)|旧版)(?:入口|回顾|存档|归档|首页|链接)?$")
"""How a first page calls the site that was before it."""
OLD_DATA = re.compile(r"^历史(?:数据|信息|资料)(?:回顾|查询|入口|归档|存档)?(?:\(.{1,14}\))?$")
"""What else it may call it, where that leads to a first page."""
LAST_PAGE = re.compile(r"^\[?(?:尾页|末页|最后一?页|last)\]?(?:>>|»)?$", re.I)
EMPTY_NAME = _any(
    "点击", "请", "此处", "这里", "[详请点]?见", "[点在]此", "此", "链接",
    "下载", "查看", "打开", "预览", "浏览", "阅读", "附件", "附", "文件",
    "全文", "原文", "正文", "文字", "图片",
    "版", "报告", "详情", "详细", "进入",
    "[√✓✔☑●○◎■□▲△★☆◆◇→▶>»↓+*]",
    "pdf", "word", "ofd", "docx?", r"[\d一二三四五六:.、()\[\]【】]", start="^", end="+$")
"""What a link to a file may say without naming it: 点击下载, 附件1, 下载文字版."""
INDEX_NUMBER = re.compile(
    r"(?<![\dA-Za-z/\-])(?=[\dA-Za-z/\-]*\d{5})[\dA-Za-z]+(?:[-/—][\dA-Za-z]+)+(?![\dA-Za-z/\-])")
"""The number of a paper in a catalogue: 000014349/2023-00012."""
VILLAGE = re.compile(r"(?:村|社区|[村居]委会|村民委员会|居民委员会)$")
"""Whose affairs a township makes public beside its own; no organ of the state, they report nothing."""
TOWNSHIP = re.compile(r"(?:镇|乡|街道|办事处)(?:人民政府|政府|办事处)?$")

# --- addresses ---

REPORT_PATH = _segment(
    r"\w{0,10}(?:xxgk(?:gz)?n(?:d(?:gz)?bg|b)|gkn(?:b|dbg)|gongkainianbao)\w{0,10}", "ndbg", "ndgzbg",
    "nianbao", r"(?:20[0-4]\d)?nb", r"20[0-4]\dndbg", "nbzl", "gznb", "gzndbg", "lnnb", "xxnb")
SECTION_PATH = _segment(
    r"(?:zf|zw|\w{2,4}zf)?xxgk(?:zl|pt|ml|w|zt|lm|gkml)?", "zwgk", "gongkai", "gkml", "gkmlpt", "openness",
    "xxgkml", "bmxxgk(?:ml)?",
    "(?:xz|xzjd|zj|jd)xxgk(?:ml)?", r"fdzdgk(?:nr)?")
NEIGHBOUR_PATH = _segment(
    r"\w{0,8}(?:wznd?b\w*|wzgznb|gkzn|gkzd|ysqgk\w*|sqgk|zcjd|zcwj|gfxwj|fzzf\w*|czyjs|bmyjs|tjgb|tjsj|xzcf|xzxk|rsxx|zfcg"
    r"|hygq)")
NOISE_PATH = _segment(
    "news", "xinwen", "search", "login", "register", "print", "mobile", "rss", "english", "en", "was5",
    "was40", "hudong",
    "hd", "bsfw", "calendar", "rili", "video", "jiucuo", "xwzx", "xwdt", "gzdt", "bmdt", "zwdt", "zwyw",
    "tzgg", "yaowen",
    "zmhd", "hdjl", "ztzl", "lyfw", "tuwen")
SOUGHT = re.compile(r"(?:search|key)_?words?$|q$|query$|keys?$|wd$", re.I)
"""The part of a query that holds words to be sought."""
TREE_PATH = re.compile(r"tree|nodes?(?![a-z])|dept|department|organ|units?(?![a-z])|bumen|jigou", re.I)
"""Of what a script asks for to show bodies, or columns below each."""
STATIC = re.compile(r"\.s?html?$", re.I)
"""The path of a page that stands as a file: its server reads no query."""
FILE = re.compile(r"\.(?:pdf|docx?|wps|ofd|xlsx?|et|zip|rar|7z|rtf|txt|jpe?g|png|tiff?)$", re.I)
DOWNLOAD = re.compile(
    r"downfile\.jsp|/download(?:\.jsp|/file|file)?(?:[/?]|$)|downloadattach|/attach(?:ment)?/\d"
    r"|[?&](?:file(?:path|name)?|attach\w*)=[^&]+\.\w{3,4}", re.I)
ASSET = re.compile(
    r"\.(?:js|css|gif|ico|svg|swf|woff2?|ttf|mp[34]|flv|m3u8|json|xml|bmp|webp|avi|wmv|exe|apk|map)$", re.I)
FOLDS = re.compile(r"[?&]Collapse(?:View|=\d)", re.I)
"""The address of a list of Domino with some of its rows folded away."""
MENU_SCRIPT = re.compile(
    r"/[^/]*(?:menu|nav|tree|left|top|head|column|lanmu|daohang|catalog|channel|mulu|node)[^/]*\.js$", re.I)
"""Files of scripts that write a menu; those of libraries have other names."""
MENU_DATA = re.compile(r"/[^/]*(?:menu|nav|tree|column|lanmu|daohang|catalog|channel|mulu)[^/]*$", re.I)
"""What a script asks for to write a menu."""
LIBRARY = re.compile(
    r"jquery|bootstrap|swiper|layui|layer|vue|echarts|superslide|\.min\.|/(?:common|public|main|base|share|count|stat|hm|"
    r"tongji|foot\w*|head\w*|top|nav|menu|search|login|wza|jweixin|\w*player)\w*\.js$", re.I)
"""Script files that write no rows."""
ARTICLE_PATH = _any(
    r"/t\d{8}_\d+\.\w+$", r"/t\d{5,}\.s?html?$", r"/20[0-4]\d(?:0[1-9]|1[0-2])/[0-9a-f]{32}\.",
    r"/art_[\d_]+\.html?",
    r"/art_[0-9a-f]{32}\.", r"/art/20\d\d/", r"/content_[\w\-]+", r"/content\.s?html$", r"/info/\d+/\d+\.htm",
    r"/m?post_\d+\.", r"-show-\d+", r"/content-\d+", r"/show/\d+", r"/\d{15,}\.html?$", r"/Item/\d+\.aspx",
    r"/content/article/\d+",
    r"/20[0-4]\d[/\-]?(?:0[1-9]|1[0-2])[/\-]?(?:[0-3]\d)?/[^/]*\d{3,}[^/]*\.s?html?$",
    r"/public/\d+/\d+\.html", r"/[0-9a-f]{32}\.s?html?$", r"/\d{4,}\.(?:s?html?|jhtml|aspx)$",
    r"/[\w\-]*(?:detail|article|view|show)\w*\.(?:aspx?|jspx?|php|do|action)\?", r"[?&]fbtime=20\d\d")
