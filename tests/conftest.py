"""Fixtures for every test: archives on SQLite and a real PostgreSQL, and the shared material."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from models import children
from models.archive import Archive
from tests import postgres
from tests.archives import ON_POSTGRES
from tests.seeds import SEED

# Tests read what commands print: in English, whatever the machine's locale.
os.environ["GONGKAI_LANGUAGE"] = "en"
# A busy machine is no fault of the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
# One server forks the children of all tests, whichever of them starts it.
children.forkserver("crawler.examining", "pipelines.worker", "pipelines.warm")
HERE = Path(__file__).resolve().parent
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
NEEDS_SHARED, NEEDS_R, NEEDS_PYWB = "needs ../shared", "needs Rscript", "needs pywb"


def shared() -> Path:
    """The folder of shared material beside the project; the test is skipped where there is none."""
    if not SHARED.is_dir():
        pytest.skip(NEEDS_SHARED)
    return SHARED


@pytest.fixture
def shared_dir() -> Path:
    """As `shared()`."""
    return shared()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Postgres]:
    """A PostgreSQL server of this test run."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())
    with postgres.running(run) as server:
        yield server


@pytest.fixture(scope="session", autouse=ON_POSTGRES)
def _files_in_postgres(postgres_server: postgres.Postgres) -> None:
    """With GONGKAI_TEST_ARCHIVE=postgresql all archives lie there, those of programs that tests start too."""
    from tests.on_postgres import mapping

    os.environ[mapping.SERVER] = postgres_server.uri
    os.environ["PATH"] = os.pathsep.join((str(postgres.TOOLS), os.environ["PATH"]))
    os.environ["PYTHONPATH"] = os.pathsep.join((str(HERE / "on_postgres"), str(HERE.parent)))
    mapping.install()


@pytest.fixture(autouse=ON_POSTGRES)
def _files_in_postgres_end(tmp_path: Path) -> Iterator[None]:
    """Databases are dropped with the test that made them."""
    from tests.on_postgres import mapping

    yield
    mapping.drop_below(tmp_path)


def pytest_collection_modifyitems(items: list[pytest.Item], config: pytest.Config) -> None:
    """On PostgreSQL the tests of the SQLite file itself are left out."""
    left_out = [item for item in items if ON_POSTGRES and item.get_closest_marker("sqlite")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture
def postgres_url(postgres_server: postgres.Postgres) -> Iterator[str]:
    """The URL of an empty PostgreSQL database of this test's own."""
    url = postgres_server.create()
    yield url
    postgres_server.drop(url)


@pytest.fixture(params=["sqlite", "postgres"])
def archive_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an archive may be created: once on SQLite, once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'archive.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def archive(archive_url: str) -> Iterator[Archive]:
    """A new archive: the test runs once on SQLite, once on PostgreSQL."""
    with Archive.open(archive_url) as opened:
        yield opened


@pytest.fixture
def sqlite_archive(tmp_path: Path) -> Iterator[Archive]:
    """A new archive on SQLite, or on PostgreSQL in a run with GONGKAI_TEST_ARCHIVE=postgresql."""
    with Archive.open(f"sqlite:///{tmp_path / 'archive.db'}") as opened:
        yield opened


def pytest_report_header() -> str:
    """Names the seed, so that a failure can be repeated."""
    return f"GONGKAI_TEST_SEED={SEED}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
    call: pytest.CallInfo[None],  # noqa: ARG001
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With GONGKAI_STRICT_SKIPS=1 only tests that miss the shared material, R or pywb may be skipped."""
    report = yield
    if (
        os.environ.get("GONGKAI_STRICT_SKIPS") != "1"
        or not report.skipped
        or hasattr(report, "wasxfail")
    ):
        return report
    reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
    if not reason.removeprefix("Skipped: ").startswith((NEEDS_SHARED, NEEDS_R, NEEDS_PYWB)):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, which is not allowed here: {reason}"
    return report
