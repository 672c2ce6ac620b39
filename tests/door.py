"""A door before a server on loopback: shut, it cuts every connection off and refuses new ones."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

PIECE = 65536


class Door:
    """Passes on what comes to `port`, while it is open."""

    def __init__(self, behind: int) -> None:
        self._behind = behind
        self._guard = threading.Lock()
        self._through: list[socket.socket] = []
        self._listening: socket.socket | None = None
        self.port = 0

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shut()

    def open(self) -> None:
        """Takes connections, on the same port each time."""
        self._listening = socket.create_server(("127.0.0.1", self.port))
        self.port = int(self._listening.getsockname()[1])
        threading.Thread(target=self._serve, args=(self._listening,), daemon=True).start()

    def shut(self) -> None:
        """Refuses connections, and ends those there are in the middle of what they carry."""
        if self._listening is not None:
            _end(self._listening)
            self._listening = None
        with self._guard:
            for one in self._through:
                _end(one)
            self._through.clear()

    def _serve(self, listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                came, _from = listening.accept()
                went = socket.create_connection(("127.0.0.1", self._behind))
                with self._guard:
                    self._through += [came, went]
                for pair in ((came, went), (went, came)):
                    threading.Thread(target=_carry, args=pair, daemon=True).start()


def _carry(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(PIECE):
            target.sendall(piece)
    _end(source)
    _end(target)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
