"""Static pages whose lists come from a search index of the platform: 广西 and 天津, 贵州 and 重庆, 黑龙江."""

from __future__ import annotations

import hashlib
import json

from tests.crawl.site import Answer
from tests.portals_scripted.county import Column, Paper
from tests.portals_scripted.scripted import Asked, Scripted, given, scripts

GATHERED = """
$(function() {
  var tab = document.querySelector('.tab-nav li'), pageSize = 10;
  function load(page) {
    $.ajax({type: 'GET', dataType: 'json', url: '/igs/front/search/list.html', data: {
      index: 'file2-index-alias', type: 'governmentdocuments', pageNumber: page, pageSize: pageSize,
      'filter[AVAILABLE]': true, 'filter[CHANNELID]': tab.getAttribute('data-chnl'), siteId: siteId,
      orderProperty: 'PUBDATE', orderDirection: 'desc'
    }, success: function(data) {
      var html = '';
      data.page.content.forEach(function(one) {
        html += '<li><a href="' + one.DOCPUBURL + '" target="_blank">' + one.DOCTITLE + '</a><span>' +
          one.PUBDATE.substring(0, 10) + '</span></li>';
      });
      $('#doclist').html(html);
      turns('#pages', page, data.page.totalPages, load);
    }});
  }
  $('.tab-nav li').on('click', function(event) { tab = event.target; load(1); });
  load(1);
});
"""
TABLES = """
var fields = {title: 'f_202163485346', url: 'doc_pub_url', time: 'save_time'};
function query(page) {
  return {code: irs.code, tenantId: irs.tenantId, tableName: irs.tableName, pageNo: page, pageSize: 10,
    searchFields: [], sorts: [{sortField: 'save_time', sortOrder: 'DESC'}], trackTotalHits: true,
    granularity: 'ALL', customFilter: {operator: 'and', properties: [], filters: [{operator: 'or',
      properties: [{property: 'channel_id', operator: 'eq', value: irs.channelId}]}]}};
}
function load(page) {
  $.ajax({type: 'POST', url: '/irs/front/list', contentType: 'application/json;charset=UTF-8',
    data: JSON.stringify(query(page)), success: function(answer) {
      var html = '';
      answer.data.list.forEach(function(one) {
        html += '<li><a target="_blank" href="' + one[fields.url] + '">' + one[fields.title] +
          '</a><span>' + one[fields.time].split(' ')[0] + '</span></li>';
      });
      $('.zfxxgk_list ul').html(html);
      turns('.page', page, answer.data.pager.pageCount, load);
    }});
}
load(1);
"""
CHANNELS = """
(function() {
  var now = null;
  function token(text) {
    for (var i = 0, sum = 7; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) % 1000000007;
    return sum.toString(16);
  }
  function load(page) {
    var part = now + page;
    $.ajax({url: '/common/search/' + now + '?' + token(part) + '&_isAgg=true&_isJson=true&_pageSize=10' +
      '&_template=index&_rangeTimeGte=&_channelName=&page=' + page, success: function(told) {
        var html = '';
        told.data.results.forEach(function(one) {
          html += '<li><a href="' + one.url + '">' + one.title + '</a><b>' +
            one.publishedTimeStr.substring(0, 10) + '</b></li>';
        });
        $('#xxgk_list').html(html);
        turns('#page_div', page, Math.ceil(told.data.total / told.data.rows), load);
      }});
  }
  $.ajax({url: '/common/getChannelList', data: {channelCode: channelCode, websiteCodeName: websiteCodeName},
    success: function(told) {
      var html = '';
      told.results.children.forEach(function(one) {
        html += '<li data-id="' + one.channelId + '">' + one.displayName + '</li>';
      });
      $('#channels').html(html);
      $('#channels li').on('click', function(event) {
        now = event.target.getAttribute('data-id');
        load(1);
      });
      now = told.results.channelId;
      if (told.results.children.length) now = told.results.children[0].channelId;
      load(1);
    }});
})();
"""


class Index(Scripted):
    """广西、天津: one page for all reports with a tab for each kind of bodies; a list of an index by GET."""

    grouped = True

    def at(self, paper: Paper) -> str:
        return f"/zfxxgk/fdzdgknr/t{paper.key}.shtml"

    def way(self, column: Column) -> str:
        return f"/zfxxgk/c{column.key}/"

    def draw(self) -> None:
        self.front()
        self.script("/js/list.js", GATHERED)
        for column in self.county.columns.values():
            if column.above is self.county.top:
                continue
            body = f"<ul>{self.below(column)}</ul>"
            if column is self.county.top or column.papers:
                tabs = column.below if column is self.county.top else [column]
                body = "".join(f'<li data-chnl="{one.key}">{one.name}</li>' for one in tabs)
                body = (
                    f"<ul class='tab-nav'>{body}</ul><ul id='doclist'></ul><div id='pages'></div>"
                    f"<script>var siteId = 14;</script>{scripts('/js/list.js')}"
                )
            self.pages[self.way(column)] = self.page(column.name, column.trail, body)

    def told(self, asked: Asked) -> Answer | None:
        if asked.path != "/igs/front/search/list.html":
            return None
        number, size = int(asked.query["pageNumber"]), int(asked.query["pageSize"])
        column = self.county.columns[int(asked.query["filter[CHANNELID]"])]
        rows = [
            {
                "_id": f"{paper.key:x}",
                "DOCTITLE": paper.title,
                "DOCPUBURL": self.at(paper),
                "CHNLDESC": column.name,
                "PUBDATE": f"{paper.day}T01:00:00.000Z",
                "DOCCONTENT": "",
                "IdxID": "",
            }
            for paper in column.page(number, min(size, self.size))
        ]
        pages = -(-len(column.papers) // self.size)
        return given(
            {
                "page": {"content": rows, "totalPages": pages, "totalElements": len(column.papers)},
                "queryFilter": {"filter": {"AVAILABLE": "true"}},
            }
        )


class Tables(Scripted):
    """贵州、重庆: each body has folders of its own; a list is a table of the platform, asked for by POST."""

    def at(self, paper: Paper) -> str:
        day = paper.day.replace("-", "")
        return f"{self.way(paper.column)}{day[:6]}/t{day}_{paper.key}.html"

    def way(self, column: Column) -> str:
        return (self.way(column.above) if column.above else "/") + f"zf{column.key % 10**5}/"

    def draw(self) -> None:
        self.front()
        self.script("/js/irs.js", TABLES)
        self.code = f"{self.county.rng.getrandbits(44):x}"
        for column in self.county.columns.values():
            body = f"<ul class='tree'>{self.below(column)}</ul>"
            if column.papers:
                setting = {
                    "code": self.code,
                    "tenantId": 186,
                    "tableName": "t_1820d4e47",
                    "channelId": str(column.key),
                }
                body += (
                    f"<div class='zfxxgk_list'><ul></ul></div><div class='page'></div>"
                    f"<script>var irs = {json.dumps(setting)};</script>{scripts('/js/irs.js')}"
                )
            self.pages[self.way(column)] = self.page(column.name, column.trail, body)

    def told(self, asked: Asked) -> Answer | None:
        if asked.path != "/irs/front/list":
            return None
        what = asked.json
        if asked.method != "POST" or not isinstance(what, dict) or what.get("code") != self.code:
            return given({"success": False, "code": "500", "message": "参数错误", "data": None})
        column = self.county.columns[int(what["customFilter"]["filters"][0]["properties"][0]["value"])]
        rows = [
            {
                "f_202163485346": paper.title,
                "doc_pub_url": self.named(self.at(paper)),
                "channel_id": str(column.key),
                "save_time": f"{paper.day} 10:22:05",
                "id": str(paper.key),
            }
            for paper in column.page(int(what["pageNo"]), int(what["pageSize"]))
        ]
        pager = {
            "pageNo": what["pageNo"],
            "total": len(column.papers),
            "pageCount": -(-len(column.papers) // 10),
        }
        return given({"success": True, "code": "200", "data": {"list": rows, "pager": pager}})


class Channels(Scripted):
    """黑龙江: a page asks for the channels below it, a click on one for its list, with a mark of its own."""

    grouped = True

    def at(self, paper: Paper) -> str:
        code = hashlib.md5(str(paper.key).encode()).hexdigest()
        return f"/county/c{paper.column.key}/{paper.day[:7].replace('-', '')}/{code}.shtml"

    def way(self, column: Column) -> str:
        return f"/county/c{column.key}/zfxxgk_list.shtml"

    def draw(self) -> None:
        self.front()
        self.script("/js/channel.js", CHANNELS)
        for column in self.county.columns.values():
            body = f"<ul>{self.below(column) if column is not self.county.top else ''}</ul>"
            if column is not self.county.root:
                body = (
                    "<ul id='channels'></ul><ul id='xxgk_list'></ul><div id='page_div'></div>"
                    f"<script>var channelCode = 'c{column.key}', websiteCodeName = 'county';</script>"
                    f"{scripts('/js/channel.js')}"
                )
            self.pages[self.way(column)] = self.page(column.name, column.trail, body)

    def told(self, asked: Asked) -> Answer | None:
        if asked.path == "/common/getChannelList":
            column = self.county.columns[int(asked.query["channelCode"][1:])]
            children = [
                {"channelId": _code(one), "displayName": one.name, "channelCode": f"c{one.key}"}
                for one in column.below
            ]
            told = {"channelId": _code(column), "displayName": column.name, "children": children}
            return given({"results": told})
        if not asked.path.startswith("/common/search/"):
            return None
        code, number = asked.path.rpartition("/")[2], int(asked.query["page"])
        total = 7
        for sign in f"{code}{number}":
            total = (total * 31 + ord(sign)) % 1000000007
        if f"{total:x}" not in asked.query:
            return Answer(b"", 403)
        column = next(one for one in self.county.columns.values() if _code(one) == code)
        rows = [
            {
                "title": paper.title,
                "url": self.at(paper),
                "publishedTimeStr": f"{paper.day} 08:00:00",
                "channelName": column.name,
            }
            for paper in column.page(number, 10)
        ]
        return given({"data": {"results": rows, "total": len(column.papers), "rows": 10, "page": number}})


def _code(column: Column) -> str:
    return hashlib.md5(f"channel {column.key}".encode()).hexdigest()


LAYOUTS = {"gathered index": Index, "tables of a platform": Tables, "channels asked for": Channels}
