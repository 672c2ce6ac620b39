"""Repeated prose: what counts as copied, what is set aside, and that a search by samples misses no copy."""

from __future__ import annotations

from collections.abc import Hashable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.archive import Archive
from pipelines.filing import file_all
from research.contents import Section
from research.similar import among, to_year_before
from research.similarity import PASSAGE, alike, plain, prose, repeated
from tests.filing.build import Builder
from tests.seeds import SEED

COPIED = "我们坚持把公开当作日常工作来做，专人管理栏目，逐条核对发布内容，及时回应群众关切"
OWN = "今年新设了三处查阅点，请来村民代表座谈，又把办事指南改成一页纸，贴在每个村的公告栏里"


def sentences(rng: Random, count: int) -> str:
    return "。".join(
        "".join(chr(rng.randint(0x4E00, 0x9FA5)) for _ in range(rng.randint(15, 40)))
        for _ in range(count)
    )


def test_copied_text_counts_with_other_numbers_and_spaces_at_any_place() -> None:
    before = plain(f"开头。{COPIED}共{12}次。")
    assert repeated(plain(f"{COPIED}共 345 次。"), before).share == 1.0
    assert repeated(plain(f"{OWN}。{COPIED}共 9 次。"), before).repeated == len("。" + COPIED + "共0次。")
    assert repeated(plain(OWN), before).share == 0.0
    assert repeated("", before).share is None


@pytest.mark.parametrize(
    "said",
    [
        "根据《中华人民共和国政府信息公开条例》的要求编制本报告，",
        "所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
        "本年度发出收费通知0件，未收取信息处理费。",
        "本单位无其他需要报告的事项",
    ],
)
def test_what_everybody_must_say_is_set_aside(said: str) -> None:
    assert len(plain(said)) < PASSAGE


def test_a_passage_does_not_reach_over_paragraphs() -> None:
    half = COPIED[: PASSAGE - 3]
    one, other = ([Section(1, "一", (half, end))] for end in (OWN[:8], OWN[:8] + "尾"))
    assert repeated(prose(one), prose(other)).repeated == 0


texts = st.text("公开信息工作开展年度，0123", max_size=60).map(plain)


@given(texts, texts)
def test_a_share_is_a_share(one: str, other: str) -> None:
    found = repeated(one, other)
    assert 0 <= found.repeated <= found.characters
    long = any(len(piece) >= PASSAGE for piece in one.split("\n"))
    whole = sum(len(piece) for piece in one.split("\n") if len(piece) >= PASSAGE)
    assert repeated(one, one).repeated == (whole if long else 0)


def test_a_search_by_samples_finds_what_each_pair_measured_finds() -> None:
    rng = Random(SEED)
    shared = sentences(rng, 12)
    proses: dict[Hashable, str] = {}
    for name in range(30):
        parts = [shared] if name % 3 == 0 else []
        proses[name] = "。".join([*parts, sentences(rng, rng.randint(2, 16))])
    found = {(one, other) for one, other, _ in alike(proses, 0.5)}
    measured = {
        (one, other)
        for one, text in proses.items()
        for other, second in proses.items()
        if one != other and (repeated(text, second).share or 0) >= 0.5
    }
    assert measured
    assert found == measured


def report(build: Builder, name: str, year: int, words: str) -> None:
    build.document(
        f"{name}{year}.html",
        reading={
            "title": f"赣县区{name}{year}年政府信息公开工作年度报告",
            "agency": f"赣县区{name}",
            "fiscal_year": year,
            "scope": "agency",
        },
        words=words,
    )


def test_years_and_neighbours(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    report(build, "教育局", 2023, COPIED)
    report(build, "教育局", 2024, COPIED + "。" + OWN)
    report(build, "民政局", 2024, OWN)
    file_all(build.archive)
    with build.archive.reading() as session:
        (one,) = to_year_before(session, 2024)
        pairs = list(among(session, 2024, 0.5))
    assert (one["body"], one["other_year"], one["repeated"]) == ("赣县区教育局", 2023, len(COPIED))
    found = {pair["body"]: (pair["other"], pair["share"]) for pair in pairs}
    assert found["赣县区民政局"] == ("赣县区教育局", 1.0)
    assert found["赣县区教育局"] == ("赣县区民政局", round(len(OWN) / len(COPIED + "。" + OWN), 4))
