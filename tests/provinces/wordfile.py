"""DOCX written as XML: what WPS and Word put into document.xml."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from tests.provinces.articles import is_heading
from tests.provinces.grids import Cell, Grid
from tests.provinces.told import Text

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable=""'
)
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/footer1.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>"""
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>"""
_DOCUMENT_RELS = f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId9" Type="{_REL}/footer" Target="footer1.xml"/></Relationships>"""
Run = Callable[[str], str]
Marked = Callable[[Cell], str]


def run(text: str, properties: str = "") -> str:
    """One run."""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    inner = "<w:br/>".join(lines) if text else ""
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def split_runs(text: str) -> str:
    """Runs as WPS cuts them: Latin and Chinese apart, with proofing marks between."""
    parts: list[str] = []
    for letter in text:
        if parts and parts[-1][-1].isascii() == letter.isascii():
            parts[-1] += letter
        else:
            parts.append(letter)
    return '<w:proofErr w:type="spellStart"/>'.join(
        run(part, f'<w:rFonts w:hint="{"default" if part.isascii() else "eastAsia"}"/>') for part in parts
    )


def paragraph(runs: str, properties: str = "") -> str:
    """One paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


@dataclass(frozen=True)
class _Placed:
    cell: Cell
    column: int
    goes_on: bool


def _placed(grid: Grid) -> Iterator[list[_Placed]]:
    """The cells of each row with their columns; a cell over several rows is there in each."""
    hanging: dict[int, tuple[Cell, int]] = {}
    for row in grid:
        placed, column, waiting = [], 0, list(row)
        while waiting or column in hanging:
            if column in hanging:
                cell, left = hanging.pop(column)
                placed.append(_Placed(cell, column, True))
            else:
                cell = waiting.pop(0)
                left = cell.down
                placed.append(_Placed(cell, column, False))
            if left > 1:
                hanging[column] = (cell, left - 1)
            column += cell.across
        hanging = {at: each for at, each in hanging.items() if any(p.column == at for p in placed)}
        yield placed


def _cell(placed: _Placed, marked: Marked) -> str:
    cell = placed.cell
    merge = "" if cell.down == 1 else "<w:vMerge/>" if placed.goes_on else '<w:vMerge w:val="restart"/>'
    span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    runs = "" if placed.goes_on else marked(cell)
    width = f'<w:tcW w:w="{800 * cell.across}" w:type="dxa"/>'
    centred = paragraph(runs, '<w:jc w:val="center"/>')
    return f'<w:tc><w:tcPr>{width}{span}{merge}<w:vAlign w:val="center"/></w:tcPr>{centred}</w:tc>'


def table(grid: Grid, marked: Marked = lambda cell: run(cell.text)) -> str:
    """A table with gridSpan and vMerge; `marked` gives the runs of a cell."""
    width = sum(cell.across for cell in grid[0])
    columns = '<w:gridCol w:w="800"/>' * width
    rows = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + "".join(_cell(each, marked) for each in row) + "</w:tr>"
        for row in _placed(grid)
    )
    style = '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
    return f"<w:tbl><w:tblPr>{style}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def nested(inner: str) -> str:
    """A table of one cell around another, as pasting from a page leaves it."""
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="8500"/></w:tblGrid>'
        f"<w:tr><w:tc><w:tcPr/>{paragraph('')}{inner}{paragraph('')}</w:tc></w:tr></w:tbl>"
    )


def symbols(cell: Cell) -> str:
    """Digits as characters of the font Symbol."""
    if cell.kind != "number":
        return run(cell.text)
    return "".join(
        f'<w:r><w:sym w:font="Symbol" w:char="F0{ord(each):02X}"/></w:r>' if each.isdecimal() else run(each)
        for each in cell.text
    )


def revised(cell: Cell, old: str) -> str:
    """A number that was corrected with changes tracked."""
    mark = 'w:id="7" w:author="办公室" w:date="2021-01-20T09:00:00Z"'
    return (
        f'<w:del {mark}><w:r><w:delText xml:space="preserve">{old}</w:delText></w:r></w:del>'
        f"<w:ins {mark}>{run(cell.text)}</w:ins>"
    )


def formula(cell: Cell, instruction: str = " =SUM(LEFT) ") -> str:
    """A number that a field works out."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(cell.text)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(paragraphs: str) -> str:
    """A drawn box of text, and once more for programs that know none."""
    box = f"<w:txbxContent>{paragraphs}</w:txbxContent>"
    drawing = (
        '<w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        f'wordprocessingShape"><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
    picture = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def document(
    text: Text, tables: dict[str, str], runs: Run = run, ending: str = "", titled: str = ""
) -> bytes:
    """The whole file; `titled` replaces the paragraph of the title, `ending` is XML after the text."""
    title = titled or paragraph(runs(text.title), '<w:jc w:val="center"/>')
    lines = "".join(
        tables[line]
        if line in tables
        else paragraph(runs(line), '<w:outlineLvl w:val="0"/>' if is_heading(line) else "")
        for line in text.lines
    )
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId9"/>'
        '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    footer = paragraph(run("— ") + formula(Cell("3"), " PAGE ") + run(" —"))
    xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELS,
            "word/_rels/document.xml.rels": _DOCUMENT_RELS,
            "word/document.xml": f"{xml}<w:document {_SPACES}><w:body>{title}{lines}{ending}{section}"
            "</w:body></w:document>",
            "word/footer1.xml": f"{xml}<w:ftr {_SPACES}>{footer}</w:ftr>",
        }
    )


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of these parts, the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()
