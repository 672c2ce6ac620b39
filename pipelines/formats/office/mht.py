"""MHT (a web page saved in one file, as Word and browsers do under .mht or .doc) → Document."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from email.message import Message

from models.messages import unreadable
from pipelines.document import Document
from pipelines.reading import UnreadableError

MHT = "message/rfc822"
MOST_PARTS = 5000


def read_mht(data: bytes) -> Document:
    """The page inside. UnreadableError if the file holds none."""
    # The dispatch imports the formats, so the formats cannot import it beforehand.
    from pipelines.formats import to_document

    page = _page(email.message_from_bytes(data.lstrip(), policy=email.policy.compat32))
    return replace(to_document(page), media_type=MHT)


def _page(message: Message) -> bytes:
    """The bytes of the first HTML part, else of the first text."""
    found: dict[str, bytes] = {}
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            break
        kind = part.get_content_type()
        payload = part.get_payload(decode=True) if kind in ("text/html", "text/plain") else None
        if isinstance(payload, bytes) and payload.strip():
            found.setdefault(kind, payload)
    if not found:
        raise UnreadableError(unreadable.MHT_WITHOUT_TEXT())
    return found.get("text/html") or found["text/plain"]
