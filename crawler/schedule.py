"""When a page is due again.

A night's run may start a little earlier than the night before and finds what the last one left; so "each
night" is due 18 hours after a visit. Home, sections, directories and lists are looked at each night. Reports
and their attachments are looked at each night for 60 days after they were first seen, when corrections come,
then every 28 days: conditional requests make that cheap, and an edit years later is still found within a
month. A page that failed is tried again after an hour, a day, then each week, and never given up. A page
that robots.txt forbids is due as if it had answered: asking costs the portal nothing, and a ban of one night
must not hide its lists for a month. What is listed but not there yet comes up a night later, as copying to
the public servers lags behind.
"""

from __future__ import annotations

from datetime import datetime, timedelta

NIGHT = timedelta(hours=18)
YOUNG = timedelta(days=60)
MONTH = timedelta(days=28)
AFTER_FAILURE = (timedelta(hours=1), timedelta(days=1), timedelta(days=7))

NIGHTLY_ROLES = frozenset({"home", "section", "directory", "list"})
DOCUMENT_ROLES = frozenset({"report", "attachment"})


def due_again(
    role: str, answer: str, at: datetime, first_seen: datetime, failures: int, *, has_content: bool
) -> datetime | None:
    """When a page visited `at` is due again; None: never by itself.

    `answer` is the ledger's; `failures` counts failed visits in a row before this one; `has_content` tells
    whether the page ever answered with content.
    """
    if answer in ("failed", "blocked", "soft_404"):
        return at + AFTER_FAILURE[min(failures, len(AFTER_FAILURE) - 1)]
    if role in DOCUMENT_ROLES:
        return at + (NIGHT if at - first_seen < YOUNG else MONTH)
    if answer == "gone" and not has_content:
        # A guessed or dead link: nothing was ever there.
        return None
    if role in NIGHTLY_ROLES:
        return at + NIGHT
    return at + MONTH if answer in ("redirected", "forbidden") else None
