"""The command line speaks Chinese where the locale does, else English; JSON is the same in both."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from cli import tree
from cli.language import LOCALE, language_of
from cli.main import answer, app
from cli.typesetting import wrapped
from models.archive import Archive
from models.messages import LANGUAGES, Language, speaking
from pipelines.filing import file_all
from research.across import refresh
from tests.research.county import County
from tests.seeds import SEED


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An archive of a county over two years, with a contradiction in it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('language') / 'gongkai.db'}"
    county = County(SEED, range(2022, 2024))
    county.reports["教育局", 2023].values["t3.carried_in.natural"] = 99
    with Archive.open(url) as stored:
        county.store(stored)
        file_all(stored)
        refresh(stored)
    return url


def _said(language: Language, *words: str, archive: str = "sqlite:///nowhere.db") -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command in a language."""
    environment = {"GONGKAI_ARCHIVE": archive, "COLUMNS": "200"}
    with speaking(language), CliRunner().isolation(env=environment) as (out, err, _both):
        code = answer(words)
        sys.stdout.flush()
        return code, out.getvalue().decode(), err.getvalue().decode()


def _process(*words: str, archive: str, **environment: str) -> tuple[str, str]:
    """Stdout and stderr of a process of its own, in an environment that says nothing else of language."""
    kept = {name: value for name, value in os.environ.items() if name not in (*LOCALE, "GONGKAI_LANGUAGE")}
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", *words],
        env=kept | {"GONGKAI_ARCHIVE": archive} | environment,
        capture_output=True,
        check=False,
    )
    return done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8", "LC_MESSAGES": "zh_SG.utf8", "LC_ALL": ""}, "zh"),
        ({"LANG": "zh_CN", "LC_MESSAGES": "zh_CN", "LC_ALL": "C"}, "en"),
        ({"LC_ALL": "C", "GONGKAI_LANGUAGE": "zh"}, "zh"),
        ({"LC_ALL": "zh_CN.GB18030", "GONGKAI_LANGUAGE": "en"}, "en"),
        ({"LANG": "xx_YY.UTF-8"}, "en"),
        ({"LANG": "zha_CN"}, "en"),
    ],
)
def test_the_setting_goes_before_the_locale_in_the_order_of_posix(
    environment: dict[str, str], language: str
) -> None:
    assert language_of(environment) == language


def _commands(group: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, child in getattr(group, "commands", {}).items():
        yield from _commands(child, (*path, name))


@pytest.mark.parametrize("width", [58, 78])
def test_every_help_is_chinese_and_fits_the_terminal(width: int) -> None:
    with speaking("zh"):
        root = tree.command(app)
        for words in _commands(root):
            with CliRunner().isolation() as (out, _err, _both):
                root.main([*words, "--help"], "gongkai", standalone_mode=False, terminal_width=width)
                said = out.getvalue().decode()
            assert said.startswith("用法：gongkai")
            for line in said.splitlines():
                # What cannot be broken (an address, a long option with its name) may stand out.
                assert cell_len(line) <= width or " " not in line.strip(), line
                assert not re.match(r"\s*[，。；：、）”]", line), line
                prose = re.sub(r"`[^`]*`|[\x00-\x7f]*[./_=<>|:\[\]-][\x00-\x7f]*", " ", line)
                assert not re.search(r"\b(the|of|only|and|this)\b", prose), line


def test_lines_break_where_chinese_may_and_words_stay_whole() -> None:
    text = "退出码1：出现新告警，或指定的网站（example.gov.cn）无法访问。See `gongkai alarms`"
    for width in range(16, 60):
        lines = wrapped(text, width)
        assert all(cell_len(line) <= width or " " not in line for line in lines)
        assert not any(line[0] in "，。：）" for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert any("example.gov.cn" in line for line in lines)


WRONG = [
    (("show",), "缺少参数 '机关'"),
    (("show", "甲", "x"), "须为整数"),
    (("show", "甲", "1999"), "须不小于 2008"),
    (("shwo",), "没有 'shwo' 这个命令；是否指 'show'？"),
    (("status", "--nothing"), "没有选项 --nothing"),
    (("check", "--language", "fr"), "'fr' 不在可选值之中：'zh', 'en'"),
    (("status", "too", "much"), "多余的参数（too much）"),
    (("alarms", "acknowledge", "1", "--until", "soon"), "日期请写作 年-月-日"),
    (("status",), "没有档案"),
]


@pytest.mark.parametrize(("words", "told"), WRONG)
def test_wrong_usage_is_told_in_chinese_with_the_same_exit_code(words: tuple[str, ...], told: str) -> None:
    english, _out, plain = _said("en", *words)
    chinese, _out, said = _said("zh", *words)
    assert english == chinese != 0
    assert told in said
    assert not CHINESE.search(plain.replace("甲", ""))


QUESTIONS = [
    ("reports",), ("show", "教育局", "2023"), ("check",), ("coverage", "教育局"), ("status",),
    ("diff", "教育局", "2022", "2023"), ("search", "公开"), ("bodies", "--reported"), ("alarms",), ("todo",),
    ("versions", "教育局", "2023"), ("series", "t3.new.total"), ("similar", "2023", "--least", "0"),
    ("review",), ("portals", "--chosen"),
]  # fmt: skip
EMPTY = ("alarms", "todo", "review", "portals", "search")
FREE = re.compile(r"\b\d{9,}\b")  # room on the disk, which others fill meanwhile
CHINESE = re.compile("[一-鿿]")
CODES = re.compile(
    r"https?://\S+|[\w-]+\.[\w.-]+|\[[a-z_0-9]+\]|--\w+|`[^`]*`|\b(gongkai|sha256|json|csv|crawl)\b"
)


@pytest.mark.parametrize("words", QUESTIONS, ids=lambda words: words[0])
def test_answers_are_chinese_for_people_and_the_same_for_programs(
    words: tuple[str, ...], archive: str
) -> None:
    code, said, _err = _said("zh", *words, archive=archive)
    assert code == 0
    assert CHINESE.search(said)
    assert not re.findall(r"(?<![a-z0-9])[a-z]{3,}(?![a-z0-9])", CODES.sub(" ", said)), said
    chinese, english = (_said(language, *words, "--json", archive=archive)[1] for language in LANGUAGES)
    assert FREE.sub("", chinese) == FREE.sub("", english)
    assert chinese or words[0] in EMPTY


def test_the_language_of_findings_may_be_chosen(archive: str) -> None:
    assert "核查结果" in _said("en", "check", "--language", "zh", archive=archive)[1]
    assert not re.search("核查|错误", _said("zh", "check", "--language", "en", archive=archive)[1])


def test_the_locale_decides_and_a_pipe_in_the_c_locale_is_utf_8_all_the_same(archive: str) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert "公布日期" in _process("reports", archive=archive, LANG="zh_CN.UTF-8")[0]
    plain = _process("reports", archive=archive, **ascii_only)[0]
    assert "published" in plain
    assert "教育局" in plain
    assert "缺少参数" in _process("show", archive=archive, GONGKAI_LANGUAGE="zh", **ascii_only)[1]


def test_problems_are_chinese_for_people_and_the_same_for_programs(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    words, archive = ("add", str(tmp_path / "empty.html")), f"sqlite:///{tmp_path / 'one.db'}"
    code, said, _err = _said("zh", *words, archive=archive)
    assert code == 1
    assert "文件为空" in said
    assert "an empty file" in _said("zh", *words, "--json", archive=archive)[1]
