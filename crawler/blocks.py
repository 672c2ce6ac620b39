"""Pages that a firewall puts in the way. They are recognised and backed off from, never broken through."""

from __future__ import annotations

import re

STATUSES = {
    401: "asks for a login",
    403: "access refused",
    405: "method refused",
    412: "script challenge",
    418: "refused by a firewall",
    421: "refused by a firewall",
    422: "refused by a firewall",
    468: "refused by a firewall",
    493: "refused by a firewall",
    521: "script challenge",
    567: "refused by a firewall",
}

MARKS = (
    (re.compile(rb"\$_ts\s*=\s*window\[['\"]\$_ts"), "script challenge ($_ts)"),
    (re.compile(rb"__jsl_clearance|__jsluid"), "script challenge (__jsl)"),
    (re.compile(rb"puzzle-vcode"), "slider challenge (puzzle-vcode)"),
    (re.compile(rb"yunsuo_session_verify"), "cookie challenge (yunsuo)"),
    (re.compile(rb"window\._cf_chl_opt|/cdn-cgi/challenge"), "script challenge (cdn-cgi)"),
)
REFUSALS = (
    "不合法的参数",
    "您的访问被阻断",
    "访问被拒绝",
    "请求被拦截",
    "您的请求带有不合法参数",
    "网站防火墙",
)
MARKS_WITHIN = 40_000
STUB = 2_000


def sign(status: int, body: bytes) -> str | None:
    """What tells that an answer is a block page; None if nothing does.

    Marks count only in pages short enough to hold nothing else; plain words only in stubs, since a real page
    may quote them.
    """
    known = STATUSES.get(status)
    if len(body) <= MARKS_WITHIN:
        for pattern, meaning in MARKS:
            if pattern.search(body):
                return f"blocked: {meaning}, HTTP {status}"
    if known is not None:
        return f"blocked: {known}, HTTP {status}"
    if len(body) <= STUB and any(
        word in body.decode("utf-8", "ignore") + body.decode("gb18030", "ignore") for word in REFUSALS
    ):
        return f"blocked: refusal by a firewall, HTTP {status}"
    return None
