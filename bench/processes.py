"""What this process and those below it take of memory and processor, as Linux counts it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def family(of: int | None = None) -> list[int]:
    """The ids of a process (this one) and of all below it."""
    first = of or os.getpid()
    return [first, *_below(first)]


def resident() -> float:
    """Resident memory in MiB; what processes share counts for each of them."""
    return sum(map(_resident, family()))


def worked() -> float:
    """Seconds of the processor so far, of those that still live."""
    return sum(map(_worked, family()))


def spent(of: int) -> float:
    """Seconds of the processor so far, of a process and all below it, and of those that ended there."""
    return sum(_worked(pid, ended=True) for pid in family(of))


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


def _worked(pid: int, *, ended: bool = False) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return sum(map(int, fields[11 : 15 if ended else 13])) / TICKS
