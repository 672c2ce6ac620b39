"""Pictures of pages: read where the extra is installed, refused with the way out where it is not."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image

from pipelines.formats import to_document
from pipelines.reading import UnreadableError
from tests.measured.campaign import judge
from tests.reportgen.make import make
from tests.reportgen.scan import needs_font
from tests.reportgen.seeds import first_seed

ABSENT = """
import sys
from importlib.abc import MetaPathFinder

class Absent(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("rapidocr", "onnxruntime"):
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Absent())
from pipelines.formats import to_document
from pipelines.reading import UnreadableError
try:
    to_document(sys.stdin.buffer.read())
except UnreadableError as error:
    print(error)
"""


def png(width: int = 60, height: int = 60) -> bytes:
    out = BytesIO()
    Image.new("1", (width, height), 1).save(out, "PNG")
    return out.getvalue()


def test_without_the_extra_a_picture_names_what_to_install() -> None:
    done = subprocess.run([sys.executable, "-c", ABSENT], input=png(), capture_output=True, check=True)
    assert b"pip install 'gongkai[ocr]'" in done.stdout


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(UnreadableError, match="larger than any page"):
        to_document(png(20_000, 20_000))


def test_a_picture_that_was_cut_off_is_refused_with_its_kind() -> None:
    with pytest.raises(UnreadableError, match="PNG picture"):
        to_document(png()[:40])


@needs_font
@pytest.mark.soak
@pytest.mark.parametrize("damage", ["none", "broken"])
@pytest.mark.parametrize("layout", ["scan plain", "scan poor", "scan stamped", "scan coarse", "scan lying"])
def test_a_scan_is_never_silently_wrong(layout: str, damage: str) -> None:
    seed = first_seed()
    found, faults = judge(make(seed, layout, damage))
    assert not faults, (seed, faults)
    assert found.cells["right"] or found.cells["open"]
