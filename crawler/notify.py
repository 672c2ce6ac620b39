"""New alarms told to a person: a webhook, a mail, or both. A night never fails because telling failed."""

from __future__ import annotations

import json
import os
import smtplib
import ssl
import urllib.request
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from models.messages import gettext as _
from models.messages import ngettext
from models.messages.kept import retold

SECONDS = 20.0
"""A server that takes longer is told to be out of reach."""

STANDARD_PORT = {"smtp": 25, "smtps": 465}


def notify(archive: str, alarms: Sequence[str]) -> list[str]:
    """Sends new alarms, one message for all, where the environment says. Gives what failed, in words.

    GONGKAI_WEBHOOK: an address that takes a POST of JSON (`text`, `archive`, `alarms`). GONGKAI_MAIL_TO:
    addresses with commas, by the server GONGKAI_SMTP.
    """
    if not alarms:
        return []
    alarms = [retold(one) for one in alarms]
    ways: list[tuple[str, Callable[[], None]]] = []
    if webhook := os.environ.get("GONGKAI_WEBHOOK"):
        ways.append(("webhook", lambda: _post(webhook, archive, alarms)))
    if recipients := os.environ.get("GONGKAI_MAIL_TO"):
        ways.append(("mail", lambda: _mail(recipients, archive, alarms)))
    failed = []
    for name, send in ways:
        try:
            send()
        except Exception as error:
            # Whatever a foreign server or a mistyped address does, the night is stored already.
            why = str(error) or type(error).__name__
            failed.append(_("the %(way)s about new alarms was not sent: %(why)s") % {"way": name, "why": why})
    return failed


def _title(archive: str, alarms: Sequence[str]) -> str:
    number = ngettext("a new alarm", "%(num)s new alarms", len(alarms)) % {"num": len(alarms)}
    return f"gongkai: {number} ({archive})"


def _post(webhook: str, archive: str, alarms: Sequence[str]) -> None:
    if urlsplit(webhook).scheme not in ("http", "https"):
        raise ValueError(_("GONGKAI_WEBHOOK must begin with http:// or https://"))
    text = "\n".join((_title(archive, alarms), *alarms))
    body = json.dumps({"text": text, "archive": archive, "alarms": list(alarms)}, ensure_ascii=False)
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "gongkai"}
    asked = urllib.request.Request(webhook, body.encode(), headers, method="POST")
    with urllib.request.urlopen(asked, timeout=SECONDS):
        """Any good status will do."""


def _mail(recipients: str, archive: str, alarms: Sequence[str]) -> None:
    message = EmailMessage()
    to = [one.strip() for one in recipients.split(",") if one.strip()]
    message["Subject"] = _title(archive, alarms)
    message["To"] = ", ".join(to)
    message["From"] = os.environ.get("GONGKAI_MAIL_FROM") or to[0]
    message.set_content("\n\n".join((*alarms, _("`gongkai alarms` lists all that stand."))) + "\n")
    with _server(os.environ.get("GONGKAI_SMTP") or "smtp://localhost") as server:
        server.send_message(message)


def _server(address: str) -> smtplib.SMTP:
    """Connected and logged in. A password is only sent over TLS."""
    parts = urlsplit(address)
    if parts.scheme not in STANDARD_PORT or not parts.hostname:
        raise ValueError(_("GONGKAI_SMTP must be smtp://[user:password@]host[:port] or smtps://…"))
    port = parts.port or STANDARD_PORT[parts.scheme]
    trusted = ssl.create_default_context()
    server = (
        smtplib.SMTP_SSL(parts.hostname, port, timeout=SECONDS, context=trusted)
        if parts.scheme == "smtps"
        else smtplib.SMTP(parts.hostname, port, timeout=SECONDS)
    )
    try:
        if parts.username:
            if parts.scheme == "smtp":
                server.starttls(context=trusted)
            server.login(unquote(parts.username), unquote(parts.password or ""))
    except BaseException:
        server.close()
        raise
    return server
