"""RTF: code pages, escapes, destinations and tables."""

from __future__ import annotations

import pytest

from pipelines.document import Document
from pipelines.formats import to_document
from pipelines.reading import UnreadableError
from tests.formats.helpers import lines, only_table, rules, texts

FONTS = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fnil\fcharset134 \'cb\'ce\'cc\'e5;}}"


def read(body: str, page: int = 936) -> Document:
    return to_document((rf"{{\rtf1\ansi\ansicpg{page}\deff0{FONTS}" + body + "}").encode("latin-1"))


@pytest.mark.parametrize(
    ("body", "page", "shown"),
    [
        (r"\f1 \'b9\'ab\'bf\'aa\par", 1252, "公开"),
        (r"\f0 \'b9\'ab\'bf\'aa\par", 936, "公开"),
        (r"\f0\dbch\af1\loch\af0 \dbch\af1 \'b9\'ab\par", 1252, "公"),
        ("\\f1 \\'81A\\'81\r\n\\'5c\\par", 936, b"\x81A\x81\\".decode("gb18030")),
        (r"\uc1\u20844?\u24320?\par", 1252, "公开"),
        (r"\uc2\u20844\'b9\'ab\u24320\'bf\'aa!\par", 1252, "公开!"),
        (r"\uc0\u20844\u24320 12\par", 1252, "公开12"),
        (
            r"\u-10179?\u-9087?\par",
            1252,
            "\U0000d83d\U0000dc81".encode("utf-16", "surrogatepass").decode("utf-16"),
        ),
        (r"\'e9t\'e9\par", 1252, "été"),
        ("\xb9\xab\xbf\xaa\\par", 936, "公开"),
        (r"1\~2\_3\{4\}\par", 1252, "1 2-3{4}"),
    ],
)
def test_characters(body: str, page: int, shown: str) -> None:
    assert lines(read(body, page)) == [shown]


def test_what_is_not_printed_is_left_out() -> None:
    body = (
        (
            r"{\*\unknown 甲{\b 乙}}{\info{\title X}}{\pict\wmetafile8 0102ff}"
            r"{\object{\*\objdata 01}{\result R}}"
            r"{\field{\*\fldinst PAGE}{\fldrslt 7}}{\v hidden}{\deleted gone}\v0 .\bin4 }}}}\par"
        )
        .encode("gbk")
        .decode("latin-1")
    )
    found = read(body)
    assert lines(found) == ["R7."]
    assert rules(found) == ["hidden_text"]


def test_a_star_in_the_middle_of_a_group_hides_nothing() -> None:
    assert lines(read(r"{\f0\i0\*\cs7\cf0 1\'b9\'ab}{\*\unknown 2}{\b 3\*\unknown 4}\par")) == ["1公34"]


def test_text_that_stands_twice_for_old_readers_is_read_once() -> None:
    assert lines(read(r"{\upr{old}{\*\ud{\u20844?}}}\par")) == ["公"]


def test_stories_beside_the_text_stand_after_it() -> None:
    shape = r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard box\par}}{\shprslt{\*\do x}}}"
    assert lines(read(r"{\header head\par}A{\footnote\pard note\par}B" + shape + r"C\par")) == [
        "ABC",
        "head",
        "note",
        "box",
    ]


def test_list_numbers_that_the_file_spells_out() -> None:
    assert lines(read(r"\pard{\listtext\f0 1.\tab}First\par\pard{\pntext 2.\tab}15\par")) == ["1.First", "15"]


def row(*cells: str, edges: tuple[int, ...], flags: tuple[str, ...] = ()) -> str:
    marks = [*flags, *[""] * len(edges)]
    definition = r"\trowd" + "".join(rf"{marks[at]}\cellx{edge}" for at, edge in enumerate(edges))
    return definition + r"\pard\intbl " + "".join(rf"{text}\cell " for text in cells) + r"\row" + "\n"


def test_cells_lie_on_one_grid_by_their_edges() -> None:
    body = (
        row("a", "b", edges=(1000, 3000)) + row("c", "d", "e", edges=(1012, 2000, 2990)) + r"\pard after\par"
    )
    found = read(body)
    cells = [
        [(each.text, each.grid, each.colspan) for each in each_row] for each_row in only_table(found).rows
    ]
    assert cells == [[("a", 1, 1), ("b", 2, 2)], [("c", 1, 1), ("d", 2, 1), ("e", 3, 1)]]
    assert lines(found) == ["after"]


def test_cells_merged_by_flags() -> None:
    first = row("a", "", "x", edges=(1000, 2000, 3000), flags=(r"\clmgf", r"\clmrg", r"\clvmgf"))
    second = row("b", "c", "", edges=(1000, 2000, 3000), flags=("", "", r"\clvmrg"))
    found = only_table(read(first + second))
    assert [[(each.text, each.colspan, each.rowspan) for each in line] for line in found.rows] == [
        [("a", 2, 1), ("x", 1, 2)],
        [("b", 1, 1), ("c", 1, 1)],
    ]


def test_a_cell_ended_for_each_column_that_a_cell_from_above_covers_is_one() -> None:
    first = row("note", "all", edges=(3000, 5000), flags=(r"\clvmgf",))
    second = row("", "", "", "a", "b", edges=(3000, 4000, 5000), flags=(r"\clvmrg",))
    third = row("x", "1", "2", edges=(3000, 4000, 5000))
    found = only_table(read(first + second + third))
    assert [[(each.text, each.grid, each.rowspan) for each in line] for line in found.rows] == [
        [("note", 1, 2), ("all", 2, 1)],
        [("a", 2, 1), ("b", 3, 1)],
        [("x", 1, 1), ("1", 2, 1), ("2", 3, 1)],
    ]


def test_a_table_in_a_cell() -> None:
    inner = (
        r"\pard\intbl\itap2 p\nestcell q\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}"
        r"{\nonesttables\par}"
    )
    body = r"\trowd\cellx5000" + inner + r"\pard\intbl\itap1 tail\cell\row\pard\par"
    found = read(body)
    assert texts(only_table(found)) == [["p", "q"]]
    assert lines(found) == ["tail"]


def test_a_file_that_ends_in_the_middle_is_read_so_far() -> None:
    whole = read(row("a", "1", edges=(1000, 2000)) + r"\pard end\par")
    assert whole.damage == ()
    data = (
        rf"{{\rtf1\ansi{FONTS}"
        + row("a", "1", edges=(1000, 2000))
        + r"\trowd\cellx1000\cellx2000\intbl b\cell 12"
    )
    found = to_document(data.encode("latin-1"))
    assert rules(found) == ["cut_off"]
    assert texts(only_table(found)) == [["a", "1"], ["b"]]


def test_groups_beyond_all_sense_are_refused() -> None:
    with pytest.raises(UnreadableError, match="groups in each other"):
        to_document(b"{\\rtf1" + b"{" * 100_000)


def test_headings_by_outline_level() -> None:
    found = read(r"\pard\outlinelevel1 Head\par\pard Body\par")
    assert [text.level for text in found.texts()] == [2, None]
