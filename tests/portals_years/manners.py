"""Servers whose headers say what is not so."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_years.aged import Aged, Asking, Layer, Night, is_page
from tests.portals_years.edits import changed_once, digit_changed
from tests.portals_years.furniture import after_title, at_foot, printed
from tests.portals_years.material import Material

FUTURE = "Wed, 21 Oct 2037 07:28:00 GMT"


def tags_anew(told: str) -> Layer:
    """Each answer has an ETag of its own."""
    count = [0]

    def layer(asked: Request, below: Asking) -> Answer | None:
        found = below(asked)
        count[0] += 1
        tag = hashlib.md5(f"{told}{count[0]}".encode()).hexdigest()
        return found and replace(found, headers=found.headers | {"ETag": f'"{tag}"'})

    return layer


def in_the_future(asked: Request, below: Asking) -> Answer | None:
    found = below(asked)
    return found and replace(found, headers=found.headers | {"Last-Modified": FUTURE})


def zipped(asked: Request, below: Asking) -> Answer | None:
    found = below(asked)
    if found is None or found.status != 200:
        return found
    body = gzip.compress(found.body, mtime=0)
    return replace(found, body=body, headers=found.headers | {"Content-Encoding": "gzip"})


def never_modified(asked: Request, below: Asking) -> Answer | None:
    """Answers 304 to whoever has been there before, whatever changed."""
    if any(name.lower() in ("if-none-match", "if-modified-since") for name in asked.headers):
        return Answer(status=304)
    found = below(asked)
    return found and replace(found, headers=found.headers | {"ETag": '"1"'})


def _headed(m: Material, before: tuple[Layer, ...], after: tuple[Layer, ...]) -> Aged:
    """An edit is seen all the same."""
    path, edit = changed_once(m, digit_changed)
    night = Night((edit, *after), edited=frozenset({path}))
    return Aged(m.portal, (Night(before), night, night), validated=False)


def unseen(m: Material) -> Aged:
    """What a 304 hides is no change."""
    _, edit = changed_once(m, digit_changed)
    night = Night((edit, never_modified))
    return Aged(m.portal, (Night((never_modified,)), night, night), validated=False)


def no_validators_and_counters(m: Material) -> Aged:
    """Nothing tells whether a page is the same but its text, which is never quite."""
    path, edit = changed_once(m, digit_changed)

    def ticking(asked: Request, below: Asking) -> Answer | None:
        found = below(asked)
        if found is None or not is_page(found):
            return found
        return replace(found, body=found.body.replace(b"@@", str(tick.randrange(10**6)).encode()))

    tick = Random(m.portal.seed)
    place = m.rng.choice((after_title, at_foot))
    shown = printed(m, lambda _: "<div>浏览次数：<span>@@</span>次</div>", place, "")
    return Aged(
        m.portal,
        (Night((shown, ticking)), *[Night((edit, shown, ticking), edited=frozenset({path}))] * 2),
        validated=False,
    )


KINDS: dict[str, Callable[[Material], Aged]] = {
    "an ETag of its own each time": lambda m: _headed(m, (tags_anew("a"),), (tags_anew("b"),)),
    "Last-Modified in the future": lambda m: _headed(m, (in_the_future,), (in_the_future,)),
    "packed from now on": lambda m: _headed(m, (), (zipped,)),
    "304 whatever changed": unseen,
    "counters without validators": no_validators_and_counters,
}
