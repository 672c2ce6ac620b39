"""Which schema an archive has, and bringing it to the newest; the steps themselves are in migrations/."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlalchemy.schema import SetColumnComment, SetTableComment

from models.base import Base
from models.codes import seed_codes
from models.errors import ArchiveError
from models.messages import gettext as _

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0014"
KNOWN = (
    "0001", "0002", "0003", "0004", "0005", "0007", "0006", "0008", "0009", "0010", "0011", "0012", "0013",
    "0014",
)  # fmt: skip
UNFINISHED = f"copying to {HEAD}"
"""What stands in the place of the revision while `gongkai copy` fills an archive."""
MIGRATIONS = Path(__file__).parent.parent / "migrations"


def config(connection: Connection) -> Config:
    """Alembic's settings for one open connection; needs no file at the user's."""
    # Only those who create or migrate pay for Alembic's import.
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.attributes["connection"] = connection
    return settings


def revision(connection: Connection) -> str | None:
    """The schema's revision; None if the database is empty. ArchiveError if it belongs to something else."""
    names = inspect(connection).get_table_names()
    if "alembic_version" in names:
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
        if found is not None:
            return str(found)
        names.remove("alembic_version")
    if names:
        raise ArchiveError(
            _("a database, but no gongkai archive (it holds %(table)s). Name another.")
            % {"table": names[0]}
        )
    return None


def is_unfinished(found: str | None) -> bool:
    """Whether the revision says that a copy into this archive was begun, by this schema, and not ended."""
    return found == UNFINISHED


def set_revision(connection: Connection, revised: str) -> None:
    """Says how an archive stands whose tables are as this program makes them."""
    connection.execute(text("UPDATE alembic_version SET version_num = :revised"), {"revised": revised})


def hold(connection: Connection) -> None:
    """Lets one connection at a time create or change the schema, until its transaction ends."""
    # In SQLite the writer's transaction does so already.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('gongkai schema'))"))


def upgrade(connection: Connection, progress: Callable[[int, int], None] | None = None) -> None:
    """Brings the schema to the newest in one transaction, with the figure codes and the comments.

    `progress(done, total)` counts readings, where a step rewrites them.
    """
    from alembic import command

    settings = config(connection)
    settings.attributes["progress"] = progress
    command.upgrade(settings, HEAD)
    seed_codes(connection)
    if connection.dialect.supports_comments:
        _comment(connection)


def _comment(connection: Connection) -> None:
    for table in Base.metadata.sorted_tables:
        connection.execute(SetTableComment(table))
        for column in table.columns:
            connection.execute(SetColumnComment(column))


def refuse_other(found: str) -> None:
    """ArchiveError unless the revision is this program's own."""
    if found == HEAD:
        return
    if found in KNOWN:
        raise ArchiveError(
            _("the archive has the older schema %(found)s. Make a backup, then run: gongkai migrate")
            % {"found": found}
        )
    if found.startswith("copying"):
        raise ArchiveError(
            _("a copy into it was begun and not ended. Run the same gongkai copy again, or empty it first.")
        )
    raise ArchiveError(
        _("the archive has schema %(found)s, newer than this gongkai. Upgrade gongkai to use it.")
        % {"found": found}
    )
