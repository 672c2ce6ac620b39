"""A county of made-up bodies whose reports of consecutive years agree with each other, drawn from a seed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from models.archive import Archive
from models.tables import BodySuccession
from pipelines.filing import file_all
from tests.filing.build import Builder

COLUMNS = ("natural", "business", "research", "nonprofit", "legal", "other")
BUREAUX = ("教育局", "民政局", "水利局", "林业局")
TOWNS = ("江口镇", "茅店镇")
CASES = ("review", "direct", "after_review")
_WHO = ("主要负责同志", "各股室经办人员", "门户网站编辑组", "便民服务中心窗口", "驻村工作队")
_DID = ("逐条梳理了", "集中公示了", "重新修订了", "现场解答了", "按季度通报了", "限期整改了")
_WHAT = (
    "惠农补贴发放名册", "重点工程招投标结果", "学位分配方案", "饮用水水质监测数据", "困难家庭救助名单",
    "河道采砂许可台账", "行政执法裁量基准", "年度预算调整说明", "安全生产隐患清单", "老旧小区改造计划",
)  # fmt: skip
_SIGNS = "松柏桃梅兰竹石泉溪岭塘湾坪坝桥渡东南西北上下长安永和福寿"
_HOW = ("并当场记录意见", "受到来访者好评", "公示期满无异议", "逾期事项全部销号", "做到账实相符")


@dataclass(slots=True)
class Told:
    """What one report will say."""

    body: str
    year: int
    scope: str
    values: dict[str, int | None]
    words: str
    forms: dict[str, str] = field(default_factory=lambda: {"t2": "2021", "t3": "2021", "t4": "2021"})


class County:
    """Reports by body and year. Change some, then `store`."""

    def __init__(self, seed: int, years: range = range(2021, 2024)) -> None:
        self._draw = Random(seed)
        self.reports: dict[tuple[str, int], Told] = {}
        for body in (*BUREAUX, *TOWNS):
            self._of(body, years)
        for year in years:
            self._whole(year)

    def _of(self, body: str, years: range) -> None:
        draw = self._draw
        carried = {column: draw.randrange(3) for column in COLUMNS}
        stock = {"regulations": 0, "normative": draw.randrange(5, 40)}
        pending = dict.fromkeys(CASES, 0)
        for year in years:
            values: dict[str, int | None] = {}
            carried = self._requests(values, carried)
            for kind, valid in stock.items():
                made = draw.randrange(4) if valid else 0
                repealed = draw.randrange(3) if valid else 0
                stock[kind] = valid + made - repealed
                values |= {f"t2.{kind}.made": made, f"t2.{kind}.repealed": repealed,
                           f"t2.{kind}.valid": stock[kind]}  # fmt: skip
            values |= {f"t2.{kind}": draw.randrange(50) for kind in ("licensing", "penalty", "coercion")}
            for kind in CASES:
                total = pending[kind] + draw.randrange(4)
                pending[kind] = draw.randrange(total + 1)
                values |= {f"t4.{kind}.total": total, f"t4.{kind}.pending": pending[kind]}
            scope = draw.choice(("agency", "unknown"))
            self.reports[body, year] = Told(body, year, scope, values, self.words(year))

    def _requests(self, values: dict[str, int | None], carried: Mapping[str, int]) -> dict[str, int]:
        new = {column: self._draw.randrange(9) for column in COLUMNS}
        out = {column: self._draw.randrange(carried[column] + new[column] + 1) for column in COLUMNS}
        done = {column: carried[column] + new[column] - out[column] for column in COLUMNS}
        for row, numbers in (("new", new), ("carried_in", carried), ("total", done), ("carried_out", out)):
            values |= {f"t3.{row}.{column}": number for column, number in numbers.items()}
            values[f"t3.{row}.total"] = sum(numbers.values())
        return out

    def _whole(self, year: int) -> None:
        """The government's report: the sums of all below it and of its own."""
        parts = [one.values for (_, of), one in self.reports.items() if of == year]
        codes = parts[0].keys() - {"t2.normative.valid"}
        values: dict[str, int | None] = {
            code: sum(part[code] or 0 for part in parts) for code in sorted(parts[0].keys() & codes)
        }
        values["t2.normative.valid"] = sum(part["t2.normative.valid"] or 0 for part in parts)
        self.reports["人民政府", year] = Told(
            "人民政府", year, "government_aggregate", values, self.words(year)
        )

    def words(self, year: int) -> str:
        """Some three hundred characters of prose, other ones at each call."""
        draw = self._draw
        sentences = [
            f"{year}年第{number}批：{draw.choice(_WHO)}{self._name()}{draw.choice(_DID)}{self._name()}"
            f"{draw.choice(_WHAT)}{draw.randrange(3, 900)}项，{self._name()}{draw.choice(_HOW)}，"
            f"涉及{self._name()}资金{draw.randrange(3, 900)}万元。"
            for number in range(1, 11)
        ]
        return "\n".join(sentences)

    def _name(self) -> str:
        """A place or a project of an invented name."""
        return "".join(self._draw.choices(_SIGNS, k=3))

    def pick(self, *, first: bool = False) -> Told:
        """A report below the government: of a year between others (or, `first`, of the first)."""
        years = sorted({year for _, year in self.reports})
        year = years[0] if first else self._draw.choice(years[1:-1])
        return self.reports[self._draw.choice((*BUREAUX, *TOWNS)), year]

    def before(self, told: Told) -> Told:
        return self.reports[told.body, told.year - 1]

    def store(self, archive: Archive, *merged: tuple[str, str, Any]) -> Builder:
        """Everything as a crawl leaves it, filed; `merged` bodies (from, into, day) are put on record."""
        build = Builder(archive)
        build.body("cn360704", "江西省赣州市赣县区人民政府", short_name="赣县区", kind="government",
                   level="county", division_code="360704")  # fmt: skip
        for body, kind in [*((one, "department") for one in BUREAUX), *((one, "township") for one in TOWNS)]:
            level = "county" if kind == "department" else "township"
            name = f"赣县区{body}" + ("人民政府" if kind == "township" else "")
            build.body(body, name, short_name=body, kind=kind, level=level, division_code="360704")
        with archive.writing() as session:
            for old, new, day in merged:
                session.add(BodySuccession(from_id=old, to_id=new, kind="merged", day=day))
        for told in self.reports.values():
            self.add(build, told)
        file_all(archive)
        return build

    @staticmethod
    def add(build: Builder, told: Told, path: str = "") -> int:
        agency = f"赣县区{told.body}" + ("人民政府" if told.body in TOWNS else "")
        reading = {
            "title": f"{agency}{told.year}年政府信息公开工作年度报告",
            "agency": agency,
            "fiscal_year": told.year,
            "scope": told.scope,
            "forms": told.forms,
        }
        name = path or f"{told.body}{told.year}.html"
        return build.document(
            name, reading=reading, values=told.values, words=told.words, published_on=None,
            content=f"{name} {told.words} {told.values}",
        )  # fmt: skip
