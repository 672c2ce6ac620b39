"""Reading an archive again with another reader shows exactly the cells that changed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from models.archive import Archive
from tests.archive.make import fill
from tests.reportgen.make import make
from tests.seeds import SEED

ROOT = Path(__file__).parents[2]
PRINTED, OTHERWISE = "（一）予以公开", "（一）准许查阅"
PACKAGES = ("cli", "crawler", "migrations", "models", "pipelines", "research", "samples")


def gongkai(tree: Path, archive: str, *words: str) -> dict[str, Any]:
    path = os.pathsep.join(filter(None, (str(tree), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", *words, "--json"],
        env=os.environ | {"GONGKAI_ARCHIVE": archive, "PYTHONPATH": path},
        cwd=tree, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def another_reader(folder: Path) -> Path:
    """The program with one more variant of one label."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    form = folder / "pipelines" / "forms" / "2021.toml"
    text = form.read_text(encoding="utf-8")
    assert text.count('words = ["予以公开"') == 1
    form.write_text(text.replace('words = ["予以公开"', 'words = ["准许查阅", "予以公开"'), encoding="utf-8")
    return folder


def test_one_variant_of_a_label_changes_the_figures_of_its_row_only(tmp_path: Path) -> None:
    chosen = {"form": "2021", "profile": "dense", "blanks": "none"}
    made = [make(SEED + number, "html clean", **chosen) for number in range(3)]
    odd = made[0].data.decode().replace(PRINTED, OTHERWISE).encode()
    archive = f"sqlite:///{tmp_path / 'a.db'}"
    with Archive.open(archive) as kept:
        fill(kept, odd, made[1].data, made[2].data)
    first = gongkai(ROOT, archive, "reread")
    assert (first["read"]["reports"], first["changed"]) == (3, [])
    tree = another_reader(tmp_path / "tree")
    changed = gongkai(tree, archive, "reread")["changed"]
    row = [f"t3.granted.{column}" for column in
           ("natural", "business", "research", "nonprofit", "legal", "other", "total")]
    assert sorted(one["code"] for one in changed) == sorted(row)
    for one in changed:
        assert (one["before"]["state"], one["before"]["value"]) == ("missing", None)
        assert one["after"]["state"] == "printed"
        assert float(one["after"]["value"]) == float(made[0].truth.cells[one["code"]].value or 0)
    assert gongkai(tree, archive, "reread")["changed"] == []
    assert gongkai(tree, archive, "reread", "--changes")["changed"] == changed
