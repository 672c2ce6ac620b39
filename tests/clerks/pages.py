"""What portals make of a report's tables: hidden leftovers, footnotes, cards, grids of boxes."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from random import Random

from tests.reportgen.grids import Grid, Line, Slot
from tests.reportgen.story import Heading, Story
from tests.reportgen.truth import Truth

CellWriter = Callable[[Random, Slot], str]
TableWriter = Callable[[Random, Grid], str]
Page = Callable[[Random, Story, Truth], bytes]


def _page(story: Story, table: Callable[[Grid], str], head: str = "", wrap: str = "{}") -> bytes:
    out = [f"<h1>{escape(story.title)}</h1><div>发布时间：{story.published}</div>"]
    for piece in story.pieces:
        if isinstance(piece, Grid):
            out.append(table(piece))
        elif isinstance(piece, Heading):
            out.append(f"<h{piece.level}>{escape(piece.text)}</h{piece.level}>")
        else:
            out.append(f"<p>{escape(piece.text)}</p>")
    body = wrap.format("\n".join(out))
    title = f"<title>{escape(story.title)}</title>"
    return f"<html><head><meta charset=utf-8>{title}{head}</head><body>{body}</body></html>".encode()


def _spans(slot: Slot) -> str:
    rows = f' rowspan="{slot.rows}"' if slot.rows > 1 else ""
    return rows + (f' colspan="{slot.columns}"' if slot.columns > 1 else "")


def _table(grid: Grid, cell: Callable[[Slot], str], extra: Callable[[Line], str] = lambda _line: "") -> str:
    rows = []
    for line in grid.lines:
        cells = "".join(f"<td{_spans(slot)}>{cell(slot)}</td>" for slot in line.slots)
        rows.append(f"<tr>{cells}</tr>{extra(line)}")
    return f"<table>{''.join(rows)}</table>"


def _each(cell: CellWriter) -> Page:
    """A plain page whose cells that hold figures `cell` writes."""

    def page(rng: Random, story: Story, truth: Truth) -> bytes:
        def write(slot: Slot) -> str:
            if slot.role == "value" and slot.text and rng.random() < 0.3:
                truth.doubtful.add(slot.code or "")
                return cell(rng, slot)
            return escape(slot.text)

        truth.settled = truth.clean = False
        return _page(story, lambda grid: _table(grid, write))

    page.__doc__ = cell.__doc__
    return page


def superscript(rng: Random, slot: Slot) -> str:
    """A raised reference to a note after the number: 12¹ is 12, not 121."""
    note = rng.choice(("1", "[2]", "①", "注", "*", "1,2", "a"))
    link = rng.choice((note, f'<a href="#n1">{note}</a>', f'<span style="font-size:8px">{note}</span>'))
    return f"{escape(slot.text)}<sup>{link}</sup>"


def struck_out(rng: Random, slot: Slot) -> str:
    """An old number struck out before the new one."""
    old = rng.randint(1, 99)
    tag = rng.choice(("del", "s", "strike"))
    gone = rng.choice((f"<{tag}>{old}</{tag}>", f'<span style="text-decoration:line-through">{old}</span>'))
    return f"{gone}{rng.choice(('', ' '))}{escape(slot.text)}"


def hidden_before(rng: Random, slot: Slot) -> str:
    """A number that styles hide beside the one that is shown."""
    style = rng.choice(
        ("display:none", "DISPLAY: none;", "visibility:hidden", "font-size:0", "display:none !important")
    )
    return f'<span style="{style}">{rng.randint(1, 99)}</span>{escape(slot.text)}'


def for_screen_readers(_rng: Random, slot: Slot) -> str:
    """The number a second time, far outside the page, for those who listen to it."""
    away = 'style="position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden"'
    return f'{escape(slot.text)}<span class="sr-only" {away}>{escape(slot.text)}</span>'


def by_script(_rng: Random, slot: Slot) -> str:
    """A script and a template beside the number."""
    return f"{escape(slot.text)}<script>var n = 7;</script><template>9</template><noscript></noscript>"


def with_comment(rng: Random, slot: Slot) -> str:
    """Comments of Word in the cell."""
    return f"<!--[if !supportLists]-->{escape(slot.text)}<!--[endif]--><!-- {rng.randint(1, 99)} -->"


def broken_spans(_rng: Random, slot: Slot) -> str:
    """Each digit in a span of its own, with zero-width blanks."""
    return "".join(f"<span>{digit}</span>\u200b<wbr>" for digit in slot.text)


def in_paragraphs(_rng: Random, slot: Slot) -> str:
    """Empty paragraphs around the number."""
    return f"<p>&nbsp;</p><p>{escape(slot.text)}</p><p><br></p>"


def unit_raised(_rng: Random, slot: Slot) -> str:
    """A small unit after the number."""
    return f"{escape(slot.text)}<sub>件</sub>"


def picture_of_number(rng: Random, slot: Slot) -> str:
    """A picture in place of the number."""
    slot.text = ""
    return f'<img src="/n{rng.randint(1, 99)}.png" alt="{rng.choice(("", "图", "数字"))}">'


def tooltip(rng: Random, slot: Slot) -> str:
    """Another number as the tooltip."""
    return f'<span title="{rng.randint(1, 99)}" data-v="{rng.randint(1, 99)}">{escape(slot.text)}</span>'


def hidden_by_class(rng: Random, story: Story, truth: Truth) -> bytes:
    """Numbers of the year before in spans whose class the page's own style sheet hides."""
    truth.clean = truth.settled = False
    rule = rng.choice((".x{display:none}", "span.x , .y { color:red; display : none !important }"))
    media = rng.choice(
        ("", "@media print{.shown{display:none} .z{display:none}}", "/* .shown{display:none} */")
    )

    def write(slot: Slot) -> str:
        if slot.role != "value" or not slot.text or rng.random() > 0.3:
            return escape(slot.text)
        return f'<span class="a x">{rng.randint(1, 99)}</span><span class="shown">{escape(slot.text)}</span>'

    return _page(story, lambda grid: _table(grid, write), f"<style>{media}{rule}</style>")


def hidden_rows(rng: Random, story: Story, truth: Truth) -> bytes:
    """Under some rows the row of the year before, which styles or attributes hide."""
    hide = rng.choice(
        (
            'style="display:none"',
            "hidden",
            'class="hide"',
            'style="visibility:collapse"',
            'aria-hidden="true" hidden',
        )
    )
    truth.clean = truth.settled = False

    def extra(line: Line) -> str:
        if not line.key or rng.random() > 0.3:
            return ""
        cells = "".join(
            f"<td>{rng.randint(1, 99) if slot.role == 'value' else escape(slot.text)}</td>"
            for slot in line.slots
            if slot.rows == 1
        )
        return f"<tr {hide}>{cells}</tr>"

    style = "<style>.hide{display:none}</style>"
    return _page(story, lambda grid: _table(grid, lambda slot: escape(slot.text), extra), style)


def hidden_table(rng: Random, story: Story, truth: Truth) -> bytes:
    """The tables of the year before, hidden above the others."""
    truth.clean = truth.settled = False
    hide = rng.choice(('style="display:none"', "hidden", 'class="old"'))

    def both(grid: Grid) -> str:
        old = _table(
            grid, lambda slot: str(rng.randint(0, 99)) if slot.role == "value" else escape(slot.text)
        )
        return f"<div {hide}>{old}</div>" + _table(grid, lambda slot: escape(slot.text))

    return _page(story, both, "<style>.old{display:none}</style>")


def cards(rng: Random, story: Story, truth: Truth) -> bytes:
    """For small screens a card for each row: its label, then each head with its number."""
    truth.clean = truth.settled = False
    names = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    way = rng.choice(("dl", "p", "span"))

    def card(grid: Grid) -> str:
        if grid.name != "t3":
            return _table(grid, lambda slot: escape(slot.text))
        out = []
        for line in grid.lines:
            if not line.key:
                continue
            label = next(slot.text for slot in line.slots if slot.role == "label")
            pairs = zip(names, line.values(), strict=True)
            if way == "dl":
                rows = "".join(f"<dt>{name}</dt><dd>{escape(slot.text)}</dd>" for name, slot in pairs)
                out.append(f"<div class=card><h4>{escape(label)}</h4><dl>{rows}</dl></div>")
            elif way == "p":
                rows = "".join(f"<p>{name}：{escape(slot.text)}</p>" for name, slot in pairs)
                out.append(f"<div class=card><h4>{escape(label)}</h4>{rows}</div>")
            else:
                rows = "".join(f"<span>{name}</span><b>{escape(slot.text)}</b>" for name, slot in pairs)
                out.append(f"<li><em>{escape(label)}</em>{rows}</li>")
        return "".join(out)

    truth.doubtful |= {code for code in truth.cells if code.startswith("t3.")}
    return _page(story, card)


def flat_boxes(rng: Random, story: Story, truth: Truth) -> bytes:
    """A grid of boxes without rows, as CSS grid lays them out."""
    truth.clean = truth.settled = False
    truth.doubtful |= set(truth.cells)
    tag = rng.choice(("div", "span"))

    def boxes(grid: Grid) -> str:
        cells = "".join(
            f'<{tag} style="grid-column:span {slot.columns}">{escape(slot.text)}</{tag}>'
            for line in grid.lines
            for slot in line.slots
        )
        return f'<div style="display:grid">{cells}</div>'

    return _page(story, boxes)


def lists(_rng: Random, story: Story, truth: Truth) -> bytes:
    """Nested lists: a row's label, and under it its numbers."""
    truth.clean = truth.settled = False
    truth.doubtful |= set(truth.cells)

    def nested(grid: Grid) -> str:
        out = []
        for line in grid.lines:
            texts = [slot.text for slot in line.slots if slot.role != "value"]
            values = "".join(f"<li>{escape(slot.text)}</li>" for slot in line.values())
            out.append(f"<li>{escape(' '.join(texts))}<ul>{values}</ul></li>")
        return f"<ul>{''.join(out)}</ul>"

    return _page(story, nested)


def framed(_rng: Random, story: Story, truth: Truth) -> bytes:
    """The article in a frame's srcdoc."""
    truth.clean = truth.settled = False
    inner = _page(story, lambda grid: _table(grid, lambda slot: escape(slot.text))).decode()
    return (
        f"<html><head><meta charset=utf-8><title>{escape(story.title)}</title></head><body>"
        f'<iframe srcdoc="{escape(inner)}"></iframe></body></html>'
    ).encode()


def in_script(_rng: Random, story: Story, truth: Truth) -> bytes:
    """The article as JSON in a script of the page, and a shell around it."""
    truth.clean = truth.settled = False
    inner = _page(story, lambda grid: _table(grid, lambda slot: escape(slot.text))).decode()
    state = json.dumps({"props": {"article": {"title": story.title, "content": inner}}}).replace("</", "<\\/")
    return (
        f"<html><head><meta charset=utf-8><title>{escape(story.title)}</title></head><body><div id=app></div>"
        f'<script id="__NEXT_DATA__" type="application/json">{state}</script></body></html>'
    ).encode()


def twice(_rng: Random, story: Story, truth: Truth) -> bytes:
    """The article once for screens and once for telephones."""
    truth.clean = truth.settled = False
    return _page(
        story,
        lambda grid: _table(grid, lambda slot: escape(slot.text)),
        wrap='<div class="pc">{0}</div><div class="mobile" style="display:none">{0}</div>',
    )


def headers_marked(_rng: Random, story: Story, truth: Truth) -> bytes:
    """th for heads and labels, thead and tfoot; the foot stands before the body."""
    del truth

    def table(grid: Grid) -> str:
        head, body = list[str](), list[str]()
        for line in grid.lines:
            cells = "".join(
                f"<{'td' if slot.role == 'value' else 'th'}{_spans(slot)}>{escape(slot.text)}"
                for slot in line.slots
            )
            (body if line.key else head).append(f"<tr>{cells}")
        return (
            f"<table><caption>表</caption><thead>{''.join(head)}<tfoot><tr><td colspan=9>注：单位为件"
            f"<tbody>{''.join(body)}</table>"
        )

    return _page(
        story, lambda grid: table(grid) if grid.name != "t2" else _table(grid, lambda s: escape(s.text))
    )


PAGES: dict[str, Page] = {
    each.__name__: _each(each)
    for each in (
        superscript,
        struck_out,
        hidden_before,
        for_screen_readers,
        by_script,
        with_comment,
        broken_spans,
        in_paragraphs,
        unit_raised,
        picture_of_number,
        tooltip,
    )
} | {
    each.__name__: each
    for each in (
        hidden_by_class,
        hidden_rows,
        hidden_table,
        cards,
        flat_boxes,
        lists,
        framed,
        in_script,
        twice,
        headers_marked,
    )
}
