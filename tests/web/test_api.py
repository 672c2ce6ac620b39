"""JSON for programs: typed, paged by key, equal to what the command line says, and never a 500."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance

from models.archive import Archive
from research.queries import reports
from tests.seeds import SEED


def _all(client: httpx.Client, path: str, **query: str | int) -> list[dict[str, Any]]:
    """A list whole, asked for piece by piece."""
    found: list[dict[str, Any]] = []
    after: str | int | None = ""
    while after is not None:
        answer = client.get(path, params={**query, **({"after": after} if after else {})}).json()
        found += answer["items"]
        after = answer["next"]
    return found


def test_reports_are_those_of_the_command_line_whatever_the_size_of_a_piece(
    client: httpx.Client, demo: Archive
) -> None:
    with demo.reading() as session:
        expected = sorted(reports(session), key=lambda one: (one["url"], one["year"]))
    for limit in (7, 500):
        found = _all(client, "/api/reports", limit=limit)
        told = [{key: value for key, value in one.items() if key != "report_id"} for one in found]
        assert sorted(told, key=lambda one: (one["url"], one["year"])) == expected


def test_a_report_leads_to_its_body_versions_citation_and_difference(client: httpx.Client) -> None:
    record = next(one for one in _all(client, "/api/reports") if one["versions"] > 1)
    number, body = record["report_id"], record["body_id"]
    whole = client.get(f"/api/reports/{number}").json()
    assert whole["report"]["title"] == record["title"]
    assert {
        cell["code"] for table in whole["tables"] for row in table["rows"] for cell in row["cells"]
    } == set(record["figures"])
    assert len(client.get(f"/api/reports/{number}/versions").json()) == record["versions"]
    assert "[R/OL]" in client.get(f"/api/reports/{number}/citation").json()["gbt7714"]
    years = client.get(f"/api/bodies/{body}").json()["years"]
    asked = {"body": body, "old": years[0], "new": years[-1]}
    assert client.get("/api/diff", params=asked).json()["body_id"] == body


def test_bodies_series_and_words_are_found(client: httpx.Client) -> None:
    found = _all(client, "/api/bodies", q="江口镇", limit=1)
    assert found[0]["short_name"] == "江口镇"
    points = client.get("/api/series", params={"what": "t3.new.total", "body": found[0]["id"]}).json()
    assert [point["year"] for point in points] == client.get(f"/api/bodies/{found[0]['id']}").json()["years"]
    hits = _all(client, "/api/search", q="政府信息", limit=50)
    assert len({hit["key"] for hit in hits}) == len(hits) > 50


@pytest.mark.parametrize(
    ("path", "status"),
    [("/api/bodies/none", 404), ("/api/reports/0", 422), ("/api/reports/99999999", 404),
     ("/api/series?what=nothing", 404), ("/api/search?q=", 400), ("/api/diff?body=x&old=2020&new=2021", 404),
     ("/api/nothing", 404)],
)  # fmt: skip
def test_what_cannot_be_answered_is_said_in_json(client: httpx.Client, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_no_request_breaks_the_room_and_every_answer_is_as_described(room: str) -> None:
    for result in schemathesis.openapi.from_url(f"{room}/api/openapi.json").get_all_operations():
        assert isinstance(result, Ok)

        @seed(SEED)
        @settings(max_examples=12, database=None, suppress_health_check=list(HealthCheck))
        @given(result.ok().as_strategy())
        def asked(case: schemathesis.Case[Any]) -> None:
            # Which words can be searched for, no schema says.
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        asked()
