"""Scripts of reports: a clerk's prose with the numbers left open, and beside each what it states.

A script stands in `data/*.txt`: a line `=== name`, fields, `---`, and the text. In the text `{web}` prints a
number, `{web!proactive.website}` prints one that the report states, `{x?code}` one that a careful reader may
take or leave, `{!code=x}` and `{?code=x}` say what words state without a figure, `{%a/b}` prints a share.
After a colon stands how a number is printed. `# ` and `## ` are headings, `|a|b|` rows of an own table,
`@t2` the place of an official one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
REST = (
    "# 五、存在的主要问题及改进情况",
    "公开意识有待增强，内容有待充实。",
    "# 六、其他需要报告的事项",
    "没有其他需要报告的事项。",
)
"""Without these no one would take a passage for a report."""
Stated = tuple[frozenset[str], Decimal]
Numbers = Mapping[str, int | str]


@dataclass(frozen=True)
class Script:
    """One report before its numbers are drawn."""

    name: str
    fields: Mapping[str, str]
    lines: tuple[str, ...]

    def listed(self, field: str) -> tuple[str, ...]:
        """The names in a field, split at bars."""
        return tuple(part.strip() for part in self.fields.get(field, "").split("|") if part.strip())


@cache
def scripts() -> tuple[Script, ...]:
    """Every script of a whole report, in the order of the files."""
    return scripts_in(HERE / "data")


@cache
def passages() -> tuple[Script, ...]:
    """Every single passage, in section 一 of a report that states nothing else; `of` is its year and body."""
    return tuple(_around(passage) for passage in scripts_in(HERE / "passages"))


def scripts_in(folder: Path) -> tuple[Script, ...]:
    """Every script of a folder's files, in their order."""
    files = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    return tuple(_script(block) for file in files for block in opened(file))


def opened(file: str) -> list[str]:
    """What stands between the lines `=== ` of a file, each with its name in the first line."""
    return re.split(r"^=== ", file, flags=re.M)[1:]


def _around(passage: Script) -> Script:
    year, agency = passage.fields["of"].split()
    fields = {
        **passage.fields,
        "title": f"{agency}{year}年政府信息公开工作年度报告",
        "year": year,
        "agency": agency,
        "allow": "tables_missing",
    }
    return Script(passage.name, fields, ("# 一、总体情况", *passage.lines, *REST))


def _script(block: str) -> Script:
    head, _, text = block.partition("\n---\n")
    name, *fields = head.split("\n")
    split = (line.split(": ", 1) for line in fields if line)
    return Script(name.strip(), dict(split), tuple(text.rstrip().split("\n")))


def drawn(field: str, names: dict[str, int | str], draw: Random) -> None:
    """Draws the numbers of a field `let` into names: `web=30..90 all=web+wx`."""
    for part in field.split():
        name, rule = part.split("=", 1)
        least, dots, most = rule.partition("..")
        names[name] = draw.randint(int(least), int(most)) if dots else valued(rule, names)


def valued(rule: str, names: Numbers) -> int | str:
    """The value of `web+wx-3` or `pv*10000`; a bare name may hold a decimal as text."""
    if rule in names:
        return names[rule]
    parts = re.split(r"([-+*])", rule.lstrip("="))
    total = int(names.get(parts[0], parts[0]))
    for sign, term in zip(parts[1::2], parts[2::2], strict=True):
        value = int(names.get(term, term))
        total = total * value if sign == "*" else total + (value if sign == "+" else -value)
    return total


@dataclass(frozen=True)
class Told:
    """A text with its numbers and what it states."""

    text: str
    states: tuple[Stated, ...]
    may: tuple[Stated, ...]


def told(text: str, names: Numbers) -> Told:
    """Fills the numbers into a line."""
    found: dict[str, list[Stated]] = {"!": [], "?": []}

    def fill(place: re.Match[str]) -> str:
        rule = place[1]
        if rule[0] == "%":
            return _share(rule[1:], names)
        if rule[0] in "!?":
            codes, _, value = rule[1:].partition("=")
            found[rule[0]].append(_stated(codes, valued(value, names)))
            return ""
        shown, mark, codes = re.fullmatch(r"([^!?]+)([!?]?)(.*)", rule).groups()  # type: ignore[union-attr]
        expression, _, style = shown.partition(":")
        value = valued(expression, names)
        if mark:
            found[mark].append(_stated(codes, int(value) * 10000 if style == "wan" else value))
        return _shown(value, style)

    line = re.sub(r"\{([^{}]+)\}", fill, text)
    return Told(line, tuple(found["!"]), tuple(found["?"]))


def _stated(codes: str, value: int | str) -> Stated:
    return frozenset(f"p.{code}" for code in codes.split("|")), Decimal(value)


def _shown(value: int | str, style: str) -> str:
    if style == ",":
        return f"{int(value):,}"
    return f"{value}万" if style == "wan" else str(value)


def _share(rule: str, names: Numbers) -> str:
    part, whole = (int(valued(each, names)) for each in rule.split("/"))
    return f"{100 * part / whole:.2f}%" if whole else "0%"
