"""The store in a folder: one file per blob, named by its SHA-256, whole or not there at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from models.bytes.store import key_of, sha256_of
from models.errors import ArchiveError, BlobError
from models.messages import gettext as _

TEMPORARY = ".part-"


class FolderStore:
    """Files `<first two digits>/<sha256>` under `root`, each a zstd frame."""

    name = "folder"

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        return self.root / key_of(sha256)

    def put(self, sha256: str, frame: bytes) -> bytes | None:
        target = self.path(sha256)
        try:
            # A file of the right length was renamed into place whole; any other is put again.
            if not (target.is_file() and target.stat().st_size == len(frame)):
                self._write(target, frame)
        except OSError as error:
            raise ArchiveError(
                _(
                    "%(path)s: the bytes cannot be written (%(why)s). Nothing of this step was stored. "
                    "Free some space, or see who may write the folder of GONGKAI_BLOBS, and run it again."
                )
                % {"path": target, "why": error.strerror}
            ) from error
        return None

    def get(self, sha256: str, data: bytes | None) -> bytes:  # noqa: ARG002
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise BlobError(
                _(
                    "blob %(sha256)s: its file %(path)s is missing. "
                    "Bring it back from a backup, or set GONGKAI_BLOBS to the folder that holds it."
                )
                % {"sha256": sha256, "path": self.path(sha256)}
            ) from None
        except OSError as error:
            raise BlobError(
                _("blob %(sha256)s: %(path)s cannot be read (%(why)s).")
                % {"sha256": sha256, "path": self.path(sha256), "why": error.strerror}
            ) from error

    def hashes(self) -> Iterator[str]:
        """The SHA-256 of every blob's file, in order."""
        keys = (str(path.relative_to(self.root)) for path in sorted(self.root.glob("??/*")))
        return filter(None, map(sha256_of, keys))

    def place(self, sha256: str) -> str:
        """Where a blob's file is, for people."""
        return str(self.path(sha256))

    def stored(self) -> Iterator[tuple[str, datetime]]:
        """The SHA-256 of every blob, in order, and when its file was written."""
        for sha256 in self.hashes():
            yield sha256, datetime.fromtimestamp(self.path(sha256).stat().st_mtime, UTC)

    def delete(self, sha256: str) -> None:
        """Takes a file away for good."""
        self.path(sha256).unlink(missing_ok=True)

    def leftovers(self) -> list[Path]:
        """Files that a killed run left half written; they hold nothing that is referred to."""
        return sorted(self.root.glob(f"??/{TEMPORARY}*"))

    def _write(self, target: Path, frame: bytes) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=TEMPORARY, dir=target.parent)
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(frame)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o644)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        for folder in (target.parent, self.root):
            _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
