"""The shipped register seeds an archive once and quickly, and never changes what is there."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import create_engine, func, select, update
from sqlalchemy.orm import Session

from crawler.register import seed, seed_townships
from models.base import Base
from models.tables import Body, BodyCode, BodyName, BodyParent, BodySuccession, Portal
from research.roster import lifetimes


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as opened:
        start = time.process_time()
        opened.info["new"] = seed(opened)
        opened.info["seconds"] = time.process_time() - start
        yield opened


def test_every_portal_of_the_survey_ships(session: Session) -> None:
    levels = dict(session.execute(select(Portal.level, func.count()).group_by(Portal.level)).all())
    assert levels == {"province": 31, "prefecture": 336, "county": 2842}
    told = session.scalars(select(Portal.note).where(Portal.note.is_not(None))).all()
    assert sum("2026-04-26" in (note or "") for note in told) >= 180
    assert not session.scalars(select(Portal.id).where(Portal.chosen)).all()
    near = session.scalars(select(Portal.home_url).where(Portal.platform == "hainan.gov.cn")).all()
    assert len(near) == 16


def test_a_county_s_townships_come_with_its_walk_and_once() -> None:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        seed(session)
        session.add(Body(id="bknown", name="赣县区江口镇人民政府", short_name="江口镇", kind="township",
                         division_code="360704"))  # fmt: skip
        session.flush()
        assert seed_townships(session, ["360704", None, "999999"]) == 19
        found = {one.short_name: one for one in session.scalars(select(Body).where(Body.level == "township"))}
        assert (found["王母渡镇"].id, found["王母渡镇"].name) == ("st360704101", "赣县区王母渡镇人民政府")
        assert found["江西赣县经济开发区"].kind == "zone"
        code = session.scalars(select(BodyCode.body_id).where(BodyCode.code == "360704103000")).one()
        assert code == "bknown"
        parents = select(BodyParent.relation).where(
            BodyParent.body_id == "st360704101", BodyParent.parent_id == "cn360704"
        )
        assert set(session.scalars(parents)) == {"statistical", "governing"}
        assert seed_townships(session, ["360704"]) == 0
        assert seed_townships(session, ["130100"]) == 5
        zone = select(BodyParent.relation).where(BodyParent.body_id == "st130171100")
        assert session.scalars(zone).all() == ["statistical", "governing"]


def test_it_is_seeded_within_seconds(session: Session) -> None:
    assert session.info["new"] > 3000
    assert session.info["seconds"] < 3


def test_a_portal_has_its_division_and_its_government(session: Session) -> None:
    portal = session.scalars(select(Portal).where(Portal.division_code == "360704")).one()
    assert (portal.home_url, portal.name, portal.level) == ("http://www.ganxian.gov.cn/", "赣县区", "county")
    assert (portal.origin, portal.chosen, portal.due_at) == ("register", False, None)
    body = session.get_one(Body, "cn360704")
    assert (body.name, body.short_name, body.portal_id) == ("江西省赣州市赣县区人民政府", "赣县区", portal.id)
    assert (body.kind, body.level, body.division_code) == ("government", "county", "360704")


def test_a_government_keeps_its_earlier_codes_and_names(session: Session) -> None:
    held = session.scalars(select(BodyCode).where(BodyCode.body_id == "cn360704"))
    assert {(code.code, code.valid_from, code.valid_to) for code in held} == {
        ("362121", None, date(1998, 1, 1)), ("360721", date(1998, 1, 1), date(2016, 1, 1)),
        ("360704", date(2016, 1, 1), None)}
    names = select(BodyName.name).where(BodyName.body_id == "cn360704", BodyName.valid_to == date(2016, 1, 1))
    assert set(session.scalars(names)) == {"江西省赣州市赣县人民政府", "赣县"}


@pytest.mark.parametrize(("body", "name"), [
    ("cn110000", "北京市人民政府"), ("cn110101", "北京市东城区人民政府"), ("cn360700",
    "江西省赣州市人民政府"),
    ("cn429004", "湖北省仙桃市人民政府"), ("cn232700", "黑龙江省大兴安岭地区行政公署"), ("cn152500",
    "内蒙古自治区锡林郭勒盟行政公署"),
    ("cn640000", "宁夏回族自治区人民政府")])
def test_full_names(session: Session, body: str, name: str) -> None:
    assert session.get_one(Body, body).name == name


def test_a_division_that_two_were_merged_into_continues_neither(session: Session) -> None:
    codes = select(BodyCode.code).where(BodyCode.body_id == "cn110101")
    assert set(session.scalars(codes)) == {"110101"}


def test_divisions_that_were_merged_or_split_have_heirs_with_the_day(session: Session) -> None:
    """桥东区 of 石家庄 was shared out in 2014; 郾城县 and others before 2008 made no reports."""
    found = select(BodySuccession).where(BodySuccession.from_id == "cn130103-2014")
    assert {(one.to_id, one.kind, one.day) for one in session.scalars(found)} == {
        ("cn130102", "split", date(2014, 1, 1)), ("cn130104", "split", date(2014, 1, 1))}
    former = session.get_one(Body, "cn130103-2014")
    assert (former.name, former.division_code) == ("河北省石家庄市桥东区人民政府", None)
    days = list(session.scalars(select(BodySuccession.day)))
    assert min(filter(None, days)) >= date(2008, 1, 1)
    kinds = set(session.scalars(select(BodySuccession.kind)))
    assert kinds == {"merged", "split"}


def test_a_government_that_took_another_in_began_before_it(session: Session) -> None:
    begun, ended = lifetimes(session)["cn130102"]
    assert (begun, ended) == (None, None)
    assert lifetimes(session)["cn130103-2014"] == (None, date(2014, 1, 1))


def test_codes_in_use_are_unique(session: Session) -> None:
    open_codes = select(BodyCode.code).where(BodyCode.valid_to.is_(None))
    listed = list(session.scalars(open_codes))
    assert len(listed) == len(set(listed))


def counts(session: Session) -> list[int | None]:
    tables = (Portal, Body, BodyName, BodyCode)
    return [session.scalar(select(func.count()).select_from(table)) for table in tables]


def test_seeding_again_changes_nothing(session: Session) -> None:
    session.execute(update(Portal).where(Portal.division_code == "360704").values(name="改名", chosen=True))
    before = counts(session)
    assert seed(session) == 0
    assert counts(session) == before
    assert session.scalars(select(Portal.name).where(Portal.division_code == "360704")).one() == "改名"
