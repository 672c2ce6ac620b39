"""Everything on a portal that is no annual report: news, notices, look-alikes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape

from samples.county import County, Unit
from samples.draw import Draw

_WHO = ("县领导", "区领导", "县委常委会", "政府党组", "工作专班", "志愿服务队", "调研组", "联合执法组")
_DID = (
    "调研春耕备耕工作", "检查节前安全生产", "召开专题会议部署防汛", "走访慰问困难群众", "推进重点项目建设",
    "开展食品安全抽检", "部署森林防火", "督导校园周边整治", "听取营商环境汇报", "启动全民阅读活动",
    "举行老旧小区改造座谈会", "宣讲惠民政策", "研究夏粮收购", "启用便民服务驿站", "组织应急演练",
)  # fmt: skip
_SENTENCES = (
    "与会人员听取了近期进展，并就下一步安排交换意见。",
    "现场发放宣传册三百余份，解答群众提问四十多人次。",
    "会议要求各责任单位对照清单，逐项落实到人。",
    "工作人员逐户登记情况，对能当场解决的立即办结。",
    "大家表示，要把成效体现在群众的感受上。",
    "检查组随机抽取了八处点位，发现的问题已现场交办。",
)


@dataclass(frozen=True, slots=True)
class Article:
    """A page of words: `body` is the HTML inside its content element."""

    key: str
    title: str
    day: date
    body: str
    lookalike: bool = False


def paragraphs(*lines: str) -> str:
    return "\n".join(f"<p>　　{escape(line)}</p>" for line in lines)


def news(draw: Draw, column: str, index: int, day: date) -> Article:
    """One piece of plain news."""
    rng = draw.random(f"news {column} {index}")
    title = f"{rng.choice(_WHO)}{rng.choice(_DID)}"
    if rng.random() < 0.04:
        title = f"{day.year - 1}年度全县政务公开工作总结会召开"
    return Article(f"{column}-{index}", title, day, paragraphs(*rng.sample(_SENTENCES, 3)))


def rule_of_law(unit: Unit, year: int) -> Article:
    body = paragraphs(
        f"{year}年，{unit.us}坚持把依法行政贯穿工作全程，现将法治政府建设情况报告如下。",
        f"全年办理行政复议{year % 7}件，出庭应诉{year % 5}次，举办法治讲座{2 + year % 4}场。",
    )
    title = f"{unit.agency}{year}年度法治政府建设年度报告"
    return Article(f"law-{unit.slug}-{year}", title, date(year + 1, 3, 12), body, lookalike=True)


def accounts(unit: Unit, year: int) -> Article:
    rows = "".join(
        f"<tr><td>{label}</td><td>{amount}</td></tr>"
        for label, amount in (
            ("收入总计", 1200 + year % 100),
            ("支出总计", 1180 + year % 90),
            ("年末结转和结余", 20),
        )
    )
    body = paragraphs("单位：万元") + f"<table border='1'><tr><th>项目</th><th>决算数</th></tr>{rows}</table>"
    title = f"{unit.agency}{year}年度部门决算"
    return Article(f"accounts-{unit.slug}-{year}", title, date(year + 1, 9, 20), body, lookalike=True)


def website_sheet(county: County, year: int) -> Article:
    rows = (
        ("网站名称", f"{county.name}人民政府网"),
        ("网站总访问量（单位：次）", 80_000 + year),
        ("信息发布总数", 5200),
    )
    cells = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
    body = f"<table border='1'>{cells}<tr><td>依申请公开 收到申请数</td><td>3</td></tr></table>"
    title = f"{county.name}人民政府网站{year}年工作年度报表"
    return Article(f"sheet-{year}", title, date(year + 1, 1, 20), body, lookalike=True)


def bulletin(county: County, year: int) -> Article:
    body = paragraphs(
        f"初步核算，{year}年全年生产总值同比增长，第三产业占比继续提高。", "注：本公报数据为初步统计数。"
    )
    title = f"{county.name}{year}年国民经济和社会发展统计公报"
    return Article(f"bulletin-{year}", title, date(year + 1, 4, 2), body, lookalike=True)


def notice(year: int) -> Article:
    """A notice about writing the report: its words name the report and its tables."""
    body = paragraphs(
        f"请各乡镇、各部门于{year + 1}年1月20日前报送本单位{year}年政府信息公开工作年度报告。",
        "报告须包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六个部分，数字须与台账一致。",
        "请勿遗漏行政复议、行政诉讼情况一表。",
    )
    title = f"关于做好{year}年度政府信息公开工作年度报告编制和发布工作的通知"
    return Article(f"notice-{year}", title, date(year, 12, 12), body, lookalike=True)


def guide(county: County) -> Article:
    body = paragraphs(
        f"申请人可当面、邮寄或通过网络向{county.name}人民政府办公室提出政府信息公开申请。",
        "自收到申请之日起二十个工作日内答复；需延长的，经负责人同意并告知申请人。",
    )
    return Article(
        "guide", f"{county.name}政府信息公开指南（依申请公开部分）", date(2021, 6, 8), body, lookalike=True
    )


def policy(unit: Unit, index: int, day: date) -> Article:
    subjects = (
        "冬春农田水利建设实施方案",
        "小微企业服务月活动方案",
        "节约用水宣传计划",
        "数据报送管理办法",
        "值班值守规定",
    )
    title = f"{unit.agency}关于印发《{subjects[index % len(subjects)]}》的通知"
    return Article(
        f"policy-{unit.slug}-{index}", title, day, paragraphs("现将有关文件印发给你们，请结合实际执行。")
    )
