"""One hash over all rows of a table, the same on every database and in whatever order they come."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Set
from datetime import date, datetime
from decimal import Decimal

from models.copying.rows import Row

BITS = 256


def digest(batches: Iterable[list[Row]], without: Set[str]) -> tuple[int, str]:
    """How many rows there are, and the sum of the hashes of their values, but for the columns `without`."""
    number, total = 0, 0
    for batch in batches:
        number += len(batch)
        for row in batch:
            kept = {name: value for name, value in row.items() if name not in without}
            said = json.dumps(kept, sort_keys=True, default=_plain).encode()
            total += int.from_bytes(hashlib.sha256(said).digest(), "big")
    return number, f"{total % (1 << BITS):064x}"


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"no column holds a {type(value).__name__}")
