"""Lists under tabs: the first stands in the markup, the others come by a click, and so do all next pages."""

from __future__ import annotations

from tests.crawl.site import Answer
from tests.portals_scripted.county import Column, Paper
from tests.portals_scripted.scripted import Asked, Scripted, given, scripts

TABS = """
$(function() {
  var now = $('.here').attr('data-c');
  function at(kind) { return ['', kind, 'rows'].join('/') + '.do'; }
  function row(one) {
    return '<li><a href="' + one.u + '">' + one.t + '</a><span>' + one.d + '</span></li>';
  }
  function load(page) {
    $.ajax({url: at('front'), type: 'POST', data: {c: now, n: page}, success: function(told) {
      $('.rows').html(told.rows.map(row).join(''));
      pager(page, told.pages);
    }});
  }
  function pager(page, pages) {
    var html = '';
    for (var n = 1; n <= pages; n++)
      html += MARKED.replace('{on}', n === page ? 'on' : '').replace(/\\{n\\}/g, n);
    $('.pages').html(pages > 1 ? html : '');
    $('.pages .no').on('click', function(event) { load(parseInt(event.currentTarget.textContent, 10)); });
  }
  $('.tabs li').on('click', function(event) {
    $('.tabs li').attr('class', '');
    event.currentTarget.className = 'here';
    now = event.currentTarget.getAttribute('data-c');
    load(1);
  });
  pager(1, parseInt($('.pages').attr('data-of'), 10));
});
"""


class Tabs(Scripted):
    """One page of reports with a tab for each kind of body; its pages are numbers that a click turns to."""

    grouped = True
    number = '<span class="no {on}">{n}</span>'

    def at(self, paper: Paper) -> str:
        return f"/art/{paper.day[:4]}/{paper.key}.html"

    def way(self, column: Column) -> str:
        return f"/list/{(self.county.top if column.above is self.county.top else column).key}.html"

    def draw(self) -> None:
        self.front()
        self.script("/js/tabs.js", f"var MARKED = '{self.number}';{TABS}")
        for column in self.county.columns.values():
            if column is self.county.top:
                body = self.tabbed(column.below)
            else:
                rows = "".join(map(self.row, column.page(1, 30)))
                body = f"<ul class='side'>{self.below(column)}</ul><ul class='list'>{rows}</ul>"
            self.pages.setdefault(self.way(column), self.page(column.name, column.trail, body))

    def tabbed(self, kinds: list[Column]) -> str:
        """The tabs, and the first page of the first."""
        tabs = "".join(
            f'<li class="{"" if number else "here"}" data-c="{one.key}">{one.name}</li>'
            for number, one in enumerate(kinds)
        )
        return f"<ul class='tabs'>{tabs}</ul>{self.first(kinds[0])}"

    def first(self, column: Column) -> str:
        """The first page of a column, with an empty place for the numbers of all."""
        rows = "".join(map(self.row, column.page(1, self.size)))
        return (
            f"<ul class='rows'>{rows}</ul><div class='pages' data-of='{self.pages_of(column)}'></div>"
            f"{scripts('/js/tabs.js')}"
        )

    def pages_of(self, column: Column) -> int:
        """So many pages a column has."""
        return -(-len(column.papers) // self.size)

    def told(self, asked: Asked) -> Answer | None:
        if asked.path != "/front/rows.do":
            return None
        column = self.county.columns[int(asked.form["c"])]
        rows = [
            {"t": one.title, "u": self.at(one), "d": one.day}
            for one in column.page(int(asked.form["n"]), self.size)
        ]
        return given({"rows": rows, "pages": self.pages_of(column)})


class Numbered(Tabs):
    """The pages' numbers are links to nothing."""

    number = '<a href="javascript:void(0)" class="no {on}">{n}</a>'
    size = 6


class Drawn(Numbered):
    """A page for each kind of body; the numbers of all its pages stand in the markup."""

    number = '<li class="no {on}"><a href="javascript:;">{n}</a></li>'
    size = 8

    def way(self, column: Column) -> str:
        return f"/list/{column.key}.html"

    def draw(self) -> None:
        super().draw()
        for column in self.county.reports:
            numbers = "".join(
                self.number.format(on="" if number else "on", n=number + 1)
                for number in range(self.pages_of(column))
            )
            body = (
                f"<div class='here' data-c='{column.key}'></div>"
                f"{self.first(column).replace('></div>', f'>{numbers}</div>', 1)}"
            )
            self.pages[self.way(column)] = self.page(column.name, column.trail, body)

    def tabbed(self, kinds: list[Column]) -> str:
        return f"<ul class='side'>{self.below(kinds[0].above or kinds[0])}</ul>"


LAYOUTS = {
    "tabs, the first in the markup": Tabs,
    "tabs and numbers that are links to nothing": Numbered,
    "numbers in the markup that only a click turns to": Drawn,
}
