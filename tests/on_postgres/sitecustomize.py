"""Found by Python at the start of each program of a test run on PostgreSQL (PYTHONPATH)."""

from tests.on_postgres.mapping import install

install()
