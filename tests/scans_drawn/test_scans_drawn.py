"""Drawn scans: none read wrongly in silence, and as many cells read as before."""

from __future__ import annotations

import pytest

from pipelines.formats.ocr.engine import is_installed
from tests.measured.reader import read_json
from tests.scans_drawn.cases import KINDS, made
from tests.scans_drawn.drawing import FONTS
from tests.scans_drawn.judge import HARM, judged

QUICK = ("coloured heads", "searchable slightly")
UNREAD = {"sealed": 8, "2019 black": 6, "2019 photographed": 4, "dashes": 6, "watermark": 4, "slashes": 30}
"""Cells of a kind that may stay unread or be told wrong; of others `FEW`."""
FEW = 3

pytestmark = [
    pytest.mark.skipif(not is_installed(), reason="needs the extra `ocr`"),
    pytest.mark.skipif(
        not FONTS["hei"].exists(), reason="needs a Chinese font: apt-get install fonts-wqy-microhei"
    ),
]


@pytest.mark.parametrize(
    "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.soak) for name in KINDS]
)
def test_a_scan_is_read_or_said_to_be_doubtful(name: str) -> None:
    case = made(name, 1)
    cells, _, notes = judged(case.truth, read_json(*case.parts))
    assert not sum(cells[kind] for kind in HARM), notes
    read = cells["right"] + cells["right uncertain"]
    assert cells.total() - read <= UNREAD.get(name, FEW), notes
