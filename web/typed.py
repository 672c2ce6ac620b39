"""What forms send: a field left empty asks for nothing."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from pydantic import BeforeValidator

Number = Annotated[int | None, BeforeValidator(lambda sent: None if sent == "" else sent)]
"""A number, or a field left empty."""
Word = Annotated[str | None, Query(max_length=100), BeforeValidator(lambda sent: sent or None)]
"""A word or code, or a field left empty."""
