"""Logs on standard error: plain lines for people, or one JSON object a line for programs; never a secret."""

from __future__ import annotations

import io
import json
import logging
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal
from urllib.parse import unquote

Form = Literal["text", "json"]
Field = str | int | float | bool | None

PLAIN = "%(asctime)s [%(name)s] %(levelname)s: %(message)s"
CHATTY = frozenset({"alembic", "asyncio", "scrapy", "twisted", "urllib3"})
"""Loggers that tell more than a night's record needs where only the form asks for INFO."""

_fields: ContextVar[dict[str, Field]] = ContextVar("fields")
_everywhere: dict[str, Field] = {}
_OWN = frozenset({*vars(logging.makeLogRecord({})), "message", "asctime", "taskName"})
_FIRST = ("time", "level", "logger", "message")

SECRETS = (
    "GONGKAI_REVIEW_TOKEN",
    "GONGKAI_WEBHOOK",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
)
"""Settings that are secret as a whole; those of addresses are so by the password in them."""
_SHORTEST = 6
"""Secrets of fewer letters are words that stand anywhere."""
_IN_ADDRESS = re.compile(r"(?<=://)([^\s/@:]*):([^\s/@]+)@")
_NAMED = re.compile(r"(?i)\b((?:token|password|passwd|secret\w*|x-amz-\w+)=)[^\s&'\"]+")
HIDDEN = "***"


def configure(form: Form | None = None) -> Form:
    """Sends all logs of this process to standard error, in the form that is given or else the environment's,
    which it gives; from the environment's level on. ValueError names a level that is none.

    Plain lines begin at WARNING, JSON lines at INFO, without what libraries say of their own start.
    """
    form = form or ("json" if os.environ.get("GONGKAI_LOG_FORMAT") == "json" else "text")
    asked = os.environ.get("GONGKAI_LOG")
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel((asked or ("INFO" if form == "json" else "WARNING")).upper())
    if not asked:
        handler.addFilter(_matters)
    handler.setFormatter(JsonLines() if form == "json" else Plain(PLAIN))
    root = logging.getLogger()
    root.setLevel(handler.level)
    for old in [one for one in root.handlers if isinstance(one.formatter, JsonLines | Plain)]:
        root.removeHandler(old)
    root.addHandler(handler)
    if form == "json":
        logging.captureWarnings(True)
        sys.excepthook = _told
    return form


@contextmanager
def telling(**fields: Field) -> Iterator[None]:
    """Adds fields to each JSON line while the `with` lasts, in this thread or task and what it starts."""
    token = _fields.set(_fields.get({}) | fields)
    try:
        yield
    finally:
        _fields.reset(token)


def form() -> Form | None:
    """The form of this process's lines; None if it never configured them."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler.formatter, JsonLines | Plain):
            return "json" if isinstance(handler.formatter, JsonLines) else "text"
    return None


def tell_always(**fields: Field) -> None:
    """Adds fields to each JSON line of this process."""
    _everywhere.update(fields)


def hidden(text: str) -> str:
    """The text without passwords, keys and tokens: those in addresses, named ones, and the environment's."""
    text = _NAMED.sub(rf"\1{HIDDEN}", _IN_ADDRESS.sub(rf"\1:{HIDDEN}@", text))
    for name in (*SECRETS, "PGPASSWORD"):
        secret = os.environ.get(name, "")
        if len(secret) >= _SHORTEST:
            for written in (secret, unquote(secret)):
                text = text.replace(written, HIDDEN)
    return text


class Plain(logging.Formatter):
    """Lines for people."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line, and its traceback."""
        return hidden(super().format(record))


class JsonLines(logging.Formatter):
    """One JSON object a record: time (ISO, UTC), level, logger, message, fields, `error`: a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line of JSON."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, Field] = dict(
            zip(_FIRST, (at, record.levelname, record.name, record.getMessage()), strict=True)
        )
        own = {key: value for key, value in vars(record).items() if key not in _OWN and _is_field(value)}
        for key, value in (_everywhere | _fields.get({}) | own).items():
            line.setdefault(key, value)
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = self.formatException(record.exc_info)
        kept = {key: hidden(one) if isinstance(one, str) else one for key, one in line.items()}
        return json.dumps(kept, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def _matters(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING or record.name.partition(".")[0] not in CHATTY


def _is_field(value: object) -> bool:
    return value is None or isinstance(value, str | int | float | bool)


class Lines(io.TextIOBase):
    """A text file each of whose lines becomes a line of the log."""

    def __init__(self, logger: logging.Logger, level: int = logging.INFO) -> None:
        self._logger, self._level, self._begun = logger, level, ""

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, text: str) -> int:
        """Logs each line that is whole; keeps the rest for the next call."""
        *whole, self._begun = (self._begun + text).split("\n")
        for line in whole:
            if line.strip():
                self._logger.log(self._level, "%s", line.rstrip())
        return len(text)


def _told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("gongkai").critical("%s", error, exc_info=(kind, error, trace))
