"""The declarative base and the column types that keep values exact on SQLite and PostgreSQL alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Context, Decimal
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, MetaData, Numeric, String, Table
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator, TypeEngine

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


# PostgreSQL stores no NUL, and no database stores half a surrogate pair; pages and PDF texts hold both.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with U+FFFD for the few characters that no database stores."""
    return UNSTORABLE.sub("\ufffd", text)


class Words(TypeDecorator[str]):
    """Text, made storable."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return storable(value) if isinstance(value, str) else value


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[type, Any]] = {str: Words}


class UtcTime(TypeDecorator[datetime]):
    """An aware UTC time. SQLite has no time zones, so it is stored naive there and given back aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time must be aware")
        value = value.astimezone(UTC)
        return value if dialect.name == "postgresql" else value.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def table(mapped: type[Base]) -> Table:
    """The plain table of a mapped class, for statements that go past the mapper."""
    found = mapped.__table__
    if not isinstance(found, Table):
        raise TypeError(f"{mapped.__name__} has no table of its own")
    return found


def fits(value: Decimal) -> bool:
    """Whether a number can be stored exactly: at most 15 significant digits, none beyond the 15th place."""
    if not value:
        return True
    _, digits, exponent = value.normalize(Context(prec=1000)).as_tuple()
    return (
        isinstance(exponent, int) and len(digits) <= 15 and exponent >= -15 and len(digits) + exponent <= 15
    )


class ExactDecimal(TypeDecorator[Decimal]):
    """An exact decimal of at most 15 significant digits, in any place; a longer one is refused."""

    impl = Numeric(30, 15)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Numeric(30, 15, asdecimal=False))
        return dialect.type_descriptor(Numeric(30, 15))

    def bind_processor(self, dialect: Dialect) -> Callable[[Decimal | int | None], Decimal | str | None]:
        # SQLite's own numbers hold 15 digits exactly; its driver knows no decimals.
        as_text = dialect.name == "sqlite"

        def checked(value: Decimal | int | None) -> Decimal | str | None:
            if value is None:
                return None
            exact = Decimal(value)
            if not exact.is_finite() or not fits(exact):
                raise ValueError(f"{value} has too many digits to be stored exactly")
            return str(exact) if as_text else exact

        return checked

    def result_processor(
        self,
        dialect: Dialect,  # noqa: ARG002
        coltype: object,  # noqa: ARG002
    ) -> Callable[[object], Decimal | None]:
        def exact(value: object) -> Decimal | None:
            if value is None:
                return None
            if isinstance(value, int):
                return Decimal(value)
            number = Decimal(str(value))
            return number.to_integral_value() if number == number.to_integral_value() else number.normalize()

        return exact


Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
