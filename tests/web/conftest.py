"""One archive of the sample portals, one room over it on loopback, one browser, for all these tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from crawler import chromium
from models.archive import Archive
from tests.web.kept import Kept, keep
from tests.web.serving import serving
from tests.web.trap import Trap
from web.room import Room

HERE = Path(__file__).parent
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of the room go to one process, which makes the archive once, and begin before all others:
    they last long. xdist reads the groups after this."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("web"))
    items.sort(key=lambda item: HERE not in item.path.parents)


@pytest.fixture(scope="session")
def demo_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The archive that `gongkai demo` leaves: two counties, two nights.

    GONGKAI_TEST_DEMO names one made before, to try one test again and again.
    """
    if made := os.environ.get("GONGKAI_TEST_DEMO"):
        return made
    folder = tmp_path_factory.mktemp("demo")
    subprocess.run(
        [sys.executable, "-m", "cli.main", "demo", "--folder", str(folder)],
        check=True, capture_output=True, timeout=280,
    )  # fmt: skip
    return f"sqlite:///{folder / 'gongkai.db'}"


@pytest.fixture(scope="session")
def demo(demo_url: str) -> Iterator[Archive]:
    """That archive, open."""
    with Archive.open(demo_url, create=False) as archive:
        yield archive


@pytest.fixture(scope="session")
def room(demo: Archive) -> Iterator[str]:
    """The address of a room over it, without a slash at the end."""
    with serving(Room(demo)) as address:
        yield address


@pytest.fixture(scope="session")
def trap() -> Iterator[Trap]:
    """A server that nothing may ask."""
    with Trap() as waiting:
        yield waiting


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, trap: Trap) -> Kept:
    """Generated reports of many formats and faults, one of them a page that tries all that pages can."""
    return keep(tmp_path_factory.mktemp("kept"), trap.address)


@pytest.fixture(scope="session")
def kept_room(kept: Kept) -> Iterator[str]:
    """The address of a room over them."""
    with Archive.open(kept.program.archive, create=False) as archive, serving(Room(archive)) as address:
        yield address


@pytest.fixture
def client(room: str) -> Iterator[httpx.Client]:
    """A program that asks the room; it keeps its cookies while a test lasts."""
    with httpx.Client(base_url=room) as asking:
        yield asking


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium; closed with these tests, as its driver keeps an event loop running."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium.browser(), args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, room: str) -> Iterator[Page]:
    """An empty page at desk and at phone width; at its end nothing may have gone wrong in it."""
    with flawless(browser, request.param, room) as opened:
        yield opened


@contextmanager
def flawless(browser: Browser, viewport: ViewportSize, room: str) -> Iterator[Page]:
    """An empty page of a room; at its end nothing may have gone wrong in it, and nothing else been asked."""
    context = browser.new_context(viewport=viewport, base_url=room, locale="zh-CN")
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "request",
        lambda asked: None if asked.url.startswith((room, "data:", "blob:")) else wrong.append(asked.url),
    )
    yield opened
    context.close()
    assert not wrong
