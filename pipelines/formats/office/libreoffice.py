"""The way out for files that nothing here reads: LibreOffice, if the machine has it, makes DOCX of them."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from models.messages import unreadable
from pipelines.reading import UnreadableError

SECONDS = 60


def as_docx(data: bytes, reason: str) -> bytes:
    """The file as DOCX. UnreadableError with the reason and the way out if LibreOffice is absent or fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise UnreadableError(unreadable.NEEDS_LIBREOFFICE(reason=reason))
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        source = Path(folder, "report.doc")
        source.write_bytes(data)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--norestore", "--convert-to", "docx", "--outdir", folder]
        try:
            subprocess.run([*command, str(source)], timeout=SECONDS, capture_output=True, check=True)
            return source.with_suffix(".docx").read_bytes()
        except (subprocess.SubprocessError, OSError) as cause:
            raise UnreadableError(unreadable.LIBREOFFICE_FAILED(reason=reason, cause=cause)) from None
