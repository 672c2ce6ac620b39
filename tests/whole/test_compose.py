"""deploy/compose.yaml: held against the specification's schema, the program's commands and settings."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from typer.main import get_command

from cli.main import app
from cli.secrets import SECRET
from cli.settings_page import OPENING
from tests.whole.test_deploy import DEPLOY, ROOT, unit

COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service["image"] == "gongkai"}
THEIRS = {name: service for name, service in SERVICES.items() if name not in OURS}
CONTAINERFILE = (DEPLOY / "Containerfile").read_text("utf-8")


def test_it_is_a_compose_file() -> None:
    specification = json.loads(Path(__file__).with_name("compose-spec.json").read_text("utf-8"))
    jsonschema.Draft7Validator(specification).validate(COMPOSE)


def test_there_are_all_that_many_machines_need() -> None:
    assert set(OURS) == {"migrate", "worker", "web", "backup"}
    assert set(THEIRS) == {"database", "store"}


@pytest.mark.parametrize("name", OURS)
def test_its_commands_are_the_program_s(name: str) -> None:
    """Parsed by the command line itself, with the variables' defaults in their places."""
    words = [re.sub(r"\$\{\w+:-(.*?)\}", r"\1", str(word)) for word in OURS[name]["command"]]
    root = get_command(app)
    with root.make_context("gongkai", words, resilient_parsing=False) as context:
        command = root.get_command(context, context._protected_args[0])  # type: ignore[attr-defined]
        assert command is not None
        command.make_context(words[0], words[1:], parent=context).close()


def test_its_settings_are_the_program_s() -> None:
    known = set(re.findall(r"`((?:GONGKAI|AWS)_\w+)`", OPENING)) | {f"{name}_FILE" for name in SECRET}
    known |= {"AWS_ENDPOINT_URL", "AWS_ALLOW_HTTP", "AWS_REGION"}
    for service in OURS.values():
        assert set(service["environment"]) <= known


def test_secrets_are_files_and_never_values() -> None:
    declared = COMPOSE["secrets"]
    used = {secret for service in SERVICES.values() for secret in service.get("secrets", ())}
    assert used == set(declared)
    for name, secret in declared.items():
        assert secret == {"file": f"secrets/{name}"}
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            if re.search(r"PASSWORD|KEY|TOKEN|ARCHIVE", name):
                assert name.endswith("_FILE")
                assert Path(value).parent == Path("/run/secrets")
                assert Path(value).name in service["secrets"]
    for ignored in (".gitignore", ".dockerignore"):
        assert "deploy/secrets" in (ROOT / ignored).read_text("utf-8")


def test_nothing_writes_its_root_and_nobody_gains_privileges() -> None:
    for service in SERVICES.values():
        assert service["read_only"] is True
        assert "no-new-privileges:true" in service["security_opt"]
        assert "/tmp" in service["tmpfs"]
    for name, service in OURS.items():
        assert service["cap_drop"] == ["ALL"]
        assert service.get("cap_add", []) == (["SYS_CHROOT"] if name == "worker" else [])
        assert service["init"] is True
    assert re.search(r"^USER gongkai$", CONTAINERFILE, re.M)
    assert CONTAINERFILE.index("USER gongkai") > CONTAINERFILE.rindex("FROM ")


def test_what_is_mounted_for_writing_belongs_to_the_user() -> None:
    """A volume that is new takes its owner from the image's folder, and is root's where there is none."""
    made = re.search(r"install -d -o gongkai (.+)$", CONTAINERFILE, re.M)
    assert made is not None
    volumes = [volume for service in OURS.values() for volume in service.get("volumes", ())]
    mounted = {volume.rpartition(":")[2] for volume in volumes}
    assert mounted | set(re.findall(r"^VOLUME (.+)$", CONTAINERFILE, re.M)) == set(made[1].split())


def test_what_runs_for_long_has_a_health_check_and_limits() -> None:
    for service in SERVICES.values():
        if service["restart"] != "no":
            assert service["healthcheck"]["test"][0] == "CMD"
            assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory"}


def test_the_schema_is_made_before_anything_uses_it() -> None:
    assert OURS["migrate"]["command"] == ["migrate", "--create"]
    ready = {name: {"condition": "service_healthy"} for name in THEIRS}
    assert OURS["migrate"]["depends_on"] == ready
    for name in ("worker", "web"):
        assert OURS[name]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}


def test_ports_are_those_of_the_commands_and_metrics_are_not_published() -> None:
    for name in ("worker", "web"):
        words = " ".join(OURS[name]["command"])
        asked = re.search(r"--metrics[ =]0\.0\.0\.0:(\d+)", words)
        assert asked is not None
        assert OURS[name]["expose"] == [asked[1]]
    published = [port for service in SERVICES.values() for port in service.get("ports", ())]
    port = re.search(r"--port=(\d+)", " ".join(OURS["web"]["command"]))
    assert port is not None
    assert published == [f"127.0.0.1:{port[1]}:{port[1]}"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert all(service["networks"] == ["inside"] for service in THEIRS.values())
    endpoint = OURS["worker"]["environment"]["AWS_ENDPOINT_URL"]
    assert endpoint == "http://store:7070"
    assert "--port :7070" in SERVICES["store"]["command"][0]


def test_a_worker_ends_as_slowly_as_under_systemd() -> None:
    service = unit("gongkai-worker.service")["Service"]
    assert OURS["worker"]["stop_grace_period"] == service["TimeoutStopSec"].replace("min", "m")
    assert OURS["worker"]["command"][:3] == shlex.split(service["ExecStart"])[1:4]


def test_the_client_of_backups_is_not_older_than_the_server() -> None:
    """Debian 12 has PostgreSQL 15, whose pg_dump reads no newer server."""
    assert "bookworm" in CONTAINERFILE
    assert "postgresql-client" in CONTAINERFILE
    assert SERVICES["database"]["image"].endswith("postgres:15-bookworm")


def gongkai(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cli.main", *words]
    bare = {name: value for name, value in os.environ.items() if name != "GONGKAI_ARCHIVE"}
    return subprocess.run(
        command, env=bare | environment, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.sqlite
def test_a_secret_s_file_names_the_archive_which_migrate_makes(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text(f"sqlite:///{tmp_path / 'a.db'}\n")
    named = {"GONGKAI_ARCHIVE_FILE": str(tmp_path / "archive"), "GONGKAI_ARCHIVE": "sqlite:///none.db"}
    missing = gongkai("migrate", **named)
    assert missing.returncode == 1
    made = gongkai("migrate", "--create", **named)
    assert (made.returncode, "newest schema" in made.stdout) == (0, True)
    assert (tmp_path / "a.db").exists()


@pytest.mark.parametrize(("held", "why"), [(None, "No such file"), ("\n", "is empty")])
def test_a_secret_s_file_that_tells_nothing_is_named(held: str | None, why: str, tmp_path: Path) -> None:
    path = tmp_path / "archive"
    if held is not None:
        path.write_text(held)
    done = gongkai("status", GONGKAI_ARCHIVE_FILE=str(path))
    assert done.returncode == 2
    assert why in done.stderr
    assert str(path) in done.stderr
