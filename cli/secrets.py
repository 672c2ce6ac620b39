"""Settings whose values stand in files: NAME_FILE names one, as containers and systemd hand out secrets."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from pathlib import Path

from models.logs import SECRETS

SECRET = ("GONGKAI_ARCHIVE", "GONGKAI_SMTP", *SECRETS)


def from_files(environment: MutableMapping[str, str] = os.environ) -> None:
    """Sets each secret that NAME_FILE names, in the place of one that is set by itself.

    OSError names a file that cannot be read; ValueError one that is empty or no text.
    """
    for name in SECRET:
        path = environment.get(f"{name}_FILE")
        if not path:
            continue
        value = Path(path).read_text("utf-8").strip()
        if not value:
            raise ValueError(f"{path}: is empty")
        environment[name] = value
