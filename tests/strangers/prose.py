"""Reports of mere sentences, of years before 2014, townships and departments, with what they state.

Each sentence is drawn with the figures that it states of this year and this body; beside them stand numbers
of other years, other bodies, plans and shares, which state nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

Said = tuple[str, dict[str, int]]
Saying = Callable[[Random, "Setting"], Said]


@dataclass(frozen=True)
class Setting:
    """Of whom and when a report is, and what it calls itself."""

    agency: str
    year: int
    us: str


@dataclass
class Prose:
    """A report and what it states: each code with the numbers that it may be read as."""

    text: str
    setting: Setting
    stated: dict[str, set[Decimal]] = field(default_factory=dict)


def _n(rng: Random, low: int = 1, high: int = 900) -> int:
    return rng.randint(low, high)


def proactive(rng: Random, at: Setting) -> Said:
    """Items disclosed, split by channel or compared with the year before."""
    web, weixin, other = _n(rng, 50), _n(rng), _n(rng)
    whole = web + weixin + other
    old = _n(rng, 10, whole)
    return rng.choice(
        [
            (
                f"{at.year}年{at.us}通过各类渠道主动公开政府信息{whole}条，其中门户网站{web}条，微信公众号{weixin}条，其他方式{other}条。",
                {
                    "proactive.total": whole,
                    "proactive.website": web,
                    "proactive.wechat": weixin,
                    "proactive.other": other,
                },
            ),
            (
                f"截至{at.year}年12月31日，{at.us}当年累计主动公开信息{whole}条，"
                f"比上年的{old}条增加{whole - old}条。",
                {"proactive.total": whole},
            ),
            (
                f"全年共主动公开政府信息{whole}条，全文电子化率达100％，其中通过政府网站公开{web}条。",
                {"proactive.total": whole, "proactive.website": web},
            ),
            (
                f"自2008年5月1日《条例》施行以来，{at.us}历年累计公开信息{whole * 7}条，"
                f"其中{at.year}年公开{whole}条。",
                {"proactive.total": whole},
            ),
            (
                f"{at.year}年计划公开信息{old}条，实际主动公开{whole}条，完成率为{whole * 100 // old}%。",
                {"proactive.total": whole},
            ),
        ]
    )


def requests(rng: Random, at: Setting) -> Said:
    """Requests by way and by answer."""
    visit, net, mail = _n(rng, 1, 20), _n(rng, 1, 40), _n(rng, 1, 20)
    whole = visit + net + mail
    given = rng.randint(0, whole)
    return rng.choice(
        [
            (
                f"{at.year}年，{at.us}共受理政府信息公开申请{whole}件，其中当面申请{visit}件，网上申请{net}件，信函申请{mail}件。",
                {
                    "requests.received": whole,
                    "requests.in_person": visit,
                    "requests.online": net,
                    "requests.letter": mail,
                },
            ),
            (
                f"本年度收到依申请公开{whole}件，均已按期答复；其中同意公开{given}件，"
                f"不予公开{whole - given}件。",
                {"requests.received": whole, "requests.granted": given, "requests.denied": whole - given},
            ),
            (
                f"{at.year - 1}年收到申请{visit}件，{at.year}年收到申请{whole}件。",
                {"requests.received": whole},
            ),
            (f"{at.year}年度未收到政府信息公开申请。", {"requests.received": 0}),
            (
                f"上年结转{visit}件，本年新收到政府信息公开申请{whole}件，结转下年度继续办理{mail}件。",
                {"requests.carried_in": visit, "requests.received": whole, "requests.carried_out": mail},
            ),
            (
                f"全县各级行政机关共收到申请{whole * 5}件，其中{at.us}收到申请{whole}件。",
                {"requests.received": whole},
            ),
        ]
    )


def disputes(rng: Random, at: Setting) -> Said:
    """Reviews and lawsuits."""
    held, undone = _n(rng, 0, 9), _n(rng, 0, 9)
    suits = _n(rng, 0, 9)
    return rng.choice(
        [
            (
                f"{at.year}年因政府信息公开被申请行政复议{held + undone}件，其中维持{held}件，"
                f"纠正{undone}件；被提起行政诉讼{suits}件。",
                {
                    "review.total": held + undone,
                    "review.upheld": held,
                    "review.corrected": undone,
                    "litigation.total": suits,
                },
            ),
            (
                f"本年度{at.us}未发生因政府信息公开引起的行政复议和行政诉讼。",
                {"review.total": 0, "litigation.total": 0},
            ),
            (
                f"全年办理普通行政复议案件{held + 30}件，与政府信息公开有关的行政复议{held}件。",
                {"review.total": held},
            ),
        ]
    )


def fees(rng: Random, at: Setting) -> Said:
    """Fees, told or denied."""
    count, money = _n(rng, 1, 9), _n(rng, 100, 900)
    return rng.choice(
        [
            (
                f"{at.year}年，{at.us}发出信息处理费收费通知{count}件，总金额{money}元，实际收取{money}元。",
                {"fees.notices": count, "fees.notified": money, "fees.collected": money},
            ),
            (f"{at.year}年，{at.us}没有收取政府信息公开信息处理费。", {"fees.collected": 0}),
            (f"全年行政事业性收费{money}万元，依申请提供政府信息未收取任何费用。", {"fees.collected": 0}),
        ]
    )


def consultations(rng: Random, at: Setting) -> Said:
    """Consultations by way."""
    phone, visit, net = _n(rng), _n(rng), _n(rng)
    return rng.choice(
        [
            (
                f"全年共接受公众咨询{phone + visit + net}人次，其中电话咨询{phone}人次，"
                f"现场咨询{visit}人次，网上咨询{net}人次。",
                {
                    "consultations.total": phone + visit + net,
                    "consultations.phone": phone,
                    "consultations.in_person": visit,
                    "consultations.online": net,
                },
            ),
            (
                f"{at.us}接待群众来电咨询{phone}人次，来访咨询{visit}人次。",
                {"consultations.phone": phone, "consultations.in_person": visit},
            ),
            (f"12345热线转来诉求{phone}件，办结率99.{visit % 10}%。", {}),
        ]
    )


def others(rng: Random, at: Setting) -> Said:
    """Training, press conferences, explanations, views, and what is none of them."""
    first, second, third = _n(rng, 1, 12), _n(rng, 1, 30), _n(rng, 1000, 90000)
    return rng.choice(
        [
            (f"组织政府信息公开业务培训{first}次，参训{second * 10}人次。", {"trainings": first}),
            (
                f"召开新闻发布会{first}场，发布政策解读{second}篇。",
                {"press_conferences": first, "interpretations": second},
            ),
            (f"{at.year}年门户网站总访问量{third}人次。", {"page_views": third}),
            (f"现有政务公开栏{second}个、电子显示屏{first}块，专职人员{first}名、兼职人员{second}名。", {}),
            (f"在全市{second}个部门考核中位列第{first}名，得分9{first % 10}.{second}分。", {}),
            (f"{at.year + 1}年，{at.us}将举办培训{first}次，力争公开信息{third}条。", {}),
        ]
    )


def plans(rng: Random, at: Setting) -> Said:
    """What is wanted of the next year."""
    return rng.choice(
        [
            (f"下一步，计划主动公开信息{_n(rng, 1000, 5000)}条以上，组织培训不少于{_n(rng, 2, 9)}次。", {}),
            (f"一是公开内容不够丰富；二是{at.us}人员少、任务重。{at.year + 1}年将逐项改进。", {}),
        ]
    )


_BODIES = (
    ("青林县水利局", "我局"),
    ("桥东区柳林镇人民政府", "我镇"),
    ("白河市审计局", "本机关"),
    ("龙泉县双桥乡人民政府", "我乡"),
)
_HEADS = {
    "early": (
        "一、概述",
        "二、主动公开政府信息情况",
        "三、依申请公开政府信息情况",
        "四、咨询处理情况",
        "五、复议、诉讼情况",
        "六、收费及减免情况",
        "七、存在问题和改进措施",
    ),
    "late": (
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、其他工作",
        "五、行政复议、行政诉讼情况",
        "六、其他需要报告的事项",
        "七、存在的主要问题及改进情况",
    ),
}
_TOPICS: tuple[Saying | None, ...] = (None, proactive, requests, consultations, disputes, fees, plans)


def prose(seed: int) -> Prose:
    """One report."""
    rng = Random(f"prose/{seed}")
    agency, us = rng.choice(_BODIES)
    year = rng.choice((2009, 2011, 2012, 2013, 2016, 2018, 2022))
    at = Setting(agency, year, us)
    lines = [
        rng.choice((f"{agency}{year}年政府信息公开工作年度报告", f"{year}年度{agency}政府信息公开年度报告"))
    ]
    lines.append(
        f"根据《中华人民共和国政府信息公开条例》要求，现公布{agency}{year}年政府信息公开年度报告。统计期限为{year}年1月1日至{year}年12月31日。"
    )
    report = Prose("", at)
    for head, topic in zip(_HEADS["late" if year > 2014 else "early"], _TOPICS, strict=True):
        lines.append(head)
        for saying in [topic] if topic else [others, others]:
            text, stated = saying(rng, at)
            lines.append(text)
            for code, value in stated.items():
                report.stated.setdefault(f"p.{code}", set()).add(Decimal(value))
    lines += [agency, f"{year + 1}年{rng.randint(1, 3)}月{rng.randint(1, 28)}日"]
    report.text = "\n".join(lines)
    return report
