"""From seeds and a producer to documents with their truth."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.clerks.make import written
from tests.producers import browser, sources
from tests.producers.programs import Step, each, has, office
from tests.reportgen import office_rtf
from tests.reportgen.make2014 import LAYOUTS_2014, written2014
from tests.reportgen.story import Story
from tests.reportgen.truth import Made, Truth

SOURCES: dict[str, tuple[str, Callable[[Random, Story], bytes]]] = {
    "page": ("html", sources.page),
    "word": ("docx", sources.word),
    "book": ("xlsx", sources.book),
    "sheet": ("xlsx", sources.sheet),
    "printed book": ("xlsx", sources.printed_book),
    "rtf": ("rtf", lambda rng, story: office_rtf.render(rng, story, office_rtf.Pen())),
}


@dataclass(frozen=True)
class Producer:
    """What an author writes, and the programs that it goes through; `needs` names them."""

    source: str
    steps: tuple[Step, ...]
    needs: tuple[str, ...]


def _office(source: str, *ways: str) -> Producer:
    return Producer(source, tuple(office(*way.split("|")) for way in ways), ("soffice",))


def _by(
    source: str,
    ending: str,
    command: str,
    *before: Step,
    env: dict[str, str] | None = None,
    out: bool = False,
) -> Producer:
    words = command.split()
    needs = (words[0],) + (("soffice",) if before else ())
    return Producer(source, (*before, each(ending, *words, environment=env, to_stdout=out)), needs)


def _seen(ending: str, act: browser.Act) -> Producer:
    return Producer("page", (browser.browser(ending, act),), ())


_PDF = office("pdf", "writer_pdf_Export")
_LAID_OUT = each("txt", "pdftotext", "-layout", "IN", "OUT")
_OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/tmp"}

PRODUCERS: dict[str, Producer] = {
    "browser pdf": _seen("pdf", browser.printed()),
    "browser pdf headed": _seen("pdf", browser.printed(headed=True, scale=0.8)),
    "browser pdf large": _seen("pdf", browser.printed("A3", 1.4)),
    "browser pdf small": _seen("pdf", browser.printed("A4", 0.5, headed=True)),
    "browser pdf landscape": _seen("pdf", browser.printed(landscape=True)),
    "browser pdf sheet by sheet": _seen("pdf", browser.printed("A5", style="table{break-before:page}")),
    "browser pdf narrow": _seen("pdf", browser.printed("A5", style="td,th{word-break:break-all}")),
    "browser pdf without rules": _seen("pdf", browser.printed(style="td,th,table{border:0!important}")),
    "browser pdf of rows": _seen("pdf", browser.printed(style="td,th{border-width:0 0 1px!important}")),
    "browser pdf of columns": _seen("pdf", browser.printed(style="td,th{border-width:0 1px!important}")),
    "browser pdf of bands": _seen(
        "pdf", browser.printed(style="td,th{border:0!important}tr:nth-child(odd){background:#cde!important}")
    ),
    "browser pdf upright": _seen(
        "pdf", browser.printed(style="th,td.l{writing-mode:vertical-rl}td,th{padding:2px!important}")
    ),
    "browser pdf apart": _seen("pdf", browser.printed(style="table{border-collapse:separate!important}")),
    "browser mhtml": _seen("mhtml", browser.saved),
    "browser text": _seen("txt", browser.as_shown),
    "browser boxes": _seen("html", browser.tables_as_boxes),
    "writer pdf": _office("word", "pdf|writer_pdf_Export"),
    "writer pdf tagged": _office(
        "word", 'pdf|writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    ),
    "writer pdf/a": _office("word", 'pdf|writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"1"}}'),
    "writer doc": _office("word", "doc|MS Word 97"),
    "writer html": _office("word", "html|HTML (StarWriter)"),
    "writer xhtml": _office("word", "xhtml|XHTML Writer File"),
    "writer odt": _office("word", "odt|writer8"),
    "writer odt docx": _office("word", "odt|writer8", "docx|MS Word 2007 XML"),
    "writer rtf": _office("word", "rtf|Rich Text Format"),
    "writer rtf docx": _office("word", "rtf|Rich Text Format", "docx|MS Word 2007 XML"),
    "writer fodt": _office("word", "fodt|OpenDocument Text Flat XML"),
    "writer 2003": _office("word", "xml|MS Word 2003 XML"),
    "writer text": _office("word", "txt|Text (encoded):UTF8"),
    "writer text utf-16": _office("word", "txt|Text (encoded):UCS2"),
    "writer text gbk": _office("word", "txt|Text (encoded):GB_18030"),
    "writer doc html": _office("word", "doc|MS Word 97", "html|HTML (StarWriter)"),
    "writer docx doc docx": _office("word", "doc|MS Word 97", "docx|MS Word 2007 XML"),
    "page doc": _office("page", "doc|MS Word 97|HTML (StarWriter)"),
    "page docx": _office("page", "docx|MS Word 2007 XML|HTML (StarWriter)"),
    "page odt": _office("page", "odt|writer8|HTML (StarWriter)"),
    "page rtf": _office("page", "rtf|Rich Text Format|HTML (StarWriter)"),
    "page pdf": _office("page", "pdf|writer_web_pdf_Export"),
    "page html": _office("page", "html|HTML"),
    "rtf docx": _office("rtf", "docx|MS Word 2007 XML"),
    "calc xls": _office("book", "xls|MS Excel 97"),
    "calc html": _office("book", "html|HTML (StarCalc)"),
    "calc ods": _office("book", "ods|calc8"),
    "calc fods": _office("book", "fods|OpenDocument Spreadsheet Flat XML"),
    "calc csv": _office("sheet", "csv|Text - txt - csv (StarCalc):44,34,76,1"),
    "calc csv gbk": _office("sheet", "csv|Text - txt - csv (StarCalc):44,34,GB18030,1"),
    "calc csv tabs": _office("sheet", "csv|Text - txt - csv (StarCalc):9,34,UTF-16,1"),
    "calc pdf": _office("book", "pdf|calc_pdf_Export"),
    "calc pdf fitted": _office("printed book", "pdf|calc_pdf_Export"),
    "calc html fitted": _office("printed book", "html|HTML (StarCalc)"),
    "calc slk": _office("sheet", "slk|SYLK"),
    "calc dif": _office("sheet", "dif|DIF"),
    "calc xls html": _office("book", "xls|MS Excel 97", "html|HTML (StarCalc)"),
    "pandoc docx": _by("page", "docx", "pandoc -f html IN -o OUT"),
    "pandoc odt": _by("page", "odt", "pandoc -f html IN -o OUT"),
    "pandoc rtf": _by("page", "rtf", "pandoc -s -f html IN -o OUT"),
    "pandoc html": _by("word", "html", "pandoc -s IN -o OUT"),
    "pandoc markdown": _by("word", "md", "pandoc -t gfm IN -o OUT"),
    "pandoc grid": _by("word", "md", "pandoc -t markdown IN -o OUT"),
    "pandoc plain": _by("word", "txt", "pandoc -t plain --columns=200 IN -o OUT"),
    "pandoc page plain": _by("page", "txt", "pandoc -f html -t plain --columns=200 IN -o OUT"),
    "pandoc page markdown": _by("page", "md", "pandoc -f html -t gfm IN -o OUT"),
    "pandoc rst": _by("word", "txt", "pandoc -t rst IN -o OUT"),
    "abiword html": _by("word", "html", "abiword --to=html -o OUT IN"),
    "abiword rtf": _by("word", "rtf", "abiword --to=rtf -o OUT IN"),
    "abiword doc": _by("word", "doc", "abiword --to=doc -o OUT IN"),
    "abiword odt": _by("word", "odt", "abiword --to=odt -o OUT IN"),
    "abiword text": _by("word", "txt", "abiword --to=txt -o OUT IN"),
    "gnumeric xls": _by("book", "xls", "ssconvert --export-type=Gnumeric_Excel:excel_biff8 IN OUT"),
    "gnumeric xlsx": _by("book", "xlsx", "ssconvert --export-type=Gnumeric_Excel:xlsx2 IN OUT"),
    "gnumeric html": _by("book", "html", "ssconvert --export-type=Gnumeric_html:html40 IN OUT"),
    "gnumeric xhtml": _by("book", "html", "ssconvert --export-type=Gnumeric_html:xhtml IN OUT"),
    "gnumeric ods": _by("book", "ods", "ssconvert --export-type=Gnumeric_OpenCalc:odf IN OUT"),
    "gnumeric csv": _by("sheet", "csv", "ssconvert --export-type=Gnumeric_stf:stf_csv IN OUT"),
    "gnumeric pdf": _by("book", "pdf", "ssconvert --export-type=Gnumeric_pdf:pdf_assistant IN OUT"),
    "wkhtmltopdf": _by("page", "pdf", "wkhtmltopdf -q IN OUT", env=_OFFSCREEN),
    "gs pdf": _by("word", "pdf", "gs -q -dBATCH -dNOPAUSE -sDEVICE=pdfwrite -o OUT IN", _PDF),
    "gs pdf outlines": _by(
        "word", "pdf", "gs -q -dBATCH -dNOPAUSE -dNoOutputFonts -sDEVICE=pdfwrite -o OUT IN", _PDF
    ),
    "gs text": _by("word", "txt", "gs -q -dBATCH -dNOPAUSE -sDEVICE=txtwrite -o OUT IN", _PDF),
    "qpdf streams": _by("word", "pdf", "qpdf --linearize --object-streams=generate IN OUT", _PDF),
    "qpdf turned": _by("word", "pdf", "qpdf --rotate=+90 IN OUT", _PDF),
    "qpdf locked": _by("word", "pdf", "qpdf --encrypt  owner 128 --modify=none -- IN OUT", _PDF),
    "mutool clean": _by("word", "pdf", "mutool clean -gggg -s -z IN OUT", _PDF),
    "mutool html": _by("word", "html", "mutool draw -q -F html -o OUT IN", _PDF),
    "mutool xhtml": _by("word", "html", "mutool draw -q -F xhtml -o OUT IN", _PDF),
    "mutool text": _by("word", "txt", "mutool draw -q -F txt -o OUT IN", _PDF),
    "cairo pdf": _by("word", "pdf", "pdftocairo -pdf IN OUT", _PDF),
    "pdftohtml": _by("word", "html", "pdftohtml -q -noframes -enc UTF-8 -i IN OUT", _PDF),
    "pdftohtml placed": _by("word", "html", "pdftohtml -q -c -s -noframes -enc UTF-8 -i IN OUT", _PDF),
    "pdftohtml xml": _by("word", "xml", "pdftohtml -q -xml -i IN OUT", _PDF),
    "pdftotext layout": _by("word", "txt", "pdftotext -layout IN OUT", _PDF),
    "pdftotext layout page": Producer(
        "page", (office("pdf", "writer_web_pdf_Export"), _LAID_OUT), ("soffice", "pdftotext")
    ),
    "pdftotext layout book": Producer(
        "printed book", (office("pdf", "calc_pdf_Export"), _LAID_OUT), ("soffice", "pdftotext")
    ),
    "pdftotext": _by("word", "txt", "pdftotext IN OUT", _PDF),
    "pdftotext bbox": _by("word", "html", "pdftotext -bbox-layout IN OUT", _PDF),
}


def able(name: str) -> bool:
    """Whether this machine has the programs of that producer."""
    return all(has(program) for program in PRODUCERS[name].needs)


def produced(name: str, seeds: list[int]) -> list[Made | None]:
    """One document for each seed; None where the program made none."""
    producer = PRODUCERS[name]
    ending, write = SOURCES[producer.source]
    with tempfile.TemporaryDirectory() as folder:
        start = Path(folder) / "source"
        start.mkdir()
        truths: list[tuple[str, Truth]] = []
        files: list[Path] = []
        for seed in seeds:
            rng = Random(f"producers/{seed}/{name}")
            story, truth = _written(rng)
            files.append(start / f"{seed}.{ending}")
            files[-1].write_bytes(write(rng, story))
            truths.append((f"{seed}/{name}/{truth.form}", truth))
        for step in producer.steps:
            files = step(files)
        return [
            Made(called, name, name, file.read_bytes(), truth) if file.exists() else None
            for file, (called, truth) in zip(files, truths, strict=True)
        ]


def _written(rng: Random) -> tuple[Story, Truth]:
    if rng.random() < 0.25:
        story, truth = written2014(rng, LAYOUTS_2014["html"])
        truth.clean = truth.settled = False
        return story, truth
    return written(rng)
