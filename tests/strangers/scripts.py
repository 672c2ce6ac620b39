"""Articles that scripts bring or show, and pages that hold a report or its tables more than once."""

from __future__ import annotations

import base64
import json
from copy import deepcopy
from html import escape
from random import Random
from urllib.parse import quote

from tests.reportgen.grids import Grid, Slot
from tests.reportgen.story import Story
from tests.reportgen.truth import Borne, Truth
from tests.strangers.rows import Shape, named, opened, page, plain


def _shell(story: Story, inside: str, head: str = "") -> bytes:
    top = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{escape(story.title)}</title>{head}</head>"
    return f"{top}<body><div id=app>正在加载，请稍候……</div>{inside}</body></html>".encode()


def _article(story: Story) -> str:
    whole = page(story, plain).decode()
    return whole[whole.index("<body>") + 6 : whole.index("</body>")]


def _data(story: Story) -> list[dict[str, object]]:
    return [
        {"name": row.label, **{name: slot.text for name, slot in row.figures}}
        for piece in story.pieces
        if isinstance(piece, Grid)
        for row in named(piece)
    ]


def rows_in_script(rng: Random, story: Story, truth: Truth) -> bytes:
    """The rows as data that a script makes a table of."""
    opened(truth)
    name = rng.choice(("data", "tableData", "list"))
    data = json.dumps(_data(story), ensure_ascii=rng.random() < 0.5)
    return page(
        story,
        lambda grid: f"<div id={grid.name}></div>",
        wrap="{}" + f"<script>var {name} = {data};</script>",
    )


def article_in_variable(rng: Random, story: Story, truth: Truth) -> bytes:
    """The article as a string that a script puts in its place."""
    opened(truth)
    text = json.dumps(_article(story), ensure_ascii=rng.random() < 0.5).replace("</", "<\\/")
    put = rng.choice(
        ("document.getElementById('app').innerHTML = html", "$('#app').html(html)", "new Vue({data:{html}})")
    )
    return _shell(story, f"<script>var html = {text}; {put};</script>")


def article_in_state(_rng: Random, story: Story, truth: Truth) -> bytes:
    """The article in the state that a server rendered for a script."""
    opened(truth)
    state = {
        "data": [
            {"article": {"title": story.title, "pubDate": str(story.published), "content": _article(story)}}
        ]
    }
    text = json.dumps(state).replace("<", "\\u003c")
    return _shell(story, f"<script>window.__NUXT__={text}</script>")


def article_quoted(_rng: Random, story: Story, truth: Truth) -> bytes:
    """The article percent-quoted for unescape()."""
    opened(truth)
    return _shell(story, f"<script>document.write(decodeURIComponent('{quote(_article(story))}'))</script>")


def article_base64(_rng: Random, story: Story, truth: Truth) -> bytes:
    """The article as base64."""
    opened(truth)
    text = base64.b64encode(_article(story).encode()).decode()
    return _shell(story, f"<script>show(Base64.decode('{text}'))</script>")


def article_escaped(_rng: Random, story: Story, truth: Truth) -> bytes:
    """The article escaped once too often: its markup shows as text."""
    opened(truth)
    return _shell(story, f"<div class=content>{escape(_article(story))}</div>")


def article_in_textarea(_rng: Random, story: Story, truth: Truth) -> bytes:
    """The article in a field that an editor shows."""
    opened(truth)
    return _shell(story, f'<textarea id=content style="display:none">{escape(_article(story))}</textarea>')


def article_in_template(rng: Random, story: Story, truth: Truth) -> bytes:
    """The article in a template that a script copies."""
    opened(truth)
    kind = rng.choice(
        (
            "<template id=t>{}</template>",
            '<script type="text/html" id=t>{}</script>',
            '<script type="text/template">{}</script>',
        )
    )
    return _shell(story, kind.replace("{}", _article(story)))


def article_in_noscript(_rng: Random, story: Story, truth: Truth) -> bytes:
    """The article for browsers without scripts."""
    opened(truth)
    return _shell(story, f"<noscript>{_article(story)}</noscript>")


def article_in_comment(_rng: Random, story: Story, truth: Truth) -> bytes:
    """The article in a comment: it was taken off the page."""
    opened(truth)
    truth.cells = dict.fromkeys(truth.cells, Borne("absent"))
    return _shell(story, f"<div id=c><!--{_article(story)}--></div>")


def revealed(rng: Random, story: Story, truth: Truth) -> bytes:
    """The whole article hidden by a style until a script shows it."""
    truth.clean = False
    style = rng.choice(
        (
            "display:none",
            "opacity:0",
            "visibility:hidden",
            "opacity: 0; transition: opacity .5s",
            "margin-left:-2000px",
            "text-indent:-9999px",
            "position:absolute;left:-5000px",
            "font-size:0",
            "height:0;overflow:hidden",
            "transform:scale(0)",
        )
    )
    where = rng.choice(
        (
            "<div class=content style='STYLE'>{}</div>",
            "<div style='STYLE' class=main><div>{}</div></div>",
            "<article style='STYLE'>{}</article>",
        )
    )
    return page(story, plain, wrap=where.replace("STYLE", style) + "<script>show()</script>")


def body_hidden(rng: Random, story: Story, truth: Truth) -> bytes:
    """The page's body hidden until its script has run."""
    truth.clean = False
    style = rng.choice(("display:none", "visibility:hidden", "opacity:0"))
    return page(story, plain).replace(b"<body>", f'<body style="{style}">'.encode())


def tables_revealed(rng: Random, story: Story, truth: Truth) -> bytes:
    """Each table hidden by a style until a script shows it, the words shown."""
    truth.clean = truth.settled = False
    style = rng.choice(("display:none", "opacity:0", "visibility:hidden", "margin-left:-1000px"))
    return page(story, lambda grid: f"<div class=lazy style='{style}'>{plain(grid)}</div>")


def one_table_revealed(rng: Random, story: Story, truth: Truth) -> bytes:
    """Of the three tables one in a tab that is closed at first."""
    truth.clean = truth.settled = False
    name = rng.choice(("t2", "t3", "t4"))
    return page(
        story,
        lambda grid: (
            f"<div class=tab style='display:none'>{plain(grid)}</div>" if grid.name == name else plain(grid)
        ),
    )


def cloaked(_rng: Random, story: Story, truth: Truth) -> bytes:
    """Hidden by v-cloak and a rule of the style sheet."""
    truth.clean = False
    return page(
        story,
        plain,
        "<style>[v-cloak]{display:none} .content{opacity:0}</style>",
        "<div v-cloak class=content>{}</div>",
    )


def folded(_rng: Random, story: Story, truth: Truth) -> bytes:
    """Each table folded away."""
    truth.clean = False
    return page(story, lambda grid: f"<details><summary>点击查看统计表</summary>{plain(grid)}</details>")


def _other(rng: Random, story: Story, chance: float = 1.0) -> Story:
    """The report with other figures."""
    twin = deepcopy(story)
    for piece in twin.pieces:
        if isinstance(piece, Grid):
            for line in piece.lines:
                for slot in line.values():
                    if rng.random() < chance:
                        slot.text = str(rng.randint(0, 300))
    return twin


def _codes(one: Story, other: Story) -> set[str]:
    """The codes that the two tell differently."""

    def told(story: Story) -> dict[str, str]:
        slots: list[Slot] = [
            s for p in story.pieces if isinstance(p, Grid) for line in p.lines for s in line.values()
        ]
        return {slot.code or "": slot.text for slot in slots}

    first, second = told(one), told(other)
    return {code for code in first if first[code] != second[code]}


def _both(rng: Random, story: Story, truth: Truth, chance: float, wrap: str) -> bytes:
    """Every table twice; `wrap` holds A for the true one and B for the other."""
    opened(truth)
    twin = _other(rng, story, chance)
    truth.must_flag |= _codes(story, twin) if "none" not in wrap and "hidden" not in wrap else set()
    return page(story, lambda grid: wrap.replace("A", plain(grid)).replace("B", plain(twin.grid(grid.name))))


def desktop_and_mobile(rng: Random, story: Story, truth: Truth) -> bytes:
    """Each table for wide screens and for small ones, alike."""
    return _both(rng, story, truth, 0.0, rng.choice(("<div class=pc>A</div><div class=phone>B</div>", "AB")))


def desktop_and_stale_mobile(rng: Random, story: Story, truth: Truth) -> bytes:
    """Each table twice; a few figures of the second were not brought up to date."""
    return _both(
        rng,
        story,
        truth,
        0.06,
        rng.choice(
            ("<div class=pc>A</div><div class=phone>B</div>", "<div class=phone>B</div><div class=pc>A</div>")
        ),
    )


def stale_one_hidden(rng: Random, story: Story, truth: Truth) -> bytes:
    """Each table twice, the second with stale figures and hidden."""
    hide = rng.choice(("hidden", "style='display:none'"))
    return _both(rng, story, truth, 0.1, rng.choice((f"A<div {hide}>B</div>", f"<div {hide}>B</div>A")))


def last_year_left(rng: Random, story: Story, truth: Truth) -> bytes:
    """Under the report the one of the year before, whole, under its own title."""
    opened(truth)
    old = _other(rng, story)
    old.title = story.title.replace(str(story.year), str(story.year - 1))
    text = page(old, plain).decode()
    inner = text[text.index("<body>") + 6 : text.index("</body>")].replace(
        str(story.year), str(story.year - 1)
    )
    return page(story, plain, wrap="<div class=a>{}</div><div class=b>" + inner + "</div>")


def last_year_in_tab(rng: Random, story: Story, truth: Truth) -> bytes:
    """Tabs by year: this year's tables shown, last year's in a closed tab above them."""
    opened(truth)
    old = _other(rng, story)

    def tabs(grid: Grid) -> str:
        year = story.year
        shut = f"<div class=tab-pane style='display:none'>{plain(old.grid(grid.name))}</div>"
        return (
            f"<ul class=tabs><li>{year - 1}年</li><li class=on>{year}年</li>"
            f"</ul>{shut}<div class=tab-pane>{plain(grid)}</div>"
        )

    return page(story, tabs)


def example_above(rng: Random, story: Story, truth: Truth) -> bytes:
    """Above each table an example of how to fill it in."""
    opened(truth)
    old = _other(rng, story)
    truth.must_flag |= _codes(story, old)
    return page(
        story, lambda grid: f"<p>填表示例：</p>{plain(old.grid(grid.name))}<p>正式数据：</p>{plain(grid)}"
    )


def empty_form_above(_rng: Random, story: Story, truth: Truth) -> bytes:
    """Above each table the same form without figures."""
    opened(truth)
    return page(
        story, lambda grid: plain(grid, lambda s: "" if s.role == "value" else escape(s.text)) + plain(grid)
    )


def empty_form_below(_rng: Random, story: Story, truth: Truth) -> bytes:
    """Below each table the same form without figures."""
    opened(truth)
    return page(
        story, lambda grid: plain(grid) + plain(grid, lambda s: "" if s.role == "value" else escape(s.text))
    )


def zeros_form_below(_rng: Random, story: Story, truth: Truth) -> bytes:
    """At the page's end the three tables of a body without any requests, all zeros, of a unit below it."""
    opened(truth)
    below = "".join(
        plain(piece, lambda s: "0" if s.role == "value" else escape(s.text))
        for piece in story.pieces
        if isinstance(piece, Grid)
    )
    return page(story, plain, wrap="{}<p>附：下属事业单位统计表</p>" + below)


SCRIPTS: dict[str, Shape] = {
    each.__name__: each
    for each in (
        rows_in_script,
        article_in_variable,
        article_in_state,
        article_quoted,
        article_base64,
        article_escaped,
        article_in_textarea,
        article_in_template,
        article_in_noscript,
        article_in_comment,
        revealed,
        body_hidden,
        tables_revealed,
        one_table_revealed,
        cloaked,
        folded,
        desktop_and_mobile,
        desktop_and_stale_mobile,
        stale_one_hidden,
        last_year_left,
        last_year_in_tab,
        example_above,
        empty_form_above,
        empty_form_below,
        zeros_form_below,
    )
}
