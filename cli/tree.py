"""The tree of commands in the reader's language: every help is looked up where it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

import typer.core
from typer import Typer
from typer._click.core import Command
from typer.main import get_command

from cli.typesetting import Spoken
from models.messages import SOURCE, gettext, language, later

_OF_COMMANDS = ("help", "epilog", "options_metavar", "subcommand_metavar")
_OF_PARAMETERS = ("help", "metavar")
_OF_TYPER = (
    later("Arguments"), later("Options"), later("Commands"), later("required"), later("(dynamic)"),
    later("default: {default}"), later("env var: {var}"), later("Missing command."),
    later("No such command {name!r}."), later("Show this message and exit."),
)  # fmt: skip
"""What typer itself says beside our helps."""

# typer looks its own words up by this name, in the catalogue of the C library, which has none.
setattr(typer.core, "_", gettext)  # noqa: B010 - the module does not export it


def command(app: Typer) -> Command:
    """The tree in the language that is spoken now."""
    root = get_command(app)
    if language() != SOURCE:
        for one in _all(root):
            one.context_class = Spoken
            for owner, name in _words(one):
                setattr(owner, name, gettext(_plain(owner, name)))
            # What Click cuts off after some letters is told by the first clause whole.
            one.short_help = re.split(r"[。；\n]", one.help or "", maxsplit=1)[0]
    return root


def messages(app: Typer) -> Iterator[str]:
    """Every help of the tree, in the source language."""
    for one in _all(get_command(app)):
        for owner, name in _words(one):
            yield _plain(owner, name)


def _all(root: Command) -> Iterator[Command]:
    yield root
    for child in getattr(root, "commands", {}).values():
        yield from _all(child)


def _plain(owner: object, name: str) -> str:
    """A help without the line ends of its source; blank lines between paragraphs stay."""
    paragraphs = re.split(r"\n\s*\n", str(getattr(owner, name)).strip())
    return "\n\n".join(" ".join(one.split()) for one in paragraphs)


def _words(one: Command) -> Iterator[tuple[object, str]]:
    """What a command says of itself and its parameters: (object, name of its attribute)."""
    for owner, names in ((one, _OF_COMMANDS), *((param, _OF_PARAMETERS) for param in one.params)):
        yield from ((owner, name) for name in names if getattr(owner, name, None))
