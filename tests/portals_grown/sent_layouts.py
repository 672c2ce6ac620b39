"""Pages that servers send oddly, and entries where nobody expects them: boxes of choices, heads of pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.crawl.site import Answer
from tests.portals_grown import words
from tests.portals_grown.grown import Grown, Row, listing, menu


def _rows(p: Grown, address: Callable[[int], str], crumbs: tuple[str, ...], others: int = 5) -> list[Row]:
    rows = [p.filed(address(p.number()), unit, year, crumbs=crumbs)
            for unit in p.bodies(6, 5) for year in p.years(p.rng.randint(1, 3))]  # fmt: skip
    rows += [p.other(address, crumbs) for _ in range(others)]
    p.rng.shuffle(rows)
    return rows


def odd_bytes(seed: int) -> Grown:
    """Pages of Unicode as Notepad saves it, with a mark or none, sent as text or as nothing known."""
    p = Grown(seed, "odd bytes", head="")
    name, at, units = p.rng.choice(words.NB), f"{p.base}nb/", list[tuple[str, str]]()
    for n, unit in enumerate(p.bodies(5, 4)):
        crumbs = (p.calls, name, unit)
        rows = [p.filed(f"{at}{n}/{p.number()}.htm", unit, year, crumbs=crumbs) for year in p.years(2)]
        p.way(f"{at}{n}/", unit, listing(rows, n), crumbs=crumbs)
        units.append((f"{at}{n}/", unit))
    p.way(at, name, menu(*units), crumbs=(p.calls, name))
    p.enter((at, name))
    for path, page in p.pages.items():
        if page.kind == "text/html":
            p.pages[path] = _sent(p, page)
    return p


def _sent(p: Grown, page: Answer) -> Answer:
    text = page.body.decode()
    encoding, kind = p.rng.choice((
        ("utf-16", "text/html"), ("utf-8-sig", "text/html; charset=gb2312"), ("utf-8", "text/html"),
        ("gb18030", "text/html"), ("utf-8", "text/plain"), ("utf-8", "application/octet-stream"),
        ("gb18030", "text/html; charset=ISO-8859-1"), ("utf-8", "")))  # fmt: skip
    return replace(page, body=text.encode(encoding), kind=kind)


def list_boxes(seed: int) -> Grown:
    """Rows are the entries of a box of choices that a double click opens; years fill it anew."""
    p = Grown(seed, "list boxes")
    name, at = p.rng.choice(words.NB), f"{p.base}nb.htm"
    rows = _rows(p, lambda n: f"{p.base}nb/{n}.htm", (p.calls, name))
    event = p.rng.choice((
        'ondblclick="window.open(this.value)"', 'onchange="location.href=this.options[this.selectedIndex].v'
            'alue"',
        'onclick="if(this.value)window.open(this.value,\'_blank\')"'))  # fmt: skip
    options = "".join(f"<option value={to}>{text}</option>" for to, text, _ in rows)
    p.way(at, name, f"<form><select size=20 {event}>{options}</select></form>", crumbs=(p.calls, name))
    p.enter((at, name))
    return p


def next_in_head(seed: int) -> Grown:
    """Only the head of a page names the next; its foot says how far one is, or loads more as one scrolls."""
    p = Grown(seed, "next in head")
    name, per, at = p.rng.choice(words.NB), p.rng.choice((6, 9)), f"{p.base}annual/"
    crumbs = (p.calls, name)
    rows = _rows(p, lambda n: f"{at}{n}.html", crumbs)
    of = -(-len(rows) // per)
    spelled = p.rng.choice(("{0}?s={1}", "{0}p{1}/", "{0}{1}.html", "{0}?offset={2}"))
    script = (
        "<script>var next=document.querySelector('link[rel=next]');"
        "window.onscroll=function(){more(next);};</script>")

    def address(k: int) -> str:
        return spelled.format(at, k, (k - 1) * per) if k > 1 else at

    for k in range(1, of + 1):
        head = f'<link rel="canonical" href="{address(k)}">'
        head += f'<link rel="prev" href="{address(k - 1)}">' if k > 1 else ""
        head += f'<link rel="next" href="{address(k + 1)}">' if k < of else ""
        body = f"{listing(rows[(k - 1) * per : k * per], 3)}<p>{k} / {of}</p>{script}"
        p.way(address(k), name, body, crumbs=crumbs, head=head)
    p.enter((at, name))
    return p


def of_others(seed: int) -> Grown:
    """The column holds the reports of the government above and of neighbours beside the county's own."""
    p = Grown(seed, "of others")
    name, at, city = p.rng.choice(words.NB), f"{p.base}nb/", p.rng.choice(("云州市", "临海市", "西平市"))
    crumbs = (p.calls, name)
    rows = [p.filed(f"{at}{p.number()}.html", unit, year, crumbs=crumbs)
            for unit in p.bodies(4, 3) for year in p.years(2)]  # fmt: skip
    neighbours = [county for county in words.COUNTIES if county != p.county]
    for agency in (f"{city}人民政府", *(f"{county}人民政府" for county in p.rng.sample(neighbours, 3))):
        for year in p.years(2):
            rows.append(p.filed(
                f"{at}{p.number()}.html", agency, year, crumbs=crumbs, agency=agency,
                title=f"{agency}{year}年政府信息公开工作年度报告"))  # fmt: skip
    for year in p.years(3):
        rows.append(p.filed(
            f"{at}{p.number()}.html", "", year, crumbs=crumbs, agency=f"{p.county}人民政府",
            title=p.rng.choice(("{}{}年政府信息公开工作年度报告", "{}人民政府{}"
                "年政府信息公开年报")).format(p.county, year)))
    p.rng.shuffle(rows)
    p.way(at, name, listing(rows, 2), crumbs=crumbs)
    p.enter((at, name))
    return p


LAYOUTS: dict[str, Callable[[int], Grown]] = {
    "odd bytes": odd_bytes,
    "boxes of choices": list_boxes,
    "next in the head": next_in_head,
    "of other governments": of_others,
}
