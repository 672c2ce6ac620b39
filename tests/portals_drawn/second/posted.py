"""A government of the second lot whose lists a script asks for by POST: 徐州."""

from __future__ import annotations

import json
from typing import Any

from tests.crawl.site import Answer
from tests.portals_drawn import filing
from tests.portals_drawn.filing import NB
from tests.portals_drawn.furniture import Row
from tests.portals_drawn.second.asked import Plainly
from tests.portals_drawn.second.base import front, own_rows, section
from tests.portals_drawn.second.units import directory
from tests.portals_families.site import Request


class Xuzhou(Plainly):
    """Lists that a script asks for by POST, with the body's code and the column's."""

    frame = 0
    REST = "/EWB-FRONT/rest/lightfrontaction/getgovinfolist"

    def below(self, _parent: str, _slug: str) -> str:
        return f"/xwzx/{self.number(100, 999):06}/subpage.html"

    def page_at(self, column: str, k: int) -> str:
        return column.replace("subpage.html", f"{k + 1}.html") if k else column

    def article_at(self, column: str, day: str) -> str:
        body = column.rpartition("=")[2] if "deptcode" in column else "014051150"
        return f"/govxxgk/{body}/{day}/{self.hexes(8)}-{self.hexes(4)}-{self.hexes(4)}-{self.hexes(12)}.html"


def xuzhou(p: Xuzhou) -> None:
    """徐州: the city's own are listed; departments' and counties' are asked for by a script, body by body."""
    own, units_at = p.below("", ""), p.below("", "")
    section(p, (own, NB), also=((units_at, "部门、县（市）区信息公开"),))
    trail = (p.calls, NB)
    filing.listed(p, own, NB, own_rows(p, own, trail), trail)
    offices, districts = p.bodies(18, 10)
    site = f"{p.hexes(8)}-{p.hexes(4)}-{p.hexes(4)}-{p.hexes(12)}"
    placed, held = [], dict[str, list[Row]]()
    for unit in offices + districts:
        code = f"01405{p.number(1000, 9999)}"
        at = f"/dynamic/zwgk/govInfoPub.html?categorynum=003006&deptcode={code}"
        where = (p.calls, "部门、县（市）区信息公开", p.shown(unit), NB)
        whose = filing.body(p, unit, 0.1)
        held[code] = [filing.report(p, at, whose, year, where) for year in p.years()]
        placed.append((at, unit))
        p.led(at, p.shown(unit), (
            '<div class="ewb-list"><ul id="govlist"></ul><div class="pager" id="page"></div></div><script>'
            f"var siteGuid='{site}';$.ajax({{url:'{p.REST}',type:'post',contentType:'application/json',data:"
            f"JSON.stringify("
            f"{{siteGuid:siteGuid,categorynum:'003006',deptcode:'{code}',pageIndex:0,pageSize:20}})}});"
            f"</script>"), crumbs=where)  # fmt: skip
        p.near(held[code])
    directory(p, units_at, "部门、县（市）区信息公开", [
        ("市政府部门", placed[:len(offices)]), ("县（市）区", placed[len(offices):])])  # fmt: skip
    p.ways |= {f"{p.REST}#{code}" for code in held}

    def listed(asked: Request) -> Answer | None:
        posted: dict[str, Any] = asked.json or asked.form
        form = posted.get("params", posted)
        rows = held.get(str(form.get("deptcode", "")), []) if str(form.get("pageIndex")) == "0" else []
        data = [
            {"title": text, "realtitle": text, "infourl": at, "infodate": day, "deptname": ""}
            for at, text, day in rows
        ]
        body = {"custom": {"total": len(rows), "data": data}, "status": {"code": 1}}
        return Answer(json.dumps(body, ensure_ascii=False).encode(), kind="application/json")

    p.dynamic[p.REST] = listed
    front(p, (own, NB))


LAYOUTS: dict[str, filing.Layout] = {"xuzhou": (Xuzhou, xuzhou)}
