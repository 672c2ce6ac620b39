"""The crosswalk of the forms: what may be compared, summed first, or not compared at all."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from models.codes import figure_codes
from research.compare import COLUMNS, Side, carry_over, compare
from research.contents import Figure

LINES = {(row["code"], row["form"]): row for row in figure_codes()}


def side(name: str, form: str, values: dict[str, int | str | None], year: int | None = None) -> Side:
    figures = []
    for code, value in values.items():
        row = LINES[code, form]
        figures.append(
            Figure(
                code=code,
                form=form,
                line=row["position"],
                table_label=row["table_label"],
                row_label=row["row_label"],
                column_label=row["column_label"],
                unit=row["unit"],
                state="blank" if value is None else "printed",
                value=None if value is None else Decimal(value),
                raw=None,
                confidence=None,
                table_number=1,
                row=1,
                column=1,
            )
        )
    return Side(name, figures, year)


def by_code(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["code"]: row for row in rows}


def test_change_is_exact_and_relative_to_the_old_value() -> None:
    old = side("2022", "2021", {"t2.fees": "21643.44", "t3.new.total": 0, "t3.new.legal": 4})
    new = side("2023", "2021", {"t2.fees": "21643.54", "t3.new.total": 5, "t3.new.legal": None})
    rows = by_code(compare(old, new))
    assert rows["t2.fees"]["change"] == 0.1
    assert (rows["t3.new.total"]["change"], rows["t3.new.total"]["relative"]) == (5, None)
    assert (rows["t3.new.legal"]["new"], rows["t3.new.legal"]["change"]) == (None, None)


def test_across_the_forms_only_the_same_line_is_compared() -> None:
    old = side("2020", "2019", {"t2.normative.made": 3, "t2.licensing": 7, "t2.penalty.prev_items": 9})
    new = side("2021", "2021", {"t2.normative.made": 2, "t2.licensing": 9})
    rows = compare(old, new)
    same = [row for row in rows if row["comparable"]]
    assert [(row["code"], row["change"]) for row in same] == [("t2.licensing", 2)]
    apart = [(row["code"], row["old"], row["new"], row["change"]) for row in rows if not row["comparable"]]
    assert sorted(apart, key=str) == sorted(
        [
            ("t2.normative.made", None, 2, None),
            ("t2.normative.made", 3, None, None),
            ("t2.penalty.prev_items", 9, None, None),
        ],
        key=str,
    )
    assert all("form" in row["note"] for row in rows if not row["comparable"])


def test_other_handling_of_2019_is_compared_with_the_sum_of_its_rows() -> None:
    old = side("2020", "2019", {f"t3.other.{column}": 2 for column in COLUMNS})
    new = side(
        "2021",
        "2021",
        {
            f"t3.other.{row}.{column}": 1
            for column in COLUMNS
            for row in ("overdue_correction", "overdue_fee", "misc")
        },
    )
    rows = by_code(compare(old, new))
    assert set(rows) == {f"t3.other.{column}" for column in COLUMNS}
    assert (
        rows["t3.other.total"]["old"],
        rows["t3.other.total"]["new"],
        rows["t3.other.total"]["change"],
    ) == (2, 3, 1)
    backward = by_code(compare(new, old))
    assert (backward["t3.other.total"]["old"], backward["t3.other.total"]["new"]) == (3, 2)


def test_a_sum_with_a_blank_part_is_unknown_not_less() -> None:
    old = side("2020", "2019", {"t3.other.total": 2})
    new = side(
        "2021",
        "2021",
        {
            "t3.other.overdue_correction.total": None,
            "t3.other.overdue_fee.total": 0,
            "t3.other.misc.total": 1,
        },
    )
    assert by_code(compare(old, new))["t3.other.total"]["new"] is None


def test_a_table_that_is_not_there_is_said_to_be_missing() -> None:
    rows = compare(side("2022", "2021", {"t4.direct.total": 1}), side("2023", "2021", {"t3.new.total": 1}))
    assert [row["note"] for row in rows] == ["2022 has no 表三", "2023 has no 表四"]


def test_direct_suits_carry_the_break_of_2024() -> None:
    values: dict[str, int | str | None] = {"t4.direct.total": 1, "t4.review.total": 1}
    rows = by_code(compare(side("2023", "2021", values, 2023), side("2024", "2021", values, 2024)))
    assert "2024" in rows["t4.direct.total"]["note"]
    assert rows["t4.review.total"]["note"] is None
    later = by_code(compare(side("2024", "2021", values, 2024), side("2025", "2021", values, 2025)))
    assert later["t4.direct.total"]["note"] is None


def test_carry_over_by_column() -> None:
    earlier = side(
        "2020", "2019", {"t3.carried_out.natural": 4, "t3.carried_out.legal": 1, "t3.carried_out.total": 5}
    )
    later = side(
        "2021", "2021", {"t3.carried_in.natural": 4, "t3.carried_in.legal": None, "t3.carried_in.total": 4}
    )
    found = {row["column"]: row["agrees"] for row in carry_over(earlier, later)}
    assert (found["natural"], found["legal"], found["total"], found["research"]) == (True, None, False, None)


def test_the_list_of_2014_is_compared_row_by_row() -> None:
    old = side("2016", "2014", {"s14.req_received": 4, "s14.fee_wan": "0.25", "s14.trained": 90})
    new = side("2017", "2014", {"s14.req_received": 7, "s14.fee_wan": "0.5", "s14.trained": None})
    rows = by_code(compare(old, new))
    assert [rows[f"s14.{key}"]["change"] for key in ("req_received", "fee_wan", "trained")] == [3, 0.25, None]
    assert rows["s14.req_received"]["label"].startswith("（一）收到申请数")


def test_the_list_of_2014_and_the_tables_of_2019_are_not_compared() -> None:
    old = side("2018", "2014", {"s14.req_received": 4})
    new = side("2019", "2019", {"t3.new.total": 7})
    rows = compare(old, new)
    assert not any(row["comparable"] for row in rows)
    assert {row["note"] for row in rows if row["code"] == "s14.req_received"} == {"2019 has no 统计表"}
