"""Alembic's environment: runs on the connection that models.schema hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from models import tables
from models.base import Base

assert tables.__name__  # imported so that the metadata is complete

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    compare_type=True,
    compare_server_default=True,
)
context.run_migrations()
