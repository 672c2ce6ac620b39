"""Districts of 北京, each by its own habits: years, groups and bodies in every order, shells, names alone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from tests.crawl.site import Answer
from tests.portals_provinces.county import County
from tests.portals_provinces.furniture import Row, listing, menu

NB = "政府信息公开年报"
GROUPS = ("区政府", "区政府部门", "镇街")


def _groups(p: County, departments: int, towns: int) -> dict[str, list[str]]:
    return dict(zip(GROUPS, (["人民政府"], p.bodies(departments, 0), p.bodies(0, towns)), strict=True))


def _leads_on(p: County, path: str, to: str) -> None:
    """A page of one line of script that goes elsewhere."""
    script = f'<script type="text/javascript">window.location.replace("{to}");</script>'
    p.pages[path] = Answer(f"<html><head>{script}</head></html>".encode(), kind="text/html")
    p.ways.add(path)


def _turned(stem: str, ending: str = "html") -> Callable[[int], str]:
    return lambda k: f"{stem}index{f'_{k}' if k else ''}.{ending}"


def _pager(k: int, of: int) -> str:
    return f'<script>createPageHTML({of},{k},"index","html");</script>'


def _years_of_groups(
    p: County,
    at: str,
    index: str,
    kinds: dict[str, list[str]],
    years: list[tuple[int, str, str]],
    paper: Callable[[str, str, int, tuple[str, ...]], Row],
) -> None:
    """Columns of years (each with its name and folder), in each the groups, in each the papers of its bodies.

    `paper` files one, given the group's folder, the body, the year and the breadcrumb."""
    columns = []
    for year, called, folder in years:
        crumbs, groups = (p.calls, NB, called), []
        for group, slug in zip(GROUPS, ("qzf", "wbj", "xzjd"), strict=True):
            own, here = f"{at}{folder}/{slug}/", (*crumbs, group)
            rows = [paper(own, unit, year, here) for unit in kinds[group]]
            p.near(rows)
            p.places[here] = f"{own}{index}"
            p.way(p.places[here], group, listing(rows, p.row_shape), crumbs=here)
            groups.append((p.places[here], group))
        p.places[crumbs] = f"{at}{folder}/{index}"
        p.way(p.places[crumbs], called, menu(*groups), crumbs=crumbs)
        columns.append((p.places[crumbs], called))
    p.places[p.calls, NB] = f"{at}{index}"
    p.way(p.places[p.calls, NB], NB, menu(*columns), crumbs=(p.calls, NB))


def miyun(seed: int) -> County:
    """密云: a column a year, whose rows are bodies' names alone; the section's address leads to the guide."""
    p = County(seed, "miyun")
    base = "/zwgk/zfxxgk/"
    p.shaped(
        lambda n: f"{base}fdzdgknr/lm{n}/",
        lambda n: f"/zjq/lm{n}/",
        lambda n: f"/xwzx/202403/t20240311_{n}.html",
    )
    p.calls, p.section, at = "政务公开", "/zwgk/", f"{base}zfxxgknb/"
    units, columns = [unit for group in _groups(p, 9, 8).values() for unit in group], []
    for year in p.run(4):
        own, crumbs = f"{at}gknb{year}/", ("政务公开", NB, f"{year}年")
        p.places[crumbs] = own
        rows = [
            p.filed(
                f"{own}{year + 1}02/t{year + 1}0223_{p.number()}.html", unit, year,
                crumbs=crumbs, title=p.site if unit == "人民政府" else unit,
            )
            for unit in p.rng.sample(units, len(units) - 2)
        ]  # fmt: skip
        p.pages_of(
            lambda k, own=own: own if not k else f"{own}index_{k}.html",  # type: ignore[misc]
            f"{year}年", rows, 10, _pager, crumbs=crumbs, side=menu(*p.noises(8)),
        )  # fmt: skip
        columns.append((own, f"{year}年"))
    p.places["政务公开", NB] = at
    p.way(at, NB, menu(*columns), crumbs=("政务公开", NB))
    guide = f"{base}zfxxgkzn/"
    _leads_on(p, base, "./zfxxgkzn/")
    p.way(guide, "政府信息公开指南", menu(*p.amid(12, (at, NB))), crumbs=("政务公开", "政府信息公开指南"))
    p.way(p.section, p.calls, menu((base, "政府信息公开专栏"), *p.noises(12)), crumbs=("政务公开",))
    p.home_page((p.section, "政务公开"))
    return p


def daxing(seed: int) -> County:
    """大兴: years, in each the groups, in each the papers, each a folder of a number."""
    p = County(seed, "daxing")
    base = f"/{p.stem}qrmzf/zwfw/zfxxgk/"
    p.shaped(
        lambda n: f"{base}zfxxgkml/{n}/index.html",
        lambda n: f"/{p.stem}qrmzf/zwfw/{n}/index.html",
        lambda n: f"/{p.stem}qrmzf/zwdt/{n % 97}/{n}/index.html",
    )
    p.calls, p.section, at = "政务公开", f"{base}index.html", f"{base}dxqzf69/"

    def paper(own: str, unit: str, year: int, crumbs: tuple[str, ...]) -> Row:
        return p.filed(f"{own}{p.number()}/index.html", unit, year, crumbs=crumbs)

    years = [(year, f"{year}年", f"{year}n") for year in p.run(3)]
    _years_of_groups(p, at, "index.html", _groups(p, 8, 8), years, paper)
    p.way(p.section, p.calls, menu(*p.amid(18, (f"{at}index.html", NB))), crumbs=(p.calls,))
    p.home_page((p.section, "政府信息公开"))
    return p


def tongzhou(seed: int) -> County:
    """通州: columns are of the year in which reports come out, their folders of the one before; all below
    the documents of policy."""
    p = County(seed, "tongzhou")
    base = f"/{p.stem}/zwgk/"
    p.shaped(
        lambda n: f"{base}zcwj67/lm{n}/index.shtml",
        lambda n: f"/{p.stem}/lm{n}/index.shtml",
        lambda n: f"/{p.stem}/xwfb/2024/{n}/index.shtml",
    )
    p.calls, p.section, at = "政务公开", f"{base}index.shtml", f"{base}zcwj67/zfxxgknb/"

    def paper(own: str, unit: str, year: int, crumbs: tuple[str, ...]) -> Row:
        address = f"{own}{p.rng.randint(10**18, 10**19)}/index.shtml"
        return p.filed(
            address, unit, year, crumbs=crumbs, title=f"{p.full(unit)}{year}年政府信息公开工作年度报告"
        )

    years = [(year, f"{year + 1}年", f"{year}n{78 + n}") for n, year in enumerate(p.run(3))]
    _years_of_groups(p, at, "index.shtml", _groups(p, 8, 9), years, paper)
    p.way(p.section, p.calls, menu(*p.amid(16, (f"{at}index.shtml", NB))), crumbs=(p.calls,))
    p.home_page((p.section, "政务公开"))
    return p


def haidian(seed: int) -> County:
    """海淀: groups first, then years of two digits in the address; a body's report by the body's name."""
    p = County(seed, "haidian")
    base = "/xxgkzl/"
    p.shaped(
        lambda n: f"{base}gkzn/lm{n}/",
        lambda n: f"/zjhd/lm{n}/",
        lambda n: f"/ywdt/hdywx/202403/t{n}.shtml",
    )
    p.calls, p.section, at = "政务公开", "/zwdt/xxgk/", f"{base}nb/"
    groups = []
    for (group, bodies), slug in zip(_groups(p, 9, 9).items(), ("qzf", "bmdw", "jdbsc"), strict=True):
        crumbs, columns = (p.calls, NB, group), []
        for year in p.run(3):
            own = f"{at}{slug}/{(year + 1) % 100}{slug}/"
            rows = [
                p.filed(
                    f"{own}{year + 1}01/t{p.number()}.shtml", unit, year,
                    crumbs=(*crumbs, f"{year}年"), title=f"{year}年政府信息公开工作年度报告",
                )
                for unit in bodies
            ]  # fmt: skip
            named = [(where, p.shown(unit), day) for (where, _, day), unit in zip(rows, bodies, strict=True)]
            p.places[*crumbs, f"{year}年"] = own
            p.way(own, f"{year}年", listing(named, p.row_shape), crumbs=(*crumbs, f"{year}年"))
            columns.append((own, f"{year}年"))
        p.places[crumbs] = f"{at}{slug}/"
        p.way(f"{at}{slug}/", group, menu(*columns), crumbs=crumbs)
        groups.append((f"{at}{slug}/", group))
    p.places[p.calls, NB] = at
    p.way(at, NB, menu(*groups), crumbs=(p.calls, NB))
    p.way(p.section, p.calls, menu(*p.amid(16, (at, NB))), crumbs=(p.calls,))
    p.home_page((p.section, "信息公开"))
    return p


def _own_columns(
    p: County, unit: str, at: str, nb: str, address: Callable[[int], str], *, years: int = 3
) -> str:
    """A body's own page with its own column of reports; gives the page's address."""
    crumbs = (p.calls, unit, NB)
    rows = [p.filed(address(year), unit, year, crumbs=crumbs) for year in p.run(p.rng.randint(2, years))]
    rows += p.decoys(1, lambda n: f"{nb.rpartition('/')[0]}/{n}.html", crumbs)
    p.near(rows)
    p.places[p.calls, unit], p.places[crumbs] = at, nb
    p.way(nb, NB, listing(rows, p.row_shape), crumbs=crumbs)
    p.way(at, unit, menu(*p.amid(8, (nb, NB))), crumbs=(p.calls, unit))
    return at


def mentougou(seed: int) -> County:
    """门头沟: every body a site by a code, in its own folder; all named on one page."""
    p = County(seed, "mentougou")
    p.shaped(
        lambda n: f"/{p.stem}/zwxx/lm{n}/index.shtml",
        lambda n: f"/{p.stem}/lm{n}/index.shtml",
        lambda n: f"/{p.stem}/c102601/202403/{n}.shtml",
    )
    p.calls, p.section = "政务公开", f"/{p.stem}/zwxx/index.shtml"
    blocks, codes = "", count(1)
    for group, bodies in _groups(p, 7, 6).items():
        entries = []
        for unit in bodies:
            own = f"/{p.stem}11J{(200 if group == '镇街' else 0) + next(codes):03}/"
            at = _own_columns(
                p, unit, f"{own}zxgk/{p.stem}bm_list_zxgk.shtml", f"{own}xxgknb/nb_list.shtml",
                lambda year, own=own: f"{own}xxgknb/{year + 1}01/{p.number()}.shtml",  # type: ignore[misc]
            )  # fmt: skip
            entries.append((at, p.shown(unit)))
        blocks += f"<h3>{group}</h3>{menu(*entries)}"
    p.way(p.section, p.calls, f"{menu(*p.amid(14))}<div class='jg'>{blocks}</div>", crumbs=(p.calls,))
    p.home_page((p.section, "政务公开"))
    return p


def fengtai(seed: int) -> County:
    """丰台: columns are numbers below numbers; nothing in an address tells what it is."""
    p = County(seed, "fengtai")
    base = "/xxfb/xxgk/"
    p.shaped(
        lambda n: f"{base}c{n}/index.shtml",
        lambda n: f"/ftq/c{n}/index.shtml",
        lambda n: f"/ftq/c10002{n % 9}/202403/{n:032x}.shtml",
    )
    p.calls, p.section = "信息公开", f"{base}index.shtml"
    blocks = ""
    for group, bodies in _groups(p, 8, 6).items():
        column = f"{base}c{p.number()}/"
        entries = []
        for unit in bodies:
            own = f"{column}c{p.number()}/"
            nb = f"{own}c{p.number()}/"
            at = _own_columns(
                p, unit, f"{own}list.shtml", f"{nb}list.shtml",
                lambda year, nb=nb: f"{nb}{year + 1}01/{p.rng.getrandbits(128):032x}.shtml",  # type: ignore[misc]
            )  # fmt: skip
            entries.append((at, f"{p.shown(unit)}"))
        p.way(f"{column}list.shtml", group, menu(*entries), crumbs=(p.calls, group))
        blocks += f"<li><a href='{column}list.shtml'>{group}信息公开</a></li>"
    p.way(p.section, p.calls, f"{menu(*p.amid(14))}<ul class='qy'>{blocks}</ul>", crumbs=(p.calls,))
    p.home_page((p.section, "信息公开"))
    return p


def shijingshan(seed: int) -> County:
    """石景山、东城: a body's address is one line of script that leads to a page below."""
    p = County(seed, "shijingshan")
    p.shaped(
        lambda n: f"/gongkai/lm_{n}/",
        lambda n: f"/{p.stem}/lm_{n}/",
        lambda n: f"/sjsdt/202403/t20240311_{n}.shtml",
    )
    p.calls, p.section = "公开", "/gongkai/"
    blocks = ""
    for (group, bodies), ending in zip(_groups(p, 6, 6).items(), ("zf", "bm", "jd"), strict=True):
        entries = []
        for n, unit in enumerate(bodies):
            own = f"/gongkai/{chr(97 + n)}{p.rng.choice('bdhjl')}{ending}/"
            inner, nb = f"{own}jbxx_{p.number()}/", f"{own}gknb_{p.number()}/"
            _own_columns(
                p, unit, inner, nb,
                lambda year, nb=nb: f"{nb}{year + 1}01/t{year + 1}0119_{p.number()}.shtml",  # type: ignore[misc]
            )  # fmt: skip
            _leads_on(p, own, f"./{inner.removeprefix(own)}")
            entries.append((own, p.shown(unit)))
        blocks += f"<div class='jg'><h3>{group}</h3>{menu(*entries)}</div>"
    p.way(p.section, p.calls, f"{menu(*p.amid(12))}{blocks}", crumbs=(p.calls,))
    p.home_page((p.section, "政府信息公开"))
    return p


def chaoyang(seed: int) -> County:
    """朝阳: GBK; bodies asked for by codes of 32 letters, each with its papers by kind on one page."""
    p = County(seed, "chaoyang")
    p.encoding, p.head = "gb18030", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
    p.shaped(
        lambda n: f"/affair/{n}.html",
        lambda n: f"/dynamic/lm{n}/",
        lambda n: f"/dynamic/zwhd/8a24fe83{n:024x}.html",
    )
    p.calls, p.section = "政务公开", "/affair/index.html"
    blocks = ""
    for group, bodies in _groups(p, 6, 6).items():
        entries = []
        for unit in bodies:
            code = f"{p.rng.getrandbits(128):032x}"
            at, crumbs = f"/affair/govintro/depIndex_hbdw.html?depId={code}", (p.calls, unit)
            rows = [
                p.filed(f"/affair/gknb/{p.rng.getrandbits(128):032x}.html", unit, year, crumbs=crumbs)
                for year in p.run(p.rng.randint(2, 3))
            ]
            p.near(rows)
            boxes = "".join(
                f"<div class='box'><h4>{name}</h4>{listing(some, 0)}</div>"
                for name, some in (("机构职能", _papers(p)), ("信息公开年报", rows), ("工作动态", _papers(p)))
            )
            p.way(at, unit, boxes, crumbs=crumbs)
            entries.append((at, p.shown(unit)))
        blocks += f"<dl><dt>{group}</dt><dd>{menu(*entries)}</dd></dl>"
    p.way(p.section, p.calls, f"{menu(*p.amid(12))}<h3>部门街乡信息公开</h3>{blocks}", crumbs=(p.calls,))
    p.home_page((p.section, "政务公开"))
    return p


def _papers(p: County) -> list[Row]:
    return [p.noise_row() for _ in range(5)]


LAYOUTS: dict[str, Callable[[int], County]] = {
    "miyun": miyun,
    "daxing": daxing,
    "tongzhou": tongzhou,
    "haidian": haidian,
    "mentougou": mentougou,
    "fengtai": fengtai,
    "shijingshan": shijingshan,
    "chaoyang": chaoyang,
}
