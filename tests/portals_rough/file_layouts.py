"""Reports that are files: nameless numbers, ids, scripts and forms that fetch them, packed ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html import escape

from tests.crawl.site import Answer
from tests.portals_families.site import FamilyPortal, Request
from tests.portals_rough.rows import GK, NB, YEARS, ZW, Rows, beside, drawn, menu


def nameless(seed: int) -> FamilyPortal:
    """Articles that only say 见附件, with files called 1.pdf, W0….docx or doc.aspx?id=3."""
    p = FamilyPortal(seed, "nameless")
    p.section = "/zwgk/"
    p.home(menu((p.section, ZW)), 110, lambda n: f"/xw/{n + 9}.html")
    p.way(p.section, ZW, menu(*beside("/zwgk/"), ("/zwgk/nb/", NB)), crumbs=(ZW,))
    rows: Rows = []
    for unit in p.units(8, 7):
        year = p.rng.choice(YEARS)
        number = p.rng.randint(10**4, 10**6)
        at = f"/zwgk/nb/{number}/"
        file = p.rng.choice(
            (
                f"{at}{p.rng.randint(1, 3)}.pdf",
                f"{at}W0{p.rng.getrandbits(50)}.pdf",
                f"/doc.aspx?id={number}",
                f"/file/{p.rng.getrandbits(60):x}",
                f"/common/getfile.ashx?fid={p.rng.getrandbits(40):x}",
                f"/u/cms/www/{year + 1}01/{number}.PDF",
                f"/api/file/{number}/raw",
                f"/system/resource/storage/download.jsp?mark={p.rng.getrandbits(60):X}",
            )
        )
        title = f"{p.full(unit)}{year}年政府信息公开工作年度报告"
        said = p.rng.choice(
            (
                f"<p>{title}</p><p>附件：<a href='{escape(file)}'>1.pdf</a></p>",
                f"<p>详见附件。</p><p><a href='{escape(file)}' target='_blank'>点击下载</a></p>",
                f"<p>见附件：</p><p><img src='/ico/pdf.gif'><a href='{escape(file)}' title='{title}.pdf'>"
                f"{title[:9]}...</a></p>",
                f"<p><a href='{escape(file)}'>{title}</a></p>",
                f"<div class='fj'><b>附件下载</b><p><a href='{escape(file)}'>{title}.pdf</a></p></div>",
            )
        )
        p.way(
            f"{at}i.html",
            title,
            f"<h1>{title}</h1><p>日期：{year + 1}-01-20</p><div class='nr'>{said}</div>",
            crumbs=(ZW, NB),
        )
        p.report_file(file, unit, year)
        rows.append((f"{at}i.html", title, f"{year + 1}-01-20"))
    p.way("/zwgk/nb/", NB, drawn(p.rng)(rows), crumbs=(ZW, NB))
    return p


def fetched_files(seed: int) -> FamilyPortal:
    """Files that a click fetches: functions, data attributes, forms that a script sends."""
    p = FamilyPortal(seed, "fetched files")
    p.section = "/zfxxgk/"
    p.home(menu((p.section, GK)), 110, lambda n: f"/xw/{n + 9}.html")
    p.way(p.section, GK, menu(*beside("/zfxxgk/"), ("/zfxxgk/nb", NB)), crumbs=(GK,))
    way = p.rng.choice(("open", "form", "data", "name and id", "post"))
    by_id: dict[str, Answer] = {}
    rows: Rows = []
    for unit in p.units(7, 6):
        year, number = p.rng.choice(YEARS), str(p.rng.randint(10**5, 10**7))
        title = f"{p.full(unit)}{year}年政府信息公开工作年度报告"
        at = f"/zfxxgk/nb/{p.rng.randint(10**5, 10**7)}.html"
        link, script, file = {
            "open": (
                f"<a href='javascript:void(0)' onclick=\"downFile('{number}')\">{title}.pdf</a>",
                "function downFile(id){window.open('/file/down.do?id='+id);}",
                f"/file/down.do?id={number}",
            ),
            "form": (
                f"<form id='df' action='/file/down.do' method='get'><input type='hidden' name='id' "
                f"value='{number}'></form><a href='#' onclick=\"document.getElementById('df').submit();"
                f'return false">{title}.pdf</a>',
                "",
                f"/file/down.do?id={number}",
            ),
            "data": (
                f"<a class='dl' data-fid='{number}'>{title}.pdf</a>",
                "$('.dl').on('click',function(){location.href='/file/down.do?id='+$(this).data('fid');});",
                f"/file/down.do?id={number}",
            ),
            "name and id": (
                f"<a onclick=\"xz('{number}','{title}.pdf')\" href='javascript:;'>附件：{title}.pdf</a>",
                "function xz(id,name){window.location='/file/down.do?id='+id;}",
                f"/file/down.do?id={number}",
            ),
            "post": (
                f"<form name='f1' action='/file/down.do' method='post'><input type=hidden name=id value="
                f"{number}><input type=hidden name=token value=TOKEN></form>"
                f"<a href=\"javascript:document.f1.submit()\">{title}.pdf</a>",
                "",
                f"/file/down.do#post:id={number}&token=",
            ),
        }[way]
        p.way(
            at,
            title,
            f"<h1>{title}</h1><div>{year + 1}-01-20</div><div class='txt'><p>{link}</p></div>"
            f"<script>{script}</script>",
            crumbs=(GK, NB),
        )
        if way == "post":
            token = p.rng.getrandbits(50)
            p.pages[at] = replace(p.pages[at], body=p.pages[at].body.replace(b"TOKEN", f"{token:x}".encode()))
            true = p.report_file(f"/file/{number}", unit, year)
            by_id[number] = p.pages.pop(true.path)
            p.truth[file] = replace(p.truth.pop(true.path), path=file)
        else:
            p.report_file(file, unit, year)
        rows.append((at, title, f"{year + 1}-01-20"))
    p.way("/zfxxgk/nb", NB, drawn(p.rng)(rows), crumbs=(GK, NB))

    def posted(asked: Request) -> Answer | None:
        return by_id.get(asked.form.get("id", "")) or p.pages.get(asked.target)

    p.dynamic["/file/down.do"] = posted
    return p


def rows_of_files(seed: int) -> FamilyPortal:
    """Rows are files at once, in a table of bodies and years or in a list, with names of no meaning."""
    p = FamilyPortal(seed, "rows of files")
    p.section = "/gk/"
    p.home(menu((p.section, GK)), 110, lambda n: f"/w/{n + 9}.html")
    p.way(p.section, GK, menu(*beside("/gk/"), ("/gk/nb/", "公开年报")), crumbs=(GK,))
    units = p.units(7, 6)
    rows: Rows = []
    if p.rng.random() < 0.5:
        lines = []
        for unit in units:
            cells = []
            for year in YEARS:
                path = f"/gk/down?f={p.rng.getrandbits(48):x}"
                p.report_file(path, unit, year)
                cells.append(
                    f"<td><a href='{path}'><img src='/i/{p.rng.choice(('pdf', 'down'))}.png'></a></td>"
                )
            lines.append(f"<tr><td>{unit}</td>{''.join(cells)}</tr>")
        head = "".join(f"<th>{year}年</th>" for year in YEARS)
        body = f"<table><tr><th>单位</th>{head}</tr>{''.join(lines)}</table>"
    else:
        for unit in units:
            for year in p.rng.sample(YEARS, 2):
                path = f"/gk/nb/{year + 1}/{p.rng.choice(('', 'W02'))}{p.rng.getrandbits(44)}.pdf"
                p.report_file(path, unit, year)
                rows.append((path, f"{p.full(unit)}{year}年政府信息公开工作年报.pdf", f"{year + 1}-01-18"))
        packed = "/gk/nb/xz.zip"
        p.pages[packed] = Answer(_packed(p), kind="application/zip")
        p.ways.add(packed)
        rows.append((packed, "各乡镇2023年政府信息公开年报（打包）", "2024-01-31"))
        p.rng.shuffle(rows)
        body = drawn(p.rng)(rows)
    p.way("/gk/nb/", "公开年报", body, crumbs=(GK, "公开年报"))
    return p


def _packed(p: FamilyPortal) -> bytes:
    """The reports of three townships."""
    made, held = FamilyPortal(p.seed, f"{p.name} packed"), io.BytesIO()
    made.county = p.county
    with zipfile.ZipFile(held, "w") as packed:
        for n, unit in enumerate(made.units(0, 3)):
            made.report_file(f"/{n}", unit, 2023)
            packed.writestr(f"乡镇/{n + 1}.pdf", made.pages[f"/{n}"].body)
    return held.getvalue()


LAYOUTS: dict[str, Callable[[int], FamilyPortal]] = {
    "nameless files": nameless,
    "files that a click fetches": fetched_files,
    "rows of files": rows_of_files,
}
