"""`gongkai serve`: the reading room on this machine."""

from __future__ import annotations

import logging
from typing import Annotated

import typer

from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, opened
from cli.output import PROBLEMS, USAGE, err, fail


def serve(
    archive: ArchiveUrl = DEFAULT_ARCHIVE,
    host: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="The address to listen on; loopback unless you say otherwise."),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="PORT", help="The port; 0: any that is free.", min=0, max=65535)
    ] = 8080,
    base_path: Annotated[
        str,
        typer.Option(
            "--base-path", metavar="PATH", help="The path that a reverse proxy passes on, e.g. /gongkai."
        ),
    ] = "",
    name: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HOST", help="A name under which browsers may ask, besides this machine's; repeatable."
        ),
    ] = None,
    seconds: Annotated[float, typer.Option(help="The longest a question may take.", min=0.1)] = 10.0,
) -> None:
    """Opens the reading room: web pages for people, JSON for programs (/api), over an archive only read.

    Chinese first, English one click away. It answers on this machine alone; behind a reverse proxy name the
    outside host with --name and its path with --base-path. Ctrl-C ends it.
    """
    if base_path and (not base_path.startswith("/") or base_path.endswith("/")):
        fail(f"--base-path {base_path}: write it as /gongkai", USAGE)
    try:
        import uvicorn

        from web.app import create_app
        from web.room import HOSTS, Room
    except ModuleNotFoundError as error:
        fail(f"the reading room needs {error.name}: pip install 'gongkai[web]'", PROBLEMS)
    with opened(archive) as stored:
        room = Room(stored, seconds, base_path, (*HOSTS, host, *(name or ())))
        server = uvicorn.Server(
            uvicorn.Config(
                create_app(room), host=host, port=port, log_level=logging.WARNING, server_header=False
            )
        )
        try:
            listening = server.config.bind_socket()
        except SystemExit:
            fail(f"{host}:{port}: nothing can listen there; name another --port", PROBLEMS)
        where, at = listening.getsockname()[:2]
        err.print(
            f"The reading room of {stored.name}: http://{where}:{at}{base_path}/ (Ctrl-C ends it)",
            markup=False,
        )
        server.run(sockets=[listening])
