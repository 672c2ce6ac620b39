"""The reader's version: changes whenever the same bytes could be read differently."""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PIPELINES = Path(__file__).parent
FOLDERS = ("checks", "formats", "forms", "match", "words")
FILES = ("document.py", "reading.py", "read.py", "rows.py", "second.py", "findings.py")
SHARED = ("decoding.py", "figures.csv", "page_tree.py", "picture_size.py", "scripted.py")
"""What lies in models/ because others read by it too."""
SUFFIXES = (".py", ".toml", ".csv", ".json", ".txt")
LIBRARIES = (
    "lxml",
    "trafilatura",
    "pdfminer.six",
    "pypdfium2",
    "olefile",
    "python-calamine",
    "py7zr",
    "rarfile",
)
OPTIONAL = ("rapidocr", "onnxruntime", "opencv-python-headless", "pillow")
"""What the extra `ocr` brings: without it pictures are not read."""

TOOLS = ("bsdtar", "unar", "7z", "unrar", "soffice", "libreoffice")
"""Programs that unpack compressed RAR files, and that convert what is older than Word 97."""


@cache
def reader_version() -> str:
    """Twelve hexadecimal digits over the reader's code, data, libraries and the Python it runs on."""
    total = hashlib.sha256()
    for name, content in _ingredients():
        total.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return total.hexdigest()[:12]


def _ingredients() -> Iterator[tuple[str, bytes]]:
    for path in sorted(_files()):
        yield path.relative_to(PIPELINES.parent).as_posix(), path.read_bytes()
    for library in LIBRARIES:
        yield library, version(library).encode()
    for library in OPTIONAL:
        with suppress(PackageNotFoundError):
            yield library, version(library).encode()
    yield from ((tool, b"there") for tool in TOOLS if shutil.which(tool))
    yield "python", f"{sys.version_info.major}.{sys.version_info.minor}".encode()


def _files() -> Iterator[Path]:
    for name in SHARED:
        yield PIPELINES.parent / "models" / name
    rules = PIPELINES.parent / "models" / "rules"
    yield from (path for path in rules.iterdir() if path.suffix in SUFFIXES)
    for name in FILES:
        if (PIPELINES / name).is_file():
            yield PIPELINES / name
    for folder in FOLDERS:
        yield from (path for path in (PIPELINES / folder).rglob("*") if path.suffix in SUFFIXES)
