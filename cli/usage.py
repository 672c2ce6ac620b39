"""Wrong usage told in the reader's language: what Click says is recognised by its pattern and said again."""

from __future__ import annotations

import re
from functools import cache

from typer._click.exceptions import ClickException, NoArgsIsHelpError, UsageError

from cli.output import err
from models.messages import gettext as _
from models.messages import later

_PLACE = re.compile(r"%\\\((\w+)\\\)s")
SAID = (
    later("Invalid value for %(what)s: %(why)s"),
    later("Missing argument %(what)s."),
    later("Missing option %(what)s."),
    later("No such option: %(name)s (Possible options: %(near)s)"),
    later("No such option: %(name)s"),
    later("Got unexpected extra argument(s) (%(words)s)"),
    later("Option %(name)s requires an argument."),
    later("Option %(name)s does not take a value."),
    later("%(error)s. Did you mean %(near)s?"),
    later("Input should be a valid integer, unable to parse string as an integer"),
    later("Input should be a valid number, unable to parse string as a number"),
    later("Input should be greater than or equal to %(least)s"),
    later("Input should be less than or equal to %(most)s"),
    later("Value error, %(value)s is not one of %(known)s."),
)
"""The sentences of Click and pydantic that a wrong command line may bring, general ones last."""


def show(error: ClickException) -> None:
    """Tells on stderr what is wrong and where help is."""
    if isinstance(error, NoArgsIsHelpError):
        error.show()
        return
    context = error.ctx if isinstance(error, UsageError) else None
    if context is not None:
        _tell(context.get_usage())
        where = f"{context.command_path} {context.help_option_names[0]}"
        _tell(_("Try '%(command)s' for help.") % {"command": where} + "\n")
    _tell(_("Error: %(message)s") % {"message": again(error.format_message())})


def again(said: str) -> str:
    """A sentence of Click's in the reader's language; one that is not known stays as it is."""
    for message in SAID:
        found = _pattern(message).fullmatch(said)
        if found:
            return _(message) % {name: again(part) for name, part in found.groupdict().items()}
    return said


@cache
def _pattern(message: str) -> re.Pattern[str]:
    return re.compile(_PLACE.sub(r"(?P<\1>.+?)", re.escape(message)), re.DOTALL)


def _tell(text: str) -> None:
    err.print(text, markup=False)
