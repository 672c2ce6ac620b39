"""Writes docs/settings.md: environment variables, and Scrapy's settings from the comments beside them.

`python -m cli.settings_page`
"""

from __future__ import annotations

import ast
from pathlib import Path

from crawler import settings

PAGE = Path(__file__).parent.parent / "docs" / "settings.md"

OPENING = """# Settings

Made from the code by `make docs`.

## Environment

| variable | means |
|---|---|
| `GONGKAI_LANGUAGE` | the command line's language, `zh` or `en`; else as `LC_ALL`, `LC_MESSAGES`, `LANG` |
| `GONGKAI_ARCHIVE` | the archive, an SQLAlchemy URL; `sqlite:///gongkai.db` here if unset |
| `…_FILE` | a file with the value of `GONGKAI_ARCHIVE`, of an `AWS_…` key or another setting that is secret |
| `GONGKAI_BLOBS` | a folder or `s3://BUCKET/PREFIX` for new bytes; if unset they are kept in the database |
| `GONGKAI_CONTACT` | who answers for the crawl, an address or a page; it stands in the user agent |
| `GONGKAI_FREE_MIB` | a crawl leaves so many MiB free on the disks; 512 if unset, 0: none |
| `GONGKAI_WEBHOOK` | an address that new alarms are posted to as JSON (`text`, `archive`, `alarms`) |
| `GONGKAI_MAIL_TO` | who gets a mail of new alarms, with commas |
| `GONGKAI_MAIL_FROM` | the sender of that mail; the first of those who get it if unset |
| `GONGKAI_SMTP` | the mail server, `smtps://user:password@host` or such; `smtp://localhost` if unset |
| `GONGKAI_VANTAGE` | where the crawler stands (a name of your own), kept with every visit |
| `GONGKAI_ALLOW_PRIVATE` | "host:port" that may be fetched though private, with commas |
| `GONGKAI_WHO` | who decides in `gongkai review`: a name |
| `GONGKAI_REVIEW_TOKEN` | the token of `gongkai serve --review`; one is drawn if unset |
| `GONGKAI_NOW` | an ISO time where the clock starts (no offset = UTC); for tests |
| `GONGKAI_LOG` | the least level of the logs; if unset `WARNING`, as JSON `INFO` without what libraries say |
| `GONGKAI_LOG_FORMAT` | how `crawl`, `work` and `serve` write standard error: `text`, or `json` |
| `GONGKAI_METRICS` | port, or host and port, at which `work` and `serve` tell metrics; none if unset |

## Scrapy

Where the crawl departs from Scrapy's defaults, and why.

| setting | why |
|---|---|
"""


def page() -> str:
    """The whole page as Markdown."""
    source = Path(settings.__file__ or "").read_text("utf-8")
    lines = source.splitlines()
    rows: list[tuple[list[str], str]] = []
    for node in ast.parse(source).body:
        if not (isinstance(node, ast.Assign) and isinstance(target := node.targets[0], ast.Name)):
            continue
        if target.id.startswith("_"):
            continue
        reason = _comment_above(lines, node.lineno - 1)
        if reason or not rows:
            rows.append(([target.id], reason))
        else:
            rows[-1][0].append(target.id)
    named = [(", ".join(f"`{name}`" for name in names), reason) for names, reason in rows]
    return OPENING + "".join(f"| {names} | {reason} |\n" for names, reason in named if reason)


def _comment_above(lines: list[str], index: int) -> str:
    found: list[str] = []
    while index > 0 and lines[index - 1].startswith("#"):
        index -= 1
        found.insert(0, lines[index].lstrip("# "))
    return " ".join(found).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
