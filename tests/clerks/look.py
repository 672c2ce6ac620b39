"""`python -m tests.clerks.look [SHAPE ...] [-f FORMAT]`: what the reader makes of each shape."""

from __future__ import annotations

from tests.clerks.make import CHANGES, FILES, clerk, formats
from tests.measured.look import Look, parser


def main() -> None:
    """Prints a line a shape and format."""
    words = parser("SHAPE", [*CHANGES, *FILES], 1)
    words.add_argument("-f", "--formats", action="append")
    asked = words.parse_args()
    look = Look(asked)
    for shape in asked.chosen:
        for layout in formats(shape):
            if not asked.formats or layout in asked.formats:
                look.at(f"{shape:24} {layout}", (clerk(seed, shape, layout) for seed in look.seeds))
    look.end()


if __name__ == "__main__":
    main()
