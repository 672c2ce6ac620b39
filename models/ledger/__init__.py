"""The visit ledger: what one fetch brought, written in one transaction.

A visit changes its page, keeps its bytes, moves its document's versions on and makes the pages it led to
known. A version is content over an interval of time: it ends when other content is seen, or by `withdraw`,
never by a failure.
"""

from __future__ import annotations

from models.ledger.documents import bytes_hash, withdraw
from models.ledger.recording import record
from models.ledger.records import (
    DOCUMENT_ROLES,
    GOOD,
    Answer,
    Known,
    LinkRecord,
    Recorded,
    VisitRecord,
)

__all__ = [
    "DOCUMENT_ROLES", "GOOD", "Answer", "Known", "LinkRecord", "Recorded", "VisitRecord", "bytes_hash",
    "record", "withdraw",
]  # fmt: skip
