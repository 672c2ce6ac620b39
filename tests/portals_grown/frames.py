"""Frames of pages and articles in three ages: tables of 2008, boxes of 2016, landmarks of 2024."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from random import Random

Entry = tuple[str, str, tuple[tuple[str, str], ...]]
"""Address and name of a branch, and what opens below it."""


@dataclass(frozen=True)
class Page:
    """What stands in a frame; `trail` has the names of the pages above with their addresses, where known."""

    county: str
    title: str
    head: str
    trail: list[tuple[str, str | None]]
    menu: str
    side: str
    body: str


def branches(rng: Random, county: str) -> list[Entry]:
    """The branches that hold no reports."""
    kept = (
        ("/news/", "新闻中心", ("要闻动态", "部门动态", "乡镇动态", "图片新闻", "通知公告")),
        ("/serve/", "政务服务", ("个人服务", "法人服务", "便民查询", "企业年报公示", "办事指南")),
        ("/ask/", "互动交流", ("领导信箱", "在线访谈", "民意征集", "留言统计年报")),
        ("/topic/", "专题专栏", ("法治政府建设", "政务公开标准化", "政府网站年度报表", "预决算公开平台")),
        ("/news/about/", f"走进{county[:2]}", ("历史沿革", "行政区划", "乡镇概况")),
    )
    chosen = [kept[n] for n in sorted(rng.sample(range(5), rng.randint(3, 5)))]
    return [
        (at, name, tuple((f"{at}l{n}/", below) for n, below in enumerate(names)))
        for at, name, names in chosen]  # fmt: skip


# --- menus ---


def _menu_of_tables(ways: list[Entry]) -> str:
    return " | ".join(f"<A class=nav href={at}><FONT color=#ffffff>{name}</FONT></A>" for at, name, _ in ways)


def _menu_of_boxes(ways: list[Entry]) -> str:
    def below(entries: tuple[tuple[str, str], ...]) -> str:
        rows = "".join(f'<dd><a href="{at}">{name}</a></dd>' for at, name in entries)
        return f"<dl class='sub'>{rows}</dl>" if rows else ""

    return "<ul id='nav'>" + "".join(
        f'<li><a href="{at}" target="_blank">{name}</a>{below(subs)}'
        '</li>' for at, name, subs in ways) + "</ul>"


def _menu_of_landmarks(ways: list[Entry]) -> str:
    def entry(at: str, name: str, subs: tuple[tuple[str, str], ...]) -> str:
        if not subs:
            return f'<li><a href="{at}">{name}</a></li>'
        rows = "".join(f'<li><a href="{to}">{text}</a></li>' for to, text in subs)
        return f'<li><a href="javascript:void(0)" aria-haspopup="true">{name}</a><ul>{rows}</ul></li>'

    return f'<nav aria-label="导航"><ul>{"".join(entry(*way) for way in ways)}</ul></nav>'


# --- frames ---


def _of_tables(page: Page) -> str:
    trail = " >> ".join(f"<A href={at}>{name}</A>" if at else name for name, at in page.trail)
    where = f"您现在的位置：<A href=/>首页</A> >> {trail}" if page.trail else "欢迎您访问本站！"
    return (
        f"<HTML><HEAD>{page.head}<TITLE>{escape(page.title)}</TITLE>"
        "<LINK href='/css/style.css' type=text/css rel=stylesheet></HEAD>"
        "<BODY leftMargin=0 topMargin=0><TABLE cellSpacing=0 cellPadding=0 width=980 align=center border=0>"
        "<TR><TD height=150 background=/images/top.jpg>&nbsp;</TD></TR>"
        f"<TR><TD align=middle bgColor=#c00000>{page.menu}</TD></TR></TABLE>"
        f"<TABLE width=980 align=center><TR><TD vAlign=top width=210>{page.side}</TD><TD vAlign=top>"
        f"<TABLE width='100%'><TR><TD height=30>{where}</TD></TR><TR><TD>{page.body}</TD></TR></TABLE>"
        "</TD></TR></TABLE><TABLE width=980 align=center><TR><TD align=middle>"
        f"{page.county}人民政府主办　{page.county}信息中心承办<BR>建议使用1024*768分辨率 "
        "<A href='http://www.miibeian.gov.cn/'>ICP备05012345号</A></TD></TR></TABLE></BODY></HTML>")


def _of_boxes(page: Page) -> str:
    trail = "".join(
        f'<span>&gt;</span><a href="{at}">{name}</a>' if at else f"<span>&gt;</span>{name}"
        for name, at in page.trail)
    where = f'<div class="position">当前位置：<a href="/">网站首页</a>{trail}</div>' if page.trail else ""
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">'
        '<html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head>{page.head}<title>{escape(page.title)}_{page.county}人民政府</title>"
        f'<meta name="SiteName" content="{page.county}人民政府"/></head><body>'
        '<div id="top"><a href="javascript:SetHome(this)">设为首页</a>'
        ' | <a href="#" onclick="AddFavorite()">收藏本站'
        f'</a></div><div id="logo"><img src="/images/logo.png" alt="{page.county}人民政府"/></div>{page.menu}'
        f'<div id="main"><div class="left">{page.side}</div><div class="right">{where}{page.body}</div></div>'
        '<div id="links"><select onchange="window.open(this.value)"><option value="">'
        '--上级政府网站--</option>'
        '<option value="http://www.gov.cn/">中国政府网</option></select></div>'
        f'<div id="bottom"><p>版权所有：{page.county}人民政府 <a href="/map.html">网站地图</a> '
        '<a href="/ask/contact.html">联系我们</a></p></div></body></html>')


def _of_landmarks(page: Page) -> str:
    trail = "".join(
        f'<li><a href="{at}">{name}</a></li>' if at else f"<li>{name}</li>" for name, at in page.trail)
    where = f'<nav class="breadcrumb"><ol><li><a href="/">首页</a></li>{trail}</ol></nav>' if trail else ""
    column = page.trail[-1][0] if page.trail else "首页"
    return (
        f'<!doctype html><html lang="zh-CN"><head>{page.head}<title>'
        f'{escape(page.title)} - {page.county}政府网</title>'
        f'<meta name="SiteName" content="{page.county}人民政府"><meta name="SiteIDCode" content="6101230001">'
        f'<meta name="ColumnName" content="{column}"></head><body><header><div class="tool">'
        '<a href="javascript:;" class="wza">无障碍</a><a href="javascript:;" class="gh">关怀版</a>'
        '<a href="/ask/login.html">登录</a></div>'
        '<form action="/ask/search.html"><input name="q" placeholder="请输入关键字"></form>'
        f'{page.menu}</header>'
        f"<main>{where}<section>{page.body}</section></main><aside>{page.side}</aside><footer>"
        f"<p>主办：{page.county}人民政府办公室　网站标识码：6101230001</p>"
        '<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html">政府网站找错</a></footer></body></html>')


# --- articles ---


def _article_of_tables(rng: Random, name: str, source: str, day: str, text: str) -> str:
    said = f"来源：{source} 更新时间：{day} " if source else ""
    return (
        f"<TABLE width='98%'><TR><TD align=middle><h1>{name}</h1></TD></TR><TR><TD align=middle>{said}"
        f"点击数：<SPAN id=hits>{rng.randint(1, 999)}</SPAN></TD></TR><TR><TD class=zw>{text}</TD></TR>"
        f"<TR><TD>上一篇：<A href=/news/{rng.randint(10, 999)}.html>关于调整办公时间的通知</A><BR>"
        "下一篇：没有了</TD>"
        "</TR><TR><TD align=right>【<A href='javascript:window.print()'>打印此文</A>】"
        "【<A href='javascript:window.close()'>关闭窗口</A>】</TD></TR></TABLE>")


def _article_of_boxes(rng: Random, name: str, source: str, day: str, text: str) -> str:
    about = (
        f"<table class='xxgk'><tr><td>索引号：</td><td>01{rng.randint(10**6, 10**7)}/{day[:4]}"
        f"-0{rng.randint(1, 9)}</td>"
        f"<td>发布机构：</td><td>{source}</td></tr><tr><td>发布日期：</td><td>{day}</td><td>文号：</td><td>"
        "</td></tr>"
        f"<tr><td>名称：</td><td colspan=3>{name}</td></tr></table>" if source else "")
    return (
        f"{about}<div class='wz'><h1>{name}</h1><div class='date'>【字体：<a href='javascript:zoom(16)'>"
        "大</a> "
        f"<a href='javascript:zoom(14)'>中</a>】</div><div class='wzcon'>{text}</div>"
        "<div class='share'>分享到：<a href='javascript:;'>微信</a></div></div>")


def _article_of_landmarks(rng: Random, name: str, source: str, day: str, text: str) -> str:
    said = f"<span>时间：{day} 09:{rng.randint(10, 59)}</span><span>来源：{source}</span>" if source else ""
    head = f"<header><h1>{name}</h1><div class='meta'>{said}</div></header>"
    return f"<article>{head}<div class='art'>{text}</div></article>"


FRAMES: dict[int, Callable[[Page], str]] = {2008: _of_tables, 2016: _of_boxes, 2024: _of_landmarks}
MENUS: dict[int, Callable[[list[Entry]], str]] = {
    2008: _menu_of_tables, 2016: _menu_of_boxes, 2024: _menu_of_landmarks}  # fmt: skip
ARTICLES: dict[int, Callable[[Random, str, str, str, str], str]] = {
    2008: _article_of_tables, 2016: _article_of_boxes, 2024: _article_of_landmarks}  # fmt: skip
