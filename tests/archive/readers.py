"""Readers for the tests of reading in children: each does what the bytes say, good or bad."""

from __future__ import annotations

import ctypes
import hashlib
import os
import time
from collections.abc import Sequence
from decimal import Decimal

from pipelines.document import Cell, Document, Place, Table, Text
from pipelines.reading import (
    Figure,
    Finding,
    Reading,
    Section,
    Severity,
    State,
    Statement,
    UnreadableError,
    Where,
)


def obeying(parts: Sequence[bytes]) -> Reading:
    """Reads "number 12" as that figure; told to crash, hang, be greedy … it does."""
    words = b" ".join(parts).decode().split()
    if "crash" in words:
        ctypes.string_at(0)
    if "vanish" in words:
        os._exit(7)
    while "hang" in words:
        time.sleep(0.1)
    if "greedy" in words:
        bytearray(64 * 2**30)
    if "bug" in words:
        raise KeyError("a mistake of the reader")
    if "unreadable" in words:
        raise UnreadableError("encrypted")
    if "slow" in words:
        time.sleep(0.2)
    return _reading(b" ".join(parts), Decimal(words[-1]), copies=2 if "clash" in words else 1)


def doubling(parts: Sequence[bytes]) -> Reading:
    """Reads the last word as a number and doubles it: another reader."""
    data = b" ".join(parts)
    return _reading(data, 2 * Decimal(data.decode().split()[-1]))


def _reading(data: bytes, value: Decimal, copies: int = 1) -> Reading:
    place = Place(page=1, box=(1.0, 2.0, 3.0, 4.5), path="/html/body/table[1]")
    rows = ((Cell("规章\n件", 1, 1, 1), Cell(f"{value} 件", 1, 2, 2, place=place)),)
    figure = Figure(
        "t2.regulations.made", "2021", State.PRINTED, value, f"{value} 件", "件", where=Where(1, 1, 2, place)
    )
    blocks = (Text("一、总体 情况"), Text("坏\0字\ud800"), Table(1, rows))
    return Reading(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
        document=Document("text/plain", blocks),
        title="某镇2023年政府信息公开工作年度报告",
        year=2023,
        forms={"t2": "2021"},
        figures=(figure,) * copies,
        stated=(Statement("p.published", value, "条", "公开信息若干条。", 1),),
        sections=(Section(1, "一、总体情况", "坏字"),),
        findings=(Finding("some_rule", Severity.WARNING, "看一看", figures=(figure.code,)),),
    )
