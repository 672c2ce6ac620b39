"""The system's Chromium: where it is, and how it is started without a network of its own."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from typing import Any

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MOST_SECONDS = 60.0
"""So long may a page take, with all that its scripts ask for."""
NO_NETWORK = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-background-networking",
    "--disable-component-update",
)
"""The browser has no way out of its own, whatever a page's scripts try."""


def browser() -> str | None:
    """The program of the system's Chromium; None if there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def missing() -> str | None:
    """What must be installed before pages can be rendered, in words; None if nothing must."""
    if find_spec("scrapy_playwright") is None:
        return "to have such pages rendered: pip install 'gongkai[render]' and apt-get install chromium"
    return None if browser() else "to have such pages rendered: apt-get install chromium"


def launch_options() -> dict[str, Any]:
    """How the browser is started; its own sandbox needs another user than root."""
    return {
        "executable_path": browser(), "args": list(NO_NETWORK), "chromium_sandbox": os.geteuid() != 0,
    }
