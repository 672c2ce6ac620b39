"""Examining a page: from its bytes and the link that led there to its role, its links and its own matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler import families
from crawler.discovery import signs
from crawler.discovery.articles import article, carried
from crawler.discovery.examined import Context, Examined, Role
from crawler.discovery.hollow import is_hollow
from crawler.discovery.hosts import OwnHosts
from crawler.discovery.links import Found, links_of
from crawler.discovery.others import is_of_another
from crawler.discovery.page import Page
from crawler.discovery.place import place_of
from crawler.discovery.view import View
from crawler.discovery.viewers import viewed
from crawler.discovery.ways import way

_FILE_HEADS = (
    b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xd8\xff", b"\x89PNG", b"{\\rtf", b"Rar!",
    b"7z\xbc\xaf",
    b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_FILE_TYPES = ("application/pdf", "application/zip", "application/vnd", "application/msword", "image/",
"video/")


def examine(
    url: str, body: bytes, content_type: str, role: Role, context: Context, portal_hosts: OwnHosts,
) -> Examined:
    """Tells what a fetched page is and where it leads.

    `role` and `context` are those of the link that led there (role `home` for the first page). Only links on
    the portal's own hosts are given, and rows of reports that stand with somebody else, which the gate
    refuses and puts on record; those of score 0 or less are noise, given only to be counted. Bytes that are
    no page keep the role `report` or become an `attachment`. Never raises on any bytes."""
    if not is_page(body, content_type):
        return _file(role, context)
    page = Page.of(url, body)
    told = carried(page) if page.is_script and role in ("report", "attachment") else None
    if told:
        return replace(_file(role, context), content=told)
    family = families.family_of(page)
    found = family.links(page, links_of(page))
    if family.is_answer(page) or page.is_script:
        sign, to = None, None
    else:
        sign, to = signs.soft_404(page), signs.sends_to(page, found)
    if sign or (to and portal_hosts.owns(to)):
        return Examined(
            role, family.name, page.title, unit=context.unit, redirect_to=None if sign else to, sign=sign)
    own, foreign = _apart(found, page, portal_hosts)
    view = View(page, family, own, place_of(page, role, context, own), role, context)
    examined = article(view, portal_hosts) if view.is_article else way(view, portal_hosts)
    shell = signs.is_shell(page, found) and not family.fills(page)
    notes = ["shell: only scripts fill this page"] if shell else []
    notes += ["hollow: only scripts fill in what it is called"] if not shell and is_hollow(
        view, examined.links) else []
    notes += [f"foreign: sends to {to}"] if to else []
    links = examined.links + view.elsewhere(foreign)
    return replace(examined, notes=(*examined.notes, *notes), links=links)


def _apart(found: Sequence[Found], page: Page, hosts: OwnHosts) -> tuple[list[Found], list[Found]]:
    """The links to the portal's own hosts and the others, without those to other governments' reports; one to
    a viewer elsewhere that shows a file of the portal's own is a link to that file."""
    own, foreign = list[Found](), list[Found]()
    for link in found:
        if is_of_another(link, page, hosts):
            continue
        if hosts.owns(link.url):
            own.append(link)
        elif (shown := viewed(link.url, page.base)) and hosts.owns(shown):
            own.append(replace(link, url=shown, kind="anchor"))
        else:
            foreign.append(link)
    return own, foreign


def is_page(body: bytes, content_type: str) -> bool:
    """True for HTML and text by the first bytes; the declared type decides only where they are silent."""
    head = body[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_FILE_HEADS):
        return False
    if head.startswith(b"<") or b"<html" in head.lower():
        return True
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\x00" not in head and not content_type.lower().startswith(_FILE_TYPES)


def _file(role: Role, context: Context) -> Examined:
    return Examined(
        "report" if role == "report" else "attachment",
        title=context.title or context.text, unit=context.unit,
        published_on=context.published_on)
