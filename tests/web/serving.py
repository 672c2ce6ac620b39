"""A room on loopback while a test lasts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep

import uvicorn

from cli.serve import listening_at
from web.app import create_app
from web.room import Room


@contextmanager
def serving(room: Room) -> Iterator[str]:
    """The address of the room, without a slash at the end."""
    server = uvicorn.Server(uvicorn.Config(create_app(room), port=0, log_level="warning"))
    listening = listening_at(server.config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        while not server.started:
            sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}{room.base_path}"
    finally:
        server.should_exit = True
        thread.join(10)
