"""Full-text search held against a plain scan of every report's text, on SQLite and PostgreSQL."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import func, select, text, update

from models import fulltext
from models.archive import Archive
from models.tables import ReadingRow, SearchEntry, TextRow
from pipelines.filing import file_all
from pipelines.rows import Rows
from pipelines.store import store, supersede
from research.search import Filters, SearchError, search
from tests.filing.build import Builder
from tests.seeds import SEED
from tests.whole.program import Program

_WORDS = """政府 信息 公开 依申请 培训 规范性文件 村 ＱＱ群 qq App APP 12 2012 １２ 1,234 1234 1.5 15 万件 〇
AND OR NOT NEAR * “ ” " - （ ） 。 ， ' _ % ß ﬁ é 𠀀 ① · : ^ { } 政 府信"""
WORDS = (*_WORDS.split(), " ", "\u3000", "\n", "\t")
HAN = re.compile("[\u3007\u3400-\u9fff\U00020000-\U0003ffff]")


def plainly(passage: str) -> str:
    """A passage as `search` says it compares, made here in another way: its units with bars between."""
    kept = "".join(unicodedata.normalize("NFKC", char).casefold() for char in passage)
    kept = re.sub(r"(?<!\d)(\d{1,3}|\d+)((?:,\d{3})+)(?!\d)", lambda m: m[0].replace(",", ""), kept)
    pieces: list[str] = []
    for before, char in pairwise("\n" + kept):
        kind = _kind(char)
        joined = kind in "dl" and _kind(before) == kind
        if char == "." and _kind(before) == "d":
            kind = "."
        if kind == "-":
            pieces.append(" ")
        elif kind == ".":
            pieces.append(".")
        else:
            pieces.append(char if joined else "|" + char)
    whole = re.sub(r"(?<=\d)\.\|(?=\d)", ".", "".join(pieces)).replace(" ", "")
    return re.sub(r"\.(?!\d)", "", whole) + "|"


def _kind(char: str) -> str:
    if HAN.match(char):
        return "h"
    return "d" if char.isdigit() else "l" if char.isalpha() else "-"


def scanned(lines: Sequence[str], words: Sequence[str]) -> bool:
    """True if each word stands in a passage of the lines."""
    held = [plainly(passage) for line in lines for passage in line.split("\t")]
    return all(any(plainly(word) in passage for passage in held) for word in words)


def drawn(random_: random.Random, most: int) -> str:
    return "".join(random_.choice(WORDS) for _ in range(random_.randint(1, most)))


def titled(agency: str) -> dict[str, Any]:
    return {"title": f"{agency}2023年政府信息公开工作年度报告", "agency": agency, "fiscal_year": 2023}


@pytest.fixture
def texts(archive: Archive) -> dict[str, list[str]]:
    """Thirty reports of drawn text by the address of each."""
    random_ = random.Random(SEED)
    build = Builder(archive)
    made: dict[str, list[str]] = {}
    for number in range(30):
        name = f"{number}.html"
        made[build.home + name] = lines = [drawn(random_, 12) for _ in range(4)]
        build.document(
            name,
            reading=titled(f"赣县区第{number}局") | {"fiscal_year": 2019 + number % 4},
            values={"t3.new.total": number},
            words=lines[0],
        )
        with archive.writing() as session:
            last = session.scalars(select(ReadingRow.id).order_by(ReadingRow.id.desc())).first()
            session.add_all(
                TextRow(reading_id=last, position=at, section=1, is_heading=False, text=line)
                for at, line in enumerate(lines[1:], start=2)
            )
    file_all(archive)
    fulltext.fill(archive)
    return made


def found(archive: Archive, words: str, filters: Filters | None = None) -> set[str]:
    with archive.reading() as session:
        return {hit["url"] for hit in search(session, words, filters)}


def test_search_finds_what_a_plain_scan_finds(archive: Archive, texts: dict[str, list[str]]) -> None:
    random_ = random.Random(SEED + 1)
    asked = [[word] for word in WORDS] + [[drawn(random_, 4)] for _ in range(50)]
    for lines in random_.choices(list(texts.values()), k=60):
        line = random_.choice(lines)
        start = random_.randrange(len(line))
        asked.append([line[start : start + random_.randint(1, 9)]])
    asked += [[drawn(random_, 2), drawn(random_, 2)] for _ in range(40)]
    tried = empty = 0
    for several in asked:
        words = [re.sub(r"[\s\"“”]", "", word) for word in several]
        if any(plainly(word) == "|" for word in words):
            continue
        wanted = {url for url, lines in texts.items() if scanned(lines, words)}
        assert found(archive, " ".join(words)) == wanted, words
        tried += 1
        empty += not wanted
    assert tried > 100
    assert 0 < empty < tried / 2


def test_pages_follow_one_another(archive: Archive, texts: dict[str, list[str]]) -> None:
    with archive.reading() as session:
        whole = list(search(session, "政府"))
        paged, after = [], 0
        while page := list(search(session, "政府", after=after, limit=3)):
            paged += page
            after = page[-1]["key"]
    assert paged == whole
    assert len(whole) > 3
    assert len(texts) == 30


def test_filters_leave_what_they_say(archive: Archive, texts: dict[str, list[str]]) -> None:
    every = found(archive, "政")
    number = {url: int(url.rsplit("/")[-1].removesuffix(".html")) for url in texts}
    assert found(archive, "政", Filters(years=(2020, 2020))) == {u for u in every if number[u] % 4 == 1}
    few = found(archive, "政", Filters(figures=("t3.new.total>=10", "t3_new_tot<20")))
    assert few == {u for u in every if 10 <= number[u] < 20}
    assert found(archive, "政", Filters(kind="township")) == set()
    assert found(archive, "政", Filters(kind="department", under="3607", status="live")) == every
    with archive.reading() as session:
        body = next(search(session, "政"))["body_id"]
    assert len(found(archive, "政", Filters(body_id=body))) == 1
    for wrong in ("t9.none", "t3.new.total>", "t3.new.total!=1"):
        with pytest.raises(SearchError), archive.reading() as session:
            search(session, "政", Filters(figures=(wrong,)))
    for nothing in ("", " ，。", '""'):
        with pytest.raises(SearchError), archive.reading() as session:
            search(session, nothing)


def test_snippets_mark_the_words(archive: Archive) -> None:
    build = Builder(archive)
    long = "前" * 60 + "深化“放管服”改革，受理１，２３４件" + "后" * 60
    build.document("a.html", reading=titled("赣县区民政局"), words=long)
    file_all(archive)
    fulltext.fill(archive)
    with archive.reading() as session:
        (hit,) = search(session, "放管服改革 1234")
        (same,) = search(session, '"深化 放管服" "受理，1234件"')
    assert hit["year"] == 2023
    (snippet,) = hit["snippets"]
    marked = [snippet["text"][start:end] for start, end in snippet["hits"]]
    assert marked == ["放管服”改革", "１，２３４"]
    assert snippet["text"].startswith("…前")
    assert snippet["text"].endswith("后…")
    assert hit["hits"] == same["hits"] == 2


def test_a_new_reading_takes_the_place_of_the_old(archive: Archive, texts: dict[str, list[str]]) -> None:
    assert texts
    with archive.reading() as session:
        key = next(hit["key"] for hit in search(session, "政府"))
        bytes_hash = session.get_one(ReadingRow, key).bytes_hash
        before = session.scalar(select(func.count()).select_from(SearchEntry))
    rows = Rows(reading={"is_report": True, "scope": "unknown", "forms": {}},
                texts=[{"position": 1, "section": 1, "is_heading": False, "text": "龘龘独有"}])  # fmt: skip
    with archive.writing() as session:
        new = store(session, bytes_hash, rows)
    with archive.writing() as session:
        assert store(session, bytes_hash, rows) == new
    with archive.reading() as session:
        assert [hit["key"] for hit in search(session, "龘龘")] == [new]
        assert key not in [hit["key"] for hit in search(session, "政府")]
        assert session.scalar(select(func.count()).select_from(SearchEntry)) == before
        assert fulltext.waiting(session) == 0
        assert list(fulltext.candidates(session, [["龘", "龘"]], None, 0)) == [new]
    with archive.writing() as session:
        supersede(session, new)
        assert list(fulltext.candidates(session, [["龘", "龘"]], None, 0)) == []
        if session.get_bind().dialect.name == "sqlite":
            session.execute(text("INSERT INTO search_pairs(search_pairs) VALUES ('integrity-check')"))
        session.execute(update(ReadingRow).where(ReadingRow.id == new).values(is_current=True))


def test_the_command(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    for name in ("赣县区民政局", "赣县区教育局"):
        build.document(f"{name}.html", reading=titled(name), words=f"{name}受理依申请公开[bold]12件[/]。")
    file_all(sqlite_archive)
    program = Program(sqlite_archive.url.render_as_string(hide_password=False))
    assert "gongkai migrate" in program.run("search", "依申请").stderr
    assert "2 documents indexed" in program.run("migrate").stdout
    assert "indexed" not in program.run("migrate").stdout
    hits = program.lines("search", "依申请", "12件")
    assert {hit["agency"] for hit in hits} == {"赣县区民政局", "赣县区教育局"}
    (hit,) = program.lines("search", "受理", "--body", "教育局", "--year", "2020-2024")
    assert hit["year"] == 2023
    shown = program.run("search", "bold 依申请", "--limit", "1")
    assert "【依申请】公开[【bold】]12件[/]" in shown.stdout
    assert f"--after {hits[0]['key']}" in shown.stderr
    assert program.run("search", "没有这样的话").stdout.strip() == "no report holds that"
    for wrong in (("。",), ("件", "--body", "没有"), ("件", "--figure", "x"), ("件", "--year", "now")):
        assert program.run("search", *wrong, code=2).stderr
