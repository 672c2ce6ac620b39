"""The port of its own at which long commands tell metrics, which no reverse proxy passes on unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.output import PROBLEMS, USAGE, err, fail
from models.messages import gettext as _

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

LOOPBACK = "127.0.0.1"


def tell(where: str, registry: CollectorRegistry) -> None:
    """Answers at HOST:PORT (loopback without a host) until the process ends; one clear line if it cannot."""
    host, _colon, port = where.rpartition(":")
    host = host.strip("[]") or LOOPBACK
    if not (port.isdigit() and int(port) < 2**16):
        fail(_("--metrics %(given)s: write a port, or HOST:PORT") % {"given": where}, USAGE)
    # Only those who tell metrics pay for the import.
    from prometheus_client import start_http_server

    try:
        server, _thread = start_http_server(int(port), host, registry)
    except OSError as error:
        said = _("--metrics %(given)s: nothing can listen there (%(why)s); name another port")
        fail(said % {"given": where, "why": error.strerror}, PROBLEMS)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{server.server_port}/metrics"
    err.print(_("Metrics: %(address)s") % {"address": address}, markup=False)
