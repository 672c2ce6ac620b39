"""What this process and those below it take of memory and processor, as Linux counts it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def family() -> list[int]:
    """The ids of this process and of all below it."""
    return [os.getpid(), *_below(os.getpid())]


def resident() -> float:
    """Resident memory in MiB; what processes share counts for each of them."""
    return sum(map(_resident, family()))


def worked() -> float:
    """Seconds of the processor so far, of those that still live."""
    return sum(map(_worked, family()))


def _below(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            yield child
            yield from _below(child)


def _resident(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise OSError(f"no VmRSS in /proc/{pid}/status")


def _worked(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
