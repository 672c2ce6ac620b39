"""What the room never does."""

from __future__ import annotations

import httpx
import pytest
from sqlalchemy import text

from models.archive import Archive
from models.limits import QueryTooLongError
from tests.web.serving import serving
from web.room import Room

ENDLESS = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")


def test_a_host_that_nobody_named_is_refused(client: httpx.Client) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/bodies?q=1", "/nothing", "/static/room.css"])
def test_every_answer_forbids_what_is_not_the_rooms_own(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_a_change_of_language_leads_nowhere_else(client: httpx.Client, back: str) -> None:
    answer = client.get("/language/en", params={"back": back})
    assert answer.headers["Location"] == "/"


def test_what_is_typed_is_shown_and_never_run(client: httpx.Client) -> None:
    assert "<script>alert" not in client.get("/bodies", params={"q": "<script>alert(1)</script>"}).text


def test_a_question_without_end_is_ended(archive: Archive) -> None:
    with pytest.raises(QueryTooLongError), Room(archive, seconds=0.2).asking() as session:
        session.execute(ENDLESS)


def test_under_a_base_path_every_link_stays_under_it(demo: Archive) -> None:
    with serving(Room(demo, base_path="/gongkai")) as address, httpx.Client() as client:
        text = client.get(f"{address}/").text
        links = {part.split('"')[0] for part in text.split('href="')[1:]}
        assert all(link.startswith(("/gongkai/", "#")) for link in links)
        assert client.get(f"{address}/static/room.css").status_code == 200
        moved = client.get(f"{address}/language/en", params={"back": "/bodies"})
        assert moved.headers["Location"] == "/gongkai/bodies"
