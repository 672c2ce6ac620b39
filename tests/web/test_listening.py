"""Where the reading room listens."""

from __future__ import annotations

import socket
from contextlib import closing

import pytest
import uvicorn

from cli.serve import listening_at


async def nothing(*_: object) -> None:
    """An application that is never asked."""


def test_no_body_waits_until_its_head_is_confirmed() -> None:
    with (
        closing(listening_at(uvicorn.Config(nothing, port=0))) as listening,
        socket.create_connection(listening.getsockname()),
        listening.accept()[0] as answering,
    ):
        assert answering.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_port_that_is_taken_ends_the_room() -> None:
    with closing(listening_at(uvicorn.Config(nothing, port=0))) as listening:
        taken = listening.getsockname()[1]
        with pytest.raises(SystemExit):
            listening_at(uvicorn.Config(nothing, port=taken))
