"""Mutated documents against the reader: it may only read them or refuse them with UnreadableError, in time.

`python -m tests.measured.fuzz --seconds 600` runs long; what breaks the reader is kept in `crashes/`, where
the tests read it again for ever.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random

from pipelines.read import read
from pipelines.reading import UnreadableError
from tests.measured.campaign import layouts
from tests.reportgen.make import ALL_DAMAGES, make
from tests.reportgen.seeds import first_seed

CRASHES = Path(__file__).with_name("crashes")
SLOWEST = 40.0
"""Seconds that no document of this size may take."""
_TAG = re.compile(rb"<[^<>]{0,80}>")
_NUMBER = re.compile(rb"\d+")
_NUMBERS = (b"", b"-1", b"0", b"00", b"1e9", b"99999999999999999999", b"4294967296", "３".encode(), b"NaN")

Mutation = Callable[[Random, bytes], bytes]


def flip(chance: Random, data: bytes) -> bytes:
    """Some bits the other way."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def cut(chance: Random, data: bytes) -> bytes:
    """The end, or a piece inside, is lost."""
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:end] if chance.random() < 0.5 else data[:start] + data[end:]


def splice(chance: Random, data: bytes) -> bytes:
    """A piece stands elsewhere too, once or many times."""
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randrange(1, 400)]
    at = chance.randrange(len(data))
    return data[:at] + piece * chance.choice((1, 2, 50)) + data[at:]


def change_tag(chance: Random, data: bytes) -> bytes:
    """A tag is lost, doubled, or stands in another's place."""
    tags = list(_TAG.finditer(data))
    if len(tags) < 2:
        return flip(chance, data)
    one, other = chance.choice(tags), chance.choice(tags)
    return data[: one.start()] + chance.choice((b"", one[0] * 2, other[0])) + data[one.end() :]


def change_number(chance: Random, data: bytes) -> bytes:
    """A number of the document or of its structure is another."""
    numbers = list(_NUMBER.finditer(data))
    if not numbers:
        return splice(chance, data)
    one = chance.choice(numbers)
    return data[: one.start()] + chance.choice(_NUMBERS) + data[one.end() :]


MUTATIONS: tuple[Mutation, ...] = (flip, cut, splice, change_tag, change_number)


def mutant(chance: Random, layout: str) -> bytes:
    """A generated document after one to four mutations."""
    data = make(chance.randrange(10**6), layout, chance.choice(ALL_DAMAGES)).data
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(MUTATIONS)(chance, data) or b"\n"
    return data


def trouble(data: bytes) -> str | None:
    """What is wrong with how the reader took these bytes, None if all is well."""
    started = time.monotonic()
    try:
        read([data])
    except UnreadableError:
        pass
    except Exception:
        return traceback.format_exc(limit=-3)
    taken = time.monotonic() - started
    return f"{taken:.0f} seconds" if taken > SLOWEST else None


def run(seconds: float, seed: int) -> tuple[int, list[str]]:
    """Reads mutants of every layout in turn until the time is over: how many, and what went wrong."""
    chance, names = Random(seed), layouts()
    chance.shuffle(names)
    count, found = 0, []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        layout = names[count % len(names)]
        data = mutant(chance, layout)
        count += 1
        wrong = trouble(data)
        if wrong is not None:
            path = CRASHES / (hashlib.sha256(data).hexdigest()[:16] + "." + layout.split()[0])
            path.write_bytes(data)
            found.append(f"{path.name} ({layout}): {wrong}")
    return count, found


def main() -> None:
    """Runs and prints what was found; exit 1 if anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int)
    options = parser.parse_args()
    count, found = run(options.seconds, first_seed() if options.seed is None else options.seed)
    print(f"{count} documents", *found, sep="\n")
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
