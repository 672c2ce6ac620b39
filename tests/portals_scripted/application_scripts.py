"""Scripts of applications of one page."""

from __future__ import annotations

LIBRARY = """
const app = document.getElementById('app');
const get = (path, data) => fetch('/gkml/api/' + path + '?' + new URLSearchParams(data))
  .then(answer => answer.json()).then(told => told.data);
let chosen = null;
async function list(current) {
  const told = await get('policyLibrary/listPage', {deptId: chosen, current: current, size: 20});
  document.querySelector('.list').innerHTML = told.records.map(one => `<div class="item">` +
    `<a href="${one.detailInfoUrl}" target="_blank">${one.name}</a>` +
    `<i>${one.checkTime.slice(0, 10)}</i></div>`).join('');
  const pager = document.querySelector('.ivu-page');
  pager.innerHTML = '';
  for (let n = 1; n <= told.pages && told.pages > 1; n++) {
    const one = document.createElement('li');
    one.className = 'ivu-page-item' + (n === current ? ' ivu-page-item-active' : '');
    one.textContent = n;
    one.addEventListener('click', () => list(n));
    pager.append(one);
  }
}
(async function() {
  const kinds = await get('dept/tree', {});
  app.innerHTML = '<div class="side"></div><div class="list"></div><ul class="ivu-page"></ul>';
  for (const kind of kinds) {
    const head = document.createElement('h3');
    head.textContent = kind.name;
    app.querySelector('.side').append(head);
    for (const dept of kind.children) {
      const one = document.createElement('div');
      one.className = 'dept';
      one.textContent = dept.name;
      one.addEventListener('click', () => { chosen = dept.id; list(1); });
      app.querySelector('.side').append(one);
    }
  }
  chosen = kinds[0].children[0].id;
  list(1);
})();
"""
SEALED = """
const app = document.getElementById('app');
const open = text => JSON.parse(decodeURIComponent(escape(atob(text.split('').reverse().join('')))));
const seal = data => btoa(unescape(encodeURIComponent(JSON.stringify(data)))).split('').reverse().join('');
const post = (path, data) => fetch('/webapi/' + path, {method: 'POST',
  headers: {'Content-Type': 'application/json', 'Authorization': 'Bearer ' + window.config.key},
  body: JSON.stringify({param: seal(data)})}).then(answer => answer.json()).then(told => open(told.data));
const names = told => `<div class="crumb">当前位置：首页 &gt; ${told.crumb.join(' &gt; ')}</div>`;
const routes = {
  async list(query) {
    const page = Number(query.get('page') || 1);
    const told = await post('column/page', {id: query.get('id') || '', page: page});
    const below = told.below.map(one => `<li><a href="#/list?id=${one.id}">${one.name}</a></li>`).join('');
    const rows = told.rows.map(one =>
      `<li><a href="${one.to}">${one.title}</a><em>${one.day}</em></li>`).join('');
    const next = page < told.pages ? `<a href="#/list?id=${told.id}&page=${page + 1}">下一页</a>` : '';
    app.innerHTML = `${names(told)}<ul class="menu">${below}</ul><ul class="rows">${rows}</ul>${next}`;
  },
  async detail(query) {
    const told = await post('article/detail', {id: query.get('id')});
    if (!told.title) { app.innerHTML = '<p>内容不存在</p>'; return; }
    document.title = told.title;
    app.innerHTML = `${names(told)}<h1>${told.title}</h1><p>发布日期：${told.day}</p>` +
      `<div class="rich">${told.body}</div>` + told.files.map(one =>
        `<p>附件：<a href="/webapi/file/download?fileId=${one.fileId}">${one.fileName}</a></p>`).join('');
  }
};
function show() {
  const [path, query] = location.hash.replace(/^#\\//, '').split('?');
  (routes[path] || routes.list)(new URLSearchParams(query || ''));
}
window.addEventListener('hashchange', show);
show();
"""
PAGES = """
(function() {
  var held = JSON.parse(document.getElementById('__NEXT_DATA__').textContent), page = 1;
  var more = document.querySelector('button.more');
  if (!more) return;
  more.addEventListener('click', function() {
    fetch('/_next/data/' + held.buildId + '/list/' + held.query.id + '.json?page=' + (page + 1))
      .then(function(answer) { return answer.json(); }).then(function(told) {
        page += 1;
        told.pageProps.list.forEach(function(one) {
          var row = document.createElement('li');
          row.innerHTML = '<a href="/detail/' + one.id + '">' + one.title + '</a><span>' + one.date +
            '</span>';
          document.querySelector('ul.rows').append(row);
        });
        if (page >= told.pageProps.totalPage) more.remove();
      });
  });
})();
"""
