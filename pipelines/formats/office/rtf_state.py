"""What an RTF reader keeps in mind: which groups are skipped, what holds in a group, the open paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.formats.office.rows import Assembly, Bound

_SKIPPED = """colortbl stylesheet info pict nonshppict fldinst shprslt nonesttables filetbl revtbl
rsidtbl listtable listoverridetable operator datafield template sn sv xe tc rxe txe annotation atnid
atnauthor bkmkstart bkmkend objdata objclass objname mmathPr latentstyles themedata colorschememapping
datastore pntxta pntxtb pnseclvl"""
_ENTERED = """shppict shpinst nesttableprops ud shptxt result footnote ftnsep header footer shpgrp do
dptxbxtext"""
SKIPPED = frozenset(_SKIPPED.split())
ENTERED = frozenset(_ENTERED.split())
_OTHER = """header headerl headerr headerf footer footerl footerr footerf footnote shptxt dptxbxtext"""
ASIDE = frozenset(_OTHER.split())
SIGNS = {
    "tab": "\t", "line": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–",
    "emspace": "\u2003", "enspace": "\u2002", "qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "chatn": "",
}  # fmt: skip


@dataclass(slots=True)
class Group:
    """What holds until the group ends. `begun`: a word or text stands in it, so that it is no destination any
    more; `aside`: it is a story of its own, for after the text; `drawn`: it is skipped but for its pictures,
    as the value of a drawing's property."""

    begun: bool = False
    skipped: bool = False
    drawn: bool = False
    starred: bool = False
    fonts: bool = False
    label: bool = False
    aside: bool = False
    doubled: bool = False
    hidden: bool = False
    raised: bool = False
    font: int = 0
    wide_font: int = -1
    wide: bool = False
    stand_ins: int = 1


@dataclass(slots=True)
class Story:
    """A story being read: the paragraph's own state, and the row definition that is open."""

    assembly: Assembly
    in_table: bool = False
    depth: int = 1
    level: int | None = None
    label: str = ""
    parts: list[str] = field(default_factory=list)
    left: int = 0
    bounds: list[Bound] = field(default_factory=list)
    joins_left: bool = False
    joins_above: bool = False
    outer: tuple[int, list[Bound]] | None = None

    @property
    def at(self) -> int:
        """The depth of the paragraph: 0 outside tables."""
        return self.depth if self.in_table or self.depth > 1 else 0
