"""Figures that prose states, over labelled sentences of our own in the manner of reports of all years."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.document import Document, Text
from pipelines.words.numerals import with_digits
from pipelines.words.sections import pieces
from pipelines.words.sentences import sentences
from pipelines.words.stated_patterns import patterns
from pipelines.words.statements import read_statements

SENTENCES = Path(__file__).parent / "data" / "stated.tsv"
YEAR = 2023
Stated = set[tuple[str, Decimal]]


def _labelled() -> Iterator[tuple[str, int, Stated]]:
    """Sentence, fiscal year of its report, and what it states; `=3@2012` is of the report of FY2012."""
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        sentence, _, labels = line.partition("\t")
        stated: Stated = set()
        year = YEAR
        for label in labels.split():
            if label == "-":
                continue
            code, _, value = label.partition("=")
            value, _, named = value.partition("@")
            year = int(named or year)
            stated.add((f"p.{code}", Decimal(value)))
        yield sentence, year, stated


def _read(sentence: str, year: int) -> Stated:
    document = Document("text/html", (Text(sentence),))
    said = tuple(sentences(pieces(document)))
    return {(each.code, each.value) for each in read_statements(said, year, "石塘县")}


def test_no_sentence_is_said_to_state_what_it_does_not_and_hardly_any_figure_is_missed() -> None:
    labelled = list(_labelled())
    assert len(labelled) >= 200
    read = [(sentence, _read(sentence, year), stated) for sentence, year, stated in labelled]
    wrong = [(sentence, found - stated) for sentence, found, stated in read if found - stated]
    missed = sum(len(stated - found) for _, found, stated in read)
    assert not wrong
    assert missed <= 0.02 * sum(len(stated) for _, _, stated in read)


def test_counted_numerals_become_digits_and_approximations_stay() -> None:
    assert with_digits("三件、十二件、两次、一百零三条、二十万元") == "3件、12件、2次、103条、20万元"
    for said in ("几十件", "数百条", "三五次", "第一次", "近百件", "十余件", "一次性", "一是"):
        assert with_digits(said) == said


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_wording_needs_one_of_the_words_that_its_figure_is_looked_for_by(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(patterns()))
    wording = data.draw(st.sampled_from(pattern.wordings))
    said = data.draw(st.from_regex(wording))
    assert wording.search(said)
    assert any(word in said for word in pattern.words)


def _stated_by(agency: str, *paragraphs: str) -> Stated:
    said = tuple(sentences(pieces(Document("text/html", tuple(map(Text, paragraphs))))))
    return {(each.code, each.value) for each in read_statements(said, YEAR, agency)}


def test_what_a_body_is_named_after_does_not_hide_what_it_discloses() -> None:
    bureau = "石塘县信访局"
    assert _stated_by(bureau, "县信访局主动公开政府信息36条。") == {("p.proactive.total", Decimal(36))}
    assert _stated_by(bureau, "县信访局共受理政府信息公开申请2件。") == {("p.requests.received", Decimal(2))}
    assert not _stated_by(bureau, "县信访局全年受理来信19件，受理信访申请11件。")
    assert not _stated_by("石塘县行政审批局", "县行政审批局受理申请730件，办结728件。")


def test_requests_may_be_told_below_their_heading_by_number_alone() -> None:
    heading, lead = "（二）政府信息依申请公开情况", "我局严格按照要求，建立了接收、登记、答复制度。"
    received = {("p.requests.received", Decimal(5))}
    assert received <= _stated_by("石塘县", heading, f"{lead}2023年，我局共受理5件，均已办结。")
    for paragraph in ("办理网民留言14件。全年共受理5件，均已办结。", f"{lead}全年共受理5件，其中投诉1件。"):
        assert not received & _stated_by("石塘县", heading, paragraph)
    assert not received & _stated_by("石塘县", "（三）政府信息管理", "全年共受理5件，均已办结。")


def test_a_street_and_its_office_are_one_body_and_a_towns_party_office_speaks_for_it() -> None:
    none = {("p.requests.received", Decimal(0))}
    assert _stated_by("松溪街道", "松溪街道办事处未收到政府信息公开申请。") == none
    assert _stated_by("石塘镇人民政府", "石塘镇党政办公室未收到政府信息公开申请。") == none
    assert not _stated_by("石塘镇人民政府", "石塘镇财政办公室未收到政府信息公开申请。")
    assert not _stated_by("松溪街道", "柳泉街道办事处收到政府信息公开申请2件。")
