"""Pages are examined in a child process: whatever one does to it costs that page only, and loses none."""

from __future__ import annotations

import asyncio
import hashlib
import os
import signal
from collections.abc import Iterator
from contextlib import closing
from functools import partial

import pytest

from crawler.discovery import Context, OwnHosts, examine
from crawler.examining import ExamineError, Examiner, Task
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site

HOME = "http://a.gov.cn/"
ROWS = "".join(
    f'<li><a href="/nb/{number}.html">第{number}镇2023年政府信息公开工作年度报告</a>2024-01-20</li>'
    for number in range(40)
)


def task(rows: str = ROWS) -> Task:
    body = f'<html><meta charset="utf-8"><title>政府信息公开年报</title><ul>{rows}</ul></html>'.encode()
    return Task(f"{HOME}nb/", body, "text/html", "list", Context(text="年报"), OwnHosts(HOME, ("b.gov.cn",)))


LONG = task(ROWS * 400)
"""Takes seconds to examine."""


@pytest.fixture
def examiner() -> Iterator[Examiner]:
    with closing(Examiner()) as made:
        yield made


def pid(examiner: Examiner) -> int:
    assert examiner._child is not None
    found = examiner._child._process.pid
    assert found is not None
    return found


def test_it_is_what_examining_here_gives(examiner: Examiner) -> None:
    asked = task()
    here = examine(asked.url, asked.body, asked.content_type, asked.role, asked.context, asked.hosts)
    assert asyncio.run(examiner.examine(asked)) == here
    assert len(here.links) == 40


def test_pages_asked_for_together_get_their_own_answers(examiner: Examiner) -> None:
    async def together() -> list[int]:
        few = [task("".join(ROWS.split("</li>")[:number])) for number in range(3, 12)]
        return [len(one.links) for one in await asyncio.gather(*map(examiner.examine, few))]

    assert asyncio.run(together()) == list(range(3, 12))


def test_what_takes_too_long_is_told_and_the_next_page_is_examined() -> None:
    async def both(examiner: Examiner) -> int:
        with pytest.raises(ExamineError, match="took more than"):
            await examiner.examine(LONG)
        return len((await examiner.examine(task())).links)

    with closing(Examiner(seconds=0.4)) as hasty:
        assert asyncio.run(both(hasty)) == 40


def test_one_that_waits_for_nothing_else_is_held_to_the_same_limits(examiner: Examiner) -> None:
    asked = task()
    here = examine(asked.url, asked.body, asked.content_type, asked.role, asked.context, asked.hosts)
    assert examiner.examine_now(asked) == here
    assert examiner._beside is not None
    killed = examiner._beside._process.pid
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    assert examiner.examine_now(asked) == here
    with closing(Examiner(seconds=0.4)) as hasty:
        with pytest.raises(ExamineError, match="took more than"):
            hasty.examine_now(LONG)
        assert hasty.examine_now(asked) == here


def test_a_page_whose_child_is_killed_is_examined_again(examiner: Examiner) -> None:
    async def killed() -> int:
        await examiner.examine(task())
        first = pid(examiner)
        under_way = asyncio.ensure_future(examiner.examine(LONG))
        await asyncio.sleep(0.1)
        os.kill(first, signal.SIGKILL)
        links = (await under_way).links
        assert pid(examiner) != first
        os.kill(pid(examiner), signal.SIGKILL)
        assert len((await examiner.examine(task())).links) == 40
        return len(links)

    assert asyncio.run(killed()) == 40


def test_a_page_that_kills_every_child_is_told(examiner: Examiner) -> None:
    async def killed() -> None:
        await examiner.examine(task())
        under_way = asyncio.ensure_future(examiner.examine(LONG))
        ended: set[int] = set()
        while not under_way.done():
            if examiner._child is not None and pid(examiner) not in ended:
                ended.add(pid(examiner))
                await asyncio.sleep(0.05)
                os.kill(pid(examiner), signal.SIGKILL)
            await asyncio.sleep(0.01)
        with pytest.raises(ExamineError, match="its process died"):
            await under_way
        assert len(ended) == 2

    asyncio.run(killed())


def test_an_answer_that_nobody_waits_for_is_not_the_next_ones(examiner: Examiner) -> None:
    async def given_up() -> int:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await examiner.examine(LONG)
        return len((await examiner.examine(task(ROWS[: ROWS.index("</li>")]))).links)

    asyncio.run(examiner.examine(task()))
    assert asyncio.run(given_up()) == 1


def test_the_child_ends_with_its_examiner(examiner: Examiner) -> None:
    asyncio.run(examiner.examine(task()))
    last = pid(examiner)
    examiner.close()
    with pytest.raises(ProcessLookupError):
        os.kill(last, 0)


def test_a_page_that_takes_too_long_fails_with_its_bytes_kept_and_the_walk_goes_on(
    site: Site, crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.session.Examiner", partial(Examiner, seconds=0.4))
    site.pages["/nb/2022.html"] = Answer(LONG.body)
    crawled.crawl(site)
    sha256 = hashlib.sha256(LONG.body).hexdigest()
    assert crawled.rows(f"SELECT outcome, sign FROM visits WHERE blob_sha256 = '{sha256}'") == [
        ("failed", "examine: took more than 0.4 seconds")
    ]
    assert crawled.rows("SELECT count(*) FROM documents") == [(3,)]
