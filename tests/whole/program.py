"""Runs the program as a person would: its own process, its own archive, answers as JSON lines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NIGHTS = {1: "2025-04-01T18:00:00", 2: "2025-04-02T18:00:00"}


@dataclass(frozen=True)
class Program:
    """`gongkai` over one archive."""

    archive: str

    def environment(self, night: int = 1) -> dict[str, str]:
        return os.environ | {"GONGKAI_ARCHIVE": self.archive, "GONGKAI_NOW": NIGHTS[night]}

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "cli.main", *words]

    def run(self, *words: str, night: int = 1, code: int | None = 0) -> subprocess.CompletedProcess[str]:
        """Runs one command; its exit code must be `code` (None: any)."""
        done = subprocess.run(
            self.command(*words), env=self.environment(night), capture_output=True, text=True, check=False
        )
        assert code is None or done.returncode == code, (
            f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        )
        return done

    def lines(self, *words: str, night: int = 1) -> list[dict[str, Any]]:
        """The JSON lines that a command answers."""
        return [json.loads(line) for line in self.run(*words, "--json", night=night).stdout.splitlines()]

    def crawl_words(self, home_url: str, night: int) -> list[str]:
        private = home_url.removeprefix("http://").rstrip("/")
        words = ["crawl", home_url, "--allow-private", private, "--delay", "0"]
        return words if night == 1 else [*words, "--all-due"]

    def crawl(self, home_url: str, night: int = 1, code: int | None = 0) -> subprocess.CompletedProcess[str]:
        return self.run(*self.crawl_words(home_url, night), night=night, code=code)


def program_in(folder: Path) -> Program:
    """A program with a new archive in a folder."""
    return Program(f"sqlite:///{folder / 'gongkai.db'}")
