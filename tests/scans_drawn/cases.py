"""Reports as they reach a portal in pictures, by name: a seed gives the same bytes and the same truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from PIL import Image

from tests.scans_drawn import damage, files
from tests.scans_drawn.damage import Damage, chain, grey, resolved
from tests.scans_drawn.drawing import Block, Page, Style, pages
from tests.scans_drawn.figures import Printed, Truth, printing, slip, truth, year
from tests.scans_drawn.forms import table2, table3, table4, table2014

PROSE = (
    "根据《中华人民共和国政府信息公开条例》规定，现公布本机关年度报告。报告由总体情况、主动公开、依申请公开、"
    "行政复议和行政诉讼、存在问题及改进、其他事项六部分组成。"
)
CLOSING = "公开的深度还不够，解读形式单一。下一步将加强培训，丰富解读形式，回应群众关切。"


@dataclass(frozen=True)
class Content:
    """What the office reports: form, how large its numbers are, how it types them."""

    form: str = "2021"
    size: str = "few"
    nothing: str = "0"
    thousands: bool = False
    slips: int = 0


@dataclass(frozen=True)
class Case:
    """One document: its parts in order and what is printed in it."""

    name: str
    parts: tuple[bytes, ...]
    truth: Truth
    sheets: int


Made = tuple[tuple[bytes, ...], int]
Maker = Callable[[Printed, Content, Style, Random], Made]


@dataclass(frozen=True)
class Kind:
    """One way a report becomes a picture."""

    maker: Maker
    content: Content = field(default_factory=Content)
    style: Style = field(default_factory=Style)


def made(name: str, seed: int) -> Case:
    """The case of a kind, drawn by its seed."""
    kind, rng = KINDS[name], Random(f"{name} {seed}")
    content = kind.content
    numbers = year(content.form, rng, content.size)
    if content.slips:
        numbers = slip(numbers, rng, content.slips)
    typed = printing(numbers, rng, content.nothing, content.thousands)
    parts, sheets = kind.maker(typed, content, kind.style, rng)
    return Case(name, parts, truth(typed), sheets)


def title(content: Content) -> str:
    """The report's title, of a year in which its form held."""
    return (
        f"青溪县林业局{ {'2021': 2023, '2019': 2020, '2014': 2016}[content.form] }年政府信息公开工作年度报告"
    )


def blocks(typed: Printed, content: Content) -> list[Block | None]:
    """The whole report: prose and tables in their order."""
    if content.form == "2014":
        return [(title(content), 18), PROSE, None, ("政府信息公开情况统计表", 14), table2014(typed)]
    return [
        (title(content), 18),
        "一、总体情况",
        PROSE,
        "二、主动公开政府信息情况",
        table2(content.form, typed),
        None,
        "三、收到和处理政府信息公开申请情况",
        table3(content.form, typed),
        "四、政府信息公开行政复议、行政诉讼情况",
        table4(typed),
        "五、存在的主要问题及改进情况",
        CLOSING,
        "六、其他需要报告的事项",
        "无。",
    ]


def copied(*steps: Damage, dpi: int = 200, quality: int = 75) -> Maker:
    """Printed, then scanned to a PDF; every page meets the same steps."""

    def make(typed: Printed, content: Content, style: Style, rng: Random) -> Made:
        run = chain(*(steps or (resolved(dpi), grey)))
        pictures = [run(page.picture, rng) for page in pages(blocks(typed, content), style)]
        return (files.scanned_pdf(pictures, dpi, quality),), len(pictures)

    return make


def pictured(*steps: Damage, kind: str = "JPEG", quality: int = 75) -> Maker:
    """Each page a picture of its own, put up in order."""

    def make(typed: Printed, content: Content, style: Style, rng: Random) -> Made:
        pictures = [chain(*steps)(page.picture, rng) for page in pages(blocks(typed, content), style)]
        return tuple(files.encoded(each, kind, quality) for each in pictures), len(pictures)

    return make


def sealed(typed: Printed, content: Content, style: Style, rng: Random) -> Made:
    """A seal over the last table of each page, scanned in colour."""
    pictures = []
    for page in pages(blocks(typed, content), style):
        over = damage.stamp(page.tables[-1])
        pictures.append(chain(over, resolved(200))(page.picture, rng))
    return (files.scanned_pdf(pictures, 200),), len(pictures)


def doubled(typed: Printed, content: Content, style: Style, rng: Random) -> Made:
    """Two pages on one sheet laid across."""
    drawn = [page.picture for page in pages(blocks(typed, content), style)]
    sheets = [damage.two_up(*drawn[at : at + 2]) for at in range(0, len(drawn) - 1, 2)]
    pictures = [chain(resolved(200), grey)(sheet, rng) for sheet in sheets]
    return (files.scanned_pdf(pictures, 200),), len(pictures)


def searchable(slips: float) -> Maker:
    """A scan with the copier's own reading under it, so many of its signs misread."""

    def make(typed: Printed, content: Content, style: Style, rng: Random) -> Made:
        drawn = pages(blocks(typed, content), style)
        scanned = [(chain(resolved(200), grey)(page.picture, rng), page) for page in drawn]
        return (files.layered_pdf(scanned, style.scale, rng, slips),), len(drawn)

    return make


def mixed(typed: Printed, content: Content, style: Style, rng: Random) -> Made:
    """Text pages, with the last page of tables scanned."""
    drawn = pages(blocks(typed, content), style)
    scanned: list[tuple[Image.Image | None, Page]] = [(None, page) for page in drawn[:-1]]
    scanned.append((chain(resolved(200), grey)(drawn[-1].picture, rng), drawn[-1]))
    return (files.mixed_pdf(scanned, style.scale),), 1


def _tables(typed: Printed, content: Content, style: Style, share: float) -> list[Image.Image]:
    cut = []
    for page in pages(blocks(typed, content), style):
        for left, top, right, foot in page.tables:
            crop = page.picture.crop((left - 9, top - 9, right + 9, foot + 9))
            cut.append(
                crop.resize((round(crop.width * share), round(crop.height * share)), Image.Resampling.LANCZOS)
            )
    return cut


def in_word(typed: Printed, content: Content, style: Style, _: Random) -> Made:
    """Tables pasted as pictures into a Word file."""
    shown = _tables(typed, content, style, 0.5)
    return (files.word_file([title(content), PROSE], shown, [CLOSING, "无。"]),), len(shown)


def in_web_page(typed: Printed, content: Content, style: Style, _: Random) -> Made:
    """Tables as pictures within an article."""
    shown = _tables(typed, content, style, 0.45)
    return (files.web_page(title(content), [PROSE], shown, [CLOSING, "无。"]),), len(shown)


def screenshot(cut: int, kind: str) -> Maker:
    """A telephone's long picture of an article, 1080 wide, cut in pieces."""

    def make(typed: Printed, content: Content, style: Style, rng: Random) -> Made:
        long = [block for block in blocks(typed, content) if block is not None]
        page = pages([*long, *[PROSE] * 6], style)[0]
        foot = max(box[3] for _, _, box in page.words)
        cuts = files.slices(page.picture.crop((0, 0, page.picture.width, foot + 60)), cut, rng)
        return tuple(files.encoded(each, kind, 80) for each in cuts), len(cuts)

    return make


PHONE = Style(paper=(400, 4600), scale=2.7, margin=12, size=8.2, gap=3)
SCAN = (resolved(200), grey)
KINDS: dict[str, Kind] = {
    "grey 300": Kind(copied(resolved(300), grey, dpi=300), Content(size="many")),
    "grey 200": Kind(copied(*SCAN), style=Style(font="song")),
    "grey 150": Kind(copied(resolved(150), grey, dpi=150), Content(size="many")),
    "black 200": Kind(copied(resolved(200), damage.black_white), Content(size="many"), Style(font="song")),
    "black 300": Kind(copied(resolved(300), damage.black_white, dpi=300)),
    "black tilted": Kind(copied(resolved(200), damage.tilted(0.4, 1.5), damage.black_white)),
    "colour poor": Kind(copied(resolved(150), dpi=150, quality=35), Content(size="many")),
    "tilted": Kind(copied(*SCAN, damage.tilted(0.3, 2.5)), Content(size="many"), Style(font="song")),
    "upside down": Kind(copied(*SCAN, damage.turned(180))),
    "sideways": Kind(copied(*SCAN, damage.turned(90)), Content(size="many")),
    "sideways right": Kind(copied(*SCAN, damage.tilted(0.2, 1), damage.turned(270))),
    "two on a sheet": Kind(doubled),
    "shadow and holes": Kind(copied(*SCAN, damage.holes, damage.edge_shadow, damage.tilted(0.2, 0.8))),
    "sealed": Kind(sealed, Content(size="many")),
    "strokes": Kind(copied(*SCAN, damage.strokes)),
    "faint": Kind(copied(resolved(200), damage.faint, damage.speckles), Content(size="many")),
    "bleed": Kind(copied(*SCAN, damage.bleed), Content(size="many")),
    "jpeg 30": Kind(copied(resolved(200), damage.squeezed(30), quality=30)),
    "photographed": Kind(pictured(damage.photographed, quality=70), Content(size="many")),
    "photographed table": Kind(pictured(damage.photographed, quality=55), style=Style(rules="thin")),
    "screenshot": Kind(screenshot(3000, "PNG"), style=PHONE),
    "screenshot long": Kind(screenshot(12000, "JPEG"), Content(size="many"), PHONE),
    "searchable": Kind(searchable(0.25), Content(size="many")),
    "searchable slightly": Kind(searchable(0.04)),
    "mixed": Kind(mixed, Content(size="many")),
    "in word": Kind(in_word, Content(size="many")),
    "in a web page": Kind(in_web_page),
    "dotted": Kind(copied(*SCAN), style=Style(rules="dotted")),
    "thin": Kind(copied(resolved(150), grey, dpi=150), Content(size="many"), Style(rules="thin")),
    "level rules": Kind(copied(*SCAN), style=Style(rules="level")),
    "no rules": Kind(copied(*SCAN), Content(size="many"), Style(rules="none")),
    "over pages": Kind(copied(*SCAN), style=Style(size=12, gap=5)),
    "over pages again": Kind(copied(*SCAN), Content(size="many"), Style(size=11, gap=6, heads_again=True)),
    "coloured heads": Kind(copied(resolved(200)), style=Style(head="#1f5fa8")),
    "watermark": Kind(copied(damage.watermark("仅供参考"), resolved(200)), Content(size="many")),
    "watermark name": Kind(pictured(damage.watermark("政府信息公开"), resolved(150), kind="PNG")),
    "kai": Kind(copied(*SCAN), Content(size="many"), Style(font="kai", digits="roman")),
    "mono": Kind(
        copied(resolved(150), grey, dpi=150), Content(size="many"), Style(font="zenhei", digits="mono")
    ),
    "narrow": Kind(copied(*SCAN), Content(size="large"), Style(font="song", digits="narrow", size=8)),
    "thousands": Kind(copied(*SCAN), Content(size="large", thousands=True), Style(size=7, digits="roman")),
    "large": Kind(copied(resolved(300), grey, dpi=300), Content(size="large")),
    "zeros": Kind(copied(*SCAN), Content(size="zero")),
    "zeros tilted": Kind(copied(resolved(150), grey, damage.tilted(0.5, 2), dpi=150), Content(size="zero")),
    "blanks": Kind(copied(*SCAN), Content(nothing="")),
    "slashes": Kind(copied(*SCAN, damage.speckles), Content(nothing="/")),
    "dashes": Kind(copied(resolved(150), grey, dpi=150), Content(nothing="—")),
    "slips": Kind(copied(*SCAN), Content(size="many", slips=6)),
    "slips few": Kind(copied(resolved(150), grey, dpi=150), Content(slips=4)),
    "2019": Kind(copied(*SCAN), Content("2019", "many")),
    "2019 black": Kind(copied(resolved(200), damage.black_white), Content("2019"), Style(font="song")),
    "2019 photographed": Kind(pictured(damage.photographed, quality=60), Content("2019")),
    "2019 fax": Kind(pictured(resolved(200), damage.black_white, kind="TIFF"), Content("2019", nothing="")),
    "2014": Kind(copied(*SCAN), Content("2014", "many"), Style(size=10)),
    "2014 tilted": Kind(
        copied(resolved(150), grey, damage.tilted(0.5, 2), dpi=150), Content("2014"), Style(size=10)
    ),
    "2014 screenshot": Kind(screenshot(3500, "JPEG"), Content("2014", "many"), replace(PHONE, size=11)),
}
