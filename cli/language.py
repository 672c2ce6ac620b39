"""Which language the command line speaks: the setting's, else the locale's, else English."""

from __future__ import annotations

import re
from collections.abc import Mapping

from models.messages import LANGUAGES, SOURCE, Language

LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first of them that is set and not empty decides, if gongkai's own setting does not."""


def language_of(environ: Mapping[str, str]) -> Language:
    """The language that an environment asks for: zh for zh, zh_CN.UTF-8, zh-Hans …; English for any other."""
    locale = next((environ[name] for name in LOCALE if environ.get(name)), "")
    named = environ.get("GONGKAI_LANGUAGE") or locale
    code = re.split(r"[-_.@]", named, maxsplit=1)[0].lower()
    return next((language for language in LANGUAGES if language == code), SOURCE)
