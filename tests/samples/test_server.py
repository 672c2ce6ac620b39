"""The sample server over real sockets: validators, counters, redirects, errors, faults."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from samples.portals import trs_county, ucap_county
from samples.server import SampleServer

UCAP, TRS = ucap_county(7), trs_county(7)


@pytest.fixture
def server() -> Iterator[SampleServer]:
    with SampleServer(UCAP) as running:
        yield running


@pytest.fixture
def trs() -> Iterator[SampleServer]:
    with SampleServer(TRS) as running:
        yield running


def get(
    server: SampleServer, target: str, headers: dict[str, str] | None = None, method: str = "GET"
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(server.host, server.port, timeout=10)
    try:
        connection.request(method, quote(target, safe="/?&=%"), headers=headers or {})
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


def a_report(server: SampleServer, *, validators: bool) -> str:
    answers = server.portal.site(1).answers
    return next(r.address for r in server.portal.truth(1) if answers[r.address].validators is validators)


def test_page_is_served_as_built(server: SampleServer) -> None:
    target = a_report(server, validators=True)
    status, headers, body = get(server, target)
    assert status == 200
    assert body == UCAP.site(1).answers[target].body
    assert headers["Content-Type"].startswith("text/html")
    assert server.log[-1][:4] == ("GET", target, 200, False)


@pytest.mark.parametrize("validator", ["ETag", "Last-Modified"])
def test_unchanged_page_answers_304(server: SampleServer, validator: str) -> None:
    target = a_report(server, validators=True)
    _, headers, _ = get(server, target)
    name = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[validator]
    asked = {name: headers[validator]}
    status, _, body = get(server, target, asked)
    assert (status, body) == (304, b"")
    assert server.log[-1].status == 304
    assert server.log[-1].conditional
    server.night = 2
    assert get(server, target, asked)[0] == 304


@pytest.mark.parametrize("validator", ["ETag", "Last-Modified"])
def test_edited_page_answers_200_on_the_second_night(server: SampleServer, validator: str) -> None:
    target = next(iter(UCAP.changes().edited))
    _, headers, before = get(server, target)
    server.night = 2
    if validator not in headers:
        assert b"@VIEWS@" in UCAP.site(1).answers[target].body
        return
    name = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[validator]
    status, _, after = get(server, target, {name: headers[validator]})
    assert status == 200
    assert before != after


def test_counter_moves_and_carries_no_validator(server: SampleServer) -> None:
    target = UCAP.changes().counters[0]
    answers = [get(server, target, {"If-Modified-Since": "Wed, 01 Jan 2031 00:00:00 GMT"}) for _ in range(2)]
    assert [status for status, _, _ in answers] == [200, 200]
    assert answers[0][2] != answers[1][2]
    assert all("ETag" not in headers and "Last-Modified" not in headers for _, headers, _ in answers)


def test_file_with_chinese_name(server: SampleServer) -> None:
    path = next(f for r in UCAP.truth(1) for f in r.files)
    status, headers, body = get(server, path)
    assert (status, headers["Content-Type"]) == (200, "application/pdf")
    assert body.startswith(b"%PDF-")
    assert server.log[-1].path == path


def test_missing_channel_leads_home(server: SampleServer) -> None:
    site = next(iter(UCAP.forbidden_paths)).split("/")[1]
    status, headers, _ = get(server, f"/{site}/ysqgk/")
    assert (status, headers["Location"]) == (307, "/")
    assert get(server, "/ylsczj/c1/202301/0.shtml")[0] == 404


def test_missing_folder_leads_to_an_error_page_with_200(trs: SampleServer) -> None:
    status, headers, _ = get(trs, "/hdjl/")
    assert (status, headers["Location"]) == (302, "/404.htm")
    status, _, body = get(trs, "/404.htm")
    assert status == 200
    assert "不存在或已删除" in body.decode()


def test_withdrawn_report_is_404(trs: SampleServer) -> None:
    target = TRS.changes().withdrawn[0]
    assert get(trs, target)[0] == 200
    trs.night = 2
    assert get(trs, target)[0] == 404


def test_calendar_never_ends(server: SampleServer) -> None:
    site = next(iter(UCAP.forbidden_paths)).split("/")[1]
    for month in (1, 12):
        status, _, body = get(server, f"/{site}/rili/index.shtml?y=2031&m={month}")
        assert status == 200
        assert f"2031年{month}月" in body.decode()
    assert "y=2032&amp;m=1" in body.decode()


def test_old_pages_are_gbk_whatever_they_say(trs: SampleServer) -> None:
    old = [r.address for r in TRS.truth(1) if r.year <= 2020 and not r.address.startswith("/bmxxgk/")]
    old = [target for target in old if not target.endswith(".pdf")]
    assert old
    for target in old:
        _, _, body = get(trs, target)
        assert "政府信息公开" in body.decode("gb18030")
        with pytest.raises(UnicodeDecodeError):
            body.decode("utf-8")


def test_head_has_no_body(server: SampleServer) -> None:
    status, headers, body = get(server, "/", method="HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 500


def test_faults(server: SampleServer) -> None:
    target = a_report(server, validators=True)
    server.fail_paths[target] = 503
    assert get(server, target)[0] == 503
    server.fail_paths[target] = 0
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        get(server, target)
    server.fail_paths.clear()
    server.delay = 0.2
    begin = time.monotonic()
    assert get(server, target)[0] == 200
    assert time.monotonic() - begin >= 0.2


def test_kept_connection_is_quick(server: SampleServer) -> None:
    """Nagle's delay would cost 40 ms an answer."""
    connection = http.client.HTTPConnection(server.host, server.port, timeout=10)
    begin = time.monotonic()
    for _ in range(100):
        connection.request("GET", "/robots.txt")
        connection.getresponse().read()
    connection.close()
    assert time.monotonic() - begin < 2


def test_url_encodes_and_names_the_port(server: SampleServer) -> None:
    assert server.home_url == f"http://127.0.0.1:{server.port}/"
    assert server.url("/a/年.pdf") == f"http://127.0.0.1:{server.port}/a/%E5%B9%B4.pdf"
