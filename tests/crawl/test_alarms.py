"""Alarms by cause, put aside until a day, and the exit code of a night that brings none that is new."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import update
from typer.testing import CliRunner

from cli.main import app
from crawler.alarms import NAMED, Raised, by_cause
from models.archive import Archive
from models.clock import now, today
from models.tables import Alarm, Portal, Run
from research.alarms import acknowledge, alarms, grouped
from tests.crawl.run import Crawled
from tests.crawl.site import Site, small_portal


@pytest.fixture
def kept(archive: Archive) -> Archive:
    with archive.writing() as session:
        run = Run(command="crawl", arguments={}, started_at=now())
        session.add(run)
        for number in range(7):
            platform = "甲平台" if number < 5 else None
            session.add(Portal(home_url=f"http://{number}.gov.cn/", platform=platform, own_hosts=[]))
        session.flush()
        for portal in session.query(Portal).filter(Portal.home_url.like("http://%.gov.cn/")).limit(7):
            session.add(Alarm(
                portal_id=portal.id, rule="portal_unreachable", message=f"{portal.home_url}: is down",
                raised_run_id=run.id, raised_at=now()))
    return archive


def test_alarms_of_one_platform_and_rule_are_one_line(kept: Archive) -> None:
    with kept.reading() as session:
        groups = grouped(alarms(session))
    assert [(one["platform"], len(one["portals"])) for one in groups] == [("甲平台", 5), (None, 2)]


def test_an_alarm_is_put_aside_until_its_day(kept: Archive) -> None:
    with kept.writing() as session:
        first = alarms(session)[0]["alarm"]
        assert acknowledge(session, [first, 999], today()) == [999]
    with kept.reading() as session:
        assert first not in [one["alarm"] for one in alarms(session)]
        states = {one["alarm"]: one["state"] for one in alarms(session, every=True)}
    assert states[first] == "acknowledged"
    with kept.writing() as session:
        session.execute(update(Alarm).values(acknowledged_until=today() - timedelta(days=1)))
        assert first in [one["alarm"] for one in alarms(session)]


def test_many_new_alarms_of_one_cause_are_one_message() -> None:
    opened = [Raised("portal_unreachable", "甲平台", f"{n}县", f"{n}县: is down") for n in range(9)]
    opened.append(Raised("mass_loss", None, "乙县", "乙县: 3 of 4 documents"))
    told = by_cause(opened)
    assert len(told) == 2
    assert "9 portals of the platform 甲平台" in told[0]
    assert f"and {9 - NAMED} more" in told[0]
    assert told[1] == "乙县: 3 of 4 documents"


def test_a_known_dead_portal_fails_only_the_first_night(crawled: Crawled) -> None:
    with Site(small_portal()) as site:
        home, place = site.home, site.place
    with Archive.open(crawled.url) as archive, archive.writing() as session:
        session.add(Portal(home_url=home, name="断网县", chosen=True, own_hosts=[]))
    asked = {"targets": (), "allow_private": (place,), "all_due": True}
    first = crawled.crawl(**asked)  # type: ignore[arg-type]
    assert (first.portals[0].outcome, first.exit_code, len(first.new_alarms)) == ("unreachable", 1, 1)
    with Archive.open(crawled.url) as archive, archive.writing() as session:
        session.execute(update(Portal).values(due_at=None))
    second = crawled.crawl(**asked)  # type: ignore[arg-type]
    assert (second.portals[0].outcome, second.exit_code, second.new_alarms) == ("unreachable", 0, ())


def test_the_command(kept: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGKAI_ARCHIVE", kept.url.render_as_string(hide_password=False))
    runner = CliRunner()
    listed = [json.loads(line) for line in runner.invoke(app, ["alarms", "--json"]).stdout.splitlines()]
    assert len(listed) == 7
    done = runner.invoke(app, ["alarms", "acknowledge", str(listed[0]["alarm"]), "--until", "2999-01-01"])
    assert done.exit_code == 0, done.output
    assert len(runner.invoke(app, ["alarms", "--json"]).stdout.splitlines()) == 6
    refused = runner.invoke(app, ["alarms", "acknowledge", "1", "--until", str(date(2001, 1, 1))])
    assert refused.exit_code == 2
    assert runner.invoke(app, ["alarms", "acknowledge", "999"]).exit_code == 2
