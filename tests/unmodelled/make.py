"""The bytes of a report, and the whole set of a seed."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.unmodelled.cases import Case, case
from tests.unmodelled.files import FONT, pdf, word
from tests.unmodelled.pages import page, pasted, plain
from tests.unmodelled.planted import planted
from tests.unmodelled.script import passages, scripts

QUICK = {"html", "txt", "pre"}


def printed(made: Case, seed: int) -> bytes:
    """The report on its paper."""
    draw = Random(f"{made.name} printed {seed}")
    if made.paper == "docx":
        return word(made)
    if made.paper == "pdf":
        return pdf(made)
    if made.paper == "txt":
        return f"{made.title}\n{made.page_line or ''}\n{plain(made)}\n".encode()
    return pasted(made, draw) if made.paper == "pre" else page(made, draw)


def reports(seed: int, papers: set[str] | None = None) -> Iterator[tuple[Case, bytes]]:
    """Every script with the numbers of a seed, as written and once more with one fault planted."""
    for script in scripts():
        if papers and script.fields.get("as", "html") not in papers:
            continue
        made = case(script, seed)
        if made.paper == "pdf" and not FONT.exists():
            continue
        yield made, printed(made, seed)
        spoilt = planted(made, Random(f"{made.name} spoilt {seed}"))
        if spoilt:
            yield spoilt, printed(spoilt, seed)


def single(seed: int) -> Iterator[tuple[Case, bytes]]:
    """Every passage with the numbers of a seed."""
    for script in passages():
        made = case(script, seed)
        yield made, printed(made, seed)
