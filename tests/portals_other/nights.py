"""Three nights over a portal that changes: what is on record after each, and what each asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.discovery import url_key
from tests.archives import copy_archive
from tests.crawl.run import Crawled
from tests.nightly import at_night
from tests.portals_families.serve import FamilySite
from tests.portals_other.changing import Changing

LIVE = "SELECT d.url FROM documents d JOIN versions v ON v.document_id = d.id WHERE v.ended_at IS NULL"
EDITED = "SELECT d.url FROM documents d JOIN versions v ON v.document_id = d.id WHERE v.number > 1"
ROUTINE = 0.15
A_NIGHT = 10
"""Documents of a list that a night looks at."""
UNDATED = """SELECT count(*) FROM documents d JOIN pages p ON p.id = d.page_id
WHERE d.published_on IS NULL GROUP BY p.found_on_id"""


def three_nights(
    folder: Path, seeded: Path, changing: Changing, monkeypatch: pytest.MonkeyPatch, told: object,
    server: Callable[[Changing], FamilySite[Changing]] = FamilySite,
) -> tuple[Crawled, tuple[int, ...]]:
    """The archive, and the requests of a first night, a full revisit of the changed portal, a routine night.

    Every change is seen and no false one; `told` names the portal where that fails. Copies of a report that
    the portal calls its `files` may be on record."""
    copy_archive(seeded, folder / "archive.db")
    crawled, asked = Crawled(folder), list[int]()
    with server(changing) as site:
        def keys(paths: set[str]) -> set[str]:
            return {url_key(site.named(path)) for path in paths}

        def recorded(query: str) -> set[str]:
            return {url_key(url) for (url,) in crawled.rows(query)}

        copies = keys(getattr(changing.portal, "files", set()))
        for night in (1, 2, 3):
            at_night(night, monkeypatch)
            changing.is_second, before = night > 1, len(site.log)
            crawled.crawl(site, all_due=night == 2)
            asked.append(len(site.log) - before)
            assert recorded(LIVE) - copies == keys(changing.standing) - copies, (told, night)
            assert recorded(EDITED) == (keys(changing.rewritten) if night > 1 else set()), (told, night)
    return crawled, tuple(asked)


def is_routine(asked: tuple[int, ...]) -> bool:
    """True if the third night was as cheap as a routine night is to be."""
    return asked[2] <= max(ROUTINE * asked[0], 4)


def undated(crawled: Crawled) -> int:
    """Documents whose day of publication nothing tells, ten a list at most: a night may look at them all."""
    return sum(min(int(count), A_NIGHT) for (count,) in crawled.rows(UNDATED))
