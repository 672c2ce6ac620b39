"""Commands of their own processes whose standard error is read line by line, and metrics asked of them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from prometheus_client.parser import text_string_to_metric_families

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


class Program:
    """A running command; `lines` is what it said on standard error by now."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line)

    def address(self, pattern: str) -> str:
        """The first address in the lines that fits, once it is said."""
        return str(until(lambda: next(iter(re.findall(pattern, "".join(self.lines))), "")))

    def end(self) -> list[dict[str, Any]]:
        """Has it end well; its lines as the JSON objects that each must be."""
        self.process.terminate()
        self.process.wait(240)
        self._reader.join(10)
        return [json.loads(line) for line in self.lines]


@contextmanager
def running(*words: str, cwd: Path, **environment: str) -> Iterator[Program]:
    command = [sys.executable, "-m", "cli.main", *words]
    root = str(Path(__file__).parents[2])
    settings = {"PYTHONPATH": os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))}
    process = subprocess.Popen(
        command, env=os.environ | settings | environment, cwd=cwd, stderr=subprocess.PIPE, text=True
    )
    try:
        yield Program(process)
    finally:
        process.kill()
        process.wait()


def until(ask: Callable[[], Any], seconds: float = 240) -> Any:  # noqa: ANN401
    """The first answer that is true."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if answer := ask():
            return answer
        time.sleep(0.05)
    raise AssertionError("nothing came")


def scraped(address: str) -> Samples:
    """The samples at an address: name and labels → value."""
    with urlopen(address, timeout=30) as answer:
        assert answer.headers["Content-Type"].startswith("text/plain")
        return samples(answer.read().decode())


def samples(text: str) -> Samples:
    """The samples of a text in Prometheus' format, none of them twice."""
    found: Samples = {}
    for family in text_string_to_metric_families(text):
        assert family.documentation
        for one in family.samples:
            assert family.name.startswith("gongkai_")
            key = one.name, labelled(one.labels)
            assert key not in found
            found[key] = one.value
    return found


def labelled(labels: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(labels.items()))


def value(found: Samples, name: str, **labels: str) -> float:
    return found[f"gongkai_{name}", labelled(labels)]
