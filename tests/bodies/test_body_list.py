"""`gongkai bodies import`: renamings, mergers and splits with their days; wrong lists store nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.archive import Archive
from models.body_list import BodyListError, import_bodies
from models.tables import Body, BodyCode, BodyName, BodyParent, BodySuccession
from research.agencies import resolve
from research.bodies import one_body
from tests.seeds import SEED
from tests.whole.program import program_in

TABLES = (Body, BodyName, BodyCode, BodyParent, BodySuccession)
LIST = """\
id,name,kind,division_code,parent,codes,valid_from,valid_to,successor,succession,day
g1,某县人民政府,government,990101,,gbt2260:990101,,,,,
e1,某县教育局,,990101,g1,,,2019-03-01,,,
e1,某县教育体育局,,990101,g1,uscc:11990101MB0000001X,2019-03-01,,,,
s1,某县体育局,,990101,g1,,,2019-03-01,e1,merged,2019-03-01
p1,某县卫生和计划生育局,,990101,g1,,,2019-03-20,h1,split,2019-03-20
p1,某县卫生和计划生育局,,990101,g1,,,2019-03-20,a1,split,2019-03-20
h1,某县卫生健康局,,990101,g1,,2019-03-20,,,,
a1,某县医疗保障局,,990101,g1,,2019-03-20,,,,
,某县甲镇人民政府,,990101,g1,stat12:990101100000,,,,,
"""


def everything(session: Session) -> list[tuple[object, ...]]:
    return [
        tuple(getattr(row, column.name) for column in table.__table__.columns)
        for table in TABLES
        for row in session.scalars(select(table).order_by(table.__table__.c.id))
    ]


def test_a_list_is_stored_once(archive: Archive) -> None:
    with archive.writing() as session:
        counts = import_bodies(session, LIST.splitlines(keepends=True))
        assert (counts["rows"], counts["bodies"]) == (9, 7)
        before = everything(session)
        lines = LIST.splitlines(keepends=True)
        again = import_bodies(session, lines)
        assert (again["bodies"], again["facts"]) == (0, 0)
        assert everything(session) == before
        shuffled = [lines[0], *Random(SEED).sample(lines[1:], len(lines) - 1)]
        assert import_bodies(session, shuffled)["facts"] == 0
        assert everything(session) == before


def test_names_kinds_and_days_through_the_years(archive: Archive) -> None:
    with archive.writing() as session:
        import_bodies(session, LIST.splitlines(keepends=True))
        merged = one_body(session, resolve(session, "教育体育局"))
        assert (merged["id"], merged["name"], merged["kind"]) == ("e1", "某县教育体育局", "department")
        assert merged["kinds"] == ["education", "sport"]
        held = {row["name"]: (row["valid_from"], row["valid_to"]) for row in merged["names"]}
        assert held == {"某县教育局": (None, "2019-03-01"), "某县教育体育局": ("2019-03-01", None)}
        assert [(one["kind"], one["from_id"], one["day"]) for one in merged["successions"]] == [
            ("merged", "s1", "2019-03-01")
        ]
        split = one_body(session, resolve(session, "p1"))
        heirs = {(one["to_id"], one["kind"]) for one in split["successions"]}
        assert heirs == {("h1", "split"), ("a1", "split")}
        assert resolve(session, "某县教育局").id == "e1"
        town = resolve(session, "甲镇")
        assert (town.kind, town.id[0]) == ("township", "i")
        parent = session.scalars(select(BodyParent).where(BodyParent.body_id == town.id)).one()
        assert (parent.parent_id, parent.relation) == ("g1", "governing")


WRONG = [
    ("g1,某县人民政府,council,,,,,,,,", "column kind"),
    (",,,990101,,,,,,,", "column name"),
    ("g2,某县,,,,,2019-02-30,,,,", "column valid_from"),
    ("g2,某县,,,,,2019-03-01,2018-01-01,,,", "column valid_to"),
    ("g2,某县,,,nobody,,,,,,", "column parent"),
    ("g2,某县,,,,badge:1,,,,,", "column codes"),
    ("g2,某县,,,,,,,g1,,", "column succession"),
    ("g2,某县,,,,,,,g1,eaten,", "column succession"),
    ("zz9,,,,,,,,,,", "column id"),
    ("g2,某县,,,,,,,,,,,,", "cells, but"),
]


@pytest.mark.parametrize(("line", "said"), WRONG)
def test_a_wrong_line_is_named_and_nothing_stored(
    sqlite_archive: Archive, line: str, said: str
) -> None:
    lines = LIST.splitlines(keepends=True)
    at = Random(f"{SEED}{line}").randrange(2, len(lines))
    wrong = [*lines[:at], line + "\n", *lines[at:]]
    with pytest.raises(BodyListError, match=f"line {at + 1}.*{said}"), sqlite_archive.writing() as session:
        import_bodies(session, wrong)
    with sqlite_archive.reading() as session:
        assert everything(session) == []


def test_the_command(tmp_path: Path) -> None:
    program, listed = program_in(tmp_path), tmp_path / "list.csv"
    listed.write_text(LIST, "utf-8-sig")
    assert program.lines("bodies", "import", str(listed))[0]["bodies"] == 7
    assert [row["id"] for row in program.lines("bodies", "--find", "教育体育")] == ["e1"]
    assert program.lines("bodies", "show", "e1")[0]["codes"][0]["code"] == "11990101MB0000001X"
    listed.write_text("naam\nx\n", "utf-8")
    assert "line 1" in program.run("bodies", "import", str(listed), code=2).stderr
    with Archive.open(program.archive) as archive, archive.reading() as session:
        days = select(BodySuccession.day).where(BodySuccession.to_id == "e1")
        assert set(session.scalars(days)) == {date(2019, 3, 1)}
