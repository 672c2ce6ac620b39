"""WARC and WACZ files: which answers they hold, and each answer's bytes when they are wanted."""

from __future__ import annotations

import json
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urljoin

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler.discovery.posted import posting_json
from crawler.redirects import STATUSES
from models.base import storable
from models.messages import gettext as _
from models.messages import kept

MOST_BYTES = 64 * 2**20
"""Of one answer, as of one response in a crawl."""
MOST_POSTED = 2**16
MOST_UNPACKED = 16 * 2**30
"""Bytes that the WARC files in one WACZ may unpack to, together."""
_PIECE = 2**16
_OK = (200, 203)
_ANSWERS = ("response", "resource")
_BROKEN = (ArchiveLoadFailed, EOFError, OSError, ValueError, zlib.error, zipfile.BadZipFile)


class WarcError(Exception):
    """Why a file is no WARC or WACZ that can be read."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One recorded answer of status 200, or a redirect (`location`). `url` bears what was posted."""

    url: str
    at: datetime
    content_type: str
    location: str | None
    file: Path = field(repr=False)
    offset: int
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def body(self) -> bytes:
        """The answer's bytes, content and transfer encodings undone. WarcError if they cannot be had."""
        try:
            with self.file.open("rb") as stream:
                stream.seek(self.offset)
                data: bytes = next(iter(ArchiveIterator(stream))).content_stream().read(MOST_BYTES + 1)
        except (*_BROKEN, StopIteration) as error:
            said = _("%(url)s: its record cannot be read (%(why)s)")
            raise WarcError(said % {"url": self.url, "why": error}) from None
        if len(data) > MOST_BYTES:
            said = _("%(url)s: more than the limit of %(most)d bytes")
            raise WarcError(said % {"url": self.url, "most": MOST_BYTES})
        return data


@dataclass(slots=True)
class Recording:
    """What a file holds: `captures` in its order, `others` answers that brought nothing, `problems` in words.
    """

    captures: list[Capture] = field(default_factory=list)
    others: int = 0
    problems: list[str] = field(default_factory=list)


@contextmanager
def recorded(path: Path) -> Iterator[Recording]:
    """The captures of a WARC or WACZ file, for as long as they are wanted. WarcError if it holds no record.

    Of a file that breaks off what comes before is given, and the break told as a problem.
    """
    recording = Recording()
    if not zipfile.is_zipfile(path):
        _index(path, path.name, recording)
        yield recording
        return
    with TemporaryDirectory(prefix="gongkai-") as folder:
        for name, file in _unpacked(path, Path(folder)):
            _index(file, f"{path.name}/{name}", recording)
        yield recording


def _unpacked(path: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(path) as packed:
            names = [name for name in packed.namelist() if name.endswith((".warc", ".warc.gz"))]
            if not names:
                said = _("%(name)s: a ZIP file without WARC files; a WACZ has them in archive/")
                raise WarcError(said % {"name": path.name})
            for number, name in enumerate(names):
                left -= packed.getinfo(name).file_size
                if left < 0:
                    said = _("%(name)s: unpacks to more than the limit of %(most)d bytes")
                    raise WarcError(said % {"name": path.name, "most": MOST_UNPACKED})
                target = folder / f"{number}.warc"
                with packed.open(name) as source, target.open("wb") as copy:
                    shutil.copyfileobj(source, copy)
                yield name, target
    except _BROKEN as error:
        said = _("%(name)s: broken or truncated (%(why)s); fetch it again")
        raise WarcError(said % {"name": path.name, "why": error}) from None


def _index(path: Path, name: str, recording: Recording) -> None:
    asked: dict[str, str] = {}
    answers: list[tuple[Any, int]] = []
    seen = 0
    try:
        with path.open("rb") as stream:
            records = ArchiveIterator(stream)
            for record in records:
                seen += 1
                if record.rec_type == "request":
                    _note_posted(record, asked)
                _read_through(record)
                answers.append((record, records.get_record_offset()))
    except _BROKEN as error:
        if not seen:
            said = _("%(name)s: no WARC file (%(why)s)")
            raise WarcError(said % {"name": name, "why": _first_line(error)}) from None
        why = _first_line(error)
        recording.problems.append(kept.BREAKS_OFF(name=name, records=seen, why=why))
    if not seen:
        raise WarcError(_("%(name)s: no WARC file, or an empty one") % {"name": name})
    for record, offset in answers:
        capture = _capture(record, offset, path, asked)
        if capture is not None:
            recording.captures.append(capture)
        elif record.rec_type == "response":
            recording.others += 1


def _read_through(record: Any) -> None:  # noqa: ANN401 - warcio has no types
    while record.raw_stream.read(_PIECE):
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError("the last record is cut off")


def _note_posted(record: Any, asked: dict[str, str]) -> None:  # noqa: ANN401 - warcio has no types
    """Remembers what was posted, under the ids of the request and of the answer beside it."""
    head = record.http_headers
    if head is None or not str(head.protocol).upper().startswith("POST"):
        return
    body = record.content_stream().read(MOST_POSTED).decode("utf-8", "replace")
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if "json" in (head.get_header("Content-Type") or ""):
        try:
            posted = posting_json(url, json.loads(body))
        except ValueError:
            return
    else:
        posted = f"{url}#post:{body}"
    for header in ("WARC-Record-ID", "WARC-Concurrent-To"):
        if record.rec_headers.get_header(header):
            asked[record.rec_headers.get_header(header)] = posted


def _capture(record: Any, offset: int, path: Path, asked: dict[str, str]) -> Capture | None:  # noqa: ANN401
    head, http = record.rec_headers, record.http_headers
    url = (head.get_header("WARC-Target-URI") or "").strip("<>")
    at = _time(head.get_header("WARC-Date"))
    if at is None or record.rec_type not in _ANSWERS or not url.startswith(("http:", "https:")):
        return None
    for header in ("WARC-Record-ID", "WARC-Concurrent-To"):
        url = asked.get(head.get_header(header), url)
    if record.rec_type == "resource":
        return Capture(url, at, head.get_header("Content-Type") or "", None, path, offset)
    try:
        status = int(http.get_statuscode())
    except (AttributeError, ValueError):
        return None
    location = http.get_header("Location") if status in STATUSES else None
    if status not in _OK and not location:
        return None
    to = urljoin(url, location.strip()) if location else None
    headers = tuple((storable(name), storable(value)) for name, value in http.headers)
    return Capture(url, at, http.get_header("Content-Type") or "", to, path, offset, headers)


def _time(text: str | None) -> datetime | None:
    try:
        at = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _first_line(error: BaseException) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
