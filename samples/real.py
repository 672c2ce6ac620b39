"""A small UCAP-like portal that serves the seven real reports byte for byte, where they are at hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from samples.building import Shelf, noon
from samples.county import Scope
from samples.draw import Draw
from samples.form import Form
from samples.names import Kind, Level
from samples.noise import paragraphs
from samples.parts import Attachment, Crumb, Row
from samples.portal import Answer, Changes, SamplePortal, Site, TrueReport
from samples.ucap_markup import Head, Skin

SITE = "ybxxgk"
MEDIA_TYPES = {
    ".txt": "text/plain; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Original:
    """What is known of a real report besides its figures; `hung` = it hangs on an article as a file."""

    number: int
    unit: str
    kind: Kind
    level: Level
    scope: Scope
    day: date
    hung: bool


ORIGINALS = (
    Original(0, "社会事务管理局", "department", "county", "agency", date(2025, 1, 22), True),
    Original(1, "赣州经开区", "zone", "county", "government_aggregate", date(2025, 1, 24), False),
    Original(2, "江口镇", "township", "township", "agency", date(2025, 1, 17), True),
    Original(3, "党群工作部", "department", "county", "agency", date(2022, 1, 20), False),
    Original(4, "赣县区政府", "government", "county", "government_aggregate", date(2024, 3, 15), False),
    Original(5, "洪泽区政府", "government", "county", "government_aggregate", date(2024, 2, 20), True),
    Original(6, "上海市政府办公厅", "office", "province", "agency", date(2020, 1, 31), False),
)


class RealDocuments(SamplePortal):
    """One column with all seven; some rows lead to the document itself, some to an article with the file."""

    family = "ucap"
    name = "样本县人民政府"

    def __init__(self, shared: Path, seed: int | str) -> None:
        super().__init__(seed)
        self.folder = shared / "reports"
        self.draw = Draw(f"real {seed}")
        self.reports: list[TrueReport] = []

    def _site(self, night: int) -> Site:  # noqa: ARG002 - both nights are the same
        skin = Skin(self.draw.under("skin"), SITE, self.name, "3607000001")
        shelf = Shelf(self.draw.under("shelf"))
        channel = Crumb("政府信息公开年报", f"/{SITE}/c110989/{skin.list_template}.shtml")
        section = Crumb("政府信息公开", f"/{SITE}/c110022/{skin.unit_template}.shtml")
        self.reports = []
        rows = [self._put(shelf, skin, original, (section, channel)) for original in ORIGINALS]
        listing = skin.crumbs((section, channel)) + skin.rows(rows)
        listing += skin.pager(1, 1, skin.list_template, len(rows))
        shelf.put(
            channel.href,
            skin.page(Head(channel.text, channel.text, "信息公开年报"), listing),
            "list",
            needed=True,
        )
        menu = skin.menu([channel, Crumb("政府信息公开指南", f"/{SITE}/zn/")], "leftmenu")
        shelf.put(section.href, skin.page(Head(section.text, section.text), menu), "section", needed=True)
        shelf.put("/", skin.page(Head(self.name), skin.menu([section], "nav")), "home", needed=True)
        shelf.put("/robots.txt", b"User-agent: *\nDisallow:\n", "other", needed=True, media_type="text/plain")
        return Site(shelf.answers, lambda _: Answer(b"404 Not Found", "text/html", 404, validators=False))

    def _put(self, shelf: Shelf, skin: Skin, original: Original, trail: tuple[Crumb, ...]) -> Row:
        told = self._told(original.number)
        source = self.folder / str(told["file"])
        title = str(told["title"])
        stem = f"/{SITE}/c110989/{original.day:%Y%m}/{self.draw.hex(str(original.number))}"
        extension = ".shtml" if source.suffix == ".html" else source.suffix
        path = f"{stem}/files/{title}{extension}" if original.hung else f"{stem}{extension}"
        data = source.read_bytes()
        media_type = MEDIA_TYPES[source.suffix]
        shelf.put(path, data, "file", needed=True, modified=noon(original.day), media_type=media_type)
        if not original.hung:
            self.reports.append(self._true(original, told, path, ()))
            return Row(title, path, original.day)
        name = stem.rsplit("/", 1)[1]
        href = f"\n{name}/files/{title}{extension}\n"
        body = paragraphs(f"{title}全文见附件。")
        agency = str(told["agency"])
        main = skin.article(
            title, original.day, agency, body, [Attachment(f"{title}{extension}", href)], False
        )
        head = Head(title, trail[-1].text, article=(title, original.day, agency))
        target = f"{stem}.shtml"
        page = skin.page(head, skin.crumbs(trail) + main)
        shelf.put(target, page, "report", needed=True, modified=noon(original.day))
        self.reports.append(self._true(original, told, target, (path,)))
        return Row(title, target, original.day)

    def _told(self, number: int) -> dict[str, Any]:
        text = (self.folder / "figures" / f"report-{number:03d}.json").read_text("utf-8")
        told = json.loads(text, parse_float=Decimal)
        assert isinstance(told, dict)
        return told

    def _true(
        self, original: Original, told: dict[str, Any], address: str, files: tuple[str, ...]
    ) -> TrueReport:
        form: Form = "2019" if told["format"] == "2019" else "2021"
        return TrueReport(
            key=f"report-{original.number:03d}",
            agency=told["agency"],
            printed=told["agency"],
            unit=original.unit,
            kind=original.kind,
            level=original.level,
            scope=original.scope,
            year=told["year"],
            form=form,
            title=told["title"],
            published_on=original.day,
            address=address,
            files=files,
            figures=told["figures"],
            stated={},
            breaks=(
                *told.get("report_errors", ()),
                *(f"{k}: {v}" for k, v in told.get("doubtful", {}).items()),
            ),
        )

    def truth(self, night: int = 1) -> list[TrueReport]:
        self.site(night)
        return list(self.reports)

    def changes(self) -> Changes:
        return Changes((), {}, (), {}, (), (), ())

    @property
    def lookalike_paths(self) -> frozenset[str]:
        return frozenset()

    @property
    def forbidden_paths(self) -> frozenset[str]:
        return frozenset()
