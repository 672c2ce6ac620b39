"""What the cells of one table say, each thing worked out once for all the forms that are tried on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from pipelines.document import Table
from pipelines.match.numbers import read_cell
from pipelines.match.text import core, ideographs
from pipelines.reading import State


@dataclass(frozen=True, eq=False)
class Printed:
    """A table with the words in it."""

    table: Table

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The texts of the cells that hold an ideograph, each once."""
        texts = dict.fromkeys(cell.text for row in self.table.rows for cell in row)
        return tuple(text for text in texts if ideographs(text))

    @cached_property
    def cores(self) -> str:
        """The cores of all words, one a line."""
        return "\n".join(map(core, self.words))

    @cached_property
    def letters(self) -> str:
        """The ideographs of all words, one a line."""
        return "\n".join(map(ideographs, self.words))

    @cached_property
    def named(self) -> tuple[frozenset[str], frozenset[str]]:
        """The cores of the cells before the first value of their rows; those of rows without one."""
        down, across = set[str](), set[str]()
        for row in self.table.rows:
            before = list(takewhile(_is_no_value, [cell.text for cell in row]))
            (down if len(before) < len(row) else across).update(map(core, before))
        return frozenset(down), frozenset(across)


def _is_no_value(text: str) -> bool:
    return read_cell(text).state not in (State.PRINTED, State.MARK)
