"""Of two reports on a page the one that the page's title names is read, and the other is told of."""

from __future__ import annotations

from random import Random

import pytest

from tests.clerks.make import FORMATS, clerk
from tests.clerks.pairs import PAIRS
from tests.measured.campaign import judge
from tests.measured.reader import read_json
from tests.reportgen.seeds import first_seed

PRINTED = [layout for layout in FORMATS if layout != "pdf without rules"]
"""Tables without rules are read whole or left open; tests/measured holds them."""


def _check(seed: int, shape: str, layout: str) -> None:
    made = clerk(seed, shape, layout)
    judged, faults = judge(made)
    assert not faults, f"GONGKAI_TEST_SEED={seed}\n" + "\n".join(faults[:10])
    assert judged.cells["right"] == judged.total, f"GONGKAI_TEST_SEED={seed}: {judged.cells}"
    reading = read_json(made.data)
    assert (reading["agency"], reading["year"]) == (made.truth.agency, made.truth.year)
    told = [each for each in reading["findings"] if each["rule"] == "another_report"]
    assert len(told) == 1, f"GONGKAI_TEST_SEED={seed}"


@pytest.mark.parametrize("shape", PAIRS)
def test_the_named_report_is_read(shape: str) -> None:
    seed = first_seed()
    drawn = Random(f"{seed}/{shape}")
    for layout in ("html", drawn.choice(PRINTED)):
        _check(seed, shape, layout)


def _told(agency: str, year: int) -> str:
    said = f"<p>{agency}依照条例编写{year}年报告。{'公开工作有序，申请均在期限内答复。' * 8}</p>"
    heads = ("一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项")
    sections = "".join(f"<h3>{head}</h3>{said}" for head in heads)
    return f"<h2>{agency}{year}年政府信息公开工作年度报告</h2>{sections}"


@pytest.mark.parametrize("title", ["双溪县财政局2024年", "双溪县2023年", "双溪县"])
def test_what_no_report_on_a_page_is_called_gives_its_name_to_none(title: str) -> None:
    """Neither to the first nor to another: each would have somebody else's figures then."""
    title = f"{title}政府信息公开工作年度报告"
    reports = _told("双溪县教育局", 2023) + _told("双溪县民政局", 2023)
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{reports}</body></html>"
    reading = read_json(page.encode())
    assert (reading["agency"], reading["year"]) == ("双溪县教育局", 2023)
    (other,) = [each for each in reading["findings"] if each["rule"] == "another_report"]
    assert "双溪县民政局2023年" in other["message"]


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("layout", PRINTED)
@pytest.mark.parametrize("shape", PAIRS)
def test_soak(shape: str, layout: str) -> None:
    for seed in range(first_seed(), first_seed() + 8):
        _check(seed, shape, layout)
