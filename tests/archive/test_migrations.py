"""Migrations: up, down and up again on both databases, ending in exactly the schema of the models."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, Table, create_engine, event, func, insert, inspect, select, text

from models import schema
from models.base import Base
from models.clock import now
from models.codes import figure_codes
from models.tables import FigureCode, Portal, Report, Run, Search
from models.views import VIEWS


@pytest.fixture
def engine(archive_url: str) -> Iterator[Engine]:
    """An empty database of either kind."""
    with fresh(archive_url) as made:
        yield made


@contextmanager
def fresh(url: str) -> Iterator[Engine]:
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda connection, _: setattr(connection, "isolation_level", None))
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    yield engine
    engine.dispose()


def objects(connection: Connection) -> dict[str, Any]:
    """Everything the schema holds, as the database itself tells it."""
    told: dict[str, Any] = {}
    look = inspect(connection)
    names = [name for name in look.get_table_names() if name != "alembic_version" and in_models(name)]
    for name in sorted(names):
        tell: tuple[Callable[[str], Any], ...] = (
            look.get_columns,
            look.get_pk_constraint,
            look.get_foreign_keys,
            look.get_unique_constraints,
            look.get_check_constraints,
            look.get_indexes,
        )
        told[name] = [sorted(_plain(ask(name))) for ask in tell]
        if connection.dialect.name == "sqlite":
            made = text("SELECT sql LIKE '%WITHOUT ROWID' FROM sqlite_master WHERE name = :name")
            told[name].append(connection.scalar(made, {"name": name}))
    return told


def in_models(name: str | None, *_where: object) -> bool:
    """False for the full-text index, which is another thing on each database and no table of the models."""
    return name is None or not name.startswith("search_pairs")


def _plain(answer: Any) -> list[str]:  # noqa: ANN401
    rows: list[dict[str, object]] = answer if isinstance(answer, list) else [answer]
    return [str({key: _words(value) for key, value in row.items()}) for row in rows]


def _words(value: object) -> object:
    """Conditions of indexes come as objects that are never equal."""
    return {key: str(said) for key, said in value.items()} if isinstance(value, dict) else value


def test_the_migrated_schema_is_that_of_the_models(engine: Engine) -> None:
    with engine.begin() as connection:
        schema.upgrade(connection)
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True, "compare_server_default": True, "include_name": in_models},
        )
        assert compare_metadata(context, Base.metadata) == []
        migrated = objects(connection)
        command.downgrade(schema.config(connection), "base")
        Base.metadata.create_all(connection)
        assert objects(connection) == migrated
        checks = [check for table in migrated.values() for check in table[4]]
        partial = [index for table in migrated.values() for index in table[5] if "where" in index]
        assert (len(checks), len(partial)) == (7, 2)


def test_up_down_and_up_again_with_data(engine: Engine) -> None:
    with engine.begin() as connection:
        schema.upgrade(connection)
        connection.execute(insert(Run).values(command="crawl", started_at=now(), arguments={}, counts={}))
        report = {"scope": "agency", "first_seen": now(), "last_seen": now(), "status": "live"}
        connection.execute(insert(Report).values(report))
    with engine.begin() as connection:
        command.downgrade(schema.config(connection), "base")
    with engine.begin() as connection:
        assert [name for name in inspect(connection).get_table_names() if name != "alembic_version"] == []
        assert inspect(connection).get_view_names() == []
        assert schema.revision(connection) is None
        schema.upgrade(connection)
        assert connection.execute(select(Run)).all() == []
        codes = select(FigureCode.code, FigureCode.form).order_by(FigureCode.position, FigureCode.form)
        wanted = sorted((row["position"], row["form"], row["code"]) for row in figure_codes())
        assert [(row.code, row.form) for row in connection.execute(codes)] == [
            (code, form) for _, form, code in wanted
        ]


def test_searches_keep_their_rows_when_counts_come_and_go(engine: Engine) -> None:
    with engine.begin() as connection:
        command.upgrade(schema.config(connection), "0003")
        connection.execute(insert(Run).values(command="crawl", started_at=now(), arguments={}, counts={}))
        portal = {"home_url": "http://www.a.gov.cn/", "own_hosts": [], "origin": "named", "chosen": True}
        connection.execute(insert(Portal).values(portal))
        row = {"run_id": 1, "portal_id": 1, "result": "found", "requests": 9, "lists": 2, "documents": 4}
        connection.execute(insert(Search).values(row))
    kept = select(Search.result, Search.requests, Search.documents)
    with engine.begin() as connection:
        schema.upgrade(connection)
        assert connection.execute(kept).all() == [("found", 9, 4)]
        assert connection.execute(select(Search.looked_at, Search.in_vain)).all() == [(None, None)]
        connection.execute(insert(Search).values(row | {"looked_at": 12, "new": 3, "in_vain": 5}))
        counted = select(func.sum(Search.looked_at), func.sum(Search.new))
        assert connection.execute(counted).one() == (12, 3)
    with engine.begin() as connection:
        command.downgrade(schema.config(connection), "0003")
        assert connection.execute(kept).all() == [("found", 9, 4)] * 2
        assert "looked_at" not in {column["name"] for column in inspect(connection).get_columns("searches")}


def test_a_failed_migration_leaves_nothing(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_connection: Connection) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(schema, "seed_codes", fail)
    with pytest.raises(RuntimeError), engine.begin() as connection:
        schema.upgrade(connection)
    with engine.begin() as connection:
        assert inspect(connection).get_table_names() == []


@pytest.mark.parametrize("view", VIEWS.sorted_tables, ids=str)
def test_views_have_the_columns_they_are_described_with(engine: Engine, view: Table) -> None:
    with engine.begin() as connection:
        schema.upgrade(connection)
        assert set(inspect(connection).get_view_names()) == set(VIEWS.tables)
        answer = connection.execute(text(f"SELECT * FROM {view.name}"))
        assert list(answer.keys()) == [column.name for column in view.columns]


def test_the_newest_schema_is_the_last_migration(engine: Engine) -> None:
    with engine.begin() as connection:
        script = ScriptDirectory.from_config(schema.config(connection))
    assert script.get_current_head() == schema.HEAD
    assert [step.revision for step in script.walk_revisions("base", "heads")][::-1] == list(schema.KNOWN)
