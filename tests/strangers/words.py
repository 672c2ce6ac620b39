"""Word's files: controls, fields, boxes, notes, numbers of lists, cells that show other than they hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from random import Random
from xml.sax.saxutils import escape

from tests.reportgen.grids import Grid, Slot
from tests.reportgen.office import placed
from tests.reportgen.story import Story
from tests.reportgen.truth import Borne, Truth
from tests.strangers.rows import Shape, named, opened, page, plain

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def run(text: str, look: str = "") -> str:
    """One run."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(inner: str, look: str = "") -> str:
    """One paragraph."""
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{inner}</w:p>"


def package(body: str, parts: dict[str, str] | None = None, rels: str = "") -> bytes:
    """A package with the body and other parts."""
    out = io.BytesIO()
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    base = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as docx:
        docx.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{base}/content-types">'
            f'<Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="html" ContentType="text/html"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kinds}.document.main+xml"/></Types>',
        )
        docx.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{base}/relationships">'
            f'<Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/>'
            f"</Relationships>",
        )
        docx.writestr(
            "word/document.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><w:document {_SPACES}><w:body>{body}<w:sectPr/>'
            f"</w:body></w:document>",
        )
        if rels:
            docx.writestr(
                "word/_rels/document.xml.rels",
                f'<Relationships xmlns="{base}/relationships">{rels}</Relationships>',
            )
        for name, text in (parts or {}).items():
            docx.writestr(name, text)
    return out.getvalue()


Cell = Callable[[Slot], str]


def table(
    grid: Grid, cell: Cell, row: Callable[[str, int], str] = lambda cells, _at: f"<w:tr>{cells}</w:tr>"
) -> str:
    """A table; `cell` gives the paragraphs of a figure's cell, `row` wraps the cells of row n."""
    rows: list[dict[int, str]] = [{} for _ in grid.lines]
    for at, column, slot in placed(grid):
        inner = cell(slot) if slot.role == "value" else par(run(slot.text))
        span = f'<w:gridSpan w:val="{slot.columns}"/>'
        merge = '<w:vMerge w:val="restart"/>' if slot.rows > 1 else ""
        rows[at][column] = f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{inner}</w:tc>"
        for below in range(at + 1, at + slot.rows):
            rows[below][column] = f"<w:tc><w:tcPr>{span}<w:vMerge/></w:tcPr><w:p/></w:tc>"
    made = [row("".join(cells[column] for column in sorted(cells)), at) for at, cells in enumerate(rows)]
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(made)}</w:tbl>"


def body(story: Story, draw: Callable[[Grid], str]) -> str:
    """The story's pieces, tables by `draw`."""
    parts = [par(run(story.title)), par(run(f"发布时间：{story.published}"))]
    parts += [
        draw(piece) + "<w:p/>" if isinstance(piece, Grid) else par(run(piece.text)) for piece in story.pieces
    ]
    return "".join(parts)


def _each(
    write: Callable[[Random, Slot, Truth], str], chance: float = 0.4, parts: dict[str, str] | None = None
) -> Shape:
    def shape(rng: Random, story: Story, truth: Truth) -> bytes:
        opened(truth)

        def cell(slot: Slot) -> str:
            return write(rng, slot, truth) if slot.text and rng.random() < chance else par(run(slot.text))

        return package(body(story, lambda grid: table(grid, cell)), parts)

    shape.__doc__ = write.__doc__
    return shape


def control(rng: Random, slot: Slot, _truth: Truth) -> str:
    """The number in a content control: around the paragraph or in it."""
    inner = "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    return rng.choice((par(inner.format(run(slot.text))), inner.format(par(run(slot.text)))))


def control_empty(rng: Random, slot: Slot, truth: Truth) -> str:
    """A content control that only shows its hint to type here."""
    truth.cells[slot.code or ""] = Borne("absent")
    hint = rng.choice(("单击此处输入文字。", "请输入数字 0", "点击或点按此处"))
    return par(
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>{run(hint)}</w:sdtContent></w:sdt>"
    )


def drop_down(_rng: Random, slot: Slot, _truth: Truth) -> str:
    """A list to choose from; only the chosen one is shown."""
    items = "".join(f'<w:listItem w:value="{n}" w:displayText="{n}"/>' for n in range(9))
    return par(
        f"<w:sdt><w:sdtPr><w:dropDownList>{items}</w:dropDownList></w:sdtPr><w:sdtContent>{run(slot.text)}</w:sdtContent></w:sdt>"
    )


def box_in_cell(_rng: Random, slot: Slot, _truth: Truth) -> str:
    """The number in a text box anchored in its cell, kept twice as Word does."""
    content = f"<w:txbxContent>{par(run(slot.text))}</w:txbxContent>"
    return par(
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp>"
        f"<wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def box_beside(rng: Random, slot: Slot, _truth: Truth) -> str:
    """A text box of a page number or stamp anchored in a cell of figures, floating elsewhere."""
    content = f"<w:txbxContent>{par(run(str(rng.randint(1, 99))))}</w:txbxContent>"
    anchor = (
        f"<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx>"
        f"</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    return par(run(slot.text) + f"<w:r>{anchor}</w:r>")


def white_text(rng: Random, slot: Slot, _truth: Truth) -> str:
    """Another number in white beside the shown one."""
    return par(run(slot.text) + run(str(rng.randint(1, 99)), '<w:color w:val="FFFFFF"/>'))


def field_form(rng: Random, slot: Slot, _truth: Truth) -> str:
    """A field of an old form, with its default value in its code."""
    data = (
        f'<w:ffData><w:textInput><w:type w:val="number"/><w:default w:val="{rng.randint(1, 9)}"/>'
        f"</w:textInput></w:ffData>"
    )
    return par(
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r>'
        f"<w:instrText> FORMTEXT </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(slot.text)}<w:r>'
        f'<w:fldChar w:fldCharType="end"/></w:r>'
    )


def field_nested(rng: Random, slot: Slot, _truth: Truth) -> str:
    """A field in the code of a field: only the outer result is shown."""
    inner = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(str(rng.randint(1, 99)))}<w:r>'
        f'<w:fldChar w:fldCharType="end"/></w:r>'
    )
    return par(
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> = </w:instrText>'
        f"</w:r>{inner}<w:r><w:instrText> + 1 </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(slot.text)}<w:r>'
        f'<w:fldChar w:fldCharType="end"/></w:r>'
    )


def field_simple(_rng: Random, slot: Slot, _truth: Truth) -> str:
    """A simple field with its result."""
    return par(f'<w:fldSimple w:instr=" =SUM(ABOVE) ">{run(slot.text)}</w:fldSimple>')


def ruby(rng: Random, slot: Slot, _truth: Truth) -> str:
    """A small number above the number."""
    return par(
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{run(str(rng.randint(1, 9)))}</w:rt>"
        f"<w:rubyBase>{run(slot.text)}</w:rubyBase></w:ruby></w:r>"
    )


def tracked(rng: Random, slot: Slot, _truth: Truth) -> str:
    """A digit deleted and others inserted by two people."""
    cut = rng.randint(0, len(slot.text))
    return par(
        run(slot.text[:cut])
        + f'<w:del w:id="1" w:author="a"><w:r><w:delText>{rng.randint(0, 9)}</w:delText></w:r></w:del>'
        + (
            f'<w:ins w:id="2" w:author="b"><w:del w:id="3" w:author="a"><w:r><w:delText>8</w:delText>'
            f"</w:r></w:del>{run(slot.text[cut:])}</w:ins>"
        )
    )


def pieces(rng: Random, slot: Slot, _truth: Truth) -> str:
    """Runs cut by spelling marks, bookmarks, soft hyphens and tabs."""
    glue = (
        '<w:proofErr w:type="spellStart"/>',
        '<w:bookmarkStart w:id="4" w:name="x"/>',
        "<w:r><w:softHyphen/></w:r>",
        "<w:r><w:lastRenderedPageBreak/></w:r>",
    )
    return par(
        "<w:r><w:tab/></w:r>" * (rng.random() < 0.2)
        + "".join(run(char) + rng.choice(glue) for char in slot.text)
    )


def custom_xml(rng: Random, slot: Slot, _truth: Truth) -> str:
    """Elements of custom XML and smart tags around the number."""
    return par(
        f'<w:smartTag w:uri="u" w:element="chmetcnv"><w:smartTagPr>'
        f'<w:attr w:name="SourceValue" w:val="{rng.randint(1, 99)}"/>'
        f"</w:smartTagPr>{run(slot.text)}</w:smartTag>"
    )


def numbered_cells(_rng: Random, slot: Slot, truth: Truth) -> str:
    """An empty cell whose paragraph is numbered by itself: what it shows is a number of a list."""
    truth.cells[slot.code or ""] = Borne("absent")
    return par("", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')


_NUMBERING = (
    f'<?xml version="1.0"?><w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="1">'
    f'<w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1">'
    '<w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def comments(_rng: Random, slot: Slot, _truth: Truth) -> str:
    """A comment, an endnote and a page break beside the number."""
    return par(
        f'<w:commentRangeStart w:id="0"/>{run(slot.text)}<w:commentRangeEnd w:id="0"/><w:r>'
        f'<w:commentReference w:id="0"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
    )


def subscript(rng: Random, slot: Slot, _truth: Truth) -> str:
    """A lowered mark after the number."""
    return par(run(slot.text) + run(rng.choice(("1", "注2")), '<w:vertAlign w:val="subscript"/>'))


def lifted(_rng: Random, slot: Slot, _truth: Truth) -> str:
    """A small number lifted above the line by its position."""
    return par(run(slot.text) + run("1", '<w:position w:val="10"/><w:sz w:val="12"/>'))


def symbols(_rng: Random, slot: Slot, _truth: Truth) -> str:
    """Digits as symbols of a symbol font, or as circled digits by fields."""
    return par(
        "".join(
            f'<w:r><w:sym w:font="Wingdings" w:char="F0{ord(d):02X}"/></w:r>' if d.isdigit() else run(d)
            for d in slot.text
        )
    )


def auto_labels(_rng: Random, story: Story, truth: Truth) -> bytes:
    """The numbers of table 三's labels come from a list, for every group anew."""
    opened(truth)
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate((("chineseCounting", "（%1）"), ("decimal", "%2.")))
    )
    numbering = (
        f'<?xml version="1.0"?><w:numbering xmlns:w="{_W}">'
        f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum><w:num w:numId="1">'
        f'<w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )

    def draw(grid: Grid) -> str:
        text = table(grid, lambda slot: par(run(slot.text)))
        if grid.name != "t3":
            return text
        for line in grid.lines:
            for slot in line.slots:
                level = (
                    0
                    if slot.text.startswith("（") and slot.role in ("group", "label")
                    else 1
                    if slot.text[:2].rstrip(".").isdigit() and slot.role == "label"
                    else None
                )
                if level is None:
                    continue
                bare = slot.text[3:] if level == 0 else slot.text[2:]
                look = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
                text = text.replace(par(run(slot.text)), par(run(bare), look), 1)
        return text

    return package(body(story, draw), {"word/numbering.xml": numbering})


def nested(_rng: Random, story: Story, truth: Truth) -> bytes:
    """A group's rows as a table in a cell."""
    opened(truth)

    def draw(grid: Grid) -> str:
        if grid.name != "t3":
            return table(grid, lambda slot: par(run(slot.text)))
        heads = "".join(f"<w:tc>{par(run(name))}</w:tc>" for name, _ in named(grid)[0].figures)
        rows = [
            f"<w:tr><w:tc><w:p/></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p/></w:tc>{heads}</w:tr></w:tbl><w:p/></w:tc></w:tr>"
        ]
        groups: dict[tuple[str, ...], list[str]] = {}
        for row in named(grid):
            cells = "".join(f"<w:tc>{par(run(slot.text))}</w:tc>" for _, slot in row.figures)
            groups.setdefault(row.groups, []).append(
                f"<w:tr><w:tc>{par(run(row.label))}</w:tc>{cells}</w:tr>"
            )
        for names, inner in groups.items():
            rows.append(
                f"<w:tr><w:tc>{par(run(' '.join(names)))}</w:tc><w:tc><w:tbl>{''.join(inner)}</w:tbl>"
                f"<w:p/></w:tc></w:tr>"
            )
        return f"<w:tbl>{''.join(rows)}</w:tbl>"

    return package(body(story, draw))


def in_box(_rng: Random, story: Story, truth: Truth) -> bytes:
    """Each table in a text box, kept twice as Word does."""
    opened(truth)

    def draw(grid: Grid) -> str:
        content = f"<w:txbxContent>{table(grid, lambda slot: par(run(slot.text)))}<w:p/></w:txbxContent>"
        return par(
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp>"
            f"<wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>"
            f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )

    return package(body(story, draw))


def by_sections(rng: Random, story: Story, truth: Truth) -> bytes:
    """Table 三 cut by a section break (a page laid on its side), without its heads again."""
    opened(truth)

    def draw(grid: Grid) -> str:
        whole = table(
            grid, lambda slot: par(run(slot.text)), lambda cells, at: f"<w:tr><!--{at}-->{cells}</w:tr>"
        )
        if grid.name != "t3":
            return whole
        keyed = [at for at, line in enumerate(grid.lines) if line.key and len(line.slots) <= 8]
        cut = whole.index(f"<w:tr><!--{rng.choice(keyed[4:-2])}-->")
        return (
            whole[:cut]
            + "</w:tbl>"
            + par("", "<w:sectPr><w:pgSz w:orient='landscape'/></w:sectPr>")
            + "<w:tbl><w:tblPr/><w:tblGrid/>"
            + whole[cut:]
        )

    return package(body(story, draw))


def indented_rows(rng: Random, story: Story, truth: Truth) -> bytes:
    """Rows after which Word keeps a grid column free."""
    opened(truth)
    after = '<w:gridAfter w:val="1"/>'
    return package(
        body(
            story,
            lambda grid: table(
                grid,
                lambda slot: par(run(slot.text)),
                lambda cells, _at: f"<w:tr><w:trPr>{after * (rng.random() < 0.3)}</w:trPr>{cells}</w:tr>",
            ),
        )
    )


def turned_text(rng: Random, story: Story, truth: Truth) -> bytes:
    """Heads and labels that run down their cells, letter by letter or by the cell's direction."""
    truth.clean = False
    for grid in (piece for piece in story.pieces if isinstance(piece, Grid)):
        for line in grid.lines:
            for slot in line.slots:
                if slot.role in ("head", "group") and slot.text and len(slot.text) < 8:
                    slot.text = rng.choice((slot.text, "\n".join(slot.text)))
    write = lambda slot: par(run(slot.text))  # noqa: E731
    text = body(story, lambda grid: table(grid, write))
    return package(
        text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">').replace(
            "<w:tcPr>", '<w:tcPr><w:textDirection w:val="tbRlV"/>', 40
        )
    )


def as_chunk(_rng: Random, story: Story, truth: Truth) -> bytes:
    """The report as a chunk of HTML inside the package, which Word takes in when it opens it."""
    opened(truth)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return package(
        '<w:altChunk r:id="c1"/>',
        {"word/chunk.html": page(story, plain).decode()},
        f'<Relationship Id="c1" Type="{office}/aFChunk" Target="chunk.html"/>',
    )


def fallback_only(_rng: Random, story: Story, truth: Truth) -> bytes:
    """A choice for a namespace nobody knows, and a fallback with the same figures."""
    opened(truth)

    def draw(grid: Grid) -> str:
        inner = table(grid, lambda slot: par(run(slot.text)))
        return (
            f"<mc:AlternateContent><mc:Choice Requires='w14'>{inner}</mc:Choice>"
            f"<mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
        )

    return package(body(story, draw))


def as_mht(_rng: Random, story: Story, truth: Truth) -> bytes:
    """A page kept as one file (.mht), quoted-printable in GBK."""
    import quopri

    opened(truth)
    text = page(story, plain).decode().replace("charset=utf-8", "charset=gb2312").encode("gb18030")
    head = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; "
        b'boundary="=_n"\r\n\r\n--=_n\r\nContent-Location: file:///C:/a.htm\r\n'
    )
    head += (
        b'Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset="gb2312"\r\n\r\n'
    )
    return head + quopri.encodestring(text).replace(b"\n", b"\r\n") + b"\r\n--=_n--\r\n"


WORDS: dict[str, Shape] = {
    **{
        f"docx_{each.__name__}": _each(each)
        for each in (
            control,
            control_empty,
            drop_down,
            box_in_cell,
            box_beside,
            white_text,
            field_form,
            field_nested,
            field_simple,
            ruby,
            tracked,
            pieces,
            custom_xml,
            comments,
            subscript,
            lifted,
            symbols,
        )
    },
    "docx_numbered_cells": _each(numbered_cells, 0.1, {"word/numbering.xml": _NUMBERING}),
    **{
        f"docx_{each.__name__}": each
        for each in (
            auto_labels,
            nested,
            in_box,
            by_sections,
            indented_rows,
            turned_text,
            as_chunk,
            fallback_only,
        )
    },
    "mht_gbk": as_mht,
}
