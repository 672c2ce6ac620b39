"""`gongkai serve`: the reading room on this machine."""

from __future__ import annotations

import socket
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

import typer

from cli.metrics import tell
from cli.options import DEFAULT_ARCHIVE, ArchiveUrl, LogFormat, Metrics, opened
from cli.output import PROBLEMS, USAGE, err, fail, log_in
from models.messages import gettext as _
from pipelines.filing import file_all

if TYPE_CHECKING:
    from uvicorn import Config

SHORTEST = 20
"""Characters of a token."""


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
    review: Annotated[
        bool,
        typer.Option(
            "--review", help="Lets whoever has the token decide on findings and correct; else nobody may."
        ),
    ] = False,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="GONGKAI_REVIEW_TOKEN",
            metavar="TOKEN",
            help="The token of --review, 20 letters or more; without it one is drawn and its address told.",
        ),
    ] = None,
    metrics: Metrics = None,
    log_format: LogFormat = "text",
) -> None:
    """Opens the reading room: web pages for people, JSON for programs (/api), over an archive only read.

    Chinese first, English one click away. It answers on this machine alone; behind a reverse proxy name the
    outside host with --name and its path with --base-path. Ctrl-C ends it.

    With --review whoever opens the address that it tells, with its token, may confirm and dismiss findings
    and correct figures, bodies, years and scopes, as `gongkai review` does.
    """
    log_in(log_format)
    if review and token is not None and (len(token) < SHORTEST or not token.isascii()):
        told = _("--token: give %(least)s letters or digits at least, or leave it out to have one drawn")
        fail(told % {"least": SHORTEST}, USAGE)
    if review and token is None and log_format == "json":
        fail(_("--review with --log-format json: set GONGKAI_REVIEW_TOKEN; logs tell no token"), USAGE)
    if base_path and (not base_path.startswith("/") or base_path.endswith("/")):
        fail(_("--base-path %(path)s: write it as /gongkai") % {"path": base_path}, USAGE)
    try:
        import uvicorn
        from prometheus_client import CollectorRegistry

        from web.app import create_app
        from web.metering import Metered, archive_gauges
        from web.room import HOSTS, Room
    except ModuleNotFoundError as error:
        told = _("the reading room needs %(name)s: pip install 'gongkai[web]'")
        fail(told % {"name": error.name}, PROBLEMS)
    with opened(archive) as stored:
        key = (token or token_urlsafe(32)) if review else None
        room = Room(stored, seconds, base_path, (*HOSTS, host, *(name or ())), key, file_all)
        registry = CollectorRegistry()
        served = Metered(create_app(room), registry)
        # Its own lines would hold queries, and so tokens.
        config = uvicorn.Config(
            served, host=host, port=port, log_config=None, access_log=False, server_header=False
        )
        server = uvicorn.Server(config)
        try:
            listening = listening_at(config)
        except SystemExit:
            told = _("%(host)s:%(port)s: nothing can listen there; name another --port")
            fail(told % {"host": host, "port": port}, PROBLEMS)
        where, at = listening.getsockname()[:2]
        address = f"http://{where}:{at}{base_path}/"
        told = _("The reading room of %(name)s: %(address)s (Ctrl-C ends it)")
        err.print(told % {"name": stored.name, "address": address}, markup=False)
        if key is not None:
            entrance = f"http://{where}:{at}{base_path}/review?token={quote(key)}"
            err.print(_("To decide and correct: %(address)s") % {"address": entrance}, markup=False)
        if metrics:
            registry.register(archive_gauges(room))
            tell(metrics, registry)
        server.run(sockets=[listening])


def listening_at(config: Config) -> socket.socket:
    """The socket that the room answers at: whoever reads its address may ask at once. SystemExit if taken.

    An answer's head and body are sent one after the other. Without TCP_NODELAY, which a socket given to
    uvicorn lacks, the body waits until the head is confirmed: 40 ms on a connection in use.
    """
    listening = config.bind_socket()
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listening.listen()
    return listening
