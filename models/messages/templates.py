"""Templates of pages: everything escaped, words from the message catalogue."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import ChoiceLoader, Environment, PackageLoader, select_autoescape

from models import messages


def templates_of(packages: Sequence[str]) -> Environment:
    """The templates of these packages, each in its folder `templates`; the first that has a name is taken."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(one, "templates") for one in packages]),
        autoescape=select_autoescape(),
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        messages.gettext, messages.ngettext, newstyle=True
    )
    return environment
