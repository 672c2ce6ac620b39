"""The reader under measurement, seen through its public JSON."""

from __future__ import annotations

import json
from typing import Any

from pipelines.read import read
from pipelines.report_json import to_json


def read_json(*parts: bytes) -> dict[str, Any]:
    """The reading of one document as `gongkai read --json` prints it, through real JSON text."""
    answer: dict[str, Any] = json.loads(json.dumps(to_json("generated", read(parts)), default=str))
    return answer
