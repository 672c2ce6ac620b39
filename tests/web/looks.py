"""What every page must be: without serious faults for a screen reader, no wider than its window."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SERIOUS = {"serious", "critical"}


def assert_accessible(page: Page) -> None:
    """No serious finding of axe-core, and nothing that must be scrolled sideways."""
    found = Axe().run(page).response["violations"]
    told = [(one["id"], one["impact"], [node["html"] for node in one["nodes"]][:3]) for one in found]
    assert not [one for one in told if one[1] in SERIOUS]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
