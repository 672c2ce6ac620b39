"""What a script's loop over numbers writes into its page: the links of years in a row."""

from __future__ import annotations

import re

from crawler.discovery.expressions import arguments, value

_LOOP = re.compile(
    r"\bfor\s*\(\s*(?:var|let)?\s*(?P<name>[\w$]+)\s*=\s*(?P<first>\d{1,4})\s*;\s*(?P=name)\s*(?P<until>[<>]=?)\s*"
    r"(?P<last>\d{1,4})\s*;\s*(?:(?P=name)\s*(?:\+\+|--)|(?:\+\+|--)\s*(?P=name))\s*\)\s*\{?\s*"
    r"(?:document\.write(?:ln)?|[\w$.()'\"#]+\.append)\s*\(")
_LONGEST = 60


def looped(script: str) -> str:
    """The HTML that loops with known bounds write; empty if there are none, or they are long."""
    written = []
    for match in _LOOP.finditer(script):
        what = "+".join(arguments(script, match.end())[:1])
        known = (value(what, {match["name"]: str(number)}) for number in _numbers(match))
        written += [told for told in known if told and "<a " in told]
    return "\n".join(written)


def _numbers(match: re.Match[str]) -> range:
    first, last, ends = int(match["first"]), int(match["last"]), match["until"]
    step = 1 if ends[0] == "<" else -1
    numbers = range(first, last + step * ("=" in ends), step)
    return numbers if len(numbers) <= _LONGEST else range(0)
