"""The command line as a person meets it: exit codes, errors with the way out, JSON lines."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from models.archive import Archive
from tests.conftest import shared
from tests.whole.program import Program, program_in

JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb")
NEWS = "<html><head><title>招商大会</title></head><body><p>三月二日，全区招商大会召开。</p></body></html>"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return program_in(tmp_path)


def test_read_tells_each_file_by_itself(program: Program, tmp_path: Path) -> None:
    files = {
        "empty.html": b"",
        "photo.html": JPEG,
        "cut.pdf": b"%PDF-1.4\n1 0 obj\n<<",
        "news.html": NEWS.encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    names = [str(tmp_path / name) for name in [*files, "missing.html"]] + [str(tmp_path)]
    done = program.run("read", *names, "--json", code=1)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["source"] for record in records] == names
    errors = {Path(record["source"]).name: record["error"] for record in records if "error" in record}
    assert "empty" in errors["empty.html"]
    assert "jpeg" in errors["photo.html"].lower()
    assert "pdf" in errors["cut.pdf"].lower()
    assert errors["missing.html"] == "no such file"
    assert "folder" in errors[tmp_path.name]
    (news,) = [record for record in records if "error" not in record]
    assert (news["forms"], news["figures"]) == ({}, {})
    assert [finding["rule"] for finding in news["findings"]] == ["not_a_report"]
    assert "Traceback" not in done.stderr


def test_read_gives_a_line_for_each_document_in_a_packed_file(program: Program, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as file:
        file.writestr("镇/甲.html", NEWS)
        file.writestr("乙.pdf", b"%PDF-1.4 cut off")
        file.writestr("丙.html", NEWS)
    with zipfile.ZipFile(tmp_path / "one.zip", "w") as file:
        file.writestr("镇/甲.html", NEWS)
    done = program.run("read", str(tmp_path / "all.zip"), str(tmp_path / "one.zip"), "--json", code=1)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    sources = [str(Path(record["source"]).relative_to(tmp_path)) for record in records]
    assert sources == ["all.zip/丙.html", "all.zip/乙.pdf", "all.zip/镇/甲.html", "one.zip"]
    assert ["error" in record for record in records] == [False, True, False, False]
    assert records[3]["media_type"] == "text/html"


def test_read_of_real_reports_needs_no_archive(program: Program, tmp_path: Path) -> None:
    report = shared() / "reports" / "report-004.txt"
    done = program.run("read", str(report), "--json")
    record = json.loads(done.stdout)
    assert record["year"] == 2023
    assert record["figures"]["t3.new.total"]["value"] == 49
    assert not list(tmp_path.glob("gongkai.db*"))


@pytest.mark.sqlite
def test_asking_an_archive_that_is_not_there(program: Program) -> None:
    done = program.run("reports", code=1)
    assert "no archive there" in done.stderr
    assert "GONGKAI_ARCHIVE" in done.stderr


@pytest.mark.sqlite
def test_an_archive_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, just some words")
    done = Program(f"sqlite:///{path}").run("status", code=1)
    assert "not an SQLite database" in done.stderr
    assert path.read_text() == "not a database, just some words"


def test_an_address_that_is_no_url() -> None:
    done = Program("gongkai.db").run("status", code=1)
    assert "sqlite:///" in done.stderr


def test_an_unknown_body_names_the_way_out(program: Program) -> None:
    Archive.open(program.archive).close()
    done = program.run("show", "无此县", "2024", code=2)
    assert "无此县" in done.stderr
    assert "gongkai reports" in done.stderr


def test_the_register_can_be_listed_and_chosen_from(program: Program, tmp_path: Path) -> None:
    (found,) = program.lines("portals", "--find", "ganxian.gov.cn")
    assert (found["division_code"], found["chosen"]) == ("360704", False)
    program.run("portals", "choose", "--under", "360700")
    under = program.lines("portals", "--under", "360700")
    assert len(under) > 10
    assert all(portal["chosen"] for portal in under)
    codes = tmp_path / "codes.txt"
    codes.write_text("360704\n999999\n")
    refused = program.run("portals", "unchoose", "--codes", str(codes), code=2)
    assert "999999" in refused.stderr
    codes.write_text("360704\n")
    program.run("portals", "unchoose", "--codes", str(codes))
    assert len(program.lines("portals", "--chosen")) == len(under) - 1


def test_a_crawl_of_nothing_says_what_to_do(program: Program) -> None:
    done = program.run("crawl", code=2)
    assert "portals choose" in done.stderr
    unknown = program.run("crawl", "无此县", code=2)
    assert "无此县" in unknown.stderr


def test_a_second_writer_is_refused_and_the_first_named(program: Program) -> None:
    with Archive.open(program.archive) as archive, archive.lock("crawl"):
        done = program.run("reread", code=1)
    assert "crawl" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_plan_fetches_nothing(program: Program) -> None:
    done = program.run("crawl", "https://portal.example.gov.cn/", "--plan")
    assert "1 page due" in done.stdout


def test_wrong_usage_is_code_two(program: Program) -> None:
    for words in (["reports", "--nonsense"], ["diff", "江口镇", "2023"], ["portals", "choose"], ["nonsense"]):
        assert program.run(*words, code=2).stderr


def test_migrate_of_a_new_archive_changes_nothing(program: Program) -> None:
    Archive.open(program.archive).close()
    assert "newest schema" in program.run("migrate").stdout


def test_read_says_its_findings_in_chinese_on_request(program: Program, tmp_path: Path) -> None:
    (tmp_path / "news.html").write_text(NEWS, encoding="utf-8")
    said = program.run("read", str(tmp_path / "news.html"), "--language", "zh").stdout
    assert "不是政府信息公开工作年度报告" in said
    assert "This is not" not in said
    (record,) = map(
        json.loads, program.run("read", str(tmp_path / "news.html"), "--json").stdout.splitlines()
    )
    (found,) = record["findings"]
    assert found["message"].startswith("This is not an annual disclosure report")
    assert "不是政府信息公开工作年度报告" in found["message_zh"]
