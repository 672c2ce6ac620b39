"""How values are shown: numbers, days, sizes, and what codes are called in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal, format_percent
from markupsafe import Markup, escape

from models.clock import SHANGHAI, local_day
from models.kinds import catalogue
from models.messages import gettext as _
from models.messages import language, later
from models.messages.kept import retold
from research.contents import Figure
from research.indicators_page import terms
from web.charts import said

NOTHING = "—"

KINDS = {
    "government": later("government"),
    "office": later("government office"),
    "department": later("department"),
    "township": later("town or township"),
    "street": later("street office"),
    "zone": later("development zone"),
    "other": later("other body"),
}
LEVELS = {
    "province": later("province level"),
    "prefecture": later("prefecture level"),
    "county": later("county level"),
    "township": later("township level"),
}
SCOPES = {
    "agency": later("of its own office"),
    "government_aggregate": later("of the whole government"),
    "unknown": later("scope not said"),
}
SEVERITIES = {"error": later("error"), "warning": later("warning"), "info": later("note")}
FAULTS = {
    "source": later("the document"),
    "reading": later("our reading"),
    "unknown": later("cannot be said"),
}
ROSTERS = {
    "register": later("register"),
    "directory": later("portal's directory"),
    "reports": later("its reports"),
}
CODE_SYSTEMS = {
    "gbt2260": later("division code (GB/T 2260)"),
    "stat12": later("statistical code"),
    "uscc": later("unified social credit code"),
    "org9": later("organisation code"),
    "site10": later("web site code"),
}
SUCCESSIONS = {
    "renamed": later("was renamed"),
    "merged": later("was merged into"),
    "split": later("was split into"),
}
STATUSES = {"live": later("published"), "withdrawn": later("withdrawn")}
RESULTS = {
    "found": later("reports found"),
    "nothing_found": later("looked through, no report found"),
    "cut_by_budget": later("cut short by the limits"),
    "blocked": later("a firewall is in the way"),
    "forbidden": later("forbidden by robots.txt or the server"),
    "unreachable": later("could not be reached"),
    "interrupted": later("interrupted"),
}
OUTCOMES = {
    "done": later("done"),
    "problems": later("done, with problems"),
    "interrupted": later("interrupted"),
}
QUEUES = {
    "portals": later("portals to walk"),
    "readings": later("documents to read"),
    "filing": later("reports to file"),
    "exports": later("exports to write"),
}
ALARMS = {
    "portal_unreachable": later("portal out of reach"),
    "portal_blocked": later("portal blocked by a firewall"),
    "robots_forbid": later("robots.txt forbids"),
    "nothing_found": later("no report found"),
    "certificate_fails": later("certificate fails"),
    "family_lost": later("portal changed its system"),
    "mass_loss": later("many documents gone at once"),
    "yields_less": later("fewer lists or documents than before"),
    "fewer_than_roster": later("fewer bodies than the portal's own directory"),
}
PROBLEMS = {
    "blocked": later("a firewall is in the way"),
    "forbidden": later("robots.txt or the server keeps programs out"),
    "failed": later("could not be fetched"),
    "soft_404": later("answers with something else than what was there"),
    "unreadable": later("its bytes cannot be read"),
    "unturned": later("only a script fills it or turns its pages, and not all was seen"),
}
ALARM_STATES = {
    "open": later("open"),
    "acknowledged": later("put aside"),
    "resolved": later("resolved"),
}
_ALL = {
    "kind": KINDS, "level": LEVELS, "scope": SCOPES, "severity": SEVERITIES, "fault": FAULTS,
    "status": STATUSES, "result": RESULTS, "outcome": OUTCOMES, "alarm": ALARMS,
    "alarm_state": ALARM_STATES, "problem": PROBLEMS, "queue": QUEUES,
    "roster": ROSTERS, "code_system": CODE_SYSTEMS, "succession": SUCCESSIONS,
    "group_scope": {**SCOPES, "unknown_government": later("scope not said (government)")},
}  # fmt: skip


def word(code: str | None, of: str) -> str:
    """A code's word, e.g. `"street" | word("kind")`; a code without one stands for itself."""
    return NOTHING if code is None else _(_ALL[of].get(code, code))


def kind(code: str | None) -> str:
    """What a body is for, in words: its kind of seat, or its field."""
    if code is None or code in KINDS:
        return word(code, "kind")
    known = catalogue().get(code)
    return known.zh if known and language() == "zh" else code.replace("_", " ")


def number(value: float | None) -> str:
    """A number with its thousands set apart; a dash for none."""
    if value is None:
        return NOTHING
    # Whole numbers, of which a page has hundreds, are grouped alike in both languages.
    told = f"{value:,}" if isinstance(value, int) else format_decimal(value, locale=language())
    return told.replace("-", "−")


def plain(value: Decimal) -> str:
    """A figure as the form prints it: all its digits, nothing between them."""
    return f"{value:f}"


def as_read(figure: Figure) -> str:
    """What stands in a figure's cell: its number, or its words where it holds none."""
    if figure.value is not None:
        return plain(figure.value)
    return "" if figure.state == "blank" else (figure.raw or "").strip()


def percent(share: float | None) -> str:
    """A share in percent with one decimal; a dash for none."""
    return NOTHING if share is None else format_percent(share, "#,##0.0%", locale=language())


def day(moment: str | None) -> str:
    """The day, in China, of a day or time in ISO form; a dash for none."""
    if not moment:
        return NOTHING
    return moment if len(moment) == 10 else local_day(datetime.fromisoformat(moment)).isoformat()


def minute(moment: str | None) -> str:
    """The day and minute, in China, of a time in ISO form; a dash for none."""
    if not moment:
        return NOTHING
    return datetime.fromisoformat(moment).astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def coded(text: str) -> Markup:
    """A text, escaped, with what stands between backticks set as something to be typed."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def size(count: int | None) -> str:
    """A number of bytes in the unit that suits it."""
    if count is None:
        return NOTHING
    value, unit = float(count), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if value < 1000:
            break
        value, unit = value / 1000, larger
    return f"{number(round(value, 1))} {unit}"


def message(finding: dict[str, Any]) -> str:
    """A finding's message in the reader's language."""
    return str(finding["message_zh" if language() == "zh" else "message"])


FILTERS: dict[str, Callable[..., str]] = {
    "word": word, "number": number, "plain": plain, "as_read": as_read, "percent": percent,
    "day": day, "minute": minute, "coded": coded, "size": size, "message": message, "retold": retold,
    "kind": kind, "terms": terms, "said": said,
}  # fmt: skip
