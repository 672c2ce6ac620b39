"""An archive of generated reports in many formats and with many faults, each with the truth of its cells."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from tests.archives import copy_archive
from tests.reportgen.make import make
from tests.reportgen.truth import Made
from tests.seeds import SEED
from tests.whole.program import Program, program_in

BODY = "cn360704"
WORDED, WORDS = "t2.fees", "约三万元"
"""The figure that the last report has words for."""
KINDS = (
    ("html portal", "none", ".html"),
    ("html nested", "missing_cell", ".html"),
    ("html gb18030", "surplus_zero", ".html"),
    ("html frame", "none", ".html"),
    ("pdf lines", "none", ".pdf"),
    ("pdf rotated", "lost_row", ".pdf"),
    ("docx plain", "none", ".docx"),
    ("html clean", "none", ".html"),
)
"""Layout, damage and ending; each is the report of another year."""
FIRST_YEAR = 2014
HOSTILE = Path(__file__).with_name("hostile.html").read_text(encoding="utf-8")
"""What a page may try; `{trap}` is an address that must never be asked."""


@dataclass(frozen=True)
class Kept:
    """The archive, and the document of each year as it was made."""

    program: Program
    made: dict[int, Made]
    hostile: int


def keep(folder: Path, trap: str) -> Kept:
    """Puts the documents into a new archive by `gongkai add`; the last of them tries all that pages can."""
    program = program_in(folder)
    program.run("portals", "--find", "赣县区")
    files = folder / "files"
    files.mkdir()
    made, rows = {}, []
    for year, (layout, damage, ending) in enumerate(KINDS, start=FIRST_YEAR):
        marks = layout == "html frame"
        one = made[year] = make(
            SEED,
            layout,
            damage,
            form="2021",
            profile="sparse" if marks else "dense",
            blanks="marks" if marks else None,
        )
        data = one.data
        if year == FIRST_YEAR + len(KINDS) - 1:
            wicked = HOSTILE.replace("{trap}", trap).encode()
            data = data.replace(b"</body>", wicked + b"</body>").replace(b"<td", b'<td onmouseover="x()"')
            data = data.replace(one.truth.cells[WORDED].raw.encode(), WORDS.encode(), 1)
        (files / f"{year}{ending}").write_bytes(data)
        source = f"http://h.example/{year}{ending}"
        rows.append({"file": f"{year}{ending}", "body": BODY, "year": year, "source": source})
    listed = folder / "listed.csv"
    with listed.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, ("file", "body", "year", "source"))
        writer.writeheader()
        writer.writerows(rows)
    (counts,) = program.lines("add", str(files), "--manifest", str(listed), "--by", "王")
    assert counts["new"] == len(KINDS), counts
    return Kept(program, made, max(made))


def copied(kept: Kept, folder: Path) -> Kept:
    """The same archive once more, to be changed."""
    program = program_in(folder)
    file, copy = (Path(one.archive.removeprefix("sqlite:///")) for one in (kept.program, program))
    copy_archive(file, copy)
    return Kept(program, kept.made, kept.hostile)
