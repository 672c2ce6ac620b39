"""An adapter is taken out after the first night: the next names the portal, the product and the loss."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.archives import ON_POSTGRES
from tests.portals_families.products import one_drawn, small
from tests.portals_families.serve import FamilySite
from tests.seeds import SEED
from tests.whole.program import Program, program_in

WITHOUT = """
from crawler import families
families.FAMILIES = tuple(family for family in families.FAMILIES if family.name != {name!r})
"""
"""Python runs a module of the name sitecustomize as it starts: in the program and in its children alike."""


def without(name: str, folder: Path) -> dict[str, str]:
    """What the environment of a program without an adapter has more."""
    before = os.environ.get("PYTHONPATH")
    # Of two modules of that name Python runs the first alone.
    also = "import tests.on_postgres.sitecustomize\n" if ON_POSTGRES else ""
    (folder / "sitecustomize.py").write_text(also + WITHOUT.format(name=name))
    return {"PYTHONPATH": os.pathsep.join(filter(None, (str(folder), before)))}


def lost(program: Program) -> list[str]:
    """The messages of open alarms over a lost product."""
    alarms = program.lines("status", night=2)[0]["alarms"]
    return [alarm["message"] for alarm in alarms if alarm["rule"] == "family_lost"]


@pytest.mark.parametrize("name", one_drawn())
def test_a_night_without_the_adapter_names_portal_product_and_loss(name: str, tmp_path: Path) -> None:
    county = small(name, SEED)
    program = program_in(tmp_path)
    with FamilySite(county.portal) as site:
        program.crawl(site.home)
        done = subprocess.run(
            program.command(*program.crawl_words(site.home, 2)),
            env=program.environment(2) | without(name, tmp_path),
            capture_output=True, text=True, check=False,
        )
        assert done.returncode == 1, (name, done.stdout, done.stderr)
        [message] = lost(program)
        assert message in done.stdout + done.stderr
        assert f"“{name}”" in message
        assert site.place in message
        assert f"{len(program.lines('reports', night=2))} reports were found there" in message
        assert not program.lines("status", night=2)[0]["last"]["withdrawn"]
        program.crawl(site.home, 2)
        assert not lost(program)
