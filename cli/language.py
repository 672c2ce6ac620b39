"""Which language the command line speaks: the setting's, else the locale's, else English."""

from __future__ import annotations

import re
from collections.abc import Mapping

from models.messages import LANGUAGES, SOURCE, Language

VARIABLES = ("GONGKAI_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""The first of them that is set and not empty decides: gongkai's own setting, then POSIX's order."""


def language_of(environment: Mapping[str, str]) -> Language:
    """The language that an environment asks for: zh for zh, zh_CN.UTF-8, zh-Hans …; English for any other."""
    named = next((environment[name] for name in VARIABLES if environment.get(name)), "")
    code = re.split(r"[-_.@]", named, maxsplit=1)[0].lower()
    return next((language for language in LANGUAGES if language == code), SOURCE)
