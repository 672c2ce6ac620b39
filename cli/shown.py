"""How reports, versions and differences are set for people to read on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, takewhile
from typing import Any

from rich.text import Text

from cli.output import counted, out, print_facts, print_grid
from cli.words import coded
from models.messages import gettext as _
from models.messages import language, later
from models.messages.kept import retold
from research.alarms import grouped
from research.show import LEGEND
from web.words import message

Record = dict[str, Any]
TABLES = {
    "t2": "表二 主动公开政府信息情况",
    "t3": "表三 收到和处理政府信息公开申请情况",
    "t4": "表四 行政复议、行政诉讼情况",
    "s14": "政府信息公开情况统计表",
}

AGREES = {True: later("agrees"), False: later("DIFFERS"), None: later("unknown")}
SIGNS = {"changed": "~", "added": "+", "removed": "-", "moved": "»", "moved_away": "«"}
STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}
DECIDED = {
    "confirm": later("confirmed by %(who)s"),
    "dismiss": later("dismissed by %(who)s"),
}
HAPPENED = {
    "new": later("%(num)s new at the last crawl"),
    "changed": later("%(num)s changed at the last crawl"),
    "withdrawn": later("%(num)s withdrawn at the last crawl"),
    "moved": later("%(num)s moved at the last crawl"),
}
SHOWN = 20


def report(record: Record) -> None:
    """One report whole."""
    summary = record["report"]
    out.print(f"{summary['title'] or summary['agency']}", style="bold", markup=False)
    facts = {
        "body": f"{summary['agency']} ({summary['body_id']})",
        "year": summary["year"],
        "scope": summary["scope"],
        "status": summary["status"],
        "published": summary["published_on"],
        "versions": summary["versions"],
        "source": record["source"]["url"],
        "sha256": ", ".join(record["source"]["sha256"]),
        "fetched": record["source"]["fetched_at"],
    }
    print_facts(facts)
    for table in record["tables"]:
        _table(table)
    marks = {
        mark
        for table in record["tables"]
        for row in table["rows"]
        for cell in row["cells"]
        for mark in LEGEND
        if cell["shown"].endswith(mark)
    }
    if marks:
        out.print(
            "  " + "   ".join(f"{mark} {_(LEGEND[mark])}" for mark in LEGEND if mark in marks), style="dim"
        )
    for section in record["sections"]:
        out.print(f"\n{section['heading']}", style="bold", markup=False)
        out.print(section["text"], markup=False)
    findings(record["findings"])


def findings(found: list[Record]) -> None:
    """Findings, one a line."""
    if found:
        out.print("\n" + counted("%(num)s finding", "%(num)s findings", len(found)), style="bold")
    for one in found:
        _finding(one)


def version(record: Record) -> None:
    """One version with what changed from the one before."""
    ended = {"time": record["ended_at"], "how": coded(record["ended_by"])}
    places = {
        "number": record["number"],
        "start": record["first_seen"],
        "end": _("until %(time)s (%(how)s)") % ended if record["ended_at"] else _("now"),
    }
    out.print("\n" + _("version %(number)s: %(start)s … %(end)s") % places, style="bold", markup=False)
    out.print(f"  {record['url']}\n  sha256 {', '.join(record['sha256'])}", markup=False)
    changes = record["changes"]
    if changes is None:
        return
    if not changes["figures"] and not changes["sections"]:
        out.print("  " + _("nothing in its figures and text differs from the version before"))
    _figures(changes["figures"], _("the version before"), _("this version"))
    _sections(changes["sections"])


def difference(record: Record, *, every: bool) -> None:
    """Two years side by side; figures that are zero or blank in both only if `every`."""
    old, new = record["old"]["name"], record["new"]["name"]
    names = {"agency": record["agency"], "old": old, "new": new}
    out.print(_("%(agency)s: %(old)s and %(new)s") % names, style="bold", markup=False)
    for side in (record["old"], record["new"]):
        out.print(f"  {side['name']}  {side['url']}", markup=False)
    rows = [
        row
        for row in record["figures"]
        if every or row["old"] or row["new"] or row["old_state"] != row["new_state"]
    ]
    _figures(rows, old, new)
    left_out = len(record["figures"]) - len(rows)
    if left_out:
        said = counted(
            "%(num)s figure is 0 or blank in both (--all shows it)",
            "%(num)s figures are 0 or blank in both (--all shows them)",
            left_out,
        )
        out.print(f"  {said}", style="dim")
    if record["carry_over"]:
        print_grid(
            "\n" + _("Carried over"),
            ("column", f"结转下年度 {min(old, new)}", f"上年结转 {max(old, new)}", ""),
            [
                (row["label"], row["carried_out"], row["carried_in"], _(AGREES[row["agrees"]]))
                for row in record["carry_over"]
            ],
        )
    _sections(record["sections"])


def checked(found: list[Record]) -> None:
    """Findings under the report that they speak of."""
    for (agency, year, url), group in groupby(
        found, key=lambda one: (one["agency"], one["year"], one["url"])
    ):
        out.print(f"\n{agency} {year}", style="bold", markup=False)
        out.print(f"  {url}", markup=False, style="dim")
        for one in group:
            _finding(one)
    grave = sum(one["severity"] == "error" for one in found)
    said = counted(
        "%(num)s finding, %(grave)s of them errors", "%(num)s findings, %(grave)s of them errors",
        len(found), grave=grave,
    )  # fmt: skip
    out.print(f"\n{said}")


def status(record: Record) -> None:
    """The state of an archive and what the last crawl brought."""
    counts = record["counts"]
    places = counts | {"size": f"{counts['bytes'] / 1e6:.1f} MB"}
    out.print(
        _(
            "%(live)s live and %(withdrawn)s withdrawn reports of %(bodies_with_reports)s bodies; "
            "%(versions)s versions, %(blobs)s blobs, %(size)s"
        )
        % places
    )
    _disk(record["disk"])
    print_grid(
        "\n" + _("Portals"),
        ("portal", "family", "result", "requests", "lists", "documents", "reports", "left", "note"),
        [
            (
                one["portal"],
                one["family"],
                one["result"],
                one["requests"],
                one["lists"],
                one["documents"],
                one["live_reports"],
                one["pages_left"],
                retold(one["note"]),
            )
            for one in record["portals"]
        ],
    )
    print_grid(
        "\n" + _("Looked at by the last search of each"),
        ("portal", "pages", "found", "new", "changed", "same", "gone", "blocked", "failed", "in vain"),
        [
            (
                one["portal"], one["looked_at"], one["documents"], one["new"], one["changed"], one["same"],
                one["gone"], one["blocked"], one["failed"], one["in_vain"],
            )
            for one in record["portals"]
            if one["looked_at"] is not None
        ],
    )
    print_grid(
        "\n" + _("Runs"),
        ("run", "command", "started", "outcome"),
        [
            (one["run"], one["command"], one["started_at"], one["outcome"] or _("still running or killed"))
            for one in record["runs"]
        ],
    )
    if record["queue"]:
        print_grid(
            "\n" + _("Queue"),
            ("queue", "waiting", "running", "done", "failed", "oldest waiting"),
            [
                (one["queue"], one["todo"], one["doing"], one["succeeded"], one["failed"], one["oldest"])
                for one in record["queue"]
            ],
        )
    if record["alarms"]:
        print_grid(
            "\n" + _("Open alarms, by cause"),
            ("rule", "platform", "portals", "since", "message"),
            [
                (one["rule"], one["platform"], len(one["portals"]), one["since"], retold(one["message"]))
                for one in grouped(record["alarms"])
            ],
        )
    for kind in ("new", "changed", "withdrawn", "moved"):
        _happened(kind, record["last"][kind])


def _disk(disk: Record) -> None:
    said = _("%(size)s on disk") % {"size": f"{disk['bytes'] / 1e6:.1f} MB"}
    if disk["bytes_a_day"] is not None:
        said += _(", %(size)s more a day") % {"size": f"{disk['bytes_a_day'] / 1e6:.1f} MB"}
    if disk["days_left"] is not None:
        said += counted(": room for %(num)s day", ": room for %(num)s days", disk["days_left"])
    out.print(said)


def _happened(kind: str, reports: list[Record]) -> None:
    if not reports:
        return
    out.print("\n" + _(HAPPENED[kind]) % {"num": len(reports)}, style="bold")
    for one in reports[:SHOWN]:
        out.print(f"  {one['agency']} {one['year']}  {one['url']}", markup=False)
        if "from" in one:
            out.print("    " + _("was %(value)s") % {"value": one["from"]}, markup=False)
        for figure in one.get("figures", ()):
            out.print(
                f"    {figure['label']} ({figure['code']}): {figure['old']} → {figure['new']}", markup=False
            )
    if len(reports) > SHOWN:
        more = _("… and %(num)s more (--json lists all)") % {"num": len(reports) - SHOWN}
        out.print(f"  {more}", style="dim")


def _figures(rows: list[Record], old: str, new: str) -> None:
    if rows:
        print_grid(
            "\n" + _("Figures"),
            ("", old, new, "change", "", "note"),
            [
                (
                    row["label"],
                    _value(row["old"], row["old_state"]),
                    _value(row["new"], row["new_state"]),
                    row["change"],
                    f"{row['relative']:+.1%}" if row["relative"] else "",
                    row["note_zh" if language() == "zh" else "note"],
                )
                for row in rows
            ],
        )


def _value(value: float | None, state: str | None) -> float | str:
    return value if value is not None else "" if state in (None, "blank") else f"({coded(state)})"


def _sections(sections: list[Record]) -> None:
    for section in sections:
        repeated = section["repeated"]
        share = _("%(share)s of it stands in the other report too") % {"share": f"{repeated or 0:.0%}"}
        told = "" if repeated is None else f"  ({share})"
        out.print(f"\n{section['heading']}{told}", style="bold", markup=False)
        for op, paragraphs in groupby(section["paragraphs"], key=lambda paragraph: paragraph["op"]):
            group = list(paragraphs)
            if op == "same":
                said = counted("%(num)s paragraph unchanged", "%(num)s paragraphs unchanged", len(group))
                out.print(f"  = {said}", style="dim")
            for paragraph in group if op != "same" else ():
                out.print(Text.assemble("  ", (SIGNS[op], "bold"), " ", *map(_span, paragraph["spans"])))


def _span(span: list[str]) -> Text:
    """A piece of text: removed pieces as [-…-], added as {+…+}, so that colours are not needed."""
    op, text = span
    return Text(
        {"=": text, "-": f"[-{text}-]", "+": f"{{+{text}+}}"}[op],
        style={"=": "", "-": "red", "+": "green"}[op],
    )


def _finding(one: Record) -> None:
    review = one.get("review")
    decided = DECIDED[review["decision"]] if review else ""
    told = "  — " + _(decided) % {"who": review["who"]} if review else ""
    told += f": {review['why']}" if review and review["why"] else ""
    style = "dim" if review and review["decision"] == "dismiss" else STYLES[one["severity"]]
    severity = str(coded(one["severity"]))
    out.print(Text.assemble("  ", (severity, style), f" [{one['rule']}] {_whose(one)}{message(one)}", told))


def _whose(one: Record) -> str:
    """The report that a finding is on, if it only compares that one with the report shown."""
    of = one.get("of")
    if not of:
        return ""
    named = _("On the report of %(year)s:") % of if of["year"] else _("On another report:")
    return named + " "


def _table(table: Record) -> None:
    named = {"table": TABLES.get(table["table"], table["table"]), "form": table["form"]}
    out.print("\n" + _("%(table)s (form %(form)s)") % named, style="bold", markup=False)
    for _columns, rows in groupby(table["rows"], key=lambda row: [cell["column"] for cell in row["cells"]]):
        block = list(rows)
        columns = [cell["column"].split("/")[-1] for cell in block[0]["cells"]]
        print_grid(None, ("", *columns), _lines(block, len(columns)))


def _lines(rows: list[Record], width: int) -> Iterator[list[str]]:
    """The rows of a table under the groups that they stand in (三、本年度办理结果/（三）不予公开/…)."""
    above: list[str] = []
    for row in rows:
        *groups, label = row["label"].split("/")
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(above, groups, strict=False)))
        for depth, group in enumerate(groups[kept:], start=kept):
            yield ["  " * depth + group, *[""] * width]
        above = groups
        yield ["  " * len(groups) + label, *(cell["shown"] for cell in row["cells"])]
