"""Sentences that the archive keeps in English, told in any language: alarms, notes, signs of visits.

Whoever keeps one makes it from its constant here (why a file cannot be read: in `unreadable`), so that it is
recognised when it is told again.
"""

from __future__ import annotations

from functools import cache

from models.messages import SOURCE, gettext, language, later, unreadable
from models.messages.sentence import Kept


def retold(text: str | None) -> str:
    """A kept sentence in the language that is spoken; words that are none of ours (addresses, names, what a
    server said) stay as they are. Nothing for none."""
    if not text or language() == SOURCE:
        return text or ""
    for one in _most_telling_first():
        if met := one.pattern.fullmatch(text):
            return gettext(one.template) % {
                name: _told(name, value, one) for name, value in met.groupdict().items()
            }
    return text


def _told(name: str, value: str, within: Kept) -> int | str:
    if name in within.numbers:
        return int(value)
    return gettext(value) if name == unreadable.WHAT else retold(value)


@cache
def _most_telling_first() -> list[Kept]:
    known = {**globals(), **vars(unreadable)}.values()
    return sorted((one for one in known if isinstance(one, Kept)), key=lambda one: one.rank)


# Sentences put together
BOTH = Kept(later("%(first)s; %(second)s"))
OF_PORTAL = Kept(later("%(portal)s: %(said)s"))
FOR_A_REASON = Kept(later("%(said)s (%(why)s)"))

# Budgets and disks
REQUESTS_MADE = Kept(later("%(number)d requests made"))
DOCUMENTS_FETCHED = Kept(later("%(number)d documents fetched"))
TIME_IS_UP = Kept(later("time is up"))
DISK_FULL = Kept(
    later("%(free)d MiB are free on the disk of %(place)s, %(least)d must stay (GONGKAI_FREE_MIB)")
)

# What went wrong while the rest went on
DISK_NEARLY_FULL = Kept(later("the disk is nearly full: %(said)s. Free some space and run it again"))
READING_FAILED = Kept(
    later("reading and filing failed: %(why)s. What was fetched is stored; run `gongkai reread`")
)
COMPARING_FAILED = Kept(later("comparing reports failed: %(why)s. `gongkai reread` does it again"))
OF_VERSION = Kept(later("version %(number)d: %(said)s"))
BREAKS_OFF = Kept(later("%(name)s: breaks off after %(records)d records (%(why)s)"))

# Why a walk stopped, and what was left
ANSWERS_IN_A_ROW = Kept(later("%(number)d answers in a row: %(sign)s"))
LONG_CRAWL_DELAY = Kept(later("robots.txt asks for %(seconds)d s between requests"))
LISTS_PASSED_OVER = Kept(
    later("%(number)d lists not looked at: those of other numbers showed the same rows")
)

# Alarms
UNREACHABLE = Kept(later("could not be reached"))
BLOCKS = Kept(later("blocks the crawl"))
FORBIDDEN = Kept(later("may not be walked"))
NOTHING_FOUND = Kept(later("%(lists)d lists and sections looked through, no report found"))
CERTIFICATE_FAILS = Kept(
    later(
        "the certificate fails of %(hosts)s; nothing is fetched there. Look at it in a browser; "
        "`gongkai portals tls PORTAL lax` bears it"
    )
)
NO_ADAPTER = Kept(later("there is no adapter “%(family)s” any more, with which it was read"))
NO_MARKS = Kept(later("no page shows the marks of “%(family)s” any more, as which it was read"))
FAMILY_LOST = Kept(
    later(
        "%(why)s; %(ill)d of %(lists)d lists and sections are not understood now, what is new on them is not "
        "seen; %(reports)d reports were found there"
    )
)
MASS_LOSS = Kept(
    later(
        "%(gone)d of %(looked)d documents looked at are not at their addresses any more; "
        "nothing was withdrawn"
    )
)
UNWELL = Kept(later("%(unwell)d of %(looked)d documents looked at do not answer as before"))
FEWER_LISTS = Kept(later("only %(well)d of %(known)d lists and sections answer as before"))
FEWER_THAN_ROSTER = Kept(
    later(
        "only %(have)d of %(expected)d bodies that have a report on %(before)d have one on %(year)d, "
        "which was due"
    )
)
OF_ONE_CAUSE = Kept(later("%(rule)s: %(number)d portals: %(names)s; the first says: %(said)s"))
OF_ONE_PLATFORM = Kept(
    later("%(rule)s: %(number)d portals of the platform %(platform)s: %(names)s; the first says: %(said)s")
)
AND_MORE = Kept(later("%(names)s and %(number)d more"))

# Signs of visits: the gate
REFUSED = Kept(later("refused: %(why)s"))
NOT_HTTP = Kept(later("%(scheme)s: is neither http nor https"))
NO_HOST = Kept(later("the address has no host that can be read"))
OTHER_HOST = Kept(later("%(host)s is not a host of this portal"))
PORT_CLOSED = Kept(later("port %(port)d of %(host)s is not opened by --allow-private"))
NOT_PUBLIC = Kept(later("%(address)s is no public address"))
NO_WALK = Kept(later("no portal's walk asked for it"))
TAKEN_OUT = Kept(later("taken out on %(day)s: %(reason)s"))
ADDED_FROM = Kept(later("added from %(source)s"))
REDIRECT_TO = Kept(later("redirect to %(where)s"))
REDIRECT_REFUSED = Kept(later("refused: redirect to %(where)s: %(why)s"))
TO_ITSELF = Kept(later("redirects without end: to itself"))
COUNTING_ON = Kept(later("redirects without end: addresses that only count on, to %(where)s"))
MANY_HOPS = Kept(later("redirects without end: %(number)d in a row, on to %(where)s"))

# Signs of visits: robots.txt and the server
ROBOTS_FORBID = Kept(later("robots.txt forbids this address"))
ROBOTS_ANSWERED = Kept(later("robots.txt answered %(status)d"))
WAIT = Kept(later("HTTP %(status)d, Retry-After %(seconds)d s"))
ROBOTS_SAID = Kept(later("robots.txt: %(said)s"))
PACKED_BROKEN = Kept(later("the packed answer is broken: %(why)s"))
PACKED_CUT_OFF = Kept(later("the packed answer breaks off"))
TOO_LARGE = Kept(later("too large: more bytes than one answer may have"))
TOO_LARGE_UNPACKED = Kept(later("too large: more than %(bytes)d bytes once unpacked"))
LONG_HEAD = Kept(later("headers of more than %(bytes)d bytes"))
TLS = Kept(later("tls: %(said)s"))
BESIDE_TLS = Kept(later("%(sign)s; tls: %(said)s"))
LEGACY = Kept(later("legacy renegotiation"))
LAX = Kept(later("certificate not checked (lax): %(why)s"))

# Signs of visits: what only looks like an answer
BLOCKED = Kept(later("blocked: %(sign)s, HTTP %(status)d"))
SCRIPT_CHALLENGE = Kept(later("script challenge"))
SLIDER_CHALLENGE = Kept(later("slider challenge"))
COOKIE_CHALLENGE = Kept(later("cookie challenge"))
COOKIE_AND_RELOAD = Kept(later("cookie and reload"))
ASKS_LOGIN = Kept(later("asks for a login"))
ACCESS_REFUSED = Kept(later("access refused"))
METHOD_REFUSED = Kept(later("method refused"))
FIREWALL = Kept(later("refused by a firewall"))
FIREWALL_SAYS = Kept(later("refusal by a firewall"))
PROVE_TO_BE_ONE = Kept(later("asks a person to prove to be one"))
ASKED_TOO_FAST = Kept(later("asked too fast"))
GEOGRAPHIC = Kept(later("geographic refusal"))
SOFT_404 = Kept(later("soft_404: %(said)s"))
VERIFIED = Kept(later("same answer as for a path that cannot exist"))
PAGING_REPEATS = Kept(later("paging: no rows that earlier pages have not"))
PAGING_BARREN = Kept(later("paging: rows come to nothing on the pages before"))
RENDERED = Kept(later("rendered: scripts filled this page"))
RENDERED_IN_PART = Kept(later(
    "rendered: scripts filled this page; not all its names and next pages were tried"))
TURNED = Kept(later("rendered: a script turned this list's pages"))
TURNED_IN_PART = Kept(later("rendered: a script turned this list's pages, but not all of them"))
NOT_FILLED = Kept(later("hollow: only scripts fill in what this page is called; %(why)s"))
NOT_UNCOVERED = Kept(later("tabs: only clicks show other lists in this page's place; %(why)s"))
NOT_TURNED = Kept(later("paging: only a script turns to the next pages; %(why)s"))
SHELL = Kept(later("shell: only scripts fill this page"))
SHELL_STAYS = Kept(later("shell: only scripts fill this page; %(why)s"))
RENDERED_EMPTY = Kept(later("rendered, and empty all the same"))
NOT_RENDERED = Kept(later("could not be rendered (%(why)s)"))
