"""`python -m tests.strangers.look [SHAPE ...]`: what the reader makes of each shape."""

from __future__ import annotations

from tests.measured.look import Look, parser
from tests.strangers.make import SHAPES, stranger


def main() -> None:
    """Prints a line a shape."""
    asked = parser("SHAPE", SHAPES, 2).parse_args()
    look = Look(asked)
    for shape in asked.chosen:
        look.at(shape, (stranger(seed, shape) for seed in look.seeds))
    look.end()


if __name__ == "__main__":
    main()
