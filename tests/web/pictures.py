"""Draws the pictures of the reading room that the READMEs show: `python -m tests.web.pictures`.

From the archive that `gongkai demo` leaves in the folder `demo`, or the one that --archive names.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import cast

from playwright.sync_api import ViewportSize, sync_playwright
from sqlalchemy import select

from crawler import chromium
from models.archive import Archive
from models.tables import Body, Portal, Report
from tests.web.serving import serving
from web.language import COOKIE
from web.room import Room

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
SIZE: ViewportSize = {"width": 1200, "height": 760}
TOWN = "望川区江口镇人民政府"


def addresses(archive: Archive) -> dict[str, str]:
    """Picture → the page it shows."""
    with archive.reading() as session:
        body = session.scalars(select(Body.id).where(Body.name == TOWN)).one()
        portal = session.scalars(
            select(Portal.id).join(Report, Report.portal_id == Portal.id).where(Report.body_id == body)
        ).first()
    return {
        "report": f"/bodies/{body}/2024?figure=t3.new.total#f-t3.new.total",
        "coverage": f"/coverage/portals/{portal}",
        "diff": f"/bodies/{body}/diff/2023/2024",
    }


def main() -> None:
    """Draws each in both languages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", default="sqlite:///demo/gongkai.db")
    FOLDER.mkdir(exist_ok=True)
    with (
        Archive.open(parser.parse_args().archive, create=False) as archive,
        serving(Room(archive)) as room,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=cast(str, chromium.browser()), args=["--no-sandbox"]
        )
        for language in ("zh", "en"):
            context = browser.new_context(viewport=SIZE, color_scheme="light")
            context.add_cookies([{"name": COOKIE, "value": language, "url": room}])
            page = context.new_page()
            for name, path in addresses(archive).items():
                page.goto(room + path, wait_until="networkidle")
                page.screenshot(path=FOLDER / f"{name}.{language}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
