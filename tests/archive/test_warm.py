"""Children that read many documents come with every reader loaded, but the engine that starts threads."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace

from pipelines.read import read
from pipelines.reading import Reading

MANY = """
from pipelines.worker import Part, Task, read_in_children
from tests.archive.test_warm import loaded
task = Task("0", "0", (Part(b"<p>1</p>"),))
print(*(outcome.rows.reading["title"] for outcome in read_in_children([task], 1, loaded)))
"""


def loaded(parts: Sequence[bytes]) -> Reading:
    """Whether the child has the reader of PDF, and whether it has the engine of text recognition."""
    has = [name in sys.modules for name in ("pipelines.formats.pdf.read", "onnxruntime")]
    return replace(read(parts), title=" ".join(map(str, has)))


def test_children_of_many_documents_have_every_reader_from_the_start() -> None:
    done = subprocess.run([sys.executable, "-c", MANY], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True False"
