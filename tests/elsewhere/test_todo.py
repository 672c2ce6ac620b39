"""`gongkai todo`: what a crawl could not get, filled in by a person and brought back."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

from openpyxl import load_workbook

from samples.portals import trs_county
from samples.server import SampleServer
from tests.elsewhere.recording import fetched
from tests.seeds import SEED
from tests.whole.program import program_in

FIREWALL = 412


def test_what_is_blocked_or_broken_comes_back_through_the_same_list(tmp_path: Path) -> None:
    program, portal = program_in(tmp_path), trs_county(SEED)
    published = portal.truth(1)
    whole = [one for one in published if not one.files and not one.breaks and one.address.endswith("ml")]
    broken, blocked = Random(SEED).sample(whole, 2)
    with SampleServer(portal) as server:
        server.fail_paths = {broken.address: 500, blocked.address: FIREWALL}
        program.crawl(server.home_url, code=None)
        addresses = {server.url(one.address): one for one in (broken, blocked)}
        rows = {row["source"]: row for row in program.lines("todo")}
        assert set(addresses) <= set(rows)
        assert rows[server.url(blocked.address)]["problem"].startswith("blocked")
        assert rows[server.url(broken.address)]["problem"].startswith("failed")
        suffix = Random(SEED).choice(["csv", "xlsx"])
        listed = tmp_path / f"todo.{suffix}"
        program.run("todo", server.home_url, "--out", str(listed))
        server.fail_paths = {}
        bodies = {url: fetched(url).body for url in addresses}
    for number, (url, body) in enumerate(bodies.items()):
        (tmp_path / f"saved{number}.html").write_bytes(body)
        fill(listed, url, file=f"saved{number}.html", obtained_on="2025-03-30", by="王")
    (counts,) = program.lines("add", "--manifest", str(listed))
    assert (counts["new"], counts["problems"], counts["unfilled"]) == (2, [], len(rows) - 2)
    assert not set(addresses) & {row["source"] for row in program.lines("todo")}
    found = {report["url"]: report for report in program.lines("reports")}
    for url, true in addresses.items():
        assert (found[url]["agency"], found[url]["year"]) == (true.agency, true.year)
    assert "no portal" in program.run("todo", "nobody", code=2).stderr
    assert ".csv or .xlsx" in program.run("todo", "--out", str(tmp_path / "a.doc"), code=2).stderr


def fill(path: Path, source: str, **cells: str) -> None:
    """Writes cells into the line of an address, as a person would."""
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        head = [cell.value for cell in book.active[1]]
        for row in book.active.iter_rows(min_row=2):
            if row[head.index("source")].value == source:
                for name, value in cells.items():
                    row[head.index(name)].value = value
        book.save(path)
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | cells if row["source"] == source else row for row in rows)
