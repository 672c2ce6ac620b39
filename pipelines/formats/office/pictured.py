"""What the pictures in an office file show where it has no text, or its text no table; what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pipelines.document import Block, Damage
from pipelines.formats.ocr.read import confident, pictured_tables, read_pictures, seen_damage
from pipelines.formats.pages.blocks import blocks as page_blocks

Shown = tuple[tuple[Block, ...], tuple[Damage, ...]]


def with_pictures(found: Shown, hidden: int, pictures: int, files: Callable[[], Iterable[bytes]]) -> Shown:
    """The blocks with what was seen in pictures, and the damage with notes on what was left out.

    `hidden`: passages left out; `pictures`: how many the file shows; `files` gives them, and is asked only
    where they are looked at, which needs the extra `ocr`: a file of pictures alone is read by eye, and so
    are the tables pasted as pictures into a text on disclosure that has none; these stand after it.
    """
    shown, damage = found
    left = 0 if shown else pictures
    if left and (seen := read_pictures(dict(enumerate(files(), start=1)))):
        drawn, in_pages = page_blocks([each.page for each in seen])
        shown, left = tuple(confident(drawn, seen)), max(left - len(seen), 0)
        damage = (*damage, *seen_damage(seen), *in_pages)
    elif shown and pictures:
        tables, in_tables = pictured_tables(shown, files, pictures)
        shown, damage = (*shown, *tables), (*damage, *in_tables)
    return shown, (*damage, *_left_out(hidden, left))


def _left_out(hidden: int, pictures: int) -> Iterator[Damage]:
    """Notes on hidden passages, and on pictures where the file holds nothing else."""
    if hidden:
        yield Damage("hidden_text", {"count": hidden})
    if pictures:
        yield Damage("pictures_only", {"count": pictures})
