"""Trees and lists that a page's script reads from files: XML of 2012, and rows as a script of its own."""

from __future__ import annotations

from html import escape

from tests.crawl.site import Answer
from tests.portals_scripted.county import Column, Paper
from tests.portals_scripted.scripted import Asked, Scripted, scripts

TREE = """
$(function() {
  function param(name) {
    var found = location.search.match(new RegExp('[?&]' + name + '=([^&]*)'));
    return found ? found[1] : '';
  }
  var id = param('id') || rootId;
  function text(one, name) { return one.getElementsByTagName(name)[0].textContent; }
  function load(page) {
    $.ajax({url: '/xxgk/data/list_' + id + '_' + page + '.xml', dataType: 'xml', success: function(told) {
      var html = '';
      [].forEach.call(told.getElementsByTagName('info'), function(one) {
        html += '<tr><td>' + text(one, 'index') + '</td><td><a href="' + text(one, 'url') + '">' +
          text(one, 'title') + '</a></td><td>' + text(one, 'date') + '</td></tr>';
      });
      $('#list').html(html);
      turns('#turn', page, parseInt(told.documentElement.getAttribute('pages'), 10), load);
    }});
  }
  $.ajax({url: '/xxgk/data/tree.xml', dataType: 'xml', success: function(told) {
    var html = '';
    [].forEach.call(told.getElementsByTagName('node'), function(one) {
      html += '<li><a href="/xxgk/list.html?id=' + one.getAttribute('id') + '">' + one.getAttribute('name') +
        '</a></li>';
    });
    $('#tree').html(html);
  }});
  load(1);
});
"""


class Xml(Scripted):
    """One page for all columns: the tree of bodies with their columns and every list are files of XML."""

    def at(self, paper: Paper) -> str:
        return f"/xxgk/{paper.day[:4]}/{paper.key}.htm"

    def way(self, column: Column) -> str:
        return f"/xxgk/list.html?id={column.key}"

    def draw(self) -> None:
        self.front()
        self.script("/xxgk/js/tree.js", TREE)
        body = (
            "<ul id='tree'></ul><table><tbody id='list'></tbody></table><div id='turn'></div>"
            f"<script>var rootId = '{self.county.root.key}';</script>{scripts('/xxgk/js/tree.js')}"
        )
        self.shell = self.page("政府信息公开目录", ["政府信息公开"], body)
        self.pages["/xxgk/data/tree.xml"] = Answer(
            f'<?xml version="1.0" encoding="UTF-8"?><tree>{self.nodes(self.county.root)}</tree>'.encode(),
            kind="text/xml",
            validators=True,
        )

    @property
    def fewest(self) -> int:
        return 4 + 2 * len(self.county.reports) + len(self.county.truth)

    def nodes(self, column: Column) -> str:
        """The tree below a column."""
        return "".join(
            f'<node id="{one.key}" name="{one.name}">{self.nodes(one)}</node>' for one in column.below
        )

    def told(self, asked: Asked) -> Answer | None:
        if asked.path == "/xxgk/list.html":
            return self.shell
        if not asked.path.startswith("/xxgk/data/list_"):
            return None
        key, number = asked.path.rpartition("list_")[2].removesuffix(".xml").split("_")
        column = self.county.columns.get(int(key), self.county.root)
        rows = "".join(
            f"<info><index>0142-{paper.key}</index><title><![CDATA[{paper.title}]]></title>"
            f"<url>{escape(self.at(paper))}</url><date>{paper.day}</date></info>"
            for paper in column.page(int(number), self.size)
        )
        pages = -(-len(column.papers) // self.size)
        told = f'<?xml version="1.0" encoding="UTF-8"?><list pages="{pages}">{rows}</list>'
        return Answer(told.encode(), kind="text/xml")


LAYOUTS = {"files of XML": Xml}
