"""ZIP, 7z, RAR, tar and gzip files → their entries, unpacked in memory: no name in them ever names a file."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from models.messages import later, unreadable
from pipelines.formats.packed.budget import Budget, Entry, bounded, is_junk
from pipelines.formats.packed.rar import rar_entries
from pipelines.formats.sniff import GZIP, RAR, SEVEN_ZIP, TAR, ZIP
from pipelines.formats.zipped import Zipped
from pipelines.reading import UnreadableError

if TYPE_CHECKING:
    from py7zr import SevenZipFile

_SEVEN_ZIP = later("7z archive")


def entries(data: bytes, kind: str, budget: Budget) -> Iterator[Entry]:
    """The files in an archive of this media type, junk left out, in its order.

    UnreadableError if the archive as a whole is broken, locked or too large; what is wrong with one file
    alone is said of that one.
    """
    return _OPENERS[kind](data, budget)


def _zip(data: bytes, budget: Budget) -> Iterator[Entry]:
    file = Zipped(data)
    names = [name for name in file.names if not is_junk(name)]
    budget.enter(len(names))
    for name in names:
        try:
            found = file.read(name)
        except UnreadableError as error:
            yield Entry(name, None, str(error))
            continue
        budget.take(len(found))
        yield Entry(name, found)


def _seven_zip(data: bytes, budget: Budget) -> Iterator[Entry]:
    import py7zr
    from py7zr.exceptions import ArchiveError, PasswordRequired

    try:
        with py7zr.SevenZipFile(io.BytesIO(data), max_extract_size=budget.left) as file:
            if file.needs_password():
                raise UnreadableError(unreadable.LOCKED_ARCHIVE(what=_SEVEN_ZIP))
            found = _seven_zip_entries(file, budget)
    except UnreadableError:
        raise
    except PasswordRequired:
        raise UnreadableError(unreadable.LOCKED_ARCHIVE(what=_SEVEN_ZIP)) from None
    except (ArchiveError, EOFError, OSError, ValueError, IndexError, zlib.error, TypeError) as cause:
        raise UnreadableError(unreadable.TRUNCATED(what=_SEVEN_ZIP, cause=cause)) from None
    except Exception as cause:
        # Its decoders raise errors of their own (lzma, zstd, ppmd), which share no name.
        why = f"{type(cause).__name__}: {cause}"
        raise UnreadableError(unreadable.TRUNCATED(what=_SEVEN_ZIP, cause=why)) from cause
    yield from found


def _seven_zip_entries(file: SevenZipFile, budget: Budget) -> list[Entry]:
    from py7zr.io import BytesIOFactory

    wanted = [each for each in file.list() if not each.is_directory and not is_junk(each.filename)]
    budget.enter(len(wanted))
    budget.take(0)
    if sum(each.uncompressed for each in wanted) > budget.left:
        budget.take(budget.left + 1)
    writer = BytesIOFactory(budget.left)
    file.extract(targets=[each.filename for each in wanted], factory=writer)
    found = []
    for each in wanted:
        product = writer.products.get(each.filename)
        if product is None:
            found.append(Entry(each.filename, None, unreadable.NOT_IN_IT(what=_SEVEN_ZIP)))
            continue
        product.seek(0)
        unpacked = product.read()
        budget.take(len(unpacked))
        found.append(Entry(each.filename, unpacked))
    return found


def _tar(data: bytes, budget: Budget) -> Iterator[Entry]:
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:", encoding="utf-8") as file:
            for info in file:
                if not info.isreg() or is_junk(info.name):
                    continue
                budget.enter(1)
                stream = file.extractfile(info)
                if stream is not None:
                    yield Entry(_tar_name(info.name), bounded(stream, budget))
    except (tarfile.TarError, EOFError, OSError, ValueError) as cause:
        raise UnreadableError(unreadable.TRUNCATED(what=later("tar archive"), cause=cause)) from None


def _tar_name(name: str) -> str:
    """A name that is no UTF-8 is GB18030."""
    with suppress(UnicodeError):
        return name.encode("utf-8", "surrogateescape").decode("utf-8")
    return name.encode("utf-8", "surrogateescape").decode("gb18030", "replace")


def _gzip(data: bytes, budget: Budget) -> Iterator[Entry]:
    budget.enter(1)
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            found = bounded(stream, budget)
    except (OSError, EOFError, zlib.error) as cause:
        raise UnreadableError(unreadable.TRUNCATED(what=later("gzip file"), cause=cause)) from None
    yield Entry(_gzip_name(data), found)


def _gzip_name(data: bytes) -> str:
    """The name in the header of a gzip file, which few bear."""
    if len(data) < 10 or data[3] & 0x1C != 0x08:
        return "content"
    name = data[10 : data.find(b"\x00", 10)]
    for charset in ("utf-8", "gb18030"):
        with suppress(UnicodeError):
            return name.decode(charset).replace("\\", "/").rpartition("/")[2] or "content"
    return "content"


_OPENERS: dict[str, Callable[[bytes, Budget], Iterator[Entry]]] = {
    ZIP: _zip,
    SEVEN_ZIP: _seven_zip,
    RAR: rar_entries,
    TAR: _tar,
    GZIP: _gzip,
}
