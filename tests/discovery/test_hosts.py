"""Which addresses belong to a portal."""

from __future__ import annotations

import socket

import pytest

from crawler.discovery.hosts import OwnHosts, registrable_domain

HOME = "http://www.ganxian.gov.cn/"


@pytest.mark.parametrize("url", [
    "http://www.ganxian.gov.cn/a", "https://www.ganxian.gov.cn/a", "http://ganxian.gov.cn/",
    "http://GANXIAN.gov.cn./",
    "http://xxgk.ganxian.gov.cn/", "https://jyj.edu.ganxian.gov.cn:443/", "http://www.ganxian.gov.cn:80/"])
def test_twins_and_sub_domains_are_own(url: str) -> None:
    assert OwnHosts(HOME).owns(url)


@pytest.mark.parametrize("url", [
    "http://www.ganxian.gov.cn:8080/", "http://xxgk.ganxian.gov.cn:8080/", "http://evilganxian.gov.cn/",
    "http://ganxian.gov.cn.example.com/", "http://www.ganzhou.gov.cn/", "http://ganxian.com/",
    "http://127.0.0.1/",
    "ftp://www.ganxian.gov.cn/", "javascript:void(0)", "/relative", "", "http://gov.cn/", "http://[::1",
    "http://x:99999/"])
def test_everything_else_is_foreign(url: str) -> None:
    assert not OwnHosts(HOME).owns(url)


def test_named_hosts_are_own_with_their_port_only() -> None:
    hosts = OwnHosts(HOME, ["61.150.65.235:8080", "www.gzjkq.cn", "https://gk.example.cn/x"])
    assert hosts.owns("http://61.150.65.235:8080/a")
    assert hosts.owns("https://gzjkq.cn/")
    assert hosts.owns("http://gk.example.cn/")
    assert not hosts.owns("http://61.150.65.235/a")
    assert not hosts.owns("http://a.gzjkq.cn/")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "10.1.2.3"])
def test_an_ip_address_or_bare_name_stands_for_itself_with_its_port(host: str) -> None:
    hosts = OwnHosts(f"http://{host}:8001/home")
    assert hosts.owns(f"http://{host}:8001/x")
    assert not hosts.owns(f"http://{host}:8002/x")
    assert not hosts.owns(f"http://{host}/x")
    assert not hosts.owns(f"http://a.{host.strip('[]')}:8001/x")


@pytest.mark.parametrize(("host", "domain"), [
    ("www.ganxian.gov.cn", "ganxian.gov.cn"), ("gzjkq.ganzhou.gov.cn", "ganzhou.gov.cn"), ("gov.cn", None),
    ("127.0.0.1", None), ("localhost", None), ("portal.test", None)])
def test_registrable_domains(host: str, domain: str | None) -> None:
    assert registrable_domain(host) == domain


def test_the_suffix_list_is_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert OwnHosts("http://www.some-county.gov.cn/").owns("http://a.some-county.gov.cn/")
