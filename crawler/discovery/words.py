"""The vocabulary of disclosure sections, as data. Texts are compared squashed (no blanks, plain digits)."""

from __future__ import annotations

import re

YEAR = r"(?:20[0-4]\d|[二一][〇○零Oo九一二三四五六七八]{3})"

REPORT_TITLE = re.compile(
    r"(?:信息|政务|政府信息|事务)公开(?:[^,，。;；:：!！?？《》]{0,24}?)(?:年报|报告(?!会|员))")
"""A title that speaks of a report on disclosure; it needs a year or the word 年度 besides (see `score.is_report`)."""

CUT_TITLE = re.compile(r"(?:信息|政务)公开(?:工作)?(?:年度?)?(?:工作)?(?:年?报?)?(?:\.{2,}|…)+$")

NOTICE = re.compile(
    r"(?:的|工作)?(?:通知|方案|函|提示|培训班?|推进会|部署会|座谈会|会议|模板|格式|样式|范本|须知|说明会|通报|解读|要点|指南|制度|规定|办法|"
    r"细则|考核|评估|测评|答复|问答|图解|清单)(?:\(.*\)|(?:的)?(?:通知|公告|结果))?$|^(?:关于)?(?:做好|开展|编制|报送|组织|认真|切实|进一步|"
    r"加强|启动|部署|安排)|关于(?:做好|开展|编制|编写|报送|组织|认真|切实|进一步|加强|启动|部署)|一图读懂|怎么看|召开|学习贯彻|获评|荣获|圆满|顺利|积极|扎实")
"""A text about reports or disclosure that is none: notices, meetings, rules, news."""

LOOK_ALIKE = re.compile(
    r"政府网站.{0,8}(?:报表|年报|报告)|网站(?:工作|监管)?年(?:度|报)|工作年度报表|新媒体.{0,6}(?:年度|年报|报告)|法治(?:政府|建设)|依法行政|法治工作|"
    r"决算|预算|收支|审计|财政|统计|公报|年鉴|行政(?:执法|处罚|复议|许可|应诉)|双随机|政府工作报告|述职|述廉|企业|社会责任|环境|水质|空气|"
    r"安全生产|绩效|质量(?:分析)?报告|就业质量|教学质量|体检|党(?:建|务)|人大|政协|建议提案|规划|知识产权|消防|地震|气象|慈善|公积金|社保|医保|债务")
"""Other yearly papers; they count only where the text does not speak of 信息公开 as well."""

REPORT_COLUMN = re.compile(
    r"(?:信息|政务)?公开(?:工作)?(?:年度?)?(?:工作)?(?:年报|报告)|公开年报|年度工作报告(?:专栏)?$|^(?:历年)?(?:工作)?(?:年报|年度报告)(?:专栏|专题|汇编|公开|查询|列表|目录)?$|"
    r"年报(?:专栏|专题|汇编|汇总)$")
SECTION = re.compile(
    r"^(?:[\w()]{0,14})?(?:政府|政务)?(?:信息)?公开(?:专栏|专题|平台|网|栏|目录|信息网|信息|栏目|系统|大厅)?$|法定主动公开(?:内容|目录)?$|主动公开(?:内容|目录)?$|"
    r"^阳光政务$|^公开$|信息公开目录$|政府信息$|^政务$")
DIRECTORY = re.compile(
    r"(?:部门|单位|乡镇|镇街|镇乡|街镇|乡办|街道|街乡|镇场|场镇|办事处|县直|区直|市直|州直|旗直|垂管|直属|园区|开发区|各县|县区|各区|区县|县市|社区)"
    r"(?:\(?[\w、·/]{0,10}\)?)?(?:政府)?(?:信息|政务)?(?:公开|目录|平台|专栏|年报|年度报告|导航|链接|网站|子站)"
    r"|^(?:市|县|区|州|旗)?(?:政府)?(?:各|组成|工作|所属)?(?:部门|单位|委办局|乡镇|镇街|街道|乡镇街道|乡镇\(街道\)|部门街道|镇村|街镇|乡镇场)(?:列表|名录|名单|导航)?$"
    r"|^(?:公开(?:单位|部门|主体)|机构导航|单位导航|部门导航|部门及乡镇)$|乡镇、.*目录$")
UNIT_TAIL = re.compile(
    r"(?:局|委|办|办公室|委员会|镇|乡|街道|街道办|办事处|政府|中心|管委会|工委|公安处|支队|大队|总队|党校|学校|中学|医院|公司|集团|银行|联社|社|联合会|工会|"
    r"共青团|妇联|残联|文联|科协|科技局|研究院|学院|大学|园区|开发区|高新区|新区|农场|林场|垦殖场|管理区|管理处|管理站|服务站|分局|分中心|指挥部|"
    r"事务所|档案馆|图书馆|馆|处|所|团委|部|苏木|民族乡|社区|村)(?:\(.{1,12}\))?$")
NEIGHBOUR = re.compile(r"指南|制度$|规章制度|依申请|申请公开|公开申请|意见箱|公开办法|公开规定|政策|规范性|文件|监督(?:投诉|电话)?")
"""The other entries of a disclosure section's menu: never the way to a report."""

NOISE = re.compile(
    r"新闻|动态|要闻|资讯|快讯|头条|公示|公告|通告|通知|图片|视频|影像|专题|专栏报道|互动|信箱|信访|留言|调查|征集|访谈|办事|服务|便民|旅游|招商|投资|招聘|考试|人事|任免|"
    r"财政|统计|数据|解读|规划|应急|领导|概况|简介|机构(?:职能|设置|概况)|职责|预算|决算|采购|招标|中标|拍卖|土地|征地|环保|环境|食品|药品|价格|收费|扶贫|振兴|教育|医疗|就业|社保|"
    r"天气|登录|注册|搜索|检索|查询|无障碍|关怀|长者|繁[體体]|简体|english|手机版|移动版|电脑版|rss|订阅|打印|关闭|返回|顶部|字体|字号|分享|收藏|联系(?:我们|方式)|关于我们|声明|帮助|备案|纠错|找错|"
    r"举报|微信|微博|客户端|app|公众号|权责清单|权力清单|责任清单|议案|提案|双随机|处罚|许可|执法|应诉|复议|会议|讲话|党建|反腐|文明|创建|走进|魅力|历史|文化|美食|人物|"
    r"上一[篇页条]|下一[篇条]|首页|尾页|末页|主页|友情链接|更多新闻", re.I)
MORE = re.compile(r"^(?:更多|more|查看更多|\+|more\+|更多>+|>>+|\[?更多\]?)(?:>+|»|\+)?$", re.I)
NEXT = re.compile(r"^(?:下一?页|后一?页|后页|next|>|>>|»|›|\[下一?页\])$", re.I)
ATTACHMENT_WORD = re.compile(r"^(?:点击)?(?:下载|查看|打开|预览|附件|文件|全文|原文|阅读)|下载(?:文件|文字版|图片版|版)?$|附件\d*|pdf|word|ofd", re.I)

REPORT_PATH = re.compile(
    r"(?:^|[/_\-])(?:\w{0,10}(?:xxgkn(?:d(?:bg|gzbg)|b)|xxgkgzn(?:dbg|b)|xxgkgznd(?:gz)?bg|gkn(?:b|dbg)|gongkainianbao)\w{0,10}|n(?:ian)?d?b(?:ao|g)|ndgzbg|nianbao|nbzl|gznb|gzndbg|lnnb|xxnb)"
    r"(?:_\d+)?(?=[/_.\-]|\d|$)", re.I)
SECTION_PATH = re.compile(r"(?:^|[/_\-])(?:\w{0,8}xxgk\w{0,10}|zwgk|gongkai|zwxxgk|gkml|zfxxgk\w*|openness|gkmlpt|xzxxgk|bmxxgk|fdzdgk\w*)(?:_\d+)?(?=[/_.\-]|$)", re.I)
NEIGHBOUR_PATH = re.compile(
    r"(?:^|[/_\-])(?:\w{0,8}(?:wznd?b\w*|wzndbb|wzgznb|gkzn|gkzd|ysqgk\w*|sqgk|zcjd|zcwj|gfxwj|fzzf\w*|fzzfjs\w*|czyjs|yjs\w*|bmyjs|tjgb|tjsj|xzcf|xzxk|rsxx|zfcg|hygq))(?:_\d+)?(?=[/_.\-]|\d|$)", re.I)
NOISE_PATH = re.compile(
    r"(?:^|[/_\-.])(?:news|xinwen|search|login|register|print|wap|mobile|rss|english|en|was5|was40|hudong|hd|bsfw|calendar|rili|video|tp|dcs|jiucuo|xwzx|xwdt|gzdt|bmdt|zwdt|zwyw|tzgg|yaowen|zmhd|hdjl|gzcy|ztzl|zjhd|lyfw|tuwen)(?=[/_.\-?]|$)",
    re.I)
FOREIGN_KIND = re.compile(r"^(?:mp\.weixin\.qq|weibo|.*\.weixin\.qq)\.")
FILE = re.compile(r"\.(?:pdf|docx?|wps|ofd|xlsx?|et|zip|rar|7z|rtf|txt|jpe?g|png|tiff?)$", re.I)
DOWNLOAD = re.compile(
    r"downfile\.jsp|/download(?:\.jsp|/file|file)?(?:[/?]|$)|downloadattach|[?&](?:file(?:path|name)?|attach\w*)=[^&]+\.\w{3,4}|viewer\.html\?file=|/attach(?:ment)?/\d",
    re.I)
ASSET = re.compile(r"\.(?:js|css|gif|ico|svg|swf|woff2?|ttf|mp[34]|flv|m3u8|json|xml|bmp|webp|avi|wmv|exe|apk|map)$", re.I)
ARTICLE_PATH = re.compile(
    r"/t\d{6,8}_\d+\.\w+$|/t\d{5,}\.s?html?$|/20[0-4]\d(?:0[1-9]|1[0-2])/[0-9a-f]{32}\.|/art_[\d_]+\.html?|/art_[0-9a-f]{32}\.|/art/20\d\d/|/content_[\w\-]+|/content\.s?html$|"
    r"/info/\d+/\d+\.htm|/post_\d+\.|-show-\d+|/content-\d+|/show/\d+|/\d{15,}\.html?$|/Item/\d+\.aspx|/content/article/\d+|"
    r"/20[0-4]\d[/\-]?(?:0[1-9]|1[0-2])[/\-]?(?:[0-3]\d)?/[^/]*\d{3,}[^/]*\.s?html?$|/public/\d+/\d+\.html|/[0-9a-f]{32}\.s?html?$|/c\d{4,}/content\.html", re.I)
LIST_PATH = re.compile(r"/(?:index|list|common_list\w*|xxgk_lists?\w*|col\d+|column|xxgk_navs?|navs_list)?(?:[_\-]\d+)?(?:\.s?html?|\.jhtml|\.aspx)?$", re.I)
