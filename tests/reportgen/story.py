"""A report as its author wrote it: title, prose in six sections with numbers, and the three tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random

from tests.reportgen.figures import Figures
from tests.reportgen.form import HEADINGS
from tests.reportgen.grids import Grid


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    text: str


Piece = Heading | Paragraph | Grid


@dataclass
class Story:
    """The pieces of a report in order, the tables in their sections, and what its head says."""

    title: str
    agency: str
    year: int
    published: date
    pieces: list[Piece]
    stated: dict[str, Decimal] = field(default_factory=dict)

    def grid(self, name: str) -> Grid:
        """The (first) table of that name."""
        return next(piece for piece in self.pieces if isinstance(piece, Grid) and piece.name == name)


_CITIES = ("南岭市", "江原市", "云溪市", "白河市")
_COUNTIES = ("石塘县", "桥东区", "青林县", "河口区", "龙泉县")
_BODIES = ("财政局", "教育体育局", "卫生健康委员会", "市场监督管理局", "自然资源局", "城市管理局", "审计局")
_TOWNS = ("大田镇人民政府", "双桥乡人民政府", "新湖街道办事处", "柳林镇人民政府")
_TITLES = (
    "{agency}{year}年政府信息公开工作年度报告",
    "{agency}{year}年度政府信息公开工作年度报告",
    "{year}年{agency}政府信息公开工作年度报告",
    "{agency} {year} 年政府信息公开工作年度报告",
)


def agency_name(rng: Random, *, city: bool) -> str:
    """A made-up body: a city government (which may issue rules, 规章), a county's body or a township."""
    if city:
        return rng.choice(_CITIES) + "人民政府"
    county = rng.choice(_COUNTIES)
    return county + rng.choice((*_BODIES, *_TOWNS, "人民政府"))


def write(
    rng: Random, form: str, figures: Figures, grids: dict[str, Grid], *, consistent: bool = True
) -> Story:
    """A report around the tables; with `consistent` its prose states the tables' numbers, else others."""
    year = rng.choice((2021, 2022, 2023) if form == "2021" else (2019, 2020))
    rules = any(figures[code] for code in figures if code.startswith("t2.regulations"))
    agency = agency_name(rng, city=rules)
    published = date(year + 1, 1, rng.randint(4, 30))
    title = rng.choice(_TITLES).format(agency=agency, year=year)
    story = Story(title, agency, year, published, [])
    story.stated = _stated(rng, figures, consistent)
    first, second, third, fourth, fifth, sixth = (Heading(text) for text in HEADINGS[form])
    story.pieces = [
        Paragraph(
            f"本报告依照《中华人民共和国政府信息公开条例》的规定编写，所列数据的统计期限自{year}年1月1日起"
            f"至{year}年12月31日止。对报告内容有疑问的，请与{agency}联系。"
        ),
        first,
        *_overview(rng, year, story.stated),
        second,
        grids["t2"],
        third,
        grids["t3"],
        fourth,
        grids["t4"],
        fifth,
        *_problems(rng),
        sixth,
        Paragraph(f"{year}年，本机关没有发出收费通知，没有收取政府信息公开信息处理费。"),
    ]
    return story


def _stated(rng: Random, figures: Figures, consistent: bool) -> dict[str, Decimal]:
    off = Decimal(0) if consistent else Decimal(rng.randint(1, 9))
    return {
        "p.proactive.total": Decimal(rng.randint(20, 4000)),
        "p.requests.received": figures["t3.new.total"] + off,
        "p.requests.granted": figures["t3.granted.total"] + off,
        "p.requests.carried_out": figures["t3.carried_out.total"],
        "p.review.total": figures["t4.review.total"] + off,
        "p.litigation.total": figures["t4.direct.total"] + figures["t4.after_review.total"],
        "p.trainings": Decimal(rng.randint(1, 12)),
    }


def _overview(rng: Random, year: int, stated: dict[str, Decimal]) -> list[Piece]:
    mark = rng.choice(("（{}）", "{}．"))
    heads = ("主动公开情况", "依申请公开情况", "政府信息管理情况", "政府信息公开平台建设情况", "监督保障情况")
    orders = "一二三四五" if mark[0] == "（" else "12345"
    texts = (
        f"全年通过政府网站主动公开政府信息{stated['p.proactive.total']}条，内容涵盖财政预决算、重大项目和民生实事。",
        f"{year}年新收到政府信息公开申请{stated['p.requests.received']}件，"
        f"予以公开{stated['p.requests.granted']}件，结转下年度继续办理{stated['p.requests.carried_out']}件；"
        f"因政府信息公开引起的行政复议{stated['p.review.total']}件、行政诉讼{stated['p.litigation.total']}件。",
        "明确专人负责文稿的起草、审核与发布，每季度清理一次过时的内容，涉及个人隐私的一律先行处理。",
        "对门户网站的栏目重新编排，方便群众按主题查找，并为老年人提供大字版页面。",
        f"年内组织业务培训{stated['p.trainings']}次，把公开工作列入年度考核；经社会评议，群众总体满意；"
        "没有发生需要追究责任的情形。",
    )
    pieces: list[Piece] = []
    for order, head, text in zip(orders, heads, texts, strict=True):
        pieces += [Heading(mark.format(order) + head, 3), Paragraph(text)]
    return pieces


def _problems(rng: Random) -> list[Piece]:
    problems = ["解读材料形式单一", "个别栏目更新不够及时", "工作人员变动频繁", "答复文书的说理不足"]
    rng.shuffle(problems)
    return [
        Paragraph(f"主要问题：一是{problems[0]}；二是{problems[1]}；三是{problems[2]}。"),
        Paragraph("下一步将逐项对照整改：建立更新台账，加强业务学习，多用图表和短视频解读政策。"),
    ]
