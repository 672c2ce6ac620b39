"""`python -m samples`: serves the sample portals for hand use until interrupted."""

from __future__ import annotations

import argparse
import threading
from contextlib import ExitStack, suppress

from samples.portals import trs_county, ucap_county
from samples.server import SampleServer


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m samples", description="Serve the sample portals on 127.0.0.1."
    )
    parser.add_argument("--seed", default="1", help="what the portals are drawn from (default 1)")
    parser.add_argument("--night", type=int, choices=(1, 2), default=1, help="the night to show (default 1)")
    parser.add_argument(
        "--port", type=int, default=0, help="port of the first portal, the next one for the second"
    )
    wanted = parser.parse_args()
    with ExitStack() as stack:
        for offset, portal in enumerate((ucap_county(wanted.seed), trs_county(wanted.seed))):
            port = wanted.port + offset if wanted.port else 0
            server = stack.enter_context(SampleServer(portal, wanted.night, port))
            print(
                f"{portal.family:5} {portal.name}  {server.home_url}",
                flush=True,
            )
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
