"""All that a reader of many documents needs, made before the first comes: the server that children are forked
from imports it, once for all of them.

The engine of text recognition is left out: it starts threads, which no fork takes along.
"""

from __future__ import annotations

import gc
from importlib import import_module

from pipelines.formats.office.read import MODULES
from pipelines.read import read

for _name in ("pdf.read", "ofd.read", "packed.read", *(f"office.{module}" for module in MODULES)):
    import_module(f"pipelines.formats.{_name}")
read([b"<p>1</p>"])
# What every child shares is neither looked through for garbage nor copied for it.
gc.collect()
gc.freeze()
