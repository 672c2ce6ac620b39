"""A sentence that the archive keeps in English and that is recognised when it is told again."""

from __future__ import annotations

import re

_PLACE = re.compile(r"%\((\w+)\)([sd])")
_HOLDS = {"s": ".+?", "d": r"\d+"}


class Kept:
    """A sentence with places for what it tells of: a call fills them in."""

    def __init__(self, template: str) -> None:
        self.template = template
        # Words, then the name and type of each place with the words after it.
        words, *rest = _PLACE.split(template)
        names, types, after = rest[::3], rest[1::3], rest[2::3]
        self.numbers = {name for name, type_ in zip(names, types, strict=True) if type_ == "d"}
        told = (f"(?P<{n}>{_HOLDS[t]}){re.escape(w)}" for n, t, w in zip(names, types, after, strict=True))
        self.pattern = re.compile(re.escape(words) + "".join(told), re.S)
        # What begins with words of its own, or a number, is surer than what begins with anything.
        self.rank = (not words and types[:1] == ["s"], -len(words + "".join(after)))

    def __call__(self, **values: object) -> str:
        return self.template % values
