"""Name resolution that gives public addresses only: the gate's last word, at connect."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostnameResolver, IHostResolution
from zope.interface import implementer  # type: ignore[import-untyped]

from crawler.addresses import Opened, is_public


@implementer(IHostResolution)
class Resolution:
    """One look-up under way; it cannot be called off."""

    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:
        """Nothing: the answer is then not used."""


@implementer(IHostnameResolver)
class PublicResolver:
    """Resolves through the system and drops what is not public, so that no connection to it can be made.

    A host that `--allow-private` names keeps its addresses; the gate has checked its port by then. Twisted
    asks here for addresses written out too. Nothing is kept between look-ups: a name that turns private is
    refused at once.
    """

    def __init__(self, opened: Opened, timeout: float) -> None:
        self.opened = opened
        self.timeout = timeout
        self.refused: dict[str, str] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: Any,  # noqa: ANN401, N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[Any]] | None = None,  # noqa: ARG002, N803
        transportSemantics: str = "TCP",  # noqa: ARG002, N803
    ) -> Resolution:
        resolution = Resolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)
        task = asyncio.get_event_loop().create_task(self._resolve(resolutionReceiver, hostName, portNumber))
        # The loop keeps only a weak hold of its tasks.
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return resolution

    async def _resolve(self, receiver: Any, host: str, port: int) -> None:  # noqa: ANN401
        try:
            for family, address in await self._addresses(host, port):
                kind = IPv4Address if family == socket.AF_INET else IPv6Address
                receiver.addressResolved(kind("TCP", address, port))
        finally:
            receiver.resolutionComplete()

    async def _addresses(self, host: str, port: int) -> list[tuple[int, str]]:
        loop = asyncio.get_running_loop()
        asked = loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        try:
            answers = await asyncio.wait_for(asked, self.timeout)
        except (OSError, UnicodeError, TimeoutError):
            return []
        found = [(int(family), str(address[0])) for family, _, _, _, address in answers]
        if host.lower() in self.opened.hosts:
            return found
        private = sorted({address for _, address in found if not is_public(address)})
        if private:
            # One private address among public ones is how rebinding attacks look: the whole name is refused.
            self.refused[host.lower()] = f"{host} resolves to {', '.join(private)}, no public address"
            return []
        self.refused.pop(host.lower(), None)
        return found


def install(opened: Opened, timeout: float) -> None:
    """Makes the running reactor resolve through `PublicResolver`, whatever it did before."""
    from twisted.internet import reactor

    reactor.installNameResolver(PublicResolver(opened, timeout))


def refused_reason(url: str) -> str | None:
    """Why the last look-up of this address's host was refused; None if it was not."""
    from twisted.internet import reactor

    resolver = reactor.nameResolver
    host = (urlsplit(url).hostname or "").lower()
    return resolver.refused.get(host) if isinstance(resolver, PublicResolver) else None
