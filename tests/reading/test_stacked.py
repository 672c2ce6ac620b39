"""Several rows in one: split only where every line tells where it belongs."""

from __future__ import annotations

from tests.reading.tables import read_tables, rules, table3, values

ONE = ["3", "0", "0", "0", "0", "1", "4"]
TWO = ["0", "2", "0", "0", "0", "0", "2"]
TOTAL = ["3", "2", "0", "0", "0", "1", "6"]
NEW, CARRIED = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"


def _stacked(cells: list[str]) -> list[list[str]]:
    table = table3({"total": TOTAL})
    rows = [row for row in table if row[0] not in (NEW, CARRIED)]
    return [*rows[:3], [f"{NEW}\n{CARRIED}", *cells], *rows[3:]]


def test_rows_stacked_in_one_are_split() -> None:
    reading = read_tables(_stacked([f"{one}\n{two}" for one, two in zip(ONE, TWO, strict=True)]))
    assert values(reading, "new") == [("printed", int(each)) for each in ONE]
    assert values(reading, "carried_in") == [("printed", int(each)) for each in TWO]


def test_one_line_less_leaves_them_unread() -> None:
    cells = [f"{one}\n{two}" for one, two in zip(ONE, TWO, strict=True)]
    reading = read_tables(_stacked([*cells[:2], "0", *cells[3:]]))
    assert {state for state, _ in values(reading, "new")} <= {"missing", "ambiguous", "text"}
    assert "row_fused" in rules(reading)


def test_a_number_and_its_unit_in_two_cells() -> None:
    rows = [
        [row[0], *(each for cell in row[1:] for each in (cell, "件"))] if len(row) == 8 else row
        for row in table3({"new": ONE, "carried_in": TWO, "total": TOTAL})
    ]
    assert values(read_tables(rows), "new") == [("printed", int(each)) for each in ONE]


def test_numbers_before_their_label() -> None:
    rows = [[*row[1:], row[0]] if len(row) == 8 else row for row in table3({"new": ONE})]
    assert values(read_tables(rows), "new") == [("printed", int(each)) for each in ONE]


def test_a_column_lost_from_header_and_rows_is_never_taken_for_another() -> None:
    rows = table3({"new": ["3", "7", "5", "0", "0", "1", "16"]})
    at = {8: 2, 5: 0}
    lost = [[cell for place, cell in enumerate(row) if place != at.get(len(row))] for row in rows]
    lost = [[*row, ""] if len(row) == 7 else row for row in lost]
    assert ("printed", 5) not in values(read_tables(lost), "new")
