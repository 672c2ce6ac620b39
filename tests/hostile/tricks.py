"""What a hostile server writes to the line: answers that never end, swell, break off or lie of their size."""

from __future__ import annotations

import gzip
import time

from tests.hostile.server import Handler

OPEN = b"<html><head><title>\xe5\xb9\xb4\xe5\xba\xa6\xe6\x8a\xa5\xe5\x91\x8a</title></head><body>"
BLOCK = 256 * 1024


def drip(handler: Handler) -> None:
    """A byte now and then, for ever."""
    handler.say("HTTP/1.1 200 OK", "Content-Type: text/html", "Connection: close")
    handler.wfile.write(OPEN)
    while not handler.server.owner.closing.is_set():
        handler.wfile.write(b".")
        time.sleep(0.05)


def silence(handler: Handler) -> None:
    """The connection stands, and nothing comes."""
    handler.server.owner.closing.wait(120)


def endless(handler: Handler) -> None:
    """A page without an end, as fast as the line bears."""
    handler.say("HTTP/1.1 200 OK", "Content-Type: text/html", "Connection: close")
    handler.wfile.write(OPEN)
    while not handler.server.owner.closing.is_set():
        handler.wfile.write(b"<p>0123456789</p>" * 4096)


def huge(handler: Handler, length: int = 200_000_000) -> None:
    """Two hundred megabytes, and says so."""
    handler.say("HTTP/1.1 200 OK", "Content-Type: application/pdf", f"Content-Length: {length}")
    block = b"%PDF-1.4\n".ljust(BLOCK, b" ")
    for _ in range(0, length, BLOCK):
        handler.wfile.write(block)


def bomb(handler: Handler) -> None:
    """Two gigabytes of blanks in two megabytes, as five hundred members of one gzip stream."""
    member = gzip.compress(b" " * 4_000_000)
    handler.say(
        "HTTP/1.1 200 OK", "Content-Type: text/html", "Content-Encoding: gzip",
        f"Content-Length: {500 * len(member)}")
    handler.wfile.write(500 * member)


def broken_gzip(handler: Handler) -> None:
    """Says gzip, and is cut in the middle of it."""
    body = gzip.compress(OPEN + b"<p>x</p>" * 2000)[:60]
    handler.say(
        "HTTP/1.1 200 OK", "Content-Type: text/html", "Content-Encoding: gzip",
        f"Content-Length: {len(body)}")
    handler.wfile.write(body)


def header_bomb(handler: Handler) -> None:
    """Header lines without end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    lines = b"".join(b"X-%06d: %s\r\n" % (number, b"y" * 1000) for number in range(256))
    while not handler.server.owner.closing.is_set():
        handler.wfile.write(lines)


def long_header(handler: Handler) -> None:
    """One header line without end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while not handler.server.owner.closing.is_set():
        handler.wfile.write(b"y" * BLOCK)


def truncated(handler: Handler) -> None:
    """Chunks that break off."""
    handler.say("HTTP/1.1 200 OK", "Content-Type: text/html", "Transfer-Encoding: chunked")
    handler.wfile.write(b"400\r\n" + OPEN)


def too_short(handler: Handler) -> None:
    """Fewer bytes than its length says."""
    handler.say("HTTP/1.1 200 OK", "Content-Type: text/html", "Content-Length: 90000")
    handler.wfile.write(OPEN + b"<p>half</p>")


def garbage(handler: Handler) -> None:
    """No HTTP at all."""
    handler.wfile.write(b"\x00\x01\x02 SSH-2.0-nonsense\r\n\r\n" * 3)


def hang_up(_: Handler) -> None:
    """The connection is closed without a word."""
