"""pdfium's functions called with plain addresses: half the time of pypdfium2's own wrappers, call by call."""

from __future__ import annotations

from ctypes import PYFUNCTYPE, c_void_p, cast
from typing import Any


def fast(function: Any, gives: Any, *takes: Any) -> Any:  # noqa: ANN401 - ctypes
    """The function of `pypdfium2.raw` with these ctypes for its result and its arguments."""
    address = cast(function, c_void_p).value
    assert address is not None
    return PYFUNCTYPE(gives, *takes)(address)


def address_of(pointer: Any) -> int | None:  # noqa: ANN401 - ctypes
    """The plain address of what pypdfium2 holds."""
    return cast(pointer, c_void_p).value
