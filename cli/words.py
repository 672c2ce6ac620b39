"""The heads of tables and the codes in them, in the reader's language; in JSON and files they stay codes."""

from __future__ import annotations

from collections.abc import Iterator

from models.kinds import catalogue
from models.messages import language, pgettext

_HEAD, _CODE = "head", "code"
HEADS = (
    "address", "agency", "alarms", "as_of", "asked_by", "before", "blobs", "blobs lost", "blocked",
    "bodies", "body", "by_law", "change", "changed", "characters", "chosen", "code", "code_or_rule",
    "codes", "column", "command", "day", "decided_at", "decision", "division_code", "document",
    "documents", "done", "error rate", "evidence", "failed", "family", "fetched", "figure", "figures",
    "filings", "findings", "form", "forms", "found", "from", "from_id", "gone", "group", "home_url",
    "id", "in vain", "kind", "kinds", "left", "level", "line", "lists", "looked_on", "made_at",
    "median", "message", "name", "names", "new", "note", "now", "oldest waiting", "open", "other",
    "other_year", "outcome", "pages", "parent", "parent_id", "parents", "platform", "portal", "portals",
    "problem", "published", "published_on", "queue", "readings", "reason", "relation", "reports",
    "requests", "result", "review", "reviews", "right", "rule", "run", "running", "runs", "same",
    "scope", "searches", "sha256", "share", "short_name", "silent", "silent rate", "since", "skipped",
    "source", "started", "state", "status", "step", "stratum", "successions", "successor", "system",
    "title", "to", "to_id", "unit", "unknown", "url", "valid_from", "valid_to", "value",
    "value_reviewed", "value_seen", "versions", "visits", "waiting", "what", "who", "why", "wrong",
    "year", "years",
)  # fmt: skip
"""Heads of columns and labels of facts."""
CODES = (
    # figures
    "printed", "blank", "mark", "text", "aligned", "ambiguous", "uncertain", "missing",
    # reports
    "live", "withdrawn", "agency", "government_aggregate", "unknown", "error", "warning", "info",
    # bodies
    "government", "office", "department", "township", "street", "zone", "other", "province",
    "prefecture", "county", "renamed", "merged", "split",
    # searches, runs and visits
    "found", "nothing_found", "cut_by_budget", "blocked", "forbidden", "unreachable", "interrupted",
    "planned", "done", "problems", "failed", "new", "changed", "same", "not_modified", "gone",
    "soft_404", "redirected",
    # coverage, and where an address was lost
    "on_time", "late", "date_unknown", "not_at_address", "not_found", "publishes_elsewhere", "not_due",
    "never_looked", "no_address", "other_host", "never_linked", "judged_noise", "not_fetched",
    "not_a_report", "unread", "body_unknown", "filed_elsewhere", "unreadable", "documents",
    # alarms and reviews
    "open", "acknowledged", "resolved", "confirm", "dismiss", "comment", "correct", "withdraw",
    "new_version", "read_otherwise",
)  # fmt: skip
"""Words that stand in columns for a state, a kind, an outcome."""


def head(name: str) -> str:
    """The head of a column, or the label of a fact; one that is no word of ours stays as it is."""
    return pgettext(_HEAD, name) if name else name


def coded(value: object) -> object:
    """A code's word; whatever is no code stays as it is."""
    return pgettext(_CODE, value) if isinstance(value, str) and value else value


def kind(code: str) -> str:
    """What a body is for, e.g. education, in the reader's language."""
    known = catalogue().get(code)
    return known.zh if known and language() == "zh" else pgettext(_CODE, code)


def messages() -> Iterator[tuple[str, str]]:
    """Every head and code with its context."""
    yield from ((name, _HEAD) for name in HEADS)
    yield from ((name, _CODE) for name in CODES)
