"""PostgreSQL's own tools for backups: pg_dump of one snapshot, pg_restore into an empty database."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy import URL, text
from sqlalchemy.orm import Session

from models.archive import Archive
from models.errors import ArchiveError
from models.messages import gettext as _


def dump(session: Session, url: URL, target: Path) -> None:
    """Writes what `session` sees, while others write, as a custom-format dump. ArchiveError if it fails."""
    tool = _tool("pg_dump")
    snapshot = session.scalar(text("SELECT pg_export_snapshot()"))
    _run(url, tool, "--format=custom", f"--snapshot={snapshot}", f"--file={target}", "--dbname")


def restore_dump(url: URL, source: Path) -> None:
    """Fills the empty database at `url`. ArchiveError if that fails."""
    tool = _tool("pg_restore")
    options = ("--no-owner", "--exit-on-error", "--single-transaction")
    _run(url, tool, *options, "--dbname", last=str(source))


def see_empty(url: URL) -> None:
    """ArchiveError if there are tables in the database at `url`."""
    if _has_tables(url):
        raise ArchiveError(
            _("%(url)s: is there already. Name an empty database.") % {"url": url.render_as_string()}
        )


def _has_tables(url: URL) -> bool:
    try:
        Archive.open(url.render_as_string(hide_password=False), create=False).close()
    except ArchiveError as error:
        if "no archive there" in str(error):
            return False
        raise
    return True


def _tool(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise ArchiveError(
            _("%(name)s is not here. Install PostgreSQL's client tools (postgresql-client).") % {"name": name}
        )
    return path


def _run(url: URL, tool: str, *arguments: str, last: str | None = None) -> None:
    """Runs a tool; the password goes by its environment, where other users do not see it."""
    bare = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
    address = bare.render_as_string()
    environment = os.environ | ({"PGPASSWORD": str(url.password)} if url.password else {})
    command = [tool, *arguments, address, *([last] if last else [])]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ArchiveError(
            _("%(tool)s failed: %(stderr)s")
            % {"tool": Path(tool).name, "stderr": done.stderr.strip() or done.returncode}
        )
