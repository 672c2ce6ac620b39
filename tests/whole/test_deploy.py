"""The files of deploy/: run as they are written, twice each; the container's steps are those of the check."""

from __future__ import annotations

import configparser
import json
import os
import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from playwright._impl._driver import compute_driver_executable
from sqlalchemy import select

from models.archive import Archive
from models.tables import Portal, Run
from tests.crawl.site import Site, small_portal

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
HOME = "/srv/gongkai"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """What stands in /srv/gongkai: source with its .venv, environment, an archive with one chosen portal."""
    (tmp_path / "source").symlink_to(ROOT)
    url = f"sqlite:///{tmp_path / 'gongkai.db'}"
    with Site(small_portal()) as site:
        with Archive.open(url) as archive, archive.writing() as session:
            session.add(Portal(home_url=site.home, name="江口镇", chosen=True, own_hosts=[]))
        settings = {
            "GONGKAI_ARCHIVE": url,
            "GONGKAI_CONTACT": "test@example.org",
            "GONGKAI_ALLOW_PRIVATE": site.place,
        }
        lines = "".join(f"{name}={value}\n" for name, value in settings.items())
        (tmp_path / "environment").write_text(lines)
        yield tmp_path


def unit(name: str) -> configparser.ConfigParser:
    parsed = configparser.ConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read_string((DEPLOY / name).read_text("utf-8"))
    return parsed


def cron_line() -> tuple[str, str]:
    """Its five fields of time, and its command."""
    [line] = [one for one in (DEPLOY / "gongkai.cron").read_text("utf-8").splitlines() if one[0] != "#"]
    fields = line.split(maxsplit=5)
    return " ".join(fields[:5]), fields[5]


def runs(home: Path) -> list[tuple[str | None, int]]:
    with Archive.open(f"sqlite:///{home / 'gongkai.db'}") as archive, archive.reading() as session:
        return [(run.outcome, run.counts["new"]) for run in session.scalars(select(Run).order_by(Run.id))]


def made_due(home: Path) -> None:
    with Archive.open(f"sqlite:///{home / 'gongkai.db'}") as archive, archive.writing() as session:
        for portal in session.scalars(select(Portal)):
            portal.due_at = None


@pytest.mark.sqlite
def test_the_cron_line_is_run_twice_as_it_is_written(home: Path) -> None:
    _, command = cron_line()
    # cron takes % for the end of the line.
    assert "%" not in command
    bare = {"PATH": "/usr/bin:/bin", "GONGKAI_HOME": str(home)}
    for _ in range(2):
        made_due(home)
        done = subprocess.run(["/bin/sh", "-c", command], env=bare, cwd="/", timeout=120, check=False)
        assert done.returncode == 0, (home / "nights.log").read_text()
    assert runs(home) == [("done", 4), ("done", 0)]
    assert "江口镇" in (home / "nights.log").read_text()


@pytest.mark.sqlite
def test_the_service_is_run_twice_as_it_is_written(home: Path) -> None:
    service = unit("gongkai.service")["Service"]
    words = shlex.split(service["ExecStart"].replace(HOME, str(home)))
    settings = (home / Path(service["EnvironmentFile"]).relative_to(HOME)).read_text()
    environment = {"PATH": "/usr/bin:/bin"} | dict(line.split("=", 1) for line in settings.splitlines())
    for _ in range(2):
        made_due(home)
        done = subprocess.run(words, env=environment, cwd=home, timeout=120, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
    assert runs(home) == [("done", 4), ("done", 0)]


@pytest.mark.sqlite
def test_the_worker_s_command_is_one(home: Path) -> None:
    words = shlex.split(unit("gongkai-worker.service")["Service"]["ExecStart"].replace(HOME, str(home)))
    settings = {"GONGKAI_ARCHIVE": f"sqlite:///{home / 'gongkai.db'}", "GONGKAI_LANGUAGE": "en"}
    environment = os.environ | settings
    done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert "workers need an archive in PostgreSQL" in done.stderr


def test_both_call_the_same_command_at_the_same_time() -> None:
    fields, command = cron_line()
    assert "crawl --until 06:00" in command
    assert unit("gongkai.service")["Service"]["ExecStart"].endswith("crawl --until 06:00")
    minute, hour = fields.split()[:2]
    assert unit("gongkai.timer")["Timer"]["OnCalendar"] == f"*-*-* {int(hour):02}:{int(minute):02}:00"
    assert unit("gongkai.timer")["Install"]["WantedBy"] == "timers.target"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    program = tmp_path / "source" / ".venv" / "bin" / "gongkai"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    names = ("gongkai.service", "gongkai.timer", "gongkai-worker.service")
    for name in names:
        text = (DEPLOY / name).read_text("utf-8").replace(HOME, str(tmp_path))
        (tmp_path / name).write_text(text.replace("User=gongkai", "User=root"))
    units = [str(tmp_path / name) for name in names]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units],
        capture_output=True, text=True, timeout=60, check=False,
    )
    told = [line for line in done.stderr.splitlines() if "gongkai" in line]
    assert (done.returncode, told) == (0, [])


def test_the_container_is_made_by_the_steps_of_the_check() -> None:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    lines = [line.split(maxsplit=1) for line in text.splitlines() if line]
    steps = {name: [rest for found, rest in lines if found == name] for name, _ in lines}
    assert steps["RUN"][0] == ".ci/run"
    # What the check installs of Debian for the reader and the crawl is there when it runs, too.
    for package in ("libarchive-tools", "chromium"):
        assert package in (ROOT / ".ci" / "run").read_text("utf-8")
        assert package in steps["RUN"][2]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    # What the check sets up, on the oldest Python that is allowed, is what the container runs.
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    oldest = re.search(r"3\.\d+", wanted["requires-python"])
    assert oldest is not None
    assert all(f":{oldest[0]}-" in image for image in steps["FROM"])
    assert steps["COPY"][1] == f"--from=checked {steps['WORKDIR'][0]} {steps['WORKDIR'][0]}"
    assert "gongkai" in wanted["scripts"]
    entry = Path(json.loads(steps["ENTRYPOINT"][0])[0])
    assert entry == Path(steps["WORKDIR"][0]) / ".venv" / "bin" / "gongkai"
    service = shlex.split(unit("gongkai.service")["Service"]["ExecStart"])
    assert [*json.loads(steps["ENTRYPOINT"][0]), *json.loads(steps["CMD"][0])] == service
    assert ".venv" in (ROOT / ".dockerignore").read_text("utf-8").split()


def test_the_container_has_the_libraries_of_the_browser_s_driver() -> None:
    """The small image has those of C and C++ only; Debian's packages are named as the libraries are."""
    driver, _ = compute_driver_executable()
    linked = subprocess.run(["ldd", driver], capture_output=True, text=True, check=True).stdout
    small = {"libc6", "libm6", "libdl2", "libpthread0", "librt1", "libstdc++6", "libgcc_s1"}
    needed = {name.replace(".so.", "") for name in re.findall(r"^\s*(lib\S+)", linked, re.M)}
    text = (DEPLOY / "Containerfile").read_text("utf-8").rpartition("FROM ")[2]
    assert needed - small <= set(text.split())


def test_all_that_is_locked_takes_the_oldest_python_allowed() -> None:
    """Its first release too: systems keep the one they came with, Debian 12 has 3.11.2."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    oldest = wanted["requires-python"].removeprefix(">=") + ".0"
    locked = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.M)
    there = {
        canonicalize_name(one.name): SpecifierSet(one.metadata["Requires-Python"])
        for one in distributions() if "Requires-Python" in one.metadata
    }
    assert [name for name in locked if name in there and oldest not in there[name]] == []
