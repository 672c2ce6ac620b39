"""A WARC 1.1 writer of the tests' own: what a server answered, record by record."""

from __future__ import annotations

import gzip
import http.client
import io
import uuid
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    """One answer of a server."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)


def fetched(url: str) -> Answer:
    """What the server at an address answers, redirects not followed."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
    try:
        connection.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""))
        response = connection.getresponse()
        return Answer(url, response.status, tuple(response.getheaders()), response.read())
    finally:
        connection.close()


def record(kind: str, url: str | None, at: datetime, block: bytes, content_type: str) -> bytes:
    """One WARC record."""
    head = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid4()}>",
        f"WARC-Date: {at:%Y-%m-%dT%H:%M:%SZ}",
        *([f"WARC-Target-URI: {url}"] if url else []),
        f"Content-Type: {content_type}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def response(answer: Answer, at: datetime) -> bytes:
    """The record of an answer."""
    lines = [f"HTTP/1.1 {answer.status} X", *(f"{name}: {value}" for name, value in answer.headers)]
    block = "\r\n".join(lines).encode() + b"\r\n\r\n" + answer.body
    return record("response", answer.url, at, block, "application/http;msgtype=response")


def warc(records: Iterable[bytes], *, zipped: bool) -> bytes:
    """A WARC file: plain, or each record a gzip member of its own."""
    return b"".join(gzip.compress(one) if zipped else one for one in records)


def wacz(data: bytes) -> bytes:
    """A WACZ file around one gzipped WARC."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("archive/data.warc.gz", data)
        file.writestr("datapackage.json", "{}")
        file.writestr("pages/pages.jsonl", "{}\n")
    return packed.getvalue()
