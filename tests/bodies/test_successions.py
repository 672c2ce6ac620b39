"""Renamings and mergers that reports tell of: found in their sentences, held against the bodies known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.archive import Archive
from models.tables import Body, BodyName, BodySuccession
from research.successions import Said, said_in, store
from tests.crawl.site import report
from tests.whole.program import program_in

MARCH = date(2019, 3, 1)


@pytest.mark.parametrize(("sentence", "told"), [
    ("2019年3月，原县体育局职责划入县教育体育局。", [("merged", "体育局", "教育体育局", MARCH)]),
    ("2019年3月21日县教育局更名为县教育体育局，办公地址不变。",
     [("renamed", "教育局", "教育体育局", date(2019, 3, 21))]),
    ("我局由安监局更名为应急管理局。", [("renamed", "安监局", "应急管理局", None)]),
    ("将县文化局、旅游局的职责整合，组建县文化和旅游局。", [
        ("merged", "文化局", "文化和旅游局", None), ("merged", "旅游局", "文化和旅游局", None)]),
    ("将县国土资源局和规划局整合组建县自然资源局。",
     [("merged", "国土资源局", "自然资源局", None), ("merged", "规划局", "自然资源局", None)]),
    ("原粮食局、物价局相关职责划入发展和改革委员会；", [
        ("merged", "粮食局", "发展和改革委员会", None), ("merged", "物价局", "发展和改革委员会", None)]),
    ("部分职责划入县市场监督管理局。", []),
    ("县财政局将公开栏目更名为信息公开。", []),
    ("我局公开各类信息120条，其中政策解读并入专栏。", []),
])
def test_what_a_sentence_says(sentence: str, told: list[tuple[str, str, str, date | None]]) -> None:
    assert list(said_in(sentence)) == told


@pytest.fixture
def session(archive: Archive) -> Iterator[Session]:
    with archive.writing() as opened:
        yield opened


def test_what_is_told_of_known_bodies_is_kept_once(session: Session) -> None:
    for body_id, name in (("e1", "教育体育局"), ("s1", "体育局")):
        session.add(Body(
            id=body_id, name=f"某县{name}", short_name=name, kind="department", division_code="9"))
    session.flush()
    told = [
        Said("merged", "体育局", "教育体育局", MARCH, "s1", "e1", "某县教育体育局", 2019, "…"),
        Said("renamed", "教育局", "教育体育局", MARCH, None, "e1", "某县教育体育局", 2019, "…"),
        Said("merged", "文化局", "教育体育局", MARCH, None, "e1", "某县教育体育局", 2019, "…"),
        Said("merged", "体育局", "卫生局", MARCH, "s1", None, "某县教育体育局", 2019, "…")]
    assert store(session, told) == 2
    assert store(session, told) == 0
    one = session.scalars(select(BodySuccession)).one()
    assert (one.from_id, one.to_id, one.kind, one.day) == ("s1", "e1", "merged", MARCH)
    former = session.scalars(select(BodyName)).one()
    assert (former.body_id, former.name, former.valid_to) == ("e1", "教育局", MARCH)


def test_the_command_finds_them_in_reports_with_their_sentences(tmp_path: Path) -> None:
    program, file = program_in(tmp_path), tmp_path / "report.html"
    said = "2019年3月，原县体育局职责划入县教育体育局。"
    file.write_bytes(report("赣县区教育体育局", 2019, said))
    program.run("add", str(file))
    (told,) = program.lines("bodies", "found", "--store")
    assert (told["kind"], told["name"], told["successor"]) == ("merged", "体育局", "教育体育局")
    assert (told["day"], told["year"], told["from_id"]) == ("2019-03-01", 2019, None)
    assert said.strip("。") in told["sentence"]
