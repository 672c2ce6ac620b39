"""Addresses that were taken out of every crawl: at a keeper's wish, or by the operator's own decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.discovery.urls import url_key
from crawler.targets import home_address
from models.clock import local_day, now
from models.messages import kept
from models.tables import Exclusion


@dataclass(frozen=True, slots=True)
class Excluded:
    """What is taken out: (key of the address, since, reason) of each."""

    rows: tuple[tuple[str, date, str], ...] = ()

    @classmethod
    def of(cls, session: Session) -> Excluded:
        """What is taken out now."""
        return cls(tuple((_key(one.address), local_day(one.since), one.reason) for one in standing(session)))

    def reason(self, url: str) -> str | None:
        """Why this address is taken out, in whatever case it is spelled; None if it is not."""
        if not self.rows:
            return None
        key = url_key(url).lower()
        for below, since, reason in self.rows:
            if key == below or key.startswith(below if below.endswith("/") else (f"{below}/", f"{below}?")):
                return kept.TAKEN_OUT(day=since.isoformat(), reason=reason)
        return None


def _key(address: str) -> str:
    return url_key(home_address(address)).lower()


def standing(session: Session) -> Iterable[Exclusion]:
    """The exclusions in force, oldest first."""
    return session.scalars(select(Exclusion).where(Exclusion.until.is_(None)).order_by(Exclusion.id)).all()


def exclude(session: Session, address: str, reason: str, asked_by: str | None) -> None:
    """Takes an address out with all below it, from now on. CrawlError if it is no address."""
    _key(address)
    session.add(Exclusion(address=address, reason=reason, asked_by=asked_by, since=now()))


def readmit(session: Session, address: str) -> int:
    """Puts an address back; gives how many exclusions that ended."""
    found = [one for one in standing(session) if _key(one.address) == _key(address)]
    for one in found:
        one.until = now()
    return len(found)
