"""A server of the S3 protocol on loopback: moto's, in a process of its own, reached by HTTP as any other.

Debian's rclone is older than its `serve s3`, and MinIO and Garage are in no registry that this project
uses; moto speaks the protocol with pages of listings and If-None-Match.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import Request, urlopen

BUCKET = "kept"


def environment(port: int) -> dict[str, str]:
    """What a program must know of the server on a port."""
    return {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ALLOW_HTTP": "true",
        "AWS_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
    }


@contextmanager
def running() -> Iterator[int]:
    """The port of a server with one empty bucket."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _time in range(600):
                try:
                    urlopen(Request(f"http://127.0.0.1:{port}/{BUCKET}", method="PUT"), timeout=10).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield port
        finally:
            server.kill()
