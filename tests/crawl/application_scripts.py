"""Scripts of portals that are one application: their names are links, or lead on by a click in the ways that
scripts by hand, routers with guards and frameworks with one listener for all have."""

from __future__ import annotations

_SHOWS = """
const MENU = [['首页', 'home'], ['新闻中心', 'news'], ['政府信息公开', 'gk'], ['办事服务', 'service'],
  ['互动交流', 'talk']];
const app = document.getElementById('app');
const route = () => location.hash.replace(/^#\\//, '');
const ask = (path, page) => fetch('/prod-api/page?path=' + encodeURIComponent(path) + '&page=' + page)
  .then(answer => answer.json());
function frame(inside) {
  const menu = MENU.map(([name, route]) => `<li>${way(name, route)}</li>`).join('');
  app.innerHTML = `<header><h2>${document.title}</h2><ul class="menu">${menu}</ul></header>` +
    `<main>${inside}</main><footer>主办：${document.title} 备案号</footer>`;
  for (const one of app.querySelectorAll('.go')) hear(one, () => go(atob(one.dataset.key)));
}
function list(told, path, page) {
  const rows = told.rows.map(row =>
    `<li>${way(row.title, row.to)}<span>${row.day || ''}</span></li>`).join('');
  frame(`<div class="crumb">当前位置：<span>首页</span> &gt; ${told.crumb.join(' &gt; ')}</div>` +
    `<ul class="list">${rows}</ul><p class="turn">${page}/${told.pages}</p>`);
  if (told.pages < 2) return;
  const next = document.createElement('button');
  next.className = 'btn-next';
  next.disabled = page >= told.pages;
  hear(next, () => show(path, page + 1));
  app.querySelector('.turn').append(next);
}
async function show(path, page) {
  const told = await ask(path, page);
  if (told.html) frame(`<div class="crumb">当前位置：首页 &gt; ${told.crumb.join(' &gt; ')}</div>` +
    `<h1>${told.title}</h1><p>发布时间：${told.day}</p><div class="content">${told.html}</div>`);
  else list(told, path, page);
}
"""
_LINKS = "const way = (name, route) => `<a href=\"#/${route}\">${name}</a>`;"
_BARE = "const way = (name, route) => `<span class=\"go\" data-key=\"${btoa(route)}\">${name}</span>`;"
_OWN_LISTENER = "const hear = (one, then) => one.addEventListener('click', then);"
_ONE_LISTENER = """
const heard = new Map();
document.addEventListener('click', event => { if (heard.has(event.target)) heard.get(event.target)(); });
function hear(one, then) { heard.set(one, then); one.onclick = () => undefined; }
"""
_STARTS = "if (route()) show(route(), 1); else { history.replaceState({}, '', '#/home'); show('home', 1); }"
_BY_HASH = """
const go = route => { location.hash = '#/' + route; };
window.addEventListener('hashchange', () => show(route(), 1));
"""
_BY_ROUTER = """
const guards = [];
const router = {
  beforeEach: guard => guards.push(guard),
  resolve: path => ({ href: '#' + path }),
  push(path) {
    let stopped = false;
    for (const guard of guards) guard({ fullPath: path }, {}, answer => { stopped = answer === false; });
    if (stopped) return;
    show(path.slice(1), 1);
    history.pushState({}, '', '#' + path);
  },
};
app.__vue_app__ = { config: { globalProperties: { $router: router } } };
const go = route => router.push('/' + route);
"""
_BY_STATE = """
const go = path => { history.pushState({}, '', '#/' + path); show(path, 1); };
window.addEventListener('popstate', () => show(route(), 1));
"""
_BY_WINDOW = """
const go = path => {
  if (path.includes('detail')) window.open('/#/' + path);
  else location.hash = '#/' + path;
};
window.addEventListener('hashchange', () => show(route(), 1));
"""
SCRIPTS = {
    "links": _LINKS + _OWN_LISTENER + _SHOWS + _BY_HASH + _STARTS,
    "hashes": _BARE + _OWN_LISTENER + _SHOWS + _BY_HASH + _STARTS,
    "a router with guards": _BARE + _OWN_LISTENER + _SHOWS + _BY_ROUTER + _STARTS,
    "states and one listener": _BARE + _ONE_LISTENER + _SHOWS + _BY_STATE + _STARTS,
    "new windows": _BARE + _OWN_LISTENER + _SHOWS + _BY_WINDOW + _STARTS,
}
