"""A TLS 1.2 server of before 2010: RSA key exchange, and not a word of secure renegotiation (RFC 5746).

OpenSSL's own servers always speak of it, so the handshake is written out here, for one cipher: AES-128-GCM.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import socket
import struct
import threading
from types import TracebackType
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

HELLO, CERTIFICATE, DONE, FINISHED = 2, 11, 14, 20
CHANGE, ALERT, HANDSHAKE, DATA = 20, 21, 22, 23
VERSION = b"\x03\x03"
RSA_AES_128_GCM_SHA256 = b"\x00\x9c"


def expand(secret: bytes, label: bytes, seed: bytes, length: int) -> bytes:
    """The pseudo-random function of TLS 1.2."""
    made, at = b"", label + seed
    while len(made) < length:
        at = hmac.digest(secret, at, "sha256")
        made += hmac.digest(secret, at + label + seed, "sha256")
    return made[:length]


def message(kind: int, body: bytes) -> bytes:
    return bytes([kind]) + struct.pack(">I", len(body))[1:] + body


class Connection:
    """One client's: its handshake, then one request and one answer."""

    def __init__(self, line: socket.socket, certificate: bytes, key: rsa.RSAPrivateKey) -> None:
        self.line, self.certificate, self.key = line, certificate, key
        self.said = hashlib.sha256()
        self.sent = self.read = 0

    def record(self) -> tuple[int, bytes]:
        kind, length = struct.unpack(">BxxH", self._exactly(5))
        return kind, self._exactly(length)

    def _exactly(self, length: int) -> bytes:
        held = b""
        while len(held) < length:
            more = self.line.recv(length - len(held))
            if not more:
                raise ConnectionError("the client is gone")
            held += more
        return held

    def send(self, kind: int, body: bytes) -> None:
        self.line.sendall(bytes([kind]) + VERSION + struct.pack(">H", len(body)) + body)

    def seal(self, kind: int, body: bytes) -> None:
        count = struct.pack(">Q", self.sent)
        about = count + bytes([kind]) + VERSION + struct.pack(">H", len(body))
        self.send(kind, count + AESGCM(self.write_key).encrypt(self.write_iv + count, body, about))
        self.sent += 1

    def unseal(self, kind: int, body: bytes) -> bytes:
        about = struct.pack(">Q", self.read) + bytes([kind]) + VERSION + struct.pack(">H", len(body) - 24)
        self.read += 1
        return AESGCM(self.read_key).decrypt(self.read_iv + body[:8], body[8:], about)

    def shake_hands(self) -> None:
        _, hello = self.record()
        ours, theirs = os.urandom(32), hello[6:38]
        listed = struct.pack(">I", len(self.certificate))[1:] + self.certificate
        flight = (
            message(HELLO, VERSION + ours + b"\x00" + RSA_AES_128_GCM_SHA256 + b"\x00")
            + message(CERTIFICATE, struct.pack(">I", len(listed))[1:] + listed) + message(DONE, b""))
        self.said.update(hello + flight)
        self.send(HANDSHAKE, flight)
        kind, exchange = self.record()
        if kind == ALERT:
            raise ConnectionError("the client does not want such a server")
        self.said.update(exchange)
        secret = self.key.decrypt(exchange[6:], padding.PKCS1v15())
        master = expand(secret, b"master secret", theirs + ours, 48)
        keys = expand(master, b"key expansion", ours + theirs, 40)
        self.read_key, self.write_key = keys[:16], keys[16:32]
        self.read_iv, self.write_iv = keys[32:36], keys[36:]
        self.record()
        self.said.update(self.unseal(HANDSHAKE, self.record()[1]))
        proof = expand(master, b"server finished", self.said.digest(), 12)
        self.send(CHANGE, b"\x01")
        self.seal(HANDSHAKE, message(FINISHED, proof))

    def request(self) -> str:
        """The path asked for."""
        return self.unseal(*self.record()).split(b" ")[1].decode()


class OldServer:
    """Serves `pages` by path while the `with` block runs; `asked` holds the paths, `refused` counts clients
    that would not shake hands."""

    def __init__(self, certificate: bytes, pages: dict[str, bytes]) -> None:
        self.certificate = x509.load_pem_x509_certificate(certificate).public_bytes(
            serialization.Encoding.DER)
        key = serialization.load_pem_private_key(certificate, None)
        assert isinstance(key, rsa.RSAPrivateKey)
        self.key, self.pages, self.refused = key, pages, 0
        self.asked: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.place = f"127.0.0.1:{self._socket.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            with line:
                self._answer(Connection(line, self.certificate, self.key))

    def _answer(self, connection: Connection) -> None:
        try:
            connection.shake_hands()
            path = connection.request()
        except (OSError, IndexError):
            self.refused += 1
            return
        self.asked.append(path)
        body = self.pages.get(path)
        head = f"HTTP/1.1 {'200 OK' if body else '404 Not Found'}\r\nContent-Type: text/html\r\n" \
            f"Content-Length: {len(body or b'')}\r\nConnection: close\r\n\r\n"
        whole = head.encode() + (body or b"")
        for at in range(0, len(whole), 16_000):
            connection.seal(DATA, whole[at:at + 16_000])
        connection.seal(ALERT, b"\x01\x00")
