"""Scripts of districts' portals whose APIs answer POST: an application with a history, and one shell a
page."""

from __future__ import annotations

APP = """
(function(){
  const app = document.getElementById('app');
  const post = (path, data) => fetch(path, {method: 'POST',
    headers: {'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8', 'X-Site-Id': '58'},
    body: new URLSearchParams(data).toString()}).then(answer => answer.json()).then(told => told.data);
  const link = (to, name) => `<a href="${to}" class="router-link">${name}</a>`;
  const frame = inside => { app.innerHTML = `<div class="header">${document.title}</div><nav>` +
    `${link('/', '首页')}</nav>${inside}<div class="footer">主办单位：${document.title}</div>`; };
  const crumb = names => `<div class="position">当前位置：首页 &gt; ${names.join(' &gt; ')}</div>`;
  async function column(id, number) {
    const [below, told] = await Promise.all([post('/html/menu/tree', {parentId: id}),
      post('/html/info/page', {columnId: id, pageNum: number, pageSize: 2})]);
    const menu = below.map(one => `<li>${link('/art/list/' + one.columnId, one.columnName)}</li>`).join('');
    const rows = told.records.map(one => `<li>${link('/art/info/' + id + '/' + one.infoId, one.title)}` +
      `<span>${one.publishTime}</span></li>`).join('');
    frame(`${crumb(told.crumb)}<ul class="tree">${menu}</ul><ul class="rows">${rows}</ul>`);
    const pages = Math.ceil(told.total / 2);
    if (pages < 2) return;
    const turn = document.createElement('div');
    turn.className = 'el-pagination';
    for (let one = 1; one <= pages; one++) {
      const button = document.createElement('li');
      button.className = one === number ? 'number active' : 'number';
      button.textContent = one;
      button.addEventListener('click', () => column(id, one));
      turn.append(button);
    }
    const next = document.createElement('button');
    next.className = 'btn-next';
    next.textContent = '下一页';
    next.disabled = number >= pages;
    next.addEventListener('click', () => column(id, number + 1));
    turn.append(next);
    app.append(turn);
  }
  async function article(id) {
    const told = await post('/html/info/detail', {id: id});
    if (!told) { frame('<p>您访问的页面不存在</p>'); return; }
    frame(`${crumb(told.crumb)}<h1>${told.title}</h1><p>发布时间：${told.publishTime}</p>` +
      `<div class="detail">${told.body}</div>`);
  }
  async function home() {
    const below = await post('/html/menu/tree', {});
    const menu = below.map(one => `<li>${link('/art/list/' + one.columnId, one.columnName)}</li>`).join('');
    frame(`<ul class="menu">${menu}</ul>`);
  }
  const parts = location.pathname.split('/').filter(Boolean);
  if (parts[1] === 'list') column(parts[2], 1);
  else if (parts[1] === 'info') article(parts[3]);
  else home();
})();
"""
LIBRARY = """
window.$ = window.jQuery = function(what) {
  if (typeof what === 'function') { document.addEventListener('DOMContentLoaded', what); return; }
  const all = typeof what === 'string' ? [...document.querySelectorAll(what)] : [what];
  const self = {
    html: text => { for (const one of all) one.innerHTML = text; return self; },
    text: text => { for (const one of all) one.textContent = text; return self; },
    on: (name, then) => { for (const one of all) one.addEventListener(name, then); return self; },
  };
  return self;
};
$.ajax = function(asked) {
  const request = new XMLHttpRequest();
  request.open(asked.type || 'GET', asked.url);
  request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded; charset=UTF-8');
  request.setRequestHeader('X-Requested-With', 'XMLHttpRequest');
  request.setRequestHeader('X-Site-Id', '58');
  request.onload = () => asked.success(JSON.parse(request.responseText));
  request.send(new URLSearchParams(asked.data).toString());
};
"""
COMMON = """
var webBuilderCommon = {
  getUrlParam: function(name) {
    var found = location.search.match(new RegExp('[?&]' + name + '=([^&]*)'));
    return found ? decodeURIComponent(found[1]) : '';
  },
  ask: function(action, params, then) {
    $.ajax({type: 'POST', url: siteInfo.projectName + '/rest/frontAppNotNeedLoginAction/' + action,
      data: {params: JSON.stringify(params)}, dataType: 'json', success: function(data) {
        var custom = data.custom;
        if (custom.status === 'true') then(custom);
      }});
  }
};
"""
LIST = """
(function() {
  var pageIndex = 0, pageSize = 2;
  function show() {
    webBuilderCommon.ask('getInfoList', {siteGuid: siteInfo.siteGuid, categorynum: categorynum,
      pageIndex: pageIndex, pageSize: pageSize}, function(custom) {
      var html = '';
      custom.infodata.forEach(function(row) {
        html += '<li><a target="_blank" href="/lhzwgk/showinfo.html?infoGuid=' + row.infoid + '">' +
          row.title + '</a><span>' + row.infodate + '</span></li>';
      });
      $('#infolist').html(html);
      var pages = Math.ceil(custom.count / pageSize), pager = '';
      for (var i = 0; i < pages; i++)
        pager += '<a href="javascript:void(0)" data-page="' + i + '"' +
          (i === pageIndex ? ' class="current"' : '') + '>' + (i + 1) + '</a>';
      pager += '<a href="javascript:void(0)" data-page="' + Math.min(pages - 1, pageIndex + 1) +
        '">下一页</a>';
      $('#pager').html(pages > 1 ? pager : '');
      $('#pager a').on('click', function(event) {
        pageIndex = parseInt(event.target.getAttribute('data-page'), 10);
        show();
      });
    });
  }
  show();
})();
"""
SHOW = """
(function() {
  var infoGuid = webBuilderCommon.getUrlParam('infoGuid');
  webBuilderCommon.ask('getGovInfoDetail', {infoid: infoGuid}, function(custom) {
    var data = custom.data;
    document.title = data.title;
    $('#info_title').text(data.title);
    $('#info_date').text(data.infodate);
    $('#info_crumb').text('首页 > ' + data.crumb);
    $('#info_spnContent').html(data.infocontent);
    data.pdflist.forEach(function(one) {
      if (!one.attachurl.includes('.pdf')) {
        fetch(one.attachurl).then(answer => answer.arrayBuffer()).then(drawn => {
          $('#info_spnContent').html('<canvas data-bytes="' + drawn.byteLength + '"></canvas>');
        });
        return;
      }
      $('#info_spnContent').html('<iframe width="100%" src="/pdfjs/web/viewer.html?file=' +
        encodeURIComponent(one.attachurl) + '"></iframe>');
    });
  });
})();
"""
TREE = """
webBuilderCommon.ask('getCategoryList', {siteGuid: siteInfo.siteGuid, categorynum: categorynum},
  function(custom) {
    $('#colTree').html(custom.data.map(function(one) {
      return '<li><a href="' + path + one.categorynum + '/">' + one.name + '</a></li>';
    }).join(''));
  });
"""
