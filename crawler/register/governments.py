"""The governments that the register's portals belong to, with their names and codes through time.

A government keeps its body id when its division is renamed or gets another code and nothing else joins or
leaves it (赣县 became 赣县区 in 2016): the id is `cn` and the code in use today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Row = Mapping[str, str]
FIRST_REPORTS = 2008
"""The year in which the regulation on disclosure came into force."""
_SEATS = {"地区": "行政公署", "盟": "行政公署"}


@dataclass(frozen=True, slots=True)
class Held:
    """A code and name that a government holds from `valid_from` until the day before `valid_to`."""

    code: str
    name: str
    short_name: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Government:
    id: str
    level: str
    held: tuple[Held, ...]
    """In time, the one in use first."""


@dataclass(frozen=True, slots=True)
class Former:
    """A government that ended when its division was merged into another or split among several; `heirs` are
    the codes of those divisions, all of that day."""

    id: str
    level: str
    held: Held
    heirs: tuple[str, ...]

    @property
    def kind(self) -> str:
        return "split" if len(self.heirs) > 1 else "merged"


def full_name(division: Row) -> str:
    """江西省赣州市赣县区人民政府 for a row of divisions.csv."""
    above = [division["province"]]
    if division["level"] == "county" and division["prefecture"] not in ("", "直辖"):
        above.append(division["prefecture"])
    if division["level"] == "province":
        above = []
    seat = next((seat for tail, seat in _SEATS.items() if division["name"].endswith(tail)), "人民政府")
    return "".join([*above, division["name"], seat])


def governments(divisions: Sequence[Row], codes: Iterable[str]) -> Iterator[Government]:
    """The governments of the divisions with these codes, in the order of the codes."""
    now = {row["code"]: row for row in divisions if not row["valid_to"]}
    before = _predecessors(divisions)
    for code in codes:
        row = now.get(code)
        if row is not None:
            chain = tuple(_held(one) for one in _chain(row, before))
            yield Government(f"cn{code}", row["level"], chain)


def formers(divisions: Sequence[Row]) -> Iterator[Former]:
    """The governments that ended since reports on disclosure have to be made, and that none continues."""
    before = _predecessors(divisions)
    today = (row for row in divisions if not row["valid_to"])
    continued = {(one["code"], one["valid_to"]) for row in today for one in _chain(row, before)}
    for row in divisions:
        ended = int(row["valid_to"] or 0) >= FIRST_REPORTS
        heirs = tuple(heir for heir in row["successors"].split(";") if heir and "[" not in heir)
        if ended and heirs and (row["code"], row["valid_to"]) not in continued:
            yield Former(f"cn{row['code']}-{row['valid_to']}", row["level"], _held(row), heirs)


def _held(row: Row) -> Held:
    return Held(row["code"], full_name(row), row["name"], _day(row["valid_from"]), _day(row["valid_to"]))


def _day(year: str) -> date | None:
    """Codes are known by year, from its first day; the records begin in 1981, so that year means no known
    start."""
    return date(int(year), 1, 1) if year and year != "1981" else None


def _chain(row: Row, before: Mapping[tuple[str, str], list[Row]]) -> Iterator[Row]:
    """A row and the rows it continues, as long as each has exactly one forerunner that had no other heir."""
    seen: set[int] = set()
    current: Row | None = row
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        earlier = before.get((current["code"], current["valid_from"]), [])
        current = earlier[0] if len(earlier) == 1 and _one_heir(earlier[0]) else None


def _one_heir(row: Row) -> bool:
    return ";" not in row["successors"] and "[" not in row["successors"]


def _predecessors(divisions: Sequence[Row]) -> dict[tuple[str, str], list[Row]]:
    """Rows by the code that succeeded them and the year in which they ended."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in divisions:
        for heir in filter(None, row["successors"].split(";")):
            found.setdefault((heir.partition("[")[0], row["valid_to"]), []).append(row)
    return found
