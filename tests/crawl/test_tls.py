"""Certificates are checked; what fails is an alarm and no fetch, unless the portal's row says so."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from models.archive import Archive
from models.tables import Portal
from research.todo import todo
from tests.crawl.certified import certified
from tests.crawl.old_tls import OldServer
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site, small_portal
from tests.crawl.turned import turned


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A self-signed certificate for 127.0.0.1 with its key, in one file."""
    return certified(tmp_path)


def secured(certificate: Path) -> Site:
    site = Site(small_portal())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    site.wrap(context)
    return site


def test_a_certificate_that_nobody_vouches_for_is_not_taken(crawled: Crawled, certificate: Path) -> None:
    with secured(certificate) as site:
        result = crawled.crawl(site, targets=(f"https://{site.place}/",)).portals[0]
        assert site.log == []
    assert result.outcome == "unreachable"
    assert (result.note or "").startswith("tls: ")


def test_a_trusted_certificate_is_taken(
    crawled: Crawled, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with secured(certificate) as site:
        result = crawled.crawl(site, targets=(f"https://{site.place}/",)).portals[0]
    assert (result.outcome, result.new) == ("found", 4)


def test_a_failing_certificate_is_an_alarm_that_names_the_host(crawled: Crawled, certificate: Path) -> None:
    with secured(certificate) as site:
        home = f"https://{site.place}/"
        first, second = (crawled.crawl(site, targets=(home,)) for _ in range(2))
    assert (first.exit_code, second.new_alarms) == (1, ())
    assert crawled.open_alarms() == ["certificate_fails"]
    assert site.place in first.new_alarms[0]
    assert "certificate verify failed" in first.new_alarms[0]


def test_a_row_that_says_lax_bears_the_certificate_and_each_visit_tells(
    crawled: Crawled, certificate: Path
) -> None:
    with secured(certificate) as site:
        home = f"https://{site.place}/"
        crawled.crawl(site, targets=(home,))
        with Archive.open(crawled.url) as archive, archive.writing() as session:
            session.query(Portal).filter_by(home_url=home).one().tls = "lax"
        result = crawled.crawl(site, targets=(home,)).portals[0]
    assert (result.outcome, result.new, crawled.open_alarms()) == ("found", 4, [])
    told = crawled.rows("SELECT DISTINCT sign FROM visits WHERE outcome = 'new'")
    assert len(told) == 1
    assert told[0][0].startswith("tls: certificate not checked (lax): ")


def test_a_server_without_secure_renegotiation_is_spoken_to_and_each_visit_tells(
    crawled: Crawled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = certified(tmp_path, key=rsa.generate_private_key(65537, 2048))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    pages = {at: page.body for at, page in small_portal().items() if isinstance(page, Answer)}
    with OldServer(path.read_bytes(), pages) as server:
        home = f"https://{server.place}/"
        result = crawled.crawl(targets=(home,), allow_private=(server.place,)).portals[0]
    assert (result.outcome, result.new) == ("found", 4)
    assert server.refused == 1
    assert crawled.rows("SELECT DISTINCT sign FROM visits WHERE outcome = 'new'") == [
        ("tls: legacy renegotiation",)]


def test_what_is_allowed_to_a_server_is_told_beside_what_was_not_seen_of_a_list(
    crawled: Crawled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = certified(tmp_path, key=rsa.generate_private_key(65537, 2048))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    monkeypatch.setattr("crawler.render.missing", lambda: "no browser")
    site = turned("drawn", list(range(2024, 2014, -1)))
    pages = {at: page.body for at, page in site.items() if isinstance(page, Answer)}
    with OldServer(path.read_bytes(), pages) as server:
        crawled.crawl(targets=(f"https://{server.place}/",), allow_private=(server.place,))
    sign = "paging: only a script turns to the next pages; no browser; tls: legacy renegotiation"
    assert crawled.last_visit("/nb/").sign == sign
    with Archive.open(crawled.url) as archive, archive.reading() as session:
        assert [row["problem"] for row in todo(session)] == [f"unturned: {sign}"]
