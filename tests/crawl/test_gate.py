"""Nothing is fetched past the gate: real servers stand where it must not lead, and would notice."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.addresses import Opened, is_public
from crawler.errors import CrawlError
from models.archive import Archive
from models.clock import now
from models.tables import Page, Portal
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site, html, links, report, small_portal

ROW = "江口镇2020年政府信息公开工作年度报告"


def add_row(site: Site, address: str) -> None:
    """One more row in the list of reports, leading to `address`."""
    page = site.pages["/nb/"]
    assert isinstance(page, Answer)
    page.body = page.body.replace(b"</ul>", f'<li><a href="{address}">{ROW}</a></li></ul>'.encode())


@pytest.fixture
def trap() -> Iterator[Site]:
    """A server with a report on it, to which no crawl of the site may ever come."""
    with Site({"/r.html": Answer(report("江口镇", 2020)), "/robots.txt": Answer(b"")}) as serving:
        yield serving


def test_a_link_to_another_port_of_loopback_is_never_fetched(
    site: Site, trap: Site, crawled: Crawled
) -> None:
    add_row(site, f"{trap.home}r.html")
    assert crawled.night(site).new == 4
    assert trap.log == []


def test_a_redirect_to_another_port_is_never_followed(site: Site, trap: Site, crawled: Crawled) -> None:
    add_row(site, "/moved.html")
    site.pages["/moved.html"] = Answer(status=302, headers={"Location": f"{trap.home}r.html"})
    assert crawled.night(site).new == 4
    assert trap.log == []
    visit = crawled.last_visit("/moved.html")
    assert visit.outcome == "failed"
    assert visit.sign is not None
    assert visit.sign.startswith("refused: redirect to http://127.0.0.1")


@pytest.mark.parametrize(
    "where", ["http://10.1.2.3/r.html", "http://169.254.169.254/latest/", "file:///etc/passwd"]
)
def test_a_redirect_to_a_private_place_is_refused_and_recorded(
    site: Site, crawled: Crawled, where: str
) -> None:
    add_row(site, "/moved.html")
    site.pages["/moved.html"] = Answer(status=302, headers={"Location": where})
    crawled.night(site)
    visit = crawled.last_visit("/moved.html")
    assert (visit.outcome, visit.blob_sha256) == ("failed", None)
    assert (visit.sign or "").startswith("refused")


def test_a_file_link_is_never_read(site: Site, crawled: Crawled, tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_bytes(report("江口镇", 2020))
    add_row(site, secret.as_uri())
    assert crawled.night(site).new == 4
    assert crawled.rows(
        "SELECT count(*) FROM visits WHERE url LIKE 'file:%' AND blob_sha256 IS NOT NULL"
    ) == [(0,)]


def test_a_page_known_with_a_file_address_is_refused(site: Site, crawled: Crawled, tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_bytes(report("江口镇", 2020))
    crawled.night(site)
    with Archive.open(crawled.url) as archive, archive.writing() as session:
        portal = session.query(Portal).filter_by(home_url=site.home).one()
        session.add(
            Page(
                portal_id=portal.id,
                url=secret.as_uri(),
                url_key="secret",
                role="report",
                score=99.0,
                first_seen=now(),
                due_at=now(),
            )
        )
    crawled.night(site)
    visit = crawled.last_visit("secret.html")
    assert (visit.outcome, visit.blob_sha256) == ("failed", None)
    assert visit.sign == "refused: file: is neither http nor https"


def test_a_name_that_resolves_to_loopback_is_refused_at_connect(
    trap: Site, crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    real = socket.getaddrinfo
    monkeypatch.setenv("GONGKAI_CONTACT", "tests@example.org")

    def rebound(host: str, port: int, *args: int, **flags: int) -> object:
        asked.append(host)
        return real("127.0.0.1" if host == "www.example.gov.cn" else host, port, *args, **flags)

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    result = crawled.crawl(targets=(f"http://www.example.gov.cn:{trap.port}/",))
    assert "www.example.gov.cn" in asked
    assert trap.log == []
    assert result.portals[0].outcome == "unreachable"
    assert "127.0.0.1, no public address" in (crawled.last_visit("/").sign or "")


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "localhost"])
def test_other_spellings_of_loopback_are_refused(trap: Site, crawled: Crawled, host: str) -> None:
    result = crawled.crawl(targets=(f"http://{host}:{trap.port}/",))
    assert (result.portals[0].outcome, trap.log, result.exit_code) == ("unreachable", [], 1)


def test_loopback_is_refused_unless_opened_by_host_and_port(trap: Site, crawled: Crawled) -> None:
    for opened in ((), (f"127.0.0.1:{trap.port + 1}",)):
        result = crawled.crawl(targets=(trap.home,), allow_private=opened)
        assert result.portals[0].outcome == "unreachable"
    assert trap.log == []
    assert "not opened by --allow-private" in (crawled.last_visit("/").sign or "")


def test_robots_txt_of_a_foreign_host_is_not_fetched_either(site: Site, trap: Site, crawled: Crawled) -> None:
    site.pages["/robots.txt"] = Answer(status=302, headers={"Location": f"{trap.home}robots.txt"})
    assert crawled.night(site).new == 4
    assert trap.log == []


@pytest.mark.parametrize(("address", "public"), [
    ("8.8.8.8", True), ("2001:4860:4860::8888", True), ("127.0.0.1", False), ("10.0.0.1", False),
    ("172.31.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
    ("0.0.0.0", False), ("224.0.0.1", False), ("240.0.0.1", False), ("::1", False), ("::", False),
    ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:127.0.0.1", False), ("64:ff9b::7f00:1", False),
    ("2002:7f00:1::", False), ("255.255.255.255", False),
])  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_allow_private_wants_a_port() -> None:
    with pytest.raises(CrawlError, match=r"127\.0\.0\.1:8000"):
        Opened(["localhost"])


def test_a_site_of_two_ports_is_crawled_where_both_are_opened_and_own(crawled: Crawled) -> None:
    with Site({"/r.html": Answer(report("江口镇", 2020))}) as other, Site(small_portal()) as site:
        site.pages["/"] = Answer(html("江口镇人民政府", links(("/xxgk/", "政府信息公开"))))
        add_row(site, f"{other.home}r.html")
        crawled.night(site)
        with Archive.open(crawled.url) as archive, archive.writing() as session:
            session.query(Portal).filter_by(home_url=site.home).one().own_hosts = [other.place]
        result = crawled.crawl(site, other, targets=(site.home,), all_due=True).portals[0]
        assert (result.new, [asked.path for asked in other.log if asked.path != "/robots.txt"]) == (
            1,
            ["/r.html"],
        )
