"""The store in a bucket of any S3-compatible service: one object per blob, named by its SHA-256."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from models.bytes.store import is_whole, key_of, sha256_of
from models.errors import ArchiveError, BlobError
from models.messages import gettext as _

if TYPE_CHECKING:
    from obstore.store import S3Store as Bucket

SCHEME = "s3://"


class S3Store:
    """Objects `<first two digits>/<sha256>` below s3://BUCKET/PREFIX, each a zstd frame.

    Address, region and keys of the service are those of the usual environment: AWS_ENDPOINT_URL, AWS_REGION,
    AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY; AWS_ALLOW_HTTP=true where it speaks no TLS.
    """

    name = "s3"

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")

    @cached_property
    def _bucket(self) -> Bucket:
        try:
            from obstore.store import S3Store as Bucket
        except ModuleNotFoundError:
            raise ArchiveError(
                _("%(place)s: what reads such stores is missing. Run: pip install 'gongkai[s3]'")
                % {"place": self.address}
            ) from None
        return Bucket.from_url(
            self.address, retry_config={"max_retries": 5, "retry_timeout": timedelta(minutes=1)}
        )

    def place(self, sha256: str) -> str:
        """Where a blob's object is, for people."""
        return f"{self.address}/{key_of(sha256)}"

    def put(self, sha256: str, frame: bytes) -> bytes | None:
        import obstore
        from obstore.exceptions import AlreadyExistsError

        with self._told():
            try:
                obstore.put(self._bucket, key_of(sha256), frame, mode="create", use_multipart=False)
            except AlreadyExistsError:
                # Of a run that was killed before its row; only what is damaged is written again.
                if not is_whole(self._get(sha256), sha256):
                    obstore.put(self._bucket, key_of(sha256), frame, use_multipart=False)
            if not is_whole(self._get(sha256), sha256):
                raise ArchiveError(
                    _("%(place)s: the store gives back other bytes than it was given. Nothing was stored.")
                    % {"place": self.place(sha256)}
                )
        return None

    def get(self, sha256: str, data: bytes | None) -> bytes:  # noqa: ARG002
        with self._told(missing=sha256):
            return self._get(sha256)

    def stored(self) -> Iterator[tuple[str, datetime]]:
        """Every blob's SHA-256 and when its object was written."""
        import obstore

        with self._told():
            for batch in obstore.list(self._bucket):
                for found in batch:
                    if sha256 := sha256_of(found["path"]):
                        yield sha256, found["last_modified"]

    def delete(self, sha256: str) -> None:
        """Takes an object away for good."""
        import obstore

        with self._told(), suppress(FileNotFoundError):
            obstore.delete(self._bucket, key_of(sha256))

    def _get(self, sha256: str) -> bytes:
        import obstore

        return bytes(obstore.get(self._bucket, key_of(sha256)).bytes())

    @contextmanager
    def _told(self, missing: str = "") -> Iterator[None]:
        """Tells the store's errors in words; `missing`: the blob that is asked for."""
        # Made first: without the library there are no errors of it either.
        assert self._bucket
        from obstore.exceptions import BaseError

        try:
            yield
        except FileNotFoundError as error:
            raise (self._missing(missing) if missing else self._failed(error)) from error
        except (BaseError, OSError) as error:
            raise self._failed(error) from error

    def _missing(self, sha256: str) -> BlobError:
        said = _("blob %(sha256)s: its object %(place)s is missing. Bring it back from a copy of the store.")
        return BlobError(said % {"sha256": sha256, "place": self.place(sha256)})

    def _failed(self, error: Exception) -> ArchiveError:
        said = _(
            "%(place)s: the store does not do what was asked (%(why)s). Nothing of this step was stored. "
            "See AWS_ENDPOINT_URL, the keys and the bucket, and run it again."
        )
        return ArchiveError(said % {"place": self.address, "why": str(error).partition("\n")[0][:300]})


def _key(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}"
