"""`python -m tests.producers.look [PRODUCER ...]`: what the reader makes of each program's documents."""

from __future__ import annotations

from tests.measured.look import Look, parser
from tests.producers.make import PRODUCERS, able, produced


def main() -> None:
    """Prints a line a producer."""
    asked = parser("PRODUCER", PRODUCERS, 4).parse_args()
    look = Look(asked)
    for name in asked.chosen:
        if not able(name):
            print(f"{name}: the machine lacks a program")
            continue
        made = [*produced(name, look.seeds)]
        lost = ["nothing was made"] * made.count(None)
        look.at(name, (one for one in made if one is not None), lost)
    look.end()


if __name__ == "__main__":
    main()
