"""From what a person names (a place, a code, an address) to the portals to walk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from crawler.discovery.urls import url_key
from crawler.errors import CrawlError
from models.clock import now
from models.messages import gettext as _
from models.tables import Portal, Search

_BARE_HOST = re.compile(r"^(localhost|[\w-]+(\.[\w-]+)+)(:\d+)?(/\S*)?$", re.ASCII)
LISTED = 10


def resolve(session: Session, targets: Sequence[str]) -> list[Portal]:
    """The portals named, each once; without names, the chosen ones that are due, the least recently walked
    first. Unknown addresses become portals."""
    if not targets:
        return _chosen(session)
    found = {portal.id: portal for name in targets for portal in [_one(session, name.strip())]}
    return list(found.values())


def _chosen(session: Session) -> list[Portal]:
    chosen = session.scalars(select(Portal).where(Portal.chosen).order_by(Portal.id)).all()
    if not chosen:
        raise CrawlError(
            _(
                "no portal is chosen yet. Name one (`gongkai crawl 赣县区` or its address), or "
                "choose those of every night: `gongkai portals choose --under 360700`"
            )
        )
    at = now()
    walked = select(Search.portal_id, func.max(Search.run_id)).where(Search.requests > 0)
    last_walked = {row[0]: row[1] for row in session.execute(walked.group_by(Search.portal_id))}
    chosen = sorted(chosen, key=lambda portal: (last_walked.get(portal.id, 0), portal.id))
    return [portal for portal in chosen if portal.due_at is None or portal.due_at <= at]


def _one(session: Session, name: str) -> Portal:
    if "://" in name or _BARE_HOST.match(name):
        return _by_address(session, name)
    if re.fullmatch(r"\d{6}", name):
        return _only(name, session.scalars(select(Portal).where(Portal.division_code == name)).all())
    exact = session.scalars(select(Portal).where(Portal.name == name)).all()
    if exact:
        return _only(name, exact)
    if not name:
        raise CrawlError(_("an empty name: give a place, a six-digit code or an address"))
    return _only(
        name, session.scalars(select(Portal).where(Portal.name.contains(name, autoescape=True))).all()
    )


def _only(name: str, found: Sequence[Portal]) -> Portal:
    if len(found) == 1:
        return found[0]
    if not found:
        raise CrawlError(
            _(
                "%(name)s: no portal of that name or code is registered. See `gongkai portals`, "
                "or give the address of its home page"
            )
            % {"name": name}
        )
    none = _("no code")
    listed = "; ".join(f"{one.name} ({one.division_code or none}) {one.home_url}" for one in found[:LISTED])
    more = _("; and %(num)s more") % {"num": len(found) - LISTED} if len(found) > LISTED else ""
    raise CrawlError(
        _("%(name)s: %(num)s portals match: %(listed)s%(more)s. Give the code or the address of one")
        % {"name": name, "num": len(found), "listed": listed, "more": more}
    )


def home_address(text: str) -> str:
    """A home page's address in full. CrawlError if it is none."""
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        known = (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and (parts.port is None or parts.port > 0)
        )
    except ValueError:
        known = False
    if not known:
        raise CrawlError(
            _("%(text)s: no address of a web site. Give it as http://www.example.gov.cn/") % {"text": text}
        )
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", parts.query, ""))


def _by_address(session: Session, text: str) -> Portal:
    home_url = home_address(text)
    key = url_key(home_url)
    host = (urlsplit(home_url).hostname or "").removeprefix("www.")
    like = or_(Portal.home_url == home_url, Portal.home_url.contains(host, autoescape=True))
    for portal in session.scalars(select(Portal).where(like).order_by(Portal.id)):
        if url_key(portal.home_url) == key:
            return portal
    portal = Portal(home_url=home_url, origin="named", own_hosts=[])
    session.add(portal)
    session.flush()
    return portal
