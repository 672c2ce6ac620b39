"""Second opinions: which reader is believed, and what stays open."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipelines.document import Block, Damage, Document, Text
from pipelines.read import read, read_document
from pipelines.reading import Reading, State
from pipelines.second import is_wanted, settled
from tests.reading.tables import SECTIONS, figure, finding, table, table3
from tests.reportgen.make import make
from tests.reportgen.seeds import first_seed

ROW = ["5", "1", "0", "2", "0", "0", "8"]
WRONG = ["5", "1", "0", "3", "0", "0", "8"]
TITLE = "石塘县财政局2023年政府信息公开工作年度报告"


def said(new: list[str] = ROW, made: str = "0", damage: tuple[Damage, ...] = ()) -> Reading:
    """A report whose table 三 closes if `new` is ROW; no identity speaks of `made` in table 二."""
    second = [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]]
    second += [["规章", made, "0", "0"], ["行政规范性文件", "4", "0", "9"]]
    third = table3({"new": new, "granted": ROW, "total": ROW})
    blocks: list[Block] = [Text(TITLE), *map(Text, SECTIONS), table(second, 1), table(third, 2)]
    return read_document(Document("application/pdf", tuple(blocks), damage=damage), "0" * 64)


def rules(reading: Reading) -> set[str]:
    return {found.rule for found in reading.findings}


@pytest.mark.parametrize(
    "damage",
    [
        Damage("table_cells_overflow", {"count": 1}, table=1),
        Damage("damaged_text_layer", {"pages": "1", "count": 9}, case="undefined"),
    ],
)
def test_what_is_doubtful_wants_one(damage: Damage) -> None:
    assert is_wanted(said(damage=(damage,)))
    assert is_wanted(said(WRONG))


@pytest.mark.parametrize("layout", ["pdf lines", "pdf rects", "html clean"])
def test_a_clean_reading_wants_none(layout: str) -> None:
    assert not is_wanted(read([make(first_seed(), layout, blanks="none").data]))


def test_readers_that_agree_change_nothing() -> None:
    assert settled(said(WRONG), said(WRONG)) == said(WRONG)


@pytest.mark.parametrize("wrong_first", [True, False])
def test_the_reader_whose_identities_close_is_believed(wrong_first: bool) -> None:
    readings = [said(WRONG), said()] if wrong_first else [said(), said(WRONG)]
    reading = settled(*readings)
    assert figure(reading, "t3.new.legal").value == Decimal(0)
    assert figure(reading, "t3.new.nonprofit").value == Decimal(2)
    assert figure(reading, "t3.new.nonprofit").state is State.PRINTED
    assert not rules(reading) & {"readers_disagree", "t3_columns"}
    assert ("second_reader" in rules(reading)) is wrong_first


@pytest.mark.parametrize(("ours", "theirs"), [("7", "1"), ("1", ""), ("", "1")])
def test_what_no_identity_settles_is_ambiguous(ours: str, theirs: str) -> None:
    reading = settled(said(made=ours), said(made=theirs))
    unsettled = figure(reading, "t2.regulations.made")
    assert (unsettled.state, unsettled.value) == (State.AMBIGUOUS, None)
    assert finding(reading, "readers_disagree").figures == ("t2.regulations.made",)
    assert figure(reading, "t2.normative.made").value == Decimal(4)


@pytest.mark.parametrize("first", [True, False])
def test_what_one_reader_cannot_tell_is_no_contradiction(first: bool) -> None:
    known, unknown = said(made="3"), said(made="\ufffd")
    reading = settled(known, unknown) if first else settled(unknown, known)
    assert figure(reading, "t2.regulations.made").value == Decimal(3)
    assert "readers_disagree" not in rules(reading)


def test_a_reader_that_finds_no_report_is_not_believed() -> None:
    nothing = read_document(Document("application/pdf", (Text("\ufffd" * 40),)), "0" * 64)
    for reading in (settled(said(), nothing), settled(nothing, said())):
        assert figure(reading, "t3.new.natural").value == Decimal(5)
        assert reading.is_report
