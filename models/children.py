"""Child processes forked from one small server: started in milliseconds, without what their parent holds."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerContext

_IMPORTED: dict[str, None] = {}


def forkserver(*modules: str) -> ForkServerContext:
    """The context to start children from. Their server starts with the first child of this process, and
    imports for all of them the `modules` that were named by then."""
    _IMPORTED.update(dict.fromkeys(modules))
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_IMPORTED))
    return context


@contextmanager
def without_main() -> Iterator[None]:
    """Keeps children started meanwhile from importing the program that started them.

    They need nothing of it: the command line would cost each of them a second, and a script or notebook that
    is not written to be imported would run again in them.
    """
    main = vars(sys.modules["__main__"])
    hidden = {name: main.get(name) for name in ("__file__", "__spec__")}
    main.update(dict.fromkeys(hidden))
    try:
        yield
    finally:
        main.update(hidden)
