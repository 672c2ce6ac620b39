"""Sentences kept in the archive are told again in Chinese, whatever they are put together from."""

from __future__ import annotations

import pytest

from models.messages import kept, speaking, unreadable
from models.messages.kept import retold
from models.messages.sentence import Kept

KEPT = {**vars(kept), **vars(unreadable)}
ALL = {name: one for name, one in KEPT.items() if isinstance(one, Kept)}


@pytest.mark.parametrize("name", ALL)
def test_each_is_recognised_as_itself(name: str) -> None:
    one = ALL[name]
    values: dict[str, object] = {
        place: 70_000 + at if place in one.numbers else f"http://{place}.test/"
        for at, place in enumerate(one.pattern.groupindex)
    }
    text = one(**values)
    with speaking("zh"):
        told = retold(text)
    assert told != text
    assert all(str(value) in told for value in values.values())
    with speaking("en"):
        assert retold(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("blocked: script challenge ($_ts), HTTP 412", "受阻：脚本验证（$_ts），HTTP 412"),
        (
            "soft_404: redirect to http://a.test/: same answer as for a path that cannot exist",
            "查无此页：转向 http://a.test/：与不可能存在的路径应答相同",
        ),
        (
            "江口县: could not be reached (5 answers in a row: DNSLookup: no results)",
            "江口县：无法访问（连续 5 次应答：DNSLookup：no results）",
        ),
        (
            "time is up; 3 lists not looked at: those of other numbers showed the same rows",
            "时间已到；3 个列表未查看：编号不同者所列相同",
        ),
        ("refused: a.test is not a host of this portal", "不予访问：a.test 不是本网站的主机"),
        ("页面不存在", "页面不存在"),
        (
            "broken or truncated ZIP archive: File is not a zip file; fetch it again",
            "ZIP压缩包损坏或不完整：File is not a zip file；请重新获取",
        ),
        (
            "towns.zip: a.rar: locked RAR archive: it opens only with a password",
            "towns.zip：a.rar：RAR压缩包已加密：需要密码才能打开",
        ),
        (
            "rendered: scripts filled this page; not all its names and next pages were tried; "
            "tls: legacy renegotiation",
            "经渲染：此页由脚本填充；其名称和后续各页未能全部试过；TLS：旧式重新协商",
        ),
        (None, ""),
    ],
)
def test_what_is_put_together_is_told_part_by_part(text: str | None, told: str) -> None:
    with speaking("zh"):
        assert retold(text) == told
