"""A browser as a producer: pages printed to PDF in many ways, and pages saved whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from playwright.sync_api import Page, sync_playwright

from crawler import chromium
from tests.producers.programs import Step

Act = Callable[[Page], bytes]


def browser(ending: str, act: Act) -> Step:
    """The browser opens each file and does something with the page."""

    def step(files: list[Path]) -> list[Path]:
        out = files[0].parent / f"{ending}_"
        out.mkdir()
        made = []
        with sync_playwright() as playwright:
            running = playwright.chromium.launch(
                executable_path=cast(str, chromium.browser()), args=["--no-sandbox"]
            )
            for file in files:
                page = running.new_page()
                page.goto(file.as_uri())
                made.append(out / f"{file.stem}.{ending}")
                made[-1].write_bytes(act(page))
                page.close()
            running.close()
        return made

    return step


def printed(
    size: str = "A4", scale: float = 1.0, landscape: bool = False, headed: bool = False, style: str = ""
) -> Act:
    """Prints the page, with the browser's lines above and below if `headed`, and more `style` before."""

    def act(page: Page) -> bytes:
        page.add_style_tag(content=f"tr{{break-inside:auto}}{style}")
        return page.pdf(format=size, scale=scale, landscape=landscape, display_header_footer=headed)

    return act


def saved(page: Page) -> bytes:
    """The page as one file of all that it shows (MHTML)."""
    session = page.context.new_cdp_session(page)
    return cast(str, session.send("Page.captureSnapshot", {"format": "mhtml"})["data"]).encode()


def as_shown(page: Page) -> bytes:
    """The text as it is copied out of the page."""
    return cast(str, page.evaluate("document.body.innerText")).encode()


def tables_as_boxes(page: Page) -> bytes:
    """The page with every cell a box placed by its coordinates, as converters of PDF write pages."""
    return cast(str, page.evaluate(_BOXES)).encode()


_BOXES = """() => {
  const out = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const range = document.createRange();
    for (let at = 0, from = 0; at < node.length; at++) {
      range.setStart(node, at); range.setEnd(node, at + 1);
      const next = document.createRange();
      if (at + 1 < node.length) { next.setStart(node, at + 1); next.setEnd(node, at + 2); }
      const here = range.getBoundingClientRect();
      const end = at + 1 === node.length || next.getBoundingClientRect().top > here.top + 2;
      if (!end) continue;
      range.setStart(node, from);
      const box = range.getBoundingClientRect(), text = range.toString().trim();
      if (text) out.push(`<div style="position:absolute;left:${box.left.toFixed(1)}px;` +
        `top:${(box.top + scrollY).toFixed(1)}px;font-size:12px">${text}</div>`);
      from = at + 1;
    }
  }
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${document.title}</title></head>` +
    `<body>${out.join("\\n")}</body></html>`;
}"""
