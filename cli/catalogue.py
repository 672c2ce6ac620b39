"""`python -m cli.catalogue`: brings the catalogue of messages to what commands and pages say now."""

from __future__ import annotations

from collections.abc import Iterator

from babel.messages.pofile import read_po

from cli import tree, words
from cli.main import app
from models.messages import CATALOGUE
from models.messages.update import Message, updated


def unmarked() -> Iterator[Message]:
    """What commands say that no call marks: their helps, the heads of their tables, and codes."""
    yield from ((text, None) for text in tree.messages(app))
    yield from words.messages()


def main() -> None:
    """Writes the catalogue and names what has no translation yet."""
    CATALOGUE.write_bytes(updated(unmarked()))
    with CATALOGUE.open("rb") as file:
        for message in read_po(file, locale="zh"):
            if message.id and not message.string:
                print(message.id)


if __name__ == "__main__":
    main()
