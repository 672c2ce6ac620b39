"""What a crawl, a worker and the reading room tell of themselves: logs that programs read, and metrics."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
import typer
from prometheus_client import CollectorRegistry
from sqlalchemy.engine import make_url

from cli.metrics import tell
from models import logs
from models.archive import Archive
from models.clock import now
from models.tables import Alarm
from research.gauges import Gauges, as_text, gauges
from tests.crawl.run import Crawled
from tests.crawl.site import Site, small_portal
from tests.operating.programs import Samples, running, samples, scraped, until, value
from tests.seeds import SEED
from workers.run import Asked, enqueue

SECRET = f"geheim-{Random(SEED).getrandbits(64):x}"
QUIET = {"GONGKAI_CONTACT": "test@example.org", "AWS_SECRET_ACCESS_KEY": f"s3-{SECRET}"}


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(small_portal()) as serving:
        yield serving


def well_formed(lines: list[dict[str, object]]) -> None:
    assert lines
    for line in lines:
        assert list(line)[:4] == ["time", "level", "logger", "message"]
        assert datetime.fromisoformat(str(line["time"])).utcoffset() == timedelta(0)
        assert getattr(logging, str(line["level"])) >= logging.INFO
    assert SECRET not in json.dumps(lines)


def test_a_crawl_s_lines_are_json_and_tell_run_portal_and_platform(site: Site, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'gongkai.db'}"
    opened = ("--allow-private", site.place, "--delay", "0", "--archive", url)
    words = ("crawl", site.home, *opened, "--log-format", "json", "--json")
    with running(*words, cwd=tmp_path, **QUIET) as program:
        assert program.process.wait(240) == 0
        lines = program.end()
    well_formed(lines)
    [told] = [line for line in lines if line.get("result") == "found"]
    assert (told["run"], told["portal"], told["platform"]) == (1, site.home, site.place)
    assert told["requests"] == len(site.log)
    assert any(site.home in str(line["message"]) for line in lines if line["logger"] == "gongkai")


def test_what_stops_a_crawl_is_a_line_too(tmp_path: Path) -> None:
    url = f"postgresql+psycopg://gongkai:{SECRET}@127.0.0.1:1/none"
    with running("crawl", "--archive", url, "--log-format", "json", cwd=tmp_path, **QUIET) as program:
        assert program.process.wait(240) == 1
        lines = program.end()
    well_formed(lines)
    assert lines[-1]["level"] == "ERROR"
    assert "no PostgreSQL server" in str(lines[-1]["message"])


@pytest.mark.postgres
def test_a_worker_tells_what_it_did(site: Site, postgres_url: str, tmp_path: Path) -> None:
    url = make_url(postgres_url).set(password=SECRET).render_as_string(hide_password=False)
    enqueue(url, Asked(targets=(site.home,)))
    opened = ("--allow-private", site.place, "--delay", "0", "--settle", "0", "--archive", url)
    words = ("work", *opened, "--metrics", "0", "--log-format", "json")
    with running(*words, cwd=tmp_path, **QUIET) as program:
        address = program.address(r"http://127\.0\.0\.1:\d+/metrics")

        def filed() -> bool:
            return value(scraped(address), "jobs_total", queue="filing", outcome="succeeded") >= 1

        until(filed)
        found = scraped(address)
        lines = program.end()
    assert program.process.returncode == 0
    assert value(found, "jobs_total", queue="portals", outcome="succeeded") == 1
    assert value(found, "jobs_total", queue="portals", outcome="failed") == 0
    assert value(found, "job_duration_seconds_count", queue="portals") == 1
    assert value(found, "visits_total", outcome="new") > 0
    well_formed(lines)
    walked = [line for line in lines if line.get("result") == "found"]
    assert [(line["portal"], type(line["job"]), line["run"]) for line in walked] == [(site.home, int, 1)]
    by_queue = [line for line in lines if line["logger"].startswith("procrastinate") and "queue" in line]
    queues = {line["queue"] for line in by_queue}
    assert queues == {"portals", "readings", "filing"}


def test_the_room_counts_its_answers_by_route(site: Site, tmp_path: Path) -> None:
    crawled = Crawled(tmp_path)
    crawled.crawl(site, no_read=False)
    words = ("serve", "--archive", crawled.url, "--port", "0", "--metrics", "0", "--review")
    token = SECRET * 2
    form = {"GONGKAI_LOG_FORMAT": "json", "GONGKAI_REVIEW_TOKEN": token}
    with running(*words, cwd=tmp_path, **QUIET, **form) as program:
        room = program.address(r"http://127\.0\.0\.1:\d+/(?= )").rstrip("/")
        address = program.address(r"http://127\.0\.0\.1:\d+/metrics")
        for path in ("/", "/", "/operations", f"/review?token={token}", "/static/room.css"):
            urlopen(room + path, timeout=30).close()
        for nonsense in ("/none-1", "/none-2", "/metrics"):
            with pytest.raises(HTTPError, match="404"):
                urlopen(room + nonsense, timeout=30)
        # An answer is counted when all of it is sent: a browser may have it a little before. One is sent on.
        found = until(lambda: answered(scraped(address), 9))
        lines = program.end()
    assert value(found, "http_requests_total", method="GET", route="/", status="200") == 2
    assert value(found, "http_requests_total", method="GET", route="/operations", status="200") == 1
    assert value(found, "http_requests_total", method="GET", route="none", status="404") == 3
    assert value(found, "http_requests_total", method="GET", route="/static", status="200") == 1
    assert value(found, "http_request_duration_seconds_count", route="/") == 2
    assert value(found, "reports", status="live") == 4
    assert value(found, "up") == 1
    well_formed(lines)
    logged = [(line["route"], line["status"]) for line in lines if line["logger"] == "gongkai.web"]
    assert logged.count(("/", 200)) == 2


def answered(found: Samples, number: int) -> Samples | None:
    """The samples, once that many requests are counted."""
    counted = sum(much for (name, _), much in found.items() if name == "gongkai_http_requests_total")
    return found if counted == number else None


def test_the_gauges_tell_how_the_archive_stands(site: Site, tmp_path: Path) -> None:
    crawled = Crawled(tmp_path)
    crawled.crawl(site)
    with Archive.open(crawled.url) as archive:
        with archive.writing() as session:
            for rule, resolved in (("portal_blocked", None), ("portal_blocked", now()), ("mass_loss", now())):
                session.add(
                    Alarm(rule=rule, message="said", raised_run_id=1, raised_at=now(), resolved_at=resolved)
                )
        with archive.reading() as session:
            found = samples(as_text(gauges(archive, session)))
    assert value(found, "documents_unread") == 4
    assert value(found, "reports", status="live") == 0
    assert value(found, "alarms", rule="portal_blocked", state="open") == 1
    assert value(found, "alarms", rule="mass_loss", state="open") == 0
    assert value(found, "last_crawl_succeeded") == 1
    assert abs(value(found, "last_crawl_end_timestamp_seconds") - now().timestamp()) < 600
    assert value(found, "archive_bytes") > 0
    asked = [sys.executable, "-m", "cli.main", "status", "--prometheus", "--archive", crawled.url]
    told = subprocess.run(asked, check=True, capture_output=True, text=True, cwd=tmp_path).stdout
    assert samples(told).keys() == found.keys()


@pytest.mark.postgres
def test_the_queue_is_among_the_gauges(site: Site, postgres_url: str) -> None:
    assert enqueue(postgres_url, Asked(targets=(site.home,)))["portals"] == 1
    with Archive.open(postgres_url) as archive, archive.reading() as session:
        found = samples(as_text(gauges(archive, session)))
    assert value(found, "queue_jobs", queue="portals", state="todo") == 1
    assert value(found, "queue_jobs", queue="portals", state="failed") == 0


def test_an_archive_that_does_not_answer_is_down() -> None:
    def ask() -> list[object]:
        raise OSError("no server")

    [family] = Gauges(ask).collect()  # type: ignore[arg-type]
    assert [(one.name, one.value) for one in family.samples] == [("gongkai_up", 0)]


@pytest.mark.parametrize("given", ["nonsense", "127.0.0.1:", "127.0.0.1:70000"])
def test_a_port_that_is_none_is_wrong_usage(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        tell(given, CollectorRegistry())
    assert ended.value.exit_code == 2
    assert f"--metrics {given}" in capsys.readouterr().err


def test_a_port_that_is_taken_is_told(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        tell(site.place, CollectorRegistry())
    assert ended.value.exit_code == 1
    assert f"--metrics {site.place}: nothing can listen there" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("postgresql://me:pass@db/x", "postgresql://me:***@db/x"),
        ("postgresql://db/x?user=me&password=pass&a=1", "postgresql://db/x?user=me&password=***&a=1"),
        ("GET /review?token=abc HTTP/1.1", "GET /review?token=*** HTTP/1.1"),
        ("https://s3/b?X-Amz-Signature=abc&X-Amz-Date=1", "https://s3/b?X-Amz-Signature=***&X-Amz-Date=***"),
        ("http://www.ganxian.gov.cn/a?year=2023", "http://www.ganxian.gov.cn/a?year=2023"),
    ],
)
def test_secrets_are_hidden(said: str, shown: str) -> None:
    assert logs.hidden(said) == shown


@pytest.mark.parametrize("name", logs.SECRETS)
def test_what_is_secret_as_a_whole_is_hidden(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    value = f"https://hooks.example.org/services/{SECRET}"
    monkeypatch.setenv(name, value)
    assert logs.hidden(f"no answer of {value}.") == "no answer of ***."


def test_a_traceback_is_one_line_without_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    try:
        raise ValueError(f"key {SECRET} 钥匙\n\ud800")
    except ValueError as error:
        raised = type(error), error, error.__traceback__
        record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "broken\n%s", (SECRET,), raised)
        record.run = SECRET
    line = logs.JsonLines().format(record)
    assert "\n" not in line
    told = json.loads(line)
    assert SECRET not in line
    assert (told["message"], told["run"]) == ("broken\n***", "***")
    assert "ValueError" in told["error"]
