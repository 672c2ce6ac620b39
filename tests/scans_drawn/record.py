"""Word processors' files with a table pasted in as a picture: a DOCX drawn here, and what LibreOffice, run by
hand, saves it as.

`python -m tests.scans_drawn.record` records them and needs `soffice`; the suite reads only what it has
written.
"""

from __future__ import annotations

import gzip
import io
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

from PIL import Image

from tests.scans_drawn.cases import made
from tests.scans_drawn.files import word_file

FOLDER = Path(__file__).parent / "recorded"
FILTERS = {"doc": "doc", "rtf": "rtf", "odt": "odt", "fodt": "fodt", "xml": "xml:MS Word 2003 XML"}
SAVED = {"pasted": ("doc", "rtf", "odt", "fodt", "xml"), "floating": ("doc", "rtf"), "alone": ("doc", "odt")}
"""Kinds of files: the picture in the text, beside it, or without any text; and what each is saved as."""
NAMES = [f"{kind}.{suffix}" for kind, suffixes in SAVED.items() for suffix in suffixes]
_SPACES = "http://schemas.openxmlformats.org/drawingml/2006"
_FLOATING = (
    f'<wp:anchor xmlns:a="{_SPACES}/main" xmlns:pic="{_SPACES}/picture" distT="0" distB="0" distL="0" '
    'distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset>'
    '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
)


def recorded(name: str) -> bytes:
    """A recorded file, such as pasted.doc; pasted.docx is what all were made from."""
    return gzip.decompress((FOLDER / f"{name}.gz").read_bytes())


def _picture() -> Image.Image:
    """The first table of a drawn report, black on white."""
    (file,) = made("in word", 1).parts
    with zipfile.ZipFile(io.BytesIO(file)) as package, package.open("word/media/image1.png") as stored:
        return Image.open(stored).convert("L").point(lambda grey: 255 * (grey > 150), "1")


def _floated(file: bytes) -> bytes:
    """The DOCX with its picture beside the text."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as package, zipfile.ZipFile(held, "w") as written:
        for name in package.namelist():
            text = package.read(name)
            if name == "word/document.xml":
                inline = rb"<wp:inline[^>]*>(.*?<wp:extent[^>]*/>)(.*?)</wp:inline>"
                anchor = rb"%s\1<wp:wrapTopAndBottom/>\2</wp:anchor>" % _FLOATING.encode()
                text = re.sub(inline, anchor, text, flags=re.DOTALL)
            written.writestr(name, text)
    return held.getvalue()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    picture = [_picture()]
    before = ["某某区文化局2023年政府信息公开工作年度报告", "一、主动公开政府信息情况如下表。"]
    pasted = word_file(before, picture, ["其他事项：无。"])
    sources = {"pasted": pasted, "floating": _floated(pasted), "alone": word_file([], picture, [])}
    _write("pasted.docx", pasted)
    for kind, suffixes in SAVED.items():
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / f"{kind}.docx"
            source.write_bytes(sources[kind])
            for suffix in suffixes:
                command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
                command += ["--convert-to", FILTERS[suffix], "--outdir", folder, str(source)]
                subprocess.run(command, check=True, timeout=120, capture_output=True)
                _write(f"{kind}.{suffix}", source.with_suffix(f".{suffix}").read_bytes())


def _write(name: str, data: bytes) -> None:
    (FOLDER / f"{name}.gz").write_bytes(gzip.compress(data, mtime=0))


if __name__ == "__main__":
    main()
