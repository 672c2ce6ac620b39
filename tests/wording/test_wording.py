"""The reader over passages and whole reports written by hand, most of them before its wordings were known."""

from __future__ import annotations

from tests.measured.reader import read_json
from tests.wording.judged import Judged, frame_faults
from tests.wording.printed import printed
from tests.wording.told import passages, reports

READ_OF_PASSAGES = 0.85
READ_OF_REPORTS = 0.94


def test_a_passage_states_what_it_says_and_nothing_else() -> None:
    judged = Judged()
    for said in passages():
        judged.add(said, read_json(printed(said)))
    assert not judged.faults
    assert judged.share() >= READ_OF_PASSAGES, judged.missed


def test_a_report_states_what_it_says_and_nothing_else() -> None:
    judged = Judged()
    for report in reports():
        judged.add(report, read_json(printed(report)))
    assert not judged.faults
    assert judged.share() >= READ_OF_REPORTS, judged.missed


def test_whose_report_of_which_year_and_day_it_is() -> None:
    read = [(report, read_json(printed(report))) for report in reports()]
    assert [fault for report, reading in read for fault in frame_faults(report, reading)] == []
    dated = [reading for report, reading in read if report.published_on]
    assert all(reading["published_on"] for reading in dated)


def test_no_passage_is_told_twice() -> None:
    everything = [*passages(), *reports()]
    assert len({said.id for said in everything}) == len({said.text for said in everything}) == len(everything)
