"""Numbers that hold the requests of the year before with those of the year."""

from __future__ import annotations

import re

_NEW_AFTER = re.compile(
    r"[件宗份起条次](?:申请)?[,(:](?:其中|包括|包含|含)?:?(?:20\d\d年度?|本年度?|当年|今年|(?:扣|剔)?除[^,。;\d]{0,8}结转[^,。;\d]{0,6}"
    r"|结转上一?年度?[的后]*)?新收"
)
"""What is told to hold the new requests is not them."""
_OLD_AFTER = re.compile(
    r"[件宗份起条次](?:申请)?[,(](?:其中)?:?(?:含|包括|包含)[^。;,()\d]{0,6}(?:上一?年|20\d\d年)度?(?:结转|转结)"
)
"""What is told to hold requests of the year before is not those of the year."""
_WITH_THE_OLD = re.compile(r"加上[^。;]{0,12}结转|(?:连同|含)[^。;]{0,8}结转[^。;]{0,8}(?:共|合计)")


def is_with_the_old(before: str, after: str) -> bool:
    """True for 加上上年结转共12件, 收到12件(含上年结转2件), 办理12件，其中新收10件."""
    return bool(_WITH_THE_OLD.search(before) or _NEW_AFTER.match(after) or _OLD_AFTER.match(after))
